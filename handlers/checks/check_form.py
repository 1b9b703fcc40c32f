"""What a checker found in a household: 见到, 没见到 or 不符, and what is not right."""

from dataclasses import dataclass
from html import escape

from handlers.asker import Asker
from handlers.checks.buttons import Check
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Invalid, Option, Said, picked
from handlers.dialog.words import sentence
from handlers.house import House
from handlers.screen import Screen, Tap
from handlers.texts import checks as texts
from handlers.wire import Answer
from ledger.checks.draw import Draw, DrawId, Item, Kind, Result
from ledger.clock import shanghai_day
from ledger.model import Household
from ledger.refusals import NotInScope
from ledger.scopes import Ability, scope_of
from ledger.texts.names import CATEGORIES

NAME = "check"
LONGEST = 200  # characters of what is not right
_WRONG = (Result.SEEN, Result.MISMATCH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A filled form."""

    result: Result
    wrong: tuple[str, ...] = ()
    words: str = ""
    why: str = ""


def check_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Checked]:
        draw, item = _of(house, draft.about)
        return check_form(house, draw, item)

    def finish(asker: Asker, draft: Draft, said: Checked) -> Screen:
        return _reported(house, asker, draft, said)

    def what(asker: Asker, said: Said) -> str:
        return texts.DRAFT

    return Dialog(NAME, form, finish, what)


def begin(house: House, asker: Asker, scope: object, button: Check) -> Answer:
    """By who is to check it, or by the county for somebody without Telegram. Raises NotInScope."""
    about = f"{button.draw}.{button.n}"
    draw, item = _of(house, about)
    _allowed(asker, draw, item)
    if draw.closed:
        return (Screen(texts.REPORT_CLOSED, new=True),)
    assert asker.cadre
    house.ledger.audit.note(asker.cadre.id, "check.card", item.household, house.clock())
    screen = house.flow.begin(asker, NAME, about=about, anew=True)
    return (Screen(screen.html, screen.rows, new=True),)


def check_form(house: House, draw: Draw, item: Item) -> Form[Checked]:
    card = _card(house, item)
    results = tuple(Option(result, texts.RESULT[result]) for result in Result)

    def result(said: str) -> Result:
        try:
            return Result(said)
        except ValueError:
            raise Invalid from None

    def wrong(said: str) -> tuple[str, ...]:
        if not set(picked(said)) <= set(texts.WRONG):
            raise Invalid
        return picked(said)

    def is_wrong(said: Said) -> bool:
        return said.get("result") == Result.MISMATCH or bool(said.get("wrong"))

    fields = (
        Field(
            name="result",
            title=texts.RESULT_TITLE,
            prompt=lambda _: f"{card}\n{texts.ASK_RESULT}",
            parse=result,
            options=lambda _: results,
        ),
        Field(
            name="wrong",
            title=texts.WRONG_TITLE,
            prompt=lambda _: texts.ASK_WRONG,
            parse=wrong,
            options=lambda _: tuple(Option(*one) for one in texts.WRONG.items()),
            several=True,
            none=texts.ALL_WELL,
            when=lambda said: draw.kind is Kind.CROSSCHECK and said.get("result") in _WRONG,
        ),
        Field(
            name="words",
            title=texts.WORDS_TITLE,
            prompt=lambda _: texts.ASK_WORDS,
            parse=sentence(LONGEST, texts.ASK_WORDS),
            words=True,
            when=is_wrong,
            shown=str,
        ),
        Field(
            name="why",
            title=texts.WHY_TITLE,
            prompt=lambda _: texts.ASK_WHY,
            parse=sentence(LONGEST, texts.ASK_WORDS),
            options=lambda _: tuple(Option(why, why) for why in texts.WHYS),
            words=True,
            when=lambda said: said.get("result") == Result.UNSEEN,
            shown=str,
        ),
    )
    return Form(fields, into=Checked)


def place(home: Household) -> str:
    return f"{home.place.village_name}{home.group}"


def _reported(house: House, asker: Asker, draft: Draft, said: Checked) -> Screen:
    draw, item = _of(house, draft.about)
    _allowed(asker, draw, item)
    if draw.closed:
        return Screen(texts.REPORT_CLOSED)
    assert asker.cadre
    findings = dict.fromkeys(said.wrong, said.words)
    words, now = said.words or said.why, house.clock()
    draws = house.ledger.draws
    draws.report(draw.id, item.n, said.result, words, findings, asker.cadre.id, now)
    house.ledger.audit.note(asker.cadre.id, "check.report", item.household, now)
    home = house.ledger.households.household(item.household, shanghai_day(now))
    lines = [texts.RECEIVED.substitute(head=escape(home.head), result=texts.RESULT[said.result])]
    mine = [one for one in draws.of_checker(asker.cadre.id) if one.draw == draw.id]
    left = [one for one in mine if one.result is None]
    if not left:
        return Screen("\n".join([*lines, texts.YOU_ARE_DONE] if mine else lines))
    lines.append(texts.LEFT.substitute(left=len(left)))
    return Screen("\n".join(lines), ((Tap(texts.NEXT_ONE, Check(draw.id, left[0].n)),),))


def _card(house: House, item: Item) -> str:
    today = shanghai_day(house.clock())
    home = house.ledger.households.household(item.household, today)
    owners = [one.name for one in house.ledger.people.caring(item.household, today)]
    return texts.WHERE.substitute(
        head=escape(home.head),
        place=escape(f"{home.place.township_name} {place(home)}"),
        category=CATEGORIES[home.category],
        owner=escape(texts.LIST.join(owners) or texts.NO_OWNER),
        address=texts.ADDRESS.substitute(address=escape(home.address)) if home.address else "",
    )


def _of(house: House, about: str) -> tuple[Draw, Item]:
    """Raises NotInScope for what was never drawn."""
    draw, _, n = about.partition(".")
    try:
        return house.ledger.draws.draw(DrawId(draw)), house.ledger.draws.item(DrawId(draw), int(n))
    except (KeyError, ValueError):
        raise NotInScope from None


def _allowed(asker: Asker, draw: Draw, item: Item) -> None:
    """Raises NotInScope for anybody else than its checker, once issued, and the county."""
    mine = asker.cadre is not None and item.checker == asker.cadre.id and draw.issued is not None
    if not mine and scope_of(asker.cadre, Ability.SAMPLE) is None:
        raise NotInScope
