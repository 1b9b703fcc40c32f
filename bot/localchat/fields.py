"""Reads the fields of a JSON object as the Bot API does, with its complaints."""

import re
from dataclasses import dataclass
from typing import Any

from bot.localchat.refused import Json, Refused, bad

_NUMBER = re.compile(r"-?\d{1,18}")


@dataclass(frozen=True, slots=True)
class Fields:
    """An object's fields; `within` begins every complaint, e.g. `can't parse BotCommand: `."""

    values: Json
    within: str = ""

    def text(self, name: str) -> str:
        """Numbers are taken as texts. Raises Refused when there is none."""
        if name not in self.values:
            raise self._missing(name)
        return self.optional_text(name)

    def optional_text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise self._wrong(name, "String")
        return str(value)

    def number(self, name: str) -> int:
        """Numbers in texts are taken, too. Raises Refused when there is none."""
        value = self.values.get(name)
        if value is None:
            raise self._missing(name)
        if not _NUMBER.fullmatch(str(value)):
            raise self._wrong(name, "Number")
        return int(value)

    def flag(self, name: str) -> bool:
        value = self.values.get(name, False)
        if not isinstance(value, bool):
            raise self._wrong(name, "Boolean")
        return value

    def array(self, name: str) -> list[Any]:
        value = self.values.get(name)
        if value is not None and not isinstance(value, list):
            raise self._wrong(name, "Array")
        return value or []

    def _missing(self, name: str) -> Refused:
        return bad(f'{self.within}{self._first("Can")}\'t find field "{name}"')

    def _wrong(self, name: str, kind: str) -> Refused:
        return bad(f'{self.within}{self._first("Field")} "{name}" must be of type {kind}')

    def _first(self, word: str) -> str:
        """Telegram writes the first letter of a whole complaint small."""
        return word if self.within else word.lower()


def fields(value: Any, within: str = "", expected: str = "expected an Object") -> Fields:
    """`value` if it is an object. Raises Refused."""
    if not isinstance(value, dict):
        raise bad(f"{within}{expected}")
    return Fields(value, within)
