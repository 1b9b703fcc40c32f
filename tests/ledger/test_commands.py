"""The ledger's commands, as they are typed."""

import csv
import json

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.database import open_home
from ledger.book import Ledger
from ledger.scopes import WHOLE_COUNTY
from tests.ledger.county import d
from tests.ledger.files import CADRES, CARE, HOUSEHOLDS, VISITS, household, xlsx

CLOCK = "2026-11-21T09:00"
WORKBOOK = {
    "干部": [CADRES, ("G1", "张三", "农业局"), ("G2", "赵六", "水利局")],
    "农户": [
        HOUSEHOLDS,
        household("H1", "李四"),
        household("H2", "王五"),
        household("H3", "孙七", 村="二村"),
    ],
    "包联": [
        CARE,
        ("H1", "G1", "", "2026-01-01", ""),
        ("H2", "G1", "", "2026-01-01", ""),
        ("H3", "G2", "", "2026-01-01", ""),
    ],
    "走访": [
        VISITS,
        ("H1", "G1", "2026-11-03", "2026-11-03 10:00", "入户", "有效", "都好"),
        ("H3", "G2", "2026-11-04", "2026-11-04 10:00", "电话", "有效", ""),
        ("H2", "G1", "2026-10-04", "2026-10-04 10:00", "入户", "作废", ""),
    ],
}


class Shell:
    def __init__(self, home, folder) -> None:
        self.home, self.folder = home, folder
        self._env = {"ZOUFANG_HOME": str(home), "COUNTY_NAME": "清溪县", "TELEGRAM_TOKEN": ""}

    def __call__(self, *words: str, code: int = 0, clock: str | None = CLOCK):
        last = ["--clock", clock] if clock else []
        done = CliRunner().invoke(main, [*words, *last], env=self._env)
        assert done.exit_code == code, (done.output, done.exception)
        return done

    def without_digests(self) -> None:
        self._env["DIGESTS"] = "off"

    def json(self, *words: str):
        return json.loads(self(*words, "--json").stdout)


@pytest.fixture
def shell(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # where there is no .env
    shell = Shell(tmp_path / "home", tmp_path)
    shell("import", "roster", str(xlsx(tmp_path / "roster.xlsx", **WORKBOOK)))
    return shell


def test_rates_have_the_agreed_keys_and_forms(shell):
    (row, other) = shell.json("rates", "--month", "2026-11", "--by", "village")
    assert row == {
        "id": "甲镇/一村",
        "name": "一村",
        "done": 1,
        "due": 2,
        "exempt": 0,
        "unassigned": 0,
        "percent": "50.00",
        "rank": 1,
        "rank_change": 0,
        "points_change": "+50.00",
        "cadres_done": 0,
        "cadres_due": 1,
        "times_done": 1,
        "times_due": 2,
    }
    assert other["id"] == "甲镇/二村"


@pytest.mark.parametrize(
    ("by", "ids"),
    [
        ("county", ["清溪县"]),
        ("township", ["甲镇"]),
        ("unit", ["农业局", "水利局"]),
        ("cadre", ["G1", "G2"]),
    ],
)
def test_rates_by_each_kind_of_row(shell, by, ids):
    rows = shell.json("rates", "--month", "2026-11", "--by", by)
    assert [row["id"] for row in rows] == ids


def test_rates_of_the_month_before_by_majority(shell):
    rows = shell.json("rates", "--month", "2026-10", "--by", "unit", "--attribution", "majority")
    assert [(row["done"], row["due"]) for row in rows] == [(0, 2), (0, 1)]


def test_the_time_stands_on_stderr(shell):
    done = shell("rates", "--month", "2026-11", "--by", "county", "--time", "--json")
    assert done.stderr.strip().endswith(" ms")
    assert float(done.stderr.split()[0]) >= 0
    json.loads(done.stdout)


def test_people_read_a_table_that_does_not_number_cadres(shell):
    villages = shell("rates", "--month", "2026-11", "--by", "village").stdout
    assert "名次" in villages
    assert "清溪县 2026-11 走访率（截至 2026-11-21，还可能变动）" in villages
    cadres = shell("rates", "--month", "2026-11", "--by", "cadre").stdout
    assert "名次" not in cadres
    assert "张三" in cadres


def test_a_workbook_of_cadres_does_not_number_them(shell):
    from python_calamine import CalamineWorkbook

    path = shell.folder / "rates.xlsx"
    shell("rates", "--month", "2026-11", "--by", "cadre", "--xlsx", str(path))
    heads, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert "名次" not in heads
    assert [row[0] for row in rows] == ["G1", "G2", "合计"]


def test_a_ranking_is_drawn_but_never_of_people(shell):
    path = shell.folder / "rates.png"
    shell("rates", "--month", "2026-11", "--by", "village", "--png", str(path))
    assert path.read_bytes().startswith(b"\x89PNG")
    no = shell("rates", "--month", "2026-11", "--by", "cadre", "--png", str(path), code=2)
    assert "干部不排名" in no.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rates", "--month", "2026-13", "--by", "unit"), "看不懂月份 2026-13"),
        (("rates", "--month", "2026-12", "--by", "unit"), "2026-12 还没有开始"),
        (("unvisited", "--month", "2026-12", "--cadre", "G1"), "2026-12 还没有开始"),
        (("unvisited", "--month", "2026-11", "--cadre", "G9"), "没有干部编号“G9”"),
        (("export", "cadres", "--month", "2026-11"), "不适用于 cadres"),
        (("export", "visits", "--json", "--xlsx", "x.xlsx"), "只能选一个"),
        (("invite",), "请给出干部编号"),
        (("invite", "G1", "--all"), "请给出干部编号"),
        (("invite", "G9"), "没有干部编号“G9”"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(shell, words, said):
    assert said in shell(*words, code=2).stderr


def test_unvisited_tells_who_is_left_and_why(shell):
    assert shell.json("unvisited", "--month", "2026-11", "--cadre", "G1") == [
        {"household": "H2", "head": "王五", "still_needed": 1, "cause": "未走访"}
    ]
    visit = [VISITS, ("H2", "G1", "2026-11-05", "", "", "", "")]
    shell("import", "visits", str(xlsx(shell.folder / "v.xlsx", 走访=visit)))
    told = shell("unvisited", "--month", "2026-11", "--cadre", "G1").stdout
    assert told == "没有未走访的户。\n"


def test_exported_visits_are_one_row_each_in_the_rosters_numbers(shell):
    rows = shell.json("export", "visits", "--month", "2026-11")
    assert [set(row) for row in rows] == [
        {"id", "household", "cadre", "recorder", "day", "recorded", "mode", "state"}
    ] * 2
    first = rows[0]
    assert (first["household"], first["cadre"], first["recorder"]) == ("H1", "G1", "G1")
    assert first["day"] == "2026-11-03"
    assert first["recorded"] == "2026-11-03T10:00:00+08:00"
    assert (first["mode"], first["state"]) == ("入户", "valid")
    every = shell.json("export", "visits")
    assert [row["state"] for row in every] == ["void", "valid", "valid"]


def test_an_exported_workbook_can_be_imported_again_and_changes_nothing(shell):
    for what, words in (
        ("visits", ("import", "visits")),
        ("assignments", ("import", "roster")),
        ("households", ("import", "roster")),
        ("cadres", ("import", "roster")),
    ):
        path = shell.folder / f"{what}.xlsx"
        shell("export", what, "--xlsx", str(path))
        report = shell.json(*words, str(path))
        for count in report["counts"].values():
            assert (count["new"], count["changed"]) == (0, 0), (what, report)


def test_exports_are_logged(shell):
    shell("export", "problems", "--json")
    db = open_home(shell.home)
    (row,) = Ledger(db).audit.of("county")  # in the audit of every household
    assert row["action"] == "export"
    assert "问题" in row["details"]
    db.close()


def test_invitations_are_printed_one_a_line_and_bind(shell):
    path = shell.folder / "codes.csv"
    done = shell("invite", "G1", "G2", "--csv", str(path))
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [number for number, _ in lines] == ["G1", "G2"]
    with path.open(encoding="utf-8-sig", newline="") as file:
        heads, first, _ = csv.reader(file)
    assert heads == ["干部编号", "姓名", "code", "link", "expires"]
    assert first == ["G1", "张三", lines[0][1], "", "2026-11-24T09:00:00+08:00"]
    db = open_home(shell.home)
    from bot.clock import instant

    assert Ledger(db).codes.redeem(lines[0][1], 7, instant(CLOCK)).name == "张三"
    db.close()
    rest = shell("invite", "--all").stdout.split()
    assert rest[0::2] == ["G2"]


def test_an_empty_county_gets_its_first_administrator_by_name_and_only_once(shell):
    number, code = shell("invite", "--admin", "周小满").stdout.split()
    db = open_home(shell.home)
    from bot.clock import instant

    found = Ledger(db).codes.redeem(code, 7, instant(CLOCK))
    assert (number, found.name, [str(post.role) for post in found.posts]) == (
        "A001",
        "周小满",
        ["county_admin"],
    )
    db.close()
    again = shell("invite", "--admin", "吴小满", code=1)
    assert "A001" in again.output
    shell("invite", "--admin", " ", code=2)
    shell("invite", "--admin", "周小满", "G1", code=2)


def test_a_code_for_who_has_left_is_not_made(shell):
    path = xlsx(shell.folder / "r.xlsx", 干部=[CADRES, ("G1", *[""] * 6, "2026-11-20")])
    shell("import", "roster", str(path), code=3)  # the name is missing
    path = xlsx(shell.folder / "r.xlsx", 干部=[CADRES, ("G1", "张三", *[""] * 5, "2026-11-20")])
    shell("import", "roster", str(path))
    done = shell("invite", "G1")
    assert done.stdout == ""
    assert "G1 已不在岗" in done.stderr


# import


def test_an_import_says_what_it_did_and_ends_with_0_3_or_2(shell):
    good = [HOUSEHOLDS, household("H4", "周八")]
    path = xlsx(shell.folder / "a.xlsx", 农户=good)
    told = shell("import", "roster", str(path)).stdout
    assert "农户：新增 1，改动 0，未变 0" in told
    assert "本次文件中没有的农户 3 个（保留不动）：H1、H2、H3" in told
    path = xlsx(shell.folder / "b.xlsx", 农户=[*good, household("H5", "吴九", 类别="大户")])
    told = shell("import", "roster", str(path), code=3).stdout
    assert "b.xlsx “农户” 第 3 行：类别“大户”不认识" in told
    (shell.folder / "c.xlsx").write_bytes(b"")
    no = shell("import", "roster", str(shell.folder / "c.xlsx"), code=2)
    assert no.stderr == "文件是空的。\n"


def test_a_dry_run_of_an_import_writes_nothing(shell):
    path = xlsx(shell.folder / "a.xlsx", 农户=[HOUSEHOLDS, household("H4", "周八")])
    assert "没有写入" in shell("import", "roster", str(path), "--dry-run").stdout
    db = open_home(shell.home)
    assert Ledger(db).households.count(d("11-21"), WHOLE_COUNTY) == 3
    db.close()


def test_an_import_as_json_lists_what_was_refused(shell):
    path = xlsx(shell.folder / "a.xlsx", 农户=[HOUSEHOLDS, household("H5", "吴九", 类别="大户")])
    report = json.loads(shell("import", "roster", str(path), "--json", code=3).stdout)
    (refused,) = report["refused"]
    assert (refused["file"], refused["sheet"], refused["row"]) == ("a.xlsx", "农户", 2)
    assert refused["reason"].startswith("类别“大户”不认识")
    (shell.folder / "c.csv").write_text("什么也不是")
    no = shell("import", "roster", str(shell.folder / "c.csv"), "--json", code=2)
    assert json.loads(no.stdout)["written"] is False


def test_visits_are_imported_by_their_own_word(shell):
    rows = [
        VISITS,
        ("H2", "G1", "2026-11-05", "", "", "", ""),
        ("H9", "G1", "2026-11-05", "", "", "", ""),
    ]
    path = xlsx(shell.folder / "v.xlsx", 走访=rows)
    told = shell("import", "visits", str(path), code=3).stdout
    assert "走访：新增 1" in told
    assert "第 3 行：户编号“H9”不在农户表" in told


def test_phones_of_an_import_can_be_read_with_the_homes_key(shell):
    from ledger.keys import KEY_NAME, open_keys

    path = xlsx(
        shell.folder / "a.xlsx", 农户=[HOUSEHOLDS, household("H4", "周八", 电话="15400000001")]
    )
    shell("import", "roster", str(path))
    keys = open_keys(shell.home / KEY_NAME)
    db = open_home(shell.home)
    (row,) = db.query("select id, phone from households where number = 'H4'")
    db.close()
    assert keys.unseal(row["phone"], f"households.phone:{row['id']}") == "15400000001"
    assert (shell.home / KEY_NAME).stat().st_mode & 0o077 == 0


def test_a_county_that_began_with_the_digests_can_do_without_them(shell):
    assert "摘编" in shell("kb", "list", clock=None).stdout
    shell.without_digests()
    assert "摘编" not in shell("kb", "list", clock=None).stdout
