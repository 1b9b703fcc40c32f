"""A file on its way into the ledger, as screens: what it would change, and what came of it."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from handlers.administration.buttons import Confirm, Drop, ShowImport
from handlers.screen import Rows, Screen, Tap
from handlers.texts import imports as texts
from handlers.views.draft import AT_ONCE, pages
from handlers.views.import_columns import unsaid
from handlers.views.import_names import LABEL, LINE, NAME, back, called
from ledger.imports import Import
from ledger.texts.columns import COLUMNS
from ledger.texts.roster import KINDS

_KINDS_SHOWN = 4


def preview(one: Import) -> Screen:
    """Nothing is written yet; what would be."""
    return _policy_preview(one) if one.kind == "policy" else _roster_preview(one)


def _roster_preview(one: Import) -> Screen:
    found = one.found
    lines = [texts.PREVIEW.substitute(name=called(one)), *counts_of(found["counts"])]
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
    if reminders := found.get("reminders"):
        lines.append(texts.REMINDED.substitute(n=reminders))
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


def counts_of(counts: Mapping[str, Mapping[str, int]]) -> list[str]:
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


def _short(words: str) -> str:
    return words if len(words) <= LINE else f"{words[: LINE - 1]}…"
