"""Who lives in a household: seen on its card, added, changed, moved away; dated by the day."""

from html import escape

from handlers.asker import Asker
from handlers.dialog.draft import CHOOSING, Draft
from handlers.dialog.draft import Answer as Given
from handlers.dialog.flow import Dialog
from handlers.dialog.form import AND, Form, Said
from handlers.house import House
from handlers.households.buttons import AddMember, Card, ChangeMember, MemberLeft, Members
from handlers.households.households import looked_into, reached
from handlers.households.member_form import SINCE_ALWAYS, Living, member_form
from handlers.screen import Rows, Screen, Tap
from handlers.texts import members as texts
from handlers.views.household_card import member_line
from handlers.wire import Answer
from ledger.members import Member, MemberId
from ledger.model import Household, HouseholdId
from ledger.scopes import Ability, Scope, scope_of

NAME = "member"
SHOWN = 7  # members with a button each
PUT, LEFT = "member.put", "member.leave"  # in the audit table


def member_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Living]:
        return member_form(house.clock().date(), known=bool(_about(draft)[1]))

    def what(asker: Asker, said: Said) -> str:
        return texts.WHO.substitute(name=said.get("name") or texts.NEW_MEMBER)

    def finish(asker: Asker, draft: Draft, said: Living) -> Screen:
        household, member = _about(draft)
        assert asker.cadre, "the desk lets nobody else in"
        reach = scope_of(asker.cadre, Ability.CARD)
        assert reach, "every cadre sees the cards of their own"
        home = reached(house, reach, household)
        since = None if said.since == SINCE_ALWAYS else house.clock().date()
        new = Member(
            id=MemberId(member),
            name=said.name,
            kin=said.kin,
            born=said.born,
            stage=said.stage,
            conditions=said.conditions,
        )
        house.ledger.members.put(home.id, new, since)
        house.ledger.audit.note(asker.cadre.id, PUT, home.id, house.clock())
        return _list(house, home)

    return Dialog(NAME, form, finish, what)


def show(house: House, asker: Asker, scope: Scope, button: Members) -> Answer:
    """Raises NotInScope."""
    return (_list(house, looked_into(house, asker, scope, button.household)),)


def add(house: House, asker: Asker, scope: Scope, button: AddMember) -> Answer:
    """Raises NotInScope."""
    home = reached(house, scope, button.household)
    return (_begun(house.flow.begin(asker, NAME, anew=True, about=f"{home.id}:")),)


def change(house: House, asker: Asker, scope: Scope, button: ChangeMember) -> Answer:
    """Opens who is known, at the choice what to change. Raises NotInScope."""
    home = reached(house, scope, button.household)
    known = {one.id: one for one in house.ledger.members.of(home.id, house.clock().date())}
    member = known.get(MemberId(button.member))
    if member is None:
        return (_list(house, home),)
    said = {
        "name": member.name,
        "kin": member.kin.value,
        "stage": member.stage or "",
        "born": member.born,
        "conditions": AND.join(member.conditions),
    }
    answers = (Given(field, words) for field, words in said.items())
    about = {"about": f"{home.id}:{member.id}", "opened": CHOOSING}
    return (_begun(house.flow.begin(asker, NAME, *answers, anew=True, **about)),)


def left(house: House, asker: Asker, scope: Scope, button: MemberLeft) -> Answer:
    """Lives there no longer, from today on. Raises NotInScope."""
    home, now = reached(house, scope, button.household), house.clock()
    assert asker.cadre, "the desk lets nobody else in"
    house.ledger.members.leave(home.id, MemberId(button.member), now.date())
    house.ledger.audit.note(asker.cadre.id, LEFT, home.id, now)
    return (_list(house, home),)


def _list(house: House, home: Household) -> Screen:
    members = house.ledger.members.of(home.id, house.clock().date())
    lines = [texts.HEAD.substitute(head=escape(home.head), count=len(members))]
    lines += [f"· {escape(member_line(one))}" for one in members[:SHOWN]]
    if not members:
        lines.append(texts.NOBODY)
    rows: Rows = tuple(
        (
            Tap(one.name[:10], ChangeMember(home.id, one.id)),
            Tap(texts.MOVED_AWAY, MemberLeft(home.id, one.id)),
        )
        for one in members[: SHOWN - 1]
    )
    foot = (Tap(texts.ADD, AddMember(home.id)), Tap(texts.BACK, Card(home.id)))
    return Screen("\n".join(lines), (*rows, foot))


def _about(draft: Draft) -> tuple[HouseholdId, str]:
    household, _, member = draft.about.partition(":")
    return HouseholdId(household), member


def _begun(screen: Screen) -> Screen:
    return Screen(screen.html, screen.rows, new=True)
