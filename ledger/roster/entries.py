"""A cadre, a household and its dated things, as they were and as a plan makes them."""

from dataclasses import dataclass, field

from ledger.roster.refused import Place

Post = tuple[str, str]  # role, area


@dataclass(slots=True)
class CadreEntry:
    id: str
    number: str
    made: bool
    name: str
    unit: str = ""
    phone_mac: str | None = None
    since: str | None = None
    until: str | None = None
    posts: frozenset[Post] = frozenset()
    phone: str = ""  # in clear, only where the file changes it
    seen: Place | None = None
    before: tuple[object, ...] | None = None  # None: new

    def facts(self) -> dict[str, object]:
        return {
            "number": self.number,
            "name": self.name,
            "unit": self.unit,
            "phone": self.phone_mac,
            "post_since": self.since,
            "post_until": self.until,
            "roles": self.posts,
        }


@dataclass(slots=True)
class HouseholdEntry:
    id: str
    number: str
    made: bool
    township: str
    village: str
    group: str
    head: str
    id_mac: str | None = None
    id_tail: str | None = None
    people: int | None = None
    reason: str | None = None
    address: str | None = None
    phone_mac: str | None = None
    entered: str | None = None
    left: str | None = None
    categories: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    phone: str = ""  # in clear, only where the file changes it
    seen: object = None  # the row that spoke of it first
    before: tuple[object, ...] | None = None  # None: new

    def facts(self) -> dict[str, object]:
        return {
            "number": self.number,
            "village": self.village,
            "group": self.group,
            "head": self.head,
            "id_number": (self.id_mac, self.id_tail),
            "people": self.people,
            "category": tuple(sorted(self.categories.items())),
            "reason": self.reason,
            "address": self.address,
            "phone": self.phone_mac,
            "entered": self.entered,
            "left": self.left,
        }

    def category_on(self, day: str) -> tuple[str, str | None] | None:
        held = [since for since in self.categories if since <= day]
        return self.categories[max(held)] if held else None


@dataclass(slots=True)
class Span:
    """A dated thing of a household: care by a cadre, or a state."""

    what: str  # the cadre, or the state
    since: str
    until: str | None
    duty: int = 0
    reason: str = ""
    touched: bool = False
    before: tuple[object, ...] | None = None  # None: new

    def facts(self) -> tuple[object, ...]:
        return self.what, self.since, self.until, self.duty, self.reason

    def holds(self, day: str) -> bool:
        return self.since <= day and (self.until is None or self.until > day)

    def overlaps(self, since: str, until: str | None) -> bool:
        return (until is None or self.since < until) and (self.until is None or since < self.until)
