"""The world on disk: every change is one appended line, so a demo survives any restart."""

import hashlib
import json
import os
import secrets
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.localchat.world import World

WORLD = "world.jsonl"


class Journal:
    """Lines of `[shelf, key, row]` in `world.jsonl`, bytes of files beside it.

    A line is handed to the operating system before the change is answered: a killed process loses
    nothing. A torn last line, as after a power cut, is passed over.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / WORLD
        self._out: int | None = None
        self._kept: set[str] = set()

    def open(self, world: World) -> None:
        """Restores `world`, then writes down whatever changes. Raises OSError."""
        (self._folder / "files").mkdir(parents=True, exist_ok=True)
        lines, whole = self._read()
        for shelf, key, row in lines:
            world.restore(shelf, key, row)
        for file in world.files:
            stored = self._place(file.path)
            if stored.exists():
                world.contents[file.path] = stored.read_bytes()
                self._kept.add(file.path)
        rows = sum(map(len, world.shelves.values()))
        if len(lines) > 2 * rows or not whole:
            self._rewrite(world)
        self._out = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        world.listeners.append(lambda shelf, key, row: self._write(world, shelf, key, row))

    def close(self) -> None:
        """Writes nothing any more."""
        if self._out is not None:
            os.close(self._out)
            self._out = None

    def secret(self) -> str:
        """The page's secret path: made once, so that an open page outlives a restart."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / "secret"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(16))
        return path.read_text().strip()

    def _read(self) -> tuple[list[tuple[str, str, Any]], bool]:
        """The changes, and whether the last line is whole."""
        if not self._path.exists():
            return [], False
        *lines, torn = self._path.read_bytes().split(b"\n")
        return [tuple(json.loads(line)) for line in lines], not torn

    def _rewrite(self, world: World) -> None:
        """The world as it stands, in one step that either happened or did not."""
        fresh = self._path.with_suffix(".new")
        with fresh.open("wb") as out:
            for name, shelf in world.shelves.items():
                for row in shelf:
                    out.write(_line(name, row.key, row))
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(self._path)

    def _write(self, world: World, shelf: str, key: str, row: Any) -> None:
        if self._out is None or shelf not in world.shelves:
            return
        if shelf == "file" and row and row.path not in self._kept:
            self._place(row.path).write_bytes(world.contents[row.path])
            self._kept.add(row.path)
        os.write(self._out, _line(shelf, key, row))

    def _place(self, path: str) -> Path:
        return self._folder / "files" / hashlib.sha256(path.encode()).hexdigest()[:32]


def _line(shelf: str, key: str, row: Any) -> bytes:
    kept = None if row is None else asdict(row)
    return json.dumps([shelf, key, kept], ensure_ascii=False).encode() + b"\n"
