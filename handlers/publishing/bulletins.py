"""/bulletin 通报: the state of a month's bulletin, its preview, its release or its holding."""

from html import escape
from typing import Any

from handlers.asker import Asker
from handlers.house import House
from handlers.publishing import release as acts
from handlers.publishing.buttons import Bulletin as Shown
from handlers.publishing.buttons import Bulletins, Hold, Mend, Preview, Release
from handlers.publishing.groups import area_name
from handlers.screen import Screen
from handlers.texts import bulletins as texts
from handlers.views.bulletin_state import State, chooser, moment, state_screen
from handlers.wire import Answer
from ledger.bulletins import Bulletin, BulletinState
from ledger.clock import Month, shanghai_day
from ledger.model import AreaId, CadreId
from ledger.refusals import NotInScope
from ledger.scopes import Scope

REMARKS = "remarks"  # the form of what an administrator adds


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """Of the month before, or of the one named as 2026-10."""
    try:
        month = Month.asked(rest) if rest else _last(house)
    except ValueError:
        return (Screen(texts.NOT_A_MONTH),)
    areas = _areas(house, scope)
    if len(areas) > 1 and not scope.county:
        return (chooser(_named(house, areas), month, 0),)
    return (_state(house, month, areas[0], scope),)


def show(house: House, asker: Asker, scope: Scope, button: Shown) -> Answer:
    """Raises NotInScope."""
    area = _within(scope, AreaId(button.area) if button.area else None)
    return (_state(house, Month.parse(button.month), area, scope),)


def page(house: House, asker: Asker, scope: Scope, button: Bulletins) -> Answer:
    names = _named(house, _areas(house, scope))
    return (chooser(names, Month.parse(button.month), button.page),)


def release(house: House, asker: Asker, scope: Scope, button: Release) -> Answer:
    """The first tap counts, whoever's it is. Raises NotInScope."""
    bulletin = known(house, scope, button.bulletin)
    if bulletin is None:
        return (Screen(texts.GONE, new=True),)
    if bulletin.state is BulletinState.RELEASED:
        return (released_already(house, bulletin, scope),)
    today = shanghai_day(house.clock())
    if today < acts.release_day(house, bulletin.month):
        return (screen(house, bulletin, scope),)
    if words := _unsent_words(house, asker, bulletin):
        return (Screen(texts.UNSENT, new=True), words)
    sheet = acts.now_of(house, bulletin.month, bulletin.area)
    if sheet != acts.sheet_of(bulletin):
        fresh = acts.anew(house, bulletin.month, bulletin.area)
        return (screen(house, fresh, scope, texts.CHANGED_SINCE),)
    assert asker.cadre, "the desk lets nobody else in"
    letters = acts.release(house, bulletin, sheet, asker.cadre.id)
    return (screen(house, house.ledger.bulletins.bulletin(bulletin.id), scope), *letters)


def _unsent_words(house: House, asker: Asker, bulletin: Bulletin) -> Screen | None:
    """The remark of this person that was written and not submitted; one only begun is dropped."""
    draft = house.flow.draft(asker)
    if draft is None or (draft.form, draft.about) != (REMARKS, bulletin.id):
        return None
    if not draft.answers:
        house.flow.discard(asker)
        return None
    asked = house.flow.asking(asker)
    return asked and Screen(asked.html, asked.rows, new=True)


def hold(house: House, asker: Asker, scope: Scope, button: Hold) -> Answer:
    """Raises NotInScope."""
    bulletin = known(house, scope, button.bulletin)
    if bulletin is None:
        return (Screen(texts.GONE, new=True),)
    if bulletin.state is BulletinState.RELEASED:
        return (released_already(house, bulletin, scope),)
    assert asker.cadre, "the desk lets nobody else in"
    return (screen(house, acts.hold(house, bulletin, asker.cadre.id), scope),)


def preview(house: House, asker: Asker, scope: Scope, button: Preview) -> Answer:
    """The very words and picture that the group gets, then the buttons. Raises NotInScope."""
    bulletin = known(house, scope, button.bulletin)
    if bulletin is None:
        return (Screen(texts.GONE, new=True),)
    sheet = acts.sheet_of(bulletin)
    words = acts.words_of(house, bulletin, sheet)
    acts.picture(house, sheet, (asker.chat,))
    return (Screen(words, new=True),)


def mend(house: House, asker: Asker, scope: Scope, button: Mend) -> Answer:
    """Drafts the next version. Raises NotInScope."""
    bulletin = known(house, scope, button.bulletin)
    if bulletin is None:
        return (Screen(texts.GONE, new=True),)
    latest = house.ledger.bulletins.latest(bulletin.month, bulletin.area)
    assert latest, "it has this version at least"
    if latest.state is BulletinState.RELEASED and _differs(house, latest):
        latest = acts.anew(house, bulletin.month, bulletin.area)
    return (screen(house, latest, scope),)


def state(house: House, bulletin: Bulletin, *, towns: bool = False) -> State:
    """What the screen of a bulletin shows."""
    released = bulletin.state is BulletinState.RELEASED
    return State(
        bulletin=bulletin,
        sheet=acts.sheet_of(bulletin),
        before=acts.before(house, bulletin),
        now=acts.now_of(house, bulletin.month, bulletin.area) if released else None,
        from_day=acts.release_day(house, bulletin.month),
        today=shanghai_day(house.clock()),
        by_itself=house.ledger.settings.flag("auto_release"),
        who=_who(house, bulletin),
        groups=len(house.ledger.chats.of_area(bulletin.area)),
        towns=towns,
    )


def _state(house: House, month: Month, area: AreaId | None, scope: Scope) -> Screen:
    if month.last >= shanghai_day(house.clock()):
        day = acts.release_day(house, month)
        return Screen(texts.NOT_OVER.substitute(month=month.number, day=day.day))
    bulletin = acts.drafted(house, month, area)
    if not acts.sheet_of(bulletin).total.due:
        name = escape(area_name(house, area))
        return Screen(texts.NOTHING.substitute(area=name, month=month.number))
    return screen(house, bulletin, scope)


def screen(house: House, bulletin: Bulletin, scope: Scope, said: str = "") -> Screen:
    """A bulletin as this administrator sees it; `said` stands above."""
    towns = scope.county and bulletin.area is None
    return state_screen(state(house, bulletin, towns=towns), said)


def _differs(house: House, bulletin: Bulletin) -> bool:
    return acts.now_of(house, bulletin.month, bulletin.area) != acts.sheet_of(bulletin)


def released_already(house: House, bulletin: Bulletin, scope: Scope) -> Screen:
    """Whoever released it was quicker."""
    assert bulletin.released
    who = _who(house, bulletin) or texts.ITSELF
    said = texts.ALREADY.substitute(who=who, when=moment(bulletin.released))
    return screen(house, bulletin, scope, said)


def _who(house: House, bulletin: Bulletin) -> str:
    """Whoever released or held it; "" for the clock."""
    by: CadreId | None = bulletin.released_by
    if bulletin.state is BulletinState.HELD:
        by = acts.held_by(house, bulletin)
    return house.ledger.people.cadre(by).name if by else ""


def known(house: House, scope: Scope, id_: str) -> Bulletin | None:
    """None where there is none of that id. Raises NotInScope."""
    try:
        bulletin = house.ledger.bulletins.bulletin(id_)
    except KeyError:
        return None
    _within(scope, bulletin.area)
    return bulletin


def _within(scope: Scope, area: AreaId | None) -> AreaId | None:
    if not (scope.covers_township(area) if area else scope.county):
        raise NotInScope
    return area


def _areas(house: House, scope: Scope) -> tuple[AreaId | None, ...]:
    """The county first, where it is in reach."""
    county: tuple[Any, ...] = (None,) if scope.county else ()
    towns = (area.id for area in house.ledger.areas.townships() if scope.covers_township(area.id))
    return (*county, *towns)


def _named(house: House, areas: tuple[AreaId | None, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((area or "", area_name(house, area)) for area in areas)


def _last(house: House) -> Month:
    return Month.of(shanghai_day(house.clock())).previous()
