"""Files that people sent or were sent go a day later (DESIGN §8); none that is still awaited."""

from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

KEPT = timedelta(hours=24)


def awaited(db: Database) -> frozenset[str]:
    """Paths below the home that a letter or an errand on its way still needs."""
    letters = db.execute(
        "select file from outbox where outcome is null and file is not null"
    ).fetchall()
    errands = db.execute("select id, body from errands where state = 'waiting'").fetchall()
    words = [path for (path,) in letters] + [f"work/{id_} {body}" for id_, body in errands]
    return frozenset(words)


def clear(home: Path, now: datetime, wanted: Collection[str]) -> int:
    """How many files went; `now` is the machine's own time, as files have it."""
    work, gone = home / "work", 0
    if not work.is_dir():
        return 0
    before = (now - KEPT).timestamp()
    for file in sorted(work.rglob("*"), reverse=True):  # a folder after what is in it
        if file.is_dir():
            if not any(file.iterdir()):
                file.rmdir()
            continue
        name = str(file.relative_to(home))
        named = [name, *file.relative_to(home).parts[1:-1]]
        if file.stat().st_mtime < before and not any(
            part in words
            for words in wanted
            for part in named
            if len(part) > 4  # noqa: PLR2004
        ):
            file.unlink()
            gone += 1
    return gone
