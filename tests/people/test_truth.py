"""The month's numbers stay true through hand-overs, leaves, retirements and states."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.database import MIGRATIONS
from handlers.asker import Asker
from handlers.dialog.flow import Flow
from handlers.house import House
from handlers.policies.memory import Memory
from handlers.requests import deciding
from handlers.requests.asking import asked
from handlers.requests.buttons import Decide
from handlers.requests.staff import DAY, first_affected
from ledger.clock import Month
from ledger.model import AreaKind, By, CadreId, Category, Correction, Mode, Post, Role
from ledger.refusals import Refusal
from ledger.request import NewRequest, RequestState
from ledger.scopes import WHOLE_COUNTY
from policy_kb.base import PolicyBase
from tests.ledger.county import County, at
from tests.ledger.test_snapshot import assert_right

HEADS = ("一", "二", "三", "四", "五")
WORKERS = ("张三", "赵六", "钱七")
KINDS = ("handover", "leave", "staff", "away", "exempt", "category", "exit", "away_end")

heads, people = st.sampled_from(HEADS), st.sampled_from(WORKERS)
days = st.integers(-40, 20)  # from today
granted = st.tuples(
    st.just("granted"),
    st.sampled_from(("handover", *KINDS)),
    heads,
    people,
    people,
    days,
    st.sampled_from(("yes", "back")),
)
changes = st.one_of(
    granted,
    granted,
    st.tuples(st.just("ask"), st.sampled_from(KINDS), heads, people, people, days),
    st.tuples(st.just("ask"), st.just("handover"), heads, people, people, days),
    st.tuples(st.just("answer"), st.integers(0, 9), st.sampled_from(("accept", "decline"))),
    st.tuples(
        st.just("decide"),
        st.integers(0, 9),
        st.sampled_from(("lead", "township", "county")),
        st.sampled_from(("yes", "yes", "back", "no", "up")),
    ),
    st.tuples(st.just("visit"), heads, people, st.integers(0, 8)),
    st.tuples(st.just("correct"), st.integers(0, 9), st.integers(0, 8)),
    st.tuples(st.just("pass"), st.integers(1, 20)),
)


@dataclass
class Play:
    """People ask and decide; whoever is refused is refused as in the chat."""

    county: County = field(default_factory=County)
    today: date = date(2026, 10, 20)

    def __post_init__(self) -> None:
        ledger, county = self.county.ledger, self.county
        for steps in MIGRATIONS:
            steps.apply(county.db)
        for n, head in enumerate(HEADS):
            category = (Category.LIFTED, Category.MONITORED)[n % 2]
            county.home(head, WORKERS[n % 2], "甲镇/一村", category, since=date(2026, 8, 1))
        village, township = county.places["甲镇/一村"], county.places["甲镇"]
        county.places["乙镇"] = ledger.areas.add(AreaKind.TOWNSHIP, "乙镇").id
        county.places["乙镇/一村"] = ledger.areas.add(
            AreaKind.VILLAGE, "一村", county.places["乙镇"]
        ).id
        county.cadre("钱七", "水利局")
        self.deciders = {
            "lead": county.cadre("村长", "", posts=(Post(role=Role.VILLAGE_LEAD, area=village),)),
            "township": county.cadre(
                "镇管", "", posts=(Post(role=Role.TOWNSHIP_ADMIN, area=township),)
            ),
            "county": county.cadre("县管", "", posts=(Post(role=Role.COUNTY_ADMIN),)),
        }
        for n, name in enumerate((*WORKERS, "村长", "镇管", "县管")):
            code = ledger.codes.issue(county.cadre(name), self.now()).code
            ledger.codes.redeem(code, 100 + n, self.now())
        self.house = House(
            ledger=ledger,
            policies=PolicyBase(county.db),
            clock=self.now,
            flow=Flow(county.db, self.now),
            memory=Memory(county.db),
            send=lambda *_: None,
        )

    def now(self) -> datetime:
        return at(self.today)

    def do(self, change: tuple) -> None:
        with self.county.db.atomic():
            match change:
                case "ask", kind, head, who, other, day:
                    self.ask(kind, head, who, other, self.today + timedelta(days=day))
                case "granted", kind, head, who, other, day, word:
                    self.ask(kind, head, who, other, self.today + timedelta(days=day))
                    request = self.newest()
                    if request.state is RequestState.OFFERED:
                        self.says(request.receiver, request.id, "accept")
                    if self.newest().state is RequestState.OPEN:
                        self.says(self.deciders["county"], request.id, word)
                case "answer", n, word:
                    if request := self.waiting(n, RequestState.OFFERED):
                        self.says(request.receiver, request.id, word)
                case "decide", n, who, word:
                    if request := self.waiting(n, RequestState.OPEN):
                        self.says(self.deciders[who], request.id, word)
                case "visit", head, who, ago:
                    self.county.visit(head, self.today - timedelta(days=ago), who, late=ago)
                case "correct", n, ago:
                    made = self.county.ledger.visits.in_month(None, WHOLE_COUNTY, self.today)
                    if made:
                        visit = made[n % len(made)]
                        day = visit.recorded.date() - timedelta(days=ago)
                        self.county.ledger.corrections.correct(
                            visit.id,
                            Correction(day=day, mode=Mode.HOME),
                            "改",
                            visit.cadre,
                            self.now(),
                            WHOLE_COUNTY,
                        )
                case "pass", n:
                    self.today += timedelta(days=n)
        self.county.ledger.rates.pass_days(self.today)

    def ask(self, kind: str, head: str, who: str, other: str, since: date) -> None:
        cadre, home = self.county.cadre(who), self.county.homes[head]
        body: dict[str, object] = {"why": "工作调动"}
        about, role, receiver = str(home), Role.TOWNSHIP_ADMIN, None
        match kind:
            case "handover":
                holders = self.county.ledger.households.holders(home, self.today)
                cadre, to = next(iter(holders), cadre), self.county.cadre(other)
                about, receiver = str(cadre), to if to != cadre else None
                body |= {"to": receiver or "", "homes": [str(home)]}
            case "leave":
                about = str(cadre)
                last = (since + timedelta(days=9)).isoformat()
                body = {"last": last, "kind": "sick", "stand_in": str(self.county.cadre(other))}
            case "staff":
                about, last = str(cadre), since - DAY if head != "五" else None
                body["last"] = last.isoformat() if last else ""
                since = first_affected(self.county.ledger.people.cadre(cadre), last, self.today)
                cadre = self.deciders["township"]
            case "away" | "exempt":
                role = Role.VILLAGE_LEAD if kind == "away" else role
                body["until"] = (since + timedelta(days=15)).isoformat()
            case "category":
                body["category"] = "monitored.edge" if head == "一" else "other"
        asked(
            self.house,
            NewRequest(
                kind=kind,
                asker=cadre,
                about=about,
                since=since,
                role=role,
                township=self.county.places["甲镇"],
                village=self.county.places["甲镇/一村"],
                receiver=receiver,
                body=body,
                alone=kind != "handover",
            ),
        )

    def says(self, who: CadreId, request: str, word: str) -> None:
        cadre = self.county.ledger.people.cadre(who)
        button = Decide(request, word)
        deciding.decide(self.house, Asker(1, 1, cadre), WHOLE_COUNTY, button)

    def waiting(self, n: int, state: RequestState):
        found = self.county.ledger.requests._rows("order by number")
        found = [one for one in found if one.state is state]
        return found[n % len(found)] if found else None

    def newest(self):
        return self.county.ledger.requests._rows("order by number desc limit 1")[0]

    def tables(self, month: Month) -> list:
        rates = self.county.ledger.rates
        return [rates.table(month, by, self.today).rows for by in By]

    def states(self) -> dict:
        found = self.county.ledger.requests._rows("")
        return {one.id: (one.state, one.dated_back, one.effective) for one in found}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(changes, min_size=3, max_size=18))
def test_snapshot_and_facts_agree_and_nothing_counts_before_it_is_approved(history):
    play = Play()
    assert_right_here(play)
    for change in history:
        this = Month.of(play.today)
        months = (this.back(2), this.previous(), this)
        before = {month: play.tables(month) for month in months}
        known = play.states()
        try:
            play.do(change)
        except Refusal:
            continue
        if change[0] in ("visit", "correct", "pass"):
            continue
        news = {id_: one for id_, one in play.states().items() if known.get(id_) != one}
        approved = [one for one in news.values() if one[0] is RequestState.APPROVED]
        for month in months:
            if not approved:  # asked, accepted, refused: the numbers stand
                assert play.tables(month) == before[month], change
            elif not any(back for _, back, _ in approved) and month != this:
                assert play.tables(month) == before[month], change  # past months stay as they are
    assert_right_here(play)


def assert_right_here(play: Play) -> None:
    assert_right(play.county, play.today)
