"""A sheet as a group reads it: at most twelve short lines, areas and numbers only."""

from html import escape

from handlers.sheet import Sheet, Standing, Total, banded
from handlers.texts import bulletins as texts
from handlers.views.boards import percent
from ledger.texts.names import CAUSES

ALONE, BESIDE = 5, 2  # rows of a ranking in words, alone or beside another: twelve lines in all


def post(sheet: Sheet) -> str:
    """Telegram HTML."""
    total = sheet.total
    lines = [
        texts.TITLE.substitute(
            area=escape(sheet.area), year=sheet.month.year, month=sheet.month.number
        ),
        total_line(total) + (texts.PROVISIONAL if sheet.provisional else ""),
    ]
    if total.due:
        lines += [texts.OTHERS.substitute(_others(total)), *_ranking(sheet), *reasons(sheet)]
    return "\n".join(lines)


def total_line(total: Total) -> str:
    if not total.due:
        return texts.TOTAL_NOTHING
    points = texts.POINTS.substitute(points=total.points) if total.points else ""
    exempt = texts.EXEMPT.substitute(count=total.exempt) if total.exempt else ""
    return texts.TOTAL.substitute(
        percent=percent(total.percent), done=total.done, due=total.due, more=points + exempt
    )


def reasons(sheet: Sheet) -> list[str]:
    """Why households are missing, and which checks failed most."""
    lines = []
    if sheet.causes:
        lines.append(
            texts.MISSING.substitute(
                causes=texts.NAMES.join(
                    texts.COUNTED.substitute(what=CAUSES[cause], count=count)
                    for cause, count in sheet.causes
                )
            )
        )
    if sheet.problems:
        lines.append(
            texts.PROBLEMS.substitute(
                problems=texts.NAMES.join(
                    texts.COUNTED.substitute(what=texts.FIVE[kind], count=count)
                    for kind, count in sheet.problems
                    if kind in texts.FIVE
                )
            )
        )
    return lines


def _others(total: Total) -> dict[str, int]:
    return {
        "cadres_done": total.cadres_done,
        "cadres_due": total.cadres_due,
        "times_done": total.times_done,
        "times_due": total.times_due,
    }


def _ranking(sheet: Sheet) -> list[str]:
    if sheet.mode == "off":
        return []
    kinds = [(texts.TOWNSHIPS, sheet.townships), (texts.UNITS, sheet.units)]
    if not sheet.townships:
        kinds = [(texts.VILLAGES, sheet.villages)]
    shown = [(kind, standings) for kind, standings in kinds if standings]
    if sheet.mode == "bands":
        lines = [line for kind, standings in shown for line in _bands(kind, standings)]
        return [*lines, texts.SEE_BANDS] if lines else []
    most = ALONE if len(shown) == 1 else BESIDE
    lines = [line for kind, standings in shown for line in _leading(kind, standings, most)]
    return [*lines, texts.SEE_PICTURE] if lines else []


def _leading(kind: str, standings: tuple[Standing, ...], most: int) -> list[str]:
    first = [standing for standing in standings if standing.place is not None][:most]
    if not first:
        return []
    return [
        texts.LEADING.substitute(what=kind, count=len(first)),
        *(
            texts.RANKED.substitute(
                place=standing.place,
                name=escape(standing.name),
                percent=percent(standing.percent),
                done=standing.done,
                due=standing.due,
            )
            for standing in first
        ),
    ]


def _bands(kind: str, standings: tuple[Standing, ...]) -> list[str]:
    names = (texts.ALL_DONE, texts.NEAR, texts.BEHIND)
    return [
        texts.BAND_OF.substitute(kind=kind, band=name, count=len(rows))
        for name, rows in zip(names, banded(standings), strict=True)
        if rows
    ]
