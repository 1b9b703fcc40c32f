"""How much of a question stands in a text: by words, pairs of characters, phrases, figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from policy_kb.answering import kinds
from policy_kb.answering.question import Question
from policy_kb.answering.words import Word, coverage
from policy_kb.texts import counts, marks

_HALF = 0.5
_PAIR = 2
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Present:
    """What of a question stands in a clause with its context at all: a sentence holds no more."""

    words: tuple[Word, ...]
    pairs: tuple[tuple[str, float], ...]
    around: float  # share of the words' weight, 0 to 1
    heaviest: float  # the heaviest noun that stands nowhere
    absent: float  # share of words that only other clauses use
    strange: float  # share of words that the base never uses
    grounded: bool  # some word that says what is asked about stands there, where there are any
    undone: float  # 1 where what is done (a verb without another word for it) stands nowhere

    def mass(self, text: str) -> float:
        """The weight of what stands in the (bare) text."""
        held = 0.0
        for word in self.words:
            held += word.weight * word.share(text)
        return held

    def paired(self, question: Question, text: str) -> float:
        """The share of the question's pairs of characters, rare ones counting more."""
        if not question.pairs_weight:
            return 0.0
        return sum(idf for pair, idf in self.pairs if pair in text) / question.pairs_weight


def present(question: Question, whole: str) -> Present:
    heaviest = absent = strange = mass = undone = 0.0
    words: list[Word] = []
    grounded: bool | None = None
    for word in question.words:
        share = word.share(whole)
        mass += word.weight * share
        if share:
            words.append(word)
        if not word.content:
            continue
        grounded = share >= _HALF or bool(grounded)
        if share >= _HALF:
            continue
        if word.noun:
            heaviest = max(heaviest, word.weight)
        if word.verb and not word.others and not word.sounds:
            undone = 1.0
        if word.known:
            absent += word.weight
        elif not word.others and not word.sounds:
            strange += word.weight
    total = question.weight or 1.0
    return Present(
        words=tuple(words),
        pairs=tuple(pair for pair in question.pairs if pair[0] in whole),
        around=mass / total,
        heaviest=heaviest,
        absent=absent / total,
        strange=strange / total,
        grounded=grounded is not False,
        undone=undone,
    )


def titled(question: Question, head: str) -> float:
    """The share of the heading that the question repeats."""
    if len(head) < _PAIR:
        return 0.0
    pairs = {head[at : at + 2] for at in range(len(head) - 1)}
    return sum(pair in question.bare for pair in pairs) / len(pairs)


def counted(question: Question, sentence: str, items: int) -> float:
    """1 where as many things are named as the question says there are, -1 where not."""
    if question.count is None or not question.listed:
        return 0.0
    if items:
        return 1.0 if items == question.count else -1.0
    return 1.0 if question.count in enumerated(sentence) else -1.0


def enumerated(sentence: str) -> set[int]:
    """How many members the enumerations of a sentence have; with 和 before the last, both."""
    sizes: set[int] = set()
    for found in counts.LIST_RUN.finditer(sentence):
        run = found[0].partition(counts.AND_SO_ON)[0]
        size = run.count(counts.ENUMERATION) + 1
        sizes.add(size)
        if counts.LAST_MEMBER.search(run):
            sizes.add(size + 1)
    return sizes


def near(question: Question, sentence: str, here: Present) -> tuple[float, float]:
    """How much of the question stands with a fitting figure, and how much more stands apart.

    "With" is the same part between commas, or the one before: a figure follows its noun.
    """
    if not question.figure or not question.words:
        return 0.0, 0.0
    closest = most = 0.0
    before = ""
    total = question.weight or 1.0
    for part in marks.CLAUSE_CUT.split(sentence):
        if not part:
            continue
        covered = here.mass(before + part) / total
        most = max(most, covered)
        if covered > closest:
            fit = kinds.fits(question, part, listing=False) or 0.0
            closest = max(closest, fit * covered)
        before = part
    return closest, max(0.0, most - closest)


def told(aspects: Sequence[str], text: str) -> bool:
    """Whether a figure follows at once what is asked for: 期限为2018年."""
    for aspect in aspects:
        at = text.find(aspect)
        behind = text[at + len(aspect) : at + len(aspect) + _AT_ONCE] if at >= 0 else ""
        if any(character.isdigit() for character in behind):
            return True
    return False


def run(question: str, text: str) -> int:
    """The length of the longest run of characters in common."""
    best = 0
    for start in range(len(question)):
        if question[start : start + best + 1] not in text:
            continue
        while start + best < len(question) and question[start : start + best + 1] in text:
            best += 1
        if start + best >= len(question):
            break
    return best


def covered(question: Question, text: str) -> float:
    """The share of the question's words that stand in a short text, 0 to 1."""
    return coverage(question.words, text) if text else 0.0
