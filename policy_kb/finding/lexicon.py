"""Other words for the same: how people say it, how documents write it."""

from collections.abc import Iterable
from functools import cache

from policy_kb.fold import bare
from policy_kb.tables import pairs
from policy_kb.texts.lexicon import AND

FILES = ("aliases.txt", "aliases.spoken.txt")


class Lexicon:
    """Finds the entries whose left side stands in a question."""

    def __init__(self, entries: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._means: dict[str, tuple[str, ...]] = {}
        for said, means in entries:
            key = bare(said)
            held = self._means.get(key, ())
            self._means[key] = tuple(dict.fromkeys((*held, *map(bare, means))))
        self._longest: dict[str, int] = {}  # first character -> length of the longest such entry
        for key in self._means:
            self._longest[key[:1]] = max(self._longest.get(key[:1], 0), len(key))

    def found(self, question: str) -> dict[str, tuple[str, ...]]:
        """What is said in the (bare) question -> what documents write; the longest entry wins."""
        found: dict[str, tuple[str, ...]] = {}
        at = 0
        while at < len(question):
            longest = self._longest.get(question[at], 0)
            for length in range(min(longest, len(question) - at), 0, -1):
                means = self._means.get(question[at : at + length])
                if means:
                    found[question[at : at + length]] = means
                    at += length - 1
                    break
            at += 1
        return found

    def of(self, word: str) -> tuple[str, ...]:
        return self._means.get(word, ())


@cache
def shipped() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The entries of `data/aliases*.txt`."""
    return tuple(
        (said, tuple(word.strip() for word in means.split(AND) if word.strip()))
        for name in FILES
        for said, means in pairs(name)
    )
