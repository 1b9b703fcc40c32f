"""The card of a campaign: what is reached, by whom, and for who runs it what may be done."""

from handlers.asker import Asker
from handlers.house import House
from handlers.screen import Screen
from handlers.views import campaigns as views
from ledger.checks.campaigns import Campaign
from ledger.clock import shanghai_day
from ledger.scopes import Ability, scope_of


def campaign_screen(house: House, asker: Asker, campaign: Campaign, page: int = 0) -> Screen:
    today = shanghai_day(house.clock())
    reached = house.ledger.campaigns.progress(campaign, today)
    names = {one.id: one.name for one in house.ledger.areas.townships()}
    return views.campaign_screen(campaign, reached, names, page, today, runs=runs(asker))


def runs(asker: Asker) -> bool:
    return scope_of(asker.cadre, Ability.CROSSCHECK) is not None
