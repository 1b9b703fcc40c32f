"""Names of people who are poor, ill or in debt are hidden before indexing (DOMAIN A3)."""

import re

from policy_kb.texts import grammar

_AFTER = re.compile(rf"{grammar.NAMED_AFTER}(?=[{grammar.SURNAMES}])")
_HOME = re.compile(grammar.HOME_OF % grammar.SURNAMES)
_IDENTITY = re.compile(grammar.IDENTITY)
_MOBILE = re.compile(grammar.MOBILE)
_NAME = re.compile(rf"[{grammar.SURNAMES}][\u4e00-\u9fff]{{1,2}}$")
_LONGEST = 3


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

    A dictionary knows few names. What it does not know falls into single characters, so a name
    is a surname and the one or two single characters (or an unknown word) behind it.
    """
    import rjieba

    name = ""
    for word, tag in rjieba.tag(text[:12]):
        if tag == "nr" and not name:
            return word if _NAME.match(word) else None
        if len(name) + len(word) > _LONGEST or (len(word) > 1 and name and tag not in ("nr", "x")):
            break
        if len(word) > 1 and not name:
            return None
        if not "\u4e00" <= word[0] <= "\u9fff" or tag.startswith(("p", "c", "d", "u", "r")):
            break
        name += word
    return name if _NAME.match(name) else None
