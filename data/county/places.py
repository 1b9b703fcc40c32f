"""The areas and units of the invented county; none of them is on a map."""

from dataclasses import dataclass
from typing import Final

COUNTY: Final = "清溪县"


@dataclass(frozen=True, slots=True)
class Village:
    """A village with its township and its number in the household numbers."""

    township: str
    name: str
    number: int


QINGSHAN: Final = "青山镇"
YUNXI: Final = "云溪乡"
VILLAGES: Final = (
    Village(QINGSHAN, "桃园村", 101),
    Village(QINGSHAN, "石桥村", 102),
    Village(QINGSHAN, "柳湾村", 103),
    Village(YUNXI, "松坪村", 201),
    Village(YUNXI, "竹林村", 202),
    Village(YUNXI, "河口村", 203),
)
UNITS: Final = ("县农业农村局", "县水利局", "县文旅局")
