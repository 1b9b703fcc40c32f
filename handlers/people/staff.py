"""/staff 人员变动: an administrator records a cadre's last day in post."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.asker import Asker
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Invalid, Option, Said
from handlers.dialog.words import sentence
from handlers.house import House
from handlers.people.colleagues import options as cadre_options
from handlers.requests.asking import asked
from handlers.requests.staff import NAME, first_affected
from handlers.screen import Screen
from handlers.spans import near_day
from handlers.texts import staff as texts
from handlers.views.days import day_words
from handlers.wire import Answer
from ledger.clock import Month, shanghai_day
from ledger.model import Cadre, CadreId, Role
from ledger.refusals import NotInScope
from ledger.request import NewRequest
from ledger.scopes import Ability, Scope, scope_of

LONGEST = 100  # characters of a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A filled form; `last` None: still in post."""

    who: Cadre
    why: str
    last: date | None


def staff_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Leaving]:
        return _form(house, _reach(asker), shanghai_day(house.clock()))

    def finish(asker: Asker, draft: Draft, said: Leaving) -> Screen:
        return _asked(house, asker, draft, said)

    def what(asker: Asker, said: Said) -> str:
        return texts.DRAFT

    return Dialog(NAME, form, finish, what)


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    screen = house.flow.begin(asker, NAME, anew=True)
    return (Screen(screen.html, screen.rows, new=True),)


def _asked(house: House, asker: Asker, draft: Draft, said: Leaving) -> Screen:
    """A township's word for a day that is over goes to the county: only it dates back."""
    assert asker.cadre, "the desk lets nobody else in"
    today, reach = shanghai_day(house.clock()), _reach(asker)
    since = first_affected(said.who, said.last, today)
    to_county = reach.county or since < today
    return asked(
        house,
        NewRequest(
            id=draft.id,
            kind=NAME,
            asker=asker.cadre.id,
            about=said.who.id,
            since=since,
            role=Role.COUNTY_ADMIN if to_county else Role.TOWNSHIP_ADMIN,
            township=None if reach.county else min(reach.townships),
            body={"why": said.why, "last": said.last.isoformat() if said.last else ""},
        ),
    )


def _form(house: House, reach: Scope, today: date) -> Form[Leaving]:
    ledger = house.ledger

    def who(said: str) -> Cadre:
        try:
            cadre = ledger.people.cadre(CadreId(said))
        except KeyError:
            raise Invalid(texts.NO_SUCH) from None
        if not _within(house, reach, cadre, today):
            raise Invalid(texts.NOT_YOURS)
        return cadre

    def found(words: str) -> tuple[Option, ...]:
        people = (one.cadre for one in ledger.people.named(words, today))
        return cadre_options(ledger, [one for one in people if _within(house, reach, one, today)])

    def last(said: str) -> date | None:
        if said in (texts.STAYS_VALUE, texts.STAYS):
            return None
        return near_day(said, today)

    def usual(said: Said) -> tuple[Option, ...]:
        days = (
            (today, texts.TODAY),
            (today - timedelta(days=1), texts.YESTERDAY),
            (Month.of(today).last, texts.MONTH_END),
        )
        stays = (Option(texts.STAYS_VALUE, texts.STAYS),) if who(said["who"]).until else ()
        return (*(Option(day.isoformat(), label) for day, label in days), *stays)

    def kept(said: str) -> str:
        day = last(said)
        return day.isoformat() if day else texts.STAYS_VALUE

    def shown(said: str) -> str:
        day = last(said)
        return day_words(day, today) if day else texts.STAYS

    fields = (
        Field(
            name="who",
            title=texts.WHO,
            prompt=lambda _: texts.WHO_LEAVES,
            parse=who,
            options=lambda _: _theirs(house, reach, today),
            find=found,
            shown=lambda said: who(said).name,
        ),
        Field(
            name="why",
            title=texts.WHY,
            prompt=lambda _: texts.WHY_LEAVES,
            parse=sentence(LONGEST, texts.WHY_LEAVES),
            options=lambda _: tuple(Option(reason, reason) for reason in texts.REASONS),
            words=True,
            shown=str,
        ),
        Field(
            name="last",
            title=texts.LAST,
            prompt=lambda _: texts.WHICH_DAY,
            parse=last,
            keep=kept,
            options=usual,
            words=True,
            shown=shown,
        ),
    )
    return Form(fields, into=Leaving)


def _theirs(house: House, reach: Scope, today: date) -> tuple[Option, ...]:
    """In a township its cadres, by name; in a county they are too many and are typed."""
    if reach.county:
        return ()
    cadres = house.ledger.people.holders(reach, today)
    return cadre_options(house.ledger, [one.cadre for one in cadres])


def _within(house: House, reach: Scope, cadre: Cadre, today: date) -> bool:
    """Who holds a household in reach or has a post there is the administrator's to record."""
    if reach.county:
        return True
    if any(post.area in reach.townships for post in cadre.posts):
        return True
    held = house.ledger.households.of_cadre(cadre.id, today)
    return any(reach.covers_township(one.household.place.township) for one in held)


def _reach(asker: Asker) -> Scope:
    """Raises NotInScope for who is no administrator any more."""
    reach = scope_of(asker.cadre, Ability.IMPORT)
    if reach is None:
        raise NotInScope
    return reach
