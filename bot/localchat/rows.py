"""What the imitation remembers, as rows: people, groups, seats, posts, files, taps, updates."""

from dataclasses import dataclass, field

from bot.localchat.refused import Json

BOT_ID = 7_000_000_001
ANONYMOUS: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    first_name: str
    username: str | None = None
    started: bool = False  # pressed Start, or wrote: from then on the bot may write first
    blocked: bool = False

    @property
    def key(self) -> str:
        return str(self.id)

    @property
    def user(self) -> Json:
        """As the Bot API's User."""
        name = {"username": self.username} if self.username else {}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **name}


@dataclass(frozen=True, slots=True)
class Group:
    id: int
    title: str
    type: str  # group | supergroup
    moved_to: int | None = None  # set when it became a supergroup

    @property
    def key(self) -> str:
        return str(self.id)

    @property
    def chat(self) -> Json:
        """As the Bot API's Chat."""
        return {"id": self.id, "type": self.type, "title": self.title}


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place in a group, the bot's own included."""

    chat: int
    user: int
    status: str  # creator | administrator | member | restricted | left | kicked
    may_write: bool = True
    anonymous: bool = False

    @property
    def key(self) -> str:
        return f"{self.chat}:{self.user}"

    @property
    def inside(self) -> bool:
        return self.status not in ("left", "kicked")

    @property
    def administers(self) -> bool:
        return self.status in ("creator", "administrator")


@dataclass(frozen=True, slots=True)
class Post:
    """One message of a chat."""

    chat: int
    id: int
    author: int  # a user's id, BOT_ID for the bot
    body: Json  # the Bot API's Message
    keyboard: Json | None = None  # the reply markup it brought, if that is no inline keyboard
    gone: bool = False  # deleted

    @property
    def key(self) -> str:
        return f"{self.chat}:{self.id}"


@dataclass(frozen=True, slots=True)
class StoredFile:
    id: str
    unique: str
    kind: str  # photo | document | voice | sticker
    path: str  # as in File.file_path
    name: str
    mime: str
    size: int  # bytes
    width: int = 0  # pixels, of pictures
    height: int = 0

    @property
    def key(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class Tap:
    """A callback query: its button spins until it is answered."""

    id: str
    user: int
    chat: int
    message: int
    data: str  # what the button carries
    at: int  # Unix time
    answer: Json | None = None  # what answerCallbackQuery said

    @property
    def key(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update the bot has not confirmed."""

    id: int
    kind: str
    content: Json
    until: int = 0  # Unix time after which it is forgotten; 0 for never

    @property
    def key(self) -> str:
        return str(self.id)

    @property
    def update(self) -> Json:
        return {"update_id": self.id, self.kind: self.content}


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The reply keyboard that stands in a chat."""

    chat: int
    markup: Json
    message: int = 0  # the one that brought it

    @property
    def key(self) -> str:
        return str(self.chat)


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing the bot once told the server: commands, webhook, wanted updates; also counters."""

    key: str
    value: Json = field(default_factory=dict)
