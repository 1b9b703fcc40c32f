"""What others did in the quiet hours is told when they end."""

from handlers.house import House
from handlers.notices import from_json
from handlers.packed import UnknownButton
from handlers.pushes.schedules import Due
from handlers.screen import Letter


def waiting(house: House, due: Due) -> tuple[str, ...]:
    """One key a notice: `notice/cadre`, so that several reach the same person."""
    return tuple(f"{one.id}/{one.cadre}" for one in house.ledger.notices.waiting())


def tell(house: House, due: Due, key: str) -> tuple[Letter, ...]:
    id_, _, _ = key.partition("/")
    notice = house.ledger.notices.notice(id_)
    if notice is None:
        return ()
    account = house.ledger.people.account_of(notice.cadre)
    house.ledger.notices.told(notice.id, house.clock())
    try:
        return (Letter(account, from_json(notice.body)),) if account is not None else ()
    except UnknownButton:  # of a release before: the list shows what waits
        return ()
