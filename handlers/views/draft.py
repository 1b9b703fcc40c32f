"""A draft as a screen: the open question, what to change, or the whole of it for review."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, TypeVar

from handlers.buttons import Button
from handlers.dialog.buttons import (
    Another,
    Back,
    Change,
    Discard,
    Keep,
    Open,
    Page,
    Pick,
    Picked,
    Resume,
    Submit,
)
from handlers.dialog.draft import CHOOSING, Draft
from handlers.dialog.form import Field, Form, Option
from handlers.screen import Rows, Screen, Tap
from handlers.texts import dialog as texts

T = TypeVar("T")

AT_ONCE = 8  # options on one screen
LONGEST = 10  # characters of a label
ALONE = 4  # up to so many stand one under the other


def draft_screen(form: Form[Any], draft: Draft, complaint: str = "") -> Screen:
    field = draft.asks(form)
    if draft.opened == CHOOSING:
        screen = _choice(form, draft)
    else:
        screen = _question(form, draft, field) if field else _review(form, draft)
    stale = field.trouble_with(said) if field and (said := _said_of(field, draft)) else None
    trouble = str(stale) if stale else complaint
    return Screen(f"{trouble}\n{screen.html}", screen.rows) if trouble else screen


def open_draft(draft: Draft, form: Form[Any], what: str) -> Screen:
    """Another dialog was asked for while this one is open."""
    words = texts.OPEN_READ if form.filled or draft.heard else texts.OPEN_DRAFT
    if form.next(draft.said(form)) is None:
        words = texts.READY_DRAFT
    return Screen(
        words.substitute(what=escape(what), step=len(draft.answers) + 1),
        (
            (Tap(texts.RESUME, Resume(draft.id)),),
            (Tap(texts.ANOTHER, Another()), Tap(texts.DISCARD, Discard(draft.id))),
        ),
    )


def pairs(taps: list[Tap], alone: int = ALONE) -> Rows:
    """One under the other while they are few, side by side when they are many."""
    width = 1 if len(taps) <= alone else 2
    return tuple(tuple(taps[i : i + width]) for i in range(0, len(taps), width))


def leaf(items: Sequence[T], page: int, each: int = AT_ONCE) -> tuple[int, Sequence[T]]:
    """A page's number and what stands on it: the nearest there is, since lists grow shorter."""
    page = min(max(page, 0), max(0, len(items) - 1) // each)
    return page, items[page * each : (page + 1) * each]


def pages(
    count: int, page: int, turn: Callable[[int], Button], each: int = AT_ONCE
) -> tuple[Tap, ...]:
    """Buttons to the page before and the page after, where there is one."""
    before = (Tap(texts.PREVIOUS, turn(page - 1)),) if page else ()
    after = (Tap(texts.NEXT, turn(page + 1)),) if (page + 1) * each < count else ()
    return before + after


def _question(form: Form[Any], draft: Draft, field: Field) -> Screen:
    said, at = draft.said(form), (draft.id, draft.rev)
    found = field.find(draft.found) if field.find and draft.found else ()
    options = found or field.options(said)
    marks = draft.marks(form) if field.several else ()
    page, shown = leaf(options, draft.page)
    rows = pairs([Tap(_label(o, marks), Pick(*at, o.value)) for o in shown])
    if marks:
        rows += ((Tap(texts.DONE, Picked(*at)),),)
    elif field.none is not None:
        rows = ((Tap(field.none, Pick(*at, "")),), *rows)
    doors = tuple(Tap(door.label, Open(*at, door.field)) for door in field.doors)
    for beside in (doors, field.links(said)):
        if beside:
            rows += (beside,)
    foot = pages(len(options), page, lambda page: Page(*at, page))
    if draft.answers or draft.opened or draft.found:
        foot += (Tap(texts.BACK, Back(*at)),)
    elif field.words or not rows:  # what is typed next would be its answer
        foot += (Tap(texts.DROP, Discard(draft.id)),)
    if foot:
        rows += (foot,)
    html = field.prompt(said)
    if found:
        html += "\n" + texts.FOUND.substitute(words=escape(draft.found))
    return Screen(html, rows)


def _review(form: Form[Any], draft: Draft) -> Screen:
    at = (draft.id, draft.rev)
    rows = (
        (Tap(texts.SUBMIT, Submit(*at)),),
        (Tap(texts.CHANGE, Change(*at)), Tap(texts.KEEP, Keep(*at))),
        (Tap(texts.BACK, Back(*at)),),
    )
    head = texts.REVIEW_DOUBTS if draft.doubts else texts.REVIEW
    return Screen("\n".join([head, *_lines(form, draft)]), rows)


def _lines(form: Form[Any], draft: Draft) -> list[str]:
    return [
        texts.LINE.substitute(
            n=n,
            title=field.title,
            answer=escape(shown),
            doubt=texts.DOUBT if field.name in draft.doubts else "",
        )
        for n, (field, shown) in enumerate(form.reviewed(draft.said(form)), 1)
    ]


def _choice(form: Form[Any], draft: Draft) -> Screen:
    at = (draft.id, draft.rev)
    said = draft.said(form)
    fields = [f for f in form.asked(said) if f.title and not f.fixed]
    rows = pairs([Tap(field.title, Open(*at, field.name)) for field in fields])
    foot = (Tap(texts.BACK, Back(*at)),)
    if form.filled:
        touched = any(not field.fixed for field, _ in form.reviewed(said))
        foot = (*(foot if touched else ()), Tap(texts.NO_CHANGE, Discard(draft.id)))
    return Screen("\n".join([texts.WHICH_TO_CHANGE, *_lines(form, draft)]), (*rows, foot))


def _label(option: Option, marks: tuple[str, ...]) -> str:
    if option.value in marks:
        return texts.MARK.substitute(label=option.label)[:LONGEST]
    return option.label


def _said_of(field: Field, draft: Draft) -> str | None:
    if draft.opened == field.name:
        return None
    return next((answer.said for answer in draft.answers if answer.field == field.name), None)
