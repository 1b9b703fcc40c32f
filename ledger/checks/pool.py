"""Who may be drawn, and who may check, as the ledger stands on a day."""

from collections import defaultdict
from datetime import date

from sqlite_utils import Database

from ledger import plain
from ledger.checks.drawing import Checker, Home
from ledger.clock import Month
from ledger.model import AreaId, Attribution
from ledger.scopes import WHOLE_COUNTY, Scope


def homes(db: Database, on: date, township: AreaId | None = None) -> tuple[Home, ...]:
    """Households of which visits are wanted, of the county or of a township, by 户编号."""
    within = Scope(townships=frozenset({township})) if township else WHOLE_COUNTY
    places = dict(db.execute("select id, name from areas").fetchall())
    numbers = dict(db.execute("select id, number from households").fetchall())
    holders: dict[str, set[str]] = defaultdict(set)
    for household, cadre in db.execute(
        "select household, cadre from assignments where since <= :on"
        " and (until is null or until > :on)",
        {"on": on.isoformat()},
    ).fetchall():
        holders[household].add(cadre)
    found = (
        Home(
            id=one.facts.household,
            number=numbers[one.facts.household],
            township=places[one.facts.township],
            village=places[one.facts.village],
            unit=one.unit,
            holders=frozenset(holders[one.facts.household]),
        )
        for one in plain.counted(db, Month.of(on), on, within, Attribution.MONTH_END)
        if one.standing.times
    )
    return tuple(sorted(found, key=lambda home: home.number))


def checkers(db: Database, on: date, homes: tuple[Home, ...]) -> tuple[Checker, ...]:
    """Who holds one of these households and is in post, by 干部编号."""
    held = {holder for home in homes for holder in home.holders}
    units = dict(
        db.execute(
            "select cadre, unit from memberships where since <= :on order by since",
            {"on": on.isoformat()},
        ).fetchall()
    )
    rows = db.execute(
        "select id, number from cadres where (since is null or since <= :on)"
        " and (until is null or until >= :on) order by number",
        {"on": on.isoformat()},
    ).fetchall()
    return tuple(Checker(id_, number, units.get(id_, "")) for id_, number in rows if id_ in held)
