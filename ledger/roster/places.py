"""Townships, villages and units of a roster, found by name or added."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from ledger.roster.known import Known
from ledger.roster.nouns import AreaRow, HouseholdRow, UnitRow
from ledger.roster.refused import Refused
from ledger.texts import columns as words
from ledger.texts import roster as texts

_ALIKE = 75  # of 100: one letter of four differs


class Places:
    def __init__(self, known: Known) -> None:
        self._known = known
        self._told = bool(known.villages)  # a village that is new now may be a slip of the pen
        self.warnings: list[str] = []
        self.on_list: set[str] = set()  # ids of what the file lists as areas and units

    def listed(self, areas: Iterable[AreaRow], units: Iterable[UnitRow]) -> None:
        """What the file lists as areas and units."""
        for row in areas:
            township = self._township(row.township)
            village = self._known.villages.get((township, row.village))
            if village is None:
                village = self._known.add_area("village", row.village, township)
            self.on_list |= {township, village}
            self._told = True
        for unit in units:
            self.on_list.add(self.unit(unit.unit))

    def unit(self, name: str) -> str:
        """Its id; '' for no name."""
        if not name:
            return ""
        return self._known.units.get(name) or self._known.add_area("unit", name)

    def of_household(self, row: HouseholdRow) -> tuple[str, str] | None:
        """Township and village, added where they are new; None where the row names none.

        Raises Refused where the names do not say which village it is.
        """
        if not row.village and not row.township:
            return None
        if not row.village:
            raise Refused(texts.NO_PLACE)
        if not row.township:
            return self._by_village(row.village)
        township = self._township(row.township)
        village = self._village(township, row.village)
        if village is None:
            self._warn(township, row.village)
            village = self._known.add_area("village", row.village, township)
        return township, village

    def named(self, words_: str) -> tuple[str, str] | None:
        """What a 管辖 names: (kind, id) of `乡镇/村`, a township, a village or a unit."""
        known = self._known
        if "/" in words_:
            township_name, _, village_name = words_.partition("/")
            township = known.townships.get(township_name)
            village = self._village(township, village_name) if township else None
            return ("village", village) if village else None
        for kind, areas in (("township", known.townships), ("unit", known.units)):
            if words_ in areas:
                return kind, areas[words_]
        villages = [id_ for (_, name), id_ in known.villages.items() if name == words_]
        return ("village", villages[0]) if len(villages) == 1 else None

    def _by_village(self, name: str) -> tuple[str, str]:
        found = [
            (town, id_) for (town, called), id_ in self._known.villages.items() if called == name
        ]
        if len(found) == 1:
            return found[0]
        raise Refused(texts.WHICH_TOWNSHIP.substitute(village=name) if found else texts.NO_PLACE)

    def _township(self, name: str) -> str:
        return self._known.townships.get(name) or self._known.add_area("township", name)

    def _village(self, township: str, name: str) -> str | None:
        """桃园 and 桃园村 are the same village."""
        villages = self._known.villages
        other = (
            name.removesuffix(words.VILLAGE_END)
            if name.endswith(words.VILLAGE_END)
            else name + words.VILLAGE_END
        )
        return villages.get((township, name)) or villages.get((township, other))

    def _warn(self, township: str, name: str) -> None:
        if not self._told:
            return
        near = [
            called
            for (town, called) in self._known.villages
            if town == township and fuzz.ratio(called, name) >= _ALIKE
        ]
        if near:
            self.warnings.append(
                texts.NEW_VILLAGE.substitute(
                    township=self._known.names[township], village=name, near=near[0]
                )
            )
