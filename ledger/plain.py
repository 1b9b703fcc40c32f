"""Rates worked out from the facts themselves, household by household: slow and plainly right."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from ledger.clock import Month
from ledger.facts import AT_ONCE, facts_of, terms_on, units_on
from ledger.model import Attribution, By, CadreId, HouseholdId
from ledger.ranking import Sums
from ledger.scopes import Scope
from ledger.standing import Facts, Standing, standing, window_start


@dataclass(frozen=True, slots=True)
class Counted:
    """A household in scope, and whose it is for the month."""

    facts: Facts
    standing: Standing
    owner: CadreId | None
    unit: str  # '' is none

    def within(self, scope: Scope) -> bool:
        return (
            scope.covers_village(self.facts.village, self.facts.township)
            or self.unit in scope.units
            or (self.owner is not None and self.owner == scope.cadre)
        )

    def area(self, by: By) -> str:
        """The key of the row it counts for; '' is the county, or none."""
        match by:
            case By.VILLAGE:
                return self.facts.village
            case By.TOWNSHIP:
                return self.facts.township
            case By.UNIT:
                return self.unit
            case By.CADRE:
                return self.owner or ""
            case By.COUNTY:
                return ""


def counted(
    db: Database, month: Month, as_of: date, within: Scope, attribution: Attribution
) -> Iterator[Counted]:
    """Every household in scope and in reach."""
    terms = terms_on(db, as_of)
    longest = max(rule.months for rule in terms.rules.values())
    first = window_start(month, longest).first
    ids = _candidates(db, within)
    for start in range(0, len(ids), AT_ONCE):
        facts = facts_of(db, ids[start : start + AT_ONCE], first, as_of)
        standings = {
            household: found
            for household, one in facts.items()
            if (found := standing(one, month, as_of, terms)) is not None
        }
        owners = {
            household: found.majority if attribution is Attribution.MAJORITY else found.owner
            for household, found in standings.items()
        }
        units = units_on(db, {owner for owner in owners.values() if owner}, as_of)
        for household, found in standings.items():
            owner = owners[household]
            unit = units.get(owner, "") if owner else ""
            one = Counted(facts[household], found, owner, unit)
            if one.within(within):
                yield one


def sums(
    db: Database, month: Month, as_of: date, by: By, within: Scope, attribution: Attribution
) -> dict[str, Sums]:
    """By the key of the row."""
    pairs: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for one in counted(db, month, as_of, within, attribution):
        pairs[one.area(by), one.owner or ""].append(one.standing)
    rows: dict[str, Sums] = defaultdict(Sums)
    for (area, owner), standings in pairs.items():
        if area or by is By.COUNTY:
            rows[area] = _plus(rows[area], _pair(owner, standings))
    return dict(rows)


def _pair(owner: str, standings: list[Standing]) -> Sums:
    """One owner's part of a row."""
    due = [one for one in standings if one.due]
    done = sum(one.done for one in due)
    return Sums(
        done=done,
        due=len(due),
        exempt=sum(one.exempt for one in standings),
        unassigned=0 if owner else len(due),
        times_done=sum(min(one.days, one.times) for one in due),
        times_due=sum(one.times for one in due),
        cadres_done=int(bool(owner and due and done == len(due))),
        cadres_due=int(bool(owner and due)),
    )


def _plus(one: Sums, other: Sums) -> Sums:
    return Sums._make(a + b for a, b in zip(one, other, strict=True))


def _candidates(db: Database, within: Scope) -> list[HouseholdId]:
    """Every household that may be in reach, and others too: `Counted.within` decides."""
    if within.own_only and within.cadre is not None:
        rows = db.execute(
            "select distinct household from assignments where cadre = :cadre",
            {"cadre": within.cadre},
        ).fetchall()
    else:
        rows = db.execute("select id from households order by village, id").fetchall()
    return [HouseholdId(row[0]) for row in rows]
