"""Photos sent with a visit: taken while its draft is open, never asked for, fetched later."""

from dataclasses import dataclass

from handlers.asker import Asker
from handlers.dialog.form import AND, picked
from handlers.house import House
from handlers.screen import Letter, Screen
from handlers.sent import SentPhoto
from handlers.texts import visit as texts
from handlers.visits import photo_errand
from handlers.wire import Answer
from ledger.model import Visit

MOST = 9  # of one visit
LARGEST = 10 * 1024 * 1024  # bytes
DRAFT = "visit"
WHEN = texts.PHOTO_WHEN


@dataclass(frozen=True, slots=True)
class Noted:
    """A photo inside a draft's answer."""

    album: str
    twin: str
    source: str

    def __str__(self) -> str:
        return f"{self.album}.{self.twin}.{self.source}"


def read(said: str) -> tuple[Noted, ...]:
    return tuple(Noted(*photo.split(".", 2)) for photo in picked(said))


def take(house: House, asker: Asker, photo: SentPhoto) -> Answer | None:
    """None where no visit is being recorded. Of an album, only the first is answered."""
    draft = house.flow.draft(asker)
    said = {answer.field: answer.said for answer in draft.answers} if draft else {}
    if draft is None or draft.form != DRAFT or "household" not in said:
        return None
    if photo.size and photo.size > LARGEST:
        return (_above(texts.PHOTO_TOO_LARGE, house, asker),)
    known = read(said.get("photos", ""))
    in_album = bool(photo.album) and any(one.album == photo.album for one in known)
    if any(one.twin == photo.twin for one in known):
        return () if in_album else (_above(texts.PHOTO_TWICE, house, asker),)
    if len(known) >= MOST:
        return () if in_album else (_above(texts.PHOTOS_ENOUGH, house, asker),)
    more = (*known, Noted(photo.album, photo.twin, photo.source))
    screen = house.flow.note(asker, draft, "photos", AND.join(map(str, more)))
    return () if in_album else (_with(texts.PHOTO_TAKEN, screen),)


def kept_with(house: House, visit: Visit, photos: tuple[str, ...]) -> None:
    """They are the visit's from now on; fetching them is an errand each."""
    for noted in map(str, photos):
        one = Noted(*noted.split(".", 2))
        kept = house.ledger.photos.add(visit.id, one.source, one.twin, house.clock())
        if kept:
            house.send(photo_errand.KIND, photo_errand.errand(kept.id, one.source))


def show(house: House, visit: Visit, chat: int) -> Answer:
    """Those that were fetched, each as a picture."""
    kept = house.ledger.photos.of(visit.id)
    letters = tuple(Letter(chat, Screen("", file=one.path)) for one in kept if one.path)
    if not letters:
        return (Screen(texts.PHOTOS_COMING, new=True),)
    return (Screen(texts.PHOTOS_ARE.substitute(count=len(letters)), new=True), *letters)


def _above(words: str, house: House, asker: Asker) -> Screen:
    screen = house.flow.asking(asker)
    return _with(words, screen) if screen else Screen(words)


def _with(words: str, screen: Screen) -> Screen:
    return Screen(f"{words}\n{screen.html}", screen.rows)
