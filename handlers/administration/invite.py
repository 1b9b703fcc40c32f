"""/invite: codes singly or printed by village, who is tied to Telegram, and letting go."""

from html import escape
from secrets import token_hex
from typing import Any

from handlers.administration.buttons import GiveCode, InviteCadre, Invites, LetGo, PrintCodes
from handlers.administration.sheet_of_codes import LINK
from handlers.asker import Asker
from handlers.house import House
from handlers.people.colleagues import label
from handlers.screen import Letter, Rows, Screen, Tap
from handlers.texts import invite as texts
from handlers.views.draft import AT_ONCE, pages, pairs
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import AreaId, Cadre, CadreId, Contact
from ledger.refusals import NotInScope
from ledger.scopes import Scope

SHEET = "invite.sheet"
LABEL = 10  # characters


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """`rest` may be a name or a number."""
    people = house.ledger.enlisted.of(scope, shanghai_day(house.clock()))
    if not rest:
        return (_all(people),)
    named = [one for one in people if rest in (one.cadre.name, one.cadre.number)]
    named = named or [one for one in people if rest in one.cadre.name]
    if not named:
        return (Screen(texts.NOT_FOUND.substitute(words=escape(rest[:20]))),)
    if len(named) > 1:
        taps = [_tap(house, one) for one in named[:AT_ONCE]]
        return (Screen(texts.WHICH.substitute(words=escape(rest[:20])), pairs(taps)),)
    return (_card(house, named[0]),)


def page(house: House, asker: Asker, scope: Scope, button: Invites) -> Answer:
    today = shanghai_day(house.clock())
    if button.what == "villages":
        return (_villages(house, scope, button.page),)
    people = house.ledger.enlisted.of(scope, today)
    if button.what == "all":
        return (_all(people),)
    bound = button.what == "bound"
    some = [one for one in people if (one.account is not None) == bound]
    shape = texts.BOUND_HEAD if bound else texts.UNBOUND_HEAD
    shown = some[button.page * AT_ONCE : (button.page + 1) * AT_ONCE]
    turn = pages(len(some), button.page, lambda to: Invites(button.what, to))
    rows = pairs([_tap(house, one) for one in shown])
    head = shape.substitute(n=len(some)) if some else texts.NONE
    return (Screen(head, (*rows, (*turn, _back()))),)


def show(house: House, asker: Asker, scope: Scope, button: InviteCadre) -> Answer:
    """Raises NotInScope."""
    return (_card(house, _mine(house, scope, button.cadre)),)


def give(house: House, asker: Asker, scope: Scope, button: GiveCode) -> Answer:
    """Raises NotInScope, TooManyCodes."""
    one = _mine(house, scope, button.cadre)
    return (_code(house, asker, one.cadre),)


def let_go(house: House, asker: Asker, scope: Scope, button: LetGo) -> Answer:
    """Raises NotInScope, and TooManyCodes where a new one is wanted."""
    one = _mine(house, scope, button.cadre)
    name = escape(one.cadre.name)
    if not button.sure:
        words = texts.SURE_LOST if button.lost else texts.SURE_UNBIND
        rows: Rows = (
            (Tap(texts.YES, LetGo(button.cadre, button.lost, 1)),),
            (Tap(texts.BACK, InviteCadre(button.cadre)),),
        )
        return (Screen(words.substitute(name=name), rows),)
    account = house.ledger.enlisted.release(one.cadre.id)
    assert asker.cadre
    house.ledger.audit.note(asker.cadre.id, "unbind", one.cadre.id, house.clock())
    told: tuple[Letter, ...] = ()
    if account is not None:
        told = (Letter(account, Screen(texts.TOLD)),)
    if button.lost:
        return (_code(house, asker, one.cadre), *told)
    return (Screen(texts.UNBOUND_NOW.substitute(name=name)), *told)


def print_codes(house: House, asker: Asker, scope: Scope, button: PrintCodes) -> Answer:
    """Raises NotInScope."""
    try:
        village = house.ledger.areas.area(AreaId(button.village))
    except KeyError:
        raise NotInScope from None
    if not village.township or not scope.covers_township(village.township):
        raise NotInScope
    assert asker.cadre
    body = {
        "sheet": token_hex(8),
        "village": village.id,
        "by": asker.cadre.id,
        "bot": house.bot(),
        "chat": asker.chat,
        "now": house.clock().isoformat(),
    }
    house.send(SHEET, body)
    return (Screen(texts.PRINTING, new=True),)


def was_printed(
    house: House, body: dict[str, Any], result: dict[str, Any] | None
) -> tuple[Letter, ...]:
    if result is None:
        return (Letter(body["chat"], Screen(texts.PRINT_FAILED)),)
    village = escape(result["village"])
    if "file" not in result:
        return (Letter(body["chat"], Screen(texts.NOBODY.substitute(village=village))),)
    caption = texts.SHEET_CAPTION.substitute(
        village=village, n=result["count"], until=result["until"]
    )
    return (Letter(body["chat"], Screen(caption, file=result["file"])),)


def _all(people: tuple[Contact, ...]) -> Screen:
    bound = sum(one.account is not None for one in people)
    words = texts.HEAD.substitute(all=len(people), bound=bound, unbound=len(people) - bound)
    rows = (
        (Tap(texts.UNBOUND, Invites("unbound", 0)), Tap(texts.BOUND, Invites("bound", 0))),
        (Tap(texts.PRINT, Invites("villages", 0)),),
    )
    return Screen(f"{words}\n{texts.HOW}", rows)


def _villages(house: House, scope: Scope, page: int) -> Screen:
    towns = {one.id for one in house.ledger.areas.townships() if scope.covers_township(one.id)}
    villages = [one for one in house.ledger.areas.villages() if one.township in towns]
    shown = villages[page * AT_ONCE : (page + 1) * AT_ONCE]
    turn = pages(len(villages), page, lambda to: Invites("villages", to))
    rows = pairs([Tap(one.name[:LABEL], PrintCodes(one.id)) for one in shown])
    return Screen(texts.WHICH_VILLAGE, (*rows, (*turn, _back())))


def _card(house: House, one: Contact) -> Screen:
    unit = house.ledger.areas.area(one.cadre.unit).name if one.cadre.unit else ""
    words = texts.CARD.substitute(
        name=escape(one.cadre.name),
        unit=escape(unit),
        number=escape(one.cadre.number),
        state=texts.IS_UNBOUND if one.account is None else texts.IS_BOUND,
    )
    rows: Rows = ((Tap(texts.GIVE, GiveCode(one.cadre.id)),),)
    if one.account is not None:
        rows = (
            (Tap(texts.LOST, LetGo(one.cadre.id, 1, 0)),),
            (Tap(texts.UNBIND, LetGo(one.cadre.id, 0, 0)),),
        )
    return Screen(words, (*rows, (_back(),)))


def _code(house: House, asker: Asker, cadre: Cadre) -> Screen:
    """The code is shown once and forgotten with the message's body."""
    now = house.clock()
    house.ledger.enlisted.check_rate(cadre.id, now)
    given = house.ledger.codes.issue(cadre.id, now)
    assert asker.cadre
    house.ledger.audit.note(asker.cadre.id, "invite", cadre.id, now)
    bot = house.bot()
    link = texts.LINK.substitute(link=LINK.format(bot, given.code)) if bot else ""
    words = texts.CODE.substitute(
        name=escape(cadre.name),
        code=given.code,
        link=link,
        until=f"{given.expires:%m-%d %H:%M}",
    )
    return Screen(words, new=True, fleeting=True)


def _mine(house: House, scope: Scope, id_: str) -> Contact:
    """Raises NotInScope."""
    today = shanghai_day(house.clock())
    for one in house.ledger.enlisted.of(scope, today):
        if one.cadre.id == CadreId(id_):
            return one
    raise NotInScope


def _tap(house: House, one: Contact) -> Tap:
    return Tap(label(house.ledger, one.cadre), InviteCadre(one.cadre.id))


def _back() -> Tap:
    return Tap(texts.BACK, Invites("all", 0))
