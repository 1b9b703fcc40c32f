"""Where a local chat is found; its door can stand open before there is anybody to answer."""

import secrets
import socket
from dataclasses import dataclass

from bot.localchat.rows import BOT_ID

HOST = "127.0.0.1"
_WAITING = 128  # calls that may wait at the door


@dataclass(frozen=True, slots=True)
class Address:
    """Where a running local chat is found."""

    origin: str  # http://127.0.0.1:PORT
    token: str  # the bot's TELEGRAM_TOKEN
    page: str  # for a browser; its path is a secret

    @property
    def api(self) -> str:
        """The bot's TELEGRAM_API_URL."""
        return f"{self.origin}/bot"

    @property
    def files(self) -> str:
        """The bot's TELEGRAM_FILE_URL."""
        return f"{self.origin}/file/bot"


class NoDoor(OSError):
    """The port is taken, or not ours to take."""


def open_door(port: int) -> socket.socket:
    """A socket on loopback: who calls from now on waits until a server takes it over.

    0 takes any free port. Raises NoDoor.
    """
    try:
        return socket.create_server((HOST, port), backlog=_WAITING)
    except OSError as no:
        raise NoDoor(no.errno, no.strerror) from None


def address_at(door: socket.socket, token: str, secret: str) -> Address:
    """The address of the server that will take over this door."""
    origin = f"http://{HOST}:{door.getsockname()[1]}"
    return Address(origin, token, f"{origin}/{secret}/")


def fresh_secret() -> str:
    """A path for the page that nobody guesses; none that begins as the Bot API's do."""
    return f"p{secrets.token_urlsafe(16)}"


def fresh_token() -> str:
    """A token for the bot, of the form that Telegram gives."""
    return f"{BOT_ID}:{secrets.token_urlsafe(24)}"
