"""`backup F` and `restore F`: the whole county in one file; the key is not in it."""

import shutil
import sqlite3
import sys
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import click

from bot.clock import wall_clock
from bot.commands.options import alone
from bot.commands.sick import ailment
from bot.database import KEY_NAME, NAME, open_database
from bot.settings import Settings
from bot.texts import backup as texts
from ledger.backups import KEPT, Unsound, back_up, check, rotated

WHY = {"strange": texts.NOT_A_BACKUP, "damaged": texts.DAMAGED}


@click.command(help=texts.BACKUP)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(1), default=KEPT, show_default=True, help=texts.KEEP)
def backup(file: Path, keep: int) -> None:
    """Consistent also while the bot serves; checked before it takes its name. A folder gets a
    file named by the moment, and keeps the newest.
    """
    home = Settings().home
    if not (home / NAME).exists():
        sys.exit(texts.NOTHING_THERE.substitute(home=home))
    try:
        if file.is_dir():
            file = rotated(home / NAME, file, _now(), keep)
        else:
            back_up(home / NAME, file)
    except Unsound as no:
        sys.exit(WHY[str(no)].substitute(file=file))
    except sqlite3.Error as no:
        with suppress(sqlite3.OperationalError):  # then it is the place, not the database
            if not _sound(home / NAME):
                sys.exit(texts.DATABASE_BAD)
        sys.exit(texts.NOT_WRITTEN.substitute(file=file, why=ailment(no) or no))
    except OSError as no:
        sys.exit(texts.NOT_WRITTEN.substitute(file=file, why=no.strerror or no))
    click.echo(texts.BACKED_UP.substitute(file=file, kib=file.stat().st_size // 1024))


@click.command(help=texts.RESTORE)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--key", type=click.Path(path_type=Path, exists=True), help=texts.KEY)
def restore(file: Path, key: Path | None) -> None:
    """What was there is put by, not lost; refused while a bot serves this home."""
    home = Settings().home
    home.mkdir(parents=True, exist_ok=True)
    try:
        check(file)
    except Unsound as no:
        sys.exit(WHY[str(no)].substitute(file=file))
    except sqlite3.OperationalError as no:
        sys.exit(texts.NOT_READ.substitute(file=file, why=ailment(no) or no))
    if key is None and not (home / KEY_NAME).exists():
        sys.exit(texts.NO_KEY.substitute(home=home, name=KEY_NAME))
    with alone(home, texts.IN_USE):
        if key and key.resolve() != (home / KEY_NAME).resolve():
            _put_by(home, KEY_NAME)
            shutil.copy(key, home / KEY_NAME)
            (home / KEY_NAME).chmod(0o600)
        if (home / NAME).exists():
            with closing(sqlite3.connect(home / NAME)) as old:
                old.execute("pragma wal_checkpoint(truncate)")
            _put_by(home, NAME)
            for rest in ("-wal", "-shm"):
                (home / f"{NAME}{rest}").unlink(missing_ok=True)
        shutil.copy(file, home / NAME)
        open_database(home / NAME).close()  # brought up to the newest step
    click.echo(texts.RESTORED.substitute(file=file))


def _sound(file: Path) -> bool:
    try:
        check(file)
    except Unsound:
        return False
    return True


def _put_by(home: Path, name: str) -> None:
    """Under a name of its own, where it can be found again."""
    if not (home / name).exists():
        return
    number = 1
    while (kept := home / f"{name}.{number}.old").exists():
        number += 1
    (home / name).replace(kept)


def _now() -> datetime:
    """The machine's own time: files are named for who keeps it."""
    return wall_clock()
