"""A draw goes out: the sample to who was picked, the pairs of 互查 to everybody in them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from html import escape

from handlers.asker import Asker
from handlers.checks.draw_card import draw_screen
from handlers.checks.naming import again, kept
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Invalid, Said
from handlers.house import House
from handlers.notices import as_json, tell
from handlers.screen import Letter, Screen
from handlers.texts import checks as texts
from handlers.views import checks as views
from ledger.checks.draw import Draw, DrawId, Item
from ledger.clock import shanghai_day
from ledger.model import Cadre, CadreId
from ledger.refusals import NotInScope
from ledger.scopes import Ability, scope_of

NAME = "checkers"
WINDOW = timedelta(days=4)  # 互查 takes five days (DESIGN §5)
AT_ONCE = 30  # people told at once; more are told in the morning, at the pace of pushes
UNBOUND_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Picked:
    who: tuple[Cadre, ...]


def checkers_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Picked]:
        today = shanghai_day(house.clock())
        field = Field(
            name="who",
            title=texts.WHO_TITLE,
            prompt=lambda _: texts.ASK_WHO,
            parse=lambda said: again(house.ledger, said, today),
            keep=lambda said: kept(again(house.ledger, said, today)),
            words=True,
            shown=lambda said: texts.LIST.join(
                one.name for one in again(house.ledger, said, today)
            ),
        )
        return Form((field,), into=Picked)

    def finish(asker: Asker, draft: Draft, said: Picked) -> Screen:
        return _issued(house, asker, draft, said.who)

    def what(asker: Asker, said: Said) -> str:
        return texts.ISSUE_DRAFT

    return Dialog(NAME, form, finish, what)


def pick_checkers(house: House, asker: Asker, draw: Draw) -> Screen:
    screen = house.flow.begin(asker, NAME, about=draw.id, anew=True)
    return Screen(screen.html, screen.rows, new=True)


def issue_pairs(house: House, draw: Draw) -> tuple[str, tuple[Letter, ...]]:
    """From today on, five days; what was said of it, and the letters."""
    today = shanghai_day(house.clock())
    issued = house.ledger.draws.issue(draw.id, (today, today + WINDOW), house.clock())
    return told(house, issued)


def told(house: House, draw: Draw) -> tuple[str, tuple[Letter, ...]]:
    """Each checker hears of what is theirs: at once where they are few, else in the morning."""
    ledger, now = house.ledger, house.clock()
    items: dict[CadreId, list[Item]] = defaultdict(list)
    for item in ledger.draws.items(draw.id):
        if item.checker:
            items[item.checker].append(item)
    all_ = [item.household for some in items.values() for item in some]
    homes = ledger.households.many(all_, shanghai_day(now))
    letters: tuple[Letter, ...] = ()
    unbound: list[CadreId] = []
    for checker, mine in items.items():
        screen = views.yours(draw, mine, homes, shanghai_day(now))
        if ledger.people.account_of(checker) is None:
            unbound.append(checker)
        elif len(items) > AT_ONCE:
            ledger.notices.keep(checker, as_json(screen), now)
        else:
            letters += tell(house, checker, screen)
    shape = texts.ISSUED_MORNING if len(items) > AT_ONCE else texts.ISSUED
    said = shape.substitute(n=len(items) - len(unbound))
    if unbound:
        people = ledger.people.many(unbound[:UNBOUND_SHOWN]).values()
        some = texts.LIST.join(escape(one.name) for one in people)
        if len(unbound) > UNBOUND_SHOWN:
            some += texts.AND_OTHERS
        said += "\n" + texts.UNBOUND.substitute(n=len(unbound), some=some)
    return said, letters


def mine_to_check(house: House, asker: Asker) -> tuple[Screen, ...]:
    """What is to be checked by who asks, a screen a draw."""
    assert asker.cadre
    items: dict[DrawId, list[Item]] = defaultdict(list)
    for item in house.ledger.draws.of_checker(asker.cadre.id):
        items[item.draw].append(item)
    today = shanghai_day(house.clock())
    screens = []
    for draw, some in items.items():
        homes = house.ledger.households.many([item.household for item in some], today)
        screens.append(views.yours(house.ledger.draws.draw(draw), some, homes, today))
    return tuple(screens)


def _issued(house: House, asker: Asker, draft: Draft, who: tuple[Cadre, ...]) -> Screen:
    """Raises NotInScope, and Invalid where nobody of them may check one of the households."""
    if scope_of(asker.cadre, Ability.SAMPLE) is None:
        raise NotInScope
    draws = house.ledger.draws
    draw = draws.draw(DrawId(draft.about))
    if draw.issued or draw.closed:
        return draw_screen(house, draw.id)
    draws.assign(draw.id, _shared(house, draw, who))
    issued = draws.issue(draw.id, (draw.first, draw.last), house.clock())
    assert asker.cadre
    house.ledger.audit.note(asker.cadre.id, "sample.issue", draw.id, house.clock())
    said, letters = told(house, issued)
    screen = draw_screen(house, draw.id, said)
    return Screen(screen.html, screen.rows, also=letters)


def _shared(house: House, draw: Draw, who: tuple[Cadre, ...]) -> list[tuple[int, CadreId]]:
    """A village to a checker, in turn; what is one's own goes to another. Raises Invalid."""
    today = shanghai_day(house.clock())
    items = house.ledger.draws.items(draw.id)
    homes = house.ledger.households.many([item.household for item in items], today)
    turns: dict[str, int] = {}
    shared = []
    for item in items:
        village = homes[item.household].place.village
        turn = turns.setdefault(village, len(turns))
        order = [who[(turn + n) % len(who)] for n in range(len(who))]
        able = [
            one
            for one in order
            if not house.ledger.households.holds(one.id, item.household, today)
        ]
        if not able:
            raise Invalid(texts.OWN_HOUSEHOLDS)
        shared.append((item.n, able[0].id))
    return shared
