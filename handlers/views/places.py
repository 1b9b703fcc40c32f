"""Where a household lives, in words."""

from ledger.model import Household


def where(home: Household) -> str:
    """Village and group, and of the address what says more than they; plain."""
    rest = home.address or ""
    for known in (home.place.township_name, home.place.village_name, home.group):
        rest = rest.removeprefix(known)
    return f"{home.place.village_name}{home.group}{rest}"
