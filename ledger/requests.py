"""Requests: what one person asks for and another approves, from which day (DESIGN §5).

A request is a row of any kind. What a kind means, who decides on it and what its approval does
is declared in `handlers.requests.kinds`; here is who asked, who decided, and from which day.
"""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

import json
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from ledger.clock import Month, stamp
from ledger.ids import new_id
from ledger.model import AreaId, CadreId, Role
from ledger.refusals import AlreadyAsked, RequestDecided
from ledger.request import WAITING, NewRequest, Request, RequestId, RequestState, decidable
from ledger.scopes import Scope


class Requests:
    def __init__(self, db: Database) -> None:
        self._db = db

    def ask(self, new: NewRequest, now: datetime) -> Request:
        """Raises AlreadyAsked while the same is asked about the same and not decided."""
        if new.id is not None and (known := self._rows("where id = :id", id=new.id)):
            return known[0]
        if new.alone and self.waiting_about(new.kind, new.about):
            raise AlreadyAsked
        id_ = new.id or new_id()
        self._db.execute(
            "insert into requests (id, number, kind, asker, about, body, since, role, township,"
            " village, receiver, state, asked) values (:id,"
            " (select coalesce(max(number), 0) + 1 from requests), :kind, :asker, :about, :body,"
            " :since, :role, :township, :village, :receiver, :state, :asked)",
            {
                "id": id_,
                "kind": new.kind,
                "asker": new.asker,
                "about": new.about,
                "body": json.dumps(dict(new.body), ensure_ascii=False),
                "since": new.since.isoformat(),
                "role": new.role,
                "township": new.township or "",
                "village": new.village or "",
                "receiver": new.receiver,
                "state": RequestState.OFFERED if new.receiver else RequestState.OPEN,
                "asked": stamp(now),
            },
        )
        return self.request(RequestId(id_))

    def request(self, id_: RequestId) -> Request:
        """Raises KeyError."""
        for one in self._rows("where id = :id", id=id_):
            return one
        raise KeyError(id_)

    def accept(self, id_: RequestId, now: datetime) -> Request:
        """The receiver agrees; now it waits for a decision. Raises RequestDecided."""
        self._waiting(id_, RequestState.OFFERED)
        return self._update(id_, "state = 'open', accepted = :now", now=stamp(now))

    def approve(self, id_: RequestId, by: CadreId, effective: date, now: datetime) -> Request:
        """It counts from `effective`. Raises RequestDecided if somebody was quicker."""
        self._waiting(id_, RequestState.OPEN)
        return self._update(
            id_,
            "state = 'approved', decided = :now, decided_by = :by, effective = :effective",
            now=stamp(now),
            by=by,
            effective=effective.isoformat(),
        )

    def refuse(self, id_: RequestId, by: CadreId, now: datetime) -> Request:
        """By the receiver or who decides. Raises RequestDecided if somebody was quicker."""
        self._waiting(id_, *WAITING)
        return self._update(
            id_, "state = 'refused', decided = :now, decided_by = :by", now=stamp(now), by=by
        )

    def withdraw(self, id_: RequestId, now: datetime) -> Request:
        """Taken back by who asked. Raises RequestDecided."""
        self._waiting(id_, *WAITING)
        return self._update(id_, "state = 'withdrawn', decided = :now", now=stamp(now))

    def to_county(self, id_: RequestId) -> Request:
        """From now on only the county may decide. Raises RequestDecided."""
        self._waiting(id_, *WAITING)
        return self._update(id_, "role = :role", role=Role.COUNTY_ADMIN)

    def to_decide(self, reach: Scope) -> tuple[Request, ...]:
        """What waits for a decision within a reach of `Ability.APPROVE`, oldest first."""
        waiting = self._rows("where state = 'open' order by asked, number")
        return tuple(one for one in waiting if decidable(one, reach))

    def offered_to(self, receiver: CadreId) -> tuple[Request, ...]:
        """What waits for this receiver's word, oldest first."""
        return self._rows(
            "where receiver = :receiver and state = 'offered' order by asked, number",
            receiver=receiver,
        )

    def of_asker(self, asker: CadreId, limit: int = 20) -> tuple[Request, ...]:
        """Newest first."""
        return self._rows(
            "where asker = :asker order by asked desc, number desc limit :limit",
            asker=asker,
            limit=limit,
        )

    def about(self, about: str) -> tuple[Request, ...]:
        """All that was ever asked about a household, cadre or visit, newest first."""
        return self._rows("where about = :about order by asked desc, number desc", about=about)

    def waiting_about(self, kind: str, about: str) -> Request | None:
        """The one of this kind about this that is not decided yet."""
        found = self._rows(
            "where about = :about and kind = :kind and state in ('offered', 'open')",
            about=about,
            kind=kind,
        )
        return found[0] if found else None

    def dated_back(self, month: Month, township: AreaId | None) -> int:
        """How many approvals of the county (None) or a township reach back into the month.

        Those that count on a day of it which was over when they were approved.
        """
        rows = self._db.execute(
            "select count(*) from requests where state = 'approved'"
            " and effective < substr(decided, 1, 10) and effective <= :last"
            " and substr(decided, 1, 10) > :first and (:township = '' or township = :township)",
            {
                "first": month.first.isoformat(),
                "last": month.last.isoformat(),
                "township": township or "",
            },
        ).fetchall()
        return int(rows[0][0])

    def _waiting(self, id_: RequestId, *states: RequestState) -> None:
        if self.request(id_).state not in states:
            raise RequestDecided

    def _update(self, id_: RequestId, what: str, **values: Any) -> Request:
        self._db.execute(f"update requests set {what} where id = :id", {"id": id_, **values})
        return self.request(id_)

    def _rows(self, where: str, **values: Any) -> tuple[Request, ...]:
        return tuple(
            Request(
                id=RequestId(row["id"]),
                number=row["number"],
                kind=row["kind"],
                asker=CadreId(row["asker"]),
                about=row["about"],
                body=json.loads(row["body"]),
                since=date.fromisoformat(row["since"]),
                role=Role(row["role"]),
                township=AreaId(row["township"]) if row["township"] else None,
                village=AreaId(row["village"]) if row["village"] else None,
                receiver=CadreId(row["receiver"]) if row["receiver"] else None,
                state=RequestState(row["state"]),
                asked=datetime.fromisoformat(row["asked"]),
                accepted=_instant(row["accepted"]),
                decided=_instant(row["decided"]),
                decided_by=CadreId(row["decided_by"]) if row["decided_by"] else None,
                effective=date.fromisoformat(row["effective"]) if row["effective"] else None,
            )
            for row in self._db.query(f"select * from requests {where}", values)
        )


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
