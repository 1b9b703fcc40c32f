"""How well questions are answered: right, hedged, refused, wrong."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from bot.bench.judge import judged
from bot.bench.stopwatch import Stopwatch
from policy_kb.base import PolicyBase
from policy_kb.wording import plain

Rows = list[dict[str, Any]]


class Quality:
    """Of one set of questions on one base. Shares are 0 to 1."""

    def __init__(self, base: PolicyBase, rows: Rows, tell: Callable[[str], None] | None) -> None:
        """`tell` hears of each question that is not answered well."""
        self._seen: Counter[str] = Counter()
        self.took = Stopwatch()
        self.size = len(rows)
        for row in rows:
            self._ask(base, row, tell)

    def _ask(
        self, base: PolicyBase, row: dict[str, Any], tell: Callable[[str], None] | None
    ) -> None:
        with self.took:
            reply = base.ask(row["text"], row.get("after"))
        judgement = judged(row, plain(reply))
        verdict = "none" if reply.verdict == "offtopic" else reply.verdict
        side = "yes" if row["expect"] == "answer" else "no"
        right = "right" if judgement == "right" else "bad"
        self._seen.update((side, f"{side} {verdict} {right}", f"{side} {verdict}", right))
        self._seen.update((f"{side} {right}", f"judged {judgement}", f"said {reply.verdict}"))
        if side == "yes" and reply.found and reply.hits:
            self._seen.update(("cited",))
            self._seen.update(("source",) if reply.hits[0].source == row["doc"] else ())
        if tell and right == "bad":
            tell(f"  {row['id']} {verdict} {judgement} {row['text']}")

    def _share(self, what: str, of: str) -> float:
        return self._seen[what] / max(1, self._seen[of])

    @property
    def right(self) -> float:
        """Of all questions, by the judge."""
        return self._seen["right"] / max(1, self.size)

    @property
    def answerable_right(self) -> float:
        return self._share("yes right", "yes")

    @property
    def one_answer(self) -> float:
        return self._share("yes answer right", "yes")

    @property
    def hedged(self) -> float:
        return self._share("yes candidates right", "yes")

    @property
    def source(self) -> float:
        return self._share("source", "cited")

    @property
    def refused(self) -> float:
        return self._share("no right", "no")

    @property
    def none(self) -> float:
        return self._share("no none", "no")

    @property
    def wrong(self) -> float:
        """Answered, but not what was asked, or what should not be answered; of all."""
        return (self._seen["yes answer bad"] + self._seen["no answer"]) / max(1, self.size)

    @property
    def asserted(self) -> int:
        """Refusals in which a figure of another place, or of something else, stands."""
        return self._seen["judged asserted"]

    @property
    def off_topic(self) -> float:
        return self._seen["said offtopic"] / max(1, self.size)

    def __str__(self) -> str:
        return (
            f"right {self.right:6.1%} | answerable {self.answerable_right:6.1%}, one answer "
            f"{self.one_answer:6.1%}, in candidates {self.hedged:5.1%}, "
            f"source {self.source:6.1%} | unanswerable refused {self.refused:6.1%}, "
            f"none {self.none:6.1%}, trap figures {self.asserted} | wrong of all "
            f"{self.wrong:.1%} | off topic {self.off_topic:.1%} | "
            f"{self.took}"
        )
