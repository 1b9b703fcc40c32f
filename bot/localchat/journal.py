"""The world on disk: every change is one appended line, so a demo survives any restart."""

import hashlib
import json
import logging
import os
import secrets
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Any

from bot.localchat import updates
from bot.localchat.address import fresh_secret
from bot.localchat.world import World

log = logging.getLogger(__name__)

WORLD = "world.jsonl"
_SECRET = "secret"  # noqa: S105  # a file's name
_SHORTEST_SECRET = 16  # characters
_NUMBERS = range(2_000_000, 2**30)  # of which Telegram takes one for a bot's first update


class Journal:
    """Lines of `[shelf, key, row]` in `world.jsonl`, bytes of files beside it.

    A line is handed to the operating system before the change is answered: a killed process loses
    nothing. A torn last line, as after a power cut, is passed over. Where more is unreadable, all
    that can be read is taken, the rest kept beside it in `damaged`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / WORLD
        self._out: int | None = None
        self._behind = False  # a write failed: the file lacks something
        self._kept: set[str] = set()
        self.damaged: Path | None = None
        """The journal as it was found, if it could not be read whole."""

    def open(self, world: World) -> None:
        """Restores `world`, then writes down whatever changes. Raises OSError."""
        (self._folder / "files").mkdir(parents=True, exist_ok=True)
        known = self._path.exists()
        read, whole = self._restore(world)
        for file in world.files:
            stored = self._place(file.path)
            if stored.exists():
                world.contents[file.path] = stored.read_bytes()
                self._kept.add(file.path)
        rows = sum(map(len, world.shelves.values()))
        if read > 2 * rows or not whole or self.damaged:
            self._rewrite(world)
        self._out = self._appending()
        world.listeners.append(lambda shelf, key, row: self._write(world, shelf, key, row))
        if self.damaged or not known:
            # a bot remembers the numbers it was given, and would take these for repeats
            updates.renumber(world, secrets.choice(_NUMBERS))

    def close(self) -> None:
        """Writes nothing any more."""
        if self._out is not None:
            os.close(self._out)
            self._out = None

    def secret(self) -> str:
        """The page's secret path: made once, so that an open page outlives a restart."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / _SECRET
        known = path.read_text(errors="replace").strip() if path.exists() else ""
        if len(known) >= _SHORTEST_SECRET and known.isascii() and known.isprintable():
            return known
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(fresh_secret())
        fresh.replace(path)  # a kill leaves no half of it
        return path.read_text()

    def _restore(self, world: World) -> tuple[int, bool]:
        """How many changes were read, and whether the last line is whole."""
        if not self._path.exists():
            return 0, False
        *lines, torn = self._path.read_bytes().split(b"\n")
        lost = False
        for line in lines:
            try:
                shelf, key, row = json.loads(line)
                world.restore(shelf, key, row)
            except (ValueError, TypeError, AttributeError, RecursionError):
                lost = True
        if lost:
            self.damaged = self._set_aside()
        return len(lines), not torn

    def _set_aside(self) -> Path:
        """Keeps the file as it was found."""
        places = (self._folder / f"world.damaged-{number}.jsonl" for number in count(1))
        place = next(place for place in places if not place.exists())
        place.write_bytes(self._path.read_bytes())
        return place

    def _appending(self) -> int:
        return os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def _rewrite(self, world: World) -> None:
        """The world as it stands, in one step that either happened or did not."""
        fresh = self._path.with_suffix(".new")
        with fresh.open("wb") as out:
            fresh.chmod(0o600)
            for name, shelf in world.shelves.items():
                for row in shelf:
                    out.write(_line(name, row.key, row))
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(self._path)

    def _write(self, world: World, shelf: str, key: str, row: Any) -> None:
        """What cannot be written, as on a full disk, is made good by the next change that can."""
        if self._out is None or shelf not in world.shelves:
            return
        try:
            if shelf == "file" and row and row.path not in self._kept:
                self._place(row.path).write_bytes(world.contents[row.path])
                self._kept.add(row.path)
            if self._behind:
                self._catch_up(world)
            else:
                self._append(_line(shelf, key, row))
        except OSError as no:
            if not self._behind:
                log.warning("the chats are not written down: %s", no.strerror)
            self._behind = True

    def _append(self, line: bytes) -> None:
        assert self._out is not None
        if os.write(self._out, line) < len(line):
            raise OSError(0, "a line was torn")

    def _catch_up(self, world: World) -> None:
        for file in world.files:
            if file.path not in self._kept and file.path in world.contents:
                self._place(file.path).write_bytes(world.contents[file.path])
                self._kept.add(file.path)
        self._rewrite(world)
        assert self._out is not None
        os.close(self._out)
        self._out = self._appending()
        self._behind = False

    def _place(self, path: str) -> Path:
        return self._folder / "files" / hashlib.sha256(path.encode()).hexdigest()[:32]


def _line(shelf: str, key: str, row: Any) -> bytes:
    kept = None if row is None else asdict(row)
    return json.dumps([shelf, key, kept], ensure_ascii=False).encode() + b"\n"
