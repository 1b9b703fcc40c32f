"""What is said when a file was read, written into the ledger, or taken back out."""

from html import escape
from typing import Any

from handlers.house import House
from handlers.screen import Letter, Screen
from handlers.texts import imports as texts
from handlers.views.import_ends import done, undone
from handlers.views.import_names import LINE, called
from handlers.views.imports import preview
from ledger.imports import ImportId, ImportState

SETTLE = "import.settle"

Body = dict[str, Any]


def was_read(house: House, body: Body, result: Body | None) -> tuple[Letter, ...]:
    imports = house.ledger.imports
    one = imports.one(ImportId(body["import"]))
    if result is None or "why" in result:
        imports.move(one.id, ImportState.FAILED)
        failed = texts.NOT_FETCHED if "fetch" in body else texts.FAILED
        words = failed.substitute(name=called(one))
        if result:
            why = escape(result["why"][: LINE * 6])
            words = texts.REFUSED.substitute(name=called(one), why=why)
        return (Letter(one.chat, Screen(words)),)
    one = imports.read(one.id, result["kind"], result["found"])
    return (Letter(one.chat, preview(one)),)


def was_written(house: House, body: Body, result: Body | None) -> tuple[Letter, ...]:
    imports = house.ledger.imports
    one = imports.one(ImportId(body["import"]))
    if result is None or "why" in result:
        imports.move(one.id, ImportState.FAILED)
        words = texts.WRITE_FAILED.substitute(name=called(one))
        if result:
            words = texts.REFUSED.substitute(name=called(one), why=escape(result["why"]))
        return (Letter(one.chat, Screen(words)),)
    one = imports.move(one.id, ImportState.DONE, **result)
    house.send(SETTLE, {"now": house.clock().isoformat()})
    return (Letter(one.chat, done(one)),)


def was_settled(house: House, body: Body, result: Body | None) -> tuple[Letter, ...]:
    """Nothing to say: what it did not do is done by whoever reads."""
    return ()


def was_undone(house: House, body: Body, result: Body | None) -> tuple[Letter, ...]:
    imports = house.ledger.imports
    one = imports.one(ImportId(body["import"]))
    if result is None:
        imports.move(one.id, ImportState.DONE)
        words = texts.UNDO_FAILED.substitute(name=called(one))
        return (Letter(body["chat"], Screen(words)),)
    imports.move(one.id, ImportState.UNDONE)
    return (Letter(body["chat"], undone(one, result)),)
