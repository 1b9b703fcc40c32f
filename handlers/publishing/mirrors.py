"""A bulletin also goes to robots elsewhere: the Apprise addresses of the file `mirrors.txt`."""

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers.screen import Letter, Screen
from handlers.texts import mirrors as texts

if TYPE_CHECKING:  # a worker need not load all that
    from handlers.house import House

KIND = "mirror"
FILE = "mirrors.txt"
"""Under the home, for it holds secrets: a line is the area, 全县 or a township, and an address."""
TRIES = 3
TAG = re.compile(r"<[^>]+>")

Body = dict[str, Any]


def errand(html: str, area: str, chats: list[int]) -> Body:
    """`chats` are told where it failed."""
    return {"text": unescape(TAG.sub("", html)), "area": area, "chats": chats}


def work(body: Body, home: Path) -> Body:
    """Says it at each address of the area; how many took it and how many did not."""
    addresses = _addresses(home / FILE, body["area"])
    if not addresses:
        return {"sent": 0, "failed": 0}
    try:
        from apprise import Apprise
    except ImportError:
        return {"sent": 0, "failed": len(addresses)}
    sent = 0
    for address in addresses:
        robot = Apprise()
        if robot.add(address) and any(robot.notify(body=body["text"]) for _ in range(TRIES)):
            sent += 1
    return {"sent": sent, "failed": len(addresses) - sent}


def ended(house: "House", body: Body, result: Body | None) -> tuple[Letter, ...]:
    failed = result["failed"] if result else 1
    if not failed:
        return ()
    words = texts.FAILED.substitute(area=body["area"], count=failed)
    return tuple(Letter(chat, Screen(words)) for chat in body["chats"])


def _addresses(file: Path, area: str) -> list[str]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    pairs = (line.split(maxsplit=1) for line in lines if line.strip() and line[0] != "#")
    return [pair[1].strip() for pair in pairs if len(pair) == 2 and pair[0] == area]  # noqa: PLR2004
