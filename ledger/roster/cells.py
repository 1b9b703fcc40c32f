"""A cell as a text, a number, a day or an id: what Excel did to it is undone or refused."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from operator import mul

from ledger.clock import SHANGHAI
from ledger.roster.grids import Cell
from ledger.roster.refused import Refused
from ledger.texts import columns as words
from ledger.texts import roster as texts

_EXACT = 10**15  # whole numbers from here on have lost digits in Excel
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+?\d+")
_WHOLE = re.compile(r"\d+(\.0+)?")
_DAY = re.compile(r"(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?\D?")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_TIME = re.compile(r"(.+?)[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?")
_SERIALS = range(20_000, 80_000)  # Excel's day numbers from 1954 to 2119
_EPOCH = date(1899, 12, 30)
_ID = re.compile(r"\d{17}[\dX]|\d{15}")
ID_LENGTH = 18
_TAIL = 4
_WEIGHTS = [pow(2, 17 - n, 11) for n in range(17)]  # GB 11643


def text(cell: Cell, column: str, limit: int) -> str:
    """Words as written, blanks around them gone. Raises Refused beyond `limit` characters."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    said = "" if cell is None else str(cell).strip()
    if len(said) > limit:
        raise Refused(texts.TOO_LONG.substitute(column=column, limit=limit))
    return said


def name(cell: Cell, column: str, limit: int = 40) -> str:
    """A name of a person, place or unit: blanks inside are only looks (张　三)."""
    return "".join(text(cell, column, limit).split())


def number(cell: Cell, column: str) -> str:
    """户编号, 干部编号, 电话. Raises Refused where Excel has lost digits."""
    if isinstance(cell, bool | date | time | timedelta):
        raise Refused(texts.NOT_A_NUMBER.substitute(column=column, value=cell))
    if isinstance(cell, int | float):
        if abs(cell) >= _EXACT or cell != int(cell):
            raise Refused(texts.NUMBER_LOST.substitute(column=column))
        return str(int(cell))
    said = _folded(cell)
    if _SCIENTIFIC.fullmatch(said):
        raise Refused(texts.NUMBER_LOST.substitute(column=column))
    if _WHOLE.fullmatch(said):
        said = said.partition(".")[0]
    if len(said) > 40:  # noqa: PLR2004
        raise Refused(texts.TOO_LONG.substitute(column=column, limit=40))
    return said


def was_number(cell: Cell) -> bool:
    """Whether Excel held it as a number, so that leading zeros would be gone."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def id_number(cell: Cell, column: str) -> tuple[str, bool]:
    """证件号, and whether all of its 15 or 18 characters are there. Raises Refused if damaged."""
    if isinstance(cell, int | float):
        raise Refused(texts.ID_AS_NUMBER.substitute(column=column))
    said = _folded(cell).upper()
    if _SCIENTIFIC.fullmatch(said):
        raise Refused(texts.ID_AS_NUMBER.substitute(column=column))
    whole = bool(_ID.fullmatch(said))
    if whole and said.endswith("000") and len(said) == ID_LENGTH and not checks_out(said):
        raise Refused(texts.ID_AS_NUMBER.substitute(column=column))  # Excel's zeros
    return said, whole


def checks_out(id_: str) -> bool:
    """Whether the last character of an 18-character id is the one its others ask for."""
    total = sum(map(mul, map(int, id_[:17]), _WEIGHTS))
    return "10X98765432"[total % 11] == id_[17]


def tail(id_: str) -> str | None:
    """The last 4 of an id, where they are there to read."""
    last = id_[-_TAIL:]
    return last if len(last) == _TAIL and re.fullmatch(r"\d{3}[\dX]", last) else None


def whole_number(cell: Cell, column: str) -> int | None:
    """Raises Refused for anything else than a whole number from 0 to 999; None where empty."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        said = str(int(cell)) if cell == int(cell) else str(cell)
    else:
        said = _folded(cell)
    if not said:
        return None
    count = said.rstrip(words.COUNTED)
    if not re.fullmatch(r"\d{1,3}(\.0+)?", count):
        raise Refused(texts.NOT_A_NUMBER.substitute(column=column, value=said))
    return int(count.partition(".")[0])


def day(cell: Cell, column: str) -> date | None:
    """None where empty. A month alone is its first day. Raises Refused."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = str(int(cell)) if was_number(cell) and cell == int(cell) else _folded(cell)
    if not said or said in words.BLANKS:
        return None
    found = _a_day(said)
    if found is None:
        raise Refused(texts.NOT_A_DAY.substitute(column=column, value=said[:20]))
    return found


def instant(cell: Cell, column: str) -> datetime | None:
    """A moment in Shanghai; of a day alone its last second. Raises Refused."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=SHANGHAI) if cell.tzinfo is None else cell.astimezone(SHANGHAI)
    if isinstance(cell, date):
        return datetime.combine(cell, time(23, 59, 59), SHANGHAI)
    if isinstance(cell, float) and int(cell) in _SERIALS:  # a moment as Excel's day number
        moment = datetime.combine(_EPOCH, time()) + timedelta(days=cell)
        return moment.replace(microsecond=0, tzinfo=SHANGHAI)
    said = unicodedata.normalize("NFKC", str(cell or "")).strip()
    if not said or said in words.BLANKS:
        return None
    found = _an_instant(said)
    if found is None:
        raise Refused(texts.NOT_A_TIME.substitute(column=column, value=said[:25]))
    return found


def _folded(cell: Cell) -> str:
    said = unicodedata.normalize("NFKC", "" if cell is None else str(cell))
    return "".join(said.split()).lstrip("'")


def _a_day(said: str) -> date | None:
    if said.isdigit() and int(said) in _SERIALS:
        return _EPOCH + timedelta(days=int(said))
    moment = re.match(r"(\d{4}-\d{1,2}-\d{1,2})[T ]?\d{1,2}:\d{2}", said)
    found = _COMPACT_DAY.fullmatch(said) or _DAY.fullmatch(moment[1] if moment else said)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None


def _an_instant(said: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        parts = _TIME.fullmatch(said)
        on = _a_day("".join((parts[1] if parts else said).split()))
        if on is None:
            return None
        if parts is None:
            return datetime.combine(on, time(23, 59, 59), SHANGHAI)
        try:
            moment = datetime.combine(on, time(int(parts[2]), int(parts[3]), int(parts[4] or 0)))
        except ValueError:
            return None
    else:
        if len(said) <= len("2026-10-08"):
            return datetime.combine(moment.date(), time(23, 59, 59), SHANGHAI)
    return (
        moment.replace(tzinfo=SHANGHAI) if moment.tzinfo is None else moment.astimezone(SHANGHAI)
    )
