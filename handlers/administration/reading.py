"""A sent file is read beside the bot: what it is, what it would change, what cannot be taken."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers.texts import imports as texts
from handlers.workbook import Table, write

if TYPE_CHECKING:  # a worker loads what it needs, when it needs it
    from sqlite_utils import Database

    from ledger.model import AreaId, CadreId
    from ledger.roster.importing import Report

Body = dict[str, Any]

REPORT = "report.json"
LISTED = 800  # changes that can be leafed through; the others are only counted
CHAT = "chat"  # the folder before the names of policies that came this way
_TABLES = frozenset({"xlsx", "xls", "xlsm", "xlsb", "et", "ods", "csv", "tsv"})
_NEVER_POLICY = frozenset({"csv", "tsv"})
_LONGEST_NAME, _LONGEST_SHEET = 80, 31  # characters
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f/\\:*?"<>|\[\]]')


def folder_of(home: Path, import_: str) -> Path:
    return home / "work" / "imports" / import_


def file_of(home: Path, import_: str, name: str) -> Path:
    """Where the file itself lies, alone below `sent`."""
    return folder_of(home, import_) / "sent" / CHAT / safe(name)


def safe(name: str) -> str:
    """A file's name without what could lead elsewhere."""
    bare = _NOT_IN_NAMES.sub("_", name).strip(". ")
    stem, dot, suffix = bare.rpartition(".")
    if not dot:
        return bare[:_LONGEST_NAME] or texts.FILE
    return f"{stem[:_LONGEST_NAME] or texts.FILE}.{suffix[:8]}"


def read(body: Body, home: Path) -> Body:
    """`{"kind", "found"}` of a file that can be used, else `{"why": why}`."""
    from ledger.county import open_county

    file = file_of(home, body["import"], body["name"])
    file.parent.mkdir(parents=True, exist_ok=True)
    if "path" in body and (sent := home / body["path"]).exists():
        sent.replace(file)
    if not file.exists():
        return {"why": texts.FILE_GONE}
    db = open_county(home)
    try:
        return _read(db, home, body, file)
    finally:
        db.close()


def _read(db: "Database", home: Path, body: Body, file: Path) -> Body:
    from ledger.roster.refused import Unusable

    suffix = file.suffix.lstrip(".").lower()
    is_table = suffix in _TABLES
    if not is_table:
        return _policy(db, body, file)
    try:
        return {"kind": "roster", "found": _roster(db, home, body, file)}
    except Unusable as no:
        reason = str(no)
    if suffix not in _NEVER_POLICY and _opens(file):
        policy = _policy(db, body, file)
        if policy.get("found", {}).get("curated"):  # a sheet of questions and answers
            return policy
    return {"why": reason}


def _opens(file: Path) -> bool:
    """Without what would burst the memory of whoever reads it next."""
    from ledger.roster.grids import grids
    from ledger.roster.refused import Unusable

    try:
        grids(file)
    except Unusable:
        return False
    return True


def _roster(db: "Database", home: Path, body: Body, file: Path) -> Body:
    """The difference it would make. Raises Unusable."""
    from ledger.keys import KEY_NAME, open_keys
    from ledger.roster.importing import import_roster

    report = import_roster(
        db,
        open_keys(home / KEY_NAME),
        [file],
        datetime.fromisoformat(body["now"]),
        dry_run=True,
        within=townships(db, body["by"]),
        said=body["said"],
    )
    return told(home, body["import"], report)


def told(home: Path, import_: str, report: "Report") -> Body:
    """What of a report the chat needs at once; the rest lies in files for a day."""
    from ledger.roster.difference import words_of
    from ledger.texts.roster import KINDS

    folder = folder_of(home, import_)
    counts = {kind: asdict(count) for kind, count in report.difference.counts.items()}
    absent = [
        texts.ABSENT_LINE.substitute(
            kind=KINDS[kind],
            some=texts.LIST.join(report.difference.called.get(one, one) for one in numbers),
        )
        for kind, numbers in report.difference.absent.items()
    ]
    details = {
        "changes": [words_of(change) for change in report.difference.changes[:LISTED]],
        "notes": [*report.bad_sheets, *report.warnings, *report.notes, *absent],
    }
    reminders = len(report.bad_sheets) + len(report.warnings)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / REPORT).write_text(json.dumps(details, ensure_ascii=False))
    if report.refused:
        write(folder / texts.REFUSED_NAME, _refused(report))
    return {
        "counts": counts,
        "refused": len(report.refused),
        "changes": len(report.difference.changes),
        "notes": len(details["notes"]),
        "reminders": reminders,
        "bad_sheets": list(report.bad_sheets),
        "absent": {kind: len(numbers) for kind, numbers in report.difference.absent.items()},
        "unclear": [
            {
                "sheet": one.sheet,
                "kind": one.kind,
                "column": one.column,
                "open": list(one.open),
                "needed": one.needed,
            }
            for one in report.unclear
        ],
    }


def _refused(report: "Report") -> Iterable[Table]:
    """The rows as they came, under their own headings, each with its reason behind it."""
    sheets: dict[str, list[Any]] = {}
    for row in report.refused:
        sheets.setdefault(row.place.sheet, []).append(row)
    for sheet, rows in sheets.items():
        heads = [_line(line) for line in report.heads.get(sheet, [])]
        width = max([len(row.cells) for row in rows] + [len(line) for line in heads])
        last = heads.pop() if heads else []
        yield Table(
            name=_NOT_IN_NAMES.sub("_", sheet)[:_LONGEST_SHEET],
            above=heads,
            heads=[*last, *[""] * (width - len(last)), texts.REASON_HEAD],
            rows=[(*row.cells, *[""] * (width - len(row.cells)), row.reason) for row in rows],
        )


def _line(cells: Iterable[object]) -> list[str]:
    """One row of headings; a title that was merged over all columns stands in the first only."""
    from ledger.roster.refused import as_shown

    words = [as_shown(cell) for cell in cells]
    return [*words[:1], *[""] * (len(words) - 1)] if len(set(words)) == 1 else words


def townships(db: "Database", by: str) -> "frozenset[AreaId] | None":
    """What this person's files may touch: None is the whole county. Raises Unusable."""
    from ledger.people import People
    from ledger.roster.refused import Unusable
    from ledger.scopes import Ability, scope_of

    scope = scope_of(People(db).cadre(_id(by)), Ability.IMPORT)
    if scope is None:
        raise Unusable(texts.NOT_AN_ADMINISTRATOR)
    return None if scope.county else scope.townships


def _id(by: str) -> "CadreId":
    from ledger.model import CadreId

    return CadreId(by)


def _policy(db: "Database", body: Body, file: Path) -> Body:
    """What the policy base would take of it."""
    from policy_kb.reading.files import LARGEST, read_file
    from policy_kb.reading.refused import Unreadable
    from policy_kb.store import PolicyStore
    from policy_kb.texts.answers import STATUS
    from policy_kb.texts.reasons import WORDS

    if file.stat().st_size > LARGEST:
        return {"why": WORDS["too_large"]}
    content = file.read_bytes()
    try:
        found, _ = read_file(f"{CHAT}/{file.name}", file.name, content)
    except Unreadable as no:
        return {"why": WORDS[no.reason]}
    if townships(db, body["by"]) is not None:
        return {"why": texts.POLICY_NOT_YOURS}
    documents = [
        {
            "title": one.title,
            "place": one.place or texts.UNKNOWN_PLACE,
            "year": one.year or texts.UNKNOWN_YEAR,
            "status": STATUS[one.status],
        }
        for one in found.documents
    ]
    return {
        "kind": "policy",
        "found": {
            "documents": documents[:8],
            "count": len(documents),
            "clauses": len(found.clauses),
            "curated": len(found.curated),
            "known": PolicyStore(db).sha(f"{CHAT}/{file.name}") is not None,
        },
    }
