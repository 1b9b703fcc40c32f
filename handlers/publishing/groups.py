"""/groups: an administrator ties a group to the county's or a township's results."""

from collections import Counter
from html import escape
from string import Template
from typing import Any

from handlers import unreachable
from handlers.asker import Asker
from handlers.house import House
from handlers.publishing.buttons import Bind, BindPage
from handlers.screen import Letter, Screen, Tap
from handlers.texts import groups as texts
from handlers.views.draft import AT_ONCE, pages, pairs
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import AreaId
from ledger.scopes import Ability, Scope, scope_of

COUNTY = "county"  # in the audit


def begin(house: House, asker: Asker, scope: Any, rest: str) -> Answer:
    """In a group offers the scopes; in private shows which are bound."""
    if refusal := _refusal(house, asker):
        return (refusal,)
    return (_bound_groups(house, asker) if asker.private else _offer(house, asker, 0),)


def page(house: House, asker: Asker, scope: Any, button: BindPage) -> Answer:
    if refusal := _refusal(house, asker):
        return (Screen(refusal.html, new=True),)
    return (_offer(house, asker, button.page),)


def bind(house: House, asker: Asker, scope: Any, button: Bind) -> Answer:
    """Anybody in the group may tap; it counts from an administrator of that very scope."""
    if asker.private:
        return (Screen(texts.NOT_HERE),)
    if refusal := _refusal(house, asker):
        return (Screen(refusal.html, new=True),)
    reach, cadre = _reach(house, asker), asker.cadre
    area = AreaId(button.area) if button.area else None
    assert reach and cadre, "refused above"
    if not _covers(reach, area):
        return (Screen(texts.NOT_YOUR_AREA, new=True),)
    house.ledger.chats.bind(asker.chat, area, cadre.id, house.clock())
    house.ledger.audit.note(cadre.id, "group.bind", area or COUNTY, house.clock())
    what = texts.OF_TOWNSHIP if area else texts.OF_COUNTY
    words = texts.BOUND.substitute(area=escape(area_name(house, area)), what=what)
    return (Screen(words),)


def came_or_went(house: House, asker: Asker, member: bool, may_write: bool) -> Answer:
    """The bot was taken into a group, silenced in it or put out of it.

    Of the last two the administrators of its area are told. In private: somebody let the bot in,
    or blocked it.
    """
    if asker.private:
        if member:
            unreachable.found(house, asker.account)
            return ()
        return unreachable.lost(house, asker.account)
    if not member:
        return lost(house, asker.chat)
    if not may_write:
        return silenced(house, asker.chat)
    house.ledger.chats.unmute(asker.chat)
    bound = dict(house.ledger.chats.bound())
    return () if asker.chat in bound else (Screen(texts.HELLO),)


def lost(house: House, chat: int) -> tuple[Letter, ...]:
    """The bot was put out of a group: it is bound no more, and the administrators are told."""
    bound = dict(house.ledger.chats.bound())
    if chat not in bound:
        return ()
    house.ledger.chats.unbind(chat)
    return _to_administrators(house, bound[chat], texts.LOST)


def silenced(house: House, chat: int) -> tuple[Letter, ...]:
    """The bot may not write in a group: the administrators are told, once until it may again."""
    bound = dict(house.ledger.chats.bound())
    if chat not in bound or not house.ledger.chats.mute(chat, house.clock()):
        return ()
    return _to_administrators(house, bound[chat], texts.SILENCED)


def _to_administrators(house: House, area: AreaId | None, shape: Template) -> tuple[Letter, ...]:
    words = shape.substitute(area=escape(area_name(house, area)))
    today = shanghai_day(house.clock())
    return tuple(
        Letter(one.account, Screen(words))
        for one in house.ledger.people.administrators(area, today)
        if one.account is not None
    )


def moved(house: House, old: int, new: int) -> None:
    """The group became a supergroup: it stays bound under its new id, however often told."""
    if old in dict(house.ledger.chats.bound()):
        house.ledger.chats.moved(old, new)


def area_name(house: House, area: AreaId | None) -> str:
    return house.ledger.areas.area(area).name if area else texts.COUNTY


def _refusal(house: House, asker: Asker) -> Screen | None:
    """Why this person cannot bind this group: also where it is tied to what is not theirs."""
    if asker.anonymous:
        return Screen(texts.ANONYMOUS)
    if asker.cadre is None:
        return Screen(texts.NOT_YOURS if asker.private else texts.WHO)
    reach = _reach(house, asker)
    if reach is None:
        return Screen(texts.NOT_YOURS)
    bound = dict(house.ledger.chats.bound())
    if asker.chat not in bound or _covers(reach, bound[asker.chat]):
        return None
    area = escape(area_name(house, bound[asker.chat]))
    return Screen(texts.BOUND_BY_OTHERS.substitute(area=area))


def _covers(reach: Scope, area: AreaId | None) -> bool:
    return reach.covers_township(area) if area else reach.county


def _reach(house: House, asker: Asker) -> Scope | None:
    """None also for who has left: the desk lets anybody come here."""
    if asker.cadre and not asker.cadre.in_post(shanghai_day(house.clock())):
        return None
    return scope_of(asker.cadre, Ability.GROUPS)


def _scopes(house: House, asker: Asker) -> list[AreaId | None]:
    reach = _reach(house, asker)
    assert reach, "refused before"
    county: list[AreaId | None] = [None] if reach.county else []
    townships = house.ledger.areas.townships()
    return county + [area.id for area in townships if reach.covers_township(area.id)]


def _offer(house: House, asker: Asker, page: int) -> Screen:
    scopes = _scopes(house, asker)
    taps = [
        Tap(area_name(house, area), Bind(area or ""))
        for area in scopes[page * AT_ONCE : (page + 1) * AT_ONCE]
    ]
    foot = pages(len(scopes), page, BindPage)
    bound = dict(house.ledger.chats.bound())
    words = texts.WHICH
    if asker.chat in bound:
        area = escape(area_name(house, bound[asker.chat]))
        words = texts.BOUND_NOW.substitute(area=area)
    return Screen(words, (*pairs(taps), foot) if foot else pairs(taps))


def _bound_groups(house: House, asker: Asker) -> Screen:
    mine = _scopes(house, asker) if _reach(house, asker) else []
    counted = Counter(area for _, area in house.ledger.chats.bound() if area in mine)
    silent = house.ledger.chats.muted()
    muted = Counter(area for chat, area in house.ledger.chats.bound() if chat in silent)
    if not counted:
        return Screen(texts.NONE_BOUND)
    lines = [
        texts.COUNTED.substitute(area=escape(area_name(house, area)), count=counted[area])
        + (texts.OF_THEM_MUTED.substitute(count=muted[area]) if muted[area] else "")
        for area in mine[:AT_ONCE]
        if counted[area]
    ]
    return Screen("\n".join([texts.LIST, *lines, texts.HOW]))
