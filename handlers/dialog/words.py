"""An answer in one's own words: blanks around it gone, not longer than there is room for."""

from collections.abc import Callable

from handlers.dialog.form import Invalid
from handlers.texts import words as texts


def sentence(most: int, wanted: str = "") -> Callable[[str], str]:
    """Reads such an answer of at most that many characters.

    Raises Invalid for more, and with what is `wanted` for nothing, if that is to be asked again.
    """

    def read(said: str) -> str:
        words = said.strip()
        if not words and wanted:
            raise Invalid(wanted)
        if len(words) > most:
            raise Invalid(texts.TOO_LONG.substitute(most=most))
        return words

    return read
