"""Which household a row speaks of, and what it changes about it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ledger.ids import new_id
from ledger.keys import Keys
from ledger.roster.categories import categorise
from ledger.roster.cells import ID_LENGTH, checks_out
from ledger.roster.entries import HouseholdEntry
from ledger.roster.groups import group_key
from ledger.roster.known import Known
from ledger.roster.nouns import HouseholdRow
from ledger.roster.places import Places
from ledger.roster.refused import Refused
from ledger.texts import roster as texts

Key = tuple[str, str, str]  # village, group, head
FIRST = 5  # rows named of many


class Households:
    """Identity: 户编号, else the hash of 证件号, else 村 + 组 + 户主 (DESIGN §9)."""

    def __init__(self, known: Known, places: Places, keys: Keys, today: date) -> None:
        self._known, self._places, self._keys = known, places, keys
        self._today = today.isoformat()
        self._alike: Counter[tuple[str, ...]] = Counter()
        self._stripped = {
            number.lstrip("0"): number
            for number in known.household_by_number
            if number.startswith("0")
        }
        self._doubtful: list[int] = []  # rows whose id number does not check out
        self._masked: list[int] = []  # rows that have only a part of it
        self._repeated: list[int] = []  # rows that say what another said

    def expect(self, rows: Iterable[HouseholdRow]) -> None:
        """Takes note of rows that only village, group and head tell apart."""
        for row in rows:
            if not row.number and not row.id_number:
                self._alike[_said_place(row)] += 1
            if row.number.startswith("0"):
                self._stripped.setdefault(row.number.lstrip("0"), row.number)

    def put(self, row: HouseholdRow) -> HouseholdEntry:
        """The row's household, changed as it says. Raises Refused; then nothing is changed."""
        place = self._places.of_household(row)
        mac = self._keys.mac(row.id_number) if row.id_number else None
        entry = self._find(row, place, mac)
        self._check(row, entry, place, mac)
        if entry is None:
            assert place is not None and row.category is not None
            entry = self._new(row, place)
        first = entry.seen
        if first is None:
            entry.seen = row
            self._change(entry, row, place, mac)
        elif isinstance(first, HouseholdRow) and replace(first, place=row.place) == row:
            self._repeated.append(row.place.row)
        return entry

    def by_number(self, number: str) -> HouseholdEntry:
        """Raises Refused."""
        entry = self._known.household_by_number.get(number)
        if entry is None:
            raise Refused(texts.UNKNOWN_HOUSEHOLD.substitute(number=number))
        return entry

    def _find(
        self, row: HouseholdRow, place: tuple[str, str] | None, mac: str | None
    ) -> HouseholdEntry | None:
        known = self._known
        if row.number:
            found = known.household_by_number.get(row.number)
            if found is not None:
                return found
            if row.was_number and (number := self._stripped.get(row.number)):
                raise Refused(
                    texts.ZEROS_LOST.substitute(
                        column=texts.HOUSEHOLD_NUMBER, value=row.number, known=number
                    )
                )
            # a number for a household that had none so far
            by_mac = known.household_by_mac.get(mac) if mac else None
            alike = [by_mac] if by_mac else self._by_place(row, place)
            made = [one for one in alike if one.made and one.seen is None]
            return made[0] if len(made) == 1 else None
        if mac:
            found = known.household_by_mac.get(mac)
            if found is not None:
                return found
            nameless = [one for one in self._by_place(row, place) if one.id_mac is None]
            return nameless[0] if len(nameless) == 1 else None
        if self._alike[_said_place(row)] > 1:
            raise Refused(texts.TWINS.substitute(head=row.head))
        alike = self._by_place(row, place)
        if len(alike) > 1:
            raise Refused(texts.TWINS_IN_LEDGER.substitute(count=len(alike), head=row.head))
        return alike[0] if alike else None

    def _by_place(self, row: HouseholdRow, place: tuple[str, str] | None) -> list[HouseholdEntry]:
        if place is None:
            return []
        key = (place[1], group_key(row.group), row.head)
        return [
            one for one in self._known.households_by_place.get(key, ()) if one.head == row.head
        ]

    def _check(
        self,
        row: HouseholdRow,
        entry: HouseholdEntry | None,
        place: tuple[str, str] | None,
        mac: str | None,
    ) -> None:
        if entry is None:
            for value, column in ((row.head, texts.HEAD), (row.category, texts.CATEGORY)):
                if not value:
                    raise Refused(texts.MISSING.substitute(column=column))
            if place is None:
                raise Refused(texts.NO_PLACE)
        elif isinstance(entry.seen, HouseholdRow) and not _same(entry.seen, row):
            raise Refused(
                texts.DUPLICATE.substitute(
                    what=f"{texts.HOUSEHOLD_NUMBER}{row.number}" if row.number else row.head,
                    row=entry.seen.place.row,
                )
            )
        holder = self._known.household_by_mac.get(mac) if mac else None
        if holder is not None and holder is not entry:
            raise Refused(texts.ID_TAKEN.substitute(number=holder.number))
        entered = row.entered.isoformat() if row.entered else entry.entered if entry else None
        left = row.left.isoformat() if row.left else entry.left if entry else None
        if entered and left and left < entered:
            raise Refused(
                texts.ENDS_BEFORE.substitute(
                    end=texts.FIELDS["left"], start=texts.FIELDS["entered"]
                )
            )
        if len(row.id_number) == ID_LENGTH and not checks_out(row.id_number):
            self._doubtful.append(row.place.row)
        elif row.id_tail and not row.id_number:
            self._masked.append(row.place.row)

    @property
    def warnings(self) -> list[str]:
        """One for all rows of a kind, with the first of them: a roster may have thousands."""
        kinds = (
            (texts.ID_DOUBTFUL, self._doubtful),
            (texts.ID_MASKED, self._masked),
            (texts.REPEATED, self._repeated),
        )
        return [
            shape.substitute(
                count=len(rows),
                rows=texts.AND.join(map(str, rows[:FIRST]))
                + (texts.AND_SO_ON if len(rows) > FIRST else ""),
            )
            for shape, rows in kinds
            if rows
        ]

    def _new(self, row: HouseholdRow, place: tuple[str, str]) -> HouseholdEntry:
        known = self._known
        return known.add_household(
            HouseholdEntry(
                id=new_id(),
                number=row.number or known.made_number("H", known.household_by_number),
                made=not row.number,
                township=place[0],
                village=place[1],
                group=row.group,
                head=row.head,
            )
        )

    def _change(
        self,
        entry: HouseholdEntry,
        row: HouseholdRow,
        place: tuple[str, str] | None,
        mac: str | None,
    ) -> None:
        """What a cell leaves empty stays as it was."""
        known = self._known
        if row.number and entry.number != row.number:
            entry.number, entry.made = row.number, False
            known.household_by_number[row.number] = entry
        if place is not None:
            entry.township, entry.village = place
        if row.group and group_key(row.group) != group_key(entry.group):
            entry.group = row.group
        entry.head = row.head or entry.head
        if mac and mac != entry.id_mac:
            entry.id_mac, entry.id_tail = mac, row.id_tail
            known.household_by_mac[mac] = entry
        elif row.id_tail and entry.id_mac is None:
            entry.id_tail = row.id_tail
        if row.people is not None:
            entry.people = row.people
        entry.reason = row.reason or entry.reason
        entry.address = row.address or entry.address
        entry.entered = row.entered.isoformat() if row.entered else entry.entered
        entry.left = row.left.isoformat() if row.left else entry.left
        if row.phone and (phone := self._keys.mac(row.phone)) != entry.phone_mac:
            entry.phone, entry.phone_mac = row.phone, phone
        if row.category is not None:
            categorise(entry, row.category, row, self._today)


def _said_place(row: HouseholdRow) -> tuple[str, ...]:
    return row.township, row.village, group_key(row.group), row.head


def _same(one: HouseholdRow, other: HouseholdRow) -> bool:
    return replace(one, place=other.place, helpers=other.helpers) == other
