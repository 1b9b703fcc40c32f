"""What a campaign is asked about: where, who goes, on which days."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.asker import Asker
from handlers.checks.campaign_card import campaign_screen
from handlers.checks.naming import again, kept
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Invalid, Option, Said
from handlers.house import House
from handlers.notices import tell
from handlers.screen import Screen, Tap
from handlers.spans import read_span
from handlers.texts import checks as texts
from handlers.views.campaigns import campaign_head
from handlers.views.days import day_words
from ledger.checks.campaigns import SMALLEST_TEAM, Campaign, Shape
from ledger.clock import shanghai_day
from ledger.model import AreaId, Cadre
from ledger.refusals import NotInScope
from ledger.scopes import Ability, scope_of

NAME = "campaign"
EVERYWHERE = "county"
BETWEEN = ".."
WEEK = timedelta(days=6)
LABEL = 10  # characters

Days = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A filled form; `area` None is the county, an empty team is whoever visits."""

    area: AreaId | None
    sent_by: AreaId | None = None
    days: Days
    team: tuple[Cadre, ...]


def campaign_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Planned]:
        return campaign_form(house, Shape(draft.about))

    def finish(asker: Asker, draft: Draft, said: Planned) -> Screen:
        return _begun(house, asker, draft, said)

    def what(asker: Asker, said: Said) -> str:
        return texts.CROSSCHECK.partition("\n")[0]

    return Dialog(NAME, form, finish, what)


def campaign_form(house: House, shape: Shape) -> Form[Planned]:
    today = shanghai_day(house.clock())
    townships = {str(one.id): one.name for one in house.ledger.areas.townships()}
    is_check = shape is Shape.TOWNSHIP

    def area(said: str) -> AreaId | None:
        if said == EVERYWHERE and not is_check:
            return None
        return township(said)

    def township(said: str) -> AreaId:
        if said not in townships:
            raise Invalid
        return AreaId(said)

    def days(said: str) -> Days:
        first, between, last = said.partition(BETWEEN)
        if between:
            return date.fromisoformat(first), date.fromisoformat(last)
        span = read_span(said, today)
        return span.first, span.last

    def team(said: str) -> tuple[Cadre, ...]:
        members = again(house.ledger, said, today) if said else ()
        if is_check and len(members) < SMALLEST_TEAM:
            raise Invalid(texts.TOO_SMALL.substitute(least=SMALLEST_TEAM, n=len(members)))
        return members

    def kept_days(said: str) -> str:
        return BETWEEN.join(day.isoformat() for day in days(said))

    def shown_days(said: str) -> str:
        first, last = (day_words(day, today) for day in days(said))
        return texts.DAYS.substitute(first=first, last=last)

    everywhere = () if is_check else (Option(EVERYWHERE, texts.COUNTY),)
    options = tuple(Option(id_, name[:LABEL]) for id_, name in townships.items())
    week = Option(BETWEEN.join((today.isoformat(), (today + WEEK).isoformat())), texts.THIS_WEEK)
    return Form(
        (
            Field(
                name="area",
                title=texts.AREA_TITLE,
                prompt=lambda _: texts.ASK_AREA[shape],
                parse=area,
                options=lambda _: (*everywhere, *options),
                shown=lambda said: townships.get(said, texts.COUNTY),
            ),
            Field(
                name="sent_by",
                title=texts.SENT_TITLE,
                prompt=lambda _: texts.ASK_SENT,
                parse=township,
                options=lambda said: tuple(one for one in options if one.value != said["area"]),
                when=lambda _: is_check,
                shown=lambda said: townships.get(said, said),
            ),
            Field(
                name="days",
                title=texts.DAYS_TITLE,
                prompt=lambda _: texts.ASK_DAYS,
                parse=days,
                keep=kept_days,
                options=lambda _: (week,),
                words=True,
                shown=shown_days,
            ),
            Field(
                name="team",
                title=texts.TEAM_TITLE,
                prompt=lambda _: texts.ASK_TEAM[shape],
                parse=team,
                keep=lambda said: kept(again(house.ledger, said, today)) if said else said,
                words=True,
                none=None if is_check else texts.ANYONE,
                shown=lambda said: (
                    texts.LIST.join(one.name for one in again(house.ledger, said, today))
                    if said
                    else texts.ANYONE
                ),
            ),
        ),
        into=Planned,
    )


def _begun(house: House, asker: Asker, draft: Draft, said: Planned) -> Screen:
    """Raises NotInScope, and Invalid where a township would check itself."""
    from handlers.checks.buttons import ShowCampaign

    if scope_of(asker.cadre, Ability.CROSSCHECK) is None:
        raise NotInScope
    if said.sent_by is not None and said.sent_by == said.area:
        raise Invalid(texts.SAME_TOWNSHIP)
    assert asker.cadre
    campaign = house.ledger.campaigns.begin(
        Shape(draft.about),
        said.area,
        said.sent_by,
        said.days,
        [one.id for one in said.team],
        asker.cadre.id,
        house.clock(),
        draft.id,
    )
    house.ledger.audit.note(asker.cadre.id, "campaign.begin", campaign.id, house.clock())
    yours = Screen(
        _yours(house, campaign),
        ((Tap(texts.CAMPAIGN_DRAFT[campaign.shape], ShowCampaign(campaign.id, 0)),),),
    )
    letters = tuple(letter for one in said.team for letter in tell(house, one.id, yours))
    screen = campaign_screen(house, asker, campaign)
    begun = texts.BEGUN_AND_TOLD.substitute(n=len(letters)) if letters else texts.BEGUN
    return Screen(f"{begun}\n{screen.html}", screen.rows, also=letters)


def _yours(house: House, campaign: Campaign) -> str:
    today = shanghai_day(house.clock())
    names = {one.id: one.name for one in house.ledger.areas.townships()}
    head = campaign_head(campaign, names, today)
    return f"{head}\n{texts.CAMPAIGN_YOURS}"
