"""What a document says of itself: title, issuer, number, place, dates. The rest stays empty."""

import re
from dataclasses import dataclass

from policy_kb.model import Status
from policy_kb.places import EVERYWHERE, gazetteer
from policy_kb.reading.outline import opens
from policy_kb.texts import grammar

_TITLE = re.compile(grammar.TITLE)
_TITLE_START = re.compile(grammar.TITLE_START)
_BROKEN = re.compile(grammar.BROKEN_TITLE)
_QUOTED = re.compile(grammar.QUOTED_TITLE)
_ISSUER = re.compile(grammar.ISSUER)
_NUMBER = re.compile(grammar.NUMBER)
_NUMBERED = re.compile(grammar.NUMBERED_YEAR)
_PUBLISHED = re.compile(grammar.PUBLISHED)
_SIGNED = re.compile(grammar.SIGNED)
_EFFECTIVE = re.compile(grammar.EFFECTIVE)
_UNTIL = re.compile(grammar.UNTIL)
_FROM_NOW = re.compile(grammar.FROM_NOW)
_SUPERSEDES = re.compile(grammar.SUPERSEDES)
_YEAR = re.compile(grammar.YEAR)
_REPEALED = re.compile(grammar.REPEALED_TITLE)
_FORWARDS = re.compile(grammar.FORWARDED)
_HEAD = 24  # lines in which a title may stand
_LINE = 70
_BROKEN_LINES = 4  # that a printed title may be broken into
_OPENING = 300  # characters in which a document says where it is from
_LAST_OF_THE_CAMPAIGN = 2020  # documents up to then are of the poverty campaign: historical
_LATEST = 2100


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str = ""
    issuer: str = ""
    number: str = ""
    place: str = ""
    year: str = ""
    published: str = ""
    effective: str = ""
    repealed: str = ""
    supersedes: str = ""
    mentions: str = ""
    status: Status = "unknown"


def metadata(lines: tuple[str, ...], around: tuple[str, ...] = ()) -> tuple[Metadata, int]:
    """What `lines` say of their document, and how many of them are its head and no text.

    `around` are the lines as the portal showed them, for dates that stand in its frame.
    """
    title, head = _title(lines)
    while title and head < len(lines) and _NUMBER.fullmatch(lines[head].strip("()")):
        head += 1
    top, text = lines[: max(head, 1)], "\n".join(lines)
    dates = _dates(lines, around)
    issuer = _issuer(lines, head)
    number = next((found[0] for line in top if (found := _NUMBER.search(line))), "")
    year = _first(_YEAR, title) or dates["signed"][:4] or dates["shown"][:4]
    year = year or _first(_NUMBERED, number)
    spoken = [int(y) for y in re.findall(grammar.BARE_YEAR, text) if int(y) < _LATEST]
    latest = year or (str(max(spoken)) if spoken else "")
    effective = _day(_EFFECTIVE.search(text))
    if not effective and _FROM_NOW.search(text):
        effective = dates["signed"] or dates["shown"]
    until = _UNTIL.search(text)
    supersedes = _SUPERSEDES.search(text)
    status: Status = "unknown"
    if latest and int(latest) <= _LAST_OF_THE_CAMPAIGN:
        status = "historical"
    if _REPEALED.search(title):
        status = "repealed"
    return (
        Metadata(
            title=title,
            issuer=issuer,
            number=number.replace(" ", ""),
            place=_place(title, issuer, lines, head),
            year=year,
            published=dates["signed"] or dates["shown"],
            effective=effective,
            repealed=_day(until),
            supersedes=supersedes["t"] if supersedes else "",
            mentions=latest,
            status=status,
        ),
        head,
    )


def unsigned(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Without the issuer and the day at its end."""
    end = len(lines)
    while end > 1 and (_SIGNED.match(lines[end - 1]) or _ISSUER.match(lines[end - 1])):
        end -= 1
    return lines[:end]


def _title(lines: tuple[str, ...]) -> tuple[str, int]:
    """The title, and how many lines are head: all up to the last line of it."""
    best, head = "", 0
    for at, line in enumerate(lines[:_HEAD]):
        if opens(line) or (len(line) > _LINE and best):
            started = _TITLE_START.match(line)
            return (started["t"], at) if started and not best else (best, head)
        joined, size = line, 1
        while (
            size < _BROKEN_LINES
            and not _TITLE.match(joined)
            and _BROKEN.search(joined)
            and at + size < len(lines)
            and len(joined) < _LINE
        ):
            joined, size = joined + lines[at + size], size + 1
        if _TITLE.match(joined) and len(joined) <= _LINE + 10:
            inner = _FORWARDS.search(joined)
            title = inner[1] if inner else joined
            if not best or title in joined or best.endswith(title):
                best = best if best and inner is None and len(best) >= len(title) else title
                head = max(head, at + size)
        elif started := _TITLE_START.match(line):
            return started["t"], at
    return best, head


def _dates(lines: tuple[str, ...], around: tuple[str, ...]) -> dict[str, str]:
    shown = ""
    for line in around:
        if found := _PUBLISHED.search(line):
            own = grammar.OWN_DATE in line or grammar.CONTENT_DATE in line
            shown = _day(found) if own or not shown else shown
            if own:
                break
    signed = next((_day(found) for line in lines if (found := _SIGNED.match(line))), "")
    return {"shown": shown, "signed": signed}


def _issuer(lines: tuple[str, ...], head: int) -> str:
    near = (*lines[: max(head, 8)], *lines[-6:])
    found = [match["i"].strip() for line in near if (match := _ISSUER.match(line))]
    return grammar.ORDER_MARK.join(dict.fromkeys(found))


def _place(title: str, issuer: str, lines: tuple[str, ...], head: int) -> str:
    """Where the document is from: its title says, its issuer, a line of its own, its opening."""
    for said in (title, issuer):
        if re.match(grammar.NATIONAL, said):
            return EVERYWHERE.name
        if found := gazetteer().find(said):
            return gazetteer().spelled(found[0])
    for line in lines[: max(head, 3)]:
        found = gazetteer().find(line)
        if found and found[0].name == line:
            return gazetteer().spelled(found[0])
    opening = "".join(lines[head:])[:_OPENING]
    found = gazetteer().find(opening)
    whole = [place for place in found if place.name in gazetteer().full]
    return gazetteer().spelled((whole or found)[0]) if found else ""


def _day(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    said = {key: value for key, value in found.groupdict().items() if value}
    year, month, day = (said.get(key) or said.get(key + "2", "") for key in "ymd")
    return f"{year}-{int(month):02}-{int(day):02}" if year and month and day else ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found["y"] if found else ""
