"""减负: what recording costs people and how often they are written to, for administrators."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import median_high

from handlers.asker import Asker
from handlers.dialog.efforts import Effort
from handlers.house import House
from handlers.screen import Rows, Screen, Tap
from handlers.texts import burden as texts
from handlers.views.days import month_words
from handlers.visits.buttons import Burden
from handlers.visits.visit import NAME as VISIT
from handlers.wire import Answer
from ledger.clock import Month, shanghai_day
from ledger.scopes import Scope


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_screen(house, Month.of(shanghai_day(house.clock()))),)


def of_month(house: House, asker: Asker, scope: Scope, button: Burden) -> Answer:
    this = Month.of(shanghai_day(house.clock()))
    try:
        return (_screen(house, min(Month.parse(button.month), this)),)
    except ValueError:
        return (_screen(house, this),)


def _screen(house: House, month: Month) -> Screen:
    today = shanghai_day(house.clock())
    efforts = house.flow.efforts(VISIT, month.first, month.last)
    lines = [texts.HEAD.substitute(month=month_words(month, today))]
    lines += _records(efforts) if efforts else [texts.NONE]
    lines += [_reminders(house, month), texts.WHOLE]
    turns = [Tap(texts.BEFORE, Burden(str(month.previous())))]
    if month < Month.of(today):
        turns.append(Tap(texts.AFTER, Burden(str(month.next()))))
    rows: Rows = (tuple(turns),)
    return Screen("\n".join(lines), rows)


def _records(efforts: tuple[Effort, ...]) -> list[str]:
    timed = [one.seconds for one in efforts if one.seconds is not None]
    untyped = sum(not one.typed for one in efforts)
    lines = [texts.RECORDS.substitute(count=len(efforts))]
    if timed:
        lines.append(texts.SECONDS.substitute(seconds=median_high(timed)))
    return [
        *lines,
        texts.TAPS.substitute(taps=median_high(one.taps for one in efforts)),
        texts.TYPED.substitute(typed=median_high(one.typed for one in efforts)),
        texts.UNTYPED.substitute(
            count=untyped, percent=_rounded(Fraction(100 * untyped, len(efforts)), "1")
        ),
    ]


def _reminders(house: House, month: Month) -> str:
    reminded = house.reminded(month.first, month.last)
    if not reminded:
        return texts.NOT_REMINDED
    letters = sum(reminded.values())
    return texts.REMINDED.substitute(
        people=len(reminded),
        letters=letters,
        mean=_rounded(Fraction(letters, len(reminded)), "0.1"),
        most=max(reminded.values()),
    )


def _rounded(exact: Fraction, to: str) -> Decimal:
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(
        Decimal(to), ROUND_HALF_UP
    )
