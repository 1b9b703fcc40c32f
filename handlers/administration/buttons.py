"""Buttons of administration: imports, settings, codes, the audit."""

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
SettingButton = ShowSetting | PutSetting | ShowRules | PutRule
CodeButton = Invites | InviteCadre | GiveCode | LetGo | PrintCodes
AuditButton = AuditOf | AuditOfAll
AdministrationButton = ImportButton | SettingButton | CodeButton | AuditButton
