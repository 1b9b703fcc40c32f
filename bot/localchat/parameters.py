"""The parameters of one call, however they travelled: JSON, form, multipart or query string."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.localchat.refused import bad

Upload = tuple[str, bytes, str]
"""A file in a multipart call: its name, its bytes, its MIME type."""

_NUMBER = re.compile(r"\s*([+-]?\d{1,18})")


@dataclass(frozen=True, slots=True)
class Given:
    """Reads parameters by name; all are texts to the Bot API, objects are JSON in a text."""

    values: Mapping[str, Any]
    files: Mapping[str, Upload]

    def text(self, name: str) -> str:
        """Empty when absent. Raises Refused for half a character."""
        value = self.values.get(name)
        if value is None:
            return ""
        return sound(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))

    def number(self, name: str) -> int | None:
        """None when absent; 0 for what is no number, as Telegram reads it."""
        text = self.text(name)
        hit = _NUMBER.match(text)
        return int(hit.group(1)) if hit else (0 if text else None)

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in ("true", "1", "yes")

    def structure(self, name: str, called: str = "") -> Any:
        """An object or array, our own copy of it; None when absent.

        Raises Refused for what is no JSON; the Bot API's words call the parameter `called`.
        """
        text = self.text(name)
        if not text:
            return None
        try:
            parsed = json.loads(text)
        except (ValueError, RecursionError):
            called = called or name.replace("_", " ")
            raise bad(f"can't parse {called} JSON object") from None
        sound(json.dumps(parsed, ensure_ascii=False))  # an escape may hide half a character
        return parsed

    def lenient(self, name: str) -> Any:
        """As `structure`; None also for what is no JSON, which Telegram passes over here."""
        try:
            return json.loads(self.text(name))
        except (ValueError, RecursionError):
            return None

    def chat(self) -> int:
        """The chat's id. Raises Refused; names of public chats are none of ours."""
        text = self.text("chat_id")
        if not text:
            raise bad("chat_id is empty")
        hit = _NUMBER.fullmatch(text)
        if not hit:
            raise bad("chat not found")
        return int(hit.group(1))

    def message(self, name: str = "message_id") -> int:
        """The number of a message, 0 where none is named."""
        return max(self.number(name) or 0, 0)

    def upload(self, name: str) -> tuple[str, Upload | None]:
        """What stands in a file parameter: the words (an id, an address) and the file, if any."""
        return attached(self.text(name), name, self.files)


def sound(text: str) -> str:
    """The text itself. Raises Refused where half of a character stands alone."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad("strings must be encoded in UTF-8") from None
    return text


def attached(value: str, name: str, files: Mapping[str, Upload]) -> tuple[str, Upload | None]:
    """Follows `attach://…`; a file sent under the parameter's own name counts as well."""
    if value.startswith("attach://"):
        return "", files.get(value.removeprefix("attach://"))
    return value, files.get(name) if not value else None
