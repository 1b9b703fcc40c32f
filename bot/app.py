"""Builds the assistant: who is given what, in which order updates are offered."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from ledger.book import Ledger
from policy_kb.base import PolicyBase
from sqlite_utils import Database
from telegram.ext import ApplicationBuilder, CallbackContext, Defaults
from telegram.request import BaseRequest

from bot.errands import Body, Errand, Errands, Runner
from bot.inbox import App, Inbox
from bot.outbox import Outbox
from bot.postman import Postman
from bot.request import Api
from bot.rounds import Rounds
from handlers.desk import Desk
from handlers.dialog.drafts import Drafts
from handlers.dialog.flow import Flow
from handlers.errands import ERRANDS
from handlers.house import House
from handlers.memory import Memory
from handlers.visit import visit_dialog
from handlers.wire import routes
from ledger.clock import SHANGHAI, Clock

log = logging.getLogger(__name__)

TICK = 1  # seconds between two looks at the clock
KEPT, DRAFTS_KEPT = timedelta(days=7), timedelta(days=60)  # DESIGN §8


@dataclass(frozen=True, slots=True)
class Assistant:
    app: App  # routes updates; never started to fetch them
    inbox: Inbox
    postman: Postman
    runner: Runner
    rounds: Rounds
    house: House

    def tick(self) -> bool:
        """A slice of what fell due is written and sent on its way; whether there is more."""
        more = self.rounds.go(self.house.clock())
        self.postman.collect()
        self.runner.wake()
        return more


def build(
    token: str,
    db: Database,
    clock: Clock,
    request: BaseRequest,
    home: Path,
    county: str,
    url: str = "https://api.telegram.org/bot",
) -> Assistant:
    builder = ApplicationBuilder().token(token).base_url(url).defaults(Defaults(tzinfo=SHANGHAI))
    app: App = builder.request(request).get_updates_request(request).updater(None).build()
    ledger, outbox, errands = Ledger(db, county), Outbox(db), Errands(db, clock)
    house = House(
        ledger=ledger,
        policies=PolicyBase(db),
        clock=clock,
        flow=Flow(db, clock, (visit_dialog(ledger, clock),)),
        memory=Memory(db),
        send=errands.put,
    )
    desk = Desk(house)
    postman = Postman(Api(app.bot), outbox, clock, home, desk.moved)

    def ended(errand: Errand, result: Body | None) -> None:
        with db.atomic():
            errands.ended(errand, "failed" if result is None else "done")
            for letter in ERRANDS[errand.kind].ended(house, errand.body, result):
                outbox.put(letter)
        postman.collect()

    def forget() -> None:
        now = clock()
        with db.atomic():
            inbox.forget(now)
            outbox.forget(now - KEPT)
            errands.forget(now - KEPT)
            house.memory.forget(now - KEPT)
            Drafts(db).forget(now - DRAFTS_KEPT)

    app.add_handlers(routes(desk, outbox.put, lambda: app.bot.username))
    inbox = Inbox(db, app, outbox, postman, clock)
    assistant = Assistant(
        app,
        inbox,
        postman,
        Runner(errands, home, ended),
        Rounds(db, house, outbox),
        house,
    )

    async def tick(_: CallbackContext[Any, Any, Any, Any]) -> None:
        while assistant.tick():
            await asyncio.sleep(0)  # those who chat come in between

    async def sweep(_: CallbackContext[Any, Any, Any, Any]) -> None:
        forget()

    if app.job_queue:
        quiet = {"misfire_grace_time": None, "coalesce": True}
        app.job_queue.run_repeating(tick, TICK, first=0, name="tick", job_kwargs=quiet)
        app.job_queue.run_repeating(sweep, 3600, first=60, name="sweep", job_kwargs=quiet)
    return assistant
