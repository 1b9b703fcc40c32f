"""Cadres, the posts they hold, and the Telegram accounts bound to them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlite_utils import Database

from ledger.model import AreaId, Cadre, CadreId, Contact, Post, Role

_CADRE = """
    select c.id, c.number, c.name, c.since, c.until,
        (select m.unit from memberships m where m.cadre = c.id order by m.since desc limit 1),
        a.account
    from cadres c left join accounts a on a.cadre = c.id
"""


_AT_ONCE = 500  # ids in one statement


class People:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of_account(self, account: int) -> Cadre | None:
        """The cadre this Telegram account is bound to, in post or not."""
        found = self._contacts("where a.account = :account", account=account)
        return found[0].cadre if found else None

    def cadre(self, cadre: CadreId) -> Cadre:
        """Raises KeyError for an id that was never given."""
        found = self._contacts("where c.id = :id", id=cadre)
        if not found:
            raise KeyError(cadre)
        return found[0].cadre

    def many(self, cadres: Iterable[CadreId]) -> dict[CadreId, Cadre]:
        """Those of the ids that exist."""
        wanted = list(cadres)
        found: dict[CadreId, Cadre] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            ids = {f"c{n}": id_ for n, id_ in enumerate(wanted[start : start + _AT_ONCE])}
            contacts = self._contacts(f"where c.id in ({', '.join(f':{n}' for n in ids)})", **ids)
            found |= {one.cadre.id: one.cadre for one in contacts}
        return found

    def numbered(self, number: str) -> Cadre | None:
        """By 干部编号."""
        found = self._contacts("where c.number = :number", number=number)
        return found[0].cadre if found else None

    def account_of(self, cadre: CadreId) -> int | None:
        rows = self._db.execute(
            "select account from accounts where cadre = :cadre", {"cadre": cadre}
        ).fetchall()
        return rows[0][0] if rows else None

    def in_post(self, on: date) -> tuple[Contact, ...]:
        """Everyone in post that day, by number."""
        return self._contacts(
            "where (c.since is null or c.since <= :day) and (c.until is null or c.until >= :day)"
            " order by c.number",
            day=on.isoformat(),
        )

    def administrators(self, area: AreaId | None, on: date) -> tuple[Contact, ...]:
        """Of a township, or of the county (None): those in post that day, by number."""
        role = Role.COUNTY_ADMIN if area is None else Role.TOWNSHIP_ADMIN
        return self.holding(role, area, on)

    def holding(self, role: Role, area: AreaId | None, on: date) -> tuple[Contact, ...]:
        """Who holds this role in this very area, in post that day, by number."""
        found = self._contacts(
            "where c.id in (select cadre from posts where role = :role and area = :area)"
            " order by c.number",
            role=role,
            area=area or "",
        )
        return tuple(one for one in found if one.cadre.in_post(on))

    def _contacts(self, where: str, **values: Any) -> tuple[Contact, ...]:
        rows = self._db.execute(_CADRE + where, values).fetchall()
        posts = self._posts([row[0] for row in rows])
        return tuple(
            Contact(
                cadre=Cadre(
                    id=CadreId(id_),
                    number=number,
                    name=name,
                    unit=AreaId(unit) if unit else None,
                    posts=posts.get(id_, ()),
                    since=date.fromisoformat(since) if since else None,
                    until=date.fromisoformat(until) if until else None,
                ),
                account=account,
            )
            for id_, number, name, since, until, unit, account in rows
        )

    def _posts(self, cadres: list[str]) -> dict[str, tuple[Post, ...]]:
        if len(cadres) == 1:
            rows: Iterable[tuple[str, str, str]] = self._db.execute(
                "select cadre, role, area from posts where cadre = :cadre order by role, area",
                {"cadre": cadres[0]},
            ).fetchall()
        elif cadres:
            rows = self._db.execute(
                "select cadre, role, area from posts order by cadre, role, area"
            ).fetchall()
        else:
            rows = ()
        posts: dict[str, list[Post]] = {}
        for cadre, role, area in rows:
            post = Post(role=Role(role), area=AreaId(area) if area else None)
            posts.setdefault(cadre, []).append(post)
        return {cadre: tuple(held) for cadre, held in posts.items()}
