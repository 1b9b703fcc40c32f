"""`办事` of a household: what is open with it, what may be asked, its measures, its 联系卡."""

from html import escape

from handlers.asker import Asker
from handlers.house import House
from handlers.households.buttons import (
    Card,
    ChangeHome,
    ContactCard,
    Jobs,
    Matters,
    Measures,
    ShowWish,
    TagHome,
)
from handlers.households.contact_card import contact_errand
from handlers.households.households import looked_into, reached
from handlers.policies.buttons import HomePolicies
from handlers.problems.buttons import OpenCase, ShowCase, ShowProblem
from handlers.screen import Rows, Screen, Tap
from handlers.texts import benefits as policy_texts
from handlers.texts import jobs as job_texts
from handlers.texts import problems as problem_texts
from handlers.texts import village as texts
from handlers.views.draft import pairs
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.measures import Batch
from ledger.model import Household
from ledger.refusals import NotInScope
from ledger.scopes import Ability, Scope, scope_of

EACH = 3  # of problems, cases and wishes on one screen


def show(house: House, asker: Asker, scope: Scope, button: Matters) -> Answer:
    """Raises NotInScope."""
    return (_matters(house, asker, looked_into(house, asker, scope, button.household)),)


def measures(house: House, asker: Asker, scope: Scope, button: Measures) -> Answer:
    return (_measures(house, looked_into(house, asker, scope, button.household)),)


def tag(house: House, asker: Asker, scope: Scope, button: TagHome) -> Answer:
    """In or out of one of the four groups. Raises NotInScope."""
    home = reached(house, scope, button.household)
    assert asker.cadre, "the desk lets nobody else in"
    now = house.clock()
    try:
        batch = Batch(button.batch)
    except ValueError:
        raise NotInScope from None
    inside = house.ledger.villages.tag(home.id, batch, asker.cadre.id, now)
    details = {"batch": batch, "in": inside}
    house.ledger.audit.note(asker.cadre.id, "household.batch", home.id, now, details)
    return (_measures(house, home),)


def contact(house: House, asker: Asker, scope: Scope, button: ContactCard) -> Answer:
    """Makes the 联系卡 beside the bot; it comes as a document."""
    home = looked_into(house, asker, scope, button.household)
    contact_errand(house, home, asker.chat)
    return (Screen(texts.DRAWING, new=True),)


def _matters(house: House, asker: Asker, home: Household) -> Screen:
    ledger = house.ledger
    problems = ledger.problems.open_of(home.id)[:EACH]
    cases = [one for one in ledger.cases.of_household(home.id) if one.outcome is None][:EACH]
    wishes = ledger.wishes.open_of(home.id)[:EACH]
    lines = [
        *(
            texts.OPEN_PROBLEM.substitute(
                number=one.number,
                kind=problem_texts.KINDS.get(one.kind, one.kind),
                state=problem_texts.STATES[one.state],
            )
            for one in problems
        ),
        *(
            texts.OPEN_CASE.substitute(
                number=one.number, name=one.application.name, step=one.at.name
            )
            for one in cases
        ),
        *(
            texts.OPEN_WISH.substitute(number=one.number, words=escape(one.words[: texts.SHORT]))
            for one in wishes
        ),
    ]
    taps = [
        *(
            Tap(texts.PROBLEM_LABEL.substitute(number=one.number), ShowProblem(one.id))
            for one in problems
        ),
        *(Tap(texts.CASE_LABEL.substitute(number=one.number), ShowCase(one.id)) for one in cases),
        *(Tap(texts.WISH_LABEL.substitute(number=one.number), ShowWish(one.id)) for one in wishes),
    ]
    rows: Rows = tuple(tuple(taps[n : n + 3]) for n in range(0, len(taps), 3))
    own = _own(house, asker, home)
    policies = (Tap(policy_texts.POLICIES, HomePolicies(home.id, 0)),) if own else ()
    rows += (
        (Tap(texts.CHANGE, ChangeHome(home.id, "")), Tap(texts.NEW_CASE, OpenCase(home.id, ""))),
        (Tap(texts.MEASURE, Measures(home.id)), Tap(texts.CONTACT, ContactCard(home.id))),
        (Tap(job_texts.CARD, Jobs(home.id)), *policies),
        (Tap(texts.CARD_BACK, Card(home.id)),),
    )
    head = texts.MATTERS.substitute(head=escape(home.head))
    return Screen(
        "\n".join([head, *(lines or [texts.NOTHING_OPEN]), _measured(house, home)]), rows
    )


def _own(house: House, asker: Asker, home: Household) -> bool:
    """Whether its policies are for the asker to look at (DESIGN §5)."""
    own = scope_of(asker.cadre, Ability.POLICY)
    today = shanghai_day(house.clock())
    return own is not None and house.ledger.households.reaches(own, home.id, today)


def _measured(house: House, home: Household) -> str:
    held = house.ledger.villages.batches_of(home.id)
    if not held:
        return texts.NO_MEASURES
    names = texts.LIST.join(texts.BATCHES[one] for one in Batch if one in held)
    return texts.MEASURES.substitute(batches=names)


def _measures(house: House, home: Household) -> Screen:
    held = house.ledger.villages.batches_of(home.id)
    taps = [
        Tap(
            texts.MARKED.substitute(name=texts.BATCHES[one])
            if one in held
            else texts.BATCHES[one],
            TagHome(home.id, one),
        )
        for one in Batch
    ]
    words = texts.WHICH_MEASURES.substitute(head=escape(home.head))
    return Screen(words, (*pairs(taps), (Tap(texts.CARD_BACK, Matters(home.id)),)))
