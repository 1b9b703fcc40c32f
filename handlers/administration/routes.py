"""Routes and dialogs of administration; the desk takes them in."""

from collections.abc import Callable
from typing import Any

from handlers.administration import audit, feedback, imports, invite, settings
from handlers.administration.buttons import (
    AskColumn,
    AuditOf,
    AuditOfAll,
    Confirm,
    Drop,
    GiveCode,
    InviteCadre,
    Invites,
    LetGo,
    PrintCodes,
    PutRule,
    PutSetting,
    ReadAgain,
    SayColumn,
    ShowImport,
    ShowRules,
    ShowSetting,
    UndoImport,
)
from handlers.asker import Asker
from handlers.checks import campaigns, check_form, sampling
from handlers.checks.buttons import (
    CampaignVillage,
    Check,
    CloseCampaign,
    CloseDraw,
    DrawSample,
    IssueDraw,
    NewCampaign,
    PairUp,
    SampleRule,
    ShowCampaign,
    ShowDraw,
    TurnPart,
)
from handlers.checks.campaign_form import campaign_dialog
from handlers.checks.issuing import checkers_dialog
from handlers.dialog.flow import Dialog
from handlers.exports import exports
from handlers.exports.buttons import Export, ExportHere, MakeExport, RateBook
from handlers.house import House
from handlers.rates import rates
from handlers.wire import Answer
from ledger.scopes import Ability

COMMANDS: dict[str, tuple[Ability | None, Callable[[House, Asker, Any, str], Answer]]] = {
    "import": (Ability.IMPORT, imports.begin),
    "invite": (Ability.INVITE, invite.begin),
    "export": (Ability.EXPORT, exports.begin),
    "sample": (Ability.SAMPLE, sampling.begin),
    "crosscheck": (Ability.CROSSCHECK, campaigns.begin),
    "checks": (Ability.VISIT, sampling.mine),
    "audit": (Ability.AUDIT, audit.begin),
    "settings": (Ability.SETTINGS, settings.begin),
    "feedback": (Ability.FEEDBACK, feedback.begin),
}

TAPS: dict[type[Any], tuple[Ability | None, Callable[[House, Asker, Any, Any], Answer]]] = {
    ShowImport: (Ability.IMPORT, imports.show),
    AskColumn: (Ability.IMPORT, imports.ask),
    SayColumn: (Ability.IMPORT, imports.say),
    ReadAgain: (Ability.IMPORT, imports.again),
    Confirm: (Ability.IMPORT, imports.confirm),
    Drop: (Ability.IMPORT, imports.drop),
    UndoImport: (Ability.IMPORT, imports.undo),
    Export: (Ability.EXPORT, exports.show),
    RateBook: (Ability.RATE, rates.book),
    ExportHere: (Ability.EXPORT, exports.here),
    MakeExport: (Ability.EXPORT, exports.make),
    Invites: (Ability.INVITE, invite.page),
    InviteCadre: (Ability.INVITE, invite.show),
    GiveCode: (Ability.INVITE, invite.give),
    LetGo: (Ability.INVITE, invite.let_go),
    PrintCodes: (Ability.INVITE, invite.print_codes),
    SampleRule: (Ability.SAMPLE, sampling.rule),
    DrawSample: (Ability.SAMPLE, sampling.draw_now),
    ShowDraw: (Ability.SAMPLE, sampling.show),
    IssueDraw: (Ability.SAMPLE, sampling.issue),
    CloseDraw: (Ability.SAMPLE, sampling.close),
    Check: (Ability.VISIT, check_form.begin),
    PairUp: (Ability.CROSSCHECK, campaigns.pair_up),
    NewCampaign: (Ability.CROSSCHECK, campaigns.new),
    ShowCampaign: (Ability.VISIT, campaigns.show),
    CampaignVillage: (Ability.VISIT, campaigns.village),
    TurnPart: (Ability.VISIT, campaigns.turn_part),
    CloseCampaign: (Ability.CROSSCHECK, campaigns.close),
    AuditOf: (Ability.AUDIT, audit.of),
    AuditOfAll: (Ability.AUDIT, audit.of_all),
    ShowSetting: (Ability.SETTINGS, settings.show),
    PutSetting: (Ability.SETTINGS, settings.put),
    ShowRules: (Ability.SETTINGS, settings.rules),
    PutRule: (Ability.SETTINGS, settings.put_rule),
}


def administration_dialogs(house: House) -> tuple[Dialog[Asker], ...]:
    return (
        check_form.check_dialog(house),
        checkers_dialog(house),
        campaign_dialog(house),
        feedback.feedback_dialog(house),
    )
