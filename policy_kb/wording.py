"""A reply in words: what the chat shows as plain text, and `ask` prints."""

from policy_kb.model import Cited, Found, Nearest, Reply
from policy_kb.texts import answers as texts

_LONGEST, _LIST = 590, 880
_CANDIDATE = 130
_TITLE = 40


def plain(reply: Reply) -> str:
    """At most 600 characters, 900 for a whole list."""
    match reply.verdict:
        case "answer":
            return _answer(reply)
        case "candidates":
            return _candidates(reply)
        case "offtopic":
            return f"{texts.OFF_TOPIC}\n{texts.FORWARD}"
        case "none":
            return _none(reply)


def source(cited: Cited) -> str:
    """title · article · issuer · year · place · status, as far as they are known."""
    if cited.digest:
        title = texts.DIGEST.substitute(title=_cut(cited.title, _TITLE), article=cited.article)
        parts = [title]
    else:
        parts = [texts.TITLE.substitute(title=_cut(cited.title, _TITLE)) + cited.article]
    if cited.within:
        parts.append(texts.WITHIN.substitute(title=cited.within))
    parts.append(_cut(cited.issuer, _TITLE))
    parts.append(texts.YEAR.substitute(year=cited.year) if cited.year else texts.NO_YEAR)
    if cited.place != cited.issuer or not cited.place:
        parts.append(cited.place or texts.NO_PLACE)
    parts.append(texts.STATUS[cited.status])
    parts.append("" if cited.digest else texts.ORIGINAL)
    return texts.BETWEEN.join(part for part in parts if part)


def _answer(reply: Reply) -> str:
    found = reply.found[0]
    below = f"—— {source(found.cited)}\n{texts.CAUTION}"
    if reply.listed:
        held, said = reply.listed
        below = f"{texts.COUNTED.substitute(held=held, said=said)}\n{below}"
    first = "" if reply.place else _where(found.cited)
    room = (_LIST if reply.whole else _LONGEST) - len(below) - len(first) - 1
    return f"{first}{_cut(_joined(found), room)}\n{below}"


def _where(cited: Cited) -> str:
    """Place and year in front, where the question named no place (DESIGN §6)."""
    year = texts.YEAR.substitute(year=cited.year) if cited.year else texts.NO_YEAR
    return texts.FIRST.substitute(place=cited.place or texts.NO_PLACE, year=year)


def _joined(found: Found) -> str:
    sentences = found.sentences
    if len(sentences) > 1 and sentences[1][:1].isdigit():
        return "\n".join(sentences)
    if len(sentences) > 1 and sentences[-1].endswith(texts.COLONS):
        sentences = sentences[:-1]  # it would introduce what is not shown
    said = "".join(sentences)
    return (
        said.rstrip("".join(texts.OPEN_ENDS)) + texts.STOP
        if said.endswith(texts.OPEN_ENDS)
        else said
    )


def _candidates(reply: Reply) -> str:
    lines = [texts.CANDIDATES]
    for number, found in enumerate(reply.found, start=1):
        title = texts.TITLE.substitute(title=_cut(found.cited.title, 24))
        where = texts.BETWEEN.join(
            part
            for part in (title + found.cited.article, found.cited.place, found.cited.year)
            if part
        )
        text = _cut("".join(found.sentences), _CANDIDATE)
        lines.append(texts.BULLET.substitute(number=number, text=f"{text}—— {where}"))
    lines.append(texts.FORWARD)
    return _cut("\n".join(lines), _LONGEST)


def _none(reply: Reply) -> str:
    if reply.elsewhere and reply.place:
        lines = [texts.NOT_FOUND_AT.substitute(place=reply.place)]
        head = texts.ELSEWHERE
    elif reply.missing_year:
        lines = [texts.NOT_FOUND_YEAR.substitute(year=reply.missing_year)]
        head = texts.NEAREST
    else:
        lines, head = [texts.NOT_FOUND], texts.NEAREST
    if reply.nearest:
        lines.append(head)
        lines += [_nearest(number, near) for number, near in enumerate(reply.nearest, start=1)]
    lines.append(texts.FORWARD)
    return "\n".join(lines)


def _nearest(number: int, near: Nearest) -> str:
    title = texts.TITLE.substitute(title=_cut(near.title, _TITLE))
    text = title + (f"{texts.BETWEEN}{near.place}" if near.place else "")
    return texts.BULLET.substitute(number=number, text=text)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + texts.CUT
