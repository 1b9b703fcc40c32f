"""Colleagues as people write them: names or numbers, several in a line, never guessed."""

import re
from datetime import date

from handlers.dialog.form import AND, Invalid, picked
from handlers.texts import checks as texts
from handlers.texts import dialog as dialog_texts
from ledger.book import Ledger
from ledger.model import Cadre, CadreId


def cadres_named(ledger: Ledger, words: str, today: date) -> tuple[Cadre, ...]:
    """Raises Invalid for a name that nobody in post has, or that several have."""
    names = [one for one in re.split(dialog_texts.BETWEEN, words.strip()) if one]
    found = {cadre.id: cadre for name in names for cadre in (_one(ledger, name, today),)}
    return tuple(found.values())


def kept(cadres: tuple[Cadre, ...]) -> str:
    """As a draft keeps them."""
    return AND.join(cadre.id for cadre in cadres)


def again(ledger: Ledger, said: str, today: date) -> tuple[Cadre, ...]:
    """What a draft kept, or what was just typed. Raises Invalid."""
    ids = [CadreId(id_) for id_ in picked(said)]
    known = ledger.people.many(ids)
    if ids and len(known) == len(ids):
        return tuple(known[id_] for id_ in ids)
    return cadres_named(ledger, said, today)


def _one(ledger: Ledger, name: str, today: date) -> Cadre:
    near = [one.cadre for one in ledger.people.named(name, today, limit=20)]
    same = [one for one in near if name in (one.name, one.number)]
    if not same:
        raise Invalid(texts.NOT_KNOWN.substitute(name=name[:20]))
    if len(same) > 1:
        some = texts.LIST.join(
            texts.ONE_OF.substitute(
                number=one.number, unit=ledger.areas.area(one.unit).name if one.unit else ""
            )
            for one in same[:4]
        )
        raise Invalid(texts.SAME_NAMES.substitute(n=len(same), name=name, some=some))
    return same[0]
