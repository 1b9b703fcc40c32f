"""A bad minute: kills, repeats, double taps, locks and a server that answers anything at all."""

import random
import sqlite3
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from time import monotonic
from typing import Any

import click

from bot.bench.processes import Process
from bot.bench.town import NOON, found
from bot.bench.walkers import Walkers
from bot.clock import wall_clock
from bot.database import NAME, open_home
from bot.localchat.faults import Fails, Fault, Junk, Late, Reset
from bot.localchat.server import serving
from bot.localchat.telegram import Telegram

FIRST = 7_000_001  # the first account
TROUBLES = (
    Fails(502, "Bad Gateway"),
    Fails(500),
    Fails(429, "Too Many Requests", retry_after=1),
    Junk(),
    Junk(b"{}"),
    Reset(),
    Reset(after=True),
    Late(0.2),
)
OFTEN = 0.8
BEGINS = 20.0  # seconds that a start may take where the machine has much else to do
PATIENCE = 60.0  # seconds in which everything must be said once the trouble is over


class Trouble:
    """A share of all calls meets some trouble; while `raging`, most do."""

    def __init__(self, chance: random.Random, share: float) -> None:
        self._chance, self._share, self.raging = chance, share, False

    def __call__(self, method: str, parameters: Mapping[str, Any]) -> Fault | None:
        share = 0.9 if self.raging else self._share
        if method == "getMe" or self._chance.random() > share:
            return None
        return self._chance.choice(TROUBLES)


@click.command("chaos")
@click.option("--seconds", default=60, show_default=True)
@click.option("--people", default=12, show_default=True)
@click.option("--share", default=0.1, show_default=True, help="Of the calls that meet trouble.")
@click.option("--seed", type=int, help="To see the same chances again.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the home and the log here.")
def command(seconds: int, people: int, share: float, seed: int | None, keep: Path | None) -> None:
    """Record visits through a minute of trouble; exit 1 where an answer was lost or doubled."""
    seed = seed if seed is not None else random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)  # noqa: S311
    with ExitStack() as stack:
        home = keep or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "home"
        accounts = range(FIRST, FIRST + people)
        found(home, accounts, each=6)
        telegram = Telegram(wall_clock)
        trouble = Trouble(chance, share)
        address = stack.enter_context(serving(telegram))
        bot = Process(
            *("-m", "bot", "run", "--clock", NOON.isoformat()),
            address=address,
            home=home,
            log=home.with_suffix(".log"),
        )
        stack.callback(bot.kill)
        bot.start()
        walkers = Walkers(telegram, accounts, chance)
        telegram.faults.rule = trouble
        kills, locks = _minute(seconds, chance, bot, walkers, trouble, home)
        telegram.faults.clear()
        wrong = _settle(telegram, walkers, home) + _compare(walkers, home)
        if len(walkers.submitted) < people:
            wrong.append("too little happened to say anything")
    click.echo(
        f"seed {seed}: {walkers.acts} acts, {len(walkers.submitted)} visits submitted, {kills}"
        f" kills, {locks} locks, {walkers.told_unsaved} times told that nothing was saved"
    )
    for one in wrong:
        click.echo(f"WRONG: {one}")
    sys.exit(bool(wrong))


def _minute(
    seconds: int,
    chance: random.Random,
    bot: Process,
    walkers: Walkers,
    trouble: Trouble,
    home: Path,
) -> tuple[int, int]:
    """Everything that may happen does; how often it was killed, and the database locked."""
    kills = locks = 0
    walkers.telegram.until(lambda: walkers.telegram.polls_waiting == 1, BEGINS)
    begun, until = monotonic(), 0.0
    end, kill_at, lock_at, rage_at = begun + seconds, begun + 5, begun + 8, begun + seconds / 2
    lock: sqlite3.Connection | None = None
    while (now := monotonic()) < end:
        walkers.walk(0.5)
        if chance.random() < 0.02:  # noqa: PLR2004  now and then a confirmation was lost
            walkers.telegram.repeats(chance.randrange(1, 20))
        if now > kill_at:
            bot.kill()
            bot.start()
            kills += 1
            if chance.random() < OFTEN:  # else it may be killed while it still begins
                walkers.telegram.until(lambda: walkers.telegram.polls_waiting == 1, BEGINS)
            kill_at = monotonic() + chance.uniform(1, 8)
        if lock is None and now > lock_at:
            lock, until = sqlite3.connect(home / NAME, timeout=0, isolation_level=None), now + 1.2
            with suppress(sqlite3.OperationalError):  # the bot is just writing
                lock.execute("begin immediate")
                locks += 1
        if lock is not None and now > until:
            lock.close()
            lock, lock_at = None, now + chance.uniform(5, 12)
        trouble.raging = rage_at < now < rage_at + 3
    if lock is not None:
        lock.close()
    return kills, locks


def _settle(telegram: Telegram, walkers: Walkers, home: Path) -> list[str]:
    """Waits until all is said; what stayed undone."""
    end = monotonic() + PATIENCE
    with closing(open_home(home)) as db:
        waiting = "select count(*) from outbox where outcome is null"
        while monotonic() < end:
            rests = telegram.until(lambda: telegram.polls_waiting == 1 and not telegram.unheard, 1)
            if rests and not db.execute(waiting).fetchone()[0] and not telegram.spinning():
                break
        walkers.calm()
        left = {
            "updates unheard": telegram.unheard,
            "letters unsaid": db.execute(waiting).fetchone()[0],
            "spinners turning": len(telegram.spinning()),
            "updates set aside": db.execute(
                "select count(*) from inbox where incident is not null"
            ).fetchone()[0],
            "letters that did not arrive": db.execute(
                "select count(*) from outbox where outcome <> 'sent'"
            ).fetchone()[0],
        }
    return [f"{count} {what}" for what, count in left.items() if count]


def _compare(walkers: Walkers, home: Path) -> list[str]:
    """What was submitted, said to be recorded, and recorded: the same, and each once."""
    with closing(open_home(home)) as db:
        rows = db.execute("select id, version from visits").fetchall()
        recorded = {id_ for id_, _ in rows}
        wrong = []
        for account in walkers.accounts:
            numbers = [
                number
                for (number,) in db.execute(
                    "select message from outbox where chat = :chat and edits is null order by id",
                    {"chat": account},
                ).fetchall()
            ]
            if numbers != sorted(numbers):
                wrong.append(f"{account} heard things out of order")
    if len(rows) != len(recorded):
        wrong.append(f"{len(rows) - len(recorded)} visits doubled")
    for what, ids in (
        ("submitted and not recorded", set(walkers.submitted) - recorded),
        ("recorded and not submitted", recorded - set(walkers.submitted)),
        ("recorded and not confirmed", recorded - walkers.confirmed),
        ("confirmed and not recorded", walkers.confirmed - recorded),
    ):
        if ids:
            wrong.append(f"{len(ids)} visits {what}")
    return wrong
