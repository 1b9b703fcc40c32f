"""An invented county of any size, in which every account has a cadre with households."""

from datetime import date, datetime
from pathlib import Path

from bot.database import open_home
from ledger.book import Ledger
from ledger.clock import SHANGHAI
from ledger.model import AreaKind, CadreId, Category

NOON = datetime(2026, 10, 12, 12, 0, tzinfo=SHANGHAI)  # nothing is pushed for a week from here
VILLAGE = 100  # households in one
LONG_AGO = date(2025, 1, 1)


def found(home: Path, accounts: range, each: int, households: int = 0) -> None:
    """One cadre with `each` households per account; the others, up to `households`, are others'.

    Heads of an account's households are called H0, H1, H2 …
    """
    db = open_home(home)
    ledger = Ledger(db)
    with db.atomic():
        township = ledger.areas.add(AreaKind.TOWNSHIP, "T").id
        unit = ledger.areas.add(AreaKind.UNIT, "U").id
        cadre, village = CadreId(""), township
        for n in range(max(households, len(accounts) * each)):
            if n % VILLAGE == 0:
                village = ledger.areas.add(AreaKind.VILLAGE, f"V{n}", township).id
            if n % each == 0:
                cadre = ledger.register.add_cadre(f"C{n}", f"C{n}", unit).id
                if n // each < len(accounts):
                    code = ledger.codes.issue(cadre, NOON).code
                    ledger.codes.redeem(code, accounts[n // each], NOON)
            home_ = ledger.register.add_household(
                f"N{n}", village, f"H{n % each}", Category.LIFTED, people=4, entered=LONG_AGO
            )
            ledger.care.assign(home_, cadre, LONG_AGO)
    db.close()
