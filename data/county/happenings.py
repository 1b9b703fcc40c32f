"""What happened in the county besides visits, day by day before today."""

import datetime
from collections.abc import Iterator
from typing import Final

from data.county.cadres import helper_number
from data.county.events import (
    Absent,
    Act,
    Applied,
    Checked,
    Found,
    Happenings,
    Helped,
    Offered,
    Relative,
)
from data.county.five import posted
from data.county.history import HOME, VALID, County, Visit, visits
from data.county.holdings import holdings, owner, states
from data.county.households import households
from data.county.months import month_before, month_of
from data.county.places import QINGSHAN, UNITS, VILLAGES, Village

COUNTY_ADMIN: Final = "X003"
ADMINS: Final = {QINGSHAN: "X001"}
OTHER_ADMIN: Final = "X002"


# days ago, village, check, words, then days later: what, by whom (lead or township), words
_PROBLEMS: Final = (
    (60, 0, "housing", "屋檐漏雨", (
        (3, "fixed", "lead", "请人换了瓦"), (6, "closed", "town", ""),
    )),
    (52, 3, "water", "水压偏小", (
        (2, "fixed", "lead", "清了过滤网"), (4, "returned", "town", "水还是上不了二楼"),
        (9, "fixed", "lead", "换了管子"), (12, "closed", "town", ""),
    )),
    (45, 1, "medical", "慢病证没办下来", (
        (4, "fixed", "lead", "陪同到卫生院办好"), (7, "closed", "town", ""),
    )),
    (33, 4, "school", "孩子半个月没到校", (
        (1, "fixed", "lead", "已返校"), (3, "closed", "town", ""),
    )),
    (12, 0, "water", "井水发浑", ((1, "passed", "lead", UNITS[1]),)),
    (11, 2, "housing", "后墙开裂", ()),
    (9, 1, "housing", "灶房漏雨", ((4, "fixed", "lead", "盖了新瓦"),)),
    (8, 5, "medical", "住院费还没报销", (
        (2, "fixed", "lead", "材料已交医保所"), (4, "returned", "town", "还缺出院小结"),
    )),
    (2, 0, "food", "冬衣不够", ()),
)  # fmt: skip
_WISHES: Final = (
    (40, 0, "想学养鸡技术", ((20, "fulfilled", "lead", "报上了县里的养鸡培训班"),)),
    (6, 0, "想要两袋化肥", ()),
)
_RESULTS: Final = (("seen", ""), ("seen", ""), ("mismatch", "户主说上月没人来过"), ("unseen", ""))


# kin, name after the head's family name (empty: the head), years of age, school, condition
_FAMILIES: Final = (
    (("head", "", 52, "", "chronic"), ("child", "小荷", 9, "primary", "")),
    (
        ("head", "", 47, "", ""),
        ("spouse", "桂枝", 45, "", ""),
        ("child", "小麦", 17, "vocational", ""),
    ),
    (("head", "", 71, "", "disabled"),),
)


def happenings(today: datetime.date) -> Happenings:
    """All of it, before `today`; a day or more may be missing where the history is too short."""
    month = month_of(today)
    houses = households(month)
    county = County(houses, holdings(houses, month), states(houses, month))
    past = [each for each in visits(county, today) if (each.mode, each.validity) == (HOME, VALID)]
    found = (*_problems(county, past, today), *_wishes(county, past, today))
    return Happenings(
        found=tuple(sorted(found, key=lambda each: each.day)),
        applied=_applications(county, today),
        absent=_absences(today),
        offered=_offers(county, today),
        checked=_check(today),
        relatives=tuple(_relatives(county, today)),
        posted=tuple(posted()),
        helped=tuple(_helped(county)),
    )


def _helped(county: County) -> Iterator[Helped]:
    """Two in three have something, some of them two things."""
    for place, household in enumerate(county.households):
        if place % 3:
            yield Helped(household.number, "work")
        if not place % 5:
            yield Helped(household.number, "allowance")
        if not place % 8:
            yield Helped(household.number, "medical")


def _problems(county: County, past: list[Visit], today: datetime.date) -> Iterator[Found]:
    for ago, place, check, words, acts in _PROBLEMS:
        where = VILLAGES[place]
        household, cadre, day = _visited(county, past, where, today - datetime.timedelta(ago))
        done = _acts(acts, where, day, today)
        yield Found(household, cadre, day, check=check, words=words, acts=done)


def _wishes(county: County, past: list[Visit], today: datetime.date) -> Iterator[Found]:
    for ago, place, wish, acts in _WISHES:
        where = VILLAGES[place]
        household, cadre, day = _visited(county, past, where, today - datetime.timedelta(ago))
        yield Found(household, cadre, day, wish=wish, acts=_acts(acts, where, day, today))


def _visited(
    county: County, past: list[Visit], where: Village, before: datetime.date
) -> tuple[str, str, datetime.date]:
    """Who was visited there last, and is seen again by a day: no month's rate changes."""
    heads = {each.number for each in county.households if each.village is where}
    return next(
        (each.household, holder, again)
        for each in reversed(past)
        if each.household in heads
        and (again := each.day + datetime.timedelta(1)) <= before
        and month_of(again) == month_of(each.day)
        and (holder := owner(county.holdings, each.household, again))
    )


def _acts(
    acts: tuple[tuple[int, str, str, str], ...],
    where: Village,
    day: datetime.date,
    today: datetime.date,
) -> tuple[Act, ...]:
    """Those that lie before `today`, by the village's lead or its township's administrator."""
    people = {"lead": lead_of(where), "town": admin_of(where)}
    dated = [
        Act(day + datetime.timedelta(later), what, people[by], words)
        for later, what, by, words in acts
    ]
    return tuple(each for each in dated if each.day < today)


def lead_of(village: Village) -> str:
    """The number of the village's lead."""
    return f"C{VILLAGES.index(village) + 1:03d}"


def admin_of(village: Village) -> str:
    """The number of its township's administrator."""
    return ADMINS.get(village.township, OTHER_ADMIN)


def _applications(county: County, today: datetime.date) -> tuple[Applied, ...]:
    """A loan that the township has had too long, one that was granted, and fresh aid."""
    where = VILLAGES[0]
    mine = [
        each.number
        for each in county.households
        if each.village is where
        and owner(county.holdings, each.number, today) == helper_number(1)
        and owner(county.holdings, each.number, month_before(month_of(today))) == helper_number(1)
    ]
    cadre, lead, town = helper_number(1), lead_of(where), admin_of(where)

    def ago(days: int) -> datetime.date:
        return today - datetime.timedelta(days)

    return (
        Applied(
            "loan", mine[0], ago(70), cadre, "两万元，养蜂",
            ((ago(70), cadre), (ago(67), lead), (ago(62), town), (ago(52), town)), "granted",
        ),
        Applied(
            "loan", mine[1], ago(20), cadre, "一万五千元，买母猪",
            ((ago(20), cadre), (ago(17), lead)),
        ),
        Applied("aid", mine[2], ago(3), cadre, "户主摔伤住院", ((ago(3), cadre),)),
    )  # fmt: skip


def _relatives(county: County, today: datetime.date) -> Iterator[Relative]:
    """Of the first households of the first helper; the others' are still to be asked for."""
    mine = [
        each
        for each in county.households
        if owner(county.holdings, each.number, today) == helper_number(1)
    ]
    for home, family in zip(mine, _FAMILIES, strict=False):
        for kin, given, age, stage, condition in family:
            name = home.head[0] + given if given else home.head
            born = f"{today.year - age}"
            yield Relative(home.number, name, kin, born, stage, condition)


def _absences(today: datetime.date) -> tuple[Absent, ...]:
    """One is ill, one is going to a course and waits for the township."""
    day = datetime.timedelta(1)
    return (
        Absent("G003", today - 2 * day, today + 4 * day, "sick", "G004", ADMINS[QINGSHAN]),
        Absent("G005", today + 3 * day, today + 5 * day, "study", "G006"),
    )


def _offers(county: County, today: datetime.date) -> tuple[Offered, ...]:
    """A colleague of the next village would hand a household over from the next month on."""
    giver, receiver = helper_number(10), helper_number(11)
    after = (month_of(today) + datetime.timedelta(32)).replace(day=1)
    held = [
        each.number
        for each in county.households
        if owner(county.holdings, each.number, today) == giver and each.left is None
    ]
    return (Offered(held[-1], giver, receiver, after, "调整到产业专班，顾不过来"),)


def _check(today: datetime.date) -> Checked:
    """Last month's sample, over before `today`; leads check in the other township."""
    before = month_before(month_of(today))
    return Checked(
        seed=f"{before:%Y%m}10",
        drawn=before.replace(day=10),
        closed=before.replace(day=20),
        results=_RESULTS,
        checkers=("C004", "C001"),
    )
