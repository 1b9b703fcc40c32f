"""A reminder to many people at once: who got it, how often, how fast, what was refused."""

import tempfile
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import click

from bot.bench.crowd import Crowd
from bot.bench.processes import running
from bot.bench.town import found
from bot.clock import wall_clock
from bot.localchat.faults import Fails, Fault
from bot.localchat.server import serving
from bot.localchat.telegram import Telegram
from ledger.clock import SHANGHAI

FIRST = 7_000_001  # the first account
BEFORE = datetime(2026, 10, 20, 8, 57, 0, tzinfo=SHANGHAI)  # the reminder is due at nine
DUE = datetime(2026, 10, 20, 8, 59, 57, tzinfo=SHANGHAI)
PATIENCE = 400.0  # seconds
PAUSE = 3  # seconds that a 429 asks for
STORM = 60.0  # seconds in which every third send gets one


@click.command("broadcast")
@click.option("--people", default=500, show_default=True)
@click.option("--blocked", default=25, show_default=True, help="How many blocked the bot.")
@click.option("--kills", default=0, show_default=True, help="How often it is killed meanwhile.")
@click.option("--storm", is_flag=True, help="Every third send is answered with 429 for a minute.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the bot's log here.")
def command(people: int, blocked: int, kills: int, storm: bool, keep: Path | None) -> None:
    """Send one reminder to everybody under Telegram's own limits; count who got what."""
    accounts = range(FIRST, FIRST + people)
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        log = keep or home / "log"
        found(home, accounts, each=1)
        telegram = Telegram(wall_clock)
        at = stack.enter_context(serving(telegram))
        crowd = Crowd(telegram, accounts)
        words = ["-m", "bot", "run", "--clock", BEFORE.isoformat()]
        with running(*words, address=at, home=home, log=log):
            crowd.start()
            _wait(telegram, accounts, dict.fromkeys(accounts, 1), 0, None)  # all are greeted
        for account in accounts[:blocked]:  # nobody tells the bot: it finds out by a 403
            person = telegram.world.people.get(account)
            assert person
            telegram.world.people.put(replace(person, blocked=True))
        said = {account: len(telegram.messages(account)) for account in accounts}
        telegram.calls.clear()
        telegram.world.limits.enforced = True
        rule = _Storm() if storm else None
        telegram.faults.rule = rule
        began = monotonic()
        for n in range(kills + 1):
            words[-1] = (DUE + timedelta(seconds=monotonic() - began)).isoformat()
            with running(*words, address=at, home=home, log=log):
                goal = len(accounts) * (n + 1) // (kills + 1) if n < kills else None
                _wait(telegram, accounts, said, blocked, goal)
        got = Counter(len(telegram.messages(one)) - said[one] for one in accounts)
        refused = Counter(call.status for call in telegram.calls if call.method == "sendMessage")
        click.echo(
            f"{people} people, {blocked} blocked, {kills} kills, {monotonic() - began:.0f} s"
        )
        for count, many in sorted(got.items()):
            click.echo(f"{many} got {count}")
        click.echo(f"answers to sendMessage: {dict(sorted(refused.items()))}")
        if rule:
            click.echo(f"refused by order: {rule.refused}, tried again too early: {rule.early}")


def _wait(
    telegram: Telegram, accounts: range, said: dict[int, int], blocked: int, goal: int | None
) -> None:
    """Until so many have it, or all who can and nothing more came for a while."""
    end, quiet, before = monotonic() + PATIENCE, monotonic(), -1
    while monotonic() < end:
        told = sum(len(telegram.messages(one)) > said[one] for one in accounts)
        if goal is not None and told >= min(goal, len(accounts) - blocked):
            return
        if told != before:
            quiet, before = monotonic(), told
        if goal is None and told >= len(accounts) - blocked and monotonic() - quiet > PAUSE:
            return
        sleep(0.02)
    raise TimeoutError("not everybody got it")


@dataclass(slots=True)
class _Storm:
    """Every third send gets a 429, for a minute; notes who comes back too early."""

    began: float = field(default_factory=monotonic)
    sends: int = 0
    refused: int = 0
    early: int = 0
    until: dict[int, float] = field(default_factory=dict)

    def __call__(self, method: str, parameters: Mapping[str, Any]) -> Fault | None:
        if not method.startswith("send"):
            return None
        now, chat = monotonic(), int(parameters["chat_id"])
        self.early += now < self.until.get(chat, 0)
        self.sends += 1
        if now - self.began > STORM or self.sends % 3:
            return None
        self.refused += 1
        self.until[chat] = now + PAUSE
        return Fails(429, f"Too Many Requests: retry after {PAUSE}", retry_after=PAUSE)
