"""The front desk: which ability answers what a person did, and whether it is theirs to use."""

import re
from collections.abc import Callable
from typing import Any

from handlers import fieldwork, menu, office, start
from handlers.administration import imports
from handlers.administration import routes as administration
from handlers.asker import Asker
from handlers.buttons import Button, Menu, NotMe
from handlers.dialog.buttons import DraftButton
from handlers.house import House
from handlers.policies import ask, household, questions
from handlers.policies import routes as policies
from handlers.policies.buttons import Clause, Context, Elsewhere, Reply
from handlers.publishing import bulletins, groups
from handlers.publishing import routes as publishing
from handlers.publishing.buttons import (
    Bind,
    BindPage,
    Bulletin,
    Bulletins,
    Hold,
    Mend,
    Preview,
    Release,
)
from handlers.rates import progress, rates
from handlers.rates.buttons import Rate, RatePicture
from handlers.screen import Screen
from handlers.sent import Sent, SentPhoto
from handlers.texts import menu as texts
from handlers.texts import typed
from handlers.visits import photos, quick_record
from handlers.wire import Answer, At
from ledger.model import Cadre
from ledger.refusals import CadreLeft, NotInScope
from ledger.scopes import Ability, Scope, scope_of

CODE = re.compile(r"[2-9A-HJKMNP-Z]{6}", re.IGNORECASE)

Open = Callable[[House, Asker, Any, str], Answer]
"""An ability asked for by its word; given the scope of who asks, and the rest of the words."""

Tapped = Callable[[House, Asker, Any, Any], Answer]
"""A button of an ability, given the scope of who tapped it."""

COMMANDS: dict[str, tuple[Ability | None, Open]] = {
    "start": (None, start.begin),
    "help": (None, menu.explain),
    "more": (None, menu.more),
    "cancel": (None, menu.cancel),
    "progress": (Ability.PROGRESS, progress.begin),
    "rate": (Ability.RATE, rates.begin),
    "bulletin": (Ability.BULLETIN, bulletins.begin),
    "groups": (None, groups.begin),  # asks an anonymous administrator to show themselves
    "manage": (Ability.BULLETIN, menu.manage),
    **policies.COMMANDS,
    **fieldwork.COMMANDS,
    **office.COMMANDS,
    **publishing.COMMANDS,
    **administration.COMMANDS,
}

TAPS: dict[type[Any], tuple[Ability | None, Tapped]] = {
    NotMe: (None, start.not_me),
    Rate: (Ability.RATE, rates.drill),
    RatePicture: (Ability.RATE, rates.picture),
    Bind: (None, groups.bind),
    BindPage: (None, groups.page),
    Bulletin: (Ability.BULLETIN, bulletins.show),
    Bulletins: (Ability.BULLETIN, bulletins.page),
    Release: (Ability.BULLETIN, bulletins.release),
    Hold: (Ability.BULLETIN, bulletins.hold),
    Preview: (Ability.BULLETIN, bulletins.preview),
    Mend: (Ability.BULLETIN, bulletins.mend),
    **policies.TAPS,
    **fieldwork.TAPS,
    **office.TAPS,
    **publishing.TAPS,
    **administration.TAPS,
}

IN_GROUPS = {"ask", "groups", "start", "help"}
"""Commands that a group is answered; what the others show may hold a person's name."""

GROUP_TAPS = (Bind, BindPage, Clause, Context, Elsewhere)


class Desk:
    """Implements `handlers.wire.Front`."""

    def __init__(self, house: House) -> None:
        self._house = house

    def command(self, at: At, word: str, rest: str) -> Answer:
        asker = self._asker(at)
        if not asker.private and word in office.IN_GROUPS:
            return office.IN_GROUPS[word](self._house, asker)
        if not asker.private and word not in IN_GROUPS:
            return (Screen(texts.ONLY_PRIVATE),) if word in COMMANDS else ()
        if word not in COMMANDS:
            return (Screen(texts.UNKNOWN_COMMAND, keyboard=menu.keyboard(asker)),)
        return self._opened(asker, word, rest)

    def words(self, at: At, words: str, message: int) -> Answer:
        asker = self._asker(at)
        label = re.sub(typed.BESIDE, "", words)
        if label in typed.KEYS:
            return self._opened(asker, typed.KEYS[label], "")
        if said := self._house.flow.said(asker, words, message):
            return (said,)
        if label in typed.ENTRIES:
            return self._opened(asker, typed.ENTRIES[label], "")
        return self._told(asker, words, message)

    def _told(self, asker: Asker, words: str, message: int) -> Answer:
        """Words that nobody waits for: a visit, a rate, a household's policies, a question."""
        if self._in_post(asker) and (
            quick := quick_record.answer(self._house, asker, words, message)
        ):
            return quick
        scope = scope_of(self._in_post(asker), Ability.RATE) if asker.cadre else None
        asked = rates.asked(self._house, asker, scope, words)
        if not asked and self._in_post(asker):
            asked = household.asked(self._house, asker, words)
        if asked:
            return self._with_the_draft(asker, asked)
        if _is_code(words, asker):
            return start.begin(self._house, asker, None, words.strip())
        return self._with_the_draft(asker, ask.question(self._house, asker, words))

    def replied(self, at: At, to: Reply, words: str) -> Answer:
        asker = self._asker(at)
        return self._if_allowed(
            asker,
            Ability.QUESTIONS,
            lambda _: questions.replied(self._house, asker, to, words),
        )

    def edited(self, at: At, words: str, message: int) -> Answer:
        asker = self._asker(at)
        if said := self._house.flow.edited(asker, words, message):
            return (said,)
        known = self._in_post(asker) is not None
        return quick_record.edited(self._house, asker, words, message) if known else ()

    def tapped(self, at: At, button: Button | None) -> Answer:
        asker = self._asker(at)
        if button is None:
            return (Screen(texts.OLD_BUTTON, new=True),)
        if not asker.private and not isinstance(button, GROUP_TAPS):
            return (Screen(texts.ONLY_PRIVATE, new=True),)
        if isinstance(button, Menu):
            return self._opened(asker, button.word, "")
        if isinstance(button, DraftButton):
            return (self._house.flow.tapped(asker, button),)
        ability, answer = TAPS[type(button)]
        return self._if_allowed(
            asker, ability, lambda scope: answer(self._house, asker, scope, button)
        )

    def photo(self, at: At, photo: SentPhoto) -> Answer:
        asker = self._asker(at)
        taken = photos.take(self._house, asker, photo) if asker.cadre else None
        words = (Screen(photos.WHEN),) if asker.cadre else (Screen(texts.ONLY_WORDS),)
        return self._with_the_draft(asker, words) if taken is None else taken

    def document(self, at: At, sent: Sent) -> Answer:
        asker = self._asker(at)
        taken = imports.document(self._house, asker, self._in_post(asker), sent)
        return self._with_the_draft(asker, (Screen(texts.NO_FILES),)) if taken is None else taken

    def something_else(self, at: At) -> Answer:
        return self._with_the_draft(self._asker(at), (Screen(texts.ONLY_WORDS),))

    def asked_in_group(self, at: At, words: str, message: int) -> Answer:
        return ask.question(self._house, self._asker(at), words)

    def came_or_went(self, at: At, member: bool, may_write: bool) -> Answer:
        return groups.came_or_went(self._house, self._asker(at), member, may_write)

    def moved(self, old: int, new: int) -> None:
        groups.moved(self._house, old, new)

    def _asker(self, at: At) -> Asker:
        account, chat, anonymous = at
        return Asker(account, chat, self._house.ledger.people.of_account(account), anonymous)

    def _opened(self, asker: Asker, word: str, rest: str) -> Answer:
        if word not in COMMANDS:
            return (Screen(texts.OLD_BUTTON, new=True),)
        ability, answer = COMMANDS[word]
        return self._if_allowed(
            asker, ability, lambda scope: answer(self._house, asker, scope, rest)
        )

    def _if_allowed(
        self, asker: Asker, ability: Ability | None, answer: Callable[[Scope | None], Answer]
    ) -> Answer:
        """The one place where it is decided who may use what; what for, the scope says."""
        if ability is None:
            return answer(None)
        scope = scope_of(self._in_post(asker), ability)
        if scope is None and asker.cadre:
            left = self._in_post(asker) is None
            raise CadreLeft if left else NotInScope
        return answer(scope) if scope else (Screen(texts.ONLY_BOUND, new=True),)

    def _in_post(self, asker: Asker) -> Cadre | None:
        """Who has left may ask like any stranger."""
        today = self._house.clock().date()
        return asker.cadre if asker.cadre and asker.cadre.in_post(today) else None

    def _with_the_draft(self, asker: Asker, answer: Answer) -> Answer:
        """What was asked in between is answered, and the open step shown again."""
        step = self._house.flow.asking(asker) if asker.private else None
        return (*answer, step) if step else answer


def _is_code(words: str, asker: Asker) -> bool:
    """Who is tied already writes six digits for other reasons, but hardly six such letters."""
    found = CODE.fullmatch(words.strip())
    return found is not None and (asker.cadre is None or not found[0].isdigit())
