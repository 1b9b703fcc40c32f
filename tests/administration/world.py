"""A county in which every reach has something inside and something outside it. All invented."""

from dataclasses import dataclass
from datetime import date, timedelta

from ledger.model import AreaId, AreaKind, Category, Findings, Mode, NewVisit, Post, Role
from tests.cast import LI, STRANGER, SUN, ZHANG, ZHOU

CONTACT, POLICY, BOTH, HAN, DUAN = 106, 107, 108, 109, 110  # accounts
ENTERED = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class Home:
    """What the expectations are worked out from, beside the code that decides."""

    number: str
    head: str
    village: str
    township: str
    holder: int  # account
    unit: str  # of the holder


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who tries: the areas of each post that they have."""

    account: int
    villages: frozenset[str] = frozenset()
    townships: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    county: bool = False

    def sees(self, home: Home, reach: str) -> bool:
        """Whether `home` lies in a reach of DESIGN §5's words, several joined by a blank."""
        return any(
            {
                "own": home.holder == self.account,
                "village": home.village in self.villages,
                "unit": home.unit in self.units,
                "township": home.township in self.townships,
                "county": self.county,
            }[word]
            for word in reach.split()
        )


PEOPLE = {
    "陌生人": Person(STRANGER),
    "帮扶干部": Person(ZHANG),
    "村级管理员": Person(LI, villages=frozenset({"白石村"})),
    "单位联络员": Person(CONTACT, units=frozenset({"文旅局"})),
    "乡镇管理员": Person(SUN, townships=frozenset({"青山镇"})),
    "县管理员": Person(ZHOU, county=True),
    "政策管理员": Person(POLICY),
    "村级管理员、单位联络员": Person(
        BOTH, villages=frozenset({"双河村"}), units=frozenset({"交通局"})
    ),
}

HOMES = (
    Home("K01", "蒋大川", "白石村", "青山镇", ZHANG, "文旅局"),
    Home("K02", "沈二河", "白石村", "青山镇", DUAN, "交通局"),
    Home("K03", "杨三江", "双河村", "青山镇", DUAN, "交通局"),
    Home("K04", "朱四海", "双河村", "青山镇", HAN, "文旅局"),
    Home("K05", "秦五岳", "柳林村", "清水镇", HAN, "文旅局"),
    Home("K06", "尤六合", "柳林村", "清水镇", DUAN, "交通局"),
    Home("K07", "许七星", "石桥村", "清水镇", LI, ""),
    Home("K08", "何八方", "石桥村", "清水镇", CONTACT, ""),
    Home("K09", "吕九州", "石桥村", "清水镇", SUN, ""),
    Home("K10", "施十全", "石桥村", "清水镇", POLICY, ""),
    Home("K11", "张百里", "石桥村", "清水镇", BOTH, ""),
    Home("K12", "孔千山", "石桥村", "清水镇", ZHOU, ""),
)

_CADRES = (  # account, 干部编号, 姓名, 单位, posts
    (ZHANG, "B01", "甲子明", "文旅局", ()),
    (LI, "B02", "乙丑山", "", ((Role.VILLAGE_LEAD, "白石村"),)),
    (CONTACT, "B03", "丙寅海", "", ((Role.UNIT_CONTACT, "文旅局"),)),
    (SUN, "B04", "丁卯河", "", ((Role.TOWNSHIP_ADMIN, "青山镇"),)),
    (ZHOU, "B05", "戊辰云", "", ((Role.COUNTY_ADMIN, ""),)),
    (POLICY, "B06", "己巳风", "", ((Role.POLICY_ADMIN, ""),)),
    (BOTH, "B07", "庚午雨", "", ((Role.VILLAGE_LEAD, "双河村"), (Role.UNIT_CONTACT, "交通局"))),
    (HAN, "B08", "辛未雪", "文旅局", ()),
    (DUAN, "B09", "壬申雷", "交通局", ()),
)
CADRES = {account: name for account, _, name, _, _ in _CADRES}


@dataclass(frozen=True, slots=True)
class World:
    areas: dict[str, AreaId]  # by name
    cadres: dict[int, str]  # by account
    homes: dict[str, str]  # by 户编号
    visits: dict[str, str]
    problems: dict[str, str]
    wishes: dict[str, str]
    cases: dict[str, str]
    requests: dict[str, str]


def build(ledger, now) -> World:
    """Every household: a visit of September that found something, a wish, a case, a request."""
    areas = {}
    for township, villages in (("青山镇", ("白石村", "双河村")), ("清水镇", ("柳林村", "石桥村"))):
        areas[township] = ledger.areas.add(AreaKind.TOWNSHIP, township).id
        for village in villages:
            areas[village] = ledger.areas.add(AreaKind.VILLAGE, village, areas[township]).id
    for unit in ("文旅局", "交通局"):
        areas[unit] = ledger.areas.add(AreaKind.UNIT, unit).id
    cadres = {}
    for account, number, name, unit, posts in _CADRES:
        cadre = ledger.register.add_cadre(
            number,
            name,
            areas.get(unit),
            posts=tuple(Post(role=role, area=areas.get(area)) for role, area in posts),
        )
        cadres[account] = cadre.id
        ledger.codes.redeem(ledger.codes.issue(cadre.id, now).code, account, now)
    of = {name: {} for name in ("homes", "visits", "problems", "wishes", "cases", "requests")}
    for home in HOMES:
        _furnish(ledger, now, home, areas, cadres, of)
    return World(areas, cadres, **of)


def _furnish(ledger, now, home, areas, cadres, of):
    from ledger.request import NewRequest

    holder, before = cadres[home.holder], now - timedelta(days=30)
    id_ = ledger.register.add_household(
        home.number, areas[home.village], home.head, Category.LIFTED, group="1组", people=3,
        entered=ENTERED,
    )  # fmt: skip
    ledger.care.assign(id_, holder, ENTERED)
    found = Findings(checks={"water": "没水"}, wish=f"{home.head}家想要水泵")
    visit = ledger.visits.record(
        NewVisit(
            household=id_, cadre=holder, recorder=holder, day=before.date(), mode=Mode.HOME,
            findings=found,
        ),
        before,
    )  # fmt: skip
    case = ledger.cases.open("loan", id_, f"{home.head}家贷款", holder, now)
    request = ledger.requests.ask(
        NewRequest(
            kind="exempt", asker=holder, about=id_, since=now.date(), role=Role.TOWNSHIP_ADMIN,
            township=areas[home.township], body={"why": f"{home.head}家住院"},
        ),
        now,
    )  # fmt: skip
    of["homes"][home.number] = id_
    of["visits"][home.number] = visit.id
    of["problems"][home.number] = ledger.problems.open_of(id_)[0].id
    of["wishes"][home.number] = ledger.wishes.open_of(id_)[0].id
    of["cases"][home.number] = case.id
    of["requests"][home.number] = request.id
