"""Where one may look at rates: the rungs of /rate, each with what lies below and above it."""

from collections import Counter
from dataclasses import dataclass, field, replace

from handlers.texts import rates as texts
from ledger.book import Ledger
from ledger.model import Area, AreaId, AreaKind, By, CadreId
from ledger.refusals import NotInScope
from ledger.scopes import Scope, own

AT = "@"
"""Between a cadre and the village or unit from which one came to them."""


class NotFound(Exception):
    """Nothing in reach is called so."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A rung: what stands there, what its rows are, and the way back up."""

    level: str
    place: str
    name: str
    within: Scope
    rows: By | None = None  # None: the households that are missing
    below: str = ""  # the level that a row's button leads to
    up: tuple[str, str] | None = None  # level and place one rung up, where it is in reach
    beside: tuple[tuple[str, str, str], ...] = field(default=())  # label, level, place
    owner: CadreId | None = None  # whose missing households alone


def tops(ledger: Ledger, scope: Scope) -> tuple[Spot, ...]:
    """The highest rungs in reach; one's own households where there is nothing else."""
    if scope.county:
        return (_county(),)
    areas = [*scope.townships, *scope.villages, *scope.units]
    spots = tuple(_area(ledger.areas.area(id_), scope) for id_ in sorted(areas))
    if scope.cadre is not None and (not spots or len(spots) > 1):
        spots += (_mine(scope.cadre),)
    return spots


def named(ledger: Ledger, scope: Scope, words: str) -> tuple[Spot, ...]:
    """The places in reach that the words name. Raises NotFound."""
    if words == texts.COUNTY and scope.county:
        return (_county(),)
    areas = [area for area in ledger.areas.named(words) if _reached(area, scope)]
    exact = [area for area in areas if area.name == words] or _inner(areas, words)
    if not areas:
        raise NotFound
    found = exact or areas
    names = Counter(area.name for area in found)
    return tuple(
        replace(_area(area, scope), name=_whole(ledger, area))
        if names[area.name] > 1
        else _area(area, scope)
        for area in found
    )


def _whole(ledger: Ledger, area: Area) -> str:
    """With its township in front, so that two of one name are told apart."""
    return f"{ledger.areas.area(area.township).name}{area.name}" if area.township else area.name


def _inner(areas: list[Area], words: str) -> list[Area]:
    """青山镇白石村 is the village: those whose township the words name as well."""
    towns = {area.id for area in areas if area.kind is AreaKind.TOWNSHIP and area.name in words}
    return [area for area in areas if area.township in towns and area.name in words]


def spot(ledger: Ledger, scope: Scope, level: str, place: str) -> Spot:
    """The rung that a button names. Raises NotInScope."""
    match level:
        case "county" | "units" if scope.county:
            return _county() if level == "county" else _units()
        case "missing" if not place and scope.county:
            return Spot("missing", "", texts.COUNTY, Scope(county=True), up=("county", ""))
        case "mine" if scope.cadre is not None:
            return _mine(scope.cadre)
        case "township" | "village" | "unit" | "missing":
            area = _known(ledger, place)
            if _reached(area, scope):
                return _missing(area) if level == "missing" else _area(area, scope)
        case "cadre":
            cadre, _, at = place.partition(AT)
            area = _known(ledger, at)
            known = ledger.working.ever_in(CadreId(cadre), area.id)
            if known and _reached(area, scope):  # who never worked there is not even named
                return _cadre(ledger, CadreId(cadre), area)
        case _:
            pass
    raise NotInScope


def _known(ledger: Ledger, place: str) -> Area:
    try:
        return ledger.areas.area(AreaId(place))
    except KeyError:
        raise NotInScope from None


def _reached(area: Area, scope: Scope) -> bool:
    match area.kind:
        case AreaKind.TOWNSHIP:
            return scope.covers_township(area.id)
        case AreaKind.VILLAGE:
            return scope.covers_village(area.id, area.township or area.id)
        case AreaKind.UNIT:
            return scope.covers_unit(area.id)


def _only(area: Area) -> Scope:
    match area.kind:
        case AreaKind.TOWNSHIP:
            return Scope(townships=frozenset({area.id}))
        case AreaKind.VILLAGE:
            return Scope(villages=frozenset({area.id}))
        case AreaKind.UNIT:
            return Scope(units=frozenset({area.id}))


def _county() -> Spot:
    return Spot(
        "county",
        "",
        texts.COUNTY,
        Scope(county=True),
        By.TOWNSHIP,
        "township",
        beside=((texts.BY_UNIT, "units", ""), (texts.WHO_IS_MISSING, "missing", "")),
    )


def _units() -> Spot:
    return Spot(
        "units",
        "",
        texts.COUNTY,
        Scope(county=True),
        By.UNIT,
        "unit",
        beside=((texts.BY_TOWNSHIP, "county", ""),),
    )


def _mine(cadre: CadreId) -> Spot:
    return Spot("mine", "", texts.MINE, own(cadre), owner=cadre)


def _area(area: Area, scope: Scope) -> Spot:
    missing = ((texts.WHO_IS_MISSING, "missing", str(area.id)),)
    match area.kind:
        case AreaKind.TOWNSHIP:
            up = ("county", "") if scope.county else None
            return Spot(
                "township", area.id, area.name, _only(area), By.VILLAGE, "village", up, missing
            )
        case AreaKind.VILLAGE:
            township = area.township or AreaId("")
            up = ("township", township) if scope.covers_township(township) else None
            return Spot("village", area.id, area.name, _only(area), By.CADRE, "cadre", up, missing)
        case AreaKind.UNIT:
            up = ("units", "") if scope.county else None
            return Spot("unit", area.id, area.name, _only(area), By.CADRE, "cadre", up, missing)


def _missing(area: Area) -> Spot:
    return Spot("missing", area.id, area.name, _only(area), up=(area.kind, area.id))


def _cadre(ledger: Ledger, cadre: CadreId, area: Area) -> Spot:
    name = ledger.people.cadre(cadre).name
    place = f"{cadre}{AT}{area.id}"
    return Spot("cadre", place, name, _only(area), up=(area.kind, area.id), owner=cadre)
