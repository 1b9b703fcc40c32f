"""Settings as screens: what each is, what would change with it, and who changed it when."""

from collections.abc import Mapping, Sequence
from datetime import date

from handlers.administration.buttons import PutRule, PutSetting, ShowRules, ShowSetting
from handlers.buttons import Menu
from handlers.screen import Screen, Tap
from handlers.texts import settings as texts
from handlers.views.draft import pairs
from ledger.model import Category
from ledger.standing import Rule

HISTORY = 8  # changes on one screen


def overview(values: Mapping[str, str]) -> Screen:
    lines = [
        texts.LINE.substitute(name=name, value=value_words(key, values[key]))
        for key, name in texts.NAMES.items()
    ]
    taps = [Tap(name, ShowSetting(key, "now")) for key, name in texts.NAMES.items()]
    rest = (
        Tap(texts.RULES, ShowRules("")),
        Tap(texts.DAYS, Menu("schedule")),
        Tap(texts.DUTIES, Menu("duties")),
    )
    return Screen("\n".join([texts.HEAD, *lines]), (*pairs(taps), rest))


def one(name: str, value: str, said: str = "") -> Screen:
    html = texts.NOW.substitute(
        name=texts.NAMES[name], value=value_words(name, value), what=texts.WHAT[name]
    )
    taps = [
        Tap(words, PutSetting(name, n, 0))
        for n, (choice, words) in enumerate(texts.VALUES[name].items())
        if choice != value
    ]
    foot = (Tap(texts.HISTORY, ShowSetting(name, "history")), Tap(texts.BACK, Menu("settings")))
    return Screen(f"{said}\n{html}" if said else html, (*pairs(taps), foot))


def sure(name: str, old: str, choice: int, new: str) -> Screen:
    html = texts.SURE.substitute(
        name=texts.NAMES[name],
        old=value_words(name, old),
        new=value_words(name, new),
        what=texts.WHAT[name],
        effect=texts.EFFECT[name],
    )
    rows = (
        (Tap(texts.YES, PutSetting(name, choice, 1)),),
        (Tap(texts.BACK, ShowSetting(name, "now")),),
    )
    return Screen(html, rows)


def history(name: str, changes: Sequence[tuple[str, str, str]], value: str) -> Screen:
    """`changes`: when, who, value; newest first."""
    lines = [texts.HISTORY_HEAD.substitute(name=texts.NAMES[name])]
    lines += [
        texts.HISTORY_LINE.substitute(when=when, who=who, value=value_words(name, set_to))
        for when, who, set_to in changes[:HISTORY]
    ]
    if not changes:
        lines.append(texts.NO_HISTORY.substitute(value=value_words(name, value)))
    return Screen("\n".join(lines), ((Tap(texts.BACK, ShowSetting(name, "now")),),))


def value_words(name: str, value: str) -> str:
    return texts.VALUES[name].get(value, value)


def rules(in_force: Mapping[Category, Rule]) -> Screen:
    lines = [
        texts.RULE_LINE.substitute(category=words, rule=rule_words(in_force[Category(code)]))
        for code, words in texts.CATEGORIES.items()
    ]
    taps = [Tap(words, ShowRules(code)) for code, words in texts.CATEGORIES.items()]
    back = (Tap(texts.BACK, Menu("settings")),)
    return Screen("\n".join([texts.RULES_HEAD, *lines]), (*pairs(taps), back))


def rule(
    category: Category,
    now: Rule,
    past: Sequence[tuple[date | None, Rule]],
    said: str = "",
) -> Screen:
    """The choices, and what was in force before."""
    words = texts.WHICH_RULE.substitute(category=texts.CATEGORIES[category], rule=rule_words(now))
    lines = [said, words] if said else [words]
    lines += [
        texts.RULE_PAST.substitute(since=since or texts.ALWAYS, rule=rule_words(old))
        for since, old in past[:4]
    ]
    taps = [
        Tap(_label(Rule(*choice)), PutRule(category, *choice, -1, 0))
        for choice in texts.RULE_CHOICES
        if Rule(*choice) != now
    ]
    return Screen("\n".join(lines), (*pairs(taps), (Tap(texts.BACK, ShowRules("")),)))


def from_when(category: Category, new: Rule) -> Screen:
    words = texts.FROM_WHEN.substitute(category=texts.CATEGORIES[category], rule=rule_words(new))
    taps = [
        Tap(label, PutRule(category, new.times, new.months, ahead, 0))
        for ahead, label in enumerate((texts.THIS_MONTH, texts.NEXT_MONTH))
    ]
    return Screen(words, ((*taps,), (Tap(texts.BACK, ShowRules(category)),)))


def sure_of_rule(
    category: Category, old: Rule, new: Rule, ahead: int, since: date, households: int
) -> Screen:
    words = texts.RULE_SURE.substitute(
        category=texts.CATEGORIES[category],
        old=rule_words(old),
        new=rule_words(new),
        since=since,
        households=households,
    )
    rows = (
        (Tap(texts.YES, PutRule(category, new.times, new.months, ahead, 1)),),
        (Tap(texts.BACK, ShowRules(category)),),
    )
    return Screen(words, rows)


def rule_words(rule: Rule) -> str:
    return texts.RULE[rule.months].substitute(times=rule.times) if rule.times else texts.NO_RULE


def _label(rule: Rule) -> str:
    if not rule.times:
        return texts.NO_RULE
    return texts.RULE_LABEL[rule.months].substitute(times=rule.times)
