"""The cadres of the invented county: who they are and what they administer."""

import datetime
from dataclasses import dataclass
from typing import Final

from data.county.places import QINGSHAN, UNITS, VILLAGES, YUNXI, Village

CADRE: Final = "帮扶干部"
UNIT_CONTACT: Final = "单位联络员"
VILLAGE_LEAD: Final = "村级管理员"
TOWNSHIP_ADMIN: Final = "乡镇管理员"
COUNTY_ADMIN: Final = "县管理员"
POLICY_ADMIN: Final = "政策管理员"
LAST_DAY_OF_RETIRING: Final = 15
ARRIVED: Final = datetime.date(2024, 3, 1)


@dataclass(frozen=True, slots=True)
class Cadre:
    """A row of the sheet 干部; an empty `since` is always in post."""

    number: str
    name: str
    unit: str
    role: str
    area: str
    since: datetime.date | None = None
    until: datetime.date | None = None


# two to a village in the order of VILLAGES, the first of each pair holds its other households
HELPERS: Final = (
    "周麦秋", "梁稻生", "沈望田", "陶禾青", "范谷满", "邱雨耕",
    "石春垄", "纪豆秧", "葛泉生", "罗荷塘", "霍柳青", "苗新禾",
)  # fmt: skip
LEADS: Final = ("江水坪", "丁桥生", "方柳堤", "白云坪", "竺青筠", "何河清")
RETIRING: Final = len(HELPERS) - 1


def helpers_of(village: Village) -> tuple[str, str]:
    """The numbers of the two cadres who help a village."""
    first = 2 * VILLAGES.index(village) + 1
    return helper_number(first), helper_number(first + 1)


def helper_number(place: int) -> str:
    """The number of the helper in this place of the list, counted from 1."""
    return f"G{place:03d}"


def cadres(month: datetime.date) -> tuple[Cadre, ...]:
    """Everybody with a number; the last helper retires in the month of `month`."""
    helping = [
        Cadre(
            number=helper_number(place + 1),
            name=name,
            unit=UNITS[place % len(UNITS)],
            # the first helper of every unit is its contact
            role=UNIT_CONTACT if place < len(UNITS) else CADRE,
            area=UNITS[place] if place < len(UNITS) else "",
            since=None if place % 2 else ARRIVED,
            until=month.replace(day=LAST_DAY_OF_RETIRING) if place == RETIRING else None,
        )
        for place, name in enumerate(HELPERS)
    ]
    leading = [
        Cadre(f"C{place:03d}", name, "", VILLAGE_LEAD, f"{village.township}/{village.name}")
        for place, (name, village) in enumerate(zip(LEADS, VILLAGES, strict=True), 1)
    ]
    administering = [
        Cadre("X001", "秦晓岚", "", TOWNSHIP_ADMIN, QINGSHAN),
        Cadre("X002", "严溪桥", "", TOWNSHIP_ADMIN, YUNXI),
        Cadre("X003", "顾长禾", "", COUNTY_ADMIN, ""),
        Cadre("X004", "章问渠", "", POLICY_ADMIN, ""),
    ]
    return (*helping, *leading, *administering)
