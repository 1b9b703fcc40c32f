"""Buttons of administration: imports, codes, draws, exports, the audit, settings."""

from dataclasses import dataclass

# Imports.


@dataclass(frozen=True, slots=True)
class ShowImport:
    """`what` is the preview, changes, notes, columns, refused (the file) or progress."""

    of: str
    what: str
    page: int


@dataclass(frozen=True, slots=True)
class AskColumn:
    """What this column is; `at` its place among the unclear ones."""

    of: str
    at: int
    page: int


@dataclass(frozen=True, slots=True)
class SayColumn:
    """`field` "" is: nothing of ours."""

    of: str
    at: int
    field: str


@dataclass(frozen=True, slots=True)
class ReadAgain:
    of: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """`确认入库`."""

    of: str


@dataclass(frozen=True, slots=True)
class Drop:
    """`放弃`."""

    of: str


@dataclass(frozen=True, slots=True)
class UndoImport:
    """Asks once more unless `sure` is 1."""

    of: str
    sure: int


# Draws: 抽查 and 互查.


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


# Settings.


@dataclass(frozen=True, slots=True)
class ShowSetting:
    """`what` is now or history."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class PutSetting:
    """`choice` is its place among the values; asks once more unless `sure` is 1."""

    name: str
    choice: int
    sure: int


@dataclass(frozen=True, slots=True)
class ShowRules:
    """Of a category, or of all ("")."""

    category: str


@dataclass(frozen=True, slots=True)
class PutRule:
    """From this month on (`ahead` 0) or the next (1; -1: asks); sure: 1 writes it."""

    category: str
    times: int
    months: int
    ahead: int
    sure: int


# Codes.


@dataclass(frozen=True, slots=True)
class Invites:
    """`what` is all, unbound, bound or villages."""

    what: str
    page: int


@dataclass(frozen=True, slots=True)
class InviteCadre:
    cadre: str


@dataclass(frozen=True, slots=True)
class GiveCode:
    cadre: str


@dataclass(frozen=True, slots=True)
class LetGo:
    """`lost`: 1 gives a new code at once; asks once more unless `sure` is 1."""

    cadre: str
    lost: int
    sure: int


@dataclass(frozen=True, slots=True)
class PrintCodes:
    village: str


# Exports.


@dataclass(frozen=True, slots=True)
class Export:
    """A ledger of a month and an area ("": all in reach), before it is made."""

    kind: str
    month: str
    area: str


@dataclass(frozen=True, slots=True)
class ExportHere:
    """Of which area?"""

    kind: str
    month: str
    page: int


@dataclass(frozen=True, slots=True)
class MakeExport:
    kind: str
    month: str
    area: str


# A rung of /rate as a workbook.


@dataclass(frozen=True, slots=True)
class RateBook:
    month: str
    level: str
    place: str


# The audit.


@dataclass(frozen=True, slots=True)
class AuditOf:
    household: str
    page: int


@dataclass(frozen=True, slots=True)
class AuditOfAll:
    """`action` is export or import."""

    action: str


ImportButton = ShowImport | AskColumn | SayColumn | ReadAgain | Confirm | Drop | UndoImport
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
SettingButton = ShowSetting | PutSetting | ShowRules | PutRule
CodeButton = Invites | InviteCadre | GiveCode | LetGo | PrintCodes
ExportButton = Export | ExportHere | MakeExport | RateBook
AuditButton = AuditOf | AuditOfAll
AdministrationButton = (
    ImportButton | CheckButton | SettingButton | CodeButton | ExportButton | AuditButton
)
