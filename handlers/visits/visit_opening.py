"""What is asked first of a visit: of which household, who went, when and how."""

from datetime import date, timedelta
from html import escape

from handlers.dialog.form import Field, Option, Said
from handlers.households.mine import household_named
from handlers.screen import Tap
from handlers.texts import typed
from handlers.texts import visit as texts
from handlers.views.days import near_words
from handlers.visits.buttons import ShowVisit
from handlers.visits.visit_answers import a_day, a_mode
from handlers.visits.visit_question import headed, options
from handlers.visits.visiting import Visiting
from ledger.model import Mode
from ledger.texts.names import MODES


def opening_fields(v: Visiting) -> tuple[Field, ...]:
    def already(said: Said) -> str:
        before = v.recorded(said)
        assert before  # asked only where there is one
        return texts.RECORDED_THAT_DAY.substitute(
            head=escape(v.called(said["household"])),
            day=near_words(before.day, v.today),
            mode=MODES[before.mode],
        )

    def anyway(said: Said) -> tuple[Option, ...]:
        before = v.recorded(said)
        return (Option(before.id, texts.AGAIN),) if before else ()

    def look(said: Said) -> tuple[Tap, ...]:
        before = v.recorded(said)
        return (Tap(texts.LOOK, ShowVisit(before.id)),) if before else ()

    return (
        Field(
            name="household",
            title=texts.HOUSEHOLD,
            fixed=v.for_another,
            prompt=lambda _: texts.WHICH_HOUSEHOLD.substitute(left=v.mine.left()),
            parse=v.household,
            options=lambda _: tuple(Option(id_, label) for id_, label in _urgent(v)),
            find=lambda words: tuple(
                Option(home.id, v.mine.labels[home.id]) for home in v.mine.named(words)
            ),
            lost=_not_mine,
            shown=v.called,
        ),
        Field(
            name="visitor",
            title=texts.VISITOR,
            prompt=lambda _: texts.WHO_WENT,
            parse=v.visitor,
            options=lambda said: (
                *(Option(one.id, one.name) for one in v.holders(said)),
                Option(v.recorder.id, texts.MYSELF),
            ),
            preset=v.mine.cadre.id,
            when=lambda _: v.for_another,
            shown=lambda said: _visitor(v, said),
        ),
        Field(
            name="day",
            title=texts.DAY,
            prompt=headed(v, texts.WHICH_DAY),
            parse=lambda said: a_day(said, v.today),
            keep=lambda said: a_day(said, v.today).isoformat(),
            options=lambda _: recent(v.today),
            words=True,
            preset=v.draft.begun.isoformat(),
            shown=lambda said: near_words(date.fromisoformat(said), v.today),
        ),
        Field(
            name="mode",
            title=texts.MODE,
            prompt=lambda said: headed(v, texts.WHICH_MODE + v.mode_rule(said))(said),
            parse=a_mode,
            options=lambda _: options(MODES),
            preset=Mode.HOME,
            synonyms=texts.MODE_WORDS,
        ),
        Field(
            name="again",
            title="",
            prompt=already,
            parse=str,
            options=anyway,
            links=look,
            when=v.twice,
        ),
    )


def recent(today: date) -> tuple[Option, ...]:
    """The last seven days, the newest first."""
    days = [today - timedelta(days=ago) for ago in range(7)]
    near = (texts.TODAY, texts.YESTERDAY, texts.BEFORE)
    return tuple(
        Option(
            day.isoformat(),
            near[ago] if ago < len(near) else texts.SHORT_DAY.substitute(m=day.month, d=day.day),
        )
        for ago, day in enumerate(days)
    )


def _urgent(v: Visiting) -> tuple[tuple[str, str], ...]:
    return tuple((home.id, v.mine.labels[home.id]) for home in v.mine.all)


def _not_mine(words: str) -> str:
    """Of a name that is none of mine; "" where the words are no name."""
    name = None if words in typed.ENTRIES else household_named(words)
    return texts.NOBODY_OF_MINE.substitute(name=escape(name)) if name else ""


def _visitor(v: Visiting, said: str) -> str:
    if said == v.recorder.id:
        return texts.MYSELF
    name = v.ledger.people.cadre(v.visitor(said)).name
    return texts.FOR_ANOTHER.substitute(name=name, recorder=v.recorder.name)
