"""/leave 请假: which days, what for, who stands in; 销假 ends one early."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from handlers.asker import Asker
from handlers.dialog.draft import Answer as Given
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Foreign, Form, Invalid, Option, Said
from handlers.house import House
from handlers.notices import tell
from handlers.office_buttons import AskLeave, EndLeave
from handlers.people.colleagues import colleagues, named
from handlers.requests.asking import asked
from handlers.requests.leave import NAME
from handlers.screen import Letter, Screen, Tap
from handlers.spans import Span, read_span
from handlers.texts import leave as texts
from handlers.views.days import day_words
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.leaves import Leave
from ledger.model import AreaId, Cadre, CadreId, Role
from ledger.requests import NewRequest
from ledger.scopes import Scope

LONGEST = 366  # days
OLD = timedelta(days=31)  # a leave so long over was hardly meant
FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """A filled form."""

    span: Span
    kind: str
    stand_in: CadreId | None


def leave_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Away]:
        return _form(house, _cadre(asker), shanghai_day(house.clock()))

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
        span = _span(rest, today)
    except Invalid:
        return ()
    said = (Given("span", _kept(span)),)
    return (*said, Given("kind", code)) if (code := _kind_in(span.rest)) else said


def _form(house: House, cadre: Cadre, today: date) -> Form[Away]:
    ledger = house.ledger

    def stand_in(said: str) -> CadreId | None:
        if said == texts.NOBODY_VALUE:
            return None
        try:
            found = ledger.people.cadre(CadreId(said))
        except KeyError:
            raise Invalid(texts.NOT_A_COLLEAGUE) from None
        if not found.in_post(today) or found.id == cadre.id:
            raise Invalid(texts.NOT_A_COLLEAGUE)
        return found.id

    def stand_ins(_: Said) -> tuple[Option, ...]:
        nobody = Option(texts.NOBODY_VALUE, texts.NOBODY)
        return (*colleagues(ledger, cadre, today), nobody)

    def stand_in_shown(said: str) -> str:
        id_ = stand_in(said)
        return ledger.people.cadre(id_).name if id_ else texts.NOBODY

    fields = (
        Field(
            name="span",
            title=texts.SPAN,
            prompt=lambda _: texts.WHICH_DAYS,
            parse=lambda said: _span(said, today),
            keep=lambda said: _kept(_span(said, today)),
            options=lambda _: _usual(today),
            words=True,
            shown=lambda said: _shown(_span(said, today), today),
        ),
        Field(
            name="kind",
            title=texts.WHAT,
            prompt=lambda _: texts.WHICH_KIND,
            parse=_kind,
            keep=_kind,
            options=lambda _: tuple(Option(*one) for one in texts.KINDS.items()),
            shown=texts.KINDS.__getitem__,
        ),
        Field(
            name="stand_in",
            title=texts.STAND_IN,
            prompt=lambda _: texts.WHO_STANDS_IN,
            parse=stand_in,
            options=stand_ins,
            find=lambda words: named(ledger, words, today, cadre.id),
            shown=stand_in_shown,
        ),
    )
    return Form(fields, into=Away)


def _span(said: str, today: date) -> Span:
    span = read_span(said, today)
    if span.last < today - OLD:
        raise Invalid(texts.LONG_PAST)
    if span.days > LONGEST:
        raise Invalid(texts.TOO_LONG)
    return span


def _kept(span: Span) -> str:
    return f"{span.first.isoformat()}~{span.last.isoformat()}"


def _usual(today: date) -> tuple[Option, ...]:
    tomorrow = today + timedelta(days=1)
    spans = [(Span(today, today), texts.TODAY), (Span(tomorrow, tomorrow), texts.TOMORROW)]
    if today.weekday() < FRIDAY:
        friday = today + timedelta(days=FRIDAY - today.weekday())
        spans.append((Span(today, friday), texts.WEEK))
    return tuple(Option(_kept(span), label) for span, label in spans)


def _shown(span: Span, today: date) -> str:
    first, last = day_words(span.first, today), day_words(span.last, today)
    return first if span.days == 1 else texts.FROM_TO.substitute(first=first, last=last)


def _kind(said: str) -> str:
    code = said if said in texts.KINDS else _kind_in(said)
    if not code:
        raise Foreign(texts.NOT_A_KIND)
    return code


def _kind_in(words: str) -> str:
    names = {name: code for code, name in texts.KINDS.items()} | texts.ALSO
    return next((code for name, code in names.items() if name in words), "")


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
