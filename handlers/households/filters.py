"""Which households of a list are shown: 未访, 有未结问题, 新监测, 返校季."""

from collections.abc import Callable, Iterable

from ledger.task import Task

FILTERS: dict[str, Callable[[Task], bool]] = {
    "left": lambda task: task.left,
    "problems": lambda task: task.open_problems > 0,
    "new": lambda task: task.new,
    "pupils": lambda task: task.pupils,
}
"""By the code that travels in buttons; the words are in `handlers.texts.households`."""


def known(only: str) -> str:
    """The filter's code, or "" for all where an older release drew the button."""
    return only if only in FILTERS else ""


def chosen(tasks: Iterable[Task], only: str) -> tuple[Task, ...]:
    """Those that the filter lets through; all of them for an empty one."""
    return tuple(task for task in tasks if not only or FILTERS[only](task))


def counts(tasks: Iterable[Task]) -> dict[str, int]:
    """How many each filter would show, of those that would show any."""
    found = tuple(tasks)
    numbers = {code: sum(fits(task) for task in found) for code, fits in FILTERS.items()}
    return {code: number for code, number in numbers.items() if number}
