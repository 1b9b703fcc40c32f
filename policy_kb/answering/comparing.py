"""Of a comparison, what is said of the one side and of the other."""

from collections.abc import Sequence

from policy_kb.answering.question import Question
from policy_kb.answering.sentences import Scored
from policy_kb.answering.words import Word
from policy_kb.fold import bare
from policy_kb.texts import sides

Side = tuple[Word, ...]

_HELD = 0.6  # a word of which that much stands there is held
_FAR = 0.6
_WORTH = 0.14
_MORE = 2
_CLOSE = 0.15
_OWN, _OTHER = 0.6, 0.8  # of a sentence: that it speaks of this side, that it speaks of the other


def sides_of(text: str, words: Sequence[Word]) -> tuple[Side, Side] | None:
    """The words of a (folded) question that only the one side has, and only the other."""
    found = sides.PAIR.search(text)
    if found is None:
        return None
    other = tuple(word for word in words if word.content and word.text in found["b"])
    own = tuple(
        word
        for word in words
        if word.content and word.text in found["a"] and word.text not in found["b"]
    )
    own = tuple(sorted(own, key=lambda word: found["a"].rfind(word.text)))[-max(1, len(other)) :]
    return (own, other) if own and other else None


def beside(
    question: Question, chosen: Sequence[Scored], best: Scored, ranked: Sequence[Scored]
) -> list[Scored]:
    """The sentences elsewhere that hold what the chosen ones lack."""
    if not (question.compared or len(question.years) > 1 or len(question.many) > 1):
        return []
    if question.sides and (found := _of_sides(question.sides, chosen, best, ranked)):
        return found
    said = bare("".join(s.text for s in chosen))
    years = {year for year in question.years if year not in said}
    words = [word for word in question.words if word.share(said) < _HELD]
    more: list[Scored] = []
    for other in ranked:
        if len(more) == _MORE or not (years or words):
            break
        if other in chosen or not _near(other, best):
            continue
        text = bare(other.text)
        new_years = {year for year in years if year in text}
        new = sum(word.weight for word in words if word.share(text) >= _HELD)
        if new_years or new >= _WORTH * question.weight:
            more.append(other)
            years -= new_years
            words = [word for word in words if word.share(text) < _HELD]
    return more


def _of_sides(
    both: tuple[Side, Side], chosen: Sequence[Scored], best: Scored, ranked: Sequence[Scored]
) -> list[Scored]:
    """The best sentence of each side that is not among the chosen."""
    near = [other for other in ranked if other is best or _near(other, best)]
    texts = {id(other): bare(other.clause.heading + other.text) for other in near}

    def speaks(other: Scored, own: Side, rival: Side) -> float:
        text = texts[id(other)]
        return other.score + _OWN * _held(own, text) - _OTHER * _held(rival, text)

    more: list[Scored] = []
    for own, rival in (both, both[::-1]):
        first = max(near, key=lambda other: speaks(other, own, rival))
        if _held(own, texts[id(first)]) >= _HELD and first not in (*chosen, *more):
            more.append(first)
    if not more:  # both sides stand in both sentences: the next with a figure of its own
        said = "".join(s.text for s in chosen)
        new = (other for other in near if _figures(other.text) - _figures(said))
        more += [other for other in new if other.score >= best.score - _CLOSE][:1]
    return more


def _figures(text: str) -> set[str]:
    return set(sides.FIGURE.findall(text))


def _held(side: Side, text: str) -> float:
    """How much of a side's words stands in a (bare) text, 0 to 1."""
    weight = sum(word.weight for word in side)
    return sum(word.weight * word.share(text) for word in side) / weight if weight else 0.0


def _near(other: Scored, best: Scored) -> bool:
    return (
        other.document.id == best.document.id
        and other.score >= best.score - _FAR
        and other.fit >= best.fit
        and other.agrees
    )
