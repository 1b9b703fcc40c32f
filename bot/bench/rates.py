"""How long rates take: an invented county of any size, its month read by each kind of row."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import click
from sqlite_utils import Database

from bot.database import open_home
from ledger.book import Ledger
from ledger.clock import SHANGHAI, Month
from ledger.ids import new_id
from ledger.model import AreaKind, Attribution, By, CadreId, HouseholdId, Mode, NewVisit

NOW = datetime(2026, 10, 21, 9, tzinfo=SHANGHAI)
VILLAGES, UNIT = 15, 40  # villages a township, cadres a unit
VILLAGE, EACH = 120, 5  # households a village, and a cadre
CATEGORIES = ("monitored", "lifted", "lifted", "lifted", "other")


@click.command("rates")
@click.option("--households", default=20_000, show_default=True)
@click.option("--times", default=7, show_default=True, help="How often each table is read.")
@click.option("--visits", default=300, show_default=True, help="How many visits are recorded.")
def command(households: int, times: int, visits: int) -> None:
    """Read a month's rates by each kind of row; best and median in milliseconds."""
    with TemporaryDirectory() as folder:
        db = open_home(Path(folder))
        for line in measured(db, households, times, visits):
            click.echo(line)
        db.close()


def measured(db: Database, households: int, times: int, visits: int) -> Iterator[str]:
    """Lines of measurements of an invented county in an empty database."""
    found(db, households)
    ledger, today, month = Ledger(db), NOW.date(), Month.of(NOW.date())
    with _spent() as took:
        ledger.rates.prepare(month, today)
    yield f"{households} households; two months built in {took[0]:.0f} ms CPU"
    for by in By:
        for attribution in Attribution:
            spent = []
            for _ in range(times):
                before = perf_counter()
                table = ledger.rates.table(month, by, today, attribution=attribution)
                spent.append(1000 * (perf_counter() - before))
            spent.sort()
            yield (
                f"by {by:8} {attribution:9} {len(table.rows):6} rows:"
                f" best {spent[0]:6.1f} ms, median {spent[len(spent) // 2]:6.1f} ms"
            )
    held = db.execute(
        "select household, cadre from assignments order by household limit :n", {"n": visits}
    ).fetchall()
    with _spent() as took, db.atomic():
        for household, cadre in held:
            ledger.visits.record(
                NewVisit(
                    household=HouseholdId(household),
                    cadre=CadreId(cadre),
                    recorder=CadreId(cadre),
                    day=today,
                    mode=Mode.HOME,
                ),
                NOW,
            )
    yield f"recording a visit: {took[0] / len(held):.3f} ms CPU"
    with _spent() as took:
        for _, cadre in held:
            ledger.rates.owed(CadreId(cadre), month, today)
    yield f"what a cadre owes: {took[0] / len(held):.3f} ms CPU"


def found(db: Database, households: int) -> None:
    """A county of so many households, four of five visited in each of two months."""
    chance, ledger = Random(1), Ledger(db)  # noqa: S311  nothing secret here
    with db.atomic():
        villages: list[tuple[str, str]] = []
        while len(villages) * VILLAGE < households:
            if len(villages) % VILLAGES == 0:
                township = ledger.areas.add(AreaKind.TOWNSHIP, f"T{len(villages)}").id
            name = f"V{len(villages)}"
            villages.append((ledger.areas.add(AreaKind.VILLAGE, name, township).id, township))
        count = max(1, households // EACH)
        units = [ledger.areas.add(AreaKind.UNIT, f"U{n}").id for n in range(count // UNIT + 1)]
        cadres = [(new_id(), f"C{n:06}", units[n % len(units)]) for n in range(count)]
        homes = [
            (new_id(), f"H{n:07}", *villages[n // VILLAGE], cadres[n // EACH % count][0])
            for n in range(households)
        ]
        _fill(db, chance, cadres, homes)


def _fill(
    db: Database,
    chance: Random,
    cadres: Sequence[tuple[str, str, str]],
    homes: Sequence[tuple[str, str, str, str, str]],
) -> None:
    write = db.conn.executemany
    write(
        "insert into cadres (id, number, name) values (?, ?, ?)",
        [(id_, number, number) for id_, number, _ in cadres],
    )
    write(
        "insert into memberships (cadre, since, unit) values (?, '', ?)",
        [(id_, unit) for id_, _, unit in cadres],
    )
    write(
        "insert into households (id, number, village, township, head) values (?, ?, ?, ?, ?)",
        [(*home[:4], home[1]) for home in homes],
    )
    write(
        "insert into categories (household, since, category) values (?, '', ?)",
        [(home[0], chance.choice(CATEGORIES)) for home in homes],
    )
    write(
        "insert into assignments (household, duty, cadre, since) values (?, 1, ?, '2026-01-01')",
        [(home[0], home[4]) for home in homes],
    )
    write(
        "insert into visits (id, version, household, cadre, recorder, day, recorded, mode, valid,"
        " findings) values (?, 1, ?, ?, ?, ?, ?, 'home', 1, '{}')",
        [
            (new_id(), home[0], home[4], home[4], day.isoformat(), f"{day}T12:00:00+08:00")
            for home in homes
            for month in (9, 10)
            if chance.random() < 0.8  # noqa: PLR2004
            for day in [date(2026, month, chance.randint(1, 20))]
        ],
    )


@contextmanager
def _spent() -> Iterator[list[float]]:
    """CPU milliseconds of what is done inside, in the list afterwards."""
    took = [0.0]
    before = process_time()
    yield took
    took[0] = 1000 * (process_time() - before)
