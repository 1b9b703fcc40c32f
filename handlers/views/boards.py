"""Sheets and rate rows as boards, which the picture draws."""

from collections.abc import Iterable
from string import Template

from handlers.pictures.board import Board, Part, Row
from handlers.publishing.sheet import NEAR, Sheet, Standing, banded
from handlers.texts import bulletins as texts
from ledger.model import By, RateTable

KINDS = {
    By.COUNTY: texts.COUNTY,
    By.TOWNSHIP: texts.TOWNSHIPS,
    By.VILLAGE: texts.VILLAGES,
    By.UNIT: texts.UNITS,
    By.CADRE: texts.CADRES,
}
FEW_VILLAGES = 40  # up to so many stand below the townships and units in the county's picture


def board(sheet: Sheet, title: Template = texts.BOARD_TITLE) -> Board:
    """The picture of a bulletin. Places, bands or neither, as the county's setting has it."""
    kinds = [(texts.TOWNSHIPS, sheet.townships), (texts.UNITS, sheet.units)]
    if not sheet.townships or len(sheet.villages) <= FEW_VILLAGES:
        kinds.append((texts.VILLAGES, sheet.villages))
    parts = [
        part
        for kind, standings in kinds
        if standings
        for part in PARTS[sheet.mode](kind, standings)
    ]
    foot = [texts.FOOT_RATE]
    if sheet.mode == "bands":
        foot.append(texts.FOOT_BANDS.substitute(near=f"{round(100 * NEAR)}%"))
    elif sheet.mode == "ordered":
        foot.append(texts.FOOT_ORDER.substitute(count=sheet.min_due))
    foot.append(
        (texts.FOOT_SO_FAR if sheet.provisional else texts.FOOT_UNTIL).substitute(
            month=sheet.as_of.month,
            day=sheet.as_of.day,
            late_month=sheet.late_until.month,
            late_day=sheet.late_until.day,
        )
    )
    return Board(
        title=title.substitute(area=sheet.area, year=sheet.month.year, month=sheet.month.number),
        subtitle=texts.BOARD_SUBTITLE.substitute(
            percent=percent(sheet.total.percent), done=sheet.total.done, due=sheet.total.due
        ),
        parts=tuple(parts),
        footnote="\n".join(foot),
        provisional=sheet.provisional,
    )


def rate_board(table: RateTable, area: str) -> Board:
    """The picture of a rate table: every row with something due has its place.

    Cadres are listed by name without numbering (DESIGN §4.9).
    """
    kind, people = KINDS[table.by], table.by is By.CADRE
    rows = [row for row in table.rows if row.due]
    if people:
        rows.sort(key=lambda row: row.name)
    columns = (
        ("", kind, texts.RATE, "") if people else (texts.PLACE, kind, texts.RATE, texts.CHANGE)
    )
    shown = tuple(
        Row(
            place=None if people else row.rank,
            name=row.name,
            done=row.done,
            due=row.due,
            percent=percent(row.percent),
            change=None if people else row.rank_change,
        )
        for row in rows
    )
    day = texts.FOOT_TODAY.substitute(month=table.as_of.month, day=table.as_of.day)
    foot = [texts.FOOT_RATE, day] if people else [texts.FOOT_RATE, texts.FOOT_ALL, day]
    return Board(
        title=texts.RATES_TITLE.substitute(
            area=area, year=table.month.year, month=table.month.number
        ),
        subtitle=texts.BOARD_SUBTITLE.substitute(
            percent=percent(table.total.percent), done=table.total.done, due=table.total.due
        ),
        parts=(Part("", columns, shown),),
        footnote="\n".join(foot),
        provisional=table.provisional,
    )


def percent(digits: str | None) -> str:
    return texts.PERCENT.substitute(percent=digits) if digits is not None else texts.NOTHING_DUE


def _places(kind: str, standings: Iterable[Standing]) -> list[Part]:
    columns = (texts.PLACE, kind, texts.RATE, texts.CHANGE)
    return [Part(kind, columns, tuple(_row(standing) for standing in standings))]


def _plain(kind: str, standings: Iterable[Standing]) -> list[Part]:
    """By name, so that none leads."""
    alike = sorted(standings, key=lambda standing: standing.name)
    rows = tuple(_row(standing, bare=True) for standing in alike)
    return [Part(kind, ("", kind, texts.RATE, ""), rows)]


def _bands(kind: str, standings: Iterable[Standing]) -> list[Part]:
    names = (texts.ALL_DONE, texts.NEAR, texts.BEHIND)
    return [
        Part(
            texts.BAND_OF.substitute(kind=kind, band=name, count=len(rows)),
            ("", kind, texts.RATE, ""),
            tuple(_row(standing, bare=True) for standing in rows),
        )
        for name, rows in zip(names, banded(standings), strict=True)
        if rows
    ]


def _row(standing: Standing, *, bare: bool = False) -> Row:
    return Row(
        place=None if bare else standing.place,
        name=standing.name,
        done=standing.done,
        due=standing.due,
        percent=percent(standing.percent),
        change=None if bare else standing.change,
    )


PARTS = {"ordered": _places, "bands": _bands, "off": _plain}
