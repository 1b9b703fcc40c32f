"""Checks of one another and campaigns as screens."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from handlers.buttons import Menu
from handlers.checks.buttons import (
    CampaignVillage,
    CloseCampaign,
    NewCampaign,
    PairUp,
    ShowCampaign,
    ShowDraw,
    TurnPart,
)
from handlers.screen import Rows, Screen, Tap
from handlers.texts import checks as texts
from handlers.views.checks import LABEL, label
from handlers.views.days import day_words
from handlers.views.draft import AT_ONCE, pages, pairs
from ledger.checks.campaigns import PARTS, Campaign, Reached, Shape
from ledger.checks.draw import Draw
from ledger.model import AreaId


def crosscheck_menu(draws: Sequence[Draw], campaigns: Sequence[Campaign], today: date) -> Screen:
    rows: Rows = (
        (Tap(texts.PAIRS, PairUp(1, 0)), Tap(texts.TOWNSHIP_CHECK, NewCampaign(Shape.TOWNSHIP))),
        (Tap(texts.EVERYONE, NewCampaign(Shape.EVERYONE)),),
    )
    taps = [Tap(label(draw), ShowDraw(draw.id, "totals", 0)) for draw in draws[:4]]
    taps += [
        Tap(
            texts.CAMPAIGN_LISTED[one.shape].substitute(number=one.number)[:LABEL],
            ShowCampaign(one.id, 0),
        )
        for one in campaigns[:4]
    ]
    return Screen(texts.CROSSCHECK, (*rows, *pairs(taps)))


def pairs_screen(each: int) -> Screen:
    other = Tap(texts.EACH_TWO, PairUp(2, 0)) if each == 1 else Tap(texts.EACH_ONE, PairUp(1, 0))
    rows = (
        (Tap(texts.PAIR_NOW, PairUp(each, 1)),),
        (other, Tap(texts.BACK, Menu("crosscheck"))),
    )
    return Screen(texts.PAIRS_HOW.substitute(each=each), rows)


def campaign_screen(
    campaign: Campaign,
    reached: Sequence[Reached],
    names: Mapping[AreaId, str],
    page: int,
    today: date,
    *,
    runs: bool,
) -> Screen:
    """`runs`: for who began it; a member sees the villages only."""
    township = campaign.shape is Shape.TOWNSHIP
    done, due = sum(one.done for one in reached), sum(one.due for one in reached)
    lines = [
        campaign_head(campaign, names, today),
        texts.REACHED.substitute(done=done, left=due - done),
    ]
    if township:
        all_parts = sum(one.parts == len(PARTS) for one in reached)
        lines.append(texts.VILLAGES_DONE.substitute(done=all_parts, due=len(reached)))
    if campaign.team:
        lines.append(texts.TEAM.substitute(n=len(campaign.team)))
    some = reached[page * AT_ONCE : (page + 1) * AT_ONCE]
    shape = texts.VILLAGE_PARTS if township else texts.VILLAGE
    lines += [
        shape.substitute(name=escape(one.name), done=one.done, due=one.due, parts=one.parts)
        for one in some
    ]
    taps = []
    if township and not campaign.closed:
        taps = [Tap(one.name[:LABEL], CampaignVillage(campaign.id, one.village)) for one in some]
    turn = pages(len(reached), page, lambda to: ShowCampaign(campaign.id, to))
    foot = [*turn]
    if runs and not campaign.closed:
        foot.append(Tap(texts.CLOSE, CloseCampaign(campaign.id)))
    return Screen("\n".join(lines), tuple(row for row in (*pairs(taps), tuple(foot)) if row))


def campaign_head(campaign: Campaign, names: Mapping[AreaId, str], today: date) -> str:
    return texts.CAMPAIGN_HEAD[campaign.shape].substitute(
        number=campaign.number,
        area=escape(names[campaign.area]) if campaign.area else texts.COUNTY,
        sent=escape(names[campaign.sent_by]) if campaign.sent_by else "",
        first=day_words(campaign.first, today),
        last=day_words(campaign.last, today),
    )


def village_screen(campaign: Campaign, village: AreaId, name: str, done: frozenset[str]) -> Screen:
    taps = [
        Tap(
            texts.PART_DONE.substitute(part=texts.PART[part])
            if part in done
            else texts.PART[part],
            TurnPart(campaign.id, village, part),
        )
        for part in PARTS
    ]
    rows = ((*taps[:2],), (*taps[2:],), (Tap(texts.BACK, ShowCampaign(campaign.id, 0)),))
    return Screen(f"<b>{escape(name)}</b>\n{texts.PART_HOW}", rows)
