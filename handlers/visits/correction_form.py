"""What is asked of a correction: the form of the visit, filled in, void and why."""

from dataclasses import replace
from html import escape

from handlers.dialog.draft import Answer
from handlers.dialog.form import AND, Field, Form, Option, Said
from handlers.texts import visit as texts
from handlers.views.days import near_words
from handlers.views.visit import BACK_AT_SCHOOL, SCHOOL
from handlers.visits.visit_answers import MISSING_AT_SCHOOL, Visited, some_words
from handlers.visits.visit_form import visit_form
from handlers.visits.visiting import Visiting
from ledger.model import Mode, Visit
from ledger.texts.names import MODES

KEPT = ("household", "visitor")  # whose visit it was stays
VOID = "void"  # a field that only a correction has
YES, STAYS = "yes", "no"


def correction_form(v: Visiting, old: Visit) -> Form[Visited]:
    """The review shows what changes, old and new."""
    form = visit_form(v)
    before = form.complete({answer.field: answer.said for answer in recorded_answers(old)})
    fields = tuple(
        _whose(v, old, field) if field.name in KEPT else _against(field, before)
        for field in form.fields
    )
    return Form((*fields, *_ending(v, old)), into=form.into, filled=True)


def recorded_answers(visit: Visit) -> tuple[Answer, ...]:
    """What was recorded, as if it had just been said."""
    found = visit.findings
    said = {"household": visit.household, "day": visit.day.isoformat(), "mode": visit.mode.value}
    if visit.mode is not Mode.ABSENT:  # met after all, what was found is asked
        said |= {
            "changes": AND.join(found.changes),
            "change_note": next(iter(found.changes.values()), ""),
            "checks": AND.join(found.checks),
            "check_note": next(iter(found.checks.values()), ""),
            "wish": found.wish,
            "next_step": found.next_step,
        }
    said["remark"] = found.remark
    if school := found.season.get(SCHOOL):
        said["season"] = BACK_AT_SCHOOL if school == BACK_AT_SCHOOL else MISSING_AT_SCHOOL
        said["season_note"] = school
    return tuple(Answer(name, words) for name, words in said.items())


def _whose(v: Visiting, old: Visit, field: Field) -> Field:
    """Whose visit, of which day: it stays, and says which record is on the screen."""
    if field.name != "household":
        return replace(field, fixed=True)

    def which(said: str) -> str:
        day = near_words(old.day, v.today)
        return texts.WHICH_RECORD.substitute(head=v.called(said), day=day, mode=MODES[old.mode])

    return replace(field, fixed=True, shown=which)


def _against(field: Field, before: Said) -> Field:
    """In the review only where it is not as it was recorded."""

    def line(said: Said) -> str:
        now = field.in_review(said)
        was = field.in_review(before) if field.name in before else ""
        if now == was:
            return ""
        return texts.OLD_AND_NEW.substitute(old=was or texts.NONE, new=now or texts.NONE)

    def prompt(said: Said) -> str:
        was = field.in_review(before) if field.name in before else ""
        words = texts.IT_WAS.substitute(was=escape(was or texts.NONE))
        return f"{field.prompt(said)}\n{words}"

    return replace(field, line=line, prompt=prompt)


def _ending(v: Visiting, old: Visit) -> tuple[Field, ...]:
    released = v.ledger.corrections.is_released(old.household, old.day)
    return (
        Field(
            name=VOID,
            title=texts.VOID,
            prompt=lambda _: texts.REALLY_VOID,
            parse=lambda said: said == YES,
            options=lambda _: (Option(YES, texts.DO_VOID), Option(STAYS, texts.KEEP_IT)),
            preset=STAYS,
            shown=lambda said: texts.WILL_BE_VOID if said == YES else "",
        ),
        Field(
            name="reason",
            title=texts.REASON,
            prompt=lambda _: texts.WHY_REQUEST if released else texts.WHY,
            parse=some_words,
            options=lambda _: tuple(Option(reason, reason) for reason in texts.REASONS),
            words=True,
            when=lambda _: released or old.recorded.date() != v.today,
            shown=str,
        ),
    )
