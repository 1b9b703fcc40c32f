"""A question as it was typed, read with the one before it, becomes a Question."""

from collections.abc import Callable

from policy_kb.answering.agreement import sought
from policy_kb.answering.question import Question, count, figured, many, polite
from policy_kb.answering.question import kinds as asked_kinds
from policy_kb.answering.words import words
from policy_kb.finding.finder import Finder
from policy_kb.fold import bare, folded
from policy_kb.places import EVERYWHERE, gazetteer
from policy_kb.texts import answer_kinds, follow_ups, marks, qualifiers, rivals, spoken, year_marks


def understood(said: str, finder: Finder) -> Question:
    text = finder.corrected(figured(plainly(folded(said))))
    places = gazetteer().find(text, finder.known_places)
    years = tuple(dict.fromkeys(year_marks.YEAR.findall(text)))
    skip = frozenset(
        (
            *(place.name for place in places),
            *years,
            *(year + year_marks.YEAR_MARK for year in years),
        )
    )
    rest = text
    for place in places:
        rest = rest.replace(place.name, spoken.PAUSE)
    core = spoken.ASKING.sub(spoken.PAUSE, year_marks.YEAR.sub(spoken.PAUSE, rest))
    if not bare(core):
        core = bare(text)
    asked = asked_kinds(text)
    said_words = words(
        core,
        finder.rarity,
        finder.lexicon,
        finder.sounds.words,
        skip,
        finder.terms,
        tuple(answer_kinds.IMPLIED[kind] for kind in asked if kind in answer_kinds.IMPLIED),
        finder.unknown,
    )
    pairs = finder.weighed([bare(part) for part in marks.CLAUSE_CUT.split(core)])
    return Question(
        said=said,
        bare=bare(rest) or bare(text),
        words=said_words,
        weight=sum(word.weight for word in said_words),
        pairs=pairs,
        pairs_weight=sum(idf for _, idf in pairs),
        places=places,
        years=years,
        kinds=asked,
        many=many(text),
        size=answer_kinds.SIZE.search(text) is not None
        or answer_kinds.BIG.search(text) is not None,
        qualifiers=tuple(
            pair
            for pair in (
                *(qualifiers.PER if answer_kinds.AMOUNTS & set(asked) else ()),
                *qualifiers.QUALIFIERS,
            )
            if pair[0].search(text)
        ),
        listed="list" in asked,
        count=count(text),
        compared=answer_kinds.COMPARE.search(text) is not None,
        quoted=tuple(marks.QUOTED.findall(said)),
        required=tuple(met for asked_by, met in qualifiers.REQUIRED if asked_by.search(text)),
        rivals=sought(text),
        percents=tuple(map(float, rivals.PERCENT.findall(text))),
    )


def plainly(text: str) -> str:
    """The (folded) question without dialect."""
    text = text.rstrip(marks.ENDS)
    for pattern, plain in spoken.PLAIN:
        text = pattern.sub(plain, text)
    return text


def of_place(question: Question) -> Callable[[str], bool] | None:
    """Whether a place, as written, is the one that is named or a higher level of it."""
    if not question.places:
        return None
    asked, known = question.places[-1], dict[str, bool]()

    def governs(written: str) -> bool:
        if written not in known:
            place = gazetteer().place(written)
            known[written] = place is not None and (place == EVERYWHERE or place.governs(asked))
        return known[written]

    return governs


def followed(said: str, previous: str | None) -> str:
    """A follow-up read with the question before it: 那D级呢, 来凤的呢."""
    if (
        previous is None
        or not follow_ups.FOLLOW_START.search(said)
        or len(said) > follow_ups.FOLLOW_LONGEST
    ):
        return said
    match = follow_ups.FOLLOWS.match(said)
    what = match["what"].strip() if match else said
    before = polite(previous)
    for pattern in follow_ups.SWAPS:
        new, old = pattern.search(what), pattern.search(before)
        if new and old:
            return before[: old.start()] + new[0] + before[old.end() :]
    places = gazetteer().find(folded(what))
    if places:
        for old_place in gazetteer().find(folded(before)):
            before = folded(before).replace(old_place.name, "")
        return places[-1].name + before
    return f"{what}{before}" if len(what) <= follow_ups.FOLLOW_WORD else said
