"""What a month's bulletin says beside the rates: causes and problems, counted, never listed."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

import sqlite3
from collections import Counter
from datetime import date

from sqlite_utils import Database

from ledger.clock import Month
from ledger.facts import facts_of, on_leave, terms_on
from ledger.model import Attribution, CadreId, Cause, HouseholdId
from ledger.rates import Rates
from ledger.reach import households_within
from ledger.scopes import Scope
from ledger.settings import CountySettings
from ledger.snapshot import Snapshot
from ledger.standing import cause, window_start
from ledger.tallies import reach


class Digest:
    def __init__(
        self, db: Database, snapshot: Snapshot, rates: Rates, settings: CountySettings
    ) -> None:
        self._db, self._snapshot, self._rates, self._settings = db, snapshot, rates, settings

    def causes(self, month: Month, today: date, within: Scope) -> Counter[Cause]:
        """How many due households are missing for which cause (DESIGN §4.10).

        Only households with a visit in the window, or with an owner on leave, are looked at one
        by one: of the others there is nothing to know.
        """
        as_of = month.as_of(today)
        try:
            ready = self._snapshot.bring(month, as_of)
        except sqlite3.OperationalError:  # somebody else is writing
            ready = False
        if not ready:
            return Counter(one.cause for one in self._rates.missing(month, today, within))
        whose = Attribution(self._settings.value("attribution", as_of))
        owner, unit = "s.owner", "s.unit"
        if whose is Attribution.MAJORITY:
            owner, unit = "s.majority", "s.majority_unit"
        terms, away = terms_on(self._db, as_of), on_leave(self._db, as_of)
        first = window_start(month, max(rule.months for rule in terms.rules.values())).first
        values = {
            "month": str(month),
            "first": first.isoformat(),
            "as_of": as_of.isoformat(),
        }
        rows = self._db.execute(
            f"select s.household, {owner}, exists (select 1 from visits v"
            "  where v.household = s.household and v.valid = 1 and v.day >= :first"
            "  and v.day <= :as_of)"
            f" from snapshot s where s.month = :month and s.due = 1 and s.done = 0"
            f" and {reach(within, owner, unit, values)}",
            values,
        ).fetchall()
        counted = Counter({Cause.UNASSIGNED: sum(not cadre for _, cadre, _ in rows)})
        looked_at = {
            HouseholdId(household): CadreId(cadre)
            for household, cadre, visited in rows
            if cadre and (visited or cadre in away)
        }
        facts = facts_of(self._db, sorted(looked_at), first, as_of)
        counted.update(
            cause(one, month, as_of, terms, looked_at[id_] in away) for id_, one in facts.items()
        )
        counted[Cause.UNVISITED] += len(rows) - counted.total()
        return +counted

    def problems(self, month: Month, within: Scope) -> Counter[str]:
        """How many problems were found in the month, by kind; not those of voided visits."""
        where, values = households_within(within, month.last)
        rows = self._db.execute(
            "select p.kind, count(*) from problems p join households h on h.id = p.household"
            " left join visits v on v.id = p.visit"
            " where p.opened >= :first and p.opened <= :on and coalesce(v.valid, 1) = 1"
            f" and {where} group by p.kind",
            {**values, "first": month.first.isoformat(), "on": month.last.isoformat()},
        ).fetchall()
        return Counter(dict(rows))
