"""A large roster sent in chat: how long its preview and its writing take, and what others feel."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, sleep
from typing import Any

import click

from bot.bench.crowd import Crowd, visit
from bot.bench.processes import running
from bot.bench.town import NOON, found
from bot.clock import Timepiece, wall_clock
from bot.database import open_home
from bot.localchat.server import serving
from bot.localchat.telegram import Telegram
from handlers.texts import imports as texts
from ledger.book import Ledger
from ledger.model import Post, Role
from ledger.texts.columns import COLUMNS, SHEETS
from ledger.texts.names import CATEGORIES

FIRST, ADMINISTRATOR = 7_000_001, 6_999_999  # accounts
VILLAGES, CADRES = 100, 400
PATIENCE = 600  # seconds


@click.command("imports")
@click.option("--households", default=20_000, show_default=True)
@click.option("--people", default=10, show_default=True, help="Who goes on recording visits.")
def command(households: int, people: int) -> None:
    """Import a roster in chat while others record visits."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        accounts = range(FIRST, FIRST + people)
        found(home, accounts, each=5)
        _administrator(home)
        file = home / "roster.xlsx"
        roster(file, households)
        telegram = Telegram(wall_clock)
        telegram.person(ADMINISTRATOR, "A")
        at = stack.enter_context(serving(telegram))
        clock = Timepiece(stack.enter_context(closing(open_home(home))))
        start = ("-m", "bot", "run", "--clock", NOON.isoformat())
        stack.enter_context(running(*start, address=at, home=home, log=home / "log"))
        crowd = Crowd(telegram, accounts)
        crowd.start()
        telegram.presses_start(ADMINISTRATOR)
        crowd.settled()
        others = _Others(crowd, clock)
        click.echo(f"alone: {_shown(others.during(lambda: sleep(5)))}")
        told = _Told(telegram)
        spent = others.during(lambda: told.send(file))
        click.echo(f"preview {told.took:.1f} s; others meanwhile {_shown(spent)}")
        spent = others.during(told.confirm)
        click.echo(f"confirm {told.took:.1f} s; others meanwhile {_shown(spent)}")


class _Told:
    """The administrator's chat."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram, self.took = telegram, 0.0

    def send(self, file: Path) -> None:
        self._telegram.sends_file(ADMINISTRATOR, ADMINISTRATOR, file.name, file.read_bytes())
        self._until(texts.CONFIRM)

    def confirm(self) -> None:
        shown = self._telegram.messages(ADMINISTRATOR)[-1]
        data = {button["text"]: button["callback_data"] for button in _buttons(shown)}
        self._telegram.taps(ADMINISTRATOR, ADMINISTRATOR, shown["message_id"], data[texts.CONFIRM])
        self._until(texts.UNDO)

    def _until(self, label: str) -> None:
        began = perf_counter()
        while label not in {
            button["text"] for button in _buttons(self._telegram.messages(ADMINISTRATOR)[-1])
        }:
            sleep(0.02)
            if perf_counter() - began > PATIENCE:
                raise TimeoutError(self._telegram.messages(ADMINISTRATOR)[-1].get("text"))
        self.took = perf_counter() - began


class _Others:
    """Everybody records visits, without think time, for as long as something else lasts."""

    def __init__(self, crowd: Crowd, clock: Timepiece) -> None:
        self._crowd, self._clock = crowd, clock

    def during(self, work: Callable[[], None]) -> list[float]:
        over, failed = Event(), []

        def run() -> None:
            try:
                work()
            except Exception as trouble:
                failed.append(trouble)
            over.set()

        Thread(target=run, daemon=True).start()
        spent: list[float] = []
        while not over.is_set():
            self._clock.set(self._clock() + timedelta(days=1))
            for n in range(5):
                spent += self._crowd.walk(visit(f"H{n}"))
                if over.is_set():
                    break
        if failed:
            raise failed[0]
        return spent


def roster(file: Path, households: int) -> None:
    """A workbook of so many households with their cadres and who cares for whom."""
    from xlsxwriter import Workbook

    book = Workbook(file, {"constant_memory": True})
    cadres = [(f"K{n:04}", f"K{n:04}", f"U{n % 20}") for n in range(CADRES)]
    homes = [
        (
            f"R{n:06}",
            f"T{n % VILLAGES % 10}",
            f"W{n % VILLAGES}",
            str(1 + n % 8),
            f"R{n:06}",
            3 + n % 4,
            list(CATEGORIES.values())[n % 4],
        )
        for n in range(households)
    ]
    care = [(f"R{n:06}", f"K{n % CADRES:04}", "2026-01-01") for n in range(households)]
    for kind, fields, rows in (
        ("cadres", ("cadre", "name", "unit"), cadres),
        (
            "households",
            ("household", "township", "village", "group", "head", "people", "category"),
            homes,
        ),
        ("care", ("household", "cadre", "since"), care),
    ):
        sheet = book.add_worksheet(SHEETS[kind][0])
        heads = [COLUMNS[kind][field][0] for field in fields]
        for line, row in enumerate([heads, *rows]):
            for at, cell in enumerate(row):
                sheet.write(line, at, cell)
    book.close()


def _administrator(home: Path) -> None:
    with closing(open_home(home)) as db:
        ledger = Ledger(db)
        cadre = ledger.register.add_cadre("A", "A", posts=(Post(role=Role.COUNTY_ADMIN),))
        ledger.codes.redeem(ledger.codes.issue(cadre.id, NOON).code, ADMINISTRATOR, NOON)


def _buttons(message: dict[str, Any]) -> list[dict[str, str]]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _shown(spent: list[float]) -> str:
    ordered = sorted(spent)
    p50, p95 = (ordered[int(share * (len(ordered) - 1))] for share in (0.5, 0.95))
    longest = 1000 * ordered[-1]
    return f"p50 {1000 * p50:.0f}, p95 {1000 * p95:.0f}, longest {longest:.0f} ms ({len(ordered)})"
