"""Whether a sentence speaks of the very thing that is asked, or of its rival."""

from policy_kb.answering import kinds
from policy_kb.answering.question import Question
from policy_kb.fold import bare
from policy_kb.texts import rivals
from policy_kb.texts.rivals import Rival

_FIGURE = 0.5


def sought(text: str) -> tuple[tuple[Rival, tuple[Rival, ...]], ...]:
    """What a (folded) question names of each kind, with its rivals.

    Of several of a kind none is the other's rival: they are compared.
    """
    found = []
    for members in rivals.KINDS:
        named = [member for member in members if member[0].search(text)]
        others = tuple(member for member in members if member not in named)
        found += [(member, others if len(named) == 1 else ()) for member in named]
    return tuple(found)


def percents(text: str) -> tuple[float, ...]:
    """The shares that a (folded) question speaks of; of a span, what lies between."""
    spans = [(float(a), float(b)) for a, b in rivals.SPAN.findall(text)]
    single = map(float, rivals.PERCENT.findall(rivals.SPAN.sub("", text)))
    return (*((a + b) / 2 for a, b in spans), *single)


def agrees(question: Question, sentence: str, above: str, whole: str) -> bool:
    """False where the figure in the (folded) sentence belongs to a rival, or where the thing is
    not named: for a figure in the sentence or what stands `above` it, else in `whole`, its clause
    with context."""
    if not all(pattern.search(whole) for pattern in question.required):
        return False
    if question.fees and not _paid_as(question, bare(sentence) + above):
        return False
    told_apart = question.each and any(
        own[1].search(whole) for own, others in question.rivals if not others
    )
    for own, others in question.rivals:
        if not own[1].search(whole) and (others or not told_apart):
            return False
        if question.figure and others:
            if not own[1].search(sentence) and not own[1].search(above):
                return False
            if not _belongs(question, own, others, sentence):
                return False
    return not question.percents or _within(question.percents, whole)


def _paid_as(question: Question, text: str) -> bool:
    """Whether the (bare) text names what is paid, or the named thing that is asked about."""
    return all(word.share(text) >= _FIGURE for word in question.fees) or any(
        word.term and word.text in text for word in question.words
    )


def _belongs(question: Question, own: Rival, others: tuple[Rival, ...], sentence: str) -> bool:
    """Whether some fitting figure stands with the thing, or with no rival of it.

    A figure belongs to what its part of the sentence names, else to what was named last before.
    """
    last: bool | None = None
    rival = False
    for part in rivals.PARTS.split(sentence):
        mine = own[1].search(part) is not None
        theirs = any(other[1].search(part) for other in others)
        if mine or theirs:
            last = mine
        if (kinds.fits(question, part, listing=False) or 0.0) >= _FIGURE:
            if last or last is None:
                return True
            rival = True
    return not rival


def _within(percents: tuple[float, ...], sentence: str) -> bool:
    """Whether what is said of bounds covers the shares that the question speaks of."""
    above = [float(a or b) for a, b in rivals.ABOVE.findall(sentence)]
    below = [float(a or b) for a, b in rivals.BELOW.findall(sentence)]
    if not above and not below:
        return True
    said = {float(found) for found in rivals.PERCENT.findall(sentence)}
    return all(
        percent in said
        or any(percent >= bound for bound in above)
        or any(percent < bound for bound in below)
        for percent in percents
    )
