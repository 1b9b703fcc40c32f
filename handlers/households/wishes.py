"""/wishes 微心愿: what households asked for, once each; in a group only how many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from handlers.asker import Asker
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Said
from handlers.dialog.words import sentence
from handlers.house import House
from handlers.households.buttons import Card, FulfilWish, ShowWish, Wishes
from handlers.publishing.groups import area_name
from handlers.screen import Rows, Screen, Tap
from handlers.texts import wishes as texts
from handlers.views.days import day_words
from handlers.views.draft import leaf, pages, pairs
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import Cadre, Household, HouseholdId
from ledger.refusals import NotInScope, WishDone
from ledger.scopes import WHOLE_COUNTY, Ability, Scope, scope_of
from ledger.wishes import Wish, WishCounts, WishId

NAME = "wish"
LABEL = 10  # characters
LONGEST = 200  # characters of a note


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilled:
    note: str


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_list(house, scope, 0, done=False),)


def in_group(house: House, asker: Asker) -> Answer:
    """Numbers of the area that the group is bound to; no household is named."""
    areas = [area for chat, area in house.ledger.chats.bound() if chat == asker.chat]
    if not areas:
        return (Screen(texts.NOT_BOUND),)
    area = areas[0]
    within = Scope(townships=frozenset({area})) if area else WHOLE_COUNTY
    counts = house.ledger.wishes.counts(within, shanghai_day(house.clock()))
    words = texts.IN_GROUP.substitute(
        area=escape(area_name(house, area)),
        open=counts.open,
        households=counts.households,
        done=counts.done,
    )
    return (Screen(words),)


def page(house: House, asker: Asker, scope: Scope, button: Wishes) -> Answer:
    return (_list(house, scope, button.page, done=button.chosen == "done"),)


def show(house: House, asker: Asker, scope: Scope, button: ShowWish) -> Answer:
    """Raises NotInScope."""
    return (_card(house, _within(house, scope, button.wish)),)


def fulfil(house: House, asker: Asker, scope: Scope, button: FulfilWish) -> Answer:
    """`办好了`: how, in a sentence or not at all. Raises NotInScope, WishDone."""
    if _within(house, scope, button.wish).done:
        raise WishDone
    return (house.flow.begin(asker, NAME, about=button.wish, anew=True),)


def wish_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Fulfilled]:
        wish = house.ledger.wishes.wish(WishId(draft.about))
        home = house.ledger.households.household(wish.household, shanghai_day(house.clock()))
        prompt = texts.HOW.substitute(head=escape(home.head), words=escape(_cut(wish.words)))
        note = Field(
            name="note",
            title=texts.NOTE_TITLE,
            prompt=lambda _: prompt,
            parse=sentence(LONGEST),
            words=True,
            none=texts.NO_NOTE,
            shown=lambda said: said or texts.NO_NOTE,
        )
        return Form((note,), into=Fulfilled)

    def finish(asker: Asker, draft: Draft, said: Fulfilled) -> Screen:
        cadre = _cadre(asker)
        scope = scope_of(cadre, Ability.CARD)
        assert scope, "every cadre has their own"
        wish = _within(house, scope, draft.about)
        done = house.ledger.wishes.fulfil(wish.id, said.note, cadre.id, house.clock())
        house.ledger.audit.note(cadre.id, "wish.fulfil", done.household, house.clock())
        return _card(house, done)

    def what(asker: Asker, said: Said) -> str:
        return texts.DRAFT

    return Dialog(NAME, form, finish, what)


def _list(house: House, scope: Scope, page: int, *, done: bool) -> Screen:
    today, wishes = shanghai_day(house.clock()), house.ledger.wishes
    found = wishes.listed(scope, today, done=done)
    page, shown = leaf(found, page)
    homes = house.ledger.households.many([one.household for one in shown], today)
    return _list_screen(found, homes, wishes.counts(scope, today), page, today, done=done)


def _list_screen(
    wishes: Sequence[Wish],
    homes: Mapping[HouseholdId, Household],
    counts: WishCounts,
    page: int,
    today: date,
    *,
    done: bool,
) -> Screen:
    page, shown = leaf(wishes, page)
    head = texts.HEAD.substitute(open=counts.open, households=counts.households, done=counts.done)
    lines = [_line(one, homes[one.household], today) for one in shown]
    none = texts.NONE_DONE if done else texts.NONE_OPEN
    taps = [
        Tap(
            texts.LABEL.substitute(number=one.number, head=homes[one.household].head)[:LABEL],
            ShowWish(one.id),
        )
        for one in shown
    ]
    chosen = "done" if done else "open"
    filters = tuple(
        Tap(texts.CHOSEN.substitute(label=label) if code == chosen else label, Wishes(code, 0))
        for code, label in (("open", texts.OPEN), ("done", texts.DONE))
    )
    rows: Rows = (*pairs(taps), filters)
    if foot := pages(len(wishes), page, lambda to: Wishes(chosen, to)):
        rows += (foot,)
    return Screen("\n".join([head, *(lines or [none])]), rows)


def _line(wish: Wish, home: Household, today: date) -> str:
    names = {
        "number": wish.number,
        "head": escape(home.head),
        "words": escape(_cut(wish.words)),
    }
    if wish.done:
        return texts.DONE_LINE.substitute(names, day=day_words(wish.done, today))
    times = texts.TIMES.substitute(n=wish.times) if wish.times > 1 else ""
    return texts.LINE.substitute(names, times=times)


def _card(house: House, wish: Wish) -> Screen:
    today = shanghai_day(house.clock())
    home = house.ledger.households.household(wish.household, today)
    heard = ""
    if wish.times > 1:
        heard = texts.HEARD.substitute(day=day_words(wish.heard, today), n=wish.times)
    words = texts.CARD.substitute(
        number=wish.number,
        head=escape(home.head),
        where=escape(f"{home.place.village_name}{home.group}"),
        words=escape(wish.words),
        opened=day_words(wish.opened, today),
        heard=heard,
    )
    if wish.done:
        note = texts.NOTE.substitute(note=escape(wish.note)) if wish.note else ""
        done = texts.FULFILLED.substitute(day=day_words(wish.done, today), note=note)
        words = f"{words}\n{done}"
    act = () if wish.done else ((Tap(texts.FULFIL, FulfilWish(wish.id)),),)
    last = (Tap(texts.HOUSEHOLD, Card(home.id)), Tap(texts.BACK, Wishes("open", 0)))
    return Screen(words, (*act, last))


def _within(house: House, scope: Scope, id_: str) -> Wish:
    """Raises NotInScope."""
    try:
        wish = house.ledger.wishes.wish(WishId(id_))
    except KeyError:
        raise NotInScope from None
    today = shanghai_day(house.clock())
    if not house.ledger.households.reaches(scope, wish.household, today):
        raise NotInScope
    return wish


def _cut(words: str) -> str:
    return words if len(words) <= texts.SHORT else words[: texts.SHORT] + texts.MORE


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
