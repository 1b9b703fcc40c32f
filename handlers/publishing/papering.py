"""Which paper of a month an administrator wants; made beside the bot, and its going noted."""

from html import escape
from string import Template

from handlers.asker import Asker
from handlers.house import House
from handlers.publishing import bulletins, release
from handlers.publishing.buttons import Bulletin as Shown
from handlers.publishing.buttons import Paper, Papers
from handlers.publishing.papers import KIND
from handlers.publishing.sheet import frozen
from handlers.screen import Screen, Tap
from handlers.texts import bulletins as bulletin_texts
from handlers.texts import papers as texts
from handlers.wire import Answer
from ledger.bulletins import Bulletin
from ledger.clock import shanghai_day
from ledger.ids import new_id
from ledger.scopes import Scope


def which(house: House, asker: Asker, scope: Scope, button: Papers) -> Answer:
    """Raises NotInScope."""
    bulletin = bulletins.known(house, scope, button.bulletin)
    if bulletin is None:
        return (Screen(bulletin_texts.GONE, new=True),)
    taps = tuple(Tap(label, Paper(bulletin.id, kind)) for kind, label in texts.KINDS.items())
    back = (Tap(texts.BACK, Shown(str(bulletin.month), bulletin.area or "")),)
    return (Screen(_words(texts.WHICH, bulletin), (taps, back)),)


def make(house: House, asker: Asker, scope: Scope, button: Paper) -> Answer:
    """Exports are in the audit table (DESIGN §8). Raises NotInScope."""
    bulletin = bulletins.known(house, scope, button.bulletin)
    if bulletin is None or button.kind not in texts.KINDS:
        return (Screen(bulletin_texts.GONE, new=True),)
    assert asker.cadre, "the desk lets nobody else in"
    now = house.clock()
    details = {"paper": button.kind, "month": str(bulletin.month)}
    house.ledger.audit.note(asker.cadre.id, "export", bulletin.id, now, details)
    house.send(
        KIND,
        {
            "id": new_id(),
            "kind": button.kind,
            "chat": asker.chat,
            "area": bulletin.area or "",
            "sheet": frozen(release.sheet_of(bulletin)),
            "remarks": bulletin.remarks,
            "day": shanghai_day(bulletin.released or now).isoformat(),
            "caption": _words(texts.CAPTION, bulletin, kind=texts.KINDS[button.kind]),
        },
    )
    return (Screen(texts.MAKING, new=True),)


def _words(template: Template, bulletin: Bulletin, **more: str) -> str:
    month = {"year": bulletin.month.year, "month": bulletin.month.number}
    area = escape(release.sheet_of(bulletin).area)
    return template.substitute(month, area=area, **more)
