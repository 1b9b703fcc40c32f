"""What people did with a problem, and who was told of it."""

from datetime import datetime

from sqlite_utils import Database

from ledger.clock import stamp
from ledger.model import CadreId
from ledger.problem import Event, ProblemId


class ProblemEvents:
    def __init__(self, db: Database) -> None:
        self._db = db

    def note(
        self,
        problem: ProblemId,
        by: CadreId | None,
        act: str,
        words: str,
        now: datetime,
    ) -> None:
        self._db.execute(
            "insert into problem_events (problem, n, at, by_cadre, act, words) values (:problem,"
            " (select coalesce(max(n), 0) + 1 from problem_events where problem = :problem),"
            " :at, :by, :act, :words)",
            {
                "problem": problem,
                "at": stamp(now),
                "by": by or "",
                "act": act,
                "words": words,
            },
        )

    def of(self, problem: ProblemId) -> tuple[Event, ...]:
        """What people did with it, oldest first."""
        rows = self._db.execute(
            "select at, by_cadre, act, words from problem_events where problem = :id"
            " and act not in ('told', 'opened') order by n",
            {"id": problem},
        ).fetchall()
        return tuple(
            Event(datetime.fromisoformat(at), CadreId(by) if by else None, act, words)
            for at, by, act, words in rows
        )

    def told(self, problem: ProblemId, cadre: CadreId, now: datetime) -> None:
        """The cadre knows that it presses."""
        self.note(problem, cadre, "told", "", now)

    def who_knows(self) -> frozenset[tuple[ProblemId, CadreId]]:
        """Who was told unasked that a problem presses, of those still to do."""
        rows = self._db.execute(
            "select e.problem, e.by_cadre from problem_events e join problems p"
            " on p.id = e.problem where e.act = 'told' and p.state in ('todo', 'fixing')"
        ).fetchall()
        return frozenset((ProblemId(problem), CadreId(cadre)) for problem, cadre in rows)
