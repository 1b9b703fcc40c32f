"""What a township's file may touch: its own villages and households, and nobody else's people."""

from collections.abc import Callable
from typing import Any

from ledger.keys import Keys
from ledger.model import Role
from ledger.roster.entries import CadreEntry
from ledger.roster.known import Known
from ledger.roster.nouns import (
    AreaRow,
    CadreRow,
    CareRow,
    HolidayRow,
    HouseholdRow,
    Noun,
    RuleRow,
    StateRow,
    VisitRow,
)
from ledger.roster.reading import Reading
from ledger.roster.refused import Place, Refused
from ledger.texts import roster as texts

GRANTED = frozenset({Role.CADRE, Role.VILLAGE_LEAD, Role.TOWNSHIP_ADMIN})
"""Roles that a township may give away, in itself."""
_KEPT = ("number", "made", "name", "unit", "phone", "phone_mac", "since", "until", "posts")


class Fence:
    def __init__(self, known: Known, keys: Keys, townships: frozenset[str]) -> None:
        self._known, self._keys, self._inside = known, keys, townships
        self._names = {name for name, id_ in known.townships.items() if id_ in townships}
        self._villages = {name for (town, name) in known.villages if town in townships}
        self._told: set[str] = set()  # numbers of households that the file brings inside
        self._areas = {id_ for (town, _), id_ in known.villages.items() if town in townships}
        self._areas |= townships
        self._outsiders = {
            span.what
            for household, spans in known.care.items()
            if known.households[household].township not in townships
            for span in spans
        }
        self._strangers = {
            entry.id: {name: getattr(entry, name) for name in _KEPT}
            for entry in known.cadres.values()
            if self._elsewhere(entry)
        }
        self._checks: dict[type[Noun], Callable[[Any], None]] = {
            AreaRow: self._area,
            CadreRow: self._cadre,
            HouseholdRow: self._household,
            CareRow: self._of_household,
            StateRow: self._of_household,
            VisitRow: self._of_household,
            RuleRow: self._county,
            HolidayRow: self._county,
        }

    def sift(self, reading: Reading) -> list[tuple[Place, str]]:
        """Takes the rows out of the reading that lie outside; gives them with their reasons."""
        refused: list[tuple[Place, str]] = []
        for kind in self._checks:  # households before what speaks of them
            kept = []
            for row in reading.rows.get(kind, []):
                try:
                    self._checks[kind](row)
                except Refused as no:
                    refused.append((row.place, str(no)))
                else:
                    kept.append(row)
            if kind in reading.rows:
                reading.rows[kind] = kept
        return refused

    def restore(self) -> None:
        """Whatever a plan made of people elsewhere, down to a phone in a 台账, is not so."""
        for id_, facts in self._strangers.items():
            entry = self._known.cadres[id_]
            for name, value in facts.items():
                setattr(entry, name, value)

    def _area(self, row: AreaRow) -> None:
        if row.township not in self._names:
            raise self._outside()

    def _household(self, row: HouseholdRow) -> None:
        known = self._known
        entry = known.household_by_number.get(row.number) if row.number else None
        if entry is None and row.id_number:
            entry = known.household_by_mac.get(self._keys.mac(row.id_number))
        if entry is not None and entry.township not in self._inside:
            raise self._outside()
        if row.township and row.township not in self._names:
            raise self._outside()
        nameless = entry is None or bool(row.village)
        if nameless and not row.township and row.village not in self._villages:
            raise self._outside()
        self._told.add(row.number)

    def _of_household(self, row: CareRow | StateRow | VisitRow) -> None:
        entry = self._known.household_by_number.get(row.household)
        if entry is None and row.household in self._told:
            return
        if entry is None or entry.township not in self._inside:
            raise self._outside()

    def _cadre(self, row: CadreRow) -> None:
        if row.roles and not row.roles <= GRANTED:
            raise Refused(texts.ROLE_TOO_HIGH)
        for charge in row.charges:
            township, slash, _ = charge.partition("/")
            inside = self._names if slash else self._names | self._villages
            if township not in inside:
                raise self._outside()
        entry = self._meant(row)
        if entry is not None and self._elsewhere(entry) and self._changes(row, entry):
            raise Refused(texts.CADRE_ELSEWHERE)

    def _county(self, row: RuleRow | HolidayRow) -> None:
        raise Refused(texts.COUNTY_ONLY)

    def _meant(self, row: CadreRow) -> CadreEntry | None:
        if row.number:
            return self._known.cadre_by_number.get(row.number)
        named = [
            one for one in self._known.cadres_by_name.get(row.name, ()) if self._fits(one, row)
        ]
        return named[0] if named else None

    def _fits(self, entry: CadreEntry, row: CadreRow) -> bool:
        return not row.unit or entry.unit == self._known.units.get(row.unit)

    def _elsewhere(self, entry: CadreEntry) -> bool:
        """Holds, or held, a household outside, or has a post outside or in the county."""
        return entry.id in self._outsiders or any(
            area not in self._areas for _, area in entry.posts
        )

    def _changes(self, row: CadreRow, entry: CadreEntry) -> bool:
        phone = self._keys.mac(row.phone) if row.phone else entry.phone_mac
        unit = self._known.units.get(row.unit, " ") if row.unit else entry.unit
        since = row.since.isoformat() if row.since else entry.since
        until = row.until.isoformat() if row.until else entry.until
        said = (row.name, unit, phone, since, until)
        if said != (entry.name, entry.unit, entry.phone_mac, entry.since, entry.until):
            return True
        roles = {role for role, _ in entry.posts}
        return row.roles is not None and set(row.roles) - {Role.CADRE} != roles

    def _outside(self) -> Refused:
        return Refused(texts.OUTSIDE.substitute(own=texts.AND.join(sorted(self._names))))
