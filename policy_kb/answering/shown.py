"""What is shown of a clause: the sentence, its neighbours that belong to it, or the whole list."""

from policy_kb.answering.comparing import beside
from policy_kb.answering.layout import split, titled
from policy_kb.answering.likeness import enumerated
from policy_kb.answering.question import Question
from policy_kb.answering.sentences import Scored
from policy_kb.model import Clause, ClauseId
from policy_kb.texts import grammar, marks

_NEAR = 0.30  # neighbours that score so close belong to the answer
_ROOM, _ROOM_COMPARED = 220, 300
_LIST = 640
_BRIEF = 130  # a clause so short is shown whole
_ITEM = 150
_LEAD = 60
_SAME = 0.72  # a curated question so alike is the same question
_CLOSE = 2


def sentences(
    question: Question,
    best: Scored,
    ranked: list[Scored],
    children: dict[ClauseId, list[Clause]],
    siblings: tuple[Clause, ...],
    *,
    alone: bool = False,
) -> tuple[tuple[str, ...], bool]:
    """The sentences to show, and whether they are a whole list.

    `alone`: the sentence before its neighbours, for one of several candidates, which are cut.
    """
    items = children.get(best.clause.id, [])
    if best.curated and best.alike >= _SAME and _own(best):
        return (best.curated.answer,), len(best.curated.answer) > _ROOM_COMPARED
    if best.listing and items:
        return _items(best, items), True
    if question.listed:
        run = max((_run(sentence) for sentence in split(best.text)), default=0)
        enough = question.count or 2
        if siblings and run < enough and _all_alike(best, siblings):
            return _siblings(best, siblings), True
        if run < enough and len(best.clause.text) <= _LIST:
            return (_led(best.clause, best.clause.text),), True
    room = _ROOM_COMPARED if question.compared or len(question.many) > 1 else _ROOM
    brief = len(best.clause.text) <= _BRIEF
    same = sorted(
        (
            s
            for s in ranked
            if s.clause.id == best.clause.id and (brief or s.score >= best.score - _NEAR)
        ),
        key=lambda s: -s.score,
    )
    chosen = [best]
    used = len(best.text)
    for other in same:
        if other is not best and used + len(other.text) <= room:
            chosen.append(other)
            used += len(other.text)
    if alone:
        first, *others = (s.text for s in chosen)
        return (_led(best.clause, first), *others), False
    chosen.sort(key=lambda s: s.at)
    texts = [s.text for s in chosen]
    of_clause = split(best.clause.text)
    if chosen[0].at and titled(of_clause):
        texts.insert(0, of_clause[0])
    texts[0] = _led(best.clause, texts[0])
    for other in beside(question, chosen, best, ranked):
        told = other.clause.lead == best.clause.lead
        texts.append(other.text if told else _led(other.clause, other.text))
    return tuple(texts), False


def short_of(question: Question, texts: tuple[str, ...]) -> tuple[int, int] | None:
    """How many names a list has and how many were asked for, where that is one or two apart.

    A missing name is said, never invented (DOMAIN A2: 17 plans, 16 names).
    """
    if question.count is None or not question.listed:
        return None
    sizes = enumerated("".join(texts))
    if question.count in sizes or not sizes:
        return None
    held = max(sizes)
    return (held, question.count) if 0 < abs(question.count - held) <= _CLOSE else None


def _own(best: Scored) -> bool:
    """Whether the curated answer is the base's own words about just this clause."""
    entry = best.curated
    return bool(entry and entry.answer and entry.clause == best.clause.id)


def _led(clause: Clause, text: str) -> str:
    """With the words that introduce it, where it is an item."""
    return f"{clause.lead}{text}" if clause.lead and len(clause.lead) <= _LEAD else text


def _run(sentence: str) -> int:
    """How many members the longest enumeration of the sentence has."""
    return max(enumerated(sentence), default=0)


def _items(best: Scored, items: list[Clause]) -> tuple[str, ...]:
    intro = best.text if best.text != best.clause.heading else ""
    shown = (
        [intro]
        if intro and len(intro) < _ITEM
        else [best.clause.heading]
        if best.clause.heading
        else []
    )
    room = _LIST - sum(map(len, shown))
    each = max(24, min(_ITEM, room // max(1, len(items))))
    return (*shown, *(f"{number}. {_short(item, each)}" for number, item in enumerate(items, 1)))


def _siblings(best: Scored, siblings: tuple[Clause, ...]) -> tuple[str, ...]:
    head = best.clause.lead or (best.clause.path[-1] if best.clause.path else "")
    each = max(24, min(_ITEM, (_LIST - len(head)) // len(siblings)))
    return (head, *(f"{number}. {_short(item, each)}" for number, item in enumerate(siblings, 1)))


def _all_alike(best: Scored, siblings: tuple[Clause, ...]) -> bool:
    return len(siblings) > 1 and best.clause.lead != ""


def _short(item: Clause, room: int) -> str:
    if len(item.text) <= room:
        return item.text.rstrip(marks.ITEM_ENDS)
    if item.heading and not item.text.startswith(item.heading):
        return f"{item.heading}{grammar.COLON}{item.text}"[: room - 1] + marks.CUT
    head = split(item.text)[0]
    return head if len(head) <= room else head[: room - 1] + marks.CUT
