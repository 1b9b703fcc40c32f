"""户情变更: a household is away, exempt, of another category, or leaves the books."""

from handlers.asker import Asker
from handlers.dialog.draft import Answer as Given
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Form, Invalid, Said
from handlers.house import House
from handlers.households.buttons import ChangeHome
from handlers.households.change_form import Changing, change_form
from handlers.requests.asking import asked
from handlers.requests.household import DECIDER
from handlers.screen import Screen
from handlers.texts import change as texts
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import Cadre, HouseholdId, Role
from ledger.request import NewRequest
from ledger.scopes import Scope

NAME = "change"


def change_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Changing]:
        return change_form(house, _cadre(asker), shanghai_day(house.clock()))

    def finish(asker: Asker, draft: Draft, said: Changing) -> Screen:
        return _asked(house, _cadre(asker), draft, said)

    def what(asker: Asker, said: Said) -> str:
        if "household" not in said:
            return texts.NEW
        day = shanghai_day(house.clock())
        home = house.ledger.households.household(HouseholdId(said["household"]), day)
        return texts.DRAFT.substitute(head=home.head)

    return Dialog(NAME, form, finish, what)


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_begun(house, asker),)


def start(house: House, asker: Asker, scope: Scope, button: ChangeHome) -> Answer:
    """From a card, or after 未遇: the household, and perhaps what is to change, are known."""
    said = [Given("household", button.household)]
    if button.what:
        said.append(Given("what", button.what))
    return (_begun(house, asker, *said),)


def _begun(house: House, asker: Asker, *said: Given) -> Screen:
    screen = house.flow.begin(asker, NAME, *said, anew=True)
    return Screen(screen.html, screen.rows, new=True)


def _asked(house: House, cadre: Cadre, draft: Draft, said: Changing) -> Screen:
    """Raises Invalid where the end lies before the beginning."""
    if said.until is not None and said.until < said.since:
        raise Invalid(texts.ENDS_BEFORE)
    place = said.household.place
    body = {"why": said.why}
    if said.what == "category":
        body["category"] = said.category
    if said.until is not None:
        body["until"] = said.until.isoformat()
    return asked(
        house,
        NewRequest(
            id=draft.id,
            kind=said.what,
            asker=cadre.id,
            about=said.household.id,
            since=said.since,
            role=DECIDER.get(said.what, Role.TOWNSHIP_ADMIN),
            township=place.township,
            village=place.village,
            body=body,
        ),
    )


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
