"""务工卡: where each member of a household works and what they earn; asked only if changed."""

import re
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from handlers.asker import Asker
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Invalid, Said
from handlers.dialog.words import sentence
from handlers.house import House
from handlers.households.buttons import Jobs, Matters, PutJob
from handlers.households.households import looked_into, reached
from handlers.screen import Screen, Tap
from handlers.texts import jobs as texts
from handlers.views.days import day_words
from handlers.views.draft import pairs
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.jobs import Job
from ledger.members import Member, MemberId
from ledger.model import Cadre, Household
from ledger.refusals import NotInScope
from ledger.scopes import Ability, Scope, scope_of

NAME = "job"
LONGEST = 30  # characters of a place
PEOPLE = 10  # of a household on one screen
LABEL = 10  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    place: str
    income: int | None = None


def show(house: House, asker: Asker, scope: Scope, button: Jobs) -> Answer:
    """Raises NotInScope."""
    return (_jobs(house, looked_into(house, asker, scope, button.household)),)


def put(house: House, asker: Asker, scope: Scope, button: PutJob) -> Answer:
    """Raises NotInScope."""
    home = reached(house, scope, button.household)
    member = _member(house, home, button.member)
    about = f"{home.id}:{member.id}"
    return (house.flow.begin(asker, NAME, about=about, anew=True),)


def job_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Working]:
        return _form(_about(house, asker, draft)[1])

    def finish(asker: Asker, draft: Draft, said: Working) -> Screen:
        home, member = _about(house, asker, draft)
        cadre, today = _cadre(asker), shanghai_day(house.clock())
        job = Job(member=member.id, since=today, place=said.place, income=said.income)
        house.ledger.jobs.put(home.id, job, cadre.id)
        house.ledger.audit.note(cadre.id, "household.job", home.id, house.clock())
        return _jobs(house, home)

    def what(asker: Asker, said: Said) -> str:
        return texts.CARD

    return Dialog(NAME, form, finish, what)


def _form(member: Member) -> Form[Working]:
    name = escape(member.name)
    place = Field(
        name="place",
        title=texts.PLACE,
        prompt=lambda _: texts.WHERE.substitute(name=name),
        parse=sentence(LONGEST),
        words=True,
        none=texts.NO_WORK,
        shown=lambda said: said or texts.NO_WORK,
    )
    income = Field(
        name="income",
        title=texts.EARNS,
        prompt=lambda _: texts.HOW_MUCH.substitute(name=name),
        parse=yuan,
        words=True,
        none=texts.NOT_KNOWN,
        when=lambda said: bool(said.get("place")),
        shown=lambda said: said or texts.NOT_KNOWN,
    )
    return Form((place, income), into=Working)


def yuan(said: str) -> int | None:
    """4000, 4,000元, 1.2万; nothing said is not known. Raises Invalid."""
    words = said.strip()
    if not words:
        return None
    if found := re.fullmatch(texts.TEN_THOUSAND, words):
        return int(Decimal(found[1]) * 10_000)
    if found := re.fullmatch(texts.MONEY, words):
        return int(re.sub(r"\D", "", found[1]))
    raise Invalid(texts.NOT_A_SUM)


def _jobs(house: House, home: Household) -> Screen:
    today = shanghai_day(house.clock())
    members = house.ledger.members.of(home.id, today)[:PEOPLE]
    jobs = house.ledger.jobs.of(home.id, today)
    lines = [texts.HEAD.substitute(head=escape(home.head))]
    lines += [
        texts.LINE.substitute(name=escape(one.name), job=_job(house, jobs.get(one.id)))
        for one in members
    ]
    if not members:
        lines.append(texts.NO_MEMBERS)
    taps = [Tap(one.name[:LABEL], PutJob(home.id, one.id)) for one in members]
    return Screen("\n".join(lines), (*pairs(taps), (Tap(texts.BACK, Matters(home.id)),)))


def _job(house: House, job: Job | None) -> str:
    if job is None:
        return texts.UNKNOWN
    if not job.place:
        return texts.NO_WORK
    income = texts.INCOME.substitute(income=job.income) if job.income is not None else ""
    day = day_words(job.since, shanghai_day(house.clock()))
    return texts.AT.substitute(place=escape(job.place), income=income, day=day)


def _about(house: House, asker: Asker, draft: Draft) -> tuple[Household, Member]:
    """Raises NotInScope, also where the person lives there no longer."""
    home, _, member = draft.about.partition(":")
    scope = scope_of(_cadre(asker), Ability.CARD)
    assert scope, "every cadre has their own"
    household = reached(house, scope, home)
    return household, _member(house, household, member)


def _member(house: House, home: Household, id_: str) -> Member:
    today = shanghai_day(house.clock())
    found = {one.id: one for one in house.ledger.members.of(home.id, today)}
    if MemberId(id_) not in found:
        raise NotInScope
    return found[MemberId(id_)]


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
