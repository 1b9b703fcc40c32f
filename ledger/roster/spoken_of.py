"""Whom rows spoke of that could not be taken: the file does not lack them."""

from collections import defaultdict
from collections.abc import Iterable


class SpokenOf:
    """By number, or by two names that stand in one row: village and head, unit and cadre."""

    def __init__(self, rows: Iterable[Iterable[str]]) -> None:
        self._rows: dict[str, list[frozenset[str]]] = defaultdict(list)  # by each of its words
        for row in rows:
            said = frozenset("".join(cell.split()).removesuffix(".0") for cell in row) - {""}
            for word in said:
                self._rows[word].append(said)

    def one(self, number: str, name: str, where: str) -> bool:
        """Whether any of the rows speaks of somebody of this number, or of this name there."""
        return number in self._rows or any(where in said for said in self._rows.get(name, ()))
