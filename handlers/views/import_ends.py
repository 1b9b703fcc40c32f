"""What came of a file as screens: written, or taken back out."""

from collections.abc import Mapping
from typing import Any

from handlers.administration.buttons import Invites, ShowImport, UndoImport
from handlers.screen import Rows, Screen, Tap
from handlers.texts import imports as texts
from handlers.views.import_names import called
from handlers.views.imports import counts_of
from ledger.imports import Import
from ledger.texts.roster import KINDS


def done(one: Import) -> Screen:
    """It is in the ledger, or in the policy base."""
    found = one.found
    if one.kind == "policy":
        words = texts.POLICY_DONE.substitute(name=called(one), clauses=found["clauses"])
        lines = [texts.POLICY_SAME if found["same"] else words]
        undo = not found["same"] and not found["known"]
    else:
        lines = [texts.DONE.substitute(name=called(one)), *counts_of(found["counts"])]
        if found.get("unassigned"):
            lines.append(texts.DONE_UNASSIGNED.substitute(n=found["unassigned"]))
        if found["refused"]:
            lines.append(texts.DONE_REFUSED.substitute(n=found["refused"]))
        undo = True
    rows: Rows = ()
    if one.kind != "policy" and found["refused"]:
        rows += ((Tap(texts.REFUSED_FILE, ShowImport(one.id, "refused", 0)),),)
    if one.kind != "policy" and found["counts"].get("cadres", {}).get("new"):
        rows += ((Tap(texts.CODES, Invites("unbound", 0)),),)
    if undo:
        lines.append(texts.DONE_UNDO)
        rows += ((Tap(texts.UNDO, UndoImport(one.id, 0)),),)
    return Screen("\n".join(lines), rows)


def writing(one: Import) -> Screen:
    words = texts.WRITING_AT.substitute(name=called(one), percent=one.progress)
    return Screen(words, ((Tap(texts.PROGRESS, ShowImport(one.id, "progress", 0)),),))


def sure(one: Import) -> Screen:
    rows = (
        (Tap(texts.SURE_YES, UndoImport(one.id, 1)),),
        (Tap(texts.BACK, ShowImport(one.id, "preview", 0)),),
    )
    return Screen(texts.SURE.substitute(name=called(one)), rows)


def undone(one: Import, result: Mapping[str, Any]) -> Screen:
    if one.kind == "policy":
        return Screen(texts.POLICY_UNDONE.substitute(name=called(one)))
    lines = [texts.UNDONE.substitute(name=called(one))]
    for shape, counts in (
        (texts.UNDONE_BACK, result["back"]),
        (texts.UNDONE_VISITED, result["visited"]),
        (texts.UNDONE_CHANGED, result["changed"]),
        (texts.UNDONE_USED, result["used"]),
    ):
        some = texts.LIST.join(
            texts.UNDONE_ONE.substitute(kind=KINDS[kind], n=n) for kind, n in counts.items()
        )
        if some:
            lines.append(shape.substitute(some=some))
    return Screen("\n".join(lines))
