"""A bulletin as its administrators see it: the numbers, what happens next, what they can tap."""

from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from handlers.buttons import Menu
from handlers.publishing.buttons import Bulletin as Shown
from handlers.publishing.buttons import Bulletins, Hold, Mend, Papers, Preview, Release, Remark
from handlers.publishing.sheet import Sheet
from handlers.screen import Rows, Screen, Tap
from handlers.texts import bulletins as texts
from handlers.texts import papers as papers_texts
from handlers.texts import remarks as remark_texts
from handlers.views.bulletin import changes, remark, summary, total_line
from handlers.views.draft import AT_ONCE, pages, pairs
from ledger.bulletins import Bulletin, BulletinState
from ledger.clock import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    bulletin: Bulletin
    sheet: Sheet  # as drafted or released
    before: Sheet | None  # the version before it
    now: Sheet | None  # the numbers of now, of a released one
    from_day: date  # earliest day of release
    today: date
    by_itself: bool  # whether it is released at 15:00 without a tap
    who: str  # who released or held it; "" for the clock
    groups: int  # bound to its area
    towns: bool = False  # offers the townships' bulletins


def state_screen(state: State, said: str = "") -> Screen:
    """`said` stands above: what the last tap came to."""
    released = state.bulletin.state is BulletinState.RELEASED
    lines = _released(state) if released else _open(state)
    return Screen("\n".join([escape(said), *lines] if said else lines), _rows(state))


def chooser(names: tuple[tuple[str, str], ...], month: Month, page: int) -> Screen:
    """Of which area? `names` are area ids ("" the county) and names."""
    taps = [
        Tap(name, Shown(str(month), area))
        for area, name in names[page * AT_ONCE : (page + 1) * AT_ONCE]
    ]
    foot = pages(len(names), page, lambda to: Bulletins(str(month), to))
    foot += (Tap(texts.BACK, Menu("bulletin")),)
    return Screen(texts.WHICH.substitute(month=month.number), (*pairs(taps), foot))


def moment(at: datetime) -> str:
    return texts.WHEN.substitute(month=at.month, day=at.day, time=f"{at:%H:%M}")


def _open(state: State) -> list[str]:
    sheet, version = state.sheet, state.bulletin.version
    names = {"area": escape(sheet.area), "year": sheet.month.year, "month": sheet.month.number}
    if state.before is not None:
        title = texts.MENDED_DRAFT.substitute(names, version=version)
        changed = changes(state.before, sheet)
        lines = [title, total_line(sheet.total), *changed, *remark(state.bulletin.remarks)]
    else:
        words = state.bulletin.remarks
        lines = [texts.DRAFT.substitute(names), *summary(sheet, draft=True, remarks=words)]
    return [*lines, _next(state)]


def _next(state: State) -> str:
    day = state.from_day
    if state.bulletin.state is BulletinState.HELD:
        return texts.HELD.substitute(who=escape(state.who or texts.SOMEBODY))
    if state.today < day:
        return texts.NOT_YET.substitute(month=day.month, day=day.day)
    if not state.by_itself or state.bulletin.version > 1 or state.today > day:
        return texts.BY_HAND
    return texts.BY_ITSELF


def _released(state: State) -> list[str]:
    bulletin, at = state.bulletin, state.bulletin.released
    assert at
    who = escape(state.who) or texts.ITSELF
    title = texts.RELEASED.substitute(who=who, when=moment(at), version=bulletin.version)
    sent = texts.SENT_TO.substitute(count=state.groups) if state.groups else texts.NO_GROUP
    lines = [title, total_line(state.sheet.total), sent]
    if state.now is not None and state.now != state.sheet:
        lines += [texts.DIFFERS, total_line(state.now.total), *changes(state.sheet, state.now)]
    return lines


def _rows(state: State) -> Rows:
    id_ = state.bulletin.id
    rows: list[tuple[Tap, ...]] = []
    match state.bulletin.state:
        case BulletinState.DRAFT:
            release = (Tap(texts.RELEASE, Release(id_)),) if state.today >= state.from_day else ()
            rows.append((*release, Tap(texts.HOLD, Hold(id_))))
        case BulletinState.HELD:
            if state.today >= state.from_day:
                rows.append((Tap(texts.RELEASE, Release(id_)),))
        case BulletinState.RELEASED:
            if state.now is not None and state.now != state.sheet:
                rows.append((Tap(texts.MEND, Mend(id_)),))
    last = [Tap(texts.PREVIEW, Preview(id_))]
    if state.bulletin.state is not BulletinState.RELEASED:
        last.append(Tap(remark_texts.BUTTON, Remark(id_)))
    if state.towns:
        last.append(Tap(texts.TOWNSHIPS_BUTTON, Bulletins(str(state.bulletin.month), 0)))
    return (*rows, tuple(last), (Tap(papers_texts.BUTTON, Papers(id_)),))
