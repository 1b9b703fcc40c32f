"""A file on its way into the ledger, as screens: what it would change, and what came of it."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from handlers.administration.buttons import (
    AskColumn,
    Confirm,
    Drop,
    Invites,
    ReadAgain,
    SayColumn,
    ShowImport,
    UndoImport,
)
from handlers.screen import Rows, Screen, Tap
from handlers.texts import imports as texts
from handlers.views.draft import AT_ONCE, pages, pairs
from ledger.imports import Import
from ledger.texts.columns import COLUMNS
from ledger.texts.roster import KINDS

LABEL = 10  # characters
LINE = 60  # characters of one line of a list
NAME = 24  # characters of a file's name
_KINDS_SHOWN = 4


def preview(one: Import) -> Screen:
    """Nothing is written yet; what would be."""
    return _policy_preview(one) if one.kind == "policy" else _roster_preview(one)


def _roster_preview(one: Import) -> Screen:
    found = one.found
    lines = [texts.PREVIEW.substitute(name=called(one)), *_counts(found["counts"])]
    if found["refused"]:
        lines.append(texts.REFUSED_ROWS.substitute(n=found["refused"]))
    open_ = unsaid(one)
    if needed := [column for column in open_ if column["needed"]]:
        field = COLUMNS[needed[0]["kind"]][needed[0]["open"][0]][0]
        lines.append(texts.NEEDED.substitute(sheet=escape(needed[0]["sheet"][:NAME]), field=field))
    elif open_:
        some = texts.LIST.join(column["column"][:LABEL] for column in open_[:3])
        if len(open_) > 3:  # noqa: PLR2004
            some += texts.AND_SO_ON
        lines.append(texts.UNCLEAR.substitute(n=len(open_), some=escape(some)))
    if found["absent"]:
        some = texts.LIST.join(
            texts.ABSENT_ONE.substitute(kind=KINDS[kind], n=n)
            for kind, n in found["absent"].items()
        )
        lines.append(texts.ABSENT.substitute(some=some))
    if found["notes"]:
        lines.append(texts.NOTED.substitute(n=found["notes"]))
    lines.append(texts.NOT_YET)
    return Screen("\n".join(lines), _foot(one))


def _foot(one: Import) -> Rows:
    found, rows = one.found, []
    if changes_anything(found):
        rows.append((Tap(texts.CONFIRM, Confirm(one.id)),))
    asks = []
    if found["unclear"]:
        asks.append(Tap(texts.COLUMNS, ShowImport(one.id, "columns", 0)))
    if found["refused"]:
        asks.append(Tap(texts.REFUSED_FILE, ShowImport(one.id, "refused", 0)))
    shows = []
    if found["changes"]:
        shows.append(Tap(texts.CHANGES, ShowImport(one.id, "changes", 0)))
    if found["notes"]:
        shows.append(Tap(texts.NOTES, ShowImport(one.id, "notes", 0)))
    more = [tuple(some) for some in (asks, shows) if some]
    return (*rows, *more, (Tap(texts.DROP, Drop(one.id)),))


def changes_anything(found: Mapping[str, Any]) -> bool:
    return any(count["new"] or count["changed"] for count in found["counts"].values())


def _counts(counts: Mapping[str, Mapping[str, int]]) -> list[str]:
    """The kinds that change, most first; all in a line where there are many."""
    moved = {kind: one for kind, one in counts.items() if one["new"] or one["changed"]}
    if not moved:
        return [texts.SAME]
    first = [kind for kind in ("households", "cadres", "care", "visits") if kind in moved]
    order: list[str] = [*first, *(kind for kind in moved if kind not in first)]
    lines = [texts.COUNT.substitute(kind=KINDS[kind], **moved[kind]) for kind in order]
    if len(lines) > _KINDS_SHOWN + 1:
        rest = texts.LIST.join(
            texts.ABSENT_ONE.substitute(
                kind=KINDS[kind], n=moved[kind]["new"] + moved[kind]["changed"]
            )
            for kind in order[_KINDS_SHOWN:]
        )
        lines = [*lines[:_KINDS_SHOWN], rest]
    return lines


def _policy_preview(one: Import) -> Screen:
    found = one.found
    shown = found["documents"][:3]
    lines = [texts.POLICY_PREVIEW.substitute(name=called(one))]
    lines += [
        texts.POLICY_DOCUMENT.substitute(
            title=escape(document["title"][:LINE]),
            more=escape(f"{document['place']} {document['year']} {document['status']}"),
        )
        for document in shown
    ]
    if found["count"] > len(shown):
        lines.append(texts.POLICY_MORE.substitute(n=found["count"] - len(shown)))
    lines.append(
        texts.POLICY_COUNT.substitute(
            documents=found["count"], clauses=found["clauses"], curated=found["curated"]
        )
    )
    lines.append(texts.POLICY_REPLACES if found["known"] else texts.NOT_YET)
    rows = ((Tap(texts.CONFIRM, Confirm(one.id)),), (Tap(texts.DROP, Drop(one.id)),))
    return Screen("\n".join(lines), rows)


def listed(one: Import, what: str, lines: Sequence[str], page: int) -> Screen:
    """Changes or notes, eight at once."""
    head = texts.CHANGES_HEAD if what == "changes" else texts.NOTES_HEAD
    some = lines[page * AT_ONCE : (page + 1) * AT_ONCE]
    shown = [texts.LINE.substitute(words=escape(_short(words))) for words in some]
    turn = pages(len(lines), page, lambda to: ShowImport(one.id, what, to))
    html = "\n".join([head.substitute(n=len(lines)), *(shown or [texts.NOTHING_HERE])])
    return Screen(html, ((*turn, back(one)),))


def columns(one: Import, page: int) -> Screen:
    """Which of the columns that nobody understands means what."""
    all_ = one.found["unclear"]
    taps = [
        Tap(_column_label(one, column), AskColumn(one.id, at, 0)) for at, column in enumerate(all_)
    ][page * AT_ONCE : (page + 1) * AT_ONCE]
    turn = pages(len(all_), page, lambda to: ShowImport(one.id, "columns", to))
    rows = pairs(taps)
    if any(_said(one, column) is not None for column in all_):
        rows += ((Tap(texts.AGAIN, ReadAgain(one.id)),),)
    return Screen(texts.WHICH_COLUMN, (*rows, (*turn, back(one))))


def what_is(one: Import, at: int, page: int) -> Screen:
    """The fields that a column may be."""
    column = one.found["unclear"][at]
    taken = set(one.said.get(column["sheet"], {}).values())
    open_ = [field for field in column["open"] if field not in taken]
    names = COLUMNS[column["kind"]]
    taps = [
        Tap(names[field][0][:LABEL], SayColumn(one.id, at, field))
        for field in open_[page * AT_ONCE : (page + 1) * AT_ONCE]
    ]
    turn = pages(len(open_), page, lambda to: AskColumn(one.id, at, to))
    words = texts.WHAT_IS_IT.substitute(
        sheet=escape(column["sheet"][:NAME]), column=escape(column["column"][:LINE])
    )
    none = Tap(texts.NOT_A_FIELD, SayColumn(one.id, at, ""))
    return Screen(words, (*pairs(taps), (none,), (*turn, Tap(texts.BACK, _columns(one)))))


def done(one: Import) -> Screen:
    """It is in the ledger, or in the policy base."""
    found = one.found
    if one.kind == "policy":
        words = texts.POLICY_DONE.substitute(name=called(one), clauses=found["clauses"])
        lines = [texts.POLICY_SAME if found["same"] else words]
        undo = not found["same"] and not found["known"]
    else:
        lines = [texts.DONE.substitute(name=called(one)), *_counts(found["counts"])]
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


def unsaid(one: Import) -> list[dict[str, Any]]:
    """The columns that nobody has said anything of."""
    return [column for column in one.found["unclear"] if _said(one, column) is None]


def back(one: Import) -> Tap:
    return Tap(texts.BACK, ShowImport(one.id, "preview", 0))


def called(one: Import) -> str:
    """The file's name, short and escaped."""
    return escape(one.name if len(one.name) <= NAME else f"{one.name[: NAME - 6]}…{one.name[-5:]}")


def _columns(one: Import) -> ShowImport:
    return ShowImport(one.id, "columns", 0)


def _column_label(one: Import, column: Mapping[str, Any]) -> str:
    said = _said(one, column)
    if said is None:
        return str(column["column"])[:LABEL]
    return texts.SAID.substitute(column=column["column"][: LABEL - 2])


def _said(one: Import, column: Mapping[str, Any]) -> str | None:
    return one.said.get(column["sheet"], {}).get(column["column"])


def _short(words: str) -> str:
    return words if len(words) <= LINE else f"{words[: LINE - 1]}…"
