"""Likely twins as a list, side by side, and before they are merged."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from handlers.households.buttons import MergeTwins, NotTwins, ShowTwins, Twins
from handlers.screen import Rows, Screen, Tap
from handlers.texts import twins as texts
from handlers.views.days import day_words
from handlers.views.draft import AT_ONCE, leaf, pages, pairs
from ledger.duplicates import Pair
from ledger.model import Household, HouseholdId, Visit
from ledger.texts.names import CATEGORIES, MODES

LONGEST = 10  # characters of a label


def twins_screen(found: Sequence[Pair], page: int, head: str = "") -> Screen:
    """`head` is a line above."""
    page, shown = leaf(found, page)
    lines = [head] if head else []
    lines.append(texts.HEAD.substitute(count=len(found)) if found else texts.NONE)
    first = page * AT_ONCE + 1
    taps = []
    for n, pair in enumerate(shown, first):
        lines.append(
            texts.LINE.substitute(
                n=n,
                village=escape(pair.first.place.village_name),
                first=escape(pair.first.head),
                second=escape(pair.second.head),
                why=texts.WHY[pair.likeness],
            )
        )
        label = texts.LABEL.substitute(n=n, head=pair.first.head)[:LONGEST]
        taps.append(Tap(label, ShowTwins(pair.first.id, pair.second.id)))
    rows = pairs(taps)
    if foot := pages(len(found), page, Twins):
        rows += (foot,)
    return Screen("\n".join(lines), rows)


def pair_screen(
    pair: Pair,
    holders: Mapping[HouseholdId, Sequence[str]],
    last: Mapping[HouseholdId, Visit | None],
    today: date,
) -> Screen:
    lines = [texts.PAIR_HEAD.substitute(why=texts.WHY[pair.likeness])]
    for one in (pair.first, pair.second):
        visit = last[one.id]
        lines += [
            texts.ONE.substitute(
                number=escape(one.number),
                head=escape(one.head),
                village=escape(one.place.village_name),
                group=escape(one.group),
                tail=texts.TAIL.substitute(tail=one.id_tail) if one.id_tail else "",
            ),
            texts.MORE.substitute(
                category=CATEGORIES[one.category],
                people=one.people_count or texts.UNKNOWN,
                holder=escape(texts.LIST.join(holders[one.id]) or texts.NOBODY),
            ),
            texts.LAST.substitute(day=day_words(visit.day, today), mode=MODES[visit.mode])
            if visit
            else texts.NEVER,
        ]
    rows: Rows = tuple(
        (Tap(texts.KEEP.substitute(n=n), MergeTwins(kept.id, gone.id, 0)),)
        for n, (kept, gone) in enumerate(((pair.first, pair.second), (pair.second, pair.first)), 1)
    )
    apart = Tap(texts.NOT_THE_SAME, NotTwins(pair.first.id, pair.second.id))
    return Screen("\n".join(lines), (*rows, (apart, Tap(texts.BACK, Twins(0)))))


def sure_screen(kept: Household, gone: Household) -> Screen:
    words = texts.SURE.substitute(
        kept=escape(kept.number), gone=escape(gone.number), head=escape(kept.head)
    )
    return Screen(
        words,
        (
            (Tap(texts.MERGE, MergeTwins(kept.id, gone.id, 1)),),
            (Tap(texts.BACK, ShowTwins(kept.id, gone.id)),),
        ),
    )
