"""Who may what: the table of DESIGN §5 as data, and how far a person's reach goes."""

from dataclasses import dataclass, field
from enum import StrEnum

from ledger.model import AreaId, Cadre, CadreId, Role


class Ability(StrEnum):
    """A word of the table of DESIGN §5."""

    ASK = "ask"
    HELP = "help"
    FEEDBACK = "feedback"
    VISIT = "visit"
    HOUSEHOLDS = "households"
    PROGRESS = "progress"
    CORRECT = "correct"
    POLICY = "policy"
    LEAVE = "leave"
    HANDOVER = "handover"
    APPROVE = "approve"  # deciding on what others ask for (DESIGN §5, Requests)
    MUTE = "mute"
    RECORD = "record"  # 代录: typing for the visitor; own households too
    PROBLEMS = "problems"
    CASES = "cases"
    CARD = "card"
    RATE = "rate"
    EXPORT = "export"
    BULLETIN = "bulletin"
    GROUPS = "groups"
    SCHEDULE = "schedule"
    INVITE = "invite"
    IMPORT = "import"
    AUDIT = "audit"
    SAMPLE = "sample"
    CROSSCHECK = "crosscheck"
    SETTINGS = "settings"
    QUESTIONS = "questions"


_ANYONE = frozenset({Ability.ASK, Ability.HELP, Ability.FEEDBACK})
_OWN = frozenset(
    {
        Ability.VISIT,
        Ability.HOUSEHOLDS,
        Ability.PROGRESS,
        Ability.CORRECT,
        Ability.POLICY,
        Ability.LEAVE,
        Ability.HANDOVER,
        Ability.MUTE,
        Ability.RECORD,
        Ability.PROBLEMS,
        Ability.CASES,
        Ability.CARD,
        Ability.RATE,
    }
)
_WATCHED = frozenset({Ability.PROBLEMS, Ability.CASES, Ability.CARD, Ability.RATE, Ability.EXPORT})
_RUN = frozenset(
    {
        Ability.BULLETIN,
        Ability.GROUPS,
        Ability.SCHEDULE,
        Ability.INVITE,
        Ability.IMPORT,
        Ability.AUDIT,
        Ability.APPROVE,
    }
)
_COUNTY = frozenset({Ability.SAMPLE, Ability.CROSSCHECK, Ability.SETTINGS, Ability.QUESTIONS})

REACH: dict[Role, frozenset[Ability]] = {
    Role.VILLAGE_LEAD: _WATCHED | {Ability.RECORD, Ability.APPROVE},
    Role.UNIT_CONTACT: _WATCHED,
    Role.TOWNSHIP_ADMIN: _WATCHED | _RUN,
    Role.COUNTY_ADMIN: _WATCHED | _RUN | _COUNTY,
    Role.POLICY_ADMIN: frozenset({Ability.QUESTIONS}),
}
"""What a post adds, in its own area, to what every cadre may do with their own households."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which households and rows a person reaches: the union of its parts.

    An empty scope allows the ability itself (asking a question) and reaches no household.
    """

    county: bool = False
    townships: frozenset[AreaId] = field(default_factory=frozenset)
    villages: frozenset[AreaId] = field(default_factory=frozenset)
    units: frozenset[AreaId] = field(default_factory=frozenset)
    cadre: CadreId | None = None  # one's own households

    def covers_township(self, township: AreaId) -> bool:
        return self.county or township in self.townships

    def covers_village(self, village: AreaId, township: AreaId) -> bool:
        return self.covers_township(township) or village in self.villages

    def covers_unit(self, unit: AreaId) -> bool:
        return self.county or unit in self.units

    def __or__(self, other: "Scope") -> "Scope":
        """What either reaches, of one person."""
        return Scope(
            county=self.county or other.county,
            townships=self.townships | other.townships,
            villages=self.villages | other.villages,
            units=self.units | other.units,
            cadre=self.cadre or other.cadre,
        )

    @property
    def own_only(self) -> bool:
        """Nothing beyond one's own households."""
        return not (self.county or self.townships or self.villages or self.units)


WHOLE_COUNTY = Scope(county=True)


def own(cadre: CadreId) -> Scope:
    return Scope(cadre=cadre)


def scope_of(cadre: Cadre | None, ability: Ability) -> Scope | None:
    """How far `cadre` reaches with `ability`; None: not allowed. A stranger is `None`.

    Whether the cadre is still in post is the caller's question (`Cadre.in_post`).
    """
    if cadre is None:
        return Scope() if ability in _ANYONE else None
    posts = [post for post in cadre.posts if ability in REACH.get(post.role, frozenset())]
    if not posts and ability not in _OWN | _ANYONE:
        return None
    areas = {
        role: frozenset(p.area for p in posts if p.role is role and p.area is not None)
        for role in REACH
    }
    return Scope(
        county=any(p.role is Role.COUNTY_ADMIN for p in posts),
        townships=areas[Role.TOWNSHIP_ADMIN],
        villages=areas[Role.VILLAGE_LEAD],
        units=areas[Role.UNIT_CONTACT],
        cadre=cadre.id if ability in _OWN else None,
    )
