"""Phones that send files and open what the bot sends."""

import io
import shutil
from contextlib import closing
from typing import Any

import pytest

from bot.database import open_home
from ledger.book import Ledger
from tests.administration.world import build
from tests.cast import NOW
from tests.conftest import House
from tests.phone import Phone


class Desk(Phone):
    """An administrator's phone."""

    def sends(self, name: str, content: bytes) -> None:
        self.telegram.sends_file(self.account, self.chat, name, content)
        self.house.serve()

    def received(self) -> bytes:
        """The document that the bot sent last."""
        file = next(m["document"] for m in reversed(self.messages) if "document" in m)
        return self.telegram.content_of(file["file_id"])

    def rows(self, sheet: int = 0) -> list[list[Any]]:
        """Of the workbook that the bot sent last."""
        from python_calamine import CalamineWorkbook

        book = CalamineWorkbook.from_filelike(io.BytesIO(self.received()))
        return book.get_sheet_by_index(sheet).to_python()


@pytest.fixture
def desk(house, cast):
    def desk(account: int) -> Desk:
        one = Desk(house, account)
        one.says("/start")
        return one

    return desk


@pytest.fixture
def county(desk):
    from tests.cast import ZHOU

    return desk(ZHOU)


@pytest.fixture
def township(desk):
    from tests.cast import SUN

    return desk(SUN)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The county of `world`, once for all who are played in it, and the folder it lies in."""
    home = tmp_path_factory.mktemp("made")
    with closing(open_home(home)) as db, db.atomic():
        world = build(Ledger(db), NOW)
    return home, world


@pytest.fixture
def furnished(tmp_path, watch, made):
    """A house of its own in that county."""
    house = House(tmp_path / "home", watch)
    shutil.copytree(made[0], house.home)
    house.start()
    yield house
    house.kill()


@pytest.fixture
def world(made):
    return made[1]
