"""What is said when a draw has been made, logged or repeated."""

from typing import Any

from handlers.checks.draw_card import draw_screen
from handlers.house import House
from handlers.screen import Letter, Screen
from handlers.texts import checks as texts
from ledger.checks.draw import DrawId

DRAW, LOG, REPEAT = "check.draw", "check.log", "check.repeat"
Body = dict[str, Any]


def was_drawn(house: House, body: Body, result: Body | None) -> tuple[Letter, ...]:
    if not result:
        words = texts.DRAW_FAILED if result is None else texts.NOBODY
        return (Letter(body["chat"], Screen(words)),)
    house.ledger.audit.note(body["by"], f"{body['kind']}.draw", body["draw"], house.clock())
    return (Letter(body["chat"], draw_screen(house, DrawId(body["draw"]))),)


def was_logged(house: House, body: Body, result: Body | None) -> tuple[Letter, ...]:
    if result is None:
        return (Letter(body["chat"], Screen(texts.FILE_FAILED)),)
    caption = texts.LOG_CAPTION.substitute(number=result["number"])
    return (Letter(body["chat"], Screen(caption, file=result["file"])),)


def was_repeated(house: House, body: Body, result: Body | None) -> tuple[Letter, ...]:
    words = texts.DRAW_FAILED
    if result is not None:
        same = texts.SAME.substitute(seed=result["seed"])
        words = same if result["same"] else texts.DIFFERENT
    return (Letter(body["chat"], Screen(words)),)
