"""A question cut into words, names and entries of the lexicon kept whole."""

from collections.abc import Callable, Set

from policy_kb.texts import common_words, counts

_SHORT = 2
_TERM_LONGEST = 14
_FOLLOWING = 5  # words that may together be an entry

Aliases = dict[str, tuple[str, ...]]


def tagged(
    question: str, aliases: Aliases, terms: Set[str], known: Callable[[str], bool]
) -> list[tuple[str, str]]:
    """Words with what kind they are: a tag of the dictionary, `term` for a name that documents
    put in quotes, `alias` for what the lexicon puts in other words."""
    import rjieba

    found: list[tuple[str, str]] = []
    for part, tag in _named(question, aliases, terms):
        if tag:
            found.append((part, tag))
            continue
        for text, kind in _joined(rjieba.tag(part), aliases, terms):
            found += _looser(text, kind, aliases, known)
    return found


def _looser(
    text: str, tag: str, aliases: Aliases, known: Callable[[str], bool]
) -> list[tuple[str, str]]:
    """A word that the base never uses may hold one that it does: 能领, 自来水管."""
    if len(text) < _SHORT or text in aliases or known(text):
        return [(text, tag)]
    if len(text) == _SHORT and text[0] in common_words.MODALS:
        return [(text[1:], tag)]
    for size in range(len(text) - 1, _SHORT - 1, -1):
        for at in range(len(text) - size + 1):
            if text[at : at + size] in aliases:
                return [(text[at : at + size], "alias")]
    return [(text, tag)]


def _named(text: str, aliases: Aliases, terms: Set[str]) -> list[tuple[str, str]]:
    """The text in parts: those that stay whole with their tag, and what is between them."""
    parts: list[tuple[str, str]] = []
    at = start = 0
    while at < len(text):
        shortest = 1 if text[at] in counts.COUNTED else _SHORT
        for end in range(min(len(text), at + _TERM_LONGEST), at + shortest, -1):
            whole = text[at:end]
            if whole in terms or (whole in aliases and end - at > _SHORT):
                parts += [(text[start:at], ""), (whole, "term" if whole in terms else "alias")]
                at = start = end
                break
        else:
            at += 1
    return [part for part in (*parts, (text[start:], "")) if part[0]]


def _joined(
    tagged: list[tuple[str, str]], aliases: Aliases, terms: Set[str]
) -> list[tuple[str, str]]:
    """Words that together are an entry of the lexicon, or a name, are one word."""
    joined: list[tuple[str, str]] = []
    at = 0
    while at < len(tagged):
        for end in range(min(len(tagged), at + _FOLLOWING), at + 1, -1):
            text = "".join(word for word, _ in tagged[at:end])
            if text in aliases or text in terms:
                joined.append((text, "term" if text in terms else "alias"))
                at = end
                break
        else:
            word, tag = tagged[at]
            if word == common_words.FEE and joined:
                word, tag = joined.pop()[0] + word, "n"
            joined.append((word, tag))
            at += 1
    return joined
