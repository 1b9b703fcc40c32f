"""/sample 抽查: a seeded, logged draw; who checks what; results as totals."""

from secrets import token_hex

from handlers.asker import Asker
from handlers.checks.buttons import CloseDraw, DrawSample, IssueDraw, SampleRule, ShowDraw
from handlers.checks.draw_card import draw_screen
from handlers.checks.draw_endings import DRAW, LOG, REPEAT
from handlers.checks.issuing import issue_pairs, mine_to_check, pick_checkers
from handlers.house import House
from handlers.screen import Screen
from handlers.texts import checks as texts
from handlers.views import checks as views
from handlers.wire import Answer
from ledger.checks.draw import Draw, DrawId, Kind, new_draw_id
from ledger.checks.drawing import Rule
from ledger.clock import Month, shanghai_day
from ledger.model import CadreId
from ledger.scopes import Scope

SEED = 24  # characters at most, so that it travels in a button


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """`rest` may name a month, and a seed of one's own: a number drawn in public, say."""
    today = shanghai_day(house.clock())
    month, seed = Month.of(today), ""
    for word in rest.split():
        try:
            month = Month.asked(word)
        except ValueError:
            seed = word
    if seed and not (seed.isascii() and seed.isalnum() and len(seed) <= SEED):
        return (Screen(texts.NOT_A_SEED),)
    if month < Month.of(today):
        return (Screen(texts.NOT_THIS_MONTH),)
    return (_rule(house, month, Rule(), seed),)


def rule(house: House, asker: Asker, scope: Scope, button: SampleRule) -> Answer:
    asked = _asked(button)
    if asked is None:
        return (Screen(texts.GONE, new=True),)
    return (_rule(house, Month.parse(button.month), asked, button.seed),)


def draw_now(house: House, asker: Asker, scope: Scope, button: DrawSample) -> Answer:
    """Beside the bot; the result comes as a message of its own."""
    asked, month = _asked(button), Month.parse(button.month)
    today = shanghai_day(house.clock())
    if asked is None or month < Month.of(today):
        return (Screen(texts.GONE, new=True),)
    assert asker.cadre
    body = {
        "draw": new_draw_id(),
        "kind": Kind.SAMPLE,
        "seed": button.seed or token_hex(4),
        "area": "",
        "on": today.isoformat(),
        "first": max(today, month.first).isoformat(),
        "last": month.last.isoformat(),
        "rule": {
            "townships": asked.townships,
            "villages": asked.villages,
            "households": asked.households,
        },
    }
    house.send(
        DRAW, {**body, "by": asker.cadre.id, "chat": asker.chat, "now": house.clock().isoformat()}
    )
    return (Screen(texts.DRAWING),)


def show(house: House, asker: Asker, scope: Scope, button: ShowDraw) -> Answer:
    found = _known(house, button.draw)
    if found is None:
        return (Screen(texts.GONE, new=True),)
    match button.what:
        case "items":
            screen = _items(house, asker, found, button.page)
        case "waiting":
            screen = _waiting(house, found, button.page)
        case "log":
            screen = _log(house, asker, found)
        case "repeat":
            house.send(REPEAT, {"draw": found.id, "chat": asker.chat})
            screen = Screen(texts.CHECKING, new=True)
        case "close":
            screen = views.sure_to_close(found)
        case _:
            screen = draw_screen(house, found.id)
    return (screen,)


def issue(house: House, asker: Asker, scope: Scope, button: IssueDraw) -> Answer:
    found = _known(house, button.draw)
    if found is None:
        return (Screen(texts.GONE, new=True),)
    if found.issued or found.closed:
        return (draw_screen(house, found.id),)
    if found.kind is Kind.CROSSCHECK:
        said, letters = issue_pairs(house, found)
        assert asker.cadre
        house.ledger.audit.note(asker.cadre.id, "crosscheck.issue", found.id, house.clock())
        return (draw_screen(house, found.id, said), *letters)
    return (pick_checkers(house, asker, found),)


def close(house: House, asker: Asker, scope: Scope, button: CloseDraw) -> Answer:
    found = _known(house, button.draw)
    if found is None:
        return (Screen(texts.GONE, new=True),)
    house.ledger.draws.close(found.id, house.clock())
    assert asker.cadre
    house.ledger.audit.note(asker.cadre.id, "draw.close", found.id, house.clock())
    return (draw_screen(house, found.id),)


def mine(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """What is to be checked by who asks."""
    return mine_to_check(house, asker) or (Screen(texts.YOUR_NONE),)


def _rule(house: House, month: Month, asked: Rule, seed: str) -> Screen:
    before = house.ledger.draws.latest(Kind.SAMPLE)
    return views.rule_screen(month, asked, seed, before, shanghai_day(house.clock()))


def _asked(button: SampleRule | DrawSample) -> Rule | None:
    """None for a button that nobody drew."""
    try:
        return Rule(button.townships, button.villages, button.households)
    except ValueError:
        return None


def _items(house: House, asker: Asker, found: Draw, page: int) -> Screen:
    """Who looks is noted: until it is issued the draw is nobody else's to know."""
    assert asker.cadre
    items = house.ledger.draws.items(found.id)
    house.ledger.audit.note(asker.cadre.id, "draw.items", found.id, house.clock())
    homes = house.ledger.households.many(
        [item.household for item in items], shanghai_day(house.clock())
    )
    return views.items_screen(found, items, homes, page)


def _log(house: House, asker: Asker, found: Draw) -> Screen:
    assert asker.cadre
    house.send(LOG, {"draw": found.id, "chat": asker.chat})
    house.ledger.audit.note(asker.cadre.id, "draw.log", found.id, house.clock())
    return Screen(texts.FILE_COMING, new=True)


def _waiting(house: House, found: Draw, page: int) -> Screen:
    waiting = house.ledger.draws.waiting(found.id)
    people = house.ledger.people.many(CadreId(id_) for id_, _ in waiting)
    named = [(people[id_].name, left) for id_, left in waiting]
    return views.waiting_screen(found, named, page)


def _known(house: House, id_: str) -> Draw | None:
    try:
        return house.ledger.draws.draw(DrawId(id_))
    except KeyError:
        return None
