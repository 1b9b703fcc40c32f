"""Who cares for which household, and since when: what the files say against what is known."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from ledger.roster.entries import CadreEntry, HouseholdEntry, Span
from ledger.roster.known import Known
from ledger.roster.nouns import Helper
from ledger.roster.refused import Place, Refused
from ledger.texts import roster as texts


@dataclass(frozen=True, slots=True)
class Said:
    place: Place
    cadre: CadreEntry
    helper: Helper


class Care:
    def __init__(self, known: Known, today: date) -> None:
        self._known = known
        self._today, self._month = today.isoformat(), today.replace(day=1).isoformat()
        self._said: dict[str, list[Said]] = defaultdict(list)
        self.warnings: list[str] = []

    def say(self, household: HouseholdEntry, cadre: CadreEntry, helper: Helper, at: Place) -> None:
        """Notes one row; nothing is decided before all rows of a household are known."""
        self._said[household.id].append(Said(at, cadre, helper))

    def settle(self) -> list[tuple[Place, str]]:
        """Applies what was said, household by household; gives the rows refused, with reasons."""
        refused = []
        for household, said in self._said.items():
            listed = {(one.helper.duty, one.cadre.id) for one in said}
            for one in sorted(said, key=_by_start):
                try:
                    self._apply(household, one, listed)
                except Refused as no:
                    refused.append((one.place, str(no)))
            self._warn_of_overlaps(household)
        return refused

    def _apply(self, household: str, said: Said, listed: set[tuple[int, str]]) -> None:
        helper = said.helper
        since = helper.since.isoformat() if helper.since else None
        until = helper.until.isoformat() if helper.until else None
        spans = self._known.care[household]
        same = [span for span in spans if span.duty == helper.duty and span.what == said.cadre.id]
        span = self._meant(same, since, until)
        if span is not None:
            first, last = since or span.since, until or span.until
            if last is not None and last < first:
                raise Refused(_ends_before())
            span.since, span.until, span.touched = first, last, True
            return
        others = [
            other
            for other in spans
            if other.duty == helper.duty
            and (other.duty, other.what) not in listed
            and (other.until is None or other.until > self._today)
            and (until is None or until > self._today)
        ]
        first = since or (self._today if others else self._month)
        if until is not None and until < first:
            raise Refused(_ends_before())
        closed = [other for other in others if other.until is None or other.until > first]
        for other in closed:
            if other.since > first:
                raise Refused(
                    texts.CARE_BEFORE.substitute(
                        name=self._known.cadres[other.what].name, since=other.since
                    )
                )
        for other in closed:
            other.until, other.touched = first, True
            self._tell(household, other, said.cadre, first)
        spans.append(Span(said.cadre.id, first, until, helper.duty, touched=True))

    def _meant(self, same: list[Span], since: str | None, until: str | None) -> Span | None:
        """The care a row speaks of: that start, else one it overlaps; without a start the open."""
        if since is None:
            held = [span for span in same if span.until is None or span.until > self._today]
            return max(held, key=lambda span: span.since, default=None)
        exact = [span for span in same if span.since == since]
        over = [span for span in same if span.overlaps(since, until) and not span.touched]
        return next(iter(exact + over), None)

    def _tell(self, household: str, old: Span, new: CadreEntry, since: str) -> None:
        number = self._known.households[household].number
        words = texts.BACKDATED if since < self._month else texts.HANDED_OVER
        self.warnings.append(
            words.substitute(
                household=number,
                old=self._known.cadres[old.what].name,
                new=new.name,
                name=new.name,
                since=since,
            )
        )

    def _warn_of_overlaps(self, household: str) -> None:
        """Several 第一责任人 at once are taken as they are: the latest counts (§4.4)."""
        firsts = [span for span in self._known.care[household] if span.duty == 1]
        latest = max(firsts, key=lambda span: span.since, default=None)
        if latest is None:
            return
        at_once = {
            span.what
            for span in firsts
            if span.overlaps(latest.since, latest.until) and self._in_post(span, latest.since)
        }
        if len(at_once) > 1:
            self.warnings.append(
                texts.OVERLAP.substitute(
                    household=self._known.households[household].number,
                    since=latest.since,
                    count=len(at_once),
                    name=self._known.cadres[latest.what].name,
                )
            )

    def _in_post(self, span: Span, day: str) -> bool:
        until = self._known.cadres[span.what].until
        return until is None or until >= day


def _by_start(said: Said) -> tuple[date, int]:
    """In the order of time, so that whoever comes later takes over."""
    return said.helper.since or date.max, said.place.row


def _ends_before() -> str:
    return texts.ENDS_BEFORE.substitute(end=texts.FIELDS["until"], start=texts.FIELDS["since"])
