"""`同意`, `不同意` and the other words on a request, and the list of those that wait."""

from dataclasses import replace
from html import escape

from handlers.asker import Asker
from handlers.house import House
from handlers.notices import tell
from handlers.requests.asking import approved, settled, shown, to_deciders
from handlers.requests.buttons import Decide, Requests, ShowRequest, WhyRefused
from handlers.requests.deciders import may_date_back, may_decide, waiting_for
from handlers.requests.kinds import KINDS
from handlers.screen import Letter, Screen, Tap
from handlers.texts import requests as texts
from handlers.views.draft import pairs
from handlers.views.requests import Row, request_list
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import Cadre, CadreId
from ledger.refusals import NotInScope
from ledger.request import WAITING, Request, RequestId, RequestState
from ledger.scopes import Scope

REFUSED = "request.refuse"  # in the audit table


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_list(house, _cadre(asker), 0),)


def page(house: House, asker: Asker, scope: Scope, button: Requests) -> Answer:
    return (_list(house, _cadre(asker), button.page),)


def show(house: House, asker: Asker, scope: Scope, button: ShowRequest) -> Answer:
    """Raises NotInScope for a request that is neither mine nor mine to decide."""
    cadre = _cadre(asker)
    return (shown(house, _seen_by(house, cadre, button.request), cadre.id),)


def decide(house: House, asker: Asker, scope: Scope, button: Decide) -> Answer:
    """The first tap counts; a later one sees whose it was. Raises NotInScope."""
    cadre = _cadre(asker)
    request = _seen_by(house, cadre, button.request)
    if request.state not in WAITING:
        return (shown(house, request, cadre.id, texts.ALREADY),)
    open_ = request.state is RequestState.OPEN
    match button.word:
        case "yes" | "back" if open_:
            screen = _approve(house, cadre, request, back=button.word == "back")
        case "no" if open_:
            screen = _refuse(house, _deciding(house, cadre, request), request)
        case "up" if open_:
            screen = _to_county(house, _deciding(house, cadre, request), request)
        case "accept" if not open_ and request.receiver == cadre.id:
            screen = _accept(house, cadre, request)
        case "decline" if not open_ and request.receiver == cadre.id:
            screen = _refuse(house, cadre, request)
        case "withdraw" if request.asker == cadre.id:
            done = house.ledger.requests.withdraw(request.id, house.clock())
            screen = shown(house, done, cadre.id)
        case _:
            screen = shown(house, request, cadre.id)
    return (screen,)


def _approve(house: House, cadre: Cadre, request: Request, *, back: bool) -> Screen:
    _deciding(house, cadre, request)
    today = shanghai_day(house.clock())
    if back and not may_date_back(cadre):
        raise NotInScope
    effective = request.since if back else max(request.since, today)
    done = approved(house, request, cadre.id, effective)
    letters = (*done.letters, *_to_asker(house, done.request, cadre.id))
    screen = _with(shown(house, done.request, cadre.id), letters)
    return replace(screen, html="\n".join([screen.html, *done.changes]))


def _refuse(house: House, cadre: Cadre, request: Request) -> Screen:
    now = house.clock()
    done = house.ledger.requests.refuse(request.id, cadre.id, now)
    house.ledger.audit.note(cadre.id, REFUSED, request.about, now, {"kind": request.kind})
    screen = shown(house, done, cadre.id)
    if request.asker != cadre.id:
        whys = [Tap(why, WhyRefused(request.id, n)) for n, why in enumerate(texts.WHY)]
        rows = (*pairs(whys, alone=0), *screen.rows)
        screen = Screen(f"{screen.html}\n{texts.ASK_WHY}", rows)
    return _with(screen, _to_asker(house, done, cadre.id))


def say_why(house: House, asker: Asker, scope: Scope, button: WhyRefused) -> Answer:
    """Of who refused, to who asked. Raises NotInScope for anybody else."""
    cadre = _cadre(asker)
    try:
        request = house.ledger.requests.request(RequestId(button.request))
    except KeyError:
        raise NotInScope from None
    refused = request.state is RequestState.REFUSED and request.decided_by == cadre.id
    if not refused or button.why not in range(len(texts.WHY)):
        raise NotInScope
    why = texts.WHY[button.why]
    title = escape(KINDS[request.kind].title)
    words = texts.WHY_IS.substitute(title=title, why=why, by=escape(cadre.name))
    rows = ((Tap(texts.ALL, Requests(0)),),)
    name = escape(house.ledger.people.cadre(request.asker).name)
    told = texts.WHY_TOLD.substitute(name=name, why=why)
    letters = tell(house, request.asker, Screen(words, rows))
    return (_with(shown(house, request, cadre.id, told), letters),)


def _accept(house: House, cadre: Cadre, request: Request) -> Screen:
    """Then it is decided, or by now it has been: by an administrator who asked for it."""
    accepted = house.ledger.requests.accept(request.id, house.clock())
    told = settled(house, accepted)
    request = house.ledger.requests.request(request.id)
    letters = told.also
    if request.state is RequestState.APPROVED:
        letters += _to_asker(house, request, cadre.id)
    return _with(shown(house, request, cadre.id), letters)


def _to_county(house: House, cadre: Cadre, request: Request) -> Screen:
    raised = house.ledger.requests.to_county(request.id)
    return _with(shown(house, raised, cadre.id, texts.RAISED), to_deciders(house, raised))


def _to_asker(house: House, request: Request, by: CadreId) -> tuple[Letter, ...]:
    """The outcome, to who asked."""
    if request.asker == by:
        return ()
    head = texts.OUTCOMES[request.state].substitute(title=escape(KINDS[request.kind].title))
    return tell(house, request.asker, shown(house, request, request.asker, head))


def _deciding(house: House, cadre: Cadre, request: Request) -> Cadre:
    """Raises NotInScope for who may not decide on it."""
    if not may_decide(house, request, cadre, shanghai_day(house.clock())):
        raise NotInScope
    return cadre


def _seen_by(house: House, cadre: Cadre, id_: str) -> Request:
    try:
        request = house.ledger.requests.request(RequestId(id_))
    except KeyError:
        raise NotInScope from None
    if cadre.id in (request.asker, request.receiver):
        return request
    _deciding(house, cadre, request)
    return request


def _list(house: House, cadre: Cadre, page: int) -> Screen:
    requests, people = house.ledger.requests, house.ledger.people
    todo = waiting_for(house, cadre, shanghai_day(house.clock()))
    mine = [one for one in requests.of_asker(cadre.id) if one not in todo]
    names = people.many({one.asker for one in (*todo, *mine)})
    rows = [
        Row(one, KINDS[one.kind].title, names[one.asker].name, todo=one in todo)
        for one in (*todo, *mine)
    ]
    return request_list(rows, page)


def _with(screen: Screen, letters: tuple[Letter, ...]) -> Screen:
    return Screen(screen.html, screen.rows, also=letters)


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
