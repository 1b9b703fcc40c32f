"""How soon a start asks Telegram for updates, and how much memory serving takes."""

import json
import tempfile
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

import click

from bot.bench.crowd import Crowd, visit
from bot.bench.processes import cpu, memory, running
from bot.bench.town import NOON, found
from bot.clock import wall_clock
from bot.database import open_home
from bot.localchat.server import serving
from bot.localchat.telegram import Telegram
from policy_kb.base import PolicyBase

FIRST = 7_000_001  # the first account
EACH = 5  # households of a cadre
PATIENCE = 60.0  # seconds


@click.command("start")
@click.option("--times", default=5, show_default=True, help="How often it is started.")
@click.option("--households", default=20_000, show_default=True)
@click.option("--clauses", default=5_000, show_default=True)
def command(times: int, households: int, clauses: int) -> None:
    """Seconds from the start of the process to its first poll, warm; resident memory."""
    with tempfile.TemporaryDirectory() as folder:
        home, accounts = Path(folder) / "home", range(FIRST, FIRST + 10)
        found(home, accounts, EACH, households)
        _fill(home, Path(folder), clauses)
        telegram = Telegram(wall_clock)
        spent, used = [], []
        with serving(telegram) as address:
            for _ in range(times + 1):
                began = perf_counter()
                words = ("-m", "bot", "run", "--clock", NOON.isoformat())
                with running(*words, address=address, home=home) as bot:
                    if not telegram.until(lambda: telegram.polls_waiting == 1, PATIENCE):
                        raise click.ClickException("it never asked")
                    spent.append(perf_counter() - began)
                    used.append(cpu(bot.pid))
                telegram.until(lambda: telegram.polls_waiting == 0, PATIENCE)
            warm = spent[1:]
            click.echo(
                f"start to first poll, warm: median {median(warm):.2f} s, best {min(warm):.2f} s,"
                f" of it {median(used[1:]):.2f} s CPU"
            )
            with running(*words, address=address, home=home) as bot:
                crowd = Crowd(telegram, accounts)
                crowd.start()
                crowd.walk(visit("H0"))
                crowd.walk(["2.58%"])
                click.echo(
                    f"memory at {households} households and {clauses} clauses:"
                    f" {memory(bot.pid):.0f} MB"
                )


def _fill(home: Path, folder: Path, clauses: int) -> None:
    """Clauses of two hundred characters each, all different."""
    file = folder / "clauses.jsonl"
    with file.open("w") as lines:
        for n in range(clauses):
            text = "".join(
                chr(0x4E00 + (n * 31 + place * place * 7) % 4000) for place in range(200)
            )
            lines.write(json.dumps({"id": f"c{n}", "title": f"t{n % 100}", "text": text}) + "\n")
    with closing(open_home(home)) as db:
        list(PolicyBase(db, meaning=False).take([file], NOON))
