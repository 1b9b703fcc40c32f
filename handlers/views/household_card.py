"""One household as a card: where and who, this month, members, problems, what can be done."""

from dataclasses import dataclass
from datetime import date
from html import escape

from handlers.buttons import Button
from handlers.households.buttons import Matters, Members
from handlers.screen import Rows, Screen, Tap
from handlers.texts import households as texts
from handlers.views.days import day_words
from handlers.views.places import where
from handlers.visits.buttons import RecordFor, ShowVisit, StartVisit
from ledger.members import Member
from ledger.model import Household, State, Visit
from ledger.task import Task
from ledger.texts.members import CONDITIONS, KIN, STAGES
from ledger.texts.names import CATEGORIES, MODES, STATES

MEMBERS = 4  # named on the card


@dataclass(frozen=True, slots=True, kw_only=True)
class Carded:
    """A household and what its viewer is to it."""

    household: Household
    task: Task | None  # None: not on the viewer's own list
    holders: tuple[str, ...]  # names, the first first
    last: Visit | None
    open_problems: int
    members: tuple[Member, ...]
    states: tuple[State, ...]
    merged: tuple[Household, ...]  # what it holds of others
    kept: Household | None  # what it was merged into
    may_type: bool  # 代录
    back: Button  # to the list that it stands in
    today: date


def household_card(card: Carded) -> Screen:
    lines = [
        texts.CARD_HEAD.substitute(head=escape(card.household.head), number=card.household.number),
        _where(card.household),
        _category(card),
        _holders(card),
        _month(card.task) if card.task else "",
        _last(card),
        texts.OPEN_PROBLEMS.substitute(n=card.open_problems) if card.open_problems else "",
        _members(card.members),
        _twins(card),
    ]
    return Screen("\n".join(line for line in lines if line), _rows(card))


def member_line(member: Member) -> str:
    """`李小四 子女 小学 残疾`, plain."""
    parts = [member.name, KIN[member.kin]]
    if member.stage:
        parts.append(STAGES[member.stage])
    parts += [CONDITIONS[one] for one in member.conditions]
    return " ".join(parts)


def _where(home: Household) -> str:
    return escape(f"{home.place.township_name} {where(home)}")


def _category(card: Carded) -> str:
    home = card.household
    parts = [CATEGORIES[home.category]]
    if home.subtype:
        parts.append(home.subtype)
    if home.people_count:
        parts.append(texts.PEOPLE.substitute(count=home.people_count))
    parts += [STATES[state] for state in card.states]
    return escape(texts.COMMA.join(parts))


def _holders(card: Carded) -> str:
    if card.task and card.task.duty:
        return texts.DUTIES[card.task.duty]
    if not card.holders:
        return texts.HELD_BY_NOBODY
    return escape(texts.HELD_BY.substitute(names=texts.LIST.join(card.holders)))


def _month(task: Task) -> str:
    if not (task.due or task.deferred):
        return texts.MONTH_EXEMPT if task.exempt else texts.MONTH_NOT_DUE
    if task.done:
        return texts.MONTH_DONE.substitute(n=task.days_done)
    shape = texts.MONTH_LEFT if task.due else texts.MONTH_DEFERRED
    return shape.substitute(n=task.still_needed)


def _last(card: Carded) -> str:
    if card.last is None:
        return texts.NEVER
    day = day_words(card.last.day, card.today)
    return texts.LAST.substitute(day=day, mode=MODES[card.last.mode])


def _members(members: tuple[Member, ...]) -> str:
    if not members:
        return ""
    shown = texts.BETWEEN_MEMBERS.join(member_line(one) for one in members[:MEMBERS])
    if len(members) > MEMBERS:
        shown += texts.AND_MORE_PEOPLE.substitute(count=len(members))
    return escape(texts.MEMBERS_ARE.substitute(members=shown))


def _twins(card: Carded) -> str:
    if card.kept:
        return escape(texts.MERGED_INTO.substitute(number=card.kept.number, head=card.kept.head))
    if card.merged:
        numbers = texts.LIST.join(one.number for one in card.merged)
        return escape(texts.MERGED_FROM.substitute(numbers=numbers))
    return ""


def _rows(card: Carded) -> Rows:
    id_, mine = card.household.id, card.task is not None
    visit = [Tap(texts.VISIT, StartVisit(id_))] if mine or card.may_type else []
    if card.may_type and not (card.task and card.task.duty):
        visit.insert(0, Tap(texts.RECORD_FOR, RecordFor(id_)))
    more = [Tap(texts.MEMBERS, Members(id_)), Tap(texts.MATTERS, Matters(id_))]
    if card.last:
        more.append(Tap(texts.LAST_VISIT, ShowVisit(card.last.id)))
    rows = (tuple(visit), tuple(more), (Tap(texts.CARD_BACK, card.back),))
    return tuple(row for row in rows if row)
