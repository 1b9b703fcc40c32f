"""The county's sheets as rows with names, read the way a test speaks about them."""

import datetime

from data.county.build import sheets

TODAY = datetime.date(2026, 11, 21)
DAYS = [TODAY, datetime.date(2027, 1, 1), datetime.date(2028, 2, 29), datetime.date(2026, 11, 3)]
Row = dict[str, str | int]


def rows(name: str, today: datetime.date = TODAY) -> list[Row]:
    head, *body = sheets(today)[name]
    return [dict(zip(map(str, head), cells, strict=True)) for cells in body]


def day(cell: str | int) -> datetime.date:
    return datetime.date.fromisoformat(str(cell))


def in_force(row: Row, on: datetime.date) -> bool:
    until = row["结束日期"]
    return day(row["起始日期"]) <= on and (not until or on < day(until))
