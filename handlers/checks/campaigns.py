"""/crosscheck 互查 and 遍访: pairs of cadres, townships checking each other, campaigns."""

from secrets import token_hex

from handlers.asker import Asker
from handlers.checks.buttons import (
    CampaignVillage,
    CloseCampaign,
    NewCampaign,
    PairUp,
    ShowCampaign,
    TurnPart,
)
from handlers.checks.campaign_card import campaign_screen, runs
from handlers.checks.campaign_form import NAME
from handlers.checks.draw_endings import DRAW
from handlers.house import House
from handlers.screen import Screen
from handlers.texts import checks as texts
from handlers.views.campaigns import crosscheck_menu, pairs_screen, village_screen
from handlers.wire import Answer
from ledger.checks.campaigns import PARTS, Campaign, CampaignId, Shape
from ledger.checks.draw import Kind, new_draw_id
from ledger.clock import shanghai_day
from ledger.model import AreaId
from ledger.refusals import NotInScope
from ledger.scopes import Scope


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    draws = house.ledger.draws.latest(Kind.CROSSCHECK)
    campaigns = house.ledger.campaigns.latest()
    return (crosscheck_menu(draws, campaigns, shanghai_day(house.clock())),)


def pair_up(house: House, asker: Asker, scope: Scope, button: PairUp) -> Answer:
    """Drawn beside the bot; nobody is told before it is issued."""
    if button.each not in (1, 2):
        return (Screen(texts.GONE, new=True),)
    if not button.sure:
        return (pairs_screen(button.each),)
    assert asker.cadre
    today = shanghai_day(house.clock()).isoformat()
    body = {
        "draw": new_draw_id(),
        "kind": Kind.CROSSCHECK,
        "seed": token_hex(4),
        "area": "",
        "on": today,
        "first": today,
        "last": today,
        "rule": {"each": button.each},
        "by": asker.cadre.id,
        "chat": asker.chat,
        "now": house.clock().isoformat(),
    }
    house.send(DRAW, body)
    return (Screen(texts.DRAWING),)


def new(house: House, asker: Asker, scope: Scope, button: NewCampaign) -> Answer:
    if button.shape not in set(Shape):
        return (Screen(texts.GONE, new=True),)
    screen = house.flow.begin(asker, NAME, about=button.shape, anew=True)
    return (Screen(screen.html, screen.rows, new=True),)


def show(house: House, asker: Asker, scope: Scope, button: ShowCampaign) -> Answer:
    """Raises NotInScope for who is neither the county nor in its team."""
    campaign = _seen(house, asker, button.campaign)
    return (campaign_screen(house, asker, campaign, button.page),)


def village(house: House, asker: Asker, scope: Scope, button: CampaignVillage) -> Answer:
    """Raises NotInScope."""
    campaign = _seen(house, asker, button.campaign)
    return (_village(house, campaign, AreaId(button.village)),)


def turn_part(house: House, asker: Asker, scope: Scope, button: TurnPart) -> Answer:
    """By a member of the team or the county. Raises NotInScope."""
    campaign = _seen(house, asker, button.campaign)
    village = _inside(house, campaign, AreaId(button.village))
    if button.part not in PARTS or campaign.closed:
        return (Screen(texts.GONE, new=True),)
    assert asker.cadre
    house.ledger.campaigns.turn_part(
        campaign.id, village, button.part, asker.cadre.id, house.clock()
    )
    return (_village(house, campaign, village),)


def close(house: House, asker: Asker, scope: Scope, button: CloseCampaign) -> Answer:
    """Raises NotInScope for whoever is not the county."""
    campaign = _seen(house, asker, button.campaign)
    if not runs(asker):
        raise NotInScope
    house.ledger.campaigns.close(campaign.id, house.clock())
    assert asker.cadre
    house.ledger.audit.note(asker.cadre.id, "campaign.close", campaign.id, house.clock())
    closed = house.ledger.campaigns.campaign(campaign.id)
    return (campaign_screen(house, asker, closed),)


def _village(house: House, campaign: Campaign, village: AreaId) -> Screen:
    name = house.ledger.areas.area(_inside(house, campaign, village)).name
    done = house.ledger.campaigns.parts(campaign.id, village)
    return village_screen(campaign, village, name, done)


def _inside(house: House, campaign: Campaign, village: AreaId) -> AreaId:
    """Raises NotInScope for a village that the campaign does not go to."""
    if village not in {one.id for one in house.ledger.areas.villages(campaign.area)}:
        raise NotInScope
    return village


def _seen(house: House, asker: Asker, id_: str) -> Campaign:
    try:
        campaign = house.ledger.campaigns.campaign(CampaignId(id_))
    except KeyError:
        raise NotInScope from None
    if not runs(asker) and (asker.cadre is None or asker.cadre.id not in campaign.team):
        raise NotInScope
    return campaign
