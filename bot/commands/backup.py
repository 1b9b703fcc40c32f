"""`backup F` and `restore F`: the whole county in one file; the key is not in it."""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import click

from bot.database import KEY_NAME, NAME, open_database
from bot.settings import Settings
from bot.texts import backup as texts

OURS = {"households", "visits", "outbox", "policy_clauses"}
"""Tables by which a file is known as one of ours."""


@click.command(help=texts.BACKUP)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Consistent also while the bot serves; checked before it takes its name."""
    home = Settings().home
    if not (home / NAME).exists():
        sys.exit(texts.NOTHING_THERE.substitute(home=home))
    fresh = file.with_name(file.name + ".new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(home / NAME)) as db:
        db.execute("vacuum into ?", (str(fresh),))
    if trouble := unsound(fresh):
        fresh.unlink()
        sys.exit(trouble)
    fresh.replace(file)
    click.echo(texts.BACKED_UP.substitute(file=file, kib=file.stat().st_size // 1024))


@click.command(help=texts.RESTORE)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--key", type=click.Path(path_type=Path, exists=True), help=texts.KEY)
def restore(file: Path, key: Path | None) -> None:
    """What was there is put by, not lost; refused while a bot serves this home."""
    home = Settings().home
    home.mkdir(parents=True, exist_ok=True)
    if trouble := unsound(file):
        sys.exit(trouble)
    if key:
        shutil.copy(key, home / KEY_NAME)
    if not (home / KEY_NAME).exists():
        sys.exit(texts.NO_KEY.substitute(home=home, name=KEY_NAME))
    with closing(sqlite3.connect(home / "zoufang.lease", timeout=0)) as lease:
        try:
            lease.execute("begin exclusive")
        except sqlite3.OperationalError:
            sys.exit(texts.IN_USE)
        if (home / NAME).exists():
            _put_by(home)
        shutil.copy(file, home / NAME)
        open_database(home / NAME).close()  # brought up to the newest step
    click.echo(texts.RESTORED.substitute(file=file))


def unsound(file: Path) -> str:
    """Why the file is no backup of ours; "" where it is one and whole."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
            tables = {name for (name,) in db.execute("select name from sqlite_master")}
            found = db.execute("pragma quick_check").fetchone()[0]
    except sqlite3.DatabaseError:
        return texts.NOT_A_BACKUP.substitute(file=file)
    if not tables >= OURS:
        return texts.NOT_A_BACKUP.substitute(file=file)
    return "" if found == "ok" else texts.DAMAGED.substitute(file=file)


def _put_by(home: Path) -> None:
    with closing(sqlite3.connect(home / NAME)) as old:
        old.execute("pragma wal_checkpoint(truncate)")
    number = 1
    while (kept := home / f"{NAME}.{number}.old").exists():
        number += 1
    (home / NAME).replace(kept)
    for rest in ("-wal", "-shm"):
        (home / f"{NAME}{rest}").unlink(missing_ok=True)
