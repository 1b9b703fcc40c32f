"""/feedback: words for the county's administrators, anonymous if wished; nothing is kept."""

from dataclasses import dataclass, replace
from html import escape

from handlers.asker import Asker
from handlers.dialog.draft import Answer as Given
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Invalid, Option, Said
from handlers.dialog.words import sentence
from handlers.house import House
from handlers.notices import tell
from handlers.screen import Letter, Screen
from handlers.texts import feedback as texts
from handlers.texts import menu as menu_texts
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.scopes import Scope

NAME = "feedback"
LONGEST = 1000  # characters
ANONYMOUS, NAMED = "hidden", "named"
WORDS = "words"


@dataclass(frozen=True, slots=True)
class Told:
    who: str
    words: str


def feedback_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Told]:
        return _FORM

    def finish(asker: Asker, draft: Draft, said: Told) -> Screen:
        letters = _letters(house, asker, said)
        if not letters and not _reached(house):
            raise Invalid(texts.NOBODY)
        words = texts.SENT_NAMED if said.who == NAMED else texts.SENT_ANONYMOUS
        return Screen(words, also=letters)

    def what(asker: Asker, said: Said) -> str:
        return texts.DRAFT

    return Dialog(NAME, form, finish, what)


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """Open to everybody, strangers too. What stands behind the command is what is to be said."""
    if not asker.private:
        return (Screen(menu_texts.ONLY_PRIVATE),)
    said = (Given(WORDS, rest),) if 0 < len(rest) <= LONGEST else ()
    return (house.flow.begin(asker, NAME, *said, anew=True),)


def _who(said: str) -> str:
    if said not in (ANONYMOUS, NAMED):
        raise Invalid
    return said


_FORM = Form(
    (
        Field(
            name="who",
            title=texts.WHO_TITLE,
            prompt=lambda _: texts.ASK_WHO,
            parse=_who,
            options=lambda _: (Option(ANONYMOUS, texts.ANONYMOUS), Option(NAMED, texts.NAMED)),
        ),
        Field(
            name=WORDS,
            title=texts.WORDS_TITLE,
            prompt=lambda _: texts.ASK_WORDS,
            parse=sentence(LONGEST, texts.EMPTY),
            words=True,
            shown=lambda said: texts.LENGTH.substitute(n=len(said)),  # not to stay in the outbox
        ),
    ),
    into=Told,
)


def _letters(house: House, asker: Asker, said: Told) -> tuple[Letter, ...]:
    who = texts.FROM_ANONYMOUS
    if said.who == NAMED:
        who = texts.FROM_STRANGER
        if asker.cadre:
            unit = asker.cadre.unit
            named = house.ledger.areas.area(unit).name if unit else ""
            who = escape(f"{named} {asker.cadre.name}".strip())
    screen = Screen(texts.LETTER.substitute(who=who, words=escape(said.words)), fleeting=True)
    today = shanghai_day(house.clock())
    told = [
        letter
        for one in house.ledger.people.administrators(None, today)
        for letter in tell(house, one.cadre.id, screen)
    ]
    return tuple(replace(letter, screen=screen) for letter in told)


def _reached(house: House) -> bool:
    today = shanghai_day(house.clock())
    people = house.ledger.people.administrators(None, today)
    return any(one.account is not None for one in people)
