"""Buttons of checks: samples and pairs that are drawn, what was found, campaigns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SampleRule:
    """How many townships, villages in each, households in each of those."""

    month: str
    townships: int
    villages: int
    households: int
    seed: str


@dataclass(frozen=True, slots=True)
class DrawSample:
    month: str
    townships: int
    villages: int
    households: int
    seed: str


@dataclass(frozen=True, slots=True)
class ShowDraw:
    """`what` is totals, items, waiting, log, repeat or close."""

    draw: str
    what: str
    page: int


@dataclass(frozen=True, slots=True)
class IssueDraw:
    draw: str


@dataclass(frozen=True, slots=True)
class CloseDraw:
    draw: str


@dataclass(frozen=True, slots=True)
class Check:
    """Opens the form for what a checker found in this household."""

    draw: str
    n: int


@dataclass(frozen=True, slots=True)
class PairUp:
    """干部互查, one or two households each; asks first unless `sure` is 1."""

    each: int
    sure: int


@dataclass(frozen=True, slots=True)
class NewCampaign:
    shape: str


@dataclass(frozen=True, slots=True)
class ShowCampaign:
    campaign: str
    page: int


@dataclass(frozen=True, slots=True)
class CampaignVillage:
    campaign: str
    village: str


@dataclass(frozen=True, slots=True)
class TurnPart:
    """问, 查, 看 or 访 is done in the village, or is not after all."""

    campaign: str
    village: str
    part: str


@dataclass(frozen=True, slots=True)
class CloseCampaign:
    campaign: str


CheckButton = (
    SampleRule
    | DrawSample
    | ShowDraw
    | IssueDraw
    | CloseDraw
    | Check
    | PairUp
    | NewCampaign
    | ShowCampaign
    | CampaignVillage
    | TurnPart
    | CloseCampaign
)
