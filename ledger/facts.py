"""What the rules need to know of households, read from the tables."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlite_utils import Database

from ledger.model import AreaId, CadreId, Category, HouseholdId, Mode, State
from ledger.standing import (
    ALWAYS,
    OPEN,
    Care,
    Contact,
    Facts,
    Rule,
    Terms,
    precedence,
    rules_on,
)

_DAY = timedelta(days=1)
AT_ONCE = 400  # households whose facts are read together


def facts_of(
    db: Database, households: Sequence[HouseholdId], first: date, last: date
) -> dict[HouseholdId, Facts]:
    """Of those of the households that exist, with their valid visits from `first` to `last`."""
    found: dict[HouseholdId, Facts] = {}
    for start in range(0, len(households), AT_ONCE):
        found |= _facts(db, households[start : start + AT_ONCE], first, last)
    return found


def _facts(
    db: Database, households: Sequence[HouseholdId], first: date, last: date
) -> dict[HouseholdId, Facts]:
    ids = tuple(households)
    some = "= ?" if len(ids) == 1 else f"in ({', '.join('?' * len(ids))})"
    categories: dict[str, list[tuple[date, Category]]] = defaultdict(list)
    for household, since, category in db.execute(
        f"select household, since, category from categories where household {some}"
        " order by household, since",
        ids,
    ).fetchall():
        categories[household].append((_start(since), Category(category)))
    states: dict[str, list[tuple[State, date, date]]] = defaultdict(list)
    for household, kind, since, until in db.execute(
        f"select household, kind, since, until from states where household {some}",
        ids,
    ).fetchall():
        states[household].append((State(kind), _start(since), _end(until)))
    care: dict[str, list[Care]] = defaultdict(list)
    for household, duty, since, until, cadre, number, post_since, post_last in db.execute(
        "select a.household, a.duty, a.since, a.until, a.cadre, c.number, c.since, c.until"
        f" from assignments a join cadres c on c.id = a.cadre where a.household {some}",
        ids,
    ).fetchall():
        care[household].append(
            Care(
                duty,
                _start(since),
                _end(until),
                CadreId(cadre),
                number,
                _start(post_since),
                date.fromisoformat(post_last) + _DAY if post_last else OPEN,
            )
        )
    contacts: dict[str, list[Contact]] = defaultdict(list)
    for household, day, recorded, mode in db.execute(
        "select household, day, substr(recorded, 1, 10), mode from visits"
        f" where household {some} and day >= ? and day <= ? and valid = 1",
        (*ids, first.isoformat(), last.isoformat()),
    ).fetchall():
        contacts[household].append(
            Contact(date.fromisoformat(day), date.fromisoformat(recorded), _MODES[mode])
        )
    return {
        HouseholdId(household): Facts(
            household=HouseholdId(household),
            village=AreaId(village),
            township=AreaId(township),
            entered=_start(entered),
            left=_end(exited),
            categories=tuple(categories[household]),
            states=tuple(states[household]),
            care=tuple(sorted(care[household], key=precedence)),
            contacts=tuple(contacts[household]),
        )
        for household, village, township, entered, exited in db.execute(
            f"select id, village, township, entered, exited from households where id {some}",
            ids,
        ).fetchall()
    }


def terms_on(db: Database, day: date) -> Terms:
    """The rules and settings in force on a day."""
    rows = [
        (Category(category), _start(since), Rule(times, months))
        for category, since, times, months in db.execute(
            "select category, since, times, months from rules"
        ).fetchall()
    ]
    settings = {"late_days": "7", "phone_counts": "off"}
    settings |= dict(
        db.execute(
            "select name, value from settings where since <= :day"
            " and name in ('late_days', 'phone_counts') order by since, at",
            {"day": day.isoformat()},
        ).fetchall()
    )
    return Terms(
        rules=rules_on(rows, day),
        late_days=int(settings["late_days"]),
        phone_counts=settings["phone_counts"] == "on",
    )


def units_on(db: Database, cadres: Iterable[CadreId] | None, day: date) -> dict[CadreId, AreaId]:
    """The unit each cadre is in on a day; of all cadres, if None. Who is in none is left out."""
    sql = "select cadre, unit from memberships where since <= ?"
    values: tuple[str, ...] = (day.isoformat(),)
    if cadres is not None:
        wanted = sorted(set(cadres))
        if not wanted:
            return {}
        sql += f" and cadre in ({', '.join('?' * len(wanted))})"
        values = (*values, *wanted)
    rows = db.execute(sql + " order by since", values).fetchall()
    return {CadreId(cadre): AreaId(unit) for cadre, unit in dict(rows).items() if unit}


def on_leave(db: Database, day: date) -> frozenset[CadreId]:
    """The cadres who are on leave that day."""
    rows = db.execute(
        "select cadre from leaves where first_day <= :day and last_day >= :day",
        {"day": day.isoformat()},
    ).fetchall()
    return frozenset(CadreId(row[0]) for row in rows)


_MODES = {mode.value: mode for mode in Mode}


def _start(text: str | None) -> date:
    return date.fromisoformat(text) if text else ALWAYS


def _end(text: str | None) -> date:
    return date.fromisoformat(text) if text else OPEN
