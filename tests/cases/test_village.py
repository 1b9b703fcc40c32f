"""/village 村情卡, 办事 of a household, 四个一批 and the 联系卡 played."""

from datetime import date
from zipfile import ZipFile

from ledger.keys import open_keys
from tests.phone import fits_a_phone
from tests.problems.test_problems import find, tap


def test_the_township_fills_in_the_five_and_sees_what_is_vacant(sun, li, zhang, ledger, cast):
    sun.says("/village")
    sun.shows("看哪个村", "五个一有空缺的村：2 个", "白石村 缺5")
    sun.taps("白石村")
    sun.shows(
        "白石村",
        "在册 2 户：",
        "监测对象 1",
        "脱贫户 1",
        "县级领导：（空缺）",
        "包联：文旅局 1 人",
    )
    fits_a_phone(sun.screen)
    sun.taps("改五个一")
    sun.taps("第一书记")
    sun.says("郑书记")
    sun.taps("提交")
    sun.shows("第一书记：郑书记", "农技员：（空缺）")
    li.says("/village")
    li.shows("第一书记：郑书记")
    li.shows_not("空缺")  # vacancies are the administrators' to see
    zhang.says("/village 白石")
    zhang.shows("第一书记：郑书记")
    zhang.shows_not("空缺")


def test_the_card_of_a_village_leads_to_its_households(sun, zhang):
    sun.says("/village 白石村")
    sun.taps("本村的户")
    sun.shows("白石村 · 2 户", "李四")
    zhang.says("/village 白石村")
    assert "本村的户" not in zhang.buttons


def test_only_administrators_of_the_township_change_the_five(li, sun, zhang, qian, ledger, cast):
    homes = ledger.households
    baishi = homes.household(cast.households["H001"], date(2026, 10, 20)).place.village
    liulin = homes.household(cast.households["H004"], date(2026, 10, 20)).place.village
    for phone, village in ((li, baishi), (zhang, baishi), (sun, liulin)):
        for wire in (f"EditVillage:{village}", f"PutPost:{village}:leader"):
            tap(phone, wire)
            phone.shows("不归您管")
    for phone, village in ((qian, baishi), (sun, liulin), (li, liulin)):
        tap(phone, f"ShowVillage:{village}")
        phone.shows("不归您管")


def test_a_household_has_its_matters_and_measures_on_one_screen(zhang, qian, sun, ledger, cast):
    find(zhang)
    zhang.presses("我的户")
    zhang.taps("李四")
    zhang.taps("办事")
    zhang.shows("李四户", "问题 1：住房安全 待办", "帮扶措施：还没有登记")
    fits_a_phone(zhang.screen)
    zhang.taps("帮扶措施")
    zhang.taps("低保兜底")
    zhang.taps("生产就业")
    zhang.taps("✓ 低保兜底")
    assert "✓ 生产就业" in zhang.buttons
    zhang.taps("返回")
    zhang.shows("帮扶措施：生产就业")
    sun.says("/village 白石村")
    sun.shows("四个一批：生产就业 1 户 4 人")
    for wire in ("Matters", "Measures", "ContactCard"):
        tap(qian, f"{wire}:{cast.households['H001']}")
        qian.shows("不归您管")
    tap(qian, f"TagHome:{cast.households['H001']}:work")
    qian.shows("不归您管")


def test_the_contact_card_is_a_document_to_print(house, zhang, ledger, cast):
    key = open_keys(house.home / "key")
    place = f"cadres.phone:{cast.zhang.id}"
    ledger.people._db.execute(
        "update cadres set phone = :phone where id = :id",
        {"phone": key.seal("13900000001", place), "id": cast.zhang.id},
    )
    tap(zhang, f"ContactCard:{cast.households['H001']}")
    assert "联系卡" in zhang.text
    (file,) = (house.home / "work").glob("*.docx")
    assert file.name == "联系卡-H001.docx"
    body = ZipFile(file).read("word/document.xml").decode()
    for words in (
        "结对走访联系卡",
        "李四",
        "青山镇白石村1组",
        "张明",
        "文旅局",
        "13900000001",
        "李村",
    ):
        assert words in body
    errand = ledger.people._db.execute("select body from errands where kind = 'contact_card'")
    assert "13900000001" not in str(errand.fetchall())
