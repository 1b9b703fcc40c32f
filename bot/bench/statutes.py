"""How well and how fast clauses are found among statutes, typed right and with two typos."""

import json
import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bot.bench.asked import Rows
from bot.bench.bases import fresh, lines
from bot.bench.stopwatch import Stopwatch
from policy_kb.base import PolicyBase
from policy_kb.finding.pinyin import syllables

_TYPOS = 2
_TIMED = 300


@dataclass(frozen=True, slots=True)
class Found:
    first: float  # R@1, 0 to 1
    five: float  # R@5
    took: Stopwatch

    def __str__(self) -> str:
        return f"R@1 {self.first:.4f}, R@5 {self.five:.4f} | {self.took}"


def retrieval(base: PolicyBase, queries: Rows) -> Found:
    first = five = 0
    took = Stopwatch()
    for row in queries:
        with took:
            found = [hit.clause for hit in base.ask(row["text"]).hits]
        first += bool(found) and found[0] in row["gold"]
        five += any(clause in row["gold"] for clause in found)
    return Found(first / len(queries), five / len(queries), took)


def mistyped(queries: Rows) -> Rows:
    """With two characters of each replaced by others of the same sound."""
    alike: dict[int, list[str]] = {}
    table = syllables()
    for code in table.nonzero()[0].tolist():
        alike.setdefault(int(table[code]), []).append(chr(code))
    chance = random.Random(2)  # noqa: S311  the same typos every time
    return [{**row, "text": _mistyped(row["text"], alike, chance)} for row in queries]


def _mistyped(text: str, alike: dict[int, list[str]], chance: random.Random) -> str:
    table, said = syllables(), list(text)
    places = [at for at, c in enumerate(said) if ord(c) < len(table) and table[ord(c)]]
    for at in chance.sample(places, min(_TYPOS, len(places))):
        others = [other for other in alike[int(table[ord(said[at])])] if other != said[at]]
        said[at] = chance.choice(others or [said[at]])
    return "".join(said)


def speed(stard: Path, size: int, *, meaning: bool) -> tuple[float, Stopwatch]:
    """Seconds until the index is loaded, and the time a question takes, on so many clauses: those
    of the corpus, and mixtures of their sentences."""
    rows = lines(stard / "corpus.jsonl")
    mixed = random.Random(size)  # noqa: S311  a mixture that is the same every time
    texts_of = [row["text"] for row in rows]
    while len(rows) < size:
        one, other = mixed.sample(texts_of, 2)
        half = mixed.randrange(10, max(11, len(one)))
        text = one[:half] + other[-mixed.randrange(10, max(11, len(other))) :]
        rows.append({"id": f"m{len(rows)}", "title": mixed.choice(rows)["title"], "text": text})
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        corpus.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows[:size]))
        with fresh((corpus,), digests=False, meaning=meaning) as base:
            started = time.process_time()
            again = PolicyBase(base.store.database, meaning=meaning)
            again.load()
            loaded = time.process_time() - started
            took = Stopwatch()
            for row in lines(stard / "queries.jsonl")[:_TIMED]:
                with took:
                    again.ask(row["text"])
            return loaded, took
