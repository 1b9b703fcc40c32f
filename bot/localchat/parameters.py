"""The parameters of one call, however they travelled: JSON, form, multipart or query string."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.localchat.refused import Json, bad

Upload = tuple[str, bytes, str]
"""A file in a multipart call: its name, its bytes, its MIME type."""


@dataclass(frozen=True, slots=True)
class Given:
    """Reads parameters by name; numbers and objects may come as text, as in a form."""

    values: Mapping[str, Any]
    files: Mapping[str, Upload]

    def text(self, name: str) -> str:
        """Empty when absent."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str) -> int | None:
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f'can\'t parse "{name}" as an integer') from None

    def flag(self, name: str) -> bool:
        value = self.values.get(name)
        return value if isinstance(value, bool) else str(value).lower() in ("true", "1", "yes")

    def structure(self, name: str) -> Any:
        """An object or array, our own copy of it; None when absent."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return json.loads(value if isinstance(value, str) else json.dumps(value))
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def chat(self) -> int:
        """The chat's id. Raises Refused; names of public chats are none of ours."""
        value = self.values.get("chat_id")
        if value is None or value == "":
            raise bad("chat_id is empty")
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad("chat not found") from None

    def message(self) -> int:
        number = self.number("message_id")
        if number is None:
            raise bad("message identifier is not specified")
        return number

    def upload(self, name: str) -> tuple[str, Upload | None]:
        """What stands in a file parameter: the words (an id, an address) and the file, if any."""
        return attached(self.text(name), name, self.files)


def attached(value: str, name: str, files: Mapping[str, Upload]) -> tuple[str, Upload | None]:
    """Follows `attach://…`; a file sent under the parameter's own name counts as well."""
    if value.startswith("attach://"):
        found = files.get(value.removeprefix("attach://"))
        if found is None:
            raise bad(f"wrong HTTP URL specified: file {value!r} is not attached")
        return "", found
    return value, files.get(name) if not value else None


def as_object(value: Any, what: str) -> Json:
    """`value` if it is an object. Raises Refused."""
    if not isinstance(value, dict):
        raise bad(f"can't parse {what}: expected an Object")
    return value
