"""What a household may enjoy, as screens."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from handlers.households.buttons import Matters, Members
from handlers.policies.buttons import (
    Clause,
    Dwelling,
    Enjoys,
    HomePolicies,
    Judged,
    PolicyHomes,
    PolicySheet,
    ShowBenefit,
)
from handlers.policies.enjoyed import Enjoyed, Offer
from handlers.screen import Rows, Screen, Tap
from handlers.texts import benefits as texts
from handlers.views.draft import leaf, pages, pairs
from ledger.members import Condition
from ledger.model import Household, HouseholdId
from ledger.texts.names import CATEGORIES

TEXT = 44  # characters of a policy on the list
A_PAGE = 4  # policies, two lines each: twelve lines in all


def policies_screen(enjoyed: Enjoyed, page: int) -> Screen:
    home, offers = enjoyed.home, enjoyed.all
    page, leafed = leaf(offers, page, A_PAGE)
    shown = list(enumerate(leafed, start=page * A_PAGE + 1))
    lines = [texts.TITLE.substitute(head=escape(home.head)), _facts(enjoyed)]
    if shown:
        lines.append(texts.BINDS if shown[0][1].binds else texts.FOR_REFERENCE)
    for number, offer in shown:
        lines += _line(offer, number, shown[0][1].binds)
    held = sum(offer.held for offer in offers)
    counted = texts.COUNTED.substitute(all=len(offers), held=held)
    lines += [counted] if offers else [texts.NOTHING, texts.INCOMPLETE]
    taps = [
        Tap(f"{texts.HELD if offer.held else ''}{number}", ShowBenefit(home.id, offer.clause))
        for number, offer in shown
    ]
    sheet = (Tap(texts.SHEET, PolicySheet(home.id)),) if offers else ()
    rows: Rows = (
        tuple(taps),
        pages(len(offers), page, lambda to: HomePolicies(home.id, to), A_PAGE),
        (Tap(texts.MEMBERS, Members(home.id)), Tap(texts.DWELLING, Dwelling(home.id))),
        (*sheet, Tap(texts.BACK, Matters(home.id))),
    )
    return Screen("\n".join(lines), tuple(row for row in rows if row))


def benefit_screen(home: Household, offer: Offer) -> Screen:
    words = texts.ONE.substitute(
        head=escape(home.head), text=escape(offer.text), source=escape(offer.source)
    )
    turn = (
        Tap(texts.ENJOYS_NOT, Enjoys(home.id, offer.clause, 0))
        if offer.held
        else Tap(texts.ENJOYS, Enjoys(home.id, offer.clause, 1))
    )
    rows = (
        (turn, Tap(texts.ORIGINAL, Clause(offer.clause))),
        (Tap(texts.BACK, HomePolicies(home.id, 0)),),
    )
    return Screen(f"{words}\n\n{texts.HELD_SINCE if offer.held else texts.NOT_HELD}", rows)


def grade_screen(home: Household) -> Screen:
    taps = [Tap(label, Judged(home.id, grade)) for grade, label in texts.GRADES.items()]
    back = (Tap(texts.BACK, HomePolicies(home.id, 0)),)
    words = texts.ASK_GRADE.substitute(head=escape(home.head))
    return Screen(words, (tuple(taps[:2]), tuple(taps[2:4]), (taps[4],), back))


def homes_screen(
    homes: Sequence[Household], labels: Mapping[HouseholdId, str], page: int
) -> Screen:
    page, shown = leaf(homes, page)
    taps = [Tap(labels[home.id], HomePolicies(home.id, 0)) for home in shown]
    turns = pages(len(homes), page, PolicyHomes)
    return Screen(texts.WHICH, (*pairs(taps), turns) if turns else pairs(taps))


def which_screen(
    homes: Sequence[Household], labels: Mapping[HouseholdId, str], words: str, *, known: bool
) -> Screen:
    """`known`: they are all called so; else nobody is, and these are those there are."""
    shape = texts.SEVERAL if known else texts.NOT_MINE
    said = shape.safe_substitute(words=escape(words[:20]), count=len(homes))
    return Screen(said, homes_screen(homes, labels, 0).rows)


def _facts(enjoyed: Enjoyed) -> str:
    members = enjoyed.members
    stages = Counter(texts.STAGES[one.stage] for one in members if one.stage)
    ill = sum(Condition.CHRONIC in one.conditions for one in members)
    disabled = sum(Condition.DISABLED in one.conditions for one in members)
    parts = [CATEGORIES[enjoyed.home.category]]
    parts += [texts.PUPILS.substitute(stage=stage, count=count) for stage, count in stages.items()]
    if ill:
        parts.append(texts.CHRONIC.substitute(count=ill))
    if disabled:
        parts.append(texts.DISABLED.substitute(count=disabled))
    if not members:
        parts.append(texts.NO_MEMBERS)
    grade = enjoyed.grade
    parts.append(texts.GRADE.substitute(grade=grade) if grade else texts.NO_GRADE)
    return texts.LIST.join(parts)


def _line(offer: Offer, number: int, binds: bool) -> list[str]:
    """`binds` is what the heading says of the page; who differs says so."""
    mark = texts.HELD if offer.held else ""
    shape = texts.BRIEF if offer.binds is binds else texts.BRIEF_FOR_REFERENCE
    return [
        escape(texts.LINE.substitute(mark=mark, number=number, text=_short(offer.text))),
        escape(shape.substitute(where=offer.where)),
    ]


def _short(text: str) -> str:
    """The line that says how much, else the first; and no more of it than fits."""
    lines = text.splitlines()
    told = next((line for line in lines if texts.AMOUNT.search(line)), lines[0])
    return told if len(told) <= TEXT else told[:TEXT] + texts.CUT
