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
from bot.commands.sick import ailment, trouble
from bot.database import KEY_NAME, NAME, OURS_ALONE, open_database
from bot.settings import Settings
from bot.texts import backup as texts
from ledger.backups import KEPT, Unsound, back_up, check, rotated
from ledger.keys import Keys
from ledger.resealing import COLUMNS

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
        sys.exit(texts.NOT_WRITTEN.substitute(file=file, why=trouble(no)))
    click.echo(texts.BACKED_UP.substitute(file=file, kib=file.stat().st_size // 1024))


@click.command(help=texts.RESTORE)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--key", type=click.Path(path_type=Path, exists=True), help=texts.KEY)
def restore(file: Path, key: Path | None) -> None:
    """What was there is put by, not lost; refused while a bot serves this home."""
    home = Settings().home
    try:
        home.mkdir(mode=OURS_ALONE, parents=True, exist_ok=True)
    except OSError as no:
        sys.exit(texts.HOME_UNUSABLE.substitute(home=home, why=trouble(no)))
    try:
        check(file)
    except Unsound as no:
        sys.exit(WHY[str(no)].substitute(file=file))
    except sqlite3.OperationalError as no:
        sys.exit(texts.NOT_READ.substitute(file=file, why=ailment(no) or no))
    if key is None and not (home / KEY_NAME).exists():
        sys.exit(texts.NO_KEY.substitute(home=home, name=KEY_NAME))
    _fits(key or home / KEY_NAME, file)
    with alone(home, texts.IN_USE):
        try:
            _exchange(home, file, key)
        except OSError as no:
            sys.exit(texts.NOT_RESTORED.substitute(why=trouble(no)))
        except sqlite3.Error as no:
            sys.exit(texts.NOT_RESTORED.substitute(why=ailment(no) or no))
    click.echo(texts.RESTORED.substitute(file=file))


def _fits(key: Path, file: Path) -> None:
    """Ends the command for a key that does not open what this backup holds."""
    from cryptography.exceptions import InvalidTag

    try:
        keys = Keys(key.read_bytes())
    except (OSError, ValueError):
        sys.exit(texts.NO_KEY_FILE.substitute(file=key))
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        for table, column in COLUMNS:
            sealed = f"select id, {column} from {table} where {column} is not null limit 1"  # noqa: S608
            for id_, words in db.execute(sealed).fetchall():
                try:
                    keys.unseal(words, f"{table}.{column}:{id_}")
                except InvalidTag:
                    sys.exit(texts.WRONG_KEY)


def _exchange(home: Path, file: Path, key: Path | None) -> None:
    """What was there is put by only once the other lies beside it, whole and brought up to the
    newest step. Raises OSError, sqlite3.Error; then all is as it was.
    """
    fresh = home / f"{NAME}.new"
    try:
        shutil.copy(file, fresh)
        open_database(fresh).close()
        if key and key.resolve() != (home / KEY_NAME).resolve():
            other = home / f"{KEY_NAME}.new"
            shutil.copy(key, other)
            other.chmod(0o600)
            _put_by(home, KEY_NAME)
            other.replace(home / KEY_NAME)
        if (home / NAME).exists():
            with closing(sqlite3.connect(home / NAME)) as old, suppress(sqlite3.DatabaseError):
                old.execute("pragma wal_checkpoint(truncate)")
            _put_by(home, NAME)
            for rest in ("-wal", "-shm"):
                (home / f"{NAME}{rest}").unlink(missing_ok=True)
        fresh.replace(home / NAME)
    finally:
        for name in (fresh.name, f"{fresh.name}-wal", f"{fresh.name}-shm", f"{KEY_NAME}.new"):
            (home / name).unlink(missing_ok=True)


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
