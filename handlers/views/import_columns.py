"""The columns of a file that nobody could tell, as screens: what are they?"""

from collections.abc import Mapping
from html import escape
from typing import Any

from handlers.administration.buttons import AskColumn, ReadAgain, SayColumn, ShowImport
from handlers.screen import Screen, Tap
from handlers.texts import imports as texts
from handlers.views.draft import AT_ONCE, pages, pairs
from handlers.views.import_names import LABEL, LINE, NAME, back
from ledger.imports import Import
from ledger.texts.columns import COLUMNS


def columns(one: Import, page: int) -> Screen:
    """Which of the columns that nobody understands means what."""
    all_ = one.found["unclear"]
    taps = [
        Tap(_column_label(one, column), AskColumn(one.id, at, 0)) for at, column in enumerate(all_)
    ][page * AT_ONCE : (page + 1) * AT_ONCE]
    turn = pages(len(all_), page, lambda to: ShowImport(one.id, "columns", to))
    rows = pairs(taps)
    if any(_said(one, column) is not None for column in all_):
        rows += ((Tap(texts.AGAIN, ReadAgain(one.id)),),)
    return Screen(texts.WHICH_COLUMN, (*rows, (*turn, back(one))))


def what_is(one: Import, at: int, page: int) -> Screen:
    """The fields that a column may be."""
    column = one.found["unclear"][at]
    taken = set(one.said.get(column["sheet"], {}).values())
    open_ = [field for field in column["open"] if field not in taken]
    names = COLUMNS[column["kind"]]
    taps = [
        Tap(names[field][0][:LABEL], SayColumn(one.id, at, field))
        for field in open_[page * AT_ONCE : (page + 1) * AT_ONCE]
    ]
    turn = pages(len(open_), page, lambda to: AskColumn(one.id, at, to))
    words = texts.WHAT_IS_IT.substitute(
        sheet=escape(column["sheet"][:NAME]), column=escape(column["column"][:LINE])
    )
    none = Tap(texts.NOT_A_FIELD, SayColumn(one.id, at, ""))
    return Screen(words, (*pairs(taps), (none,), (*turn, Tap(texts.BACK, _columns(one)))))


def unsaid(one: Import) -> list[dict[str, Any]]:
    """The columns that nobody has said anything of."""
    return [column for column in one.found["unclear"] if _said(one, column) is None]


def _columns(one: Import) -> ShowImport:
    return ShowImport(one.id, "columns", 0)


def _column_label(one: Import, column: Mapping[str, Any]) -> str:
    said = _said(one, column)
    if said is None:
        return str(column["column"])[:LABEL]
    return texts.SAID.substitute(column=column["column"][: LABEL - 2])


def _said(one: Import, column: Mapping[str, Any]) -> str | None:
    return one.said.get(column["sheet"], {}).get(column["column"])
