"""What a turn costs a cadre who holds very many households: processing alone, nothing is sent."""

import asyncio
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Any

import click
from telegram.request import BaseRequest, RequestData

from bot.app import Assistant, build
from bot.bench.town import NOON, found
from bot.database import open_home
from ledger.model import Post, Role
from ledger.request import NewRequest, RequestState

FIRST = 7_000_001
ME = {"id": 1, "is_bot": True, "first_name": "bench", "username": "bench_bot"}


class _Deaf(BaseRequest):
    """Nobody is there: what is to be said stays in the outbox."""

    read_timeout = 1.0

    async def initialize(self) -> None: ...
    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: Any,
        **more: Any,
    ) -> tuple[int, bytes]:
        if url.endswith("getMe"):
            return 200, json.dumps({"ok": True, "result": ME}).encode()
        await asyncio.sleep(3600)
        raise AssertionError


class Turns:
    """One person's updates, each taken as a batch of its own."""

    def __init__(self, bot: Assistant, account: int) -> None:
        self._bot, self._account, self._update = bot, account, account * 1_000

    def says(self, words: str) -> float:
        return self._take({"message": {**self._message(), "text": words}})

    def taps(self, wire: str) -> float:
        query = {"id": str(self._update), "chat_instance": "1", "data": wire}
        return self._take(
            {
                "callback_query": {
                    **query,
                    "from": self._person,
                    "message": self._message(),
                }
            }
        )

    def _take(self, what: dict[str, Any]) -> float:
        self._update += 1
        before = perf_counter()
        self._bot.inbox.take([{"update_id": self._update, **what}])
        return 1000 * (perf_counter() - before)

    @property
    def _person(self) -> dict[str, Any]:
        return {"id": self._account, "is_bot": False, "first_name": "C0"}

    def _message(self) -> dict[str, Any]:
        return {
            "message_id": self._update + 1,
            "date": int(NOON.timestamp()),
            "chat": {"id": self._account, "type": "private"},
            "from": self._person,
        }


@click.command("lists")
@click.option("--each", default=200, show_default=True, help="Households of the cadre.")
@click.option("--times", default=15, show_default=True, help="How often each turn is taken.")
@click.option("--households", default=20_000, show_default=True, help="In the county.")
def command(each: int, times: int, households: int) -> None:
    """Whole turns of a cadre with very many households, commit included; median and worst."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(Path(folder), each, times, households))


async def _measure(home: Path, each: int, times: int, households: int) -> None:
    found(home, range(FIRST, FIRST + 2), each, households)
    with closing(open_home(home)) as db:
        bot = build("1:x", db, lambda: NOON, _Deaf(), home, "C")
        await bot.app.initialize()
        while bot.tick():
            pass
        turns = Turns(bot, FIRST)
        for name, act in _acts(turns):
            spent = sorted(act() for _ in range(times))
            click.echo(f"{name}: median {spent[len(spent) // 2]:.1f} ms, worst {spent[-1]:.1f} ms")
        click.echo(f"a hand-over of {each} approved: {_handed_over(bot):.1f} ms")
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()


def _acts(turns: Turns) -> Iterator[tuple[str, Callable[[], float]]]:
    yield "/visit, the list", lambda: turns.says("/visit")
    yield "a name in it", lambda: turns.says("H17")
    yield "/households", lambda: turns.says("/households")
    yield "its third page", lambda: turns.taps("Households:2:")
    yield "a filter of it", lambda: turns.taps("Households:0:left")
    yield "/progress", lambda: turns.says("/progress")
    yield "/handover", lambda: turns.says("/handover")
    yield "/change", lambda: turns.says("/change")
    yield "/cases", lambda: turns.taps("OpenCase::")


def _handed_over(bot: Assistant) -> float:
    """All households of the first cadre go to the second: the approval, as one turn."""
    ledger, today = bot.house.ledger, NOON.date()
    giver, to = (ledger.people.of_account(account) for account in (FIRST, FIRST + 1))
    assert giver and to
    held = [one.household for one in ledger.households.of_cadre(giver.id, today)]
    township = held[0].place.township
    post = Post(role=Role.TOWNSHIP_ADMIN, area=township)
    admin = ledger.register.add_cadre("A", "A", posts=(post,))
    ledger.codes.redeem(ledger.codes.issue(admin.id, NOON).code, FIRST + 2, NOON)
    request = ledger.requests.ask(
        NewRequest(
            kind="handover",
            asker=giver.id,
            about=giver.id,
            since=today,
            role=Role.TOWNSHIP_ADMIN,
            township=township,
            body={"to": to.id, "homes": [home.id for home in held], "why": "-"},
            alone=False,
        ),
        NOON,
    )
    spent = Turns(bot, FIRST + 2).taps(f"Decide:{request.id}:yes")
    assert ledger.requests.request(request.id).state is RequestState.APPROVED
    return spent
