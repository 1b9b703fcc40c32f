"""/settings: the county's settings, each explained before it changes anything, with history."""

from datetime import datetime
from html import escape

from handlers.administration.buttons import PutRule, PutSetting, ShowRules, ShowSetting
from handlers.asker import Asker
from handlers.house import House
from handlers.screen import Screen
from handlers.texts import settings as texts
from handlers.views import settings as views
from handlers.wire import Answer
from ledger.clock import Month, shanghai_day
from ledger.model import Cadre, CadreId, Category
from ledger.scopes import Scope
from ledger.standing import Rule


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    settings = house.ledger.settings
    return (views.overview({name: settings.value(name) for name in texts.NAMES}),)


def show(house: House, asker: Asker, scope: Scope, button: ShowSetting) -> Answer:
    if button.name not in texts.NAMES:
        return (Screen(texts.UNKNOWN, new=True),)
    value = house.ledger.settings.value(button.name)
    if button.what == "history":
        return (views.history(button.name, _changes(house, button.name), value),)
    return (views.one(button.name, value),)


def put(house: House, asker: Asker, scope: Scope, button: PutSetting) -> Answer:
    """Explains first; in force from today on."""
    choices = tuple(texts.VALUES.get(button.name, {}))
    if not 0 <= button.choice < len(choices):
        return (Screen(texts.UNKNOWN, new=True),)
    settings, name, new = house.ledger.settings, button.name, choices[button.choice]
    old = settings.value(name)
    if old == new:
        return (views.one(name, old, texts.SAME),)
    if not button.sure:
        return (views.sure(name, old, button.choice, new),)
    now, cadre = house.clock(), _cadre(asker)
    settings.set(name, new, cadre.id, now)
    house.ledger.audit.note(cadre.id, "setting", name, now, {"from": old, "to": new})
    said = texts.CHANGED.substitute(
        name=texts.NAMES[name], old=views.value_words(name, old), new=views.value_words(name, new)
    )
    return (views.one(name, new, said),)


def rules(house: House, asker: Asker, scope: Scope, button: ShowRules) -> Answer:
    in_force = house.ledger.frequencies.in_force(shanghai_day(house.clock()))
    if button.category not in texts.CATEGORIES:
        return (views.rules(in_force),)
    return (_rule(house, Category(button.category)),)


def put_rule(house: House, asker: Asker, scope: Scope, button: PutRule) -> Answer:
    """From the first of this month or the next; what is over stays as it was."""
    if button.category not in texts.CATEGORIES or (button.times, button.months) not in set(
        texts.RULE_CHOICES
    ):
        return (Screen(texts.UNKNOWN, new=True),)
    category, new = Category(button.category), Rule(button.times, button.months)
    if button.ahead not in (0, 1):
        return (views.from_when(category, new),)
    today = shanghai_day(house.clock())
    month = Month.of(today)
    since = month.next().first if button.ahead else month.first
    old = house.ledger.frequencies.in_force(since)[category]
    if not button.sure:
        concerned = house.ledger.frequencies.concerned(category, today)
        return (views.sure_of_rule(category, old, new, button.ahead, since, concerned),)
    now, cadre = house.clock(), _cadre(asker)
    house.ledger.register.rule(category, new.times, new.months, since)
    house.ledger.audit.note(
        cadre.id,
        "setting",
        f"rule.{category}",
        now,
        {"since": since.isoformat(), "times": new.times, "months": new.months},
    )
    said = texts.RULE_CHANGED.substitute(
        category=texts.CATEGORIES[category], since=since, rule=views.rule_words(new)
    )
    return (_rule(house, category, said),)


def _rule(house: House, category: Category, said: str = "") -> Screen:
    frequencies, today = house.ledger.frequencies, shanghai_day(house.clock())
    now = frequencies.in_force(today)[category]
    return views.rule(category, now, frequencies.rows(category), said)


def _changes(house: House, name: str) -> list[tuple[str, str, str]]:
    """When, who, and to what, newest first."""
    rows = house.ledger.settings.history(name)
    people = house.ledger.people.many({CadreId(row["by_cadre"]) for row in rows})
    return [
        (
            f"{datetime.fromisoformat(row['at']):%Y-%m-%d %H:%M}",
            escape(people[who].name)
            if (who := CadreId(row["by_cadre"])) in people
            else texts.ITSELF,
            row["value"],
        )
        for row in rows
    ]


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
