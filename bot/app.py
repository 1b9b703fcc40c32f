"""Builds the assistant: who is given what, in which order updates are offered."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from telegram.ext import ApplicationBuilder, CallbackContext, Defaults
from telegram.request import BaseRequest

from bot.endings import Endings
from bot.errands import Body, Errand, Errands
from bot.fetching import Fetching
from bot.inbox import App, Inbox
from bot.logs import where
from bot.outbox import Outbox
from bot.postman import Postman
from bot.request import Api
from bot.round_rows import past
from bot.rounds import Rounds
from bot.runner import Runner
from bot.sickness import sick
from bot.sweep import Sweep
from handlers.administration.routes import administration_dialogs
from handlers.desk import Desk
from handlers.dialog.flow import Flow
from handlers.fieldwork import fieldwork_dialogs
from handlers.house import House
from handlers.office_dialogs import office_dialogs
from handlers.policies.ask import waiting
from handlers.policies.memory import Memory
from handlers.policies.questions import reply_dialog
from handlers.publishing.routes import publishing_dialogs
from handlers.wire import routes
from ledger.book import Ledger
from ledger.clock import SHANGHAI, Clock
from policy_kb.base import PolicyBase

log = logging.getLogger(__name__)

TICK = 1  # seconds between two looks at the clock


@dataclass(frozen=True, slots=True)
class Assistant:
    app: App  # routes updates; never started to fetch them
    inbox: Inbox
    postman: Postman
    runner: Runner
    rounds: Rounds
    house: House
    db: Database
    outbox: Outbox
    sweep: Sweep

    def opened(self) -> None:
        """The policy base has been read: what was asked meanwhile is answered."""
        with self.db.atomic():
            for letter in waiting(self.house):
                self.outbox.put(letter)
        self.postman.collect()

    def tick(self) -> bool:
        """A slice of what fell due is written and sent on its way; whether there is more.

        The month's standings follow the day too, so that nobody who reads them has to wait; while
        an import is written that is left to its end, or each would wait for the other.
        """
        self.inbox.again()
        now, rates = self.house.clock(), self.house.ledger.rates
        rates.pass_days(now.date())
        unsettled = not self.house.ledger.imports.writing() and rates.settle()
        more = self.rounds.go(now) or unsettled
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
    file_url: str = "https://api.telegram.org/file/bot",
) -> Assistant:
    builder = ApplicationBuilder().token(token).base_url(url).base_file_url(file_url)
    builder = builder.defaults(Defaults(tzinfo=SHANGHAI))
    app: App = builder.request(request).get_updates_request(request).updater(None).build()
    ledger, outbox, errands = Ledger(db, county), Outbox(db), Errands(db, clock)
    house = House(
        ledger=ledger,
        policies=PolicyBase(db),
        clock=clock,
        flow=Flow(db, clock),
        memory=Memory(db),
        send=errands.put,
        went=lambda: past(db),
        home=home,
        bot=lambda: app.bot.username,
        reminded=outbox.reminded,
    )
    house.flow.learn(*office_dialogs(house), *publishing_dialogs(house))
    house.flow.learn(*fieldwork_dialogs(house), reply_dialog(house))
    house.flow.learn(*administration_dialogs(house))
    desk = Desk(house)

    def moved(old: int, new: int) -> None:
        with db.atomic():
            desk.moved(old, new)
            outbox.moved(old, new)

    def committed() -> None:
        postman.collect()
        runner.wake()

    def ended(errand: Errand, result: Body | None) -> None:
        endings(errand, result)
        committed()

    postman = Postman(Api(app.bot), outbox, clock, home, moved)
    endings = Endings(db, errands, outbox, house)
    runner = Runner(errands, home, ended, Fetching(Api(app.bot)))
    app.add_handlers(routes(desk, outbox.put, lambda: app.bot.username))
    inbox = Inbox(db, app, outbox, postman, clock, committed)
    assistant = Assistant(
        app,
        inbox,
        postman,
        runner,
        Rounds(db, house, outbox),
        house,
        db,
        outbox,
        Sweep(db, house, inbox, outbox, errands),
    )

    async def tick(_: CallbackContext[Any, Any, Any, Any]) -> None:
        with _said("tick"):
            more = True
            while more:
                more = assistant.tick()
                await asyncio.sleep(0)  # those who chat come in between

    async def sweep(_: CallbackContext[Any, Any, Any, Any]) -> None:
        with _said("sweep"):
            assistant.sweep()
            runner.wake()

    if app.job_queue:
        quiet = {"misfire_grace_time": None, "coalesce": True}
        app.job_queue.run_repeating(tick, TICK, first=0, name="tick", job_kwargs=quiet)
        app.job_queue.run_repeating(sweep, 3600, first=15, name="sweep", job_kwargs=quiet)
    return assistant


@contextmanager
def _said(what: str) -> Iterator[None]:
    """What goes wrong beside the turns is logged, and tried again the next time."""
    try:
        yield
    except Exception as trouble:
        log.warning("%s: %s", what, type(trouble).__name__ if sick(trouble) else where(trouble))
