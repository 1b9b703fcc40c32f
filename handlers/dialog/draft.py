"""A form partly filled in. Every change gives a new draft with the next revision."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handlers.dialog.form import AND, Field, Foreign, Form, Invalid, Said, picked
from handlers.texts import dialog as texts

CHOOSING = "?"
"""Opened instead of a field: which of the fields is to be changed."""


@dataclass(frozen=True, slots=True)
class Answer:
    field: str
    said: str
    message: int | None = None  # the Telegram message it came in, None for a tap


@dataclass(frozen=True, slots=True)
class Draft:
    id: str
    form: str
    begun: date  # the day the dialog was begun, in Shanghai
    rev: int = 0
    answers: tuple[Answer, ...] = ()  # in the order given
    opened: str | None = None  # asked out of turn: a field's name or CHOOSING
    page: int = 0  # of the options on the screen
    found: str = ""  # the words the options are narrowed by
    marked: tuple[str, ...] | None = None  # of several options, those tapped so far
    about: str = ""  # the record that is being corrected, if any
    doubts: tuple[str, ...] = ()  # fields whose answers were guessed
    heard: int | None = None  # the message that the answers were read from all at once
    touched: date | None = None  # the day it was last changed

    def said(self, form: Form[Any]) -> Said:
        return form.complete({answer.field: answer.said for answer in self.answers})

    @property
    def messages(self) -> frozenset[int]:
        """Those that its answers came in."""
        told = (self.heard, *(answer.message for answer in self.answers))
        return frozenset(message for message in told if message is not None)

    def asks(self, form: Form[Any]) -> Field | None:
        """The question on the screen; None for the review and for the choice what to change."""
        if self.opened == CHOOSING:
            return None
        said = self.said(form)
        opened = form.field(self.opened) if self.opened else None
        return opened if opened and form.may_open(opened, said) else form.next(said)

    def marks(self, form: Form[Any]) -> tuple[str, ...]:
        """Of several options, those tapped so far or answered before."""
        field = self.asks(form)
        if self.marked is not None or field is None:
            return self.marked or ()
        return picked(self.said(form).get(field.name, ""))

    def answered(self, form: Form[Any], said: str, message: int | None = None) -> "Draft":
        """Takes `said` as the answer to the question on the screen, if any. Raises Invalid."""
        field = self.asks(form)
        if field is None:
            return self
        field.parse(said)
        kept = tuple(answer for answer in self.answers if answer.field != field.name)
        turned = self._turned(answers=(*kept, Answer(field.name, field.keep(said), message)))
        return replace(turned, doubts=tuple(d for d in self.doubts if d != field.name))

    def noted(self, name: str, said: str) -> "Draft":
        """What was not asked for and does not change the screen: the same revision."""
        kept = tuple(answer for answer in self.answers if answer.field != name)
        return replace(self, answers=(Answer(name, said), *kept))

    def told(self, form: Form[Any], words: str, message: int) -> "Draft":
        """What the words do here. Raises Invalid; Foreign where they are no answer at all."""
        field, words, said = self.asks(form), words.strip(), self.said(form)
        if field is None:
            if changed := form.called(words, said):
                return self.open(changed.name)
            raise Foreign
        meant = field.meant_by(words, said)
        if meant is not None or field.words:
            return self.answered(form, words if meant is None else meant, message)
        if field.several and self.marked and not re.search(texts.ASKS, words):
            ticked = self.picked(form)
            after = ticked.asks(form)
            if after and after.words:  # what is ticked, and the words on it
                return ticked.answered(form, words, message)
        found = field.find(words) if field.find else ()
        if len(found) == 1:
            return self.answered(form, found[0].value)
        if found:
            return self._changed(found=words, page=0)
        if field.find and (complaint := field.lost(words)):
            raise Invalid(complaint)
        raise Foreign

    def toggled(self, form: Form[Any], value: str) -> "Draft":
        """One of several options tapped: on, or off again."""
        marks = self.marks(form)
        left = tuple(mark for mark in marks if mark != value)
        return self._changed(marked=left if value in marks else (*marks, value))

    def picked(self, form: Form[Any]) -> "Draft":
        """The several options that are on are the answer. Raises Invalid."""
        field = self.asks(form)
        if field is None:
            return self
        in_order = [o.value for o in field.options(self.said(form)) if o.value in self.marks(form)]
        return self.answered(form, AND.join(in_order))

    def amended(self, form: Form[Any], words: str, message: int) -> "Draft":
        """The person edited the message an answer came in. Raises Invalid."""
        old = next((answer for answer in self.answers if answer.message == message), None)
        field = form.field(old.field) if old else None
        if old is None or field is None:
            return self
        meant = field.meant_by(words.strip(), self.said(form))
        field.parse(said := words.strip() if meant is None else meant)
        said = field.keep(said)
        new = tuple(replace(a, said=said) if a is old else a for a in self.answers)
        return self._changed(answers=new)

    def turned_to(self, page: int) -> "Draft":
        return self._changed(page=page)

    def open(self, what: str) -> "Draft":
        return self._turned(opened=what)

    def back(self, form: Form[Any]) -> "Draft":
        """One step: out of a search, out of an opened question, before the last answer.

        Of a form that was begun filled in: to the choice what to change, and from there on.
        """
        if self.found:
            return self._changed(found="", page=0)
        if form.filled and self.opened != CHOOSING:
            return self.open(CHOOSING)
        if self.opened:
            return self._turned()
        turned = self._turned(answers=self.answers[:-1])
        last = self.answers[-1] if self.answers else None
        field = form.field(last.field) if last else None
        if last and last.said and field and field.several:  # what was ticked stays ticked
            return replace(turned, marked=picked(last.said))
        return turned

    def _turned(
        self, answers: tuple[Answer, ...] | None = None, opened: str | None = None
    ) -> "Draft":
        """Another question than before, so that nothing of its screen stays."""
        kept = self.answers if answers is None else answers
        return self._changed(answers=kept, opened=opened, page=0, found="", marked=None)

    def _changed(self, **new: Any) -> "Draft":
        return replace(self, rev=self.rev + 1, **new)
