"""A month's papers, made beside the bot: workbook, bulletin to print, sheet for the 擂台赛."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers.screen import Letter, Screen
from handlers.texts import papers as texts

if TYPE_CHECKING:  # a worker loads what it needs, when it needs it
    from handlers.house import House
    from handlers.publishing.sheet import Sheet
    from handlers.workbook import Cell, Table
    from ledger.book import Ledger
    from ledger.scopes import Scope

KIND = "papers"
Body = dict[str, Any]


def work(body: Body, home: Path) -> Body:
    """Writes the file under the home."""
    from handlers.publishing.sheet import thawed

    sheet = thawed(body["sheet"])
    name = texts.FILES[body["kind"]].substitute(area=sheet.area, month=sheet.month)
    file = Path("work") / body["id"] / name
    (home / file).parent.mkdir(parents=True, exist_ok=True)
    if body["kind"] == "print":
        from handlers.views.printed import printed

        printed(sheet, body["remarks"], body["day"], home / file)
        return {"file": str(file)}
    from handlers.workbook import write
    from ledger.book import Ledger
    from ledger.county import open_county

    db = open_county(home)
    try:
        tables = _contest if body["kind"] == "contest" else _book
        write(home / file, tables(Ledger(db), sheet, body))
    finally:
        db.close()
    return {"file": str(file)}


def ended(house: "House", body: Body, result: Body | None) -> tuple[Letter, ...]:
    if result is None:
        return (Letter(body["chat"], Screen(texts.FAILED)),)
    caption = body["caption"]
    if body["kind"] == "book":
        caption = f"{caption}\n{texts.PRIVATE}"
    return (Letter(body["chat"], Screen(caption, file=result["file"])),)


def _within(body: Body) -> "Scope":
    from ledger.model import AreaId
    from ledger.scopes import WHOLE_COUNTY, Scope

    return Scope(townships=frozenset({AreaId(body["area"])})) if body["area"] else WHOLE_COUNTY


def _book(ledger: "Ledger", sheet: "Sheet", body: Body) -> "list[Table]":
    from handlers.texts.bulletins import FIVE, TOWNSHIPS, UNITS, VILLAGES
    from handlers.workbook import Table
    from ledger.texts.names import CAUSES

    within = _within(body)
    title = texts.AS_OF.substitute(area=sheet.area, month=sheet.month, day=sheet.as_of)
    tables = [Table(texts.SUMMARY, texts.SUMMARY_HEADS, _summary(sheet), title=title)]
    kinds = ((TOWNSHIPS, sheet.townships), (UNITS, sheet.units), (VILLAGES, sheet.villages))
    tables += [
        Table(kind, texts.RANK_HEADS, [_ranked(row, sheet.mode) for row in rows], title=title)
        for kind, rows in kinds
        if rows
    ]
    units = {unit.id: unit.name for unit in ledger.areas.units()}
    missing = (
        (
            one.household.place.township_name,
            one.household.place.village_name,
            one.household.group,
            one.household.number,
            one.household.head,
            one.owner.name if one.owner else texts.UNASSIGNED,
            units.get(one.owner.unit, "") if one.owner and one.owner.unit else "",
            one.still_needed,
            CAUSES[one.cause],
        )
        for one in ledger.rates.missing(sheet.month, sheet.as_of, within)
    )
    problems = []
    for state in texts.STATES:
        found = ledger.problems.listed(within, sheet.as_of, _state(state))
        homes = ledger.households.many([one.household for one in found], sheet.as_of)
        for problem in found:
            if problem.opened not in sheet.month and state == "closed":
                continue  # of closed ones only the month's
            home = homes[problem.household]
            problems.append(
                (
                    problem.number,
                    home.place.township_name,
                    home.place.village_name,
                    home.number,
                    home.head,
                    FIVE.get(problem.kind, texts.SUDDEN),
                    problem.words,
                    problem.opened.isoformat(),
                    problem.due.isoformat(),
                    texts.STATES[state],
                )
            )
    return [
        *tables,
        Table(texts.MISSING, texts.MISSING_HEADS, missing, title=title),
        Table(texts.PROBLEMS, texts.PROBLEM_HEADS, problems, title=title),
    ]


def _contest(ledger: "Ledger", sheet: "Sheet", body: Body) -> "list[Table]":
    """A township or unit a row, neutral: numbers to speak about, no order of merit."""
    from handlers.workbook import Table
    from ledger.model import AreaId, By
    from ledger.scopes import Scope
    from ledger.texts.names import CAUSES

    within = _within(body)
    rows: list[tuple[Cell, ...]] = []
    kinds = ((By.TOWNSHIP, texts.TOWNSHIP), (By.UNIT, texts.UNIT))
    for by, kind in kinds:
        table = ledger.rates.table(sheet.month, by, sheet.as_of, within)
        for row in sorted(table.rows, key=lambda row: row.name):
            if not row.due:
                continue
            area = frozenset({AreaId(row.key)})
            scope = Scope(townships=area) if by is By.TOWNSHIP else Scope(units=area)
            problems = ledger.problems.counts(scope, sheet.as_of)
            causes = ledger.digest.causes(sheet.month, sheet.as_of, scope)
            rows.append(
                (
                    row.name, kind, row.done, row.due, f"{row.percent}%", row.cadres_done,
                    row.cadres_due, row.times_done, row.times_due, problems.todo,
                    problems.overdue, problems.closed, *(causes[cause] for cause in CAUSES),
                )
            )  # fmt: skip
    heads = (*texts.CONTEST_HEADS, *CAUSES.values())
    title = texts.AS_OF.substitute(area=sheet.area, month=sheet.month, day=sheet.as_of)
    return [Table(texts.CONTEST, heads, rows, title=title)]


def _summary(sheet: "Sheet") -> "list[tuple[Cell, ...]]":
    from ledger.ranking import percent
    from ledger.texts.names import CAUSES

    total = sheet.total
    counts = (
        (total.done, total.due),
        (total.cadres_done, total.cadres_due),
        (total.times_done, total.times_due),
    )
    rows: list[tuple[Cell, ...]] = [
        (name, done, due, f"{percent(done, due)}%" if due else "")
        for name, (done, due) in zip(texts.RATES, counts, strict=True)
    ]
    rows.append((texts.EXEMPT, total.exempt, None, ""))
    for cause, count in sheet.causes:
        rows.append((texts.CAUSE.substitute(cause=CAUSES[cause]), count, None, ""))
    if found := sheet.sampled:
        rows += [
            (texts.SAMPLED.substitute(what=what), count, found.done, "")
            for what, count in zip(
                texts.SAMPLED_KINDS, (found.seen, found.unseen, found.mismatch), strict=True
            )
        ]
    return rows


def _ranked(row: Any, mode: str) -> "tuple[Cell, ...]":
    place = row.place if mode == "ordered" else None
    change = row.change if mode == "ordered" else None
    if change is None:
        moved = ""
    elif change == 0:
        moved = texts.SAME
    else:
        moved = (texts.UP if change > 0 else texts.DOWN).substitute(count=abs(change))
    return (place, row.name, row.done, row.due, f"{row.percent}%", moved)


def _state(code: str) -> Any:
    from ledger.problem import ProblemState

    return ProblemState(code)
