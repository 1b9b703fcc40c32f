"""The eighty households of the invented county."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data.county.identity import id_number, phone
from data.county.months import month_before
from data.county.places import VILLAGES, Village

SEED: Final = "清溪县"
MONITORED: Final = "监测对象"
LIFTED: Final = "脱贫户"
OTHER: Final = "其他"
# monitored, lifted, others: 14 or 13 to a village, 12 of them due
MIXES: Final = ((4, 8, 2), (3, 9, 1), (3, 9, 1), (4, 8, 2), (3, 9, 1), (3, 9, 1))
GROUPS: Final = 4
SURNAMES: Final = "李王张刘陈杨赵黄吴徐孙胡朱高林郭马谢宋唐"
# words of the field, so that nobody is called so
GIVEN: Final = (
    "稻根", "麦垄", "谷场", "雨犁", "田埂", "豆架", "棉桃", "石磨", "竹匾", "水车",
    "秧歌", "草垛", "菜畦", "瓜棚", "藕塘", "桑圃", "茶垅", "薯窖", "柿坡", "榆篱",
)  # fmt: skip
NAMESAKE: Final = "李稻根"
CAUSES: Final = ("因病", "因残", "因学", "缺劳力", "缺资金", "因灾")
ENTERED: Final = datetime.date(2015, 12, 1)
RISK_GONE: Final = datetime.date(2025, 6, 30)
RISK_GONE_EVERY: Final = 3
LEFT_ON: Final = 10
FOUND_ON: Final = 20


@dataclass(frozen=True, slots=True)
class Household:
    """A row of the sheet 农户."""

    number: str
    village: Village
    group: str
    head: str
    id_number: str
    people: int
    category: str
    risk_gone: datetime.date | None
    entered: datetime.date
    left: datetime.date | None
    phone: str
    address: str
    cause: str

    @property
    def due(self) -> bool:
        """Whether its category owes a visit a month."""
        return self.category != OTHER


def dice(purpose: str) -> random.Random:
    """Chance that falls the same way every time, for one purpose."""
    return random.Random(f"{SEED} {purpose}")  # noqa: S311  (invented data, no secret)


def heads() -> Iterator[str]:
    """Names of heads without repetition."""
    names = [surname + given for surname in SURNAMES for given in GIVEN]
    dice("户主").shuffle(names)
    return (name for name in names if name != NAMESAKE)


def households(month: datetime.date) -> tuple[Household, ...]:
    """All households; one left and one was found in the month before `month`."""
    names = heads()
    chance = dice("农户")
    found: list[Household] = []
    for village, mix in zip(VILLAGES, MIXES, strict=True):
        categories = [
            category
            for category, count in zip((MONITORED, LIFTED, OTHER), mix, strict=True)
            for _ in range(count)
        ]
        for place, category in enumerate(categories):
            serial = len(found)
            group = place % GROUPS + 1
            birth = datetime.date(1945, 1, 1) + datetime.timedelta(chance.randrange(14_000))
            gone = category == MONITORED and place % RISK_GONE_EVERY == RISK_GONE_EVERY - 1
            # two households of the first village have the same head's name
            namesake = village is VILLAGES[0] and place in (0, 2)
            found.append(
                Household(
                    number=f"{village.number}{place + 1:03d}",
                    village=village,
                    group=f"{group}组",
                    head=NAMESAKE if namesake else next(names),
                    id_number=id_number(birth, serial),
                    people=chance.randint(1, 6),
                    category=category,
                    risk_gone=RISK_GONE if gone else None,
                    entered=entry_day(village, place, month),
                    left=exit_day(village, place, month),
                    phone=phone(serial),
                    address=f"{village.name}{group}组{place + 1}号",
                    cause=chance.choice(CAUSES) if category != OTHER else "",
                )
            )
    return tuple(found)


def entry_day(village: Village, place: int, month: datetime.date) -> datetime.date:
    """The first monitored household of the third village was found a month ago."""
    if village is VILLAGES[2] and place == 0:
        return month_before(month).replace(day=FOUND_ON)
    return ENTERED


def exit_day(village: Village, place: int, month: datetime.date) -> datetime.date | None:
    """The fifth household of the fifth village left the books a month ago."""
    if village is VILLAGES[4] and place == 4:  # noqa: PLR2004  (its place in the list)
        return month_before(month).replace(day=LEFT_ON)
    return None
