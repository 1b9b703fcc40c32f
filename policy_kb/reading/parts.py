"""Several documents in one file are told apart."""

import re
from dataclasses import dataclass

from policy_kb.texts import grammar

_PART = re.compile(grammar.PART)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file: the name it has in the collection, and its lines."""

    name: str  # empty where the file holds one document only
    lines: tuple[str, ...]


def parts(lines: list[str]) -> tuple[Part, ...]:
    """The file's documents. Lines in front of the first head go with the first."""
    heads = [(at, found) for at, line in enumerate(lines) if (found := _PART.match(line))]
    collections = {found["of"].strip() for _, found in heads}
    if len(heads) < _FEWEST or len(collections) > 1:
        return (Part("", tuple(lines)),)
    told: list[Part] = []
    ends = [at for at, _ in heads[1:]] + [len(lines)]
    for (at, found), end in zip(heads, ends, strict=True):
        before = lines[: heads[0][0]] if not told else []
        rest = [found["h"]] if found["h"] else []
        name = found["of"].strip() + grammar.PART_NAME % found["n"]
        told.append(Part(name, (*before, *rest, *lines[at + 1 : end])))
    return tuple(told)
