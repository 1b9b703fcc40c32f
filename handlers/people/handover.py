"""/handover 移交: one's households, or those of a cadre who leaves, go to another or to nobody."""

from collections import defaultdict

from handlers.asker import Asker
from handlers.dialog.draft import Answer as Given
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Form, Invalid, Said
from handlers.house import House
from handlers.people.buttons import Handed, HandOver, Met, ShowHanded
from handlers.people.handover_form import Handing, handover_form
from handlers.requests import handover as kind
from handlers.requests.asking import asked
from handlers.requests.buttons import Requests
from handlers.requests.deciders import may_decide
from handlers.screen import Screen, Tap
from handlers.texts import handover as texts
from handlers.views.handover import passed_screen, sheet
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import AreaId, Cadre, CadreId, Household, HouseholdId, Role
from ledger.refusals import NotInScope
from ledger.request import NewRequest, Request, RequestId, RequestState
from ledger.scopes import Ability, Scope, scope_of

NAME = "handover"


def handover_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Handing]:
        giver = _giver(house, asker, draft)
        homes = transferable(house, asker, giver)
        today = shanghai_day(house.clock())
        mine = giver.id == _cadre(asker).id
        return handover_form(house.ledger, giver, homes, today, mine=mine)

    def finish(asker: Asker, draft: Draft, said: Handing) -> Screen:
        return _asked(house, asker, draft, said)

    def what(asker: Asker, said: Said) -> str:
        return texts.DRAFT

    return Dialog(NAME, form, finish, what)


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_begun(house, asker, _cadre(asker)),)


def of_another(house: House, asker: Asker, scope: Scope, button: HandOver) -> Answer:
    """An administrator hands over for a cadre who leaves. Raises NotInScope."""
    try:
        giver = house.ledger.people.cadre(CadreId(button.cadre))
    except KeyError:
        raise NotInScope from None
    return (_begun(house, asker, giver, button.way),)


def transferable(house: House, asker: Asker, giver: Cadre) -> tuple[Household, ...]:
    """What the giver holds: to the giver all of it, to an administrator what lies in their reach.

    Raises NotInScope for anybody else.
    """
    cadre, today = _cadre(asker), shanghai_day(house.clock())
    held = [one.household for one in house.ledger.households.of_cadre(giver.id, today)]
    if giver.id == cadre.id:
        return tuple(held)
    reach = scope_of(cadre, Ability.IMPORT)
    if reach is None:
        raise NotInScope
    return tuple(home for home in held if reach.covers_township(home.place.township))


def list_handed(house: House, asker: Asker, scope: Scope, button: Handed) -> Answer:
    request = _mine(house, asker, button.request)
    return (passed_screen(house, request, _cadre(asker).id, button.page),)


def show_handed(house: House, asker: Asker, scope: Scope, button: ShowHanded) -> Answer:
    request = _mine(house, asker, button.request)
    home = _of(house, request, button.household)
    house.ledger.audit.note(_cadre(asker).id, "handover.sheet", home, house.clock())
    return (sheet(house, request, home, _cadre(asker).id),)


def met(house: House, asker: Asker, scope: Scope, button: Met) -> Answer:
    """`已见面交接`, by the new holder. Raises NotInScope."""
    request = _mine(house, asker, button.request)
    cadre = _cadre(asker)
    home = _of(house, request, button.household)
    if kind.receiver(request) != cadre.id:
        raise NotInScope
    house.ledger.handovers.met(request.id, home, house.clock())
    return (passed_screen(house, request, cadre.id),)


def _begun(house: House, asker: Asker, giver: Cadre, way: str = "") -> Screen:
    mine = giver.id == _cadre(asker).id
    if not transferable(house, asker, giver):
        whose = texts.MINE if mine else texts.OF.substitute(name=giver.name)
        return Screen(texts.NOTHING.substitute(whose=whose), new=True)
    said = (Given("way", way),) if way else ()
    about = "" if mine else giver.id
    screen = house.flow.begin(asker, NAME, *said, about=about, anew=True)
    return Screen(screen.html, screen.rows, new=True)


def _asked(house: House, asker: Asker, draft: Draft, said: Handing) -> Screen:
    giver = _giver(house, asker, draft)
    homes = transferable(house, asker, giver)
    chosen = [home for home in homes if said.way != "some" or home.id in said.homes]
    _not_in_another(house, giver, chosen)
    people = house.ledger.people
    reached = said.receiver is not None and people.account_of(said.receiver) is not None
    by_township: dict[AreaId, list[Household]] = defaultdict(list)
    for home in chosen:
        by_township[home.place.township].append(home)
    screens = [
        asked(
            house,
            NewRequest(
                id=f"{draft.id}{n}",
                kind=kind.NAME,
                asker=_cadre(asker).id,
                about=giver.id,
                since=said.since,
                role=Role.TOWNSHIP_ADMIN,
                township=township,
                receiver=said.receiver if reached else None,
                body={
                    "to": said.receiver or "",
                    "homes": [home.id for home in some],
                    "why": said.why,
                },
                alone=False,
            ),
        )
        for n, (township, some) in enumerate(sorted(by_township.items()))
    ]
    if len(screens) == 1:
        return screens[0]
    places = {home.place.township: home.place.township_name for home in chosen}
    words = texts.SEVERAL.substitute(
        count=len(screens), places=texts.LIST.join(places[id_] for id_ in sorted(by_township))
    )
    also = tuple(letter for screen in screens for letter in screen.also)
    return Screen(words, ((Tap(texts.ALL, Requests(0)),),), also=also)


def _not_in_another(house: House, giver: Cadre, chosen: list[Household]) -> None:
    """Raises Invalid where one of them is in a request that is not decided."""
    waiting = {
        id_
        for request in house.ledger.requests.about(giver.id)
        if request.kind == kind.NAME and request.state in (RequestState.OFFERED, RequestState.OPEN)
        for id_ in kind.homes(request)
    }
    if both := [home for home in chosen if home.id in waiting]:
        raise Invalid(texts.IN_ANOTHER.substitute(heads=kind.heads(both)))


def _giver(house: House, asker: Asker, draft: Draft) -> Cadre:
    return house.ledger.people.cadre(CadreId(draft.about)) if draft.about else _cadre(asker)


def _mine(house: House, asker: Asker, id_: str) -> Request:
    """One that I gave, got, or may decide on. Raises NotInScope."""
    cadre = _cadre(asker)
    try:
        request = house.ledger.requests.request(RequestId(id_))
    except KeyError:
        raise NotInScope from None
    today = shanghai_day(house.clock())
    theirs = (request.asker, request.about, request.body.get("to"))
    if request.kind != kind.NAME or request.state is not RequestState.APPROVED:
        raise NotInScope
    if cadre.id not in theirs and not may_decide(house, request, cadre, today):
        raise NotInScope
    return request


def _of(house: House, request: Request, id_: str) -> HouseholdId:
    passed = {one.household for one in house.ledger.handovers.of(request.id)}
    if HouseholdId(id_) not in passed:
        raise NotInScope
    return HouseholdId(id_)


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
