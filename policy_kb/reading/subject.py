"""What a document without a title is about: the words that its headings repeat."""

from collections import Counter

from policy_kb.fold import han
from policy_kb.reading.outline import Node
from policy_kb.texts.grammar import NOT_IN_SUBJECT

_SHORTEST, _LONGEST = 4, 8
_OFTEN = 4  # headings that must hold the words


def subject(root: Node) -> str:
    """The longest words that stand in four or more headings; empty where none do."""
    held: Counter[str] = Counter()
    for heading in _headings(root):
        held.update(
            {
                heading[at : at + size]
                for size in range(_SHORTEST, _LONGEST + 1)
                for at in range(len(heading) - size + 1)
            }
        )
    often = [
        (count * len(words), words)
        for words, count in held.items()
        if count >= _OFTEN and all(han(c) and c not in NOT_IN_SUBJECT for c in words)
    ]
    return max(often, default=(0, ""))[1]


def _headings(node: Node) -> list[str]:
    own = [node.heading or node.text[:24]] if node.kind in ("tiao", "zhang", "jie") else []
    return [*own, *(heading for child in node.children for heading in _headings(child))]
