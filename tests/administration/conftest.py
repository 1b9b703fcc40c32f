"""Phones that send files and open what the bot sends."""

import io
from typing import Any

import pytest

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
