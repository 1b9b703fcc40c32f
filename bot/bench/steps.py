"""What a dialog step costs: CPU against a bare stock echo, and how soon it is answered."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import click

from bot.bench.crowd import Crowd, visit
from bot.bench.processes import cpu, memory, running
from bot.bench.town import NOON, found
from bot.clock import Timepiece, wall_clock
from bot.database import open_home
from bot.localchat.faults import Fault, Late
from bot.localchat.server import serving
from bot.localchat.telegram import Telegram

FIRST = 7_000_001  # the first account
SLOW, STALL = 0.15, 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Bots:
    ours: Crowd
    echo: Crowd
    our_pid: int
    echo_pid: int
    clock: Timepiece

    def visits(self, accounts: range, heads: int) -> tuple[float, list[float]]:
        """Everybody visits all his households, on the next day: CPU seconds, latencies."""
        self.clock.set(self.clock() + timedelta(days=1))
        before, spent = cpu(self.our_pid), []
        for n in range(heads):
            spent += self.ours.walk(visit(f"H{n}"), accounts)
        return cpu(self.our_pid) - before, spent

    def echoes(self, accounts: range, heads: int) -> tuple[float, list[float]]:
        """As many updates for the yardstick."""
        before, spent = cpu(self.echo_pid), []
        for n in range(heads):
            spent += self.echo.walk(visit(f"H{n}"), accounts)
        return cpu(self.echo_pid) - before, spent


@contextmanager
def bots(people: int, each: int, households: int, on: Path | None) -> Iterator[Bots]:
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=on)))
        accounts = range(FIRST, FIRST + people)
        found(home, accounts, each, households)
        db = stack.enter_context(closing(open_home(home)))
        clock = Timepiece(db)
        ours, echo = Telegram(wall_clock), Telegram(wall_clock)
        at, there = stack.enter_context(serving(ours)), stack.enter_context(serving(echo))
        start = ("-m", "bot", "run", "--clock", NOON.isoformat())
        us = stack.enter_context(running(*start, address=at, home=home, log=home / "log"))
        them = stack.enter_context(running("-m", "bot.bench.echo", there.token, there.api))
        crowds = Crowd(ours, accounts), Crowd(echo, accounts)
        for crowd in crowds:
            crowd.start()
        yield Bots(*crowds, us.pid, them.pid, clock)


@click.command("steps")
@click.option("--rounds", default=3, show_default=True, help="How often both are measured.")
@click.option("--people", default=50, show_default=True)
@click.option("--each", default=5, show_default=True, help="Households of a cadre.")
@click.option("--households", default=0, help="Households in the county, if more.")
@click.option("--stall/--no-stall", default=True, help="Also with a send that takes 30 s.")
@click.option("--on", type=click.Path(path_type=Path), help="Folder for the database.")
def command(
    rounds: int, people: int, each: int, households: int, stall: bool, on: Path | None
) -> None:
    """CPU per dialog step against a bare stock echo; answers' p50 and p95."""
    with bots(people, each, households, on) as both:
        everybody, one = both.ours.accounts, both.ours.accounts[:1]
        both.visits(everybody, each), both.echoes(everybody, each)  # warm
        for name, who in ((f"{people} chats", everybody), ("one chat", one)):
            times = 1 if len(who) > 1 else 4  # or the clock's grain shows
            ours = echo = 0.0
            spent: list[float] = []
            steps = 0
            for _ in range(rounds):
                for _ in range(times):
                    used, took = both.visits(who, each)
                    ours, spent, steps = ours + used, spent + took, steps + len(took)
                    echo += both.echoes(who, each)[0]
            click.echo(
                f"{name}: {1000 * ours / steps:.2f} ms CPU a step, echo"
                f" {1000 * echo / steps:.2f} ms, ratio {ours / echo:.2f}; answered {_shown(spent)}"
            )
        both.ours.telegram.faults.rule = _Slow()
        _, spent = both.visits(everybody[1:], each)
        click.echo(f"{1000 * SLOW:.0f} ms of API latency: {_shown(spent)}")
        if stall:
            both.ours.telegram.faults.rule = _Slow(stalled=one[0])
            both.ours.telegram.says(one[0], one[0], visit("")[0])
            _, spent = both.visits(everybody[1:], each)
            click.echo(f"and one send stalls {STALL:.0f} s: the others {_shown(spent)}")
        click.echo(f"memory {memory(both.our_pid):.0f} MB")


@dataclass(frozen=True, slots=True)
class _Slow:
    """Every call takes long, and what is said in one chat takes longer."""

    stalled: int = 0

    def __call__(self, method: str, parameters: Mapping[str, Any]) -> Fault | None:
        return Late(STALL if parameters.get("chat_id") == self.stalled else SLOW)


def _shown(spent: list[float]) -> str:
    ordered = sorted(spent)
    p50, p95 = (ordered[int(share * (len(ordered) - 1))] for share in (0.5, 0.95))
    return f"p50 {1000 * p50:.1f} ms, p95 {1000 * p95:.1f} ms ({len(ordered)} steps)"
