"""Who holds the five posts of a village, put by who administers it."""

from dataclasses import dataclass
from html import escape

from handlers.asker import Asker
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Said
from handlers.dialog.words import sentence
from handlers.house import House
from handlers.households.buttons import EditVillage, PutPost, ShowVillage
from handlers.households.village_card import village_card
from handlers.households.village_reach import administered
from handlers.screen import Screen, Tap
from handlers.texts import village as texts
from handlers.views.draft import pairs
from handlers.wire import Answer
from ledger.measures import VillagePost
from ledger.model import Area, Cadre
from ledger.refusals import NotInScope
from ledger.scopes import Ability, Scope, scope_of

NAME = "post"
LONGEST = 30  # characters of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str


def edit(house: House, asker: Asker, scope: Scope, button: EditVillage) -> Answer:
    """Which of the five. Raises NotInScope for whom it is not to administer."""
    village = administered(house, asker, button.village)
    taps = [Tap(texts.POSTS[post], PutPost(village.id, post)) for post in VillagePost]
    words = texts.WHICH_POST.substitute(village=escape(village.name))
    back = (Tap(texts.BACK, ShowVillage(village.id)),)
    return (Screen(words, (*pairs(taps), back)),)


def put_post(house: House, asker: Asker, scope: Scope, button: PutPost) -> Answer:
    village = administered(house, asker, button.village)
    if button.post not in set(VillagePost):
        raise NotInScope
    about = f"{village.id}:{button.post}"
    return (house.flow.begin(asker, NAME, about=about, anew=True),)


def post_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Named]:
        village, post = _about(house, asker, draft)
        prompt = texts.WHO_HOLDS.substitute(village=escape(village.name), post=texts.POSTS[post])
        name = Field(
            name="name",
            title=texts.POSTS[post],
            prompt=lambda _: prompt,
            parse=sentence(LONGEST),
            words=True,
            none=texts.EMPTY,
            shown=lambda said: said or texts.EMPTY,
        )
        return Form((name,), into=Named)

    def finish(asker: Asker, draft: Draft, said: Named) -> Screen:
        village, post = _about(house, asker, draft)
        cadre, now = _cadre(asker), house.clock()
        house.ledger.villages.put(village.id, post, said.name, cadre.id, now)
        house.ledger.audit.note(cadre.id, "village.post", village.id, now, {"post": post})
        scope = scope_of(cadre, Ability.CARD)
        assert scope, "an administrator"
        return village_card(house, scope, village)

    def what(asker: Asker, said: Said) -> str:
        return texts.POST_TITLE

    return Dialog(NAME, form, finish, what)


def _about(house: House, asker: Asker, draft: Draft) -> tuple[Area, VillagePost]:
    village, _, post = draft.about.partition(":")
    return administered(house, asker, village), VillagePost(post)


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
