"""Rates read from the snapshot: sums by row in one pass."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from sqlite_utils import Database

from ledger.clock import Month
from ledger.model import Attribution, By
from ledger.ranking import Sums
from ledger.scopes import Scope

_LEVELS = {
    By.COUNTY: "county",
    By.CADRE: "county",
    By.UNIT: "unit",
    By.VILLAGE: "village",
    By.TOWNSHIP: "township",
}
_ROW = """
    select area, sum(done), sum(due), sum(exempt), sum(case when owner = '' then due else 0 end),
        sum(times_done), sum(times_due),
        sum(case when owner <> '' and due > 0 and done = due then 1 else 0 end),
        sum(case when owner <> '' and due > 0 then 1 else 0 end)
    from ({pairs}) as pairs group by area
"""
_CADRE = """
    select owner, done, due, exempt, 0, times_done, times_due,
        case when due > 0 and done = due then 1 else 0 end, case when due > 0 then 1 else 0 end
    from ({pairs}) as pairs where owner <> '' and households > 0
"""
_TOTALS = """
    select area, done, due, exempt, unassigned, times_done, times_due, cadres_done, cadres_due
    from totals where month = :month and level = :level
"""
_TALLIES = """
    select area, owner, due, done, exempt, times_due, times_done, households from tallies
    where month = :month and level = :level
"""


def sums(
    db: Database, month: Month, by: By, within: Scope, attribution: Attribution
) -> dict[str, Sums]:
    """By the key of the row: an area's, a cadre's, or '' for the county. The month is right."""
    values = {"month": str(month), "level": _LEVELS[by]}
    if not within.county:
        pairs = _within(by, within, attribution, values)
    elif attribution is Attribution.MAJORITY:
        pairs = _moved(by)
    else:
        pairs = _TALLIES
    sql = (_CADRE if by is By.CADRE else _ROW).format(pairs=pairs)
    if pairs is _TALLIES and by is not By.CADRE:
        sql = _TOTALS
    rows = db.execute(sql, values).fetchall()
    return {row[0]: Sums._make(row[1:]) for row in rows if row[0] or by is By.COUNTY}


def _area(by: By, unit: str) -> str:
    """The column of `snapshot s` that says which row of a table it belongs to."""
    match by:
        case By.VILLAGE:
            return "s.village"
        case By.TOWNSHIP:
            return "(select a.parent from areas a where a.id = s.village)"
        case By.UNIT:
            return unit
        case By.COUNTY | By.CADRE:
            return "''"


def _each(by: By, owner: str, unit: str, sign: str = "") -> str:
    return (
        f"select {_area(by, unit)} as area, {owner} as owner, {sign}s.due as due,"
        f" {sign}s.done as done, {sign}s.exempt as exempt, {sign}(s.due * s.times) as times_due,"
        f" {sign}(s.due * case when s.days < s.times then s.days else s.times end) as times_done,"
        f" {sign}1 as households from snapshot s where s.month = :month"
    )


def _summed(parts: str) -> str:
    return (
        "select area, owner, sum(due) as due, sum(done) as done, sum(exempt) as exempt,"
        " sum(times_due) as times_due, sum(times_done) as times_done,"
        f" sum(households) as households from ({parts}) as parts group by area, owner"
    )


def _moved(by: By) -> str:
    """The tallies, with the households whose owner of most days is another moved over."""
    moved = " and s.divided = 1 and s.majority <> s.owner"
    away = _each(by, "s.owner", "s.unit", sign="-") + moved
    over = _each(by, "s.majority", "s.majority_unit") + moved
    if by is By.UNIT:
        away, over = away + " and s.unit <> ''", over + " and s.majority_unit <> ''"
    return _summed(f"{_TALLIES} union all {away} union all {over}")


def _within(by: By, within: Scope, attribution: Attribution, values: dict[str, str]) -> str:
    """Straight from the households in reach: a township's, a village's, a unit's, one's own."""
    owner, unit = "s.owner", "s.unit"
    if attribution is Attribution.MAJORITY:
        owner, unit = "s.majority", "s.majority_unit"
    return _summed(f"{_each(by, owner, unit)} and {reach(within, owner, unit, values)}")


def reach(within: Scope, owner: str, unit: str, values: dict[str, str]) -> str:
    """A condition on `snapshot s`; binds what it needs in `values`."""
    if within.county:
        return "1 = 1"
    parts = ["1 = 0"]
    lists = (
        ("t", within.townships, "s.village in (select id from areas where parent in ({}))"),
        ("v", within.villages, "s.village in ({})"),
        ("u", within.units, f"{unit} in ({{}})"),
    )
    for letter, areas, condition in lists:
        if areas:
            bound = {f"{letter}{n}": area for n, area in enumerate(sorted(areas))}
            values |= bound
            parts.append(condition.format(", ".join(f":{name}" for name in bound)))
    if within.cadre is not None:
        values["own"] = within.cadre
        parts.append(f"{owner} = :own")
    return f"({' or '.join(parts)})"
