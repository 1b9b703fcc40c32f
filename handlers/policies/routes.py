"""Routes of policies: questions asked, questions that wait, and what a household may enjoy."""

from collections.abc import Callable
from typing import Any

from handlers.asker import Asker
from handlers.house import House
from handlers.policies import ask, household, questions
from handlers.policies.buttons import (
    Clause,
    CloseQuestion,
    Context,
    Dwelling,
    Elsewhere,
    Enjoys,
    Forward,
    HomePolicies,
    Judged,
    Learn,
    PolicyHomes,
    PolicySheet,
    Question,
    Questions,
    Reply,
    ShowBenefit,
    Unhelpful,
)
from handlers.wire import Answer
from ledger.scopes import Ability

COMMANDS: dict[str, tuple[Ability | None, Callable[[House, Asker, Any, str], Answer]]] = {
    "ask": (Ability.ASK, ask.begin),
    "policy": (Ability.POLICY, household.begin),
    "questions": (Ability.QUESTIONS, questions.begin),
}

TAPS: dict[type[Any], tuple[Ability | None, Callable[[House, Asker, Any, Any], Answer]]] = {
    Clause: (Ability.ASK, ask.clause),
    Context: (Ability.ASK, ask.context),
    Elsewhere: (Ability.ASK, ask.elsewhere),
    Forward: (Ability.ASK, ask.forward),
    Unhelpful: (Ability.ASK, ask.unhelpful),
    Questions: (Ability.QUESTIONS, questions.page),
    Question: (Ability.QUESTIONS, questions.show),
    Reply: (Ability.QUESTIONS, questions.reply),
    Learn: (Ability.QUESTIONS, questions.learn),
    CloseQuestion: (Ability.QUESTIONS, questions.close),
    PolicyHomes: (Ability.POLICY, household.homes),
    HomePolicies: (Ability.POLICY, household.show),
    ShowBenefit: (Ability.POLICY, household.benefit),
    Enjoys: (Ability.POLICY, household.enjoys),
    Dwelling: (Ability.POLICY, household.dwelling),
    Judged: (Ability.POLICY, household.judged),
    PolicySheet: (Ability.POLICY, household.sheet),
}
