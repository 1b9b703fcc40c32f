"""What the ledger knows, indexed the way rosters speak of it, and what a file makes of it."""

from collections import defaultdict
from collections.abc import Container

from sqlite_utils import Database

from ledger.ids import new_id
from ledger.roster.entries import CadreEntry, HouseholdEntry, Post, Span
from ledger.roster.groups import group_key


class Known:
    """The ledger as it was read, changed by a plan as it goes."""

    def __init__(self) -> None:
        self.revision = 0
        self.townships: dict[str, str] = {}  # name -> id
        self.villages: dict[tuple[str, str], str] = {}  # township id, name -> id
        self.units: dict[str, str] = {}  # name -> id
        self.names: dict[str, str] = {"": ""}  # of areas, by id
        self.new_areas: list[tuple[str, str, str, str]] = []  # id, kind, name, parent
        self.cadres: dict[str, CadreEntry] = {}
        self.cadre_by_number: dict[str, CadreEntry] = {}
        self.cadres_by_name: dict[str, list[CadreEntry]] = defaultdict(list)
        self.households: dict[str, HouseholdEntry] = {}
        self.household_by_number: dict[str, HouseholdEntry] = {}
        self.household_by_mac: dict[str, HouseholdEntry] = {}
        self.households_by_place: dict[tuple[str, str, str], list[HouseholdEntry]] = defaultdict(
            list
        )
        self.care: dict[str, list[Span]] = defaultdict(list)
        self.states: dict[str, list[Span]] = defaultdict(list)
        self.rules: dict[tuple[str, str], tuple[int, int]] = {}
        self.holidays: dict[str, bool] = {}
        self._made = {"G": 0, "H": 0}

    def add_area(self, kind: str, name: str, parent: str = "") -> str:
        id_ = new_id()
        self.new_areas.append((id_, kind, name, parent))
        self._area(id_, kind, name, parent)
        return id_

    def add_cadre(self, entry: CadreEntry) -> CadreEntry:
        self.cadres[entry.id] = entry
        self.cadre_by_number[entry.number] = entry
        self.cadres_by_name[entry.name].append(entry)
        return entry

    def add_household(self, entry: HouseholdEntry) -> HouseholdEntry:
        self.households[entry.id] = entry
        self.household_by_number[entry.number] = entry
        if entry.id_mac:
            self.household_by_mac.setdefault(entry.id_mac, entry)
        self.households_by_place[entry.village, group_key(entry.group), entry.head].append(entry)
        return entry

    def made_number(self, letter: str, taken: Container[str]) -> str:
        """A number for whom the roster gives none: `G-00001`, `H-000001`."""
        while True:
            self._made[letter] += 1
            number = f"{letter}-{self._made[letter]:06}"
            if number not in taken:
                return number

    def _area(self, id_: str, kind: str, name: str, parent: str) -> None:
        self.names[id_] = name
        match kind:
            case "township":
                self.townships[name] = id_
            case "village":
                self.villages[parent, name] = id_
            case _:
                self.units[name] = id_

    @classmethod
    def read(cls, db: Database) -> "Known":
        """All of it, in one consistent read where the caller holds a transaction."""
        known = cls()
        known.revision = revision(db)
        for row in db.execute("select id, kind, name, parent from areas").fetchall():
            known._area(*row)
        known._read_cadres(db)
        known._read_households(db)
        for household, *span in db.execute(
            "select household, cadre, since, until, duty from assignments"
        ).fetchall():
            known.care[household].append(_span(Span(*span)))
        for household, kind, since, until, reason in db.execute(
            "select household, kind, since, until, reason from states"
        ).fetchall():
            known.states[household].append(_span(Span(kind, since, until, 0, reason)))
        rules = db.execute("select category, since, times, months from rules").fetchall()
        known.rules = {
            (category, since): (times, months) for category, since, times, months in rules
        }
        days = db.execute("select day, kind from holidays").fetchall()
        known.holidays = {day: kind == "work" for day, kind in days}
        return known

    def _read_cadres(self, db: Database) -> None:
        units = dict(db.execute("select cadre, unit from memberships order by since").fetchall())
        posts: dict[str, set[Post]] = defaultdict(set)
        for cadre, role, area in db.execute("select cadre, role, area from posts").fetchall():
            posts[cadre].add((role, area))
        for id_, number, made, name, mac, since, until in db.execute(
            "select id, number, made, name, phone_mac, since, until from cadres order by number"
        ).fetchall():
            entry = CadreEntry(
                id_, number, bool(made), name, units.get(id_, ""), mac, since, until,
                frozenset(posts[id_]),
            )  # fmt: skip
            entry.before = tuple(entry.facts().values())
            self.add_cadre(entry)
            self._count(number, made)

    def _read_households(self, db: Database) -> None:
        categories: dict[str, dict[str, tuple[str, str | None]]] = defaultdict(dict)
        for household, since, category, subtype in db.execute(
            "select household, since, category, subtype from categories"
        ).fetchall():
            categories[household][since] = (category, subtype)
        for row in db.execute(
            "select id, number, made, township, village, grp, head, id_mac, id_tail, people,"
            " reason, address, phone_mac, entered, exited from households order by number"
        ).fetchall():
            entry = HouseholdEntry(*row)
            entry.categories = categories[entry.id]
            entry.before = tuple(entry.facts().values())
            self.add_household(entry)
            self._count(entry.number, entry.made)

    def _count(self, number: str, made: int) -> None:
        letter, _, digits = number.partition("-")
        if made and digits.isdigit():
            self._made[letter] = max(self._made[letter], int(digits))


def _span(span: Span) -> Span:
    span.before = span.facts()
    return span


def revision(db: Database) -> int:
    """Grows with every change of the roster: a plan made on another is made again."""
    rows = db.execute("select value from revisions where name = 'roster'").fetchall()
    return int(rows[0][0])
