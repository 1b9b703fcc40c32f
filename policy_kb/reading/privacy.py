"""Names of people who are poor, ill or in debt are hidden before indexing (DOMAIN A3)."""

import re

from policy_kb.texts import grammar

_AFTER = re.compile(rf"{grammar.NAMED_AFTER}(?=[{grammar.SURNAMES}])")
_HOME = re.compile(grammar.HOME_OF % grammar.SURNAMES)
_IDENTITY = re.compile(grammar.IDENTITY)
_MOBILE = re.compile(grammar.MOBILE)
_NAME = re.compile(rf"[{grammar.SURNAMES}][\u4e00-\u9fff]{{1,2}}$")
_SHORT, _LONGEST = 2, 3
_SURNAME = ("n", "x", "j", "q")  # tags of a character that stands alone and may be one
_NOT_NAMES = ("p", "c", "d", "u", "r", "m", "v")  # tags that go on with a common word


def veiled(text: str) -> str:
    """The text with such names shortened, ids hidden, and phones beside such names."""
    text = _IDENTITY.sub(grammar.HIDDEN, text)
    names = {*_named_after(text), *(found["name"] for found in _HOME.finditer(text))}
    if not names:
        return text
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, name[0] + grammar.SOMEONE)
    return _MOBILE.sub(grammar.HIDDEN, text)


def _named_after(text: str) -> set[str]:
    return {
        name
        for found in _AFTER.finditer(text)
        if (name := _name_at(text[found.end() :])) is not None
    }


def _name_at(text: str) -> str | None:
    """The name that the text begins with; None where a common word begins instead.

    A dictionary knows few names: a name is a word that it takes for one, or a surname that it
    leaves alone. Most have three characters; two where a word begins behind the second, and none
    behind the third.
    """
    import rjieba

    tagged = rjieba.tag(text[:12])
    if not tagged or text.startswith(grammar.NOT_A_NAME):
        return None
    first, tag = tagged[0]
    if tag == "nr" and len(first) == _LONGEST and _NAME.match(first):
        return str(first)
    if tag != "nr" and (len(first) > 1 or rjieba.has_word(text[:_SHORT])):
        return None
    if len(first) == 1 and (len(tagged) < _SHORT or not tag.startswith(_SURNAME)):
        return None
    if len(first) == 1 and tagged[1][1].startswith(_NOT_NAMES):
        return None
    begins = rjieba.has_word(text[_SHORT : _SHORT + 2])
    goes_on = rjieba.has_word(text[_LONGEST : _LONGEST + 2])
    name = text[: _SHORT if begins and not goes_on else _LONGEST]
    while name and not _NAME.match(name):
        name = name[:-1]
    return name if len(name) >= _SHORT else None
