"""Writes the invented county as one roster workbook (DESIGN §9)."""

import datetime
from pathlib import Path

from data.county.cadres import cadres
from data.county.cast import groups, people
from data.county.excel import Sheet, xlsx
from data.county.history import County, visits
from data.county.holdings import holdings, states
from data.county.households import LIFTED, MONITORED, households
from data.county.identity import phone
from data.county.months import month_of
from data.county.places import UNITS, VILLAGES

__all__ = ["groups", "people", "sheets", "workbook"]

RULES_SINCE = datetime.date(2024, 1, 1)
HOLIDAYS = 3
PHONE_OFFSET = 9000


def written(day: datetime.date | None) -> str:
    """A day as rosters write it, empty for none."""
    return "" if day is None else day.isoformat()


def moment(at: datetime.datetime | None) -> str:
    """A record time as rosters write it, empty for none."""
    return "" if at is None else f"{at:%Y-%m-%d %H:%M}"


def national_days(today: datetime.date) -> list[datetime.date]:
    """The first days of the last National Day holiday, as the public calendar has them too."""
    first = datetime.date(today.year - (today.month < 10), 10, 1)  # noqa: PLR2004  (October)
    return [first + datetime.timedelta(days) for days in range(HOLIDAYS)]


def sheets(today: datetime.date) -> dict[str, Sheet]:
    """Every sheet by its name, headings first, as the county stands on `today`."""
    month = month_of(today)
    houses = households(month)
    held = holdings(houses, month)
    excused = states(houses, month)
    history = visits(County(houses, held, excused), today)
    return {
        "乡镇村": (("乡镇", "村"), *((each.township, each.name) for each in VILLAGES)),
        "单位": (("单位",), *((each,) for each in UNITS)),
        "干部": (
            ("干部编号", "姓名", "单位", "角色", "管辖", "电话", "到岗日期", "最后在岗日"),
            *(
                (
                    each.number, each.name, each.unit, each.role, each.area,
                    phone(PHONE_OFFSET + place), written(each.since), written(each.until),
                )
                for place, each in enumerate(cadres(month))
            ),
        ),
        "农户": (
            (
                "户编号", "乡镇", "村", "组", "户主", "证件号", "人口", "类别", "风险消除日期",
                "纳入日期", "退出日期", "电话", "住址", "致贫原因",
            ),
            *(
                (
                    each.number, each.village.township, each.village.name, each.group, each.head,
                    each.id_number, each.people, each.category, written(each.risk_gone),
                    written(each.entered), written(each.left), each.phone, each.address,
                    each.cause,
                )
                for each in houses
            ),
        ),
        "包联": (
            ("户编号", "干部编号", "责任", "起始日期", "结束日期"),
            *(
                (each.household, each.cadre, each.duty, written(each.since), written(each.until))
                for each in held
            ),
        ),
        "走访": (
            ("户编号", "干部编号", "走访日期", "登记时间", "方式", "状态", "内容"),
            *(
                (
                    each.household, each.cadre, written(each.day), moment(each.recorded),
                    each.mode, each.validity, each.remark,
                )
                for each in history
            ),
        ),
        "状态": (
            ("户编号", "状态", "起始日期", "结束日期", "原因"),
            *(
                (each.household, each.name, written(each.since), written(each.until), each.reason)
                for each in excused
            ),
        ),
        "频次": (
            ("类别", "次数", "周期月数", "起始日期"),
            (MONITORED, 1, 1, written(RULES_SINCE)),
            (LIFTED, 1, 1, written(RULES_SINCE)),
        ),
        "节假日": (
            ("日期", "休/班"),
            *((written(day), "休") for day in national_days(today)),
        ),
    }  # fmt: skip


def workbook(path: Path, today: datetime.date) -> None:
    """Writes the county as of `today` to `path`; the same day gives the same bytes.

    Raises OSError if the file cannot be written.
    """
    path.write_bytes(xlsx(sheets(today)))
