"""The queue of unanswered questions as screens."""

from html import escape

from handlers.policies.buttons import CloseQuestion, Question, Questions, Reply
from handlers.screen import Screen, Tap
from handlers.texts import questions as texts
from handlers.views.draft import AT_ONCE, pages, pairs
from policy_kb.questions import Asked

SHORT = 30  # characters of a question in the list


def questions_screen(waiting: tuple[Asked, ...], page: int) -> Screen:
    """Oldest first, a button each."""
    if not waiting:
        return Screen(texts.NONE)
    first = page * AT_ONCE
    shown = list(enumerate(waiting[first : first + AT_ONCE], start=first + 1))
    lines = [texts.LINE.substitute(n=n, question=escape(one.question[:SHORT])) for n, one in shown]
    taps = [Tap(texts.NUMBER.substitute(n=n), Question(one.id)) for n, one in shown]
    rows = pairs(taps)
    if turn := pages(len(waiting), page, Questions):
        rows += (turn,)
    return Screen(texts.LIST.substitute(count=len(waiting), lines="\n".join(lines)), rows)


def question_screen(asked: Asked) -> Screen:
    before = texts.BEFORE.substitute(question=escape(asked.previous)) if asked.previous else ""
    words = texts.ONE.substitute(
        question=escape(asked.question),
        before=before,
        why=texts.WHY[asked.why],
        when=f"{asked.asked:%m-%d %H:%M}",
    )
    act = (Tap(texts.REPLY, Reply(asked.id)), Tap(texts.CLOSE, CloseQuestion(asked.id)))
    return Screen(words, (act, (Tap(texts.BACK, Questions(0)),)))
