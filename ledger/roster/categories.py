"""Which category a row puts a household in, and from which day."""

from ledger.model import Category
from ledger.roster.entries import HouseholdEntry
from ledger.roster.nouns import HouseholdRow


def categorise(entry: HouseholdEntry, said: Category, row: HouseholdRow, today: str) -> None:
    """A first category holds always, another one from the day of import.

    监测对象 is cleared from 风险消除日期 on, or from the import that says so in words.
    """
    if not entry.categories:
        gone = row.cleared_said and row.cleared is None and said is Category.MONITORED
        entry.categories[""] = (
            Category.MONITORED_CLEARED if gone else said,
            row.subtype,
        )
    now = entry.category_on(today)
    held, subtype = now if now is not None else (said, row.subtype)
    subtype = row.subtype or subtype
    cleared = row.cleared.isoformat() if row.cleared is not None else None
    if said is not Category.MONITORED:
        if held != said:
            entry.categories[today] = (said, row.subtype)
        return
    if held not in (Category.MONITORED, Category.MONITORED_CLEARED):
        gone = row.cleared_said is True or (cleared is not None and cleared <= today)
        became = Category.MONITORED_CLEARED if gone else Category.MONITORED
        entry.categories[today] = (became, row.subtype)
        if cleared is None or gone:
            return
    elif now is not None and subtype != now[1]:
        entry.categories[today] = (held, subtype)
    if cleared is not None:
        _cleared_on(entry, cleared, row.subtype)
    elif row.cleared_said is True and held != Category.MONITORED_CLEARED:
        entry.categories[today] = (Category.MONITORED_CLEARED, subtype)
    elif row.cleared_said is False and held == Category.MONITORED_CLEARED:
        entry.categories[today] = (Category.MONITORED, subtype)


def _cleared_on(entry: HouseholdEntry, day: str, subtype: str | None) -> None:
    """Another 风险消除日期 takes the place of the one before."""
    if (entry.categories.get(day) or ("",))[0] == Category.MONITORED_CLEARED:
        return
    for since, (category, _) in sorted(entry.categories.items()):
        if category == Category.MONITORED_CLEARED and since:
            del entry.categories[since]
    if entry.categories.get("", ("",))[0] == Category.MONITORED_CLEARED:
        entry.categories[""] = (Category.MONITORED, entry.categories[""][1])
    held = entry.category_on(day)
    entry.categories[day] = (
        Category.MONITORED_CLEARED,
        subtype or (held[1] if held else None),
    )
