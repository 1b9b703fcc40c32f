"""Labels of households' buttons: at most ten characters, and no two alike."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from handlers.texts import visit as texts
from ledger.model import Household, HouseholdId

LONGEST = 10  # characters of a label

_HINTS: tuple[Callable[[Household], str], ...] = (
    lambda home: home.group,
    lambda home: home.place.village_name,
    lambda home: home.id_tail or "",
    lambda home: home.group + (home.id_tail or ""),
    lambda home: home.number[-4:],
)
"""What tells namesakes apart, the plainest first."""


def labels(
    homes: Iterable[Household], done: Collection[HouseholdId] = ()
) -> dict[HouseholdId, str]:
    """The head's name; where several are called alike, with group, village or the id's tail."""
    alike: dict[str, list[Household]] = defaultdict(list)
    for home in homes:
        alike[home.head].append(home)
    found: dict[HouseholdId, str] = {}
    for head, some in alike.items():
        hints = _hints(some, LONGEST - len(texts.DONE_MARK) - min(len(head), 4))
        for home, hint in zip(some, hints, strict=True):
            mark = texts.DONE_MARK if home.id in done else ""
            found[home.id] = _label(head, hint, mark)
    return found


def _hints(some: Sequence[Household], room: int) -> list[str]:
    """One for each: what differs between them, as far as it fits."""
    if len(some) == 1:
        return [""]
    for hint in _HINTS:
        hints = [hint(home) for home in some]
        if all(hints) and len({h[-room:] for h in hints}) == len(some):
            return [h[-room:] for h in hints]
    return [str(n) for n in range(1, len(some) + 1)]


def _label(head: str, hint: str, mark: str) -> str:
    if not hint:
        room = LONGEST - len(mark)
        return (head if len(head) <= room else head[: room - 1] + texts.MORE) + mark
    whole = texts.TELL_APART.substitute(head=head, mark=mark, where=hint)
    if len(whole) <= LONGEST:
        return whole
    room = LONGEST - len(mark) - len(hint)
    return head[:room] + hint + mark
