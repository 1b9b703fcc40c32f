"""Whether a sentence looks like the kind of answer that was asked for."""

from policy_kb.answering.question import Question
from policy_kb.texts import answer_kinds, counts

_BASE, _QUALIFIED = 0.5, 0.5
_MEMBERS = 2  # marks of enumeration that make a list
_OUTSIDE = 0.5  # a qualifier met in the heading only


def qualified(question: Question, sentence: str, context: str) -> float:
    """The share of the question's qualifiers that are met, 0 to 1; 1 where it has none."""
    if not question.qualifiers:
        return 1.0
    met = 0.0
    for _, pattern in question.qualifiers:
        if pattern.search(sentence):
            met += 1
        elif pattern.search(context):
            met += _OUTSIDE
    return met / len(question.qualifiers)


def fits(question: Question, sentence: str, listing: bool) -> float | None:
    """0 to 1; None where the question asks for nothing in particular.

    `listing`: the sentence introduces items.
    """
    asked: list[float] = []
    for name in question.kinds:
        if name == "list":
            asked.append(
                1.0 if listing else min(1.0, sentence.count(counts.ENUMERATION) / _MEMBERS)
            )
        else:
            asked.append(float(answer_kinds.KINDS[name][1].search(sentence) is not None))
    asked += [many.met(sentence) for many in question.many]
    if question.size:
        asked.append(float(answer_kinds.BIG_ANSWER.search(sentence) is not None))
    return sum(asked) / len(asked) if asked else None


def typed(question: Question, sentence: str, context: str, listing: bool) -> float:
    """The answer type of the recipe: 0.5 where none is asked."""
    fit = fits(question, sentence, listing)
    qual = qualified(question, sentence, context)
    return (0.5 if fit is None else fit) * (_BASE + _QUALIFIED * qual)
