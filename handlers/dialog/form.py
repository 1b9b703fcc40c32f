"""What a dialog asks. A form is a value, built anew for each update; it holds no progress."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from handlers.screen import Tap
from handlers.texts import dialog as texts

Answers = TypeVar("Answers")

Said = Mapping[str, str]
"""Field name -> the person's own words, or the value of what they tapped."""

AND = "+"
"""Between the values of several options; no value may hold it."""


class Invalid(Exception):
    """The words do not answer the question. The message, HTML, is what the person is told."""


class Foreign(Invalid):
    """The words are no answer at all and may be meant for somebody else."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str  # short ASCII without colon or plus: it travels inside a button
    label: str  # at most 10 characters


@dataclass(frozen=True, slots=True)
class Door:
    """A button that leads to another question than the one on the screen."""

    label: str
    field: str


def no_options(_: Said) -> tuple[Option, ...]:
    return ()


def no_word(_: str) -> str:
    return ""


def no_links(_: Said) -> tuple[Tap, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    name: str  # ASCII; it also travels inside a button
    title: str  # in the review: what this answer is
    prompt: Callable[[Said], str]  # HTML; may speak of what was said before
    parse: Callable[[str], object]  # raises Invalid; must not depend on other answers
    keep: Callable[[str], str] = str  # what is stored of an answer that means another thing later
    options: Callable[[Said], tuple[Option, ...]] = no_options
    several: bool = False  # any number of options; the values are joined by AND
    none: str | None = None  # label of the one tap that answers with nothing at all
    words: bool = False  # what is typed is the answer
    find: Callable[[str], tuple[Option, ...]] | None = None  # or narrows the options
    lost: Callable[[str], str] = no_word  # what is said where it finds none; "": nothing
    doors: tuple[Door, ...] = ()
    links: Callable[[Said], tuple[Tap, ...]] = no_links  # buttons that leave the dialog
    fixed: bool = False  # may not be changed once answered
    when: Callable[[Said], bool] = lambda _: True  # asked only if so
    # the answer where nothing was said, perhaps by what else was: asked only when opened
    preset: str | Callable[[Said], str] | None = None
    synonyms: tuple[tuple[str, str], ...] = ()  # other words for an option, and its value
    shown: Callable[[str], str] | None = None  # the answer in the review, plain; None: its labels
    line: Callable[[Said], str] | None = None  # the same, where other answers stand in it too

    def meant_by(self, words: str, said: Said) -> str | None:
        """The answer that was typed instead of tapped; None where the words name no option."""
        labels = {option.label: option.value for option in self.options(said)}
        if self.none is not None:
            labels[self.none] = ""
        labels |= dict(self.synonyms)
        if self.several and words not in labels:
            named = [labels.get(word) for word in re.split(texts.BETWEEN, words)]
            return None if None in named or "" in named else AND.join(filter(None, named))
        return labels.get(words)

    def in_review(self, said: Said) -> str:
        """What stands in the review; "" where there is nothing to say of it."""
        answer = said[self.name]
        if self.line:
            return self.line(said)
        if self.shown:
            return self.shown(answer)
        if answer == "" and self.none is not None:
            return self.none
        labels = {option.value: option.label for option in self.options(said)}
        return texts.LIST.join(labels.get(value, value) for value in picked(answer))

    def trouble_with(self, said: str) -> Invalid | None:
        try:
            self.parse(said)
        except Invalid as wrong:
            return wrong
        return None


@dataclass(frozen=True, slots=True)
class Form(Generic[Answers]):
    fields: tuple[Field, ...]
    into: Callable[..., Answers]  # called with the parsed answers by field name
    filled: bool = False  # begun with every answer: none is taken back, only chosen and changed
    version: int = 1  # grows when what is asked changes; stored with each record

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)

    def complete(self, said: Said) -> Said:
        """What was said, and what is taken for granted where nothing was."""
        presets = {
            f.name: f.preset if isinstance(f.preset, str) else f.preset(said)
            for f in self.fields
            if f.preset is not None
        }
        return {**presets, **said}

    def asked(self, said: Said) -> tuple[Field, ...]:
        """The fields that apply, given what has been said; `said` is complete."""
        return tuple(field for field in self.fields if field.when(said))

    def reviewed(self, said: Said) -> tuple[tuple[Field, str], ...]:
        """The lines of the review, each with the field it speaks of; of what is answered."""
        titled = (
            (field, field.in_review(said))
            for field in self.asked(said)
            if field.title and field.name in said and not field.trouble_with(said[field.name])
        )
        return tuple((field, shown) for field, shown in titled if shown)

    def called(self, words: str, said: Said) -> Field | None:
        """The field that is to be changed, by its line's number or its title. Raises Invalid."""
        lines = [field for field, _ in self.reviewed(said)]
        found = {field.title: field for field in self.asked(said) if field.title}
        found |= {str(n): field for n, field in enumerate(lines, 1)}
        numbered, named = re.fullmatch(texts.NTH, words), re.fullmatch(texts.TITLED, words)
        if numbered:
            field = found.get(texts.FIGURES.get(numbered[1], numbered[1]))
        elif field := found.get(named[1] if named else words):
            pass
        else:
            return None
        if field is None or field.fixed:
            raise Invalid(texts.NO_SUCH_LINE if field is None else texts.FIXED)
        return field

    def next(self, said: Said) -> Field | None:
        """The first field still open; None when the form is filled; `said` is complete.

        An answer that no longer parses counts as open, so a draft that outlived a release or a
        moved household is asked again instead of breaking at the end.
        """
        for field in self.fields:
            if field.when(said) and (
                field.name not in said or field.trouble_with(said[field.name])
            ):
                return field
        return None

    def may_open(self, field: Field, said: Said) -> bool:
        """Whether it may be asked out of turn: it applies, may change, and its time has come."""
        if not field.when(said) or (field.fixed and field.name in said):
            return False
        ahead = self.next(said)
        if ahead is None or any(door.field == field.name for door in ahead.doors):
            return True
        return self.fields.index(field) <= self.fields.index(ahead)

    def read(self, said: Said) -> Answers:
        """The answers of a filled form, parsed. Raises Invalid or KeyError on an open one."""
        return self.into(**{f.name: f.parse(said[f.name]) for f in self.asked(said)})


def picked(said: str) -> tuple[str, ...]:
    """The values of an answer of several options."""
    return tuple(said.split(AND)) if said else ()
