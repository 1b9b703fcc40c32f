"""Drafting and releasing a bulletin: what a tap does, and what the clock does without one."""

from datetime import date, datetime, timedelta

from handlers.drawing import KIND, errand
from handlers.house import House
from handlers.publishing import mirrors
from handlers.publishing.groups import area_name
from handlers.publishing.sheet import Sheet, frozen, thawed
from handlers.rates.results import result
from handlers.screen import Letter, Screen
from handlers.views.boards import board
from handlers.views.bulletin import post
from ledger.bulletins import Bulletin, BulletinState
from ledger.clock import Month, shanghai_day
from ledger.model import AreaId, CadreId, Contact

RELEASE, HOLD = "bulletin.release", "bulletin.hold"  # in the audit table


def release_day(house: House, month: Month) -> date:
    """The first day on which no visit of the month is in time any more: the 8th, by default."""
    late_days = house.ledger.settings.number("late_days", month.last)
    return month.last + timedelta(days=late_days + 1)


def drafted(house: House, month: Month, area: AreaId | None) -> Bulletin:
    """The open draft with the numbers of now; a released bulletin as it is."""
    latest = house.ledger.bulletins.latest(month, area)
    if latest is not None and latest.state is BulletinState.RELEASED:
        return latest
    return anew(house, month, area)


def anew(house: House, month: Month, area: AreaId | None) -> Bulletin:
    """The open draft with the numbers of now; after a release, the next version's."""
    sheet = now_of(house, month, area)
    return house.ledger.bulletins.draft(month, area, frozen(sheet), house.clock())


def now_of(house: House, month: Month, area: AreaId | None) -> Sheet:
    return result(house, month, area, shanghai_day(house.clock()))


def sheet_of(bulletin: Bulletin) -> Sheet:
    """As it was drafted or released."""
    return thawed(bulletin.rows)


def before(house: House, bulletin: Bulletin) -> Sheet | None:
    """What the version before said; None for the first."""
    versions = house.ledger.bulletins.versions(bulletin.month, bulletin.area)
    older = [one for one in versions if one.version == bulletin.version - 1]
    return sheet_of(older[0]) if older else None


def release(
    house: House, bulletin: Bulletin, sheet: Sheet, by: CadreId | None
) -> tuple[Letter, ...]:
    """Freezes the sheet; gives the letters to the groups. The picture follows the words.

    Raises BulletinReleased if somebody was quicker.
    """
    now = house.clock()
    house.ledger.bulletins.release(bulletin.id, frozen(sheet), by, now)
    house.ledger.audit.note(by, RELEASE, bulletin.id, now)
    groups = house.ledger.chats.of_area(bulletin.area)
    words = words_of(house, bulletin, sheet)
    picture(house, sheet, groups)
    office = [one.account for one in administrators(house, bulletin.area, now) if one.account]
    house.send(mirrors.KIND, mirrors.errand(words, area_name(house, bulletin.area), office))
    return tuple(Letter(chat, Screen(words)) for chat in groups)


def words_of(house: House, bulletin: Bulletin, sheet: Sheet) -> str:
    """What the group reads."""
    return post(sheet, bulletin.version, before(house, bulletin), bulletin.remarks)


def hold(house: House, bulletin: Bulletin, by: CadreId) -> Bulletin:
    """Raises BulletinReleased."""
    held = house.ledger.bulletins.hold(bulletin.id, house.clock())
    house.ledger.audit.note(by, HOLD, bulletin.id, house.clock())
    return held


def held_by(house: House, bulletin: Bulletin) -> CadreId | None:
    """Who held it last."""
    notes = house.ledger.audit.of(bulletin.id)
    actors = [note["actor"] for note in notes if note["action"] == HOLD]
    return CadreId(actors[0]) if actors and actors[0] else None


def picture(house: House, sheet: Sheet, chats: tuple[int, ...]) -> None:
    """Sends the picture after what is said now; none where nothing is ranked or nobody reads."""
    if chats and sheet.mode != "off" and sheet.total.due:
        house.send(KIND, errand(board(sheet), chats))


def administrators(house: House, area: AreaId | None, now: datetime) -> tuple[Contact, ...]:
    """Those of the very area who can be written to."""
    people = house.ledger.people.administrators(area, shanghai_day(now))
    return tuple(one for one in people if one.account is not None)
