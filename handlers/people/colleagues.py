"""Other cadres as options: of the same unit first, then who works in the same villages."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from handlers.dialog.form import Option
from handlers.texts import handover as texts
from ledger.book import Ledger
from ledger.model import Cadre, CadreId

LONGEST = 10  # characters of a label
OFFERED = 24  # three pages; whoever else is meant is typed


def colleagues(ledger: Ledger, cadre: Cadre, today: date) -> tuple[Option, ...]:
    """At most three pages of those in post today, without the cadre."""
    near = ledger.people.of_unit(cadre.unit, today) if cadre.unit else ()
    found = [one.cadre for one in (*near, *ledger.people.neighbours(cadre.id, today))]
    return options(ledger, [one for one in found if one.id != cadre.id][:OFFERED])


def named(ledger: Ledger, words: str, today: date, but: CadreId) -> tuple[Option, ...]:
    """Those in post whom the words name, without one."""
    found = (one.cadre for one in ledger.people.named(words, today))
    return options(ledger, [one for one in found if one.id != but])


def options(ledger: Ledger, cadres: Iterable[Cadre]) -> tuple[Option, ...]:
    """A name whose unit does not fit stands alone, unless another is called the same."""
    once = {one.id: one for one in cadres}
    called = Counter(one.name for one in once.values())
    return tuple(
        Option(id_, label(ledger, one) if called[one.name] > 1 else _short(ledger, one))
        for id_, one in once.items()
    )


def with_unit(ledger: Ledger, id_: CadreId) -> str:
    """The name and the whole unit, for the review and whatever is read at leisure."""
    cadre = ledger.people.cadre(id_)
    unit = ledger.areas.area(cadre.unit).name if cadre.unit else ""
    return texts.WITH_UNIT.substitute(name=cadre.name, unit=unit) if unit else cadre.name


def _short(ledger: Ledger, cadre: Cadre) -> str:
    unit = ledger.areas.area(cadre.unit).name if cadre.unit else ""
    whole = f"{cadre.name}({unit})"
    return whole if unit and len(whole) <= LONGEST else cadre.name[:LONGEST]


def label(ledger: Ledger, cadre: Cadre) -> str:
    """The name and as much of the unit's end as fits, so that two of one name are told apart.

    Units of a county all begin alike, and most end in what they do.
    """
    if cadre.unit is None:
        return f"{cadre.name[: LONGEST - 7]}({cadre.number[-5:]})"[:LONGEST]
    unit = ledger.areas.area(cadre.unit).name
    left = LONGEST - len(cadre.name) - 2
    return f"{cadre.name}({unit[-left:]})" if left > 1 else cadre.name[:LONGEST]
