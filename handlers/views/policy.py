"""Policy answers and clauses as screens; the words of an answer are the policy base's."""

from collections.abc import Mapping
from html import escape

from handlers.policies.buttons import Clause, Context, Elsewhere, Forward, Unhelpful
from handlers.screen import Rows, Screen, Tap
from handlers.texts import ask as texts
from policy_kb.model import Clause as Text
from policy_kb.model import ClauseId, Document, Reply
from policy_kb.wording import plain

LONGEST = 3500  # characters of a page; Telegram takes 4,096
RELATED = 3
LABEL, SHORT = 10, 5  # characters


def answer_screen(
    reply: Reply, asked: str, related: Mapping[ClauseId, Text], *, forward: bool
) -> Screen:
    """`asked` is the question's id, for what its buttons do; `forward` offers to pass it on.

    `related` are the clauses that the reply relates to: their buttons say what they are about.
    """
    on = (Tap(texts.FORWARD, Forward(asked)),) if forward else ()
    rows: Rows
    match reply.verdict:
        case "answer":
            id_ = reply.found[0].clause
            original = (
                Tap(texts.ORIGINAL, Clause(id_)),
                Tap(texts.CONTEXT, Context(id_, 0)),
            )
            wrong = (Tap(texts.UNHELPFUL, Unhelpful(asked)),) if forward else ()
            rows = ((*original, *wrong), *_related(related))
        case "candidates":
            originals = tuple(
                Tap(texts.ORIGINAL_OF.substitute(n=n), Clause(found.clause))
                for n, found in enumerate(reply.found, start=1)
            )
            rows = (originals, on)
        case "none" | "offtopic":
            other = (Tap(texts.ELSEWHERE, Elsewhere(asked)),) if reply.elsewhere else ()
            rows = (other, on)
    return Screen(escape(plain(reply)), tuple(row for row in rows if row))


def _related(clauses: Mapping[ClauseId, Text]) -> Rows:
    """A row of three while the words are short; two of one name are numbered."""
    taps: list[Tap] = []
    for n, (id_, clause) in enumerate(list(clauses.items())[:RELATED], start=1):
        about = next(filter(None, (clause.heading, *reversed(clause.path), clause.article)), "")
        label = about if len(about) <= LABEL else about[: LABEL - 1] + texts.MORE
        if not label or label in {tap.label for tap in taps}:
            label = texts.RELATED.substitute(n=n)
        taps.append(Tap(label, Clause(id_)))
    if all(len(tap.label) <= SHORT for tap in taps):
        return (tuple(taps),)
    return tuple((tap,) for tap in taps)


def clause_screen(asked: str, document: Document, clause: Text) -> Screen:
    """One clause, whole; `asked` is the id its button carried."""
    around = ((Tap(texts.CONTEXT, Context(asked, 0)),),)
    return Screen(_page(document, (clause,)), around, new=True)


def context_screen(
    at: Context, document: Document, shown: tuple[Text, ...], before: bool, after: bool
) -> Screen:
    """A page of the document round the clause, which page 0 holds."""
    turn = []
    if before:
        turn.append(Tap(texts.PREVIOUS, Context(at.clause, at.page - 1)))
    if after:
        turn.append(Tap(texts.NEXT, Context(at.clause, at.page + 1)))
    return Screen(_page(document, shown), (tuple(turn),) if turn else (), new=at.page == 0)


def _page(document: Document, clauses: tuple[Text, ...]) -> str:
    parts = [texts.TITLE.substitute(title=escape(document.title))]
    room = LONGEST
    for clause in clauses:
        head = " ".join(part for part in (clause.article, clause.heading) if part)
        body = clause.lead + clause.text
        if len(body) > room:
            body = body[:room] + texts.CUT
        room -= len(body)
        marked = f"<b>{escape(head)}</b>\n" if head else ""
        parts.append(f"{marked}{escape(body)}")
        if room <= 0:
            break
    return "\n\n".join(parts)
