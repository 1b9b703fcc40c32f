"""Which cadre a row speaks of, and what it changes about them."""

from collections import defaultdict
from collections.abc import Iterable

from ledger.ids import new_id
from ledger.keys import Keys
from ledger.model import Role
from ledger.roster.entries import CadreEntry, Post
from ledger.roster.known import Known
from ledger.roster.nouns import CadreRow, Helper
from ledger.roster.places import Places
from ledger.roster.refused import Place, Refused
from ledger.texts import names
from ledger.texts import roster as texts

_PLACED = {  # roles that are held somewhere, and where
    Role.VILLAGE_LEAD: "village",
    Role.TOWNSHIP_ADMIN: "township",
    Role.UNIT_CONTACT: "unit",
}


class Cadres:
    """Identity: 干部编号, else 单位 + 姓名, and the phone where two are alike (DESIGN §9)."""

    def __init__(self, known: Known, places: Places, keys: Keys) -> None:
        self._known, self._places, self._keys = known, places, keys
        self._phones: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._stripped = {
            number.lstrip("0"): number
            for number in known.cadre_by_number
            if number.startswith("0")
        }

    def expect(self, people: Iterable[CadreRow | Helper]) -> None:
        """Takes note of who in the files shares unit and name with another phone."""
        for one in people:
            if one.phone:
                self._phones[one.unit, one.name].add(one.phone)
            if one.number.startswith("0"):
                self._stripped.setdefault(one.number.lstrip("0"), one.number)

    def put(self, row: CadreRow) -> CadreEntry:
        """The row's cadre, changed as it says. Raises Refused."""
        known = self._known
        if row.was_number and row.number not in known.cadre_by_number:
            self._check_zeros(row.number)
        entry = known.cadre_by_number.get(row.number) if row.number else None
        if entry is None:
            alike = self._alike(row.name, row.unit, row.phone)
            if row.number:  # a number for whom there was none so far
                alike = [one for one in alike if one.made]
            entry = self._only(alike, row.name)
        if entry is not None and entry.seen is not None:
            raise Refused(
                texts.DUPLICATE.substitute(what=row.number or row.name, row=entry.seen.row)
            )
        posts = self._posts(row)
        if entry is None:
            entry = self._new(row.number, row.name, row.unit, row.place)
        elif row.number and entry.number != row.number:
            entry.number, entry.made = row.number, False
            known.cadre_by_number[row.number] = entry
        entry.seen = row.place
        if entry.name != row.name:
            entry.name = row.name
            known.cadres_by_name[row.name].append(entry)
        if row.unit:
            entry.unit = self._places.unit(row.unit)
        if row.roles is not None:
            entry.posts = posts
        if row.since:
            entry.since = row.since.isoformat()
        if row.until:
            entry.until = row.until.isoformat()
        self._phone(entry, row.phone)
        return entry

    def find(self, helper: Helper) -> CadreEntry | None:
        """Whom a row names as helper; None: somebody new. Raises Refused."""
        if helper.number:
            entry = self._known.cadre_by_number.get(helper.number)
            if entry is None and not helper.name:
                raise Refused(texts.UNKNOWN_CADRE.substitute(number=helper.number))
            return entry
        return self._only(self._alike(helper.name, helper.unit, helper.phone), helper.name)

    def helper(self, helper: Helper, place: Place) -> CadreEntry:
        """The helper a row names, added where new. Raises Refused."""
        entry = self.find(helper) or self._new(helper.number, helper.name, helper.unit, place)
        self._phone(entry, helper.phone)
        return entry

    @property
    def warnings(self) -> list[str]:
        """New people who are called like somebody of another unit: a slip may make two of one."""
        known = self._known
        fresh = {one.name for one in known.cadres.values() if one.before is None and one.made}
        found = []
        for name in sorted(fresh):
            units = {one.unit: None for one in known.cadres_by_name[name] if one.name == name}
            if len(units) > 1:
                called = texts.AND.join(known.names[unit] or texts.NOTHING for unit in units)
                found.append(texts.NAMESAKES.substitute(name=name, units=called))
        return found

    def _alike(self, name: str, unit: str, phone: str) -> list[CadreEntry]:
        """Of that name and unit; of that phone, where the files know several phones."""
        found = [one for one in self._known.cadres_by_name.get(name, ()) if one.name == name]
        if unit:
            found = [one for one in found if one.unit == self._known.units.get(unit, " ")]
        if phone and (len(found) > 1 or len(self._phones[unit, name]) > 1):
            mac = self._keys.mac(phone)
            found = [one for one in found if one.phone_mac == mac]
        return found

    def _only(self, found: list[CadreEntry], name: str) -> CadreEntry | None:
        if len(found) > 1:
            raise Refused(texts.SAME_NAME.substitute(count=len(found), name=name))
        return found[0] if found else None

    def _new(self, number: str, name: str, unit: str, place: Place) -> CadreEntry:
        known = self._known
        entry = CadreEntry(
            id=new_id(),
            number=number or known.made_number("G", known.cadre_by_number),
            made=not number,
            name=name,
            unit=self._places.unit(unit),
        )
        return known.add_cadre(entry)

    def _phone(self, entry: CadreEntry, phone: str) -> None:
        if phone and (mac := self._keys.mac(phone)) != entry.phone_mac:
            entry.phone, entry.phone_mac = phone, mac

    def _check_zeros(self, number: str) -> None:
        known = self._stripped.get(number)
        if known:
            raise Refused(
                texts.ZEROS_LOST.substitute(column=texts.CADRE_NUMBER, value=number, known=known)
            )

    def _posts(self, row: CadreRow) -> frozenset[Post]:
        """The roles, each with the 管辖 that fits it. Raises Refused."""
        posts: set[Post] = set()
        spare = set(row.charges)
        for role in row.roles or ():
            if role is Role.CADRE:
                continue
            if role not in _PLACED:
                posts.add((role, ""))
                continue
            held = [
                (charge, found[1])
                for charge in row.charges
                if (found := self._charge(charge, _PLACED[role])) is not None
            ]
            if not held and role is Role.UNIT_CONTACT and row.unit:
                held = [("", self._places.unit(row.unit))]
            if not held:
                raise Refused(texts.NO_CHARGE.substitute(role=names.ROLES[role]))
            posts |= {(role, area) for _, area in held}
            spare -= {charge for charge, _ in held}
        for charge in spare:
            if self._places.named(charge) is None:
                raise Refused(texts.UNKNOWN_CHARGE.substitute(value=charge))
            if row.roles is not None:
                raise Refused(texts.SPARE_CHARGE.substitute(value=charge))
        return frozenset(posts)

    def _charge(self, charge: str, kind: str) -> tuple[str, str] | None:
        """Raises Refused for a name that is nothing at all."""
        found = self._places.named(charge)
        if found is None:
            raise Refused(texts.UNKNOWN_CHARGE.substitute(value=charge))
        return found if found[0] == kind else None
