"""A scope as an SQL condition on households."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections.abc import Iterable
from datetime import date

from ledger.scopes import Scope


def households_within(scope: Scope, on: date) -> tuple[str, dict[str, str]]:
    """A condition on `households h` and the values it binds besides `:on`.

    One's own are also those of a colleague on leave for whom one stands in that day.
    """
    if scope.county:
        return "1 = 1", {}
    values: dict[str, str] = {}
    parts = ["1 = 0"]
    for column, areas in (("h.township", scope.townships), ("h.village", scope.villages)):
        if areas:
            parts.append(f"{column} in ({_names(column, areas, values)})")
    held = (
        "h.id in (select a.household from assignments a where a.since <= :on"
        " and (a.until is null or a.until > :on) and "
    )
    if scope.units:
        units = _names("unit", scope.units, values)
        parts.append(
            f"{held}coalesce((select m.unit from memberships m where m.cadre = a.cadre"
            f" and m.since <= :on order by m.since desc limit 1), '') in ({units}))"
        )
    if scope.cadre is not None:
        values["own"] = scope.cadre
        parts.append(
            f"{held}(a.cadre = :own or a.cadre in (select l.cadre from leaves l"
            " where l.stand_in = :own and l.first_day <= :on and l.last_day >= :on)))"
        )
    return f"({' or '.join(parts)})", values


def _names(prefix: str, areas: Iterable[str], values: dict[str, str]) -> str:
    names = []
    for n, area in enumerate(sorted(areas)):
        name = f"{prefix.replace('.', '_')}_{n}"
        values[name] = area
        names.append(f":{name}")
    return ", ".join(names)
