"""Every number of an export is found again in chat: the invented county, by each exporter."""

import re
import shutil
from collections import Counter
from contextlib import closing
from datetime import date, datetime

import pytest

from bot.database import open_home
from data.county.build import workbook as county_workbook
from ledger.book import Ledger
from ledger.clock import SHANGHAI
from ledger.keys import KEY_NAME, open_keys
from ledger.roster.importing import import_roster
from tests.administration.conftest import Desk
from tests.administration.files import workbook
from tests.conftest import House, Watch
from tests.phone import buttons_of, words_of

TODAY = datetime(2026, 11, 21, 9, 30, tzinfo=SHANGHAI)
EXPORTERS = {"county": "X003", "township": "X001", "village": "C001", "unit": "G001"}
MONTHS = {"11月": 0, "10月": 1, "9月": 2}  # and how often 上个月 is tapped


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory):
    home = tmp_path_factory.mktemp("county")
    county_workbook(home / "台账.xlsx", TODAY.date())
    with closing(open_home(home)) as db:
        import_roster(db, open_keys(home / KEY_NAME), [home / "台账.xlsx"], TODAY, alone=True)
        ledger = Ledger(db)
        for account, number in enumerate(EXPORTERS.values(), 601):
            cadre = ledger.people.numbered(number)
            ledger.codes.redeem(ledger.codes.issue(cadre.id, TODAY).code, account, TODAY)
    return home


class Exporter(Desk):
    me = ""


@pytest.fixture
def house(tmp_path, laid_out):
    house = House(tmp_path / "home", Watch(TODAY))
    shutil.copytree(laid_out, house.home)
    house.start()
    yield house
    house.kill()


@pytest.fixture(params=EXPORTERS)
def exporter(request, house):
    one = Exporter(house, 601 + list(EXPORTERS).index(request.param))
    one.says("/start")
    one.me = house.bot.house.ledger.people.of_account(one.account).name
    return one


def exported(phone, kind, back=0):
    """The rows of a ledger, by their columns."""
    phone.says("/export")
    phone.taps(kind)
    for _ in range(back):
        phone.taps("上个月")
    phone.taps("生成")
    if "没有内容" in phone.text:
        return []
    heads, *rows = phone.rows()[1:]
    assert f"{len(rows)} 行" in phone.text
    return [dict(zip(heads, row, strict=True)) for row in rows]


def leafed(phone):
    shown = [phone.text]
    while "下一页" in phone.buttons:
        phone.taps("下一页")
        shown.append(phone.text)
    return "\n".join(shown)


def fraction(words, text):
    found = re.search(rf"{words}\D*?(\d+)/(\d+)", text)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def rungs(phone, back):
    """title → text of all rungs of /rate of a month, leafed through."""
    phone.says("/rate")
    if "户走访率" not in phone.text:  # several tops
        phone.taps(phone.buttons[0])
    for _ in range(back):
        phone.taps("上个月")
    month = re.search(r"· (\d+)月", phone.text)[1]
    found, seen = {}, {phone.screen["message_id"]}
    left = [phone.screen]
    while left:
        screen = left.pop()
        text = words_of(screen)
        title = text.split(" · ")[0]
        level = screen.get("level", "")
        found[level, title] = found.get((level, title), "") + "\n" + text
        for button in buttons_of(screen):
            wire = button["callback_data"]
            if wire in seen or not wire.startswith("Rate:") or f"-{int(month):02}:" not in wire:
                continue
            seen.add(wire)
            phone.telegram.taps(phone.account, phone.chat, phone.screen["message_id"], wire)
            phone.house.serve()
            left.append({**phone.screen, "level": wire.split(":")[2]})
    return found


def rate_of(rows):
    due = [row for row in rows if row["应访"] == "是"]
    return sum(row["已达标"] == "是" for row in due), len(due)


@pytest.mark.parametrize("month", MONTHS)
def test_the_month_s_ledger_has_the_rates_of_every_rung(exporter, month):
    rows = exported(exporter, "月台账", MONTHS[month])
    assert rows
    told, compared = rungs(exporter, MONTHS[month]), Counter()
    for (level, title), text in told.items():
        mine = {
            "township": lambda row, at=title: row["乡镇"] == at,
            "village": lambda row, at=title: row["村"] == at,
            "unit": lambda row, at=title: row["单位"] == at,
            "county": lambda row: True,
            "units": lambda row: True,
            "": lambda row: True,
        }.get(level)
        if mine is None:
            continue
        some = [row for row in rows if mine(row)]
        assert fraction("户走访率", text) == rate_of(some), (level, title)
        due = [row for row in some if row["应访"] == "是"]
        done = sum(min(row["已走次数"], row["应走次数"]) for row in due)
        assert fraction("次数完成", text) == (done, sum(row["应走次数"] for row in due))
        helpers = {row["干部编号"] for row in due if row["干部编号"]}
        behind = {row["干部编号"] for row in due if row["已达标"] != "是"}
        if level in ("", "county"):
            assert fraction("干部达标", text) == (len(helpers - behind), len(helpers))
        compared[level] += 1
    assert sum(compared.values()) >= 1
    missing = Counter(row["未走访原因"] for row in rows if row["未走访原因"])
    assert sum(missing.values()) == rate_of(rows)[1] - rate_of(rows)[0]
    lists = [text for (level, _), text in told.items() if level == "missing"]
    for cause in missing:
        assert any(cause in text for text in lists) or not lists, cause


@pytest.mark.parametrize("month", MONTHS)
def test_visits_of_the_sheet_are_the_days_of_the_ledger(exporter, month):
    back = MONTHS[month]
    ledger = {row["户编号"]: row for row in exported(exporter, "月台账", back)}
    days = {}
    for row in exported(exporter, "走访表", back):
        if row["状态"] == "有效" and row["方式"] == "入户":
            late = date.fromisoformat(row["登记时间"][:10]) - date.fromisoformat(row["走访日期"])
            if late.days <= 7:
                days.setdefault(row["户编号"], set()).add(row["走访日期"])
    for number, row in ledger.items():
        if row["应访"] == "是":
            assert row["已走次数"] == len(days.get(number, ())), number


def test_problems_of_the_sheet_are_those_of_the_list(exporter):
    rows = exported(exporter, "问题清单")
    open_ = {row["编号"] for row in rows if row["状态"] != "销号"}
    exporter.says("/problems")
    counts = [int(n) for n in re.findall(r"(?:待办|待复核) (\d+)", exporter.text)]
    assert sum(counts) == len(open_)
    shown = set()
    for chosen in ("todo", "review"):
        place = exporter.screen["message_id"]
        exporter.telegram.taps(exporter.account, exporter.chat, place, f"Problems:{chosen}:0")
        exporter.house.serve()
        shown |= {int(n) for n in re.findall(r"^(\d+)\. ", leafed(exporter), re.M)}
    assert shown == open_
    month = exported(exporter, "月台账")
    by_home = Counter(row["户编号"] for row in rows if row["状态"] != "销号")
    for row in month:
        assert row["未销号问题"] == by_home[row["户编号"]]


@pytest.mark.parametrize("kind", ["第一书记", "驻村台账"])
def test_ledgers_of_supervision_have_the_rates_of_villages_and_cadres(exporter, kind):
    rows = exported(exporter, kind, 1)
    ledger = exported(exporter, "月台账", 1)
    for row in rows:
        some = [r for r in ledger if (r["乡镇"], r["村"]) == (row["乡镇"], row["村"])]
        if kind == "驻村台账":
            some = [r for r in some if r["帮扶人"] == row["责任人"]]
            assert {r["单位"] for r in some} == {row["单位"]}
            assert row["问题"] == sum(r["未销号问题"] for r in some)
        assert row["数量"] == "/".join(map(str, rate_of(some))), row
    whole = [
        sum(map(int, part)) for part in zip(*(r["数量"].split("/") for r in rows), strict=True)
    ]
    owned = ledger if kind == "第一书记" else [row for row in ledger if row["帮扶人"]]
    assert tuple(whole) == rate_of(owned)


def test_problems_of_the_inspection_ledger_are_those_of_the_list(exporter):
    found = Counter()
    for row in exported(exporter, "问题清单", 1):
        if row["发现日期"].startswith("2026-10"):
            found[row["乡镇"], row["村"], "opened"] += 1
            found[row["乡镇"], row["村"], "closed"] += row["状态"] == "销号"
    for row in exported(exporter, "督查台账", 1):
        if row["事项"] == "问题整改":
            place = row["乡镇"], row["村"]
            assert (row["问题"], row["整改"]) == (found[*place, "opened"], found[*place, "closed"])
            assert (row["状态"] == "完成") == (row["问题"] == row["整改"])


def test_who_holds_what_stands_on_the_cards(exporter):
    today, held = TODAY.date().isoformat(), {}
    for row in exported(exporter, "包联表"):
        if row["开始"] <= today and (not row["结束"] or row["结束"] > today):
            held.setdefault(row["户编号"], []).append(row["帮扶人"])
    assert held
    for number, helpers in held.items():
        exporter.says(f"/card {number}")
        if "您是" in exporter.text:  # one's own card speaks to its holder
            assert exporter.me in helpers
            continue
        told = exporter.text
        assert [name for name in helpers if name not in told] == [], (number, exporter.text)


def test_a_household_that_has_left_is_held_until_then(house):
    """202005 left on 10 October, and nobody closed what was held of it."""
    county = Desk(house, 601)
    county.says("/start")
    held = {row["户编号"]: row["结束"] for row in exported(county, "包联表", 1)}
    assert held["202005"] == "2026-10-10"
    assert "202005" not in {row["户编号"] for row in exported(county, "包联表")}


def test_a_county_s_form_holds_the_ledger_s_numbers(exporter):
    form = workbook({"月报": [["行政村", "户主姓名", "走访次数", "未走访原因", "问题数"]]})
    exporter.sends("月报表样.xlsx", form)
    filled = exporter.rows()[1:]
    ledger = exported(exporter, "月台账")
    wanted = [
        [r["村"], r["户主"], r["已走次数"], r["未走访原因"], r["未销号问题"]] for r in ledger
    ]
    assert [[v, h, int(n), c, int(p)] for v, h, n, c, p in filled] == wanted
