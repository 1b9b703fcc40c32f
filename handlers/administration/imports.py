"""/import: an administrator sends a file, sees what it would change, and confirms or not."""

import json
from datetime import timedelta
from typing import Any

from handlers.administration.buttons import (
    AskColumn,
    Confirm,
    Drop,
    ReadAgain,
    SayColumn,
    ShowImport,
    UndoImport,
)
from handlers.asker import Asker
from handlers.exports import exports
from handlers.house import House
from handlers.screen import Screen, Tap
from handlers.sent import Sent
from handlers.texts import exports as form_texts
from handlers.texts import imports as texts
from handlers.views.import_columns import columns, what_is
from handlers.views.import_ends import done, sure, writing
from handlers.views.import_names import called
from handlers.views.imports import listed, preview
from handlers.wire import Answer
from ledger.imports import Import, ImportId, ImportState
from ledger.model import Cadre
from ledger.refusals import NotInScope
from ledger.scopes import Ability, Scope, scope_of

READ, WRITE, UNDO = "import.read", "import.write", "import.undo"
MOST = 20 * 1024 * 1024  # bytes; Telegram gives bots nothing larger
KEPT = timedelta(hours=24)  # files that people sent (DESIGN §8)

Body = dict[str, Any]


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """How to, and the undo of the last import for a day."""
    lines = [texts.HOW if scope.county else texts.HOW_TOWNSHIP]
    last = house.ledger.imports.undoable(None if scope.county else _cadre(asker).id, house.clock())
    if last is None or last.written is None or not _can_be_undone(last):
        return (Screen(lines[0]),)
    lines.append(texts.LAST.substitute(name=called(last), when=f"{last.written:%H:%M}"))
    return (Screen("\n".join(lines), ((Tap(texts.UNDO, UndoImport(last.id, 0)),),)),)


def sent(house: House, asker: Asker, scope: Scope, file: Sent) -> Answer:
    """A file came; it is fetched and read beside the bot."""
    if file.size is not None and file.size > MOST:
        mib, most = file.size >> 20, MOST >> 20
        return (Screen(texts.TOO_BIG.substitute(mib=mib, most=most)),)
    if file.size == 0:
        return (Screen(texts.EMPTY),)
    cadre = _cadre(asker)
    name = file.name.strip() or texts.FILE
    one = house.ledger.imports.begin(cadre.id, asker.chat, name, house.clock())
    house.send(READ, {**_body(house, one), "fetch": file.file})
    return (Screen(texts.READING.substitute(name=called(one))),)


def document(house: House, asker: Asker, cadre: Cadre | None, file: Sent) -> Answer | None:
    """A county's own form to be filled, else a file to be brought in; None for who does neither.

    `cadre` is who sent it, in post today.
    """
    if form_texts.IS_TEMPLATE in file.name and (reach := scope_of(cadre, Ability.EXPORT)):
        return exports.form(house, asker, reach, file)
    scope = scope_of(cadre, Ability.IMPORT)
    return sent(house, asker, scope, file) if scope else None


def show(house: House, asker: Asker, scope: Scope, button: ShowImport) -> Answer:
    """Raises NotInScope for what somebody else sent."""
    one = _mine(house, asker, button.of)
    if button.what == "refused":
        return (_refused_file(house, one),)
    match one.state:
        case ImportState.READING:
            return (Screen(texts.WAITING_READ.substitute(name=called(one))),)
        case ImportState.WRITING:
            return (writing(one),)
        case ImportState.DONE:
            return (done(one),)
        case ImportState.READY:
            return (_shown(house, one, button),)
        case _:
            return (Screen(texts.GONE, new=True),)


def ask(house: House, asker: Asker, scope: Scope, button: AskColumn) -> Answer:
    one = _ready(house, asker, button.of)
    if one is None or not 0 <= button.at < len(one.found["unclear"]):
        return (Screen(texts.GONE, new=True),)
    return (what_is(one, button.at, button.page),)


def say(house: House, asker: Asker, scope: Scope, button: SayColumn) -> Answer:
    one = _ready(house, asker, button.of)
    if one is None or not 0 <= button.at < len(one.found["unclear"]):
        return (Screen(texts.GONE, new=True),)
    column = one.found["unclear"][button.at]
    if button.field and button.field not in column["open"]:
        raise NotInScope
    one = house.ledger.imports.say(one.id, column["sheet"], column["column"], button.field)
    return (columns(one, 0),)


def again(house: House, asker: Asker, scope: Scope, button: ReadAgain) -> Answer:
    """Read once more, with what was said of its columns."""
    one = _ready(house, asker, button.of)
    if one is None:
        return (Screen(texts.GONE, new=True),)
    house.ledger.imports.move(one.id, ImportState.READING)
    house.send(READ, _body(house, one))
    return (Screen(texts.WAITING_READ.substitute(name=called(one))),)


def confirm(house: House, asker: Asker, scope: Scope, button: Confirm) -> Answer:
    one = _ready(house, asker, button.of)
    if one is None:
        return (Screen(texts.GONE, new=True),)
    one = house.ledger.imports.began_to_write(one.id, house.clock())
    house.send(WRITE, {**_body(house, one), "kind": one.kind})
    rows = ((Tap(texts.PROGRESS, ShowImport(one.id, "progress", 0)),),)
    return (Screen(texts.WRITING.substitute(name=called(one)), rows),)


def drop(house: House, asker: Asker, scope: Scope, button: Drop) -> Answer:
    one = _ready(house, asker, button.of)
    if one is None:
        return (Screen(texts.GONE, new=True),)
    house.ledger.imports.move(one.id, ImportState.DROPPED)
    return (Screen(texts.DROPPED.substitute(name=called(one))),)


def undo(house: House, asker: Asker, scope: Scope, button: UndoImport) -> Answer:
    """The last import of one's own, and for the county the last of all, within a day."""
    last = house.ledger.imports.undoable(None if scope.county else _cadre(asker).id, house.clock())
    if last is None or last.id != button.of or not _can_be_undone(last):
        return (Screen(texts.NOT_UNDOABLE, new=True),)
    if not button.sure:
        return (sure(last),)
    assert last.written
    house.ledger.imports.move(last.id, ImportState.UNDOING)
    cadre = _cadre(asker)
    house.ledger.audit.note(cadre.id, "import.undo", last.id, house.clock())
    body = {
        **_body(house, last),
        "kind": last.kind,
        "written": last.written.isoformat(),
        "chat": asker.chat,
    }
    house.send(UNDO, body)
    return (Screen(texts.UNDOING.substitute(name=called(last))),)


def _shown(house: House, one: Import, button: ShowImport) -> Screen:
    match button.what:
        case "columns":
            return columns(one, button.page)
        case "changes" | "notes":
            details = _details(house, one)
            if details is None:
                return Screen(texts.FILE_GONE, new=True)
            return listed(one, button.what, details[button.what], button.page)
        case _:
            return preview(one)


def _details(house: House, one: Import) -> dict[str, list[str]] | None:
    """Of a report; None once its files are deleted."""
    from handlers.administration.reading import REPORT, folder_of

    try:
        read = (folder_of(house.home, one.id) / REPORT).read_text()
    except OSError:
        return None
    details: dict[str, list[str]] = json.loads(read)
    return details


def _refused_file(house: House, one: Import) -> Screen:
    from handlers.administration.reading import folder_of

    path = folder_of(house.home, one.id) / texts.REFUSED_NAME
    if not path.exists():
        return Screen(texts.FILE_GONE, new=True)
    house.ledger.audit.note(one.by, "import.refused_rows", one.id, house.clock())
    caption = texts.REFUSED_CAPTION.substitute(name=called(one), n=one.found["refused"])
    return Screen(caption, file=str(path.relative_to(house.home)))


def _ready(house: House, asker: Asker, id_: str) -> Import | None:
    """One that waits to be confirmed; None where it no longer does. Raises NotInScope."""
    one = _mine(house, asker, id_)
    return one if one.state is ImportState.READY else None


def _mine(house: House, asker: Asker, id_: str) -> Import:
    """Raises NotInScope for what somebody else sent."""
    try:
        one = house.ledger.imports.one(ImportId(id_))
    except KeyError:
        raise NotInScope from None
    if one.by != _cadre(asker).id:
        raise NotInScope
    return one


def _body(house: House, one: Import) -> Body:
    return {
        "import": one.id,
        "by": one.by,
        "name": one.name,
        "said": one.said,
        "now": house.clock().isoformat(),
    }


def _can_be_undone(one: Import) -> bool:
    """A policy file that took the place of another cannot: the other is gone."""
    if one.kind != "policy":
        return True
    return not one.found.get("known") and not one.found.get("same")


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
