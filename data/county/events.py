"""Kinds of things that happen besides visits: problems, wishes, applications, absences."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """What was done with a problem: fixed, returned, passed to a unit, or closed."""

    day: datetime.date
    what: str
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A later visit to a household that was visited already, and what it brought up."""

    household: str
    cadre: str
    day: datetime.date
    check: str = ""  # which of the five failed; empty for none
    words: str = ""
    wish: str = ""
    acts: tuple[Act, ...] = ()  # on the problem, or fulfilling the wish


@dataclass(frozen=True, slots=True)
class Applied:
    """An application: who finished its steps, on which days, and how it ended."""

    kind: str
    household: str
    day: datetime.date
    by: str
    words: str
    steps: tuple[tuple[datetime.date, str], ...]
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Absent:
    """A leave: granted by `granted_by`, or still waiting for somebody."""

    cadre: str
    first: datetime.date
    last: datetime.date
    kind: str
    stand_in: str
    granted_by: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A household that somebody would hand over, not taken over yet."""

    household: str
    giver: str
    receiver: str
    since: datetime.date
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A sample: drawn, checked by a lead of elsewhere, closed."""

    seed: str
    drawn: datetime.date
    closed: datetime.date
    results: tuple[tuple[str, str], ...]  # seen, unseen or mismatch, and words; in turn
    checkers: tuple[str, ...]  # a township's in turn


@dataclass(frozen=True, slots=True)
class Relative:
    """A member of a household: what one asks about before one says what it may enjoy."""

    household: str
    name: str
    kin: str
    born: str
    stage: str = ""  # of school
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Posted:
    """Who holds one of a village's five posts."""

    village: str  # township/village
    post: str
    name: str


@dataclass(frozen=True, slots=True)
class Helped:
    """A household and what it is helped by, one of 四个一批."""

    household: str
    batch: str


@dataclass(frozen=True, slots=True)
class Happenings:
    found: tuple[Found, ...]
    applied: tuple[Applied, ...]
    absent: tuple[Absent, ...]
    offered: tuple[Offered, ...]
    checked: Checked
    relatives: tuple[Relative, ...]
    posted: tuple[Posted, ...]
    helped: tuple[Helped, ...]
