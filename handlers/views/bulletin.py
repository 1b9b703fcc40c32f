"""A sheet as a group reads it: at most twelve short lines, areas and numbers only."""

from html import escape

from handlers.sheet import Sheet, Standing, Total, banded
from handlers.texts import bulletins as texts
from handlers.views.boards import percent
from ledger.texts.names import CAUSES

ALONE, BESIDE = 5, 2  # rows of a ranking in words, alone or beside another: twelve lines in all
MOST_CHANGES = 6  # rows of a correction in words; the others are in the picture


def post(sheet: Sheet, version: int = 1, before: Sheet | None = None) -> str:
    """What the group reads, Telegram HTML; a later version says what changed since `before`."""
    names = {"area": escape(sheet.area), "year": sheet.month.year, "month": sheet.month.number}
    if before is None:
        return "\n".join([texts.TITLE.substitute(names), *summary(sheet, see_picture=True)])
    title = texts.MENDED_TITLE.substitute(names, version=version)
    lines = [title, total_line(sheet.total), *changes(before, sheet)]
    return "\n".join(lines)


def summary(sheet: Sheet, *, see_picture: bool) -> list[str]:
    """All but the title, at most eleven lines; `see_picture` only where one follows."""
    mark = texts.PROVISIONAL if sheet.provisional else ""
    lines = [total_line(sheet.total) + mark]
    if sheet.total.due:
        ranking = _ranking(sheet)
        seen = [texts.SEE_BANDS if sheet.mode == "bands" else texts.SEE_PICTURE]
        others = texts.OTHERS.substitute(_others(sheet.total))
        lines += [others, *ranking, *(seen if ranking and see_picture else ())]
        lines += _reasons(sheet)
    return lines


def changes(before: Sheet, now: Sheet) -> list[str]:
    """Which rows have other numbers than `before`, one a line; the sums stand by themselves."""
    found: list[str] = []
    for kind in ("townships", "units", "villages"):
        older = {row.id: row for row in getattr(before, kind)}
        newer = {row.id: row for row in getattr(now, kind)}
        for id_ in older | newer:
            was, is_ = older.get(id_), newer.get(id_)
            if (was and (was.done, was.due)) != (is_ and (is_.done, is_.due)):
                name = (is_ or was).name  # type: ignore[union-attr]
                found.append(
                    texts.WAS.substitute(name=escape(name), before=_share(was), after=_share(is_))
                )
    if len(found) > MOST_CHANGES:
        more = texts.WAS_MORE.substitute(count=len(found) - MOST_CHANGES)
        return [*found[:MOST_CHANGES], more]
    return found


def _share(row: Standing | None) -> str:
    return f"{row.done}/{row.due}" if row else "0/0"


def total_line(total: Total) -> str:
    if not total.due:
        return texts.TOTAL_NOTHING
    points = texts.POINTS.substitute(points=total.points) if total.points else ""
    exempt = texts.EXEMPT.substitute(count=total.exempt) if total.exempt else ""
    return texts.TOTAL.substitute(
        percent=percent(total.percent), done=total.done, due=total.due, more=points + exempt
    )


def _reasons(sheet: Sheet) -> list[str]:
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
        return [line for kind, standings in shown for line in _bands(kind, standings)]
    most = ALONE if len(shown) == 1 else BESIDE
    return [line for kind, standings in shown for line in _leading(kind, standings, most)]


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
