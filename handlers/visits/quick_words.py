"""A visit told in one message, taken apart: whose, when, how, what was found. Asks nobody."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from handlers.dates import read_day
from handlers.dialog.form import Invalid
from handlers.texts import quick_record as texts
from handlers.texts import visit as visit_texts
from ledger.model import Household, Mode

SUBJECT = 4  # characters of who wishes: 孩子, 他母亲


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """None is what nothing was said of; "" and () that there was nothing."""

    day: date | None = None
    day_trouble: str = ""  # what is wrong with the day that was said
    mode: Mode | None = None
    changes: tuple[str, ...] | None = None
    change_note: str = ""
    checks: tuple[str, ...] | None = None
    check_note: str = ""
    season: str = ""  # words on the return to school
    wish: str | None = None
    next_step: str = ""
    remark: str = ""

    @property
    def findings(self) -> bool:
        """Whether anything was said that was found."""
        return bool(
            self.changes is not None
            or self.checks is not None
            or self.wish is not None
            or self.season
            or self.next_step
        )


def plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).split())


def named_in(words: str, homes: Iterable[Household]) -> tuple[tuple[Household, ...], str]:
    """Whose heads stand in the words, told apart by what else they say; and the other words.

    Several where more than one fits: nobody is guessed.
    """
    found, rest, known = [], words, tuple(homes)
    for head in sorted({home.head for home in known}, key=len, reverse=True):
        name = re.escape(head)
        here = re.search(texts.NAMED.format(name=name), rest)
        if here:
            found.append(head)
            gone = here[0].partition(head)[0]  # how one went there says something as well
            rest = f"{rest[: here.start()]}{gone} {rest[here.end() :]}"
    some = [home for home in known if home.head in found]
    hints = {home.id: _hints(home, rest) for home in some}
    most = max((len(hint) for hint in hints.values()), default=0)
    best = tuple(home for home in some if len(hints[home.id]) == most)
    for hint in {hint for home in best for hint in hints[home.id]}:
        rest = re.sub(_alone(hint), " ", rest)
    return best, " ".join(rest.split())


def _hints(home: Household, words: str) -> tuple[str, ...]:
    """What in the words speaks for this household among its namesakes."""
    spelt = re.sub("[0-9]", lambda figure: texts.SPELT[int(figure[0])], home.group)
    marks = (home.place.village_name, home.group, spelt, home.id_tail or "", home.number)
    return tuple(mark for mark in dict.fromkeys(marks) if mark and re.search(_alone(mark), words))


def _alone(mark: str) -> str:
    """As a pattern: 1组 does not stand in 11组."""
    return rf"(?<![0-9]){re.escape(mark)}(?![0-9])"


def told(words: str, today: date) -> Told:
    """What the words, without the household's name, say of the visit."""
    day, trouble, rest = _day(words, today)
    mode, rest = _mode(rest)
    kinds: dict[str, list[str]] = {
        kind: [] for kind in ("changes", "checks", "season", "wish", "next", "remark")
    }
    said: set[str] = set()
    changes: dict[str, None] = {}
    checks: dict[str, None] = {}
    for part in _parts(rest):
        if re.fullmatch(texts.FILLER, part):
            continue
        if none := _nothing(part):
            said.add(none)
            continue
        kind = _kind(part)
        kinds[kind].append(part)
        said.add(kind)
        if kind in ("checks", "changes"):
            codes = texts.CHECKS if kind == "checks" else texts.CHANGES
            fits = {code: None for code, pattern in codes.items() if re.search(pattern, part)}
            (checks if kind == "checks" else changes).update(fits)
    return Told(
        day=day,
        day_trouble=trouble,
        mode=mode,
        changes=tuple(changes) if "changes" in said else None,
        change_note=texts.COMMA.join(kinds["changes"]),
        checks=tuple(checks) if "checks" in said else None,
        check_note=texts.COMMA.join(kinds["checks"]),
        season=texts.COMMA.join(kinds["season"]),
        wish=texts.COMMA.join(kinds["wish"]) if "wish" in said else None,
        next_step=texts.COMMA.join(re.sub(texts.NEXT_WORD, "", part) for part in kinds["next"]),
        remark=texts.COMMA.join(kinds["remark"]),
    )


def _parts(words: str) -> Iterator[str]:
    """Between commas and blanks, and before a wish that follows without one."""
    for part in filter(None, re.split(texts.BETWEEN, words)):
        front, *wishes = re.split(texts.SPLIT_BEFORE, part)
        if wishes and (len(front) <= SUBJECT and _kind(front) == "remark"):
            front, wishes = front + wishes[0], wishes[1:]  # whose wish it is
        yield from filter(None, (front, *wishes))


def _day(words: str, today: date) -> tuple[date | None, str, str]:
    """The day, what is wrong with it, and the words without it."""
    found = re.search(texts.DAY, words)
    if found is None:
        return None, "", words
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    said = re.sub(texts.PART_OF_DAY, "", found[0])
    if said in texts.TO_COME:
        return None, visit_texts.FUTURE, rest
    try:
        return read_day(said, today), "", rest
    except Invalid as wrong:
        return None, str(wrong), rest


def _mode(words: str) -> tuple[Mode | None, str]:
    for mode, pattern in texts.MODES:
        found = re.search(pattern, words)
        if found:
            rest = f"{words[: found.start()]} {words[found.end() :]}"
            return Mode(mode), re.sub(pattern, " ", rest) if mode == "home" else rest
    return None, words


def _nothing(part: str) -> str | None:
    """The kind of which there is nothing, if the part says so."""
    for kind, pattern in (
        ("changes", texts.UNCHANGED),
        ("checks", texts.ALL_WELL),
        ("wish", texts.NO_WISH),
    ):
        if re.fullmatch(pattern, part):
            return kind
    return None


def _kind(part: str) -> str:
    if re.search(texts.NEXT_STEP, part):
        return "next"
    if any(re.search(pattern, part) for pattern in texts.CHECKS.values()):
        return "checks"
    if re.search(texts.SCHOOL_OPEN, part):
        return "season"
    if re.match(texts.WISH, part) or re.search(texts.WISH_INSIDE, part):
        return "wish"
    if any(re.search(pattern, part) for pattern in texts.CHANGES.values()):
        return "changes"
    return "remark"
