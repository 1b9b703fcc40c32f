"""What the Bot API answers instead of a result."""

from typing import Any

Json = dict[str, Any]


class Refused(Exception):
    """A call that the Bot API turns down, with its status and its own words."""

    def __init__(self, words: str, code: int = 400, **parameters: int) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.parameters = parameters

    def as_answer(self) -> Json:
        """The answer's JSON, e.g. `{"ok": false, "error_code": 400, "description": …}`."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.words}
        if self.parameters:
            answer["parameters"] = dict(self.parameters)
        return answer


def bad(words: str, **parameters: int) -> Refused:
    """A 400, whose words Telegram begins with `Bad Request: `."""
    return Refused(f"Bad Request: {words}", 400, **parameters)


def forbidden(words: str) -> Refused:
    """A 403, whose words Telegram begins with `Forbidden: `."""
    return Refused(f"Forbidden: {words}", 403)
