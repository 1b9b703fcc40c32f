"""Why a file cannot become part of the base; `texts.reasons` has the words."""


class Unreadable(Exception):
    """`reason` is a key of texts.reasons.WORDS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
