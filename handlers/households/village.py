"""/village 村情卡: the five of a village, its households by measures, units and cadres."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from handlers.asker import Asker
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Invalid, Said
from handlers.house import House
from handlers.households.buttons import EditVillage, PutPost, ShowVillage, Villages
from handlers.screen import Screen, Tap
from handlers.texts import village as texts
from handlers.views.draft import leaf, pages, pairs
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.measures import VillagePost
from ledger.model import Area, AreaId, AreaKind, Cadre
from ledger.refusals import NotInScope
from ledger.scopes import Ability, Scope, scope_of
from ledger.texts.names import CATEGORIES

NAME = "post"
LONGEST = 30  # characters of a name
LABEL = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """A village at once where there is only one, else which."""
    if rest:
        named = [area for area in house.ledger.areas.named(rest) if _reached(house, scope, area)]
        if named:
            return (_card(house, scope, named[0]),)
    villages = _villages(house, scope, None)
    if not villages:
        return (Screen(texts.NONE),)
    if len(villages) == 1:
        return (_card(house, scope, villages[0]),)
    return (_choice(house, scope, "", 0),)


def choose(house: House, asker: Asker, scope: Scope, button: Villages) -> Answer:
    """Raises NotInScope for a township out of reach."""
    if button.township and not scope.covers_township(AreaId(button.township)):
        raise NotInScope
    return (_choice(house, scope, button.township, button.page),)


def show(house: House, asker: Asker, scope: Scope, button: ShowVillage) -> Answer:
    """Raises NotInScope."""
    return (_card(house, scope, _village(house, scope, button.village)),)


def edit(house: House, asker: Asker, scope: Scope, button: EditVillage) -> Answer:
    """Which of the five. Raises NotInScope for whom it is not to administer."""
    village = _administered(house, asker, button.village)
    taps = [Tap(texts.POSTS[post], PutPost(village.id, post)) for post in VillagePost]
    words = texts.WHICH_POST.substitute(village=escape(village.name))
    back = (Tap(texts.BACK, ShowVillage(village.id)),)
    return (Screen(words, (*pairs(taps), back)),)


def put_post(house: House, asker: Asker, scope: Scope, button: PutPost) -> Answer:
    village = _administered(house, asker, button.village)
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
            parse=_name,
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
        return _card(house, scope, village)

    def what(asker: Asker, said: Said) -> str:
        return texts.POST_TITLE

    return Dialog(NAME, form, finish, what)


def _card(house: House, scope: Scope, village: Area) -> Screen:
    ledger, today = house.ledger, shanghai_day(house.clock())
    within = Scope(villages=frozenset({village.id}))
    assert village.township, "a village lies in one"
    administers = scope.covers_township(village.township)
    counts = ledger.villages.categories(within, today)
    lines = [
        texts.CARD.substitute(
            village=escape(village.name), township=escape(ledger.areas.area(village.township).name)
        ),
        texts.HOUSEHOLDS.substitute(
            count=sum(counts.values()),
            categories=texts.LIST.join(
                texts.COUNTED.substitute(what=CATEGORIES[one], count=n)
                for one, n in counts.most_common()
            ),
        ),
        *_posts(house, village, vacancies=administers),
        _shares(house, within),
        _units(house, within),
    ]
    rows = []
    if administers:
        rows.append((Tap(texts.EDIT, EditVillage(village.id)),))
    if len(_villages(house, scope, None)) > 1:
        top = village.township if scope.covers_township(village.township) else ""
        rows.append((Tap(texts.BACK, Villages(top, 0)),))
    return Screen("\n".join(line for line in lines if line), tuple(rows))


def _posts(house: House, village: Area, *, vacancies: bool) -> Sequence[str]:
    """The five; who does not administer the village sees none of the vacancies."""
    held = house.ledger.villages.posts(village.id)
    return [
        texts.POST_LINE.substitute(
            post=texts.POSTS[post], name=escape(held[post].name) if post in held else texts.VACANT
        )
        for post in VillagePost
        if post in held or vacancies
    ]


def _shares(house: House, within: Scope) -> str:
    shares = house.ledger.villages.shares(within, shanghai_day(house.clock()))
    if not shares:
        return texts.NO_BATCHES
    return texts.BATCH_LINE.substitute(
        batches=texts.COMMA.join(
            texts.BATCH.substitute(
                name=texts.BATCHES[batch], households=share.households, people=share.people
            )
            for batch, share in sorted(shares.items())
        )
    )


def _units(house: House, within: Scope) -> str:
    units = house.ledger.villages.units(within, shanghai_day(house.clock()))
    if not units:
        return ""
    return texts.UNITS.substitute(
        units=texts.LIST.join(
            texts.UNIT.substitute(unit=escape(name) or texts.NO_UNIT, count=count)
            for name, count in units.most_common(texts.UNITS_SHOWN)
        )
    )


def _choice(house: House, scope: Scope, township: str, page: int) -> Screen:
    """Townships first where there are several, then villages, with what is vacant."""
    townships = [area for area in house.ledger.areas.townships() if scope.covers_township(area.id)]
    if not township and len(townships) > 1:
        taps = [Tap(area.name[:LABEL], Villages(area.id, 0)) for area in townships]
        page, on_page = leaf(taps, page)
        foot = pages(len(taps), page, lambda to: Villages("", to))
        rows = pairs(list(on_page))
        return Screen(texts.CHOOSE_TOWNSHIP, (*rows, foot) if foot else rows)
    villages = _villages(house, scope, AreaId(township) if township else None)
    page, shown = leaf(villages, page)
    vacant = house.ledger.villages.vacant(_administered_part(scope))
    lines = [texts.CHOOSE]
    if missing := [one for one in villages if one.id in vacant]:
        lines.append(texts.VACANCIES.substitute(count=len(missing)))
        lines += [
            texts.MISSING.substitute(name=escape(one.name), count=vacant[one.id])
            for one in shown
            if one.id in vacant
        ]
    rows = pairs([Tap(one.name[:LABEL], ShowVillage(one.id)) for one in shown])
    if foot := pages(len(villages), page, lambda to: Villages(township, to)):
        rows += (foot,)
    if township and len(townships) > 1:
        rows += ((Tap(texts.BACK, Villages("", 0)),),)
    return Screen("\n".join(lines), rows)


def _administered_part(scope: Scope) -> Scope:
    return Scope(county=scope.county, townships=scope.townships)


def _villages(house: House, scope: Scope, township: AreaId | None) -> list[Area]:
    """In reach: by post, or because one holds households there."""
    held: set[AreaId] = set()
    if scope.cadre is not None:
        today = shanghai_day(house.clock())
        mine = house.ledger.households.of_cadre(scope.cadre, today)
        held = {one.household.place.village for one in mine}
    return [
        area
        for area in house.ledger.areas.villages(township)
        if area.township and (scope.covers_village(area.id, area.township) or area.id in held)
    ]


def _reached(house: House, scope: Scope, area: Area) -> bool:
    return area.kind is AreaKind.VILLAGE and any(
        one.id == area.id for one in _villages(house, scope, area.township)
    )


def _village(house: House, scope: Scope, id_: str) -> Area:
    """Raises NotInScope."""
    try:
        area = house.ledger.areas.area(AreaId(id_))
    except KeyError:
        raise NotInScope from None
    if not _reached(house, scope, area):
        raise NotInScope
    return area


def _administered(house: House, asker: Asker, id_: str) -> Area:
    scope = scope_of(asker.cadre, Ability.IMPORT)
    if scope is None:
        raise NotInScope
    return _village(house, scope, id_)


def _about(house: House, asker: Asker, draft: Draft) -> tuple[Area, VillagePost]:
    village, _, post = draft.about.partition(":")
    return _administered(house, asker, village), VillagePost(post)


def _name(said: str) -> str:
    if len(said) > LONGEST:
        raise Invalid(texts.TOO_LONG)
    return said.strip()


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
