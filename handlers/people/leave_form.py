"""What a leave is asked about: which days, of which kind, who stands in."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.dialog.form import Field, Foreign, Form, Invalid, Option, Said
from handlers.house import House
from handlers.people.colleagues import colleagues, named, with_unit
from handlers.spans import Span, read_span
from handlers.texts import leave as texts
from handlers.views.days import day_words
from ledger.model import Cadre, CadreId

LONGEST = 366  # days
OLD = timedelta(days=31)  # a leave so long over was hardly meant
FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """A filled form."""

    span: Span
    kind: str
    stand_in: CadreId | None


def leave_form(house: House, cadre: Cadre, today: date) -> Form[Away]:
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
        return with_unit(ledger, id_) if id_ else texts.NOBODY

    fields = (
        Field(
            name="span",
            title=texts.SPAN,
            prompt=lambda _: texts.WHICH_DAYS,
            parse=lambda said: leave_span(said, today),
            keep=lambda said: kept_span(leave_span(said, today)),
            options=lambda _: _usual(today),
            words=True,
            shown=lambda said: _shown(leave_span(said, today), today),
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


def leave_span(said: str, today: date) -> Span:
    span = read_span(said, today)
    if span.last < today - OLD:
        raise Invalid(texts.LONG_PAST)
    if span.days > LONGEST:
        raise Invalid(texts.TOO_LONG)
    return span


def kept_span(span: Span) -> str:
    return f"{span.first.isoformat()}~{span.last.isoformat()}"


def _usual(today: date) -> tuple[Option, ...]:
    tomorrow = today + timedelta(days=1)
    spans = [(Span(today, today), texts.TODAY), (Span(tomorrow, tomorrow), texts.TOMORROW)]
    if today.weekday() < FRIDAY:
        friday = today + timedelta(days=FRIDAY - today.weekday())
        spans.append((Span(today, friday), texts.WEEK))
    return tuple(Option(kept_span(span), label) for span, label in spans)


def _shown(span: Span, today: date) -> str:
    first, last = day_words(span.first, today), day_words(span.last, today)
    return first if span.days == 1 else texts.FROM_TO.substitute(first=first, last=last)


def _kind(said: str) -> str:
    code = said if said in texts.KINDS else kind_in(said)
    if not code:
        raise Foreign(texts.NOT_A_KIND)
    return code


def kind_in(words: str) -> str:
    names = {name: code for code, name in texts.KINDS.items()} | texts.ALSO
    return next((code for name, code in names.items() if name in words), "")
