"""A question as it was typed, read with the one before it, becomes a Question."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from policy_kb.answering.agreement import percents, sought
from policy_kb.answering.comparing import sides_of
from policy_kb.answering.following import asks
from policy_kb.answering.question import Question, count, figured, many
from policy_kb.answering.question import kinds as asked_kinds
from policy_kb.answering.words import Word, implied_words, words
from policy_kb.dialect import plainly
from policy_kb.finding.finder import Finder
from policy_kb.fold import bare, folded
from policy_kb.places import EVERYWHERE, Place, gazetteer
from policy_kb.texts import answer_kinds, common_words, marks, qualifiers, spoken, year_marks

_CONTEXT = 0.5  # what a word of the question before counts


def understood(said: str, finder: Finder, context: str = "") -> Question:
    """`context`: the question before, for what this one leaves out."""
    own = _Read.of(said, finder)
    text, places, years, said_words, core = own.text, own.places, own.years, own.words, own.core
    asked_in = text
    if context:
        before = _Read.of(context, finder)
        asked_in = text if asks(text) else f"{text}{spoken.PAUSE}{before.text}"
        places, years = places or before.places, years or before.years
        known = {word.text for word in said_words}
        share = _CONTEXT if any(word.content for word in said_words) else 1.0
        said_words = (
            *said_words,
            *(
                replace(word, weight=share * word.weight)
                for word in before.words
                if word.text not in known
            ),
        )
        core = f"{core}{spoken.PAUSE}{before.core}"
    asked = asked_kinds(asked_in)
    implied = tuple(answer_kinds.IMPLIED[kind] for kind in asked if kind in answer_kinds.IMPLIED)
    said_words = (
        *said_words,
        *implied_words(implied, said_words, finder.shelf.rarity, finder.lexicon),
    )
    pairs = finder.shelf.weighed([bare(part) for part in marks.CLAUSE_CUT.split(core)])
    how_many = many(asked_in, plain=not answer_kinds.FIGURES & set(asked))
    size = bool(answer_kinds.SIZE.search(asked_in) or answer_kinds.BIG.search(asked_in))
    return Question(
        said=f"{own.text}{spoken.PAUSE}{context}" if context else said,
        bare=own.bare + (before.bare if context else ""),
        words=said_words,
        weight=sum(word.weight for word in said_words),
        pairs=pairs,
        pairs_weight=sum(idf for _, idf in pairs),
        places=places,
        years=years,
        kinds=asked,
        many=how_many,
        size=size,
        figure=bool(how_many) or size or bool(answer_kinds.FIGURES & set(asked)),
        qualifiers=tuple(
            pair
            for pair in (
                *(qualifiers.PER if answer_kinds.AMOUNTS & set(asked) else ()),
                *qualifiers.QUALIFIERS,
            )
            if pair[0].search(asked_in)
        ),
        listed="list" in asked,
        count=count(asked_in),
        compared=answer_kinds.COMPARE.search(asked_in) is not None,
        each=answer_kinds.EACH.search(asked_in) is not None,
        sides=sides_of(asked_in, said_words),
        aspects=tuple(w.text for w in said_words if w.text in common_words.ASPECTS),
        fees=tuple(
            word
            for word in said_words
            if answer_kinds.AMOUNTS & set(asked) and answer_kinds.FEE.search(word.text)
        ),
        required=tuple(met for by, met in qualifiers.REQUIRED if by.search(asked_in)),
        rivals=sought(asked_in),
        percents=percents(asked_in),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """A question by itself."""

    text: str  # folded, put plainly and right
    core: str  # without places, years, and what only asks
    bare: str  # for finding, without places
    places: tuple[Place, ...]
    years: tuple[str, ...]
    words: tuple[Word, ...]

    @classmethod
    def of(cls, said: str, finder: Finder) -> "_Read":
        text = corrected(figured(plainly(folded(said))), finder)
        places = gazetteer().find(text, finder.shelf.known_places)
        years = tuple(dict.fromkeys(year_marks.YEAR.findall(text)))
        rest = text
        for place in places:
            rest = rest.replace(place.name, spoken.PAUSE)
        core = spoken.ASKING.sub(spoken.PAUSE, year_marks.YEAR.sub(spoken.PAUSE, rest))
        if not bare(core):
            core = bare(text)
        skip = frozenset(
            (
                *(place.name for place in places),
                *years,
                *(year + year_marks.YEAR_MARK for year in years),
            )
        )
        found = words(
            core,
            finder.shelf.rarity,
            finder.lexicon,
            finder.shelf.sounds.words,
            skip,
            finder.shelf.terms,
            finder.shelf.unknown,
        )
        return cls(text, core, bare(rest) or bare(text), places, years, found)


def corrected(text: str, finder: Finder) -> str:
    """The question with words put right that only sound right, but for places and what asks."""
    kept = [(found.start(), found.end()) for found in spoken.ASKING.finditer(text)]
    for place in gazetteer().find(text, finder.shelf.known_places):
        at = text.find(place.name)
        kept += [(at, at + len(place.name))] if at >= 0 else []
    parts: list[str] = []
    at = 0
    for start, end in sorted(kept):
        parts += [finder.shelf.corrected(text[at:start]), text[max(at, start) : end]]
        at = max(at, end)
    return "".join((*parts, finder.shelf.corrected(text[at:])))


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
