"""Plays what happened in the invented county through the ledger, so that every count is true."""

from datetime import date, datetime, time, timedelta

from sqlite_utils import Database

from data.county.events import (
    Absent,
    Act,
    Applied,
    Checked,
    Found,
    Happenings,
    Helped,
    Offered,
    Posted,
    Relative,
)
from data.county.happenings import COUNTY_ADMIN
from ledger.book import Ledger
from ledger.checks import drawing, pool
from ledger.checks.draw import Kind, NewDraw, Result, new_draw_id
from ledger.clock import SHANGHAI, Month
from ledger.measures import Batch, VillagePost
from ledger.members import Condition, Kin, Member, MemberId, Stage
from ledger.model import AreaId, CadreId, Findings, Household, HouseholdId, Mode, NewVisit, Role
from ledger.problem import Problem
from ledger.request import NewRequest
from ledger.wishes import Wish

HOUR = time(17, 30)  # when the invented county does its paperwork


class Lives:
    """The people of the county, by their numbers, at their work."""

    def __init__(self, db: Database, ledger: Ledger) -> None:
        self._db, self._ledger = db, ledger

    def play(self, happened: Happenings, today: date) -> None:
        """All of it, each thing at its own time."""
        for found in happened.found:
            self._finds(found)
        for applied in happened.applied:
            self._applies(applied)
        for absent in happened.absent:
            self._asks_leave(absent, today)
        for offered in happened.offered:
            self._offers(offered, today)
        self._checks(happened.checked)
        for relative in happened.relatives:
            self._knows(relative, today)
        for posted in happened.posted:
            self._stands_by(posted, today)
        for helped in happened.helped:
            self._helps(helped, today)

    def _finds(self, found: Found) -> None:
        home, cadre, now = (
            self._home(found.household, found.day),
            self._who(found.cadre),
            at(found.day),
        )
        visit = self._ledger.visits.record(
            NewVisit(
                household=home.id,
                cadre=cadre,
                recorder=cadre,
                day=found.day,
                mode=Mode.HOME,
                findings=Findings(
                    checks={found.check: found.words} if found.check else {}, wish=found.wish
                ),
            ),
            now,
        )
        for problem in self._ledger.problems.announce(visit.id, cadre, now):
            for act in found.acts:
                self._acts(problem, act)
        for wish in self._ledger.wishes.open_of(home.id):
            for act in found.acts:
                self._fulfils(wish, act)

    def _acts(self, problem: Problem, act: Act) -> None:
        problems, by, now = self._ledger.problems, self._who(act.by), at(act.day)
        match act.what:
            case "fixed":
                problems.fix(problem.id, act.words, by, now)
            case "returned":
                problems.send_back(problem.id, act.words, by, now)
            case "passed":
                unit = next(one.id for one in self._ledger.areas.units() if one.name == act.words)
                problems.pass_to(problem.id, unit, by, now)
            case _:
                problems.close(problem.id, by, now)

    def _fulfils(self, wish: Wish, act: Act) -> None:
        if act.what == "fulfilled":
            self._ledger.wishes.fulfil(wish.id, act.words, self._who(act.by), at(act.day))

    def _applies(self, applied: Applied) -> None:
        cases, home = self._ledger.cases, self._home(applied.household, applied.day)
        case = cases.open(
            applied.kind, home.id, applied.words, self._who(applied.by), at(applied.day)
        )
        for step, (day, by) in enumerate(applied.steps):
            case = cases.advance(case.id, step, self._who(by), at(day))
        if applied.outcome:
            day, by = applied.steps[-1]
            end = at(day + timedelta(days=1))
            cases.close(case.id, case.step, applied.outcome, self._who(by), end)

    def _asks_leave(self, absent: Absent, today: date) -> None:
        cadre, asked = self._who(absent.cadre), min(absent.first, today) - timedelta(days=1)
        stand_in = self._who(absent.stand_in)
        request = self._ledger.requests.ask(
            NewRequest(
                kind="leave",
                asker=cadre,
                about=cadre,
                since=absent.first,
                role=Role.TOWNSHIP_ADMIN,
                township=self._township(cadre, asked),
                body={
                    "last": absent.last.isoformat(),
                    "kind": absent.kind,
                    "stand_in": stand_in,
                },
                alone=False,
            ),
            at(asked),
        )
        if absent.granted_by:
            by = self._who(absent.granted_by)
            self._ledger.requests.approve(request.id, by, absent.first, at(asked))
            self._ledger.leaves.grant(
                cadre, absent.first, absent.last, kind=absent.kind, stand_in=stand_in
            )

    def _offers(self, offered: Offered, today: date) -> None:
        giver, receiver = self._who(offered.giver), self._who(offered.receiver)
        asked = today - timedelta(days=1)
        home = self._home(offered.household, asked)
        self._ledger.requests.ask(
            NewRequest(
                kind="handover",
                asker=giver,
                about=giver,
                since=offered.since,
                role=Role.TOWNSHIP_ADMIN,
                township=home.place.township,
                receiver=receiver,
                body={"to": receiver, "homes": [home.id], "why": offered.why},
                alone=False,
            ),
            at(asked),
        )

    def _checks(self, checked: Checked) -> None:
        """Drawn by lot from who owed a visit then; each township's is checked by its checker."""
        draws, drawn = self._ledger.draws, at(checked.drawn)
        homes = pool.homes(self._db, checked.drawn)
        rule = drawing.Rule()
        items = drawing.draw(homes, rule, checked.seed)
        towns = sorted({home.township for home in items})
        checkers = {
            town: self._who(number) for town, number in zip(towns, checked.checkers, strict=True)
        }
        month = Month.of(checked.drawn)
        draw = draws.keep(
            NewDraw(
                id=new_draw_id(),
                kind=Kind.SAMPLE,
                seed=checked.seed,
                area=None,
                first=checked.drawn,
                last=month.last,
                rule={
                    "townships": rule.townships,
                    "villages": rule.villages,
                    "households": rule.households,
                },
                by=self._who(COUNTY_ADMIN),
                pool=[[home.township, home.village, home.number] for home in homes],
            ),
            [(HouseholdId(home.id), checkers[home.township]) for home in items],
            drawn,
        )
        draws.issue(draw.id, (checked.drawn, checked.closed), drawn)
        for n, home in enumerate(items):
            result, words = checked.results[n % len(checked.results)]
            now = at(checked.drawn + timedelta(days=2 + n))
            draws.report(draw.id, n, Result(result), words, {}, checkers[home.township], now)
        draws.close(draw.id, at(checked.closed))

    def _knows(self, relative: Relative, today: date) -> None:
        member = Member(
            id=MemberId(""),
            name=relative.name,
            kin=Kin(relative.kin),
            born=relative.born,
            stage=Stage(relative.stage) if relative.stage else None,
            conditions=(Condition(relative.condition),) if relative.condition else (),
        )
        self._ledger.members.put(self._home(relative.household, today).id, member)

    def _stands_by(self, posted: Posted, today: date) -> None:
        village = next(
            one
            for one in self._ledger.areas.villages()
            if f"{self._ledger.areas.area(one.township or AreaId('')).name}/{one.name}"
            == posted.village
        )
        by = self._who(COUNTY_ADMIN)
        self._ledger.villages.put(village.id, VillagePost(posted.post), posted.name, by, at(today))

    def _helps(self, helped: Helped, today: date) -> None:
        home = self._home(helped.household, today)
        self._ledger.villages.tag(home.id, Batch(helped.batch), self._who(COUNTY_ADMIN), at(today))

    def _who(self, number: str) -> CadreId:
        cadre = self._ledger.people.numbered(number)
        assert cadre, "it is in the workbook"
        return cadre.id

    def _home(self, number: str, day: date) -> Household:
        home = self._ledger.households.numbered(number, day)
        assert home, "it is in the workbook"
        return home

    def _township(self, cadre: CadreId, day: date) -> AreaId:
        return self._ledger.households.of_cadre(cadre, day)[0].household.place.township


def at(day: date) -> datetime:
    """A day's hour of paperwork."""
    return datetime.combine(day, HOUR, SHANGHAI)
