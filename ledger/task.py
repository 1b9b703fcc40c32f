"""A household as a task: what this month wants of it, and how urgent it is."""

from dataclasses import dataclass
from datetime import date

from ledger.model import CadreId, Category, Household


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A household in somebody's care, and what this month wants of it."""

    household: Household
    duty: int = 0  # of whom the list is for: 1, 2, or 0 where they do not hold it
    owner: CadreId | None = None  # who owes what is wanted; None: 待分配, or not known
    times: int = 0  # wanted in the window; 0 is nothing
    days_done: int = 0  # distinct counting days in it
    due: bool = False  # counts in this month's rates
    deferred: bool = False  # 可缓
    exempt: bool = False  # 免计
    last_visit: date | None = None  # the last valid contact that met somebody
    open_problems: int = 0
    new: bool = False  # 新监测
    pupils: bool = False  # 返校季: known only in the season

    @property
    def done(self) -> bool:
        return bool(self.times) and self.days_done >= self.times

    @property
    def left(self) -> bool:
        """未访: due and not done."""
        return self.due and not self.done

    @property
    def still_needed(self) -> int:
        return max(0, self.times - self.days_done)


_FIRST = tuple(Category)  # 监测对象 before 脱贫户


def urgency(task: Task, long_ago: date) -> tuple[object, ...]:
    """Missing ones first: not seen since before last month, open problems, 新监测, 返校季."""
    if task.left:
        turn = 0
    elif task.deferred and not task.done:
        turn = 1
    else:
        turn = 3 if task.done else 2
    last = task.last_visit or date.min
    return (
        turn,
        last >= long_ago,
        not task.open_problems,
        not task.new,
        not task.pupils,
        last,
        _FIRST.index(task.household.category),
        task.household.number,
    )
