"""A board is drawn beside the bot, and sent as a picture to whom it is for."""

from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers.pictures.board import Board, board_from
from handlers.screen import Letter, Screen

if TYPE_CHECKING:
    from handlers.house import House  # a worker need not load all that

KIND = "picture"


def errand(board: Board, chats: Iterable[int], caption: str = "") -> dict[str, Any]:
    """What `House.send(KIND, …)` is given; `caption` is Telegram HTML."""
    return {"board": asdict(board), "chats": list(chats), "caption": caption}


def work(body: dict[str, Any], home: Path) -> dict[str, Any]:
    """Draws it under the home; the same board is the same file."""
    from handlers.pictures.ranking import draw

    picture = draw(board_from(body["board"]))
    file = Path("work") / f"{sha256(picture).hexdigest()[:16]}.png"
    (home / file).write_bytes(picture)
    return {"file": str(file)}


def ended(
    house: "House", body: dict[str, Any], result: dict[str, Any] | None
) -> tuple[Letter, ...]:
    """The words went before; where the picture failed they stand alone."""
    if result is None:
        return ()
    return tuple(
        Letter(chat, Screen(body["caption"], file=result["file"])) for chat in body["chats"]
    )
