"""`check`: what would keep the assistant from serving, said before it does."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

import click
from sqlite_utils import Database

from bot.commands.options import clock_option, opened
from bot.own_name import own_name
from bot.settings import Settings
from bot.texts import backup as texts

Found = tuple[Literal["good", "warning", "bad"], str]
SHAPES = {"good": texts.GOOD, "warning": texts.WARNING, "bad": texts.BAD}
DECEMBER = 12
OTHERS = 0o077  # group and the rest


@click.command(help=texts.CHECK)
@clock_option
def command(clock: datetime | None) -> None:
    """Exit 1 where something is wrong; warnings, such as no token yet, leave 0."""
    settings = Settings()
    wrong = False
    for level, what in findings(settings, clock):
        click.echo(SHAPES[level].substitute(what=what))
        wrong |= level == "bad"
    sys.exit(int(wrong))


def findings(settings: Settings, clock: datetime | None) -> Iterator[Found]:
    try:
        from bot.database import OURS_ALONE

        settings.home.mkdir(mode=OURS_ALONE, parents=True, exist_ok=True)
        (settings.home / ".written").touch()
        (settings.home / ".written").unlink()
    except OSError:
        yield "bad", texts.HOME_BAD.substitute(home=settings.home)
        return
    yield "good", texts.HOME.substitute(home=settings.home)
    yield token(settings)
    yield font()
    found: list[Found] = []
    try:
        with opened(clock) as (db, now):
            found.append(database(db))
            found += [*key(settings), nightly(settings, now), *holidays(db, now.date())]
            found += [*aside(db), *outcomes(db, now), *skipped(db, now)]
    except SystemExit as sick:  # its words are ours
        found.append(("bad", str(sick)))
    yield from found


def token(settings: Settings) -> Found:
    from telegram.error import InvalidToken, TelegramError

    if settings.token is None:
        return "warning", texts.TOKEN_NONE
    try:
        return "good", texts.TOKEN.substitute(name=asyncio.run(own_name(settings.token, settings)))
    except InvalidToken:
        return "bad", texts.TOKEN_BAD
    except TelegramError:
        host = urlsplit(settings.telegram_api_url).hostname
        return "bad", texts.TOKEN_UNREACHABLE.substitute(host=host)


def font() -> Found:
    from handlers.pictures.fonts import NoFont, face

    try:
        face()
    except NoFont:
        return "warning", texts.FONT_BAD
    return "good", texts.FONT


def database(db: Database) -> Found:
    if db.execute("pragma quick_check").fetchone()[0] != "ok":
        return "bad", texts.DATABASE_BAD
    counts = {
        table: db.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608
        for table in ("households", "cadres", "policy_clauses")
    }
    return "good", texts.DATABASE.substitute(
        households=counts["households"],
        cadres=counts["cadres"],
        clauses=counts["policy_clauses"],
    )


def key(settings: Settings) -> Iterator[Found]:
    """Nothing where no phone has been sealed yet."""
    from bot.database import KEY_NAME
    from ledger.keys import open_keys

    path = settings.home / KEY_NAME
    if not path.exists():
        return
    try:
        yield "good", texts.KEY_FINE.substitute(generation=open_keys(path).generation)
    except (OSError, ValueError):
        yield "bad", texts.KEY_BAD.substitute(home=settings.home)
        return
    if os.name == "posix" and path.stat().st_mode & OTHERS:
        yield "warning", texts.KEY_OPEN.substitute(home=settings.home)


def nightly(settings: Settings, now: datetime) -> Found:
    from ledger.backups import last

    day = last(settings.home / "backups")
    if not day:
        return "warning", texts.NO_BACKUP
    if day < f"{now - timedelta(days=2):%Y%m%d}":
        return "warning", texts.OLD_BACKUP.substitute(day=day)
    return "good", texts.BACKED_UP_ON.substitute(day=day)


def holidays(db: Database, today: date) -> Iterator[Found]:
    from ledger.holidays import Holidays

    workdays = Holidays(db).workdays()
    for year in (today.year, today.year + 1) if today.month == DECEMBER else (today.year,):
        if workdays.known(year):
            yield "good", texts.HOLIDAYS.substitute(year=year)
        else:
            yield "warning", texts.HOLIDAYS_UNKNOWN.substitute(year=year)


def aside(db: Database) -> Iterator[Found]:
    rows = db.execute("select update_id, incident from inbox where incident is not null")
    for update_id, incident in rows.fetchall():
        yield "warning", texts.ASIDE.substitute(id=update_id, incident=incident)


def outcomes(db: Database, now: datetime) -> Iterator[Found]:
    rows = db.execute(
        "select coalesce(outcome, 'waiting') from outbox where ended is null or ended > :since",
        {"since": (now - timedelta(days=7)).isoformat()},
    )
    counted = Counter(outcome.partition(":")[0] for (outcome,) in rows.fetchall())
    if counted:
        parts = [
            texts.OUTCOME.substitute(outcome=texts.OUTCOME_WORDS.get(outcome, outcome), n=n)
            for outcome, n in counted.most_common()
        ]
        level: Literal["good", "warning"] = "good" if set(counted) == {"sent"} else "warning"
        yield level, texts.OUTCOMES.substitute(counts=texts.LIST.join(parts))


def skipped(db: Database, now: datetime) -> Iterator[Found]:
    """Pushes of the last month that were not sent at all, and why."""
    from bot.round_rows import past
    from handlers.pushes.declared import PUSHES, worth_telling

    titles = {push.name: push.title for push in PUSHES}
    for one in past(db):
        if one.state == "skipped" and worth_telling(one) and one.due > now - timedelta(days=31):
            when = f"{one.due:%m-%d %H:%M}"
            yield (
                "warning",
                texts.SKIPPED.substitute(push=titles.get(one.push, one.push), due=when),
            )
