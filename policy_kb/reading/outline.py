"""The tree of a text: the markers 章 条 一、 (一) 1. 一是 open nodes with a heading."""

import re
from dataclasses import dataclass, field

from policy_kb.texts import grammar

_MARKERS = tuple((kind, re.compile(pattern)) for kind, pattern in grammar.MARKERS)
_INLINE = re.compile(grammar.INLINE_IS)
_RUN_IN = re.compile(grammar.RUN_IN)
_HEADING_END = re.compile(grammar.HEADING_END)
_ENDED = re.compile(grammar.ENDED)
_HEADING = 24  # characters at most
_TITLE_LINE = 40
_PHRASE = 60
_FEWEST = 2
_VALUES = {mark: value for value, mark in enumerate(grammar.ONE_TO_TEN, start=1)}


@dataclass(slots=True)
class Node:
    kind: str
    marker: str = ""
    heading: str = ""
    text: str = ""
    number: int | None = None
    lead: str = ""
    section: bool = False  # its line was a heading only: what follows without a marker is its own
    children: list["Node"] = field(default_factory=list)


def opens(line: str) -> str | None:
    """The kind of marker that the line begins with."""
    return next((kind for kind, pattern in _MARKERS if pattern.match(line)), None)


def outline(lines: tuple[str, ...]) -> Node:
    """The root, without words of its own; its children in the order of the text."""
    root = Node("root")
    stack = [root]
    for line in _pieces(lines):
        node = _node(line)
        if node is None:
            stack = _plain(stack, line)
            continue
        kinds = [above.kind for above in stack]
        if node.kind in kinds:
            stack = stack[: kinds.index(node.kind)]
        elif node.kind in grammar.RANKS:
            rank = grammar.RANKS.index(node.kind)
            while len(stack) > 1 and _rank(stack[-1].kind) >= rank:
                stack.pop()
        top = stack[-1]
        lead = top.children[-1] if top.children and top.children[-1].kind == "lead" else None
        if lead is not None and node.kind in grammar.LISTED_KINDS:
            node.lead = lead.text
            lead.children.append(node)
            stack.append(lead)
        else:
            node.lead = top.text if top.text.endswith(tuple(grammar.LEAD_END)) else ""
            top.children.append(node)
        stack.append(node)
    return root


def _rank(kind: str) -> int:
    return grammar.RANKS.index(kind) if kind in grammar.RANKS else len(grammar.RANKS)


def _plain(stack: list[Node], line: str) -> list[Node]:
    """A line without a marker belongs to the nearest section, not to the last small item."""
    while len(stack) > 1 and not (stack[-1].section or stack[-1].kind == "tiao"):
        stack = stack[:-1]
    top = stack[-1]
    leads = line.endswith(tuple(grammar.LEAD_END)) and len(line) <= 4 * _TITLE_LINE
    if leads and (top.text or top.children or top.kind == "root"):
        top.children.append(Node("lead", text=line))
    elif top.kind == "root" or top.text or top.children:
        top.children.append(Node("plain", text=line))
    else:
        top.text = line
    return stack


def _pieces(lines: tuple[str, ...]) -> list[str]:
    """The lines, cut where a numbered item begins inside one."""
    pieces: list[str] = []
    for line in lines:
        for part in _run_in(line):
            cuts = [found.start() for found in _INLINE.finditer(part)]
            if len(cuts) < _FEWEST and not (cuts and cuts[0] == 0):
                pieces.append(part)
                continue
            ends = [*cuts[1:], len(part)]
            front = part[: cuts[0]].strip()
            pieces += [front] if front else []
            pieces += [part[at:end].strip() for at, end in zip(cuts, ends, strict=True)]
    return pieces


def _run_in(line: str) -> list[str]:
    found = _RUN_IN.search(line)
    own = _node(line)
    if found is None or own is None or own.number is None or int(found["n"]) != own.number + 1:
        return [line]
    return [line[: found.start()], line[found.start() :]]


def _node(line: str) -> Node | None:
    for kind, pattern in _MARKERS:
        found = pattern.match(line)
        if found is None:
            continue
        groups = found.groupdict()
        number = groups.get("n")
        rest = line[found.end() :].strip()
        if "h" in groups:
            heading = (groups["h"] or "").strip()
            mark = "" if kind == "part" else _mark(line, heading)
            return Node(kind, mark, heading, rest, _value(number), section=not rest)
        if kind in ("quoted", "phrase"):
            heading = line.partition(grammar.CLOSES)[0]
            heading = heading if len(heading) <= _PHRASE else ""
            only = heading == line
            return Node(kind, "", heading, "" if only else line, section=only)
        heading = _heading(rest)
        if heading == rest.rstrip(grammar.LEAD_END):
            return Node(kind, found[0].strip(), heading, "", _value(number), section=True)
        return Node(kind, found[0].strip(), heading, rest, _value(number))
    return None


def _mark(line: str, heading: str | None) -> str:
    return line[: len(line) - len(heading)].strip() if heading else line.strip()


def _heading(rest: str) -> str:
    """What names the node: a short line without an end, or a short first sentence."""
    if not _ENDED.search(rest):
        return rest if len(rest) <= _TITLE_LINE else ""
    end = _HEADING_END.search(rest)
    if end is None:
        return ""
    closes = rest[end.start()]
    if closes in grammar.CLOSES and end.start() <= _HEADING and end.end() < len(rest):
        return rest[: end.start()]
    if closes in grammar.LEAD_END and end.start() <= _HEADING and end.end() == len(rest):
        return rest[: end.start()]
    return ""


def _value(number: str | None) -> int | None:
    if number is None:
        return None
    if number.isdigit():
        return int(number)
    if len(number) == 1:
        return _VALUES.get(number)
    ten, _, one = number.partition(grammar.TEN)
    if ten in ("", *_VALUES) and one in ("", *_VALUES) and grammar.TEN in number:
        return _VALUES.get(ten, 1) * 10 + _VALUES.get(one, 0)
    return None
