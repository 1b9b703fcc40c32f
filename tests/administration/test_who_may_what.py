"""The table of DESIGN §5, cell by cell, played in the real application: what each is shown."""

import re
from pathlib import Path

import pytest

from ledger.scopes import Ability
from tests.administration.conftest import Desk
from tests.administration.files import workbook
from tests.administration.world import CADRES, HOMES, PEOPLE
from tests.phone import buttons_of, words_of

# DESIGN §5, row by row; "own": one's own, which whoever reaches further sees as well
TABLE = """
| ask, help, feedback | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ |
| visit, households, progress, correct, policy, leave, handover, mute | | own | own, 代录 in the village | own | own | own |
| problems, cases, household cards | | own | village | unit's cadres' | township | county |
| rate | | own row | village | unit | township | county |
| export | | | village | unit | township | county |
| bulletin, groups, schedule, invite, import, audit | | | | | township | county |
| sample, crosscheck, settings | | | | | | county |
| questions | | | | | | county, and the role 政策管理员 |
"""  # noqa: E501  (as it stands there)
COLUMNS = ("陌生人", "帮扶干部", "村级管理员", "单位联络员", "乡镇管理员", "县管理员")
EVERYBODYS = {"problems", "cases", "card", "rate"}  # one's own beside what one watches over
MORE = {  # commands that the table does not name, and the row of it that they are read by
    "wishes": "card", "village": "card", "change": "households",
    "requests": "handover", "checks": "visit", "staff": "import", "twins": "import",
    "burden": "bulletin", "duties": "settings", "manage": "bulletin",
}  # fmt: skip
ANYBODYS = {"start", "help", "more", "cancel", "ask", "feedback"}


def cells():
    """word of the table → role → how far, "" for allowed without any household, None for not."""
    found = {}
    for line in TABLE.strip().splitlines():
        words, *reaches = (cell.strip() for cell in line.strip("|").split("|"))
        for word in words.replace("household cards", "card").split(", "):
            found[word] = {
                role: _reach(word, cell) for role, cell in zip(COLUMNS, reaches, strict=True)
            }
            own = "own" in str(found[word]["帮扶干部"])
            found[word]["政策管理员"] = found[word]["帮扶干部"]
            if "政策管理员" in line:
                found[word]["政策管理员"], own = "", False
            both = [found[word]["村级管理员"], found[word]["单位联络员"]]
            several = " ".join(sorted({w for one in both if one for w in one.split()}))
            found[word]["村级管理员、单位联络员"] = (
                several if any(one is not None for one in both) else None
            )
            assert own == ("own" in several), word
    return found


def _reach(word, cell):
    if not cell:
        return None
    if cell == "✓":
        return ""
    said = re.match(r"own|village|unit|township|county", cell)[0]
    return f"own {said}" if word in EVERYBODYS and said != "own" else said


CELLS = cells()


def test_the_table_is_the_one_of_the_design():
    design = Path(__file__).parents[2] / "../shared/DESIGN.md"
    if not design.exists():
        pytest.skip("the design is not beside this checkout")
    for line in TABLE.strip().splitlines():
        assert line in design.read_text(), line


def test_every_ability_and_every_command_stands_in_the_table():
    from handlers.desk import COMMANDS

    beside = {"record", "approve"}  # 代录, and deciding on what others ask for
    assert {one.value for one in Ability} - beside == set(CELLS)
    assert set(COMMANDS) - ANYBODYS - set(CELLS) == set(MORE)


# the people


@pytest.fixture
def house(furnished):
    return furnished


@pytest.fixture(params=PEOPLE)
def role(request):
    return request.param


@pytest.fixture
def somebody(house, world, role):
    one = Desk(house, PEOPLE[role].account)
    one.says("/start")
    return one


def homes_in(role, reach):
    """The heads of the households that lie in a reach, worked out from who and where they are."""
    return {home.head for home in HOMES if PEOPLE[role].sees(home, reach)}


HEADS = {home.head for home in HOMES}


def leafed(phone):
    """All that the screen shows, page by page."""
    shown = [phone.text, *phone.buttons]
    while "下一页" in phone.buttons:
        phone.taps("下一页")
        shown += [phone.text, *phone.buttons]
    return "\n".join(shown)


def heads(words):
    return {head for head in HEADS if head in words}


def is_refused(phone):
    return "不归您管" in phone.text or "先绑定" in phone.text


def taps_wire(phone, wire):
    phone.telegram.taps(phone.account, phone.chat, phone.screen["message_id"], wire)
    phone.house.serve()


# who may at all


def test_every_command_answers_whom_the_table_names_and_nobody_else(somebody, role):
    from handlers.desk import COMMANDS

    for word in set(COMMANDS) - ANYBODYS - {"groups"}:  # /groups has its own test
        somebody.says(f"/{word}")
        allowed = CELLS[MORE.get(word, word)][role] is not None
        assert is_refused(somebody) != allowed, (role, word, somebody.text)
        if not allowed:
            assert not heads(somebody.text), (word, somebody.text)
            assert not somebody.buttons, (word, somebody.buttons)


def test_anybody_may_ask_get_help_and_say_what_they_think(somebody):
    somebody.says("/ask 医保怎么交")
    assert not is_refused(somebody)
    somebody.says("/help")
    assert not is_refused(somebody)
    somebody.says("/feedback")
    somebody.taps("匿名")
    somebody.says("字太小")
    assert not is_refused(somebody)


# one's own


LISTS = {  # what lists households, and whose
    "/visit": "visit",
    "/households": "households",
    "/progress": "progress",
    "/correct": "correct",
    "/policy": "policy",
    "/change": "households",
    "/problems": "problems",
    "/cases": "cases",
    "/wishes": "card",
}


def test_a_list_holds_the_households_in_reach_and_no_other(somebody, role):
    for command, ability in LISTS.items():
        somebody.says(command)
        reach = CELLS[ability][role]
        wanted = homes_in(role, reach) if reach is not None else set()
        assert heads(leafed(somebody)) == wanted, command
        somebody.says("/cancel")


def test_one_hands_over_what_is_ones_own(somebody, role):
    somebody.says("/handover")
    if CELLS["handover"][role] is None:
        assert is_refused(somebody)
        return
    somebody.taps("逐户移交")
    assert heads(leafed(somebody)) == homes_in(role, "own")


# a household: found by its name, and by a button that somebody forged


BY_BUTTON = {  # a household's screens: the ability that they are read with
    "Card": "card",
    "Members": "card",
    "Matters": "card",
    "Measures": "card",
    "ContactCard": "card",
    "Jobs": "card",
    "ShowProblem": "problems",
    "ShowCase": "cases",
    "ShowWish": "card",
    "HomePolicies:page": "policy",
    "ShowVisit": "card",
}
OF = {"ShowProblem": "problems", "ShowCase": "cases", "ShowWish": "wishes", "ShowVisit": "visits"}


def test_a_household_s_screen_opens_for_whom_it_is_in_reach(somebody, role, world):
    for kind, ability in BY_BUTTON.items():
        reach, drawn = CELLS[ability][role], False
        name, _, page = kind.partition(":")
        for home in HOMES:
            inside = reach is not None and PEOPLE[role].sees(home, reach)
            if inside and drawn and kind == "ContactCard":
                continue  # a picture: one of them is enough
            drawn |= inside
            id_ = getattr(world, OF.get(name, "homes"))[home.number]
            before = len(somebody.messages)
            taps_wire(somebody, f"{name}:{id_}" + (":0" if page else ""))
            said = "\n".join([words_of(m) for m in somebody.messages[before:]] + [somebody.text])
            said += "\n".join(somebody.buttons)
            assert is_refused(somebody) != inside, (kind, home, said)
            assert (home.head in said) if inside else not heads(said), (kind, home, said)
            somebody.says("/help")


FOUND_BY_NAME = {"/card": "card", "/households": "card", "/policy": "policy", "/audit": "audit"}


def test_a_household_is_found_by_whom_it_is_in_reach_of(somebody, role):
    for command, ability in FOUND_BY_NAME.items():
        reach = CELLS[ability][role]
        for asked, home in [(h.head, h) for h in HOMES] + [(h.number, h) for h in HOMES[::4]]:
            somebody.says(f"{command} {asked}")
            told = somebody.text.replace(f"「{asked}」", "") + "".join(somebody.buttons)
            if command == "/policy":  # who is not found is offered one's own
                assert heads(told) <= homes_in(role, "own"), (home, told)
                continue
            inside = reach is not None and PEOPLE[role].sees(home, reach)
            assert heads(told) == ({home.head} if inside else set()), (command, home, told)


def test_who_leads_a_village_types_for_others_there_and_nobody_else_does(somebody, role, world):
    person = PEOPLE[role]
    for kind in ("StartVisit", "RecordFor"):
        for home in HOMES:
            taps_wire(somebody, f"{kind}:{world.homes[home.number]}")
            may = person.sees(home, "own village")
            if kind == "RecordFor" and not person.villages:
                may = False
            asked = "有变化吗" in somebody.text
            assert asked == may, (home, somebody.text)
            assert may or not heads(somebody.text)
            somebody.says("/cancel")


# rates


def rates_of(phone):
    """Every rung that leads down from /rate, and all households named on the way."""
    phone.says("/rate")
    shown, seen, left = [], set(), [phone.screen]
    while left:
        screen = left.pop()
        shown += [words_of(screen), *(button["text"] for button in buttons_of(screen))]
        for button in buttons_of(screen):
            wire = button["callback_data"]
            if wire in seen or not wire.startswith("Rate:2026-10:"):
                continue
            seen.add(wire)
            taps_wire(phone, wire)
            left.append(dict(phone.screen))
    return "\n".join(shown)


def test_rates_go_down_to_the_households_in_reach_and_to_no_other(somebody, role):
    reach = CELLS["rate"][role]
    told = rates_of(somebody)
    watched = " ".join(word for word in (reach or "").split() if word != "own")
    assert heads(told) <= (homes_in(role, reach) if reach is not None else set())
    assert heads(told) >= homes_in(role, watched or reach or "")
    known = {CADRES[home.holder] for home in HOMES if PEOPLE[role].sees(home, watched)}
    assert {name for name in CADRES.values() if name in told} - {_me(role)} == known - {_me(role)}


def _me(role):
    return CADRES.get(PEOPLE[role].account, "")


def test_a_cadre_elsewhere_is_not_told_by_a_rung_put_together(somebody, role, world):
    """The village is in reach, the cadre is of another."""
    reach = CELLS["rate"][role]
    for village in ("白石村", "柳林村"):
        holders = {CADRES[h.holder] for h in HOMES if h.village == village}
        for account, cadre in world.cadres.items():
            for kind in ("Rate:2026-10:cadre:{}@{}:0", "RateBook:2026-10:cadre:{}@{}"):
                before = len(somebody.messages)
                taps_wire(somebody, kind.format(cadre, world.areas[village]))
                said = [words_of(m) for m in somebody.messages[before:]] + [somebody.text]
                reached = reach is not None and any(
                    PEOPLE[role].sees(h, reach) for h in HOMES if h.village == village
                )
                name = CADRES[account]
                if name not in holders or not reached:
                    assert name not in "\n".join(said) or name == _me(role), said


# exports


def exported(phone, kind, month=""):
    phone.says("/export")
    phone.taps(kind)
    if month:
        phone.taps(month)
    phone.taps("生成")
    return {str(cell) for row in phone.rows() for cell in row} if "行" in phone.text else set()


def test_an_export_has_a_row_of_each_household_in_reach(somebody, role):
    reach = CELLS["export"][role]
    if reach is None:
        somebody.says("/export")
        assert is_refused(somebody)
        return
    mine = homes_in(role, reach)
    for kind, month in (  # they were visited in September
        ("月台账", ""), ("走访表", "上个月"), ("问题清单", "上个月"), ("包联表", ""),
    ):  # fmt: skip
        cells = exported(somebody, kind, month)
        assert cells & HEADS == mine, kind
        assert cells & {h.number for h in HOMES} == {h.number for h in HOMES if h.head in mine}


def test_a_supervision_ledger_has_the_villages_in_reach(somebody, role):
    reach = CELLS["export"][role]
    if reach is None:
        return
    inside = {home.village for home in HOMES if PEOPLE[role].sees(home, reach)}
    near = {CADRES[h.holder] for h in HOMES if h.village in inside} | set(_leads(inside))
    for kind in ("督查台账", "第一书记", "驻村台账"):
        cells = exported(somebody, kind, "上个月")
        assert cells & {home.village for home in HOMES} <= inside
        told = {name for name in CADRES.values() if any(name in cell for cell in cells)}
        assert told <= near, (role, kind, told - near)


def _leads(villages):
    return {CADRES[p.account] for p in PEOPLE.values() if p.villages & villages}


def test_who_asks_for_the_use_of_policies_watches_over_the_county(somebody, role):
    somebody.says("/export")
    assert ("政策使用" in somebody.buttons) == (role == "县管理员")


# what townships and the county run


PLACES = {"全县", "青山镇", "清水镇"}


def areas_of(role):
    person = PEOPLE[role]
    return PLACES if person.county else set(person.townships)


def test_bulletins_are_of_ones_own_areas(somebody, role, world):
    somebody.says("/bulletin")
    if CELLS["bulletin"][role] is None:
        assert is_refused(somebody)
    for place in PLACES:
        taps_wire(somebody, f"Bulletin:2026-09:{world.areas.get(place, '')}")
        assert is_refused(somebody) != (place in areas_of(role)), (role, place)


def test_a_group_is_tied_to_ones_own_areas(somebody, role, house, world):
    group = Desk(house, PEOPLE[role].account, -500)
    house.telegram.group(-500, "工作群", [one.account for one in PEOPLE.values()])
    group.says("/groups")
    assert set(group.buttons) == areas_of(role)
    for place in PLACES:
        taps_wire(group, f"Bind:{world.areas.get(place, '')}")
        told = "已绑定" in group.text
        assert told == (place in areas_of(role)), (role, place, group.text)


def test_codes_are_given_to_ones_own_people(somebody, role, world):
    somebody.says("/invite")
    if CELLS["invite"][role] is None:
        assert is_refused(somebody)
    mine = set()
    if CELLS["invite"][role] is not None:
        towns = areas_of(role)
        mine = {CADRES[home.holder] for home in HOMES if home.township in towns}
        if "青山镇" in towns:
            mine |= {CADRES[p.account] for p in PEOPLE.values() if p.villages or p.townships}
        if PEOPLE[role].county:
            mine = set(CADRES.values())
        somebody.taps("已绑定的")
        told = leafed(somebody)
        assert {name for name in CADRES.values() if name in told} == mine
    for account, cadre in world.cadres.items():
        taps_wire(somebody, f"InviteCadre:{cadre}")
        assert (CADRES[account] in somebody.text) == (CADRES[account] in mine)


def test_a_file_changes_ones_own_households(somebody, role):
    names = ["户编号", "乡镇", "村", "组", "户主", "类别", "人口"]
    rows = [[h.number, h.township, h.village, "1组", h.head, "脱贫户", 5] for h in HOMES]
    somebody.sends("台账.xlsx", workbook({"农户": [names, *rows]}))
    if CELLS["import"][role] is None:
        assert "入库" not in somebody.text
        return
    mine = homes_in(role, CELLS["import"][role])
    somebody.shows(f"改动 {len(mine)}")
    if len(mine) < len(HOMES):
        somebody.taps("问题行")
        refused = {str(cell) for row in somebody.rows()[1:] for cell in row} & HEADS
        assert refused == HEADS - mine


def test_days_of_the_county_are_set_by_the_county(somebody, role):
    somebody.says("/schedule")
    may = CELLS["schedule"][role]
    assert ("设日期" in somebody.buttons) == (may == "county")
    for wire in ("DaySet:visiting_day:15", "AutoRelease:off", "Calendars", "SetDay:visiting_day"):
        taps_wire(somebody, wire)
        assert is_refused(somebody) == (may != "county"), (role, wire, somebody.text)


# requests


def test_requests_are_read_and_decided_in_reach(somebody, role, world):
    """The township's, the county's, and one's own to take back."""
    somebody.says("/requests")
    person = PEOPLE[role]
    for home in HOMES:
        mine = person.sees(home, "own township county")
        taps_wire(somebody, f"ShowRequest:{world.requests[home.number]}")
        assert (home.head in somebody.text) == mine, (role, home, somebody.text)
        if not person.sees(home, "township county"):
            taps_wire(somebody, f"Decide:{world.requests[home.number]}:yes")
            assert "已同意" not in somebody.text
            if not mine:
                assert not heads(somebody.text)
