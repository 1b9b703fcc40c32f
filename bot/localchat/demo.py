"""What whoever wires the demo tells the local chat: who is there, what time it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.localchat.telegram import Telegram


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A person whom the page offers to be."""

    account: int  # the Telegram user id
    name: str
    role: str  # one line under the name
    part: str = ""  # whom a scene asks for: cadre, township, county, stranger …


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A group that stands ready."""

    chat: int  # negative
    title: str
    members: Sequence[int] = ()
    administrators: Sequence[int] = ()
    bot: str = "member"  # the bot's status there: member, administrator, left


class Demo(Protocol):
    """The wiring's side. All people and groups are made known to the core at start."""

    @property
    def people(self) -> Sequence[Someone]: ...

    @property
    def groups(self) -> Sequence[Gathering]: ...

    def clock(self) -> datetime:
        """The bot's time, aware."""
        ...

    def move_clock(self, to: datetime) -> None:
        """Sets the bot's clock forward to `to`; it runs on from there."""
        ...

    def code_for(self, account: int) -> str:
        """What Start carries for this person, a code of `invite`; empty for none."""
        ...


def make_known(telegram: Telegram, demo: Demo) -> None:
    """Everybody and every group of the demo; what is there already stays as it is."""
    for someone in demo.people:
        telegram.person(someone.account, someone.name)
    for group in demo.groups:
        if not telegram.world.groups.get(group.chat):
            telegram.group(
                group.chat, group.title, group.members, group.administrators, bot=group.bot
            )
