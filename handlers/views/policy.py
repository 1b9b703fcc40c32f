"""Policy answers and clauses as screens; the words of an answer are the policy base's."""

from html import escape

from handlers.buttons import Clause, Elsewhere, Forward, Unhelpful
from handlers.screen import Rows, Screen, Tap
from handlers.texts import ask as texts
from policy_kb.model import Clause as Text
from policy_kb.model import Document, Reply
from policy_kb.wording import plain

LONGEST = 3500  # characters of a page; Telegram takes 4,096
RELATED = 3


def answer_screen(reply: Reply, asked: str, *, forward: bool) -> Screen:
    """`asked` is the question's id, for what its buttons do; `forward` offers to pass it on."""
    on = (Tap(texts.FORWARD, Forward(asked)),) if forward else ()
    rows: Rows
    match reply.verdict:
        case "answer":
            original = Tap(texts.ORIGINAL, Clause(reply.found[0].clause, 0))
            wrong = (Tap(texts.UNHELPFUL, Unhelpful(asked)),) if forward else ()
            related = tuple(
                Tap(texts.RELATED.substitute(n=n), Clause(id_, 0))
                for n, id_ in enumerate(reply.related[:RELATED], start=1)
            )
            rows = ((original, *wrong), related)
        case "candidates":
            originals = tuple(
                Tap(texts.ORIGINAL_OF.substitute(n=n), Clause(found.clause, 0))
                for n, found in enumerate(reply.found, start=1)
            )
            rows = (originals, on)
        case "none" | "offtopic":
            other = (Tap(texts.ELSEWHERE, Elsewhere(asked)),) if reply.elsewhere else ()
            rows = (other, on)
    return Screen(escape(plain(reply)), tuple(row for row in rows if row))


def clause_screen(
    asked: str, document: Document, shown: tuple[Text, ...], before: bool, after: bool, page: int
) -> Screen:
    """A page of a document round the clause `asked` for, which page 0 holds."""
    title = texts.TITLE.substitute(title=escape(document.title))
    parts = [title]
    for clause in shown:
        head = " ".join(part for part in (clause.article, clause.heading) if part)
        marked = f"<b>{escape(head)}</b>\n" if head else ""
        parts.append(f"{marked}{escape(clause.text)}")
    html = "\n\n".join(parts)
    if len(html) > LONGEST:
        html = escape("\n\n".join(c.text for c in shown))[:LONGEST] + texts.CUT
    turn = []
    if before:
        turn.append(Tap(texts.PREVIOUS, Clause(asked, page - 1)))
    if after:
        turn.append(Tap(texts.NEXT, Clause(asked, page + 1)))
    return Screen(html, (tuple(turn),) if turn else (), new=page == 0)
