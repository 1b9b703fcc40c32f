"""Places of China down to the county, and which lies in which (code table of the ID standard)."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from policy_kb.texts.grammar import NATIONAL, NATIONWIDE
from policy_kb.texts.places import COMMON, KINDS, NATION_SUFFIX, SHORT_PROVINCES, TOO_COMMON

_ENTRY = re.compile(r"(?:\[([\d-]*)\])?([^,\"\[\]]+)")
_PROVINCE, _PREFECTURE, _COUNTY = 2, 4, 6
_SHORTEST, _LONGEST = 2, 15


@dataclass(frozen=True, slots=True)
class Place:
    """A place by the codes it may have (a name alone may be worn by several places).

    A shorter code is a higher level: 51 Sichuan, 5103 Zigong, 510304 Da'an. The empty code is
    the whole country.
    """

    name: str
    codes: frozenset[str]

    def governs(self, other: "Place") -> bool:
        """Whether this is that place or a higher level of it."""
        return any(theirs.startswith(ours) for ours in self.codes for theirs in other.codes)


EVERYWHERE = Place(NATIONWIDE, frozenset({""}))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    full: dict[str, frozenset[str]]
    short: dict[str, frozenset[str]]  # without its kind: a word may mean something else
    names: dict[str, str]  # code -> name in use
    heads: dict[str, int]  # the first two characters of a name -> how long such names get

    def find(self, text: str, known: frozenset[str] = frozenset()) -> tuple[Place, ...]:
        """The places that a text names, those nested in one another taken together.

        A name without its kind counts where the base has documents of that place (`known`
        codes), where it is a province, or where it is no common word.
        """
        found: list[Place] = []
        at = 0
        while at < len(text):
            name, codes = self._at(text, at, known)
            if not codes:
                at += 1
                continue
            at += len(name)
            if found:
                inner = frozenset(
                    code for code in codes if any(code.startswith(out) for out in found[-1].codes)
                )
                if inner:
                    found[-1] = Place(found[-1].name + name, inner)
                    continue
            found.append(Place(name, codes))
        return tuple(dict.fromkeys(found))

    def _at(self, text: str, at: int, known: frozenset[str]) -> tuple[str, frozenset[str]]:
        longest = self.heads.get(text[at : at + _SHORTEST], 0)
        for length in range(min(longest, len(text) - at), _SHORTEST - 1, -1):
            name = text[at : at + length]
            if (codes := self.full.get(name)) is not None and name not in COMMON:
                return name, codes
            if (codes := self.short.get(name)) is None:
                continue
            follows = text[at + length : at + length + 1]
            province = len(min(codes, key=len)) == _PROVINCE
            if not province and follows and follows in KINDS and name + follows not in self.full:
                continue  # a town or village of that name
            of_base = frozenset(
                code for code in codes if any(code in (k, k[: len(code)]) for k in known)
            )
            if of_base:
                return name, of_base
            if name not in TOO_COMMON and (province or _odd(name)):
                return name, codes
        return "", frozenset()

    def place(self, written: str) -> Place | None:
        """The place a document says it is of; None where the table does not know it."""
        if not written:
            return None
        if re.match(NATIONAL, written):
            return EVERYWHERE
        found = self.find(written)
        return Place(written, found[-1].codes) if found else None

    def spelled(self, place: Place) -> str:
        """The full name, highest level first, where only one place can be meant."""
        if len(place.codes) != 1:
            return place.name
        (code,) = place.codes
        steps = (code[:size] for size in (_PROVINCE, _PREFECTURE, _COUNTY) if len(code) >= size)
        names = [self.names[step] for step in steps if step in self.names]
        return "".join(dict.fromkeys(names)) or place.name


def _odd(name: str) -> bool:
    """Whether a dictionary takes the name for a place, or does not know it as a word."""
    import rjieba

    tagged = rjieba.tag(name)
    return len(tagged) == 1 and tagged[0][1] in ("ns", "nsf")


@cache
def gazetteer() -> Gazetteer:
    full: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    province = ""
    table = (files("stdnum.cn") / "loc.dat").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#") or '"' not in line:
            continue
        key, _, rest = line.strip().partition(" ")
        quoted = rest.split('"')[1]
        if not line.startswith(" "):
            province, code = key[:2], key[:2]
        else:
            code = province + key
            code = code[:_PREFECTURE] if code.endswith("00") else code
            if code.endswith("00"):
                continue
        for years, name in _ENTRY.findall(quoted):
            _enter(full, short, name.strip(), code)
            if name.strip() not in COMMON and (not years or years.endswith("-")):
                names.setdefault(code, name.strip())
    frozen = {name: frozenset(codes) for name, codes in full.items()}
    heads: dict[str, int] = {}
    for name in (*full, *short):
        head = name[:_SHORTEST]
        heads[head] = max(heads.get(head, 0), min(_LONGEST, len(name)))
    brief = {name: frozenset(codes) for name, codes in short.items()}
    return Gazetteer(frozen, brief, names, heads)


def _enter(full: dict[str, set[str]], short: dict[str, set[str]], name: str, code: str) -> None:
    if len(name) < _SHORTEST or name in COMMON:
        return
    if len(name) > _SHORTEST:
        full.setdefault(name, set()).add(code)
    stem = SHORT_PROVINCES.get(name) or re.sub(NATION_SUFFIX, "", name)
    if len(stem) >= _SHORTEST and stem != name:
        short.setdefault(stem, set()).add(code)
