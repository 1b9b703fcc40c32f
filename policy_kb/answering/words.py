"""The words of a question, with how much each of them decides."""

import re
from collections.abc import Callable, Set
from dataclasses import dataclass

from policy_kb.answering.segmenting import tagged
from policy_kb.finding.lexicon import Lexicon
from policy_kb.texts import common_words

_NOUN, _VERB, _OTHER = 1.0, 0.6, 0.5
_GENERIC = 0.4
_SINGLE = 0.4
_ASPECT = 0.15  # how much a word counts that the kind of the answer speaks for
_STRANGE, _STRANGE_VERB = 0.6, 0.4  # how much a word counts that the base never uses
_TERM = 1.4  # what documents put in quotes
_IMPLIED = 0.3
_WORD = re.compile(r"[\w%.]")
_ALIAS, _SOUND, _PART, _CHARS = 0.9, 0.85, 0.75, 0.35
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    weight: float
    noun: bool
    others: tuple[str, ...] = ()  # what documents write for it
    sounds: tuple[
        str, ...
    ] = ()  # words of the base that sound alike, where it has none so written
    known: bool = True  # the base uses the word
    content: bool = True  # a noun or verb that is not generic
    verb: bool = False
    term: bool = False  # a name that documents put in quotes

    def share(self, text: str) -> float:
        """How much of the word stands in the (bare) text, 0 to 1."""
        if self.text in text:
            return 1.0
        best = 0.0
        for other in self.others:
            if other in text:
                return _ALIAS
        for sound in self.sounds:
            if sound in text:
                return _SOUND
        size = len(self.text)
        if size > _SHORT:
            held = sum(self.text[at : at + 2] in text for at in range(size - 1))
            best = _PART * held / (size - 1)
        for other in self.others:
            if len(other) > _SHORT:
                held = sum(other[at : at + 2] in text for at in range(len(other) - 1))
                best = max(best, _ALIAS * _PART * held / (len(other) - 1))
        return best


Rarity = Callable[[str], float]
"""The idf of a word's rarest pair of characters in the base."""


def words(
    question: str,
    rarity: Rarity,
    lexicon: Lexicon,
    sounds: Callable[[str], tuple[str, ...]],
    skip: frozenset[str] = frozenset(),
    terms: Set[str] = frozenset(),
    unknown: float = 99.0,
) -> tuple[Word, ...]:
    """The words of a (bare) question that say something, each once.

    `skip` are words that are looked at elsewhere: places and years. `terms` are names that stay
    whole. `unknown` is the rarity of what the base never says.
    """
    aliases = lexicon.found(question)
    found: dict[str, Word] = {}
    for text, tag in tagged(question, aliases, terms, lambda word: rarity(word) < unknown):
        if text in skip or not _WORD.match(text) or text in found:
            continue
        others = aliases.get(text, ()) or lexicon.of(text)
        if text in common_words.STOP and not others:
            continue
        noun = tag.startswith(("n", "i", "l", "j", "x")) or tag in (
            "vn",
            "an",
            "eng",
            "alias",
            "term",
        )
        kind = _NOUN if noun else _VERB if tag.startswith("v") else _OTHER
        weight = kind * max(rarity(text), min(map(rarity, others), default=0.0) * 0.8)
        weight *= _GENERIC if text in common_words.GENERIC else 1.0
        weight *= _SINGLE if len(text) == 1 else 1.0
        weight *= _TERM if tag == "term" else 1.0
        if text.isdigit() and len(text) == 1:
            weight *= _SINGLE
        plain = text not in common_words.GENERIC
        content = plain and len(text) > 1 and (noun or tag.startswith("v"))
        known = rarity(text) < unknown
        if text in common_words.ASPECTS or text.startswith(common_words.EACH):
            weight, content = weight * _ASPECT, False
        elif not known and not others:
            weight *= _STRANGE if noun else _STRANGE_VERB
        verb = content and not noun
        found[text] = Word(
            text, weight, noun and plain, others, sounds(text), known, content, verb, tag == "term"
        )
    return tuple(found.values())


def implied_words(
    implied: tuple[str, ...], said: tuple[Word, ...], rarity: Rarity, lexicon: Lexicon
) -> tuple[Word, ...]:
    """Words that the kind of the question brings with it, beside those that are `said`."""
    known = {word.text for word in said}
    return tuple(
        Word(text, _IMPLIED * rarity(text), noun=False, others=lexicon.of(text), content=False)
        for text in implied
        if text not in known
    )


def coverage(words: tuple[Word, ...], text: str) -> float:
    """The share of the words' weight that stands in the (bare) text, 0 to 1."""
    total = sum(word.weight for word in words)
    return sum(word.weight * word.share(text) for word in words) / total if total else 0.0
