"""更正: a visit of a month whose bulletin is released changes when an administrator agrees."""

from dataclasses import asdict
from datetime import date
from html import escape

from handlers.house import House
from handlers.publishing.buttons import Bulletin
from handlers.requests.kind import Kind
from handlers.screen import Letter, Screen, Tap
from handlers.texts import correction as texts
from handlers.views.days import month_words, near_words
from handlers.views.versions import differences
from handlers.visits.visit_answers import Visited
from ledger.clock import Month, shanghai_day
from ledger.model import AreaId, Cadre, CadreId, Correction, Findings, Mode, Role, Visit, VisitId
from ledger.request import NewRequest, Request
from ledger.scopes import WHOLE_COUNTY

NAME = "correction"
SHOWN = 3  # changes named on the request


def request(
    house: House, draft: str, cadre: Cadre, visit: Visit, new: Correction | None, filled: Visited
) -> NewRequest:
    """`new` None is to make the visit void."""
    lines = differences(visit, new, house.clock().date())[:SHOWN] if new else ()
    body = {"void": new is None, "reason": filled.reason, "lines": lines}
    if new is not None:
        assert new.day and new.mode and new.findings, "the form fills them all"
        body |= {
            "day": new.day.isoformat(),
            "mode": new.mode,
            "findings": asdict(new.findings),
        }
    place = filled.household.place
    return NewRequest(
        id=draft,
        kind=NAME,
        asker=cadre.id,
        about=visit.id,
        since=house.clock().date(),
        role=Role.TOWNSHIP_ADMIN,
        township=place.township,
        village=place.village,
        body=body,
    )


def wanted(request: Request) -> Correction | None:
    """None: to be void."""
    body = request.body
    if body["void"]:
        return None
    return Correction(
        day=date.fromisoformat(body["day"]),
        mode=Mode(body["mode"]),
        findings=Findings(**body["findings"]),
    )


def _says(house: House, request: Request) -> tuple[str, ...]:
    visit, today = _visit(house, request), shanghai_day(house.clock())
    home = house.ledger.households.household(visit.household, visit.day)
    lines = [
        texts.WHICH.substitute(
            head=escape(home.head),
            village=escape(home.place.village_name),
            day=near_words(visit.day, today),
        )
    ]
    if request.body["void"]:
        lines.append(texts.TO_BE_VOID)
    lines += [escape(line) for line in request.body["lines"]]
    lines.append(texts.REASON.substitute(reason=escape(request.body["reason"])))
    return tuple(lines)


def _effect(house: House, request: Request, since: date, by: CadreId) -> tuple[Letter, ...]:
    """The next version, by who asked. Raises what the ledger refuses."""
    corrections, now = house.ledger.corrections, house.clock()
    old, new = _visit(house, request), wanted(request)
    reason = request.body["reason"]
    if new is None:
        corrections.void(old.id, reason, request.asker, now, WHOLE_COUNTY, approved=True)
    else:
        corrections.correct(old.id, new, reason, request.asker, now, WHOLE_COUNTY, approved=True)
    days = {old.day, *((new.day,) if new and new.day else ())}
    return tuple(
        letter
        for month in sorted({Month.of(day) for day in days})
        for letter in _to_mend(house, month, request.township)
    )


def _to_mend(house: House, month: Month, township: AreaId | None) -> tuple[Letter, ...]:
    """To the administrators whose released bulletin may say another number now."""
    today, people = house.clock().date(), house.ledger.people
    words = texts.MEND.substitute(month=month_words(month, today))
    return tuple(
        Letter(
            one.account,
            Screen(words, ((Tap(texts.SEE, Bulletin(str(month), area or "")),),)),
        )
        for area in dict.fromkeys((None, township))
        if house.ledger.bulletins.released(month, area)
        for one in people.administrators(area, today)
        if one.account is not None
    )


def _visit(house: House, request: Request) -> Visit:
    visit = house.ledger.visits.visit(VisitId(request.about))
    assert visit, "nothing is ever erased"
    return visit


KIND = Kind(
    name=NAME,
    title=texts.KIND,
    says=_says,
    effect=_effect,
    own=lambda _, __: True,
    dated=False,
)
