"""The dialog engine: what the person did in, the next screen out. No Telegram in here."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import escape
from typing import Any, Generic, Protocol, TypeVar

from sqlite_utils import Database

from handlers.dialog.buttons import (
    Back,
    Change,
    Discard,
    DraftButton,
    Keep,
    Open,
    Page,
    Pick,
    Picked,
    Resume,
    Submit,
)
from handlers.dialog.draft import CHOOSING, Answer, Draft
from handlers.dialog.drafts import Drafts, State
from handlers.dialog.efforts import Effort, Efforts
from handlers.dialog.form import Foreign, Form, Invalid, Said
from handlers.screen import Rows, Screen, Tap
from handlers.texts import dialog as texts
from handlers.views.draft import draft_screen, open_draft


class Person(Protocol):
    @property
    def account(self) -> int: ...


P = TypeVar("P", bound=Person)


@dataclass(frozen=True, slots=True)
class Dialog(Generic[P]):
    """One kind of guided dialog: how its form is built, and what a filled one does."""

    name: str
    form: Callable[[P, Draft], Form[Any]]
    finish: Callable[[P, Draft, Any], Screen]  # may raise a Refusal, and then nothing is done
    what: Callable[[P, Said], str]  # what the draft is about, plain


VERBS: dict[str, Callable[[str, int], DraftButton]] = {
    texts.SUBMIT: Submit,
    texts.CHANGE: Change,
    texts.KEEP: Keep,
    texts.BACK: Back,
}
"""Buttons that may be typed."""


class Flow(Generic[P]):
    """Whoever calls it stands inside a transaction: answers are stored before the reply."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._drafts, self._efforts, self._clock = Drafts(db), Efforts(db), clock
        self._dialogs: dict[str, Dialog[P]] = {}

    def learn(self, *dialogs: Dialog[P]) -> None:
        """Knows these from now on: their ends need the house that this flow is part of."""
        self._dialogs |= {dialog.name: dialog for dialog in dialogs}

    def begin(
        self,
        person: P,
        name: str,
        *answers: Answer,
        anew: bool = False,
        **more: Any,
    ) -> Screen:
        """Starts the dialog; where a draft is open that holds answers, asks what to do with it.

        `anew` puts that draft by without asking. `more` is what else the draft begins with.
        """
        waiting = self._drafts.open(person.account)
        if waiting and not waiting.answers:
            self._drafts.end(waiting, State.DISCARDED, self._clock())
            waiting = None
        if waiting and anew:
            self._drafts.set(waiting.id, State.ASIDE, self._clock())
        elif old := waiting or (None if anew else self._drafts.aside(person.account)):
            return open_draft(old, self._form(person, old), self._what(person, old))
        draft = self._drafts.new(person.account, name, self._clock())
        draft = replace(draft, answers=answers, **more)
        return self._kept(draft, self._form(person, draft))

    def said(self, person: P, words: str, message: int) -> Screen | None:
        """None when the words are no answer to what is being asked: somebody else's to answer."""
        draft = self.draft(person)
        if draft is None:
            return None
        form = self._form(person, draft)
        field = draft.asks(form)
        if field and field.words and self._is_of_old(draft):
            return None  # nobody remembers the question: the words may mean anything
        try:
            if verb := VERBS.get(words.strip()):
                return self._turn(person, form, draft, verb(draft.id, draft.rev))
            return self._kept(draft.told(form, words, message), form)
        except Foreign:
            return None
        except Invalid as wrong:
            return draft_screen(form, draft, str(wrong))

    def edited(self, person: P, words: str, message: int) -> Screen | None:
        """None when the message was no answer of the open draft, nor of what was done lately."""
        draft = self.draft(person)
        if draft and message in draft.messages:
            form = self._form(person, draft)
            try:
                amended = draft.amended(form, words, message)
            except Invalid as wrong:
                return draft_screen(form, draft, str(wrong))
            return None if amended is draft else self._kept(amended, form)
        heard = self._drafts.was_heard(person.account, message)
        return Screen(texts.EDIT_TOO_LATE) if heard else None

    def draft(self, person: P) -> Draft | None:
        """The open one."""
        return self._drafts.open(person.account)

    def asking(self, person: P) -> Screen | None:
        """The open draft's screen once more, None where none is open.

        On a later day than it was last touched, whether to go on with it.
        """
        draft = self.draft(person)
        if draft and draft.answers and self._is_of_old(draft):
            return open_draft(draft, self._form(person, draft), self._what(person, draft))
        return self._shown(person, draft) if draft else None

    def note(self, person: P, draft: Draft, field: str, said: str) -> Screen:
        """Adds what nobody asked for to the open draft; its screen's buttons stay good."""
        return self._kept(draft.noted(field, said), self._form(person, draft))

    def tapped(self, person: P, button: DraftButton) -> Screen:
        """A button of a draft that was put by takes that one up again."""
        draft = self.draft(person)
        if draft is None or draft.id != button.draft:
            draft = self._taken_up(person, button.draft)
        if draft is None:
            mine = self._drafts.belongs(button.draft, person.account)
            return Screen(texts.ENDED if mine else texts.NOTHING_OPEN, new=True)
        if button.rev != draft.rev:  # an old message's button, or a second tap on this one
            return self._shown(person, draft)
        form = self._form(person, draft)
        try:
            return self._turn(person, form, draft, button)
        except Invalid as wrong:
            return draft_screen(form, draft, str(wrong) or texts.NOT_AN_OPTION)

    def _turn(self, person: P, form: Form[Any], draft: Draft, button: DraftButton) -> Screen:
        match button:
            case Pick(value=value):
                field = draft.asks(form)
                several = field is not None and field.several and value != ""
                new = draft.toggled(form, value) if several else draft.answered(form, value)
            case Picked():
                new = draft.picked(form)
            case Page(page=page):
                new = draft.turned_to(page)
            case Back():
                new = draft.back(form)
            case Open(field=name):
                new = draft.open(name)
            case Change():
                new = draft.open(CHOOSING)
            case Keep():
                return Screen(texts.KEPT.substitute(what=escape(self._what(person, draft))))
            case Submit():
                return self._submit(person, form, draft)
        return self._kept(new, form)

    def efforts(self, form: str, first: date, last: date) -> tuple[Effort, ...]:
        """What the drafts of a form that were finished in these days cost people."""
        return self._efforts.within(form, first, last)

    def put_by(self, person: P) -> None:
        """The open draft, if any, is kept for later."""
        if waiting := self.draft(person):
            self._drafts.set(waiting.id, State.ASIDE, self._clock())

    def resume(self, person: P, button: Resume) -> Screen:
        """Goes on with the draft, also with one that was put by."""
        draft = self._drafts.open(person.account)
        if draft is None or draft.id != button.draft:
            draft = self._taken_up(person, button.draft)
        if draft is None:
            return Screen(texts.ENDED, new=True)
        return self._kept(draft, self._form(person, draft))

    def _taken_up(self, person: P, id_: str) -> Draft | None:
        """One that was put by, open again, and the open one put by; None for any other."""
        old = self._drafts.put_by(person.account, id_)
        if old is None:
            return None
        self.put_by(person)
        self._drafts.set(old.id, State.OPEN, self._clock())
        return old

    def discard(self, person: P, button: Discard | None = None) -> Screen | None:
        """Gives up that draft, or the open one. None where there is nothing to give up."""
        draft = self._drafts.open(person.account)
        if button and (draft is None or draft.id != button.draft):
            draft = self._drafts.put_by(person.account, button.draft)
        draft = draft or (None if button else self._drafts.aside(person.account))
        if draft is None:
            return None
        what = self._what(person, draft)
        self._drafts.end(draft, State.DISCARDED, self._clock())
        return Screen(texts.DISCARDED.substitute(what=escape(what)), self._waiting(person))

    def _submit(self, person: P, form: Form[Any], draft: Draft) -> Screen:
        said = draft.said(form)
        if form.next(said):  # an answer went stale since the review was drawn
            return draft_screen(form, draft)
        done = self._dialogs[draft.form].finish(person, draft, form.read(said))
        self._drafts.end(draft, State.DONE, self._clock())
        return replace(done, rows=(*done.rows, *self._waiting(person)))

    def _waiting(self, person: P) -> Rows:
        """The way to the draft that was put by last, if there is one."""
        old = self._drafts.aside(person.account)
        return ((Tap(texts.RESUME_ASIDE, Resume(old.id)),),) if old else ()

    def _kept(self, draft: Draft, form: Form[Any]) -> Screen:
        self._drafts.keep(draft, self._clock())
        return draft_screen(form, draft)

    def _shown(self, person: P, draft: Draft) -> Screen:
        return draft_screen(self._form(person, draft), draft)

    def _is_of_old(self, draft: Draft) -> bool:
        return draft.touched != self._clock().date()

    def _form(self, person: P, draft: Draft) -> Form[Any]:
        return self._dialogs[draft.form].form(person, draft)

    def _what(self, person: P, draft: Draft) -> str:
        return self._dialogs[draft.form].what(person, draft.said(self._form(person, draft)))
