"""/leave 请假: which days, what for, who stands in; 销假 ends one early."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from handlers.asker import Asker
from handlers.dialog.draft import Answer as Given
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Form, Invalid, Said
from handlers.house import House
from handlers.notices import tell
from handlers.people.buttons import AskLeave, EndLeave
from handlers.people.leave_form import Away, kept_span, kind_in, leave_form, leave_span
from handlers.requests.asking import asked
from handlers.requests.leave import NAME
from handlers.screen import Letter, Screen, Tap
from handlers.texts import leave as texts
from handlers.views.days import day_words
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.leaves import Leave
from ledger.model import AreaId, Cadre, Role
from ledger.request import NewRequest
from ledger.scopes import Scope


def leave_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Away]:
        return leave_form(house, _cadre(asker), shanghai_day(house.clock()))

    def finish(asker: Asker, draft: Draft, said: Away) -> Screen:
        cadre = _cadre(asker)
        return asked(
            house,
            NewRequest(
                id=draft.id,
                kind=NAME,
                asker=cadre.id,
                about=cadre.id,
                since=said.span.first,
                role=Role.TOWNSHIP_ADMIN,
                township=_township(house, cadre),
                body={
                    "last": said.span.last.isoformat(),
                    "kind": said.kind,
                    "stand_in": said.stand_in or "",
                },
                alone=False,
            ),
        )

    def what(asker: Asker, said: Said) -> str:
        return texts.DRAFT

    return Dialog(NAME, form, finish, what)


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """`rest` may name days and kind; without, leaves that are to come are shown first."""
    cadre, today = _cadre(asker), shanghai_day(house.clock())
    coming = house.ledger.leaves.coming(cadre.id, today)
    if not rest and coming:
        return (_coming(house, coming, today),)
    return (_begun(house, asker, _read(rest, today)),)


def ask_more(house: House, asker: Asker, scope: Scope, button: AskLeave) -> Answer:
    return (_begun(house, asker, ()),)


def end(house: House, asker: Asker, scope: Scope, button: EndLeave) -> Answer:
    """`销假`: back at work from today on; what has not begun is off."""
    cadre, today = _cadre(asker), shanghai_day(house.clock())
    leaves = house.ledger.leaves
    coming = leaves.coming(cadre.id, today)
    if not coming:
        return (Screen(texts.NONE_TO_END),)
    leaves.end(cadre.id, today - timedelta(days=1))
    words = texts.STAND_IN_OFF.substitute(name=escape(cadre.name))
    letters: tuple[Letter, ...] = ()
    for stand_in in {one.stand_in for one in coming if one.stand_in}:
        letters += tell(house, stand_in, Screen(words))
    begun = any(one.first <= today for one in coming)
    return (Screen(texts.BACK_TO_WORK if begun else texts.NOT_BEGUN_END, also=letters),)


def _begun(house: House, asker: Asker, said: Sequence[Given]) -> Screen:
    screen = house.flow.begin(asker, NAME, *said, anew=True)
    return Screen(screen.html, screen.rows, new=True)


def _read(rest: str, today: date) -> tuple[Given, ...]:
    """What `/leave 8-10~8-25 病假` says already."""
    try:
        span = leave_span(rest, today)
    except Invalid:
        return ()
    said = (Given("span", kept_span(span)),)
    return (*said, Given("kind", code)) if (code := kind_in(span.rest)) else said


def _township(house: House, cadre: Cadre) -> AreaId | None:
    """Where most of the cadre's households lie; None, the county, where there are none."""
    today = shanghai_day(house.clock())
    held = house.ledger.households.of_cadre(cadre.id, today)
    counted = Counter(one.household.place.township for one in held)
    return max(counted, key=lambda id_: (counted[id_], id_)) if counted else None


def _coming(house: House, coming: tuple[Leave, ...], today: date) -> Screen:
    people = house.ledger.people
    lines = [
        texts.LEAVE_LINE.substitute(
            first=day_words(one.first, today),
            last=day_words(one.last, today),
            kind=texts.KINDS.get(one.kind, texts.KIND),
            stand_in=texts.STANDS_IN.substitute(name=escape(people.cadre(one.stand_in).name))
            if one.stand_in
            else "",
        )
        for one in coming[:6]
    ]
    rows = ((Tap(texts.ASK_MORE, AskLeave()), Tap(texts.END, EndLeave())),)
    return Screen("\n".join([texts.COMING, *lines]), rows)


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
