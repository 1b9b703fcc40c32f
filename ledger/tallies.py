"""Rates read from the snapshot: sums by row in one pass."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections import defaultdict
from functools import partial

from sqlite_utils import Database

from ledger.clock import Month
from ledger.model import Attribution, By
from ledger.ranking import Share, Sums
from ledger.scopes import Scope
from ledger.summing import Key, SnapshotSums, Tally, part

_sums = partial(tuple.__new__, Sums)  # a third of what Sums._make costs: of each cadre one
_LEVELS = {
    By.COUNTY: "county",
    By.CADRE: "county",
    By.UNIT: "unit",
    By.VILLAGE: "village",
    By.TOWNSHIP: "township",
}
_TOTALS = """
    select area, done, due, exempt, unassigned, times_done, times_due, cadres_done, cadres_due
    from totals where month = :month and level = :level
"""
_CADRES = """
    select owner, done, due, exempt, 0, times_done, times_due,
        case when due > 0 and done = due then 1 else 0 end, case when due > 0 then 1 else 0 end
    from {pairs} where owner <> '' and households > 0
"""
_OF_MONTH = "tallies where month = :month and level = :level"
_AREAS = """
    select area, sum(done), sum(due), sum(exempt), sum(case when owner = '' then due else 0 end),
        sum(times_done), sum(times_due),
        sum(case when owner <> '' and due > 0 and done = due then 1 else 0 end),
        sum(case when owner <> '' and due > 0 then 1 else 0 end)
    from {pairs} group by area
"""


def sums(
    db: Database, month: Month, by: By, within: Scope, attribution: Attribution
) -> dict[str, Sums]:
    """By the key of the row: an area's, a cadre's, or '' for the county. The month is right."""
    values = {"month": str(month), "level": _LEVELS[by]}
    if not within.county:
        pairs = f"({_within(by, within, attribution, values)}) as pairs"
        sql = (_CADRES if by is By.CADRE else _AREAS).format(pairs=pairs)
    elif by is By.CADRE:
        sql = _CADRES.replace("{pairs} where", f"{_OF_MONTH} and")
    else:
        sql = _TOTALS
    rows = db.execute(sql, values).fetchall()
    found = {row[0]: _sums(row[1:]) for row in rows if row[0] or by is By.COUNTY}
    if within.county and attribution is Attribution.MAJORITY:
        _move_over(db, month, by, found)
    return found


def shares(
    db: Database, month: Month, by: By, within: Scope, attribution: Attribution
) -> dict[str, Share]:
    """Only done and due of each row. The month is right."""
    if by is By.CADRE and within.county and attribution is Attribution.MONTH_END:
        rows = db.execute(
            "select owner, done, due from tallies"
            " where month = :month and level = 'county' and owner <> '' and due > 0",
            {"month": str(month)},
        ).fetchall()
        return {owner: (done, due) for owner, done, due in rows}
    found = sums(db, month, by, within, attribution)
    return {key: one[:2] for key, one in found.items()}


def _move_over(db: Database, month: Month, by: By, found: dict[str, Sums]) -> None:
    """Households whose owner of most days is another than on the last day, moved to that one."""
    rows = db.execute(
        # the few are found by their index first: the planner would read the whole month
        "with divided as materialized"
        " (select village, household from snapshot where month = :month and divided = 1)"
        " select s.village, (select a.parent from areas a where a.id = s.village), s.owner,"
        " s.unit, s.majority, s.majority_unit, s.due, s.done, s.exempt, s.due * s.times,"
        " s.due * case when s.days < s.times then s.days else s.times end, 1 from divided d"
        " join snapshot s on s.month = :month and s.village = d.village"
        " and s.household = d.household where s.majority <> s.owner",
        {"month": str(month)},
    ).fetchall()
    level = _LEVELS[by]
    changes: dict[Key, Tally] = defaultdict(Tally)
    for village, township, owner, unit, majority, majority_unit, *values in rows:
        one = Tally._make(values)
        for whose, whose_unit, sign in ((owner, unit, -1), (majority, majority_unit, 1)):
            areas = {"village": village, "township": township, "unit": whose_unit, "county": ""}
            if areas[level] or level == "county":
                key = (level, areas[level], whose)
                changes[key] = changes[key].plus(one, sign)
    moved = SnapshotSums(db).would_move(str(month), changes)
    if by is By.CADRE:
        for (_, _, owner), tally in moved.tallies.items():
            if owner and tally.households:
                found[owner] = Sums._make(part(owner, tally))
            else:
                found.pop(owner, None)
        return
    for (_, area), more in moved.totals.items():
        before = found.get(area, Sums())
        found[area] = Sums._make(a + b for a, b in zip(before, more, strict=True))


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


def _each(by: By, owner: str, unit: str) -> str:
    return (
        f"select {_area(by, unit)} as area, {owner} as owner, s.due as due, s.done as done,"
        " s.exempt as exempt, s.due * s.times as times_due,"
        " s.due * case when s.days < s.times then s.days else s.times end as times_done,"
        " 1 as households from snapshot s where s.month = :month"
    )


def _summed(parts: str) -> str:
    return (
        "select area, owner, sum(due) as due, sum(done) as done, sum(exempt) as exempt,"
        " sum(times_due) as times_due, sum(times_done) as times_done,"
        f" sum(households) as households from ({parts}) as parts group by area, owner"
    )


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
