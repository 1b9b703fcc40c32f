"""What a plan changes, counted and listed the way people compare two lists."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from ledger.roster.entries import CadreEntry, HouseholdEntry, Span
from ledger.roster.known import Known
from ledger.roster.plan import Plan
from ledger.roster.spoken_of import SpokenOf
from ledger.texts import names
from ledger.texts import roster as texts

_SECRET = frozenset({"phone", "id_number"})  # that they changed is said, not what they are


@dataclass(slots=True)
class Count:
    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    kind: str  # cadres, households, care, states
    number: str
    name: str  # of the cadre, of the head of the household
    field: str
    old: str
    new: str


@dataclass(slots=True)
class Difference:
    counts: dict[str, Count] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    absent: dict[str, list[str]] = field(default_factory=dict)  # 本次文件中没有
    called: dict[str, str] = field(default_factory=dict)  # heads and cadres by number


def difference(plan: Plan, kinds: set[str], spoken_of: SpokenOf, today: str) -> Difference:
    """`kinds` are the sheets that were there: only of those is anything absent, and nobody of
    whom a refused row spoke.
    """
    found = Difference()
    known = plan.known
    new_areas = {id_ for id_, *_ in known.new_areas}
    for kind, areas in (
        ("areas", {*known.townships.values(), *known.villages.values()}),
        ("units", set(known.units.values())),
    ):
        found.counts[kind] = Count(
            new=len(areas & new_areas), unchanged=len(areas & plan.listed - new_areas)
        )
    found.counts["cadres"] = _cadres(known, found)
    found.counts["households"] = _households(known, found)
    found.counts["care"] = _spans(known, known.care, "care", found)
    found.counts["states"] = _spans(known, known.states, "states", found)
    for kind, changed, said in (
        ("rules", plan.rules, plan.said_rules),
        ("holidays", plan.holidays, plan.said_holidays),
    ):
        found.counts[kind] = Count(new=len(changed), unchanged=said - len(changed))
    _absent(known, kinds, spoken_of, today, found)
    found.counts = {
        kind: count
        for kind, count in found.counts.items()
        if kind in kinds or count.new or count.changed or count.unchanged
    }
    return found


def _cadres(known: Known, found: Difference) -> Count:
    return _entries("cadres", list(known.cadres.values()), known, found)


def _households(known: Known, found: Difference) -> Count:
    return _entries("households", list(known.households.values()), known, found)


def _entries(
    kind: str, entries: "list[CadreEntry] | list[HouseholdEntry]", known: Known, found: Difference
) -> Count:
    count = Count()
    for entry in entries:
        facts = entry.facts()
        if entry.before is None:
            count.new += 1
        elif tuple(facts.values()) != entry.before:
            count.changed += 1
            for (name, new), old in zip(facts.items(), entry.before, strict=True):
                if new != old:
                    found.changes.append(
                        Change(
                            kind, entry.number, _name(entry), name, *_shown(known, name, old, new)
                        )
                    )
        elif entry.seen is not None:
            count.unchanged += 1
    return count


def _shown(known: Known, name: str, old: Any, new: Any) -> tuple[str, str]:
    if name in _SECRET:
        return "", ""
    if name in ("unit", "village"):
        return known.names[old], known.names[new]
    if name == "category":
        return _category(old), _category(new)
    if name == "roles":
        return _roles(old), _roles(new)
    return str(old if old is not None else ""), str(new if new is not None else "")


def _category(rows: Any) -> str:
    """The latest, and since when."""
    if not rows:
        return ""
    since, (category, subtype) = rows[-1]
    called = subtype or names.CATEGORIES[category]
    return f"{called} {since}".strip()


def _roles(posts: Any) -> str:
    roles = sorted({role for role, _ in posts})
    return " ".join(names.ROLES[role] for role in roles)


def _spans(known: Known, spans: dict[str, list[Span]], kind: str, found: Difference) -> Count:
    count = Count()
    for household, held in spans.items():
        home = known.households[household]
        for span in held:
            if span.before is None:
                count.new += 1
            elif span.facts() != span.before:
                count.changed += 1
                found.changes.append(
                    Change(
                        kind,
                        home.number,
                        home.head,
                        "care" if kind == "care" else "states",
                        _span(known, kind, Span(*span.before)),  # type: ignore[arg-type]
                        _span(known, kind, span),
                    )
                )
            elif span.touched:
                count.unchanged += 1
    return count


def _span(known: Known, kind: str, span: Span) -> str:
    called = known.cadres[span.what].name if kind == "care" else names.STATES[span.what]  # type: ignore[index]
    return f"{called} {span.since}~{span.until or ''}"


def _absent(
    known: Known, kinds: set[str], spoken_of: SpokenOf, today: str, found: Difference
) -> None:
    """What the files could have listed and did not; nothing of it is removed."""

    def meant(one: CadreEntry | HouseholdEntry) -> bool:
        if isinstance(one, CadreEntry):
            return spoken_of.one(one.number, one.name, known.names[one.unit])
        return spoken_of.one(one.number, one.head, known.names[one.village])

    by_kind = {
        "cadres": [
            one.number
            for one in known.cadres.values()
            if one.seen is None and (one.until is None or one.until >= today) and not meant(one)
        ],
        "households": [
            one.number
            for one in known.households.values()
            if one.seen is None and (one.left is None or one.left > today) and not meant(one)
        ],
        "care": [
            f"{known.households[household].number} {known.cadres[span.what].number}"
            for household, held in known.care.items()
            for span in held
            if not span.touched and span.holds(today) and not meant(known.households[household])
        ],
    }
    for kind, absent in by_kind.items():
        if kind in kinds and absent:
            found.absent[kind] = sorted(absent)
    found.called = {one.number: one.head for one in known.households.values()}
    found.called |= {one.number: one.name for one in known.cadres.values()}


def _name(entry: CadreEntry | HouseholdEntry) -> str:
    return entry.name if isinstance(entry, CadreEntry) else entry.head


def words_of(change: Change) -> str:
    """A change on one line."""
    called = texts.FIELDS[change.field]
    who = texts.WHO.substitute(name=change.name, number=change.number)
    if change.field in _SECRET:
        return texts.CHANGED_SECRET.substitute(who=who, field=called)
    return texts.CHANGED.substitute(
        who=who, field=called, old=change.old or texts.NOTHING, new=change.new
    )


def totals(counts: dict[str, Count]) -> Counter[str]:
    """New, changed and unchanged over all kinds."""
    total: Counter[str] = Counter()
    for count in counts.values():
        total.update(new=count.new, changed=count.changed, unchanged=count.unchanged)
    return total
