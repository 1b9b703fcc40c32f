"""编辑: an administrator's words at the end of a bulletin, read by a group, so nobody's name."""

import re
from dataclasses import dataclass

from handlers.asker import Asker
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Invalid, Said
from handlers.dialog.words import sentence
from handlers.house import House
from handlers.publishing import bulletins
from handlers.publishing.buttons import Remark
from handlers.screen import Screen
from handlers.texts import bulletins as bulletin_texts
from handlers.texts import remarks as texts
from handlers.wire import Answer
from ledger.bulletins import BulletinState
from ledger.refusals import BulletinReleased, NotInScope
from ledger.scopes import Ability, Scope, scope_of

NAME = bulletins.REMARKS
LONGEST = 60  # characters: with them a post still has twelve short lines
DIGITS = re.compile(r"\d{7,}")  # a telephone's, or an id's; counts have fewer


@dataclass(frozen=True, slots=True)
class Written:
    remarks: str


def remarks_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Written]:
        field = Field(
            name="remarks",
            title=texts.TITLE,
            prompt=lambda _: texts.ASK,
            parse=lambda said: public(house, said),
            words=True,
            none=texts.NONE,
        )
        return Form((field,), into=Written)

    def finish(asker: Asker, draft: Draft, filled: Written) -> Screen:
        """Raises NotInScope."""
        scope = scope_of(asker.cadre, Ability.BULLETIN)
        if scope is None:
            raise NotInScope
        bulletin = bulletins.known(house, scope, draft.about)
        if bulletin is None:
            return Screen(bulletin_texts.GONE)
        try:
            remarked = house.ledger.bulletins.remark(bulletin.id, filled.remarks, house.clock())
        except BulletinReleased:  # somebody was quicker, or the clock
            return bulletins.screen(house, bulletin, scope, bulletin_texts.TOO_LATE)
        return bulletins.screen(house, remarked, scope)

    def what(asker: Asker, said: Said) -> str:
        return texts.DRAFT

    return Dialog(NAME, form, finish, what)


def begin(house: House, asker: Asker, scope: Scope, button: Remark) -> Answer:
    """Raises NotInScope."""
    bulletin = bulletins.known(house, scope, button.bulletin)
    if bulletin is None:
        return (Screen(bulletin_texts.GONE, new=True),)
    if bulletin.state is BulletinState.RELEASED:
        return (bulletins.released_already(house, bulletin, scope),)
    asked = house.flow.begin(asker, NAME, about=bulletin.id)
    return (Screen(asked.html, asked.rows, new=True),)


def public(house: House, said: str) -> str:
    """Words that may stand in a group, in one line. Raises Invalid."""
    words = sentence(LONGEST)(" ".join(said.split()))
    if DIGITS.search(re.sub(r"[\s-]", "", words)):
        raise Invalid(texts.NUMBERS)
    if name := house.ledger.names.within(words):
        raise Invalid(texts.NAMED.substitute(name=name))
    return words
