"""What a hand-over is asked about: which households, to whom, why, from which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from handlers.dialog.form import Field, Form, Invalid, Option, Said, picked
from handlers.dialog.words import sentence
from handlers.people.colleagues import colleagues, named, with_unit
from handlers.spans import near_day
from handlers.texts import handover as texts
from handlers.views.days import day_words
from handlers.views.labels import labels
from ledger.book import Ledger
from ledger.clock import Month
from ledger.model import Cadre, CadreId, Household, HouseholdId

LONGEST = 200  # characters of a typed reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """A filled form; `receiver` None is 待分配, no `homes` is all."""

    way: str
    homes: tuple[HouseholdId, ...] = ()
    receiver: CadreId | None = None
    why: str
    since: date


def handover_form(
    ledger: Ledger, giver: Cadre, homes: Sequence[Household], today: date, *, mine: bool
) -> Form[Handing]:
    """`homes` are those that may be handed over; `mine`: the giver is who fills it."""
    by_id = {str(home.id): home for home in homes}
    names = labels(homes)

    @cache
    def receiver(said: str) -> CadreId | None:
        if said == texts.NOBODY_VALUE:
            return None
        try:
            found = ledger.people.cadre(CadreId(said))
        except KeyError:
            raise Invalid(texts.NOT_A_RECEIVER) from None
        if not found.in_post(today) or found.id == giver.id:
            raise Invalid(texts.NOT_A_RECEIVER)
        return found.id

    def some(said: str) -> tuple[HouseholdId, ...]:
        if not said or not set(picked(said)) <= set(by_id):
            raise Invalid(texts.PICK_SOME)
        return tuple(by_id[id_].id for id_ in picked(said))

    def way(said: str) -> str:
        if said not in texts.WAYS:
            raise Invalid
        return said

    def to_whom(said: Said) -> tuple[Option, ...]:
        nobody = (Option(texts.NOBODY_VALUE, texts.NOBODY),) if said["way"] == "some" else ()
        return (*colleagues(ledger, giver, today), *nobody)

    def receivers_name(said: str) -> str:
        id_ = receiver(said)
        return with_unit(ledger, id_) if id_ else texts.NOBODY

    whose = texts.MINE if mine else texts.OF.substitute(name=giver.name)
    usual = max(today, giver.until + timedelta(days=1)) if giver.until else today
    fields = (
        Field(
            name="way",
            title=texts.WAY,
            prompt=lambda _: texts.WHICH_WAY.substitute(whose=whose, count=len(by_id)),
            parse=way,
            options=lambda _: tuple(Option(*one) for one in texts.WAYS.items()),
        ),
        Field(
            name="homes",
            title=texts.HOMES,
            prompt=lambda _: texts.WHICH_HOMES,
            parse=some,
            options=lambda _: tuple(Option(id_, names[h.id]) for id_, h in by_id.items()),
            several=True,
            find=lambda words: tuple(
                Option(h.id, names[h.id]) for h in homes if words.strip() in h.head
            ),
            when=lambda said: said.get("way") == "some",
            shown=lambda said: texts.LIST.join(by_id[id_].head for id_ in picked(said)),
        ),
        Field(
            name="receiver",
            title=texts.RECEIVER,
            prompt=lambda _: texts.WHO_RECEIVES,
            parse=receiver,
            options=to_whom,
            find=lambda words: named(ledger, words, today, giver.id),
            when=lambda said: said.get("way") != "idle",
            shown=receivers_name,
        ),
        Field(
            name="why",
            title=texts.WHY,
            prompt=lambda _: texts.WHY_SO,
            parse=sentence(LONGEST, texts.WHY_SO),
            options=lambda _: tuple(Option(reason, reason) for reason in texts.REASONS),
            words=True,
            shown=str,
        ),
        Field(
            name="since",
            title=texts.SINCE,
            prompt=lambda _: texts.WHEN,
            parse=lambda said: near_day(said, today),
            keep=lambda said: near_day(said, today).isoformat(),
            options=lambda _: days(today),
            words=True,
            preset=usual.isoformat(),
            shown=lambda said: day_words(date.fromisoformat(said), today),
        ),
    )
    return Form(fields, into=Handing)


def days(today: date) -> tuple[Option, ...]:
    first = Month.of(today).next().first
    return (
        Option(today.isoformat(), texts.TODAY),
        Option((today + timedelta(days=1)).isoformat(), texts.TOMORROW),
        Option(first.isoformat(), texts.NEXT_MONTH),
    )
