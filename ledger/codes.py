"""Invitation codes: one use, 72 hours, five wrong tries an hour (DESIGN §5, /start)."""

import unicodedata
from datetime import datetime, timedelta
from secrets import choice
from typing import Any

from sqlite_utils import Database

from ledger.clock import shanghai_day, stamp
from ledger.ids import new_id
from ledger.model import Cadre, CadreId, Invitation
from ledger.people import People
from ledger.refusals import CadreLeft, CodeExpired, CodeUnknown, CodeUsed, Refusal, TooManyTries

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 6
LIFE = timedelta(hours=72)
TRIES = 5
TRIES_WITHIN = timedelta(hours=1)


def looks_like_code(words: str) -> bool:
    """Whether words sent alone may be meant as a code."""
    code = normal(words)
    return len(code) == LENGTH and all(letter in LETTERS for letter in code)


def normal(words: str) -> str:
    """Any case, full width or half, with blanks around: the form in which codes are kept."""
    return unicodedata.normalize("NFKC", words).strip().upper()


class Codes:
    def __init__(self, db: Database, people: People) -> None:
        self._db, self._people = db, people

    def issue(self, cadre: CadreId, now: datetime) -> Invitation:
        """A new code; earlier ones stay good until one of them is used. Raises KeyError."""
        self._people.cadre(cadre)
        expires = now + LIFE
        while True:
            code = "".join([choice(LETTERS) for _ in range(LENGTH)])
            row = {"code": code, "cadre": cadre, "issued": stamp(now), "expires": stamp(expires)}
            written = self._db.execute(
                "insert into codes (code, cadre, issued, expires)"
                " values (:code, :cadre, :issued, :expires) on conflict (code) do nothing",
                row,
            )
            if written.rowcount:
                return Invitation(cadre=cadre, code=code, expires=expires)

    def redeem(self, words: str, account: int, now: datetime) -> Cadre:
        """Binds the account to the code's cadre and gives the cadre; old bindings of both end.

        Raises CodeUnknown, CodeUsed, CodeExpired, CadreLeft, TooManyTries. A failed try is a row
        of the same transaction: catch the refusal inside it, or the try is forgotten with it.
        """
        if self._tries(account, now) >= TRIES:
            raise TooManyTries
        try:
            row = self._good(normal(words), account, now)
        except Refusal:
            self._note_try(account, now)
            raise
        cadre = self._people.cadre(CadreId(row["cadre"]))
        former = self._people.of_account(account)
        with self._db.atomic():
            self._db.execute(
                "update codes set used_by = :account, used = :now, former_cadre = :former_cadre,"
                " former_account = :former_account where code = :code",
                {
                    "account": account,
                    "now": stamp(now),
                    "former_cadre": former.id if former else None,
                    "former_account": self._people.account_of(cadre.id),
                    "code": row["code"],
                },
            )
            self._db.execute(
                "update codes set void = 1 where cadre = :cadre and used is null",
                {"cadre": cadre.id},
            )
            self._bind(account, cadre.id, now)
        return cadre

    def unbind(self, account: int, now: datetime) -> None:
        """不是我: as if the account's last code had not been used; the code is good again."""
        cadre = self._people.of_account(account)
        if cadre is None:
            return
        with self._db.atomic():
            self._free(account, cadre.id)
            used = self._db.execute(
                "select code, former_cadre, former_account from codes"
                " where used_by = :account and cadre = :cadre order by used desc limit 1",
                {"account": account, "cadre": cadre.id},
            ).fetchall()
            for code, former_cadre, former_account in used:
                self._db.execute(
                    "update codes set used_by = null, used = null, former_cadre = null,"
                    " former_account = null, void = 0 where code = :code",
                    {"code": code},
                )
                if former_account not in (None, account) and not self._bound(former_account):
                    self._bind(former_account, cadre.id, now)
                if former_cadre not in (None, cadre.id) and not self._held(former_cadre):
                    self._bind(account, former_cadre, now)

    def _good(self, code: str, account: int, now: datetime) -> dict[str, Any]:
        for row in self._db.query("select * from codes where code = :code", {"code": code}):
            if row["used"]:
                raise CodeUsed
            if row["void"] or now > datetime.fromisoformat(row["expires"]):
                raise CodeExpired
            until = self._people.cadre(CadreId(row["cadre"])).until
            if until is not None and until < shanghai_day(now):
                raise CadreLeft
            return row
        raise CodeUnknown

    def _bound(self, account: int) -> bool:
        return self._people.of_account(account) is not None

    def _held(self, cadre: CadreId) -> bool:
        return self._people.account_of(cadre) is not None

    def _bind(self, account: int, cadre: CadreId, now: datetime) -> None:
        self._free(account, cadre)
        self._db.execute(
            "insert into accounts (account, cadre, bound) values (:account, :cadre, :now)",
            {"account": account, "cadre": cadre, "now": stamp(now)},
        )

    def _free(self, account: int, cadre: CadreId) -> None:
        self._db.execute(
            "delete from accounts where account = :account or cadre = :cadre",
            {"account": account, "cadre": cadre},
        )

    def _tries(self, account: int, now: datetime) -> int:
        rows = self._db.execute(
            "select count(*) from code_tries where account = :account and at > :since",
            {"account": account, "since": stamp(now - TRIES_WITHIN)},
        ).fetchall()
        return int(rows[0][0])

    def _note_try(self, account: int, now: datetime) -> None:
        with self._db.atomic():
            self._db.execute(
                "delete from code_tries where at <= :since", {"since": stamp(now - TRIES_WITHIN)}
            )
            self._db.execute(
                "insert into code_tries (id, account, at) values (:id, :account, :at)",
                {"id": new_id(), "account": account, "at": stamp(now)},
            )
