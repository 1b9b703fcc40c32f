"""A confirmed file is written beside the bot, and undone there; those who chat never wait."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from handlers.administration.reading import CHAT, file_of, safe, told, townships
from handlers.texts import imports as texts

Body = dict[str, Any]


def write(body: Body, home: Path) -> Body:
    """What was written, else `{"why": why}`; done again after a crash it adds what lacks."""
    from ledger.county import open_county
    from ledger.roster.refused import Unusable

    file = file_of(home, body["import"], body["name"])
    if not file.exists():
        return {"why": texts.FILE_GONE}
    with closing(open_county(home)) as db:
        if body["kind"] == "policy":
            return _policy(db, body, file)
        try:
            return _roster(db, home, body, file)
        except Unusable as no:
            return {"why": str(no)}


def _roster(db: Any, home: Path, body: Body, file: Path) -> Body:
    from ledger.gaps import unassigned
    from ledger.imports import ImportId, Imports
    from ledger.keys import KEY_NAME, open_keys
    from ledger.model import CadreId
    from ledger.roster.importing import import_roster
    from ledger.roster.trace import Trace

    import_, now = ImportId(body["import"]), datetime.fromisoformat(body["now"])
    within = townships(db, body["by"])

    def tell(done: int, whole: int) -> None:
        Imports(db).at(import_, 100 * done // whole if whole else 0)

    report = import_roster(
        db,
        open_keys(home / KEY_NAME),
        [file],
        now,
        within=within,
        said=body["said"],
        trace=Trace(db, import_),
        tell=tell,
        by=CadreId(body["by"]),
        settled=False,
    )
    found = told(home, body["import"], report)
    return {**found, "unassigned": unassigned(db, now.date(), within)}


def _policy(db: Any, body: Body, file: Path) -> Body:
    from ledger.audit import Audit
    from ledger.model import CadreId
    from policy_kb.base import PolicyBase
    from policy_kb.texts.reasons import WORDS

    now = datetime.fromisoformat(body["now"])
    before = PolicyBase(db).store.sha(f"{CHAT}/{file.name}")
    for taken in PolicyBase(db).take([file.parent.parent], now):
        if taken.name != file.name:
            continue
        if taken.state == "refused":
            return {"why": WORDS.get(taken.reason, taken.reason)}
        Audit(db).note(CadreId(body["by"]), "import", "policy", now, {"clauses": taken.clauses})
        return {
            "clauses": taken.clauses,
            "curated": taken.curated,
            "same": taken.state == "same",
            "known": before is not None,
        }
    return {"why": texts.FILE_GONE}


def settle(body: Body, home: Path) -> Body:
    """The month's standings follow what was written; whoever reads them first does not wait."""
    from ledger.clock import shanghai_day
    from ledger.county import open_county
    from ledger.roster.importing import settle

    with closing(open_county(home)) as db:
        settle(db, shanghai_day(datetime.fromisoformat(body["now"])))
    return {}


def undo(body: Body, home: Path) -> Body:
    """What is as it was before, and what was kept because something leans on it."""
    from ledger.county import open_county
    from ledger.roster.undo import undo_import

    now = datetime.fromisoformat(body["now"])
    with closing(open_county(home)) as db:
        if body["kind"] == "policy":
            from policy_kb.base import PolicyBase

            return {"gone": PolicyBase(db).forget(f"{CHAT}/{safe(body['name'])}")}
        written = datetime.fromisoformat(body["written"])
        undone = undo_import(db, body["import"], written, now)
    return {
        "back": dict(undone.back),
        "visited": dict(undone.visited),
        "changed": dict(undone.changed),
        "used": dict(undone.used),
    }
