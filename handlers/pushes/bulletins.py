"""The bulletin's pushes: a draft to its administrators, its release, and that it still waits."""

from handlers.house import House
from handlers.publishing import bulletins, release
from handlers.pushes.schedules import Due
from handlers.screen import Letter
from handlers.texts import bulletins as texts
from handlers.views.bulletin_state import state_screen
from ledger.bulletins import Bulletin, BulletinState
from ledger.clock import Month
from ledger.model import AreaId, By


def areas_due(house: House, due: Due) -> tuple[str, ...]:
    """The county and the townships with anything due in the month, as topics."""
    month, working = Month.parse(due.period), house.ledger.working
    if working.before_anything(month):
        return ()
    table = house.ledger.rates.table(month, By.TOWNSHIP, due.at.date())
    if not table.total.due:
        return ()
    towns = (AreaId(row.key) for row in table.rows if row.due)
    here = (town for town in towns if not working.before_anything(month, town))
    return ("county/", *(f"{town}/" for town in here))


def draft(house: House, due: Due, topic: str) -> tuple[Letter, ...]:
    """The draft, made now, to each administrator of its area; the picture follows."""
    bulletin = release.drafted(house, Month.parse(due.period), _area(topic))
    if bulletin.state is BulletinState.RELEASED:
        return ()  # somebody was quicker than the clock
    letters = _to_administrators(house, due, bulletin, "")
    chats = tuple(letter.chat for letter in letters)
    release.picture(house, release.sheet_of(bulletin), chats)
    return letters


def releasable(house: House, due: Due) -> tuple[str, ...]:
    """The month's drafts that nobody has released or held."""
    if not house.ledger.settings.flag("auto_release"):
        return ()
    return _drafts(house, Month.parse(due.period))


def release_by_itself(house: House, due: Due, topic: str) -> tuple[Letter, ...]:
    """The words to the groups of its area; the picture follows."""
    bulletin = house.ledger.bulletins.latest(Month.parse(due.period), _area(topic))
    assert bulletin, "it was among the drafts"
    sheet = release.now_of(house, bulletin.month, bulletin.area)
    return release.release(house, bulletin, sheet, None)


def waiting(house: House, due: Due) -> tuple[str, ...]:
    """Drafts of the month before that still wait: nothing releases them by itself any more."""
    return _drafts(house, Month.of(due.at.date()).previous())


def remind(house: House, due: Due, topic: str) -> tuple[Letter, ...]:
    bulletin = house.ledger.bulletins.latest(Month.of(due.at.date()).previous(), _area(topic))
    assert bulletin, "it was among the drafts"
    return _to_administrators(house, due, bulletin, texts.WAITING)


def _drafts(house: House, month: Month) -> tuple[str, ...]:
    areas: list[AreaId | None] = [None, *(area.id for area in house.ledger.areas.townships())]
    return tuple(
        f"{area or 'county'}/"
        for area in areas
        if (latest := house.ledger.bulletins.latest(month, area))
        and latest.state is BulletinState.DRAFT
        and latest.version == 1
    )


def _to_administrators(
    house: House, due: Due, bulletin: Bulletin, said: str
) -> tuple[Letter, ...]:
    screen = state_screen(bulletins.state(house, bulletin), said)
    return tuple(
        Letter(one.account, screen)
        for one in release.administrators(house, bulletin.area, due.at)
        if one.account is not None
    )


def _area(topic: str) -> AreaId | None:
    area = topic.removesuffix("/")
    return None if area == "county" else AreaId(area)
