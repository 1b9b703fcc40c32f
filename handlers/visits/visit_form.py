"""What a visit is asked about: the form of /visit."""

from typing import Any

from handlers.dialog.form import Door, Field, Form, Invalid, Said, picked
from handlers.texts import visit as texts
from handlers.views.visit import wish_last_time
from handlers.visits.visit_answers import Visited, maybe_words, split_wish
from handlers.visits.visit_findings import EACH, change_fields, check_fields
from handlers.visits.visit_opening import opening_fields
from handlers.visits.visit_question import head, headed
from handlers.visits.visiting import Visiting


def visit_form(v: Visiting) -> Form[Visited]:
    """Asked in this order; a preset is asked only when it is opened."""
    return Form(
        (*opening_fields(v), *change_fields(v), *check_fields(v), *_closing(v)), into=_visited
    )


def _visited(**answers: Any) -> Visited:
    return Visited(**{name: said for name, said in answers.items() if not name.startswith(EACH)})


def _wish(said: str) -> str:
    """Raises Invalid where it only says that there is one."""
    if said.strip() in texts.THERE_IS:
        raise Invalid(texts.WHICH_WISH)
    return maybe_words(said)


def _closing(v: Visiting) -> tuple[Field, ...]:
    def wishes(said: Said) -> str:
        return f"{head(v, said)}\n{wish_last_time(v.last(said))}{texts.WISHES}"

    return (
        Field(
            name="wish",
            title=texts.WISH,
            prompt=wishes,
            parse=_wish,
            words=True,
            none=texts.NOTHING,
            synonyms=texts.NOTHING_WORDS,
            doors=(Door(texts.WRITE_NEXT, "next_step"),),
            when=v.met,
            shown=lambda said: split_wish(said)[0] or texts.NONE,
        ),
        Field(
            name="next_step",
            title=texts.NEXT_STEP,
            prompt=headed(v, texts.NEXT_STEP_WORDS),
            parse=maybe_words,
            words=True,
            none=texts.NONE,
            preset=lambda said: split_wish(said.get("wish", ""))[1],
            when=v.met,
            shown=str,
        ),
        Field(
            name="remark",
            title=texts.REMARK,
            prompt=headed(v, texts.REMARK_WORDS),
            parse=maybe_words,
            words=True,
            none=texts.NONE,
            preset="",
            shown=str,
        ),
        Field(
            name="photos",
            title=texts.PHOTOS,
            prompt=lambda _: texts.WITHOUT_PHOTOS,
            parse=picked,
            none=texts.DROP_PHOTOS,
            preset="",
            when=lambda said: bool(said.get("photos")),
            shown=lambda _: texts.ATTACHED,
        ),
    )
