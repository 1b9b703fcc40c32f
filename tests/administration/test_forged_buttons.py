"""Whatever a button says, pressed by whomever: no fault, and no word of what is outside.

Every kind of button that exists is in it by itself; a field of a new name has to be given values.
"""

import json
from itertools import product
from typing import get_args, get_type_hints

import pytest

from handlers.buttons import Button, Menu, NotMe
from handlers.dialog.buttons import DraftButton
from handlers.packed import LONGEST
from ledger.checks.campaigns import Shape
from ledger.checks.draw import DrawId, Kind, NewDraw
from ledger.clock import Month
from ledger.members import Kin, Member
from tests.administration.conftest import Desk
from tests.administration.world import HOMES, PEOPLE
from tests.phone import plain

ALL = get_args(Button)
LAST = {"LetGo", "NotMe", "MergeTwins", "Decide", "HandOver"}  # who taps it may reach less then
FOUND = {  # as a file that was read
    "counts": {"households": {"new": 1, "changed": 0, "unchanged": 0}},
    **dict.fromkeys(("refused", "changes", "notes"), 0),
    **{"bad_sheets": [], "absent": {}, "unclear": []},
}
SECRET = "别处事"  # stands in whatever is nobody's but the county's
JUNK = ("", "x", "-1", "a+b", "'", "省", "2026-13", "9999-12", "../..", "a@b")
AT_MOST = 24  # of a kind, of what belongs into its fields
NUMBERS = ("0", "1", "-1", "7", "-1000000", "9" * 30)


@pytest.fixture
def house(furnished):
    return furnished


@pytest.fixture
def ids(house, world):
    """field → what may stand in it: of the own village, of another township, and words."""
    bot, now = house.bot.house, house.watch()
    ledger, cadres = bot.ledger, world.cadres
    here, there = "K01", "K06"
    zhou = cadres[PEOPLE["县管理员"].account]
    month, day = Month.of(now.date()).previous(), now.date()
    draws, campaigns = [], []
    for home in (here, there):
        draw = NewDraw(
            id=DrawId(f"drawn{home}"), kind=Kind.SAMPLE, seed="s", area=None, first=day, last=day,
            rule={"townships": 2, "villages": 1, "households": 3}, by=zhou, pool=[],
        )  # fmt: skip
        ledger.draws.keep(draw, [(world.homes[home], zhou)], now)
        ledger.draws.issue(draw.id, (day, day), now)
        draws.append(draw.id)
        campaigns.append(
            ledger.campaigns.begin(
                Shape.EVERYONE, world.areas["清水镇"], None, (day, day), [zhou], zhou, now
            ).id
        )
    sent = ledger.imports.begin(zhou, PEOPLE["县管理员"].account, f"{SECRET}.xlsx", now)
    ledger.imports.read(sent.id, "roster", FOUND)
    bulletins = [
        ledger.bulletins.draft(month, area, _sheet(bot, month, area), now).id
        for area in (world.areas["青山镇"], world.areas["清水镇"], None)
    ]
    member = [
        ledger.members.put(world.homes[home], Member(id="", name=f"{SECRET}{n}", kin=Kin.CHILD))
        for n, home in enumerate(("K07", "K12"))
    ]
    question = bot.policies.questions.forward(f"{SECRET}怎么办", 999, now)
    asked = bot.memory.keep(999, 999, f"{SECRET}补贴", None, now).id
    draft = f"of{there}"
    house.bot.db.execute(
        "insert into drafts (id, person, form, rev, state, begun, changed, filled) values"
        " (?, 999, 'visit', 1, 'open', '2026-10-20', ?, ?)",
        (draft, now.isoformat(), json.dumps({"answers": [], "about": ""})),
    )
    both = {
        name: [getattr(world, plural)[home] for home in (here, there)]
        for name, plural in (
            ("household", "homes"), ("visit", "visits"), ("problem", "problems"),
            ("wish", "wishes"), ("case", "cases"), ("request", "requests"),
        )
    }  # fmt: skip
    villages = [world.areas["白石村"], world.areas["柳林村"]]
    towns, units = _of(world, "青山镇", "清水镇"), _of(world, "文旅局", "交通局")
    people = [cadres[PEOPLE["帮扶干部"].account], cadres[110]]
    places = [
        *towns,
        *villages,
        *units,
        *(f"{c}@{a}" for c in people for a in (*villages, *units)),
    ]
    return both | {
        "first": both["household"], "second": both["household"], "kept": both["household"],
        "gone": both["household"], "cadre": people, "village": villages, "township": towns,
        "unit": units, "area": [*towns, *villages, *units], "place": places,
        "level": ["county", "units", "township", "village", "unit", "cadre", "missing", "mine"],
        "draw": draws, "campaign": campaigns, "of": [sent.id], "bulletin": bulletins,
        "member": [str(one) for one in member], "question": [question], "asked": [asked],
        "draft": [draft], "clause": ["1", "chat/x#1"], "month": ["2026-10", "2026-09", "2199-01"],
        "what": ["preview", "changes", "notes", "columns", "refused", "progress", "items",
                 "waiting", "log", "repeat", "close", "now", "history", "all", "unbound", "bound",
                 "villages", "away", "exempt", "category", "exit"],
        "kind": ["month", "visits", "problems", "care", "inspection", "secretary", "stationed",
                 "policies", "form", "book", "print", "contest", "water", "loan"],
        "word": ["yes", "no", "back", "up", "accept", "decline", "withdraw", "settings", "audit"],
        "only": ["amend", "history", "left"], "action": ["export", "import"],
        "name": ["late_days", "visiting_day", "auto_release"], "field": ["head", "care"],
        "category": ["lifted", "monitored"], "seed": ["abc"], "shape": ["everyone", "township"],
        "part": ["ask"], "post": ["lead"], "batch": ["industry"], "chosen": ["todo", "open"],
        "outcome": ["granted", "withdrawn"], "way": ["all", "some", "idle"], "grade": ["D", "C"],
        "until": ["month", "always", "off"], "to": ["on", "off"],
    }  # fmt: skip


def _of(world, *names):
    return [world.areas[name] for name in names]


def _sheet(bot, month, area):
    from handlers.publishing.release import now_of
    from handlers.publishing.sheet import frozen

    return frozen(now_of(bot, month, area))


def wires(ids):
    """Each kind with all that belongs into its fields, and each field in turn with junk."""
    kinds = [kind for kind in ALL if kind not in get_args(DraftButton) and kind is not NotMe]
    kinds.sort(key=lambda kind: kind.__name__ in LAST)
    for kind in [*kinds, NotMe]:
        hints = get_type_hints(kind)
        pools = [list(NUMBERS[:2]) if hints[name] is int else ids[name] for name in hints]
        each = list(product(*pools))
        for values in each[:: max(1, len(each) // AT_MOST) | 1]:  # odd: it passes all of a pool
            yield ":".join([kind.__name__, *values])
        usual = [pool[0] for pool in pools]
        for n, hint in enumerate(hints.values()):
            for value in NUMBERS if hint is int else JUNK:
                yield ":".join([kind.__name__, *usual[:n], value, *usual[n + 1 :]])


def test_every_field_of_every_button_has_values_here(ids):
    named = {
        name
        for kind in set(ALL) - set(get_args(DraftButton))
        for name, hint in get_type_hints(kind).items()
        if hint is str
    }
    assert named == set(ids)


def outside(role):
    """Heads of households that lie in no reach of this person, whatever the ability."""
    person = PEOPLE[role]
    return {h.head for h in HOMES if not person.sees(h, "own village unit township county")}


@pytest.mark.parametrize("role", PEOPLE)
def test_no_button_is_a_fault_or_tells_what_is_outside(role, house, ids):
    one = Desk(house, PEOPLE[role].account)
    one.says("/start")
    place, data = one.screen["message_id"], dict.fromkeys(wires(ids))
    house.gathering = True
    for wire in data:
        if len(wire.encode()) <= LONGEST:
            house.telegram.taps(one.account, one.chat, place, wire)
    house.gathering = False
    house.serve(longest=240)
    faults = [
        json.loads(body)["callback_query"]["data"]
        for (body,) in house._db.execute("select body from inbox where incident is not null")
    ]
    assert not faults
    secrets = outside(role)
    if role not in ("县管理员", "政策管理员"):
        secrets |= {SECRET}
    sql = "select body from outbox where chat = ?"
    said = [plain(body) for (body,) in house._db.execute(sql, [one.account]).fetchall()]
    assert len(said) > len(data) / 4  # they were answered
    for words in said:
        told = {secret for secret in secrets if secret in words}
        assert not told, (told, words[:300])


def test_a_menu_button_of_any_word_is_answered(house, world):
    one = Desk(house, PEOPLE["帮扶干部"].account)
    one.says("/start")
    for word in ("x", "settings", "visit visit", "", "ＶＩＳＩＴ"):
        one.telegram.taps(
            one.account, one.chat, one.screen["message_id"], f"{Menu.__name__}:{word}"
        )
        house.serve()
        assert one.text
