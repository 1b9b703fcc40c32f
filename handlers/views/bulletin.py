"""A sheet as a group reads it: at most twelve short lines, areas and numbers only."""

from html import escape
from itertools import groupby
from string import Template

from handlers.publishing.sheet import Sampled, Sheet, Standing, Total, banded
from handlers.texts import bulletins as texts
from handlers.texts import remarks as remark_texts
from handlers.views.boards import percent
from ledger.texts.names import CAUSES

ALONE, BESIDE = 5, 2  # places of a ranking in words, alone or beside another: twelve lines in all
NAMED = 24  # characters of the names that share a place; beyond, they are counted
MOST_CHANGES = 6  # rows of a correction in words; the others are in the picture


def post(sheet: Sheet, version: int = 1, before: Sheet | None = None, remarks: str = "") -> str:
    """What the group reads, Telegram HTML; a later version says what changed since `before`."""
    names = {"area": escape(sheet.area), "year": sheet.month.year, "month": sheet.month.number}
    if before is None:
        lines = summary(sheet, remarks=remarks)
        return "\n".join([texts.TITLE.substitute(names), *lines])
    title = texts.MENDED_TITLE.substitute(names, version=version)
    lines = [title, total_line(sheet.total), *changes(before, sheet)]
    lines += [*dated_back(sheet), *remark(remarks)]
    return "\n".join(lines)


def remark(words: str) -> list[str]:
    """What its administrators added."""
    return [remark_texts.LINE.substitute(words=escape(words))] if words else []


def summary(sheet: Sheet, *, draft: bool = False, remarks: str = "") -> list[str]:
    """All but the title, at most eleven lines; fewer of a draft, which says more below."""
    mark = texts.PROVISIONAL if sheet.provisional else ""
    total = sheet.total
    lines = [total_line(total) + mark]
    if total.due:
        aside = [texts.POINTS.substitute(points=total.points)] if total.points else []
        aside += [texts.EXEMPT.substitute(count=total.exempt)] if total.exempt else []
        aside += dated_back(sheet)
        lines += [texts.COMMA.join(aside)] if aside else []
        lines.append(texts.OTHERS.substitute(_others(total)))
        lines += _ranking(sheet, draft + bool(remarks), see_picture=not draft)
        lines += _reasons(sheet)
    return lines + remark(remarks)


def dated_back(sheet: Sheet) -> list[str]:
    """DESIGN §5: a change that counts from a day before its approval is said."""
    return [texts.DATED_BACK.substitute(count=sheet.dated_back)] if sheet.dated_back else []


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
    return texts.TOTAL.substitute(percent=percent(total.percent), done=total.done, due=total.due)


def _reasons(sheet: Sheet) -> list[str]:
    """Why households are missing; which checks failed most, and what a 抽查 saw."""
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
    found = [_problems(sheet), sampled(sheet.sampled) if sheet.sampled else ""]
    return [*lines, texts.BESIDE.join(filter(None, found))] if any(found) else lines


def _problems(sheet: Sheet) -> str:
    """What is common; a misfortune is one household's own."""
    common = [
        texts.COUNTED.substitute(what=texts.FIVE[kind], count=count)
        for kind, count in sheet.problems
        if kind in texts.FIVE
    ]
    return texts.PROBLEMS.substitute(problems=texts.NAMES.join(common)) if common else ""


def sampled(found: Sampled) -> str:
    """What the 抽查 found, kinds without a household left out."""
    kinds = (
        (texts.SEEN, found.seen),
        (texts.UNSEEN, found.unseen),
        (texts.MISMATCH, found.mismatch),
    )
    shown = texts.NAMES.join(
        texts.COUNTED.substitute(what=what, count=count) for what, count in kinds if count
    )
    return texts.SAMPLED.substitute(done=found.done, found=shown)


def _others(total: Total) -> dict[str, int]:
    return {
        "cadres_done": total.cadres_done,
        "cadres_due": total.cadres_due,
        "times_done": total.times_done,
        "times_due": total.times_due,
    }


def _ranking(sheet: Sheet, fewer: int, *, see_picture: bool) -> list[str]:
    """Leaves rows out to make room for that many (`fewer`) other things to say."""
    if sheet.mode == "off":
        return []
    kinds = [(texts.TOWNSHIPS, sheet.townships), (texts.UNITS, sheet.units)]
    if not sheet.townships:
        kinds = [(texts.VILLAGES, sheet.villages)]
    shown = [(kind, standings) for kind, standings in kinds if standings]
    if sheet.mode == "bands":
        lines = [_bands(kind, standings) for kind, standings in shown]
        return [*lines, texts.SEE_BANDS] if lines and see_picture else lines
    most = ALONE - 2 * fewer if len(shown) == 1 else BESIDE - fewer
    head = texts.LEADING_OF if see_picture else texts.LEADING
    return [line for kind, standings in shown for line in _leading(head, kind, standings, most)]


def _leading(head: Template, kind: str, standings: tuple[Standing, ...], most: int) -> list[str]:
    """So many lines of places: who shares a place stands in its line, and nobody is cut off."""
    ranked = [standing for standing in standings if standing.place is not None]
    places = [tuple(rows) for _, rows in groupby(ranked, lambda standing: standing.place)][:most]
    if not places:
        return []
    count = sum(map(len, places))
    if count == len(standings):
        head = texts.ALL_OF
    return [head.substitute(what=kind, count=count), *(_place(kind, rows) for rows in places)]


def _place(kind: str, rows: tuple[Standing, ...]) -> str:
    first = rows[0]
    if len(rows) == 1:
        return texts.RANKED.substitute(
            place=first.place,
            name=escape(first.name),
            percent=percent(first.percent),
            done=first.done,
            due=first.due,
        )
    names = texts.NAMES.join(row.name for row in rows)
    if len(names) > NAMED:
        names = texts.SO_MANY.substitute(count=len(rows), kind=kind)
    return texts.TIED.substitute(
        place=first.place, names=escape(names), percent=percent(first.percent)
    )


def _bands(kind: str, standings: tuple[Standing, ...]) -> str:
    """How many are in each band; which they are, the picture shows."""
    names = (texts.ALL_DONE, texts.NEAR, texts.BEHIND)
    counts = texts.COMMA.join(
        texts.COUNTED.substitute(what=name, count=len(rows))
        for name, rows in zip(names, banded(standings), strict=True)
        if rows
    )
    return texts.BANDS.substitute(kind=kind, counts=counts)
