"""五个一: who stands by each village of the invented county; a few posts are vacant."""

from collections.abc import Iterator
from typing import Final

from data.county.events import Posted
from data.county.places import UNITS, VILLAGES

_POSTS: Final = ("leader", "unit", "team", "secretary", "technician")
# of each village in the order of VILLAGES; an empty name is a vacancy
_LEADERS: Final = ("叶清和", "叶清和", "温长岭", "温长岭", "凌向山", "凌向山")
_TEAMS: Final = (
    "桃园工作组",
    "石桥工作组",
    "柳湾工作组",
    "松坪工作组",
    "竹林工作组",
    "河口工作组",
)
_SECRETARIES: Final = ("卫青原", "史南坡", "乔晓渡", "", "骆远帆", "康平川")
_TECHNICIANS: Final = ("庄禾苗", "庄禾苗", "齐稻香", "齐稻香", "", "宁果园")


def posted() -> Iterator[Posted]:
    """Every post that is held."""
    for place, village in enumerate(VILLAGES):
        names = (
            _LEADERS[place],
            UNITS[place % len(UNITS)],
            _TEAMS[place],
            _SECRETARIES[place],
            _TECHNICIANS[place],
        )
        for post, name in zip(_POSTS, names, strict=True):
            if name:
                yield Posted(f"{village.township}/{village.name}", post, name)
