"""Every command and every button, as everybody, inside and outside: from the one table."""

from dataclasses import fields
from typing import get_args, get_type_hints

import pytest

from handlers import buttons, desk, office
from handlers.desk import Desk
from handlers.dialog.buttons import DraftButton
from handlers.screen import Letter
from handlers.texts import menu as menu_texts
from ledger.checks.campaigns import Shape
from ledger.checks.draw import DrawId, Kind, NewDraw
from ledger.model import Findings, Mode, NewVisit, Post, Role
from ledger.refusals import NotInScope, Refusal
from ledger.scopes import Ability, scope_of
from tests.cast import LI, STRANGER, SUN, ZHANG, ZHOU

UNIT_CONTACT, POLICY = 106, 107  # accounts
ROLES = {
    "陌生人": STRANGER,
    "帮扶干部": ZHANG,
    "村级管理员": LI,
    "单位联络员": UNIT_CONTACT,
    "乡镇管理员": SUN,
    "县管理员": ZHOU,
    "政策管理员": POLICY,
}

ALL = "ask help feedback"
OWN = "visit households progress correct policy leave handover mute"
WATCHED = "problems cases card rate"
RUN = "bulletin groups schedule invite import audit"
COUNTY = "sample crosscheck settings"
TABLE = {  # DESIGN §5, row by row: who may use it at all
    **{word: set(ROLES) for word in ALL.split()},
    **{word: set(ROLES) - {"陌生人"} for word in OWN.split()},
    **{word: set(ROLES) - {"陌生人"} for word in WATCHED.split()},
    "export": {"村级管理员", "单位联络员", "乡镇管理员", "县管理员"},
    **{word: {"乡镇管理员", "县管理员"} for word in RUN.split()},
    **{word: {"县管理员"} for word in COUNTY.split()},
    "questions": {"县管理员", "政策管理员"},
}
LEVELS = ("county", "units", "township", "village", "unit", "cadre", "missing", "mine")
TABLES = (
    "households categories states assignments visits visit_versions problems wishes cases"
    " members cadres memberships posts accounts codes rules settings responsibilities"
    " village_posts batches bulletins chats requests draws draw_items campaigns imports"
)
DRAFTS = set(get_args(DraftButton))
THEIR_OWN = {buttons.NotMe}  # changes who taps it, and nobody else


class Undone(Exception):
    pass


class Played:
    """The real desk on the real ledger; whatever an act changes is undone again."""

    def __init__(self, house, ledger, cast) -> None:
        self.bot, self.cast = house.bot, cast
        self.db = self.bot.db
        self.desk = Desk(self.bot.house)
        areas = {one.name: one.id for one in ledger.areas.townships()}
        areas |= {one.name: one.id for one in ledger.areas.villages()}
        areas |= {one.name: one.id for one in ledger.areas.units()}
        self.areas = areas
        for account, number, post in (
            (UNIT_CONTACT, "G006", Post(role=Role.UNIT_CONTACT, area=areas["文旅局"])),
            (POLICY, "G007", Post(role=Role.POLICY_ADMIN)),
        ):
            cadre = ledger.register.add_cadre(number, f"某{number}", posts=(post,))
            code = ledger.codes.issue(cadre.id, house.watch()).code
            ledger.codes.redeem(code, account, house.watch())

        now = house.watch()
        new = NewVisit(
            household=cast.households["H004"],
            cadre=cast.qian.id,
            recorder=cast.qian.id,
            day=now.date(),
            mode=Mode.HOME,
            findings=Findings(checks={"water": "没水"}, wish="想要水泵"),
        )
        visit = ledger.visits.record(new, now)
        draw = NewDraw(
            id=DrawId("drawn"),
            kind=Kind.SAMPLE,
            seed="s",
            area=None,
            first=now.date(),
            last=now.date(),
            rule={"townships": 2, "villages": 1, "households": 3},
            by=cast.zhou.id,
            pool=[],
        )
        ledger.draws.keep(draw, [(cast.households["H004"], cast.qian.id)], now)
        ledger.draws.issue(draw.id, (now.date(), now.date()), now)
        days = (now.date(), now.date())
        campaign = ledger.campaigns.begin(
            Shape.EVERYONE, areas["清水镇"], None, days, [cast.qian.id], cast.zhou.id, now
        )
        sent = ledger.imports.begin(cast.zhou.id, ZHOU, "台账.xlsx", now)
        ledger.imports.read(sent.id, "roster", {"unclear": [], "counts": {}})
        self.theirs = {  # what the township outside has
            "visit": visit.id,
            "problem": ledger.problems.open_of(cast.households["H004"])[0].id,
            "wish": self.db.execute("select id from wishes").fetchone()[0],
            "draw": draw.id,
            "campaign": campaign.id,
            "of": sent.id,
        }

    def cadre(self, account):
        return self.bot.house.ledger.people.of_account(account)

    def acts(self, act):
        """What it answers or refuses with, and whether anything that is watched changed."""
        before, found = self.digest(), {}
        try:
            with self.db.atomic():
                try:
                    found["said"] = act()
                except Refusal as no:
                    found["said"] = no
                found["changed"] = self.digest() != before
                found["errands"] = "".join(
                    row[0] for row in self.db.execute("select body from errands").fetchall()
                )
                self.undo()
        except Undone:
            pass
        return found["said"], found["changed"], found["errands"]

    def undo(self):
        raise Undone

    def digest(self):
        return [
            hash(tuple(self.db.execute(f"select * from {table}").fetchall()))
            for table in TABLES.split()
        ]

    def samples(self, kind, *, inside):
        """Buttons of a kind that speak of what is inside or outside, in every way they can."""
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]
        values = self.inside() if inside else self.outside()
        if "level" in names:
            for level in LEVELS:
                place = self.place(level, values)
                more = {"level": level, "place": place, "month": "2026-10"}
                yield kind(*(more.get(name, 0) for name in names))
            return
        for one in (0, 1):
            yield kind(
                *(
                    one if hints[name] is int else values.get(name, self.other(name))
                    for name in names
                )
            )

    def place(self, level, values):
        named = {"township": "area", "village": "village", "unit": "unit", "missing": "village"}
        if level == "cadre":
            return f"{values['cadre']}@{values['village']}"
        return values[named[level]] if level in named else ""

    def other(self, name):
        known = {
            "only": "",
            "month": "2026-10",
            "kind": "month",
            "what": "all",
            "action": "export",
        }
        return known.get(name, "x")

    def inside(self):
        homes, areas = self.cast.households, self.areas
        return self._values(
            homes["H001"], homes["H002"], self.cast.zhang, areas["青山镇"], areas["白石村"],
            areas["文旅局"],
        )  # fmt: skip

    def outside(self):
        homes, areas = self.cast.households, self.areas
        return self.theirs | self._values(
            homes["H004"], homes["H005"], self.cast.qian, areas["清水镇"], areas["柳林村"],
            areas["交通局"],
        )  # fmt: skip

    def _values(self, home, other, cadre, township, village, unit):
        return {
            "household": home,
            "first": home,
            "second": other,
            "kept": home,
            "gone": other,
            "cadre": cadre.id,
            "area": township,
            "township": township,
            "village": village,
            "unit": unit,
        }


@pytest.fixture
def played(house, ledger, cast):
    return Played(house, ledger, cast)


def words(said):
    """All that is shown to whoever acted."""
    if isinstance(said, Refusal):
        return ""
    screens = [one for one in said if not isinstance(one, Letter)]
    labels = [tap.label for one in screens for row in one.rows for tap in row]
    return "\n".join([one.html for one in screens] + labels)


@pytest.mark.parametrize("role", ROLES)
def test_the_table_is_design_s(played, role):
    cadre = played.cadre(ROLES[role])
    for ability, may in TABLE.items():
        allowed = scope_of(cadre, Ability(ability)) is not None
        assert allowed == (role in may), (role, ability)


@pytest.mark.parametrize("role", ROLES)
def test_every_command_is_for_whom_the_table_says(played, role):
    account = ROLES[role]
    cadre = played.cadre(account)
    for word, (ability, _) in desk.COMMANDS.items():
        said, _, _ = played.acts(
            lambda word=word: played.desk.command((account, account, False), word, "")
        )
        allowed = ability is None or scope_of(cadre, ability) is not None
        assert refused(said) != allowed, (role, word, said)


@pytest.mark.parametrize("role", ROLES)
def test_every_button_is_for_whom_the_table_says(played, role):
    account = ROLES[role]
    cadre = played.cadre(account)
    for kind, (ability, _) in desk.TAPS.items():
        if ability is None or scope_of(cadre, ability) is not None:
            continue
        for button in played.samples(kind, inside=True):
            said, changed, _ = played.acts(
                lambda button=button: played.desk.tapped((account, account, False), button)
            )
            assert refused(said), (role, button, said)
            assert not changed, (role, button)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "县管理员"])
def test_nothing_outside_is_shown_or_changed(played, role):
    """Neither the households of another township nor their numbers; whatever button is forged."""
    account = ROLES[role]
    secrets = {"陈七", "吴八", "H004", "H005"}
    ids = {played.cast.households["H004"], played.cast.households["H005"]}
    for kind in set(desk.TAPS) - THEIR_OWN - DRAFTS:
        for button in played.samples(kind, inside=False):
            said, changed, errands = played.acts(
                lambda button=button: played.desk.tapped((account, account, False), button)
            )
            shown = words(said)
            assert not [secret for secret in secrets if secret in shown], (role, button, shown)
            assert not changed, (role, button, said)
            assert not [id_ for id_ in ids if id_ in errands], (role, button)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "县管理员"])
def test_no_command_speaks_of_what_is_outside(played, role):
    account = ROLES[role]
    for word in desk.COMMANDS:
        for rest in ("", "陈七", "H004", "柳林村", "清水镇"):
            said, changed, _ = played.acts(
                lambda word=word, rest=rest: played.desk.command(
                    (account, account, False), word, rest
                )
            )
            asked = words(said).replace(rest, "") if rest else words(said)
            assert "吴八" not in asked, (role, word, rest, asked)
            assert "监测对象" not in asked or "陈七" not in asked, (role, word, rest, asked)
            assert not changed or word in MAY_WRITE, (role, word, rest)


MAY_WRITE = {"bulletin"}  # drafts the month's bulletin of one's own township


@pytest.mark.parametrize("account", [SUN, ZHANG, LI])
def test_who_left_may_only_ask(played, ledger, house, account):
    ledger.register.retire(played.cadre(account).id, house.watch().date().replace(day=1))
    for word, (ability, _) in desk.COMMANDS.items():
        said, _, _ = played.acts(
            lambda word=word: played.desk.command((account, account, False), word, "")
        )
        if ability not in (None, Ability.ASK, Ability.HELP, Ability.FEEDBACK):
            assert refused(said), (word, said)


def test_every_button_that_exists_leads_somewhere():
    kinds = set(get_args(buttons.Button)) - DRAFTS - {buttons.Menu}
    assert kinds == set(desk.TAPS)


def test_a_group_is_answered_nothing_that_may_hold_a_name(played):
    for word in set(desk.COMMANDS) - desk.IN_GROUPS - set(office.IN_GROUPS):
        said, _, _ = played.acts(
            lambda word=word: played.desk.command((ZHOU, -500, False), word, "")
        )
        assert words(said) == menu_texts.ONLY_PRIVATE
    for kind in set(desk.TAPS) - set(desk.GROUP_TAPS):
        for button in played.samples(kind, inside=True):
            said, changed, _ = played.acts(
                lambda button=button: played.desk.tapped((ZHOU, -500, False), button)
            )
            assert words(said) == menu_texts.ONLY_PRIVATE
            assert not changed


def refused(said):
    """Not for this person at all; what was forged badly is another matter."""
    if isinstance(said, Refusal):
        return isinstance(said, NotInScope) or type(said).__name__ == "CadreLeft"
    return menu_texts.ONLY_BOUND in words(said)
