"""What the form of a visit needs to know of its household, read when it is asked for."""

from datetime import date

from handlers.dialog.draft import Draft
from handlers.dialog.form import Invalid, Said
from handlers.households.mine import Mine
from handlers.texts import visit as texts
from ledger.book import Ledger
from ledger.model import Cadre, CadreId, Household, HouseholdId, Mode, Visit
from ledger.scopes import Scope

QUARTER = 3  # months


class Visiting:
    """Good for one update: what was read once is not read again."""

    def __init__(
        self,
        ledger: Ledger,
        mine: Mine,
        draft: Draft,
        recorder: Cadre,
        reach: Scope,
        corrected: Visit | None = None,
    ) -> None:
        """`mine` are the households of whose visit it is, `reach` how far the recorder's goes."""
        self.ledger, self.mine, self.draft = ledger, mine, draft
        self.recorder, self.reach, self.corrected = recorder, reach, corrected
        self.today = mine.today
        self._homes: dict[str, Household] = {}
        self._called: dict[str, str] = {}
        self._recorded: dict[tuple[str, str], Visit | None] = {}
        self._last: dict[str, Visit | None] = {}
        self._settings: dict[str, str] | None = None
        self._pupils: dict[str, bool] = {}

    @property
    def for_another(self) -> bool:
        """代录: somebody else's visit is typed."""
        return self.mine.cadre.id != self.recorder.id

    def household(self, id_: str) -> Household:
        """Raises Invalid for one out of reach, or out of the books."""
        if id_ not in self._homes:
            self._homes[id_] = self._allowed(HouseholdId(id_))
        return self._homes[id_]

    def _allowed(self, id_: HouseholdId) -> Household:
        households = self.ledger.households
        known = self.corrected is not None and self.corrected.household == id_
        if known or (not self.reach.own_only and households.reaches(self.reach, id_, self.today)):
            home: Household | None = households.household(id_, self.today)
        else:
            home = None if self.for_another else self.mine.household(id_, self.draft.begun)
        if home is None:
            raise Invalid(texts.NOT_YOURS)
        if home.left and home.left <= self.today and self.corrected is None:
            raise Invalid(texts.LEFT_LEDGER)
        return home

    def called(self, id_: str) -> str:
        """The head's name, told apart from namesakes of whose visit it is. Raises Invalid."""
        if id_ not in self._called:
            self._called[id_] = self.mine.called(self.household(id_))
        return self._called[id_]

    def visitor(self, id_: str) -> CadreId:
        """Raises Invalid for somebody whom the recorder may not type for."""
        cadre = CadreId(id_)
        if cadre == self.recorder.id:
            return cadre
        if self.reach.own_only:
            raise Invalid(texts.NOT_FOR_THEM)
        said = {answer.field: answer.said for answer in self.draft.answers}
        day = date.fromisoformat(said.get("day", self.draft.begun.isoformat()))
        if cadre not in self.ledger.households.holders(HouseholdId(said["household"]), day):
            raise Invalid(texts.NOT_THEIRS)
        return cadre

    def holders(self, said: Said) -> tuple[Cadre, ...]:
        """In post and in care of the household that day, the first first."""
        home, day = HouseholdId(said["household"]), date.fromisoformat(said["day"])
        ids = self.ledger.households.holders(home, day)
        found = self.ledger.people.many(ids)
        return tuple(found[id_] for id_ in ids if found[id_].in_post(day))

    def recorded(self, said: Said) -> Visit | None:
        """What was recorded for that day before."""
        key = said["household"], said["day"]
        if key not in self._recorded:
            self._recorded[key] = (
                None
                if self.corrected
                else self.mine.recorded(HouseholdId(key[0]), date.fromisoformat(key[1]))
            )
        return self._recorded[key]

    def twice(self, said: Said) -> bool:
        """Recorded that day already, and nobody said it is to be recorded again."""
        if "household" not in said:
            return False
        before = self.recorded(said)
        return before is not None and said.get("again") != before.id

    def last(self, said: Said) -> Visit | None:
        """The contact before; a correction stands beside what it corrects instead."""
        if self.corrected:
            return None
        id_ = said["household"]
        if id_ not in self._last:
            self._last[id_] = self.mine.latest(HouseholdId(id_))
        return self._last[id_]

    @staticmethod
    def met(said: Said) -> bool:
        """Nobody met and nothing to be void: what was found is asked."""
        return said.get("mode") != Mode.ABSENT and said.get("void") != "yes"

    def in_season(self, said: Said) -> bool:
        """学生返校 is asked: in its months, of households with pupils."""
        day = date.fromisoformat(said["day"])
        if str(day.month) not in self._setting("season_months", day).split(","):
            return False
        id_ = said["household"]
        if id_ not in self._pupils:
            self._pupils[id_] = self.ledger.members.has_pupils(HouseholdId(id_), day)
        return self._pupils[id_]

    def one_by_one(self, said: Said) -> bool:
        """Where the county wants it: each check by itself on a quarter's first visit."""
        day = date.fromisoformat(said["day"])
        if self.corrected or self._setting("each_check", day) != "on":
            return False
        first = date(day.year, (day.month - 1) // QUARTER * QUARTER + 1, 1)
        last = self.last(said)
        return last is None or last.day < first

    def mode_rule(self, said: Said) -> str:
        """How 电话, 视频 and 未遇 count for this household that day."""
        home, day = HouseholdId(said["household"]), date.fromisoformat(said["day"])
        counts = self.ledger.visits.mode_counts(home, Mode.PHONE, day)
        return texts.PHONE_COUNTS if counts else texts.PHONE_COUNTS_NOT

    def _setting(self, name: str, day: date) -> str:
        if self._settings is None:
            self._settings = self.ledger.settings.values(("season_months", "each_check"), day)
        return self._settings[name]
