"""The rows that a plan writes, table by table, in the order in which they may be written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ledger.keys import Keys
from ledger.model import HouseholdId
from ledger.roster.entries import CadreEntry, HouseholdEntry, Span
from ledger.roster.plan import Plan

Rows = list[tuple[Any, ...]]


@dataclass(slots=True)
class Slice:
    """Statements and their rows, in the order in which they may be written."""

    statements: list[tuple[str, Rows]] = field(default_factory=list)
    households: list[HouseholdId] = field(default_factory=list)  # whose standing may change
    leaving: list[HouseholdId] = field(default_factory=list)  # for another village
    everywhere: bool = False  # a rule changed: everybody's
    touched: dict[str, list[str]] = field(default_factory=dict)  # kind -> ids
    made: set[str] = field(default_factory=set)  # of these who is not there yet

    def touch(self, kind: str, ids: Iterable[str]) -> None:
        if some := list(ids):
            self.touched[kind] = some

    def add(self, statement: str, rows: Rows) -> None:
        if rows:
            self.statements.append((statement, rows))


def add_areas(piece: Slice, plan: Plan) -> None:
    ids = [id_ for id_, *_ in plan.known.new_areas]
    piece.touch("areas", ids)
    piece.made.update(ids)
    piece.add(
        "insert into areas (id, kind, name, parent) values (?, ?, ?, ?)",
        list(plan.known.new_areas),
    )


def add_cadres(piece: Slice, plan: Plan, keys: Keys, today: str) -> None:
    known = plan.known
    new = [one for one in known.cadres.values() if one.before is None]
    changed = [
        one
        for one in known.cadres.values()
        if one.before is not None and tuple(one.facts().values()) != one.before
    ]
    piece.touch("cadres", [one.id for one in [*new, *changed]])
    piece.made.update(one.id for one in new)
    piece.add(
        "insert into cadres (id, number, made, name, since, until, phone, phone_mac)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [(*_person(one), *_phone(keys, one, "cadres")) for one in new],
    )
    piece.add(
        "update cadres set number = ?, made = ?, name = ?, since = ?, until = ? where id = ?",
        [(*_person(one)[1:], one.id) for one in changed],
    )
    piece.add(
        "update cadres set phone = ?, phone_mac = ? where id = ?",
        [(*_phone(keys, one, "cadres"), one.id) for one in changed if one.phone],
    )
    moved = [one for one in changed if one.unit != _was(one, "unit")]
    piece.add(
        "insert into memberships (cadre, since, unit) values (?, ?, ?)"
        " on conflict (cadre, since) do update set unit = excluded.unit",
        [(one.id, "", one.unit) for one in new] + [(one.id, today, one.unit) for one in moved],
    )
    posted = [one for one in changed if one.posts != _was(one, "roles")]
    piece.add("delete from posts where cadre = ?", [(one.id,) for one in posted])
    piece.add(
        "insert into posts (cadre, role, area) values (?, ?, ?)",
        [(one.id, *post) for one in [*new, *posted] for post in sorted(one.posts)],
    )
    bearing = {
        one.id
        for one in changed
        if [one.number, one.unit, one.since, one.until]
        != [_was(one, name) for name in ("number", "unit", "post_since", "post_until")]
    }
    piece.households += [
        HouseholdId(household)
        for household, spans in known.care.items()
        if any(span.what in bearing and span.before is not None for span in spans)
    ]


def add_households(piece: Slice, plan: Plan, keys: Keys, ids: Sequence[str]) -> None:
    known = plan.known
    entries = [known.households[id_] for id_ in ids]
    new = [one for one in entries if one.before is None]
    changed = [
        one
        for one in entries
        if one.before is not None and tuple(one.facts().values()) != one.before
    ]
    piece.touch("households", ids)
    piece.made.update(one.id for one in new)
    piece.add(
        "insert into households (id, number, made, township, village, grp, head, id_mac, id_tail,"
        " people, reason, address, entered, exited, phone, phone_mac)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(one.id, *_columns(one), *_phone(keys, one, "households")) for one in new],
    )
    piece.add(
        "update households set number = ?, made = ?, township = ?, village = ?, grp = ?, head = ?,"
        " id_mac = ?, id_tail = ?, people = ?, reason = ?, address = ?, entered = ?, exited = ?"
        " where id = ?",
        [(*_columns(one), one.id) for one in changed],
    )
    piece.add(
        "update households set phone = ?, phone_mac = ? where id = ?",
        [(*_phone(keys, one, "households"), one.id) for one in changed if one.phone],
    )
    piece.leaving += [
        HouseholdId(one.id) for one in changed if one.village != _was(one, "village")
    ]
    recast = [
        one for one in changed if tuple(sorted(one.categories.items())) != _was(one, "category")
    ]
    piece.add("delete from categories where household = ?", [(one.id,) for one in recast])
    piece.add(
        "insert into categories (household, since, category, subtype) values (?, ?, ?, ?)",
        [
            (one.id, since, category, subtype)
            for one in [*new, *recast]
            for since, (category, subtype) in one.categories.items()
        ],
    )
    gone, come = _moved(known.care, ids)
    piece.add(
        "delete from assignments where household = ? and cadre = ? and since = ? and duty = ?",
        [(id_, was[0], was[1], was[3]) for id_, was in gone],
    )
    piece.add(
        "insert into assignments (household, cadre, since, until, duty) values (?, ?, ?, ?, ?)",
        [(id_, span.what, span.since, span.until, span.duty) for id_, span in come],
    )
    gone, come = _moved(known.states, ids)
    piece.add(
        "delete from states where household = ? and kind = ? and since = ?",
        [(id_, was[0], was[1]) for id_, was in gone],
    )
    piece.add(
        "insert into states (household, kind, since, until, reason) values (?, ?, ?, ?, ?)",
        [(id_, span.what, span.since, span.until, span.reason) for id_, span in come],
    )
    piece.households += [HouseholdId(id_) for id_ in ids]


def _moved(
    spans: dict[str, list[Span]], ids: Sequence[str]
) -> tuple[list[tuple[str, tuple[Any, ...]]], list[tuple[str, Span]]]:
    """What was, of the changed ones, and what is."""
    changed = [
        (id_, span) for id_ in ids for span in spans.get(id_, ()) if span.facts() != span.before
    ]
    return [(id_, span.before) for id_, span in changed if span.before is not None], changed


def add_county(piece: Slice, plan: Plan) -> None:
    piece.touch("rules", sorted({category for category, _ in plan.rules}))
    piece.touch("holidays", sorted(plan.holidays))
    piece.add(
        "insert into rules (category, since, times, months) values (?, ?, ?, ?)"
        " on conflict (category, since) do update"
        " set times = excluded.times, months = excluded.months",
        [(*key, *rule) for key, rule in plan.rules.items()],
    )
    piece.everywhere = bool(plan.rules)
    piece.add(
        "insert into holidays (day, kind) values (?, ?)"
        " on conflict (day) do update set kind = excluded.kind",
        [(day, "work" if worked else "off") for day, worked in plan.holidays.items()],
    )


def _person(one: CadreEntry) -> tuple[Any, ...]:
    return one.id, one.number, one.made, one.name, one.since, one.until


def _columns(one: HouseholdEntry) -> tuple[Any, ...]:
    return (
        one.number, one.made, one.township, one.village, one.group, one.head, one.id_mac,
        one.id_tail, one.people, one.reason, one.address, one.entered, one.left,
    )  # fmt: skip


def _phone(
    keys: Keys, one: CadreEntry | HouseholdEntry, table: str
) -> tuple[str | None, str | None]:
    if not one.phone:
        return None, None
    return keys.seal(one.phone, f"{table}.phone:{one.id}"), one.phone_mac


def _was(one: CadreEntry | HouseholdEntry, name: str) -> Any:
    """A fact as it was before the plan."""
    assert one.before is not None
    return one.before[list(one.facts()).index(name)]
