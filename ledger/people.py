"""Cadres, the posts they hold, and the Telegram accounts bound to them."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlite_utils import Database

from ledger.model import AreaId, Cadre, CadreId, Contact, HouseholdId, Post, Role
from ledger.reach import households_within
from ledger.scopes import Scope

_CADRE = """
    select c.id, c.number, c.name, c.since, c.until,
        (select m.unit from memberships m where m.cadre = c.id order by m.since desc limit 1),
        a.account
    from cadres c left join accounts a on a.cadre = c.id
"""


_AT_ONCE = 500  # ids in one statement
_SAME, _NEAR = 90.0, 60.0  # of 100: the name itself or in it; one letter of two or three differs


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

    def sealed_phone(self, cadre: CadreId) -> tuple[str, str] | None:
        """As it lies, and the place it was sealed for (`ledger.keys`); None: not known."""
        rows = self._db.execute(
            "select phone from cadres where id = :id and phone is not null", {"id": cadre}
        ).fetchall()
        return (str(rows[0][0]), f"cadres.phone:{cadre}") if rows else None

    def in_post(self, on: date) -> tuple[Contact, ...]:
        """Everyone in post that day, by number."""
        return self._contacts(
            "where (c.since is null or c.since <= :day) and (c.until is null or c.until >= :day)"
            " order by c.number",
            day=on.isoformat(),
        )

    def everyone(self) -> tuple[Cadre, ...]:
        """In post or not, by number."""
        return tuple(one.cadre for one in self._contacts("order by c.number"))

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

    def of_unit(self, unit: AreaId, on: date) -> tuple[Contact, ...]:
        """Who is in that unit and in post that day, by number."""
        found = self._contacts(
            "where c.id in (select m.cadre from memberships m where m.unit = :unit)"
            " order by c.number",
            unit=unit,
        )
        return tuple(one for one in found if one.cadre.unit == unit and one.cadre.in_post(on))

    def neighbours(self, cadre: CadreId, on: date, limit: int = 50) -> tuple[Contact, ...]:
        """Who holds households in the villages where this cadre holds some, in post, by number."""
        found = self._contacts(
            "where c.id <> :cadre and c.id in (select a.cadre from assignments a"
            " join households h on h.id = a.household where a.since <= :on"
            " and (a.until is null or a.until > :on) and h.village in (select k.village"
            " from assignments b join households k on k.id = b.household where b.cadre = :cadre"
            " and (b.until is null or b.until > :on))) order by c.number limit :limit",
            cadre=cadre,
            on=on.isoformat(),
            limit=limit,
        )
        return tuple(one for one in found if one.cadre.in_post(on))

    def holders(self, within: Scope, on: date, limit: int = 80) -> tuple[Contact, ...]:
        """Who holds households within a scope of townships and villages, in post, by number."""
        where, values = households_within(within, on)
        found = self._contacts(
            "where c.id in (select a.cadre from assignments a join households h"
            " on h.id = a.household where a.since <= :on and (a.until is null or a.until > :on)"
            f" and {where}) order by c.number limit :limit",
            **{**values, "on": on.isoformat(), "limit": limit},
        )
        return tuple(one for one in found if one.cadre.in_post(on))

    def caring(self, household: HouseholdId, on: date) -> tuple[Cadre, ...]:
        """Who holds the household that day, the first first; in post or not."""
        found = self._contacts(
            "join assignments k on k.cadre = c.id where k.household = :household"
            " and k.since <= :on and (k.until is null or k.until > :on)"
            " order by k.duty, k.since desc, c.number",
            household=household,
            on=on.isoformat(),
        )
        return tuple({one.cadre.id: one.cadre for one in found}.values())

    def named(self, words: str, on: date, limit: int = 8) -> tuple[Contact, ...]:
        """Cadres in post whose name or number the words are; those near to it if there is none."""
        from rapidfuzz import fuzz

        said = "".join(words.split())
        if not said:
            return ()
        rows = self._db.execute(
            "select id, name, number from cadres where (since is null or since <= :on)"
            " and (until is null or until >= :on)",
            {"on": on.isoformat()},
        ).fetchall()
        scored = sorted(
            (-score, number, id_)
            for id_, name, number in rows
            if (score := _likeness(said, name, number, fuzz.ratio)) >= _NEAR
        )
        if scored and -scored[0][0] >= _SAME:  # what only looks alike is then not meant
            scored = [one for one in scored if -one[0] >= _SAME]
        ids = [CadreId(id_) for _, _, id_ in scored[:limit]]
        values = {f"c{n}": id_ for n, id_ in enumerate(ids)}
        if not ids:
            return ()
        found = self._contacts(f"where c.id in ({', '.join(f':{n}' for n in values)})", **values)
        return tuple(sorted(found, key=lambda one: ids.index(one.cadre.id)))

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


def _likeness(said: str, name: str, number: str, ratio: Callable[[str, str], float]) -> float:
    if said in (name, number):
        return 100
    if said in name or name in said:
        return _SAME
    return float(ratio(said, name))
