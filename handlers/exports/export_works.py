"""A ledger is written as a workbook beside the bot, by what its asker may see at that moment."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers.texts import exports as texts
from handlers.workbook import Cell, Table, write

if TYPE_CHECKING:
    from sqlite_utils import Database

    from ledger.scopes import Scope

Body = dict[str, Any]
Row = dict[str, Any]


def work(body: Body, home: Path) -> Body:
    """`{"file", "count"}`; `{}` where there is nothing in it or nothing is in reach any more."""
    from ledger.county import open_county
    from ledger.uncollected import uncollected

    kind = body["kind"]
    with closing(open_county(home)) as db:
        within = reach(db, body["by"], body["area"])
        if within is None:
            return {}
        columns = texts.COLUMNS[kind]
        with uncollected():
            rows = lines(tuple(columns), rows_of(db, kind, body, within))
            return _written(body, home, columns, rows) if rows else {}


def _written(body: Body, home: Path, columns: dict[str, str], rows: list[list[Cell]]) -> Body:
    kind = texts.KINDS[body["kind"]]
    name = texts.NAME.substitute(kind=kind, month=body["month"], area=body["called"])
    file = Path("work") / "exports" / body["export"] / name
    title = texts.TITLE.substitute(
        county=body["county"],
        area="" if body["called"] == texts.COUNTY else body["called"],
        month=body["month"],
        kind=kind,
        as_of=body["today"],
    )
    table = Table(name=kind, heads=tuple(columns.values()), rows=rows, title=title)
    return {"file": str(file), "count": write(home / file, [table])}


def rows_of(db: "Database", kind: str, body: Body, within: "Scope") -> Iterator[Row]:
    from ledger.clock import Month
    from ledger.ledgers import Ledgers
    from ledger.supervision import Supervision

    if kind == "policies":
        return _policies(db, body["month"]) if within.county else iter(())
    today = date.fromisoformat(body["today"])
    ledgers = Ledgers(db, Month.parse(body["month"]), today, within)
    supervision = Supervision(db, Month.parse(body["month"]), today, within)
    return {
        "month": ledgers.households,
        "visits": lambda: map(_found, ledgers.visits()),
        "problems": ledgers.problems,
        "care": ledgers.care,
        "inspection": supervision.inspection,
        "secretary": supervision.secretaries,
        "stationed": supervision.stationed,
    }[kind]()


def _found(row: Row) -> Row:
    """What changed and which checks failed, in the words of the record's card."""
    from handlers.texts import visit as visit_texts
    from handlers.views.visit import noted
    from ledger.model import Mode

    told = row["told"] and row["mode"] != Mode.ABSENT
    return {
        **row,
        "changes": noted(row["changes"], visit_texts.GROUPS)
        or (visit_texts.UNCHANGED if told else ""),
        "checks": noted(row["checks"], visit_texts.FIVE) or (visit_texts.ALL_WELL if told else ""),
    }


def lines(columns: Sequence[str], rows: Iterable[Row]) -> list[list[Cell]]:
    """Codes as people call them; ids and numbers that are names stay texts."""
    called = [(column, _called(column)) for column in columns]
    return [
        [cell(column, row[column]) if words else row[column] for column, words in called]
        for row in rows
    ]


def cell(column: str, value: Any) -> Cell:
    if value is None:
        return ""
    words = _called(column)
    if words and str(value) in words:
        return words[str(value)]
    return value if isinstance(value, int) else str(value)


@cache
def _called(column: str) -> dict[str, str]:
    """The codes of a column and what they are called."""
    from ledger.texts.names import CATEGORIES, CAUSES, DUTIES, MODES

    names = {"category": CATEGORIES, "mode": MODES, "cause": CAUSES, "duty": DUTIES}
    if column in names:
        return {str(code): words for code, words in names[column].items()}  # type: ignore[attr-defined]
    return texts.WORDS.get(column, {})


def reach(db: "Database", by: str, area: str) -> "Scope | None":
    """What its asker may take out of that area ("": all of it); None: nothing any more."""
    from ledger.areas import Areas
    from ledger.model import AreaId, AreaKind, CadreId
    from ledger.people import People
    from ledger.scopes import Ability, Scope, scope_of

    scope = scope_of(People(db).cadre(CadreId(by)), Ability.EXPORT)
    if scope is None or not area:
        return scope
    found = Areas(db).area(AreaId(area))
    match found.kind:
        case AreaKind.TOWNSHIP if scope.covers_township(found.id):
            return Scope(townships=frozenset({found.id}))
        case AreaKind.VILLAGE if scope.covers_village(found.id, found.township or found.id):
            return Scope(villages=frozenset({found.id}))
        case AreaKind.UNIT if scope.covers_unit(found.id):
            return Scope(units=frozenset({found.id}))
    return None


def _policies(db: "Database", month: str) -> Iterator[Row]:
    """The base's documents, and the month's questions with what became of them."""
    from policy_kb.store import PolicyStore
    from policy_kb.texts.answers import STATUS

    store = PolicyStore(db)
    for source in store.sources():
        for document in store.of_source(source["key"]):
            yield {
                "title": document.title,
                "place": document.place,
                "year": document.year,
                "status": STATUS[document.status],
                "clauses": store.length(document.id),
                "reply": "",
            }
    for question, state, reply in db.execute(
        "select question, state, reply from policy_questions"
        " where substr(asked, 1, 7) = :month order by asked",
        {"month": month},
    ).fetchall():
        yield {
            "title": question,
            "place": "",
            "year": month[:4],
            "status": texts.WORDS["state"].get(state, state),
            "clauses": "",
            "reply": reply,
        }
