"""Buttons of what is said unasked: groups, bulletins and their papers, reminders, the calendar."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mute:
    """`until` is month, always, or off: reminders come again."""

    until: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The next pushes."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How the last pushes went."""


@dataclass(frozen=True, slots=True)
class Calendars:
    """The days that a county sets."""


@dataclass(frozen=True, slots=True)
class SetDay:
    """Asks on which day of the month this one is."""

    name: str


@dataclass(frozen=True, slots=True)
class DaySet:
    """`day` 0: none."""

    name: str
    day: int


@dataclass(frozen=True, slots=True)
class AutoRelease:
    """Whether bulletins go out at 15:00 without a tap: on or off."""

    to: str


@dataclass(frozen=True, slots=True)
class Remark:
    bulletin: str


@dataclass(frozen=True, slots=True)
class Papers:
    """Which paper of this bulletin's month?"""

    bulletin: str


@dataclass(frozen=True, slots=True)
class Paper:
    """`kind` is book, print or contest."""

    bulletin: str
    kind: str


# Groups and bulletins.


@dataclass(frozen=True, slots=True)
class Bind:
    """This group gets the posts of that area; an empty one is the county."""

    area: str


@dataclass(frozen=True, slots=True)
class BindPage:
    page: int


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A month's bulletin of an area; an empty one is the county."""

    month: str
    area: str


@dataclass(frozen=True, slots=True)
class Bulletins:
    """Of which area, of a month's."""

    month: str
    page: int


@dataclass(frozen=True, slots=True)
class Release:
    bulletin: str


@dataclass(frozen=True, slots=True)
class Hold:
    bulletin: str


@dataclass(frozen=True, slots=True)
class Preview:
    bulletin: str


@dataclass(frozen=True, slots=True)
class Mend:
    """Drafts the next version of what was released, because the numbers have changed."""

    bulletin: str


PublishingButton = (
    Mute
    | Schedule
    | Sent
    | Calendars
    | SetDay
    | DaySet
    | AutoRelease
    | Remark
    | Papers
    | Paper
    | Bind
    | BindPage
    | Bulletin
    | Bulletins
    | Release
    | Hold
    | Preview
    | Mend
)
