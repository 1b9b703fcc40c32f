"""Roster files of invented people, written as offices write them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]
HOUSEHOLDS = (
    "户编号", "乡镇", "村", "组", "户主", "证件号", "人口", "类别", "风险消除日期", "纳入日期",
    "退出日期", "电话", "住址", "致贫原因",
)  # fmt: skip
CADRES = ("干部编号", "姓名", "单位", "角色", "管辖", "电话", "到岗日期", "最后在岗日")
CARE = ("户编号", "干部编号", "责任", "起始日期", "结束日期")
VISITS = ("户编号", "干部编号", "走访日期", "登记时间", "方式", "状态", "内容")
FLAT = ("乡镇", "村", "组", "户主", "类别", "帮扶人", "帮扶单位")


def xlsx(
    path: Path, merged: Sequence[tuple[int, int, int, int, str]] = (), **sheets: Rows
) -> Path:
    """`merged` cells (of the first sheet) are top, left, bottom, right and their text."""
    book = xlsxwriter.Workbook(path)
    for n, (name, rows) in enumerate(sheets.items()):
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if hasattr(cell, "year"):
                    sheet.write_datetime(
                        line, column, cell, book.add_format({"num_format": "yyyy-mm-dd"})
                    )
                elif cell not in ("", None):
                    sheet.write(line, column, cell)
        if n == 0:
            for top, left, bottom, right, words in merged:
                sheet.merge_range(top, left, bottom, right, words)
    book.close()
    return path


def household(number: str, head: str, **more: Any) -> tuple[Any, ...]:
    row = {
        "户编号": number,
        "乡镇": "甲镇",
        "村": "一村",
        "组": "1组",
        "户主": head,
        "类别": "脱贫户",
        **more,
    }
    return tuple(row.get(name, "") for name in HOUSEHOLDS)


def id_of(serial: int, birth: str = "19700101") -> str:
    """A well-formed id of a region that does not exist."""
    body = f"990001{birth}{serial:03}"
    weights = [pow(2, 17 - n, 11) for n in range(17)]
    total = sum(int(a) * b for a, b in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]
