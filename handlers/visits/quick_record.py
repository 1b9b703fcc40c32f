"""A visit told in one message becomes a card to submit; what may be a question is asked first."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from html import escape

from handlers.asker import Asker
from handlers.dialog.buttons import Discard
from handlers.dialog.draft import Answer as Given
from handlers.dialog.form import AND
from handlers.house import House
from handlers.policies import ask
from handlers.screen import Screen, Tap
from handlers.texts import quick_record as texts
from handlers.views.visit import BACK_AT_SCHOOL
from handlers.visits.buttons import TakeAsQuestion, TakeAsRecord
from handlers.visits.quick_words import Told, named_in, plain, told
from handlers.visits.visit_answers import LONGEST, MISSING_AT_SCHOOL
from handlers.wire import Answer
from ledger.model import Household, Mode
from ledger.scopes import Scope

DRAFT = "visit"
NOWHERE = 0  # no chat: what is kept there is nobody's last question


class Meant(Enum):
    """What a text is, as far as it can be told."""

    RECORD = auto()
    EITHER = auto()
    NOT_MINE = auto()  # a record, of a household that is not mine
    QUESTION = auto()


@dataclass(frozen=True, slots=True)
class Heard:
    meant: Meant
    homes: tuple[Household, ...]  # that it may speak of
    name: str  # of whose household, where it is none of mine
    told: Told


def answer(house: House, asker: Asker, words: str, message: int) -> Answer | None:
    """The card, or what to ask before; None where it is a policy question, to be answered so."""
    heard = _hear(house, asker, words)
    match heard.meant if heard else Meant.QUESTION:
        case Meant.RECORD:
            assert heard
            return (_card(house, asker, heard, message),)
        case Meant.EITHER | Meant.NOT_MINE:
            assert heard
            return (_either(house, asker, heard, words, message),)
        case Meant.QUESTION:
            return None


def edited(house: House, asker: Asker, words: str, message: int) -> Answer:
    """The message of an untouched card was edited: it is read again."""
    draft = house.flow.draft(asker)
    if draft is None or draft.heard != message:
        return ()
    if draft.rev:
        return (Screen(texts.CHANGED_ALREADY),)
    heard = _hear(house, asker, words)
    if heard is None or heard.meant is not Meant.RECORD:
        return ()
    house.flow.discard(asker)
    return (_card(house, asker, heard, message),)


def as_record(house: House, asker: Asker, scope: Scope, button: TakeAsRecord) -> Answer:
    asked = house.memory.asked(button.asked, asker.account)
    heard = _hear(house, asker, asked.words, surely=True) if asked else None
    if heard is None:
        return (Screen(texts.GONE, new=True),)
    return (_card(house, asker, heard, button.message),)


def as_question(house: House, asker: Asker, scope: Scope, button: TakeAsQuestion) -> Answer:
    asked = house.memory.asked(button.asked, asker.account)
    if asked is None:
        return (Screen(texts.GONE, new=True),)
    return ask.question(house, asker, asked.words)


def _hear(house: House, asker: Asker, words: str, *, surely: bool = False) -> Heard | None:
    """None for what at first sight is no record: most texts are questions."""
    said = plain(words)
    if not asker.cadre or len(said) > LONGEST:
        return None
    visit = bool(re.search(texts.VISIT, said))
    day = bool(re.search(texts.DAY, said))
    somebody = re.search(texts.SOMEBODYS, said)
    if somebody and re.match(texts.NOBODYS, somebody[1]):
        somebody = None
    if not (visit or day or somebody or surely):
        return None
    today = house.clock().date()
    held = house.ledger.households.of_cadre(asker.cadre.id, today)
    homes, rest = named_in(said, [holding.household for holding in held])
    name = somebody[1] if somebody and not homes else ""
    meant = _meant(said, named=bool(homes), name=name, visit=visit, day=day)
    parts = told(rest.replace(name, " ", 1) if name else rest, today)
    if meant is Meant.RECORD and not (visit or day or parts.findings):
        meant = Meant.EITHER  # a name and nothing that was done there
    return Heard(Meant.RECORD if surely else meant, homes, name, parts)


def _meant(said: str, *, named: bool, name: str, visit: bool, day: bool) -> Meant:
    asks = bool(re.search(texts.ASKS, re.sub(texts.EXCUSED, "", said)))
    policy = bool(re.search(texts.POLICY, said))
    if named:
        if asks:
            return Meant.EITHER if visit or day else Meant.QUESTION
        return Meant.EITHER if policy and not visit else Meant.RECORD
    if asks or policy or not visit:
        return Meant.QUESTION
    if name:
        return Meant.NOT_MINE
    return Meant.RECORD if day else Meant.QUESTION


def _card(house: House, asker: Asker, heard: Heard, message: int) -> Screen:
    """The review of a draft that holds all of it, or first the question whose it was."""
    parts = heard.told
    home = heard.homes[0] if len(heard.homes) == 1 else None
    given = {} if home is None else {"household": str(home.id)}
    doubts = []
    for field, said, usual in _fields(house, home, parts):
        if said is None:
            doubts.append(field)
        if said is not None or usual is not None:
            given[field] = said if said is not None else usual or ""
    _give_way(house, asker, home)
    name = heard.name or (heard.homes[0].head if heard.homes else "")
    screen = house.flow.begin(
        asker,
        DRAFT,
        *(Given(field, said) for field, said in given.items()),
        anew=True,
        doubts=tuple(doubts),
        found="" if home else name,
        heard=message,
    )
    words = f"{parts.day_trouble}\n{screen.html}" if parts.day_trouble else screen.html
    return Screen(words, screen.rows, new=True)


def _give_way(house: House, asker: Asker, home: Household | None) -> None:
    """An open visit to the same household that holds nothing else yet is this one."""
    draft = house.flow.draft(asker)
    if draft is None or home is None or draft.form != DRAFT or draft.about:
        return
    if [(answer.field, answer.said) for answer in draft.answers] == [("household", home.id)]:
        house.flow.discard(asker, Discard(draft.id))


def _fields(
    house: House, home: Household | None, parts: Told
) -> tuple[tuple[str, str | None, str | None], ...]:
    """Field, what was said of it, and what is usual where nothing was: then it is in doubt."""
    day = parts.day.isoformat() if parts.day else None
    fields: list[tuple[str, str | None, str | None]] = [
        ("day", day, None),
        ("mode", parts.mode and parts.mode.value, Mode.HOME.value),
    ]
    remark, checks = parts.remark, parts.checks
    if parts.mode is not Mode.ABSENT:
        fields += [
            ("changes", _codes(parts.changes), ""),
            ("checks", _codes(checks), ""),
            ("wish", parts.wish or "", ""),
        ]
        for field, note in (("change_note", parts.change_note), ("check_note", parts.check_note)):
            if note:
                fields.append((field, note, ""))
        if parts.next_step:
            fields.append(("next_step", parts.next_step, ""))
        seasonal = _season(house, home, parts)
        if parts.season and not seasonal:
            remark = texts.COMMA.join(filter(None, (parts.season, remark)))
        fields += seasonal
    if remark:
        fields.append(("remark", remark, ""))
    return tuple(fields)


def _season(
    house: House, home: Household | None, parts: Told
) -> list[tuple[str, str | None, str | None]]:
    """学生返校, in its months, of a household with pupils."""
    day = parts.day or house.clock().date()
    if home is None or not house.ledger.worklist.in_season(day):
        return []
    if not house.ledger.members.has_pupils(home.id, day):
        return []
    if parts.checks and "school" in parts.checks:
        return [("season", MISSING_AT_SCHOOL, ""), ("season_note", parts.check_note, "")]
    return [("season", BACK_AT_SCHOOL, "")] if parts.season else []


def _codes(codes: tuple[str, ...] | None) -> str | None:
    return None if codes is None else AND.join(codes)


def _either(house: House, asker: Asker, heard: Heard, words: str, message: int) -> Screen:
    """Asked with two buttons; the words are kept, but follow-ups are not read with them."""
    kept = house.memory.keep(asker.account, NOWHERE, words, None, house.clock())
    said = texts.EITHER
    if heard.meant is Meant.NOT_MINE:
        said = texts.NOT_MINE.substitute(name=escape(heard.name))
    row = (
        Tap(texts.RECORD, TakeAsRecord(kept.id, message)),
        Tap(texts.QUESTION, TakeAsQuestion(kept.id)),
    )
    return Screen(said, (row,))
