"""Names of people that the ledger holds, found in words that are to be made public."""

from sqlite_utils import Database


class Names:
    def __init__(self, db: Database) -> None:
        self._db = db

    def within(self, words: str) -> str | None:
        """A cadre's, head's or member's name that stands in the words, the longest; else None.

        A place or unit of the ledger is no person, even where a person is called like a part of
        it (柳林 in 柳林村).
        """
        areas = self._db.execute("select name from areas").fetchall()
        for (area,) in sorted(areas, key=lambda row: -len(row[0])):
            words = words.replace(area, "\n")
        found = self._db.execute(
            "select name from cadres where :words like '%' || name || '%'"
            " union select head from households where :words like '%' || head || '%'"
            " union select name from members where :words like '%' || name || '%'",
            {"words": words},
        ).fetchall()
        names = [name for (name,) in found if len(name) > 1]
        return max(names, key=len) if names else None
