"""The county as one flat 台账 in GB18030, the form most offices keep."""

import csv
import datetime
import io

from data.county.cadres import cadres
from data.county.holdings import FIRST, holdings
from data.county.households import households
from data.county.months import month_of

HEADINGS = (
    "乡镇", "村", "组", "户主", "身份证号", "家庭人口", "户类别", "帮扶人", "帮扶单位", "联系电话",
)  # fmt: skip


def flat_rows(today: datetime.date) -> list[tuple[str, ...]]:
    """The headings and one row a household that is on the books, with its cadre of `today`."""
    month = month_of(today)
    houses = households(month)
    known = {each.number: each for each in cadres(month)}
    holders = {
        each.household: known[each.cadre]
        for each in holdings(houses, month)
        if each.duty == FIRST and each.covers(today)
    }
    rows: list[tuple[str, ...]] = [HEADINGS]
    for each in houses:
        if each.left is None or each.left > today:
            holder = holders.get(each.number)
            rows.append(
                (
                    each.village.township, each.village.name, each.group, each.head,
                    each.id_number, str(each.people), each.category,
                    holder.name if holder else "", holder.unit if holder else "", each.phone,
                )
            )  # fmt: skip
    return rows


def flat_csv(today: datetime.date) -> bytes:
    """The flat list as a CSV file in GB18030 with Windows line ends."""
    target = io.StringIO()
    csv.writer(target).writerows(flat_rows(today))
    return target.getvalue().encode("gb18030")
