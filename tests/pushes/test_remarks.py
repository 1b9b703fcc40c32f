"""编辑: words that an administrator adds, which a group reads and which name nobody."""

import pytest

from tests.phone import fits_a_phone, words_of
from tests.pushes.test_bulletins import bound, bulletins, october  # noqa: F401  fixtures

pytestmark = pytest.mark.usefixtures("small")


@pytest.fixture
def asked(walk, october, zhou):  # noqa: F811
    """The county's administrator is asked for the words."""
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T09:00")
    zhou.taps("编辑说明", on=bulletins(zhou)[0])
    return zhou


def test_the_words_stand_at_the_end_of_the_post(asked, bound, walk):  # noqa: F811
    asked.says("请柳林村、交通局继续保持。")
    asked.taps("提交")
    asked.shows("通报草稿", "说明：请柳林村、交通局继续保持。")
    fits_a_phone(asked.screen)
    asked.taps("预览")
    walk.to("2026-11-08T15:00")
    post = bulletins(bound)[0]
    assert words_of(post).endswith("说明：请柳林村、交通局继续保持。")
    fits_a_phone(post)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("张明同志走访最多", "张明"),
        ("李四家情况好转", "李四"),
        ("联系 138 0013 8000", "电话"),
        ("长" * 61, "不超过 60 个字"),
    ],
)
def test_nobody_is_named_and_no_number_told(asked, words, why):
    asked.says(words)
    asked.shows(why)
    asked.says("抓紧走访")
    asked.taps("提交")
    asked.shows("说明：抓紧走访")


def test_a_place_called_like_a_person_is_no_person(ledger, cast):
    ledger.register.add_cadre("G009", "柳林")
    assert ledger.names.within("柳林村要抓紧") is None
    assert ledger.names.within("请柳林抓紧") == "柳林"


def test_the_words_can_be_taken_back(asked):
    asked.says("抓紧走访")
    asked.taps("提交")
    asked.taps("编辑说明")
    asked.taps("不要说明")
    asked.taps("提交")
    asked.shows_not("说明：")


def test_a_released_one_takes_no_words(asked, walk):
    walk.to("2026-11-08T15:00")
    asked.says("抓紧走访")
    asked.taps("提交")
    asked.shows("这份通报已经发布", "没有加上", "通报已发布")
    asked.says("/rate")
    asked.shows("走访率")
    asked.shows_not("抓紧走访")


def test_words_that_are_written_and_not_submitted_are_not_lost_by_a_release(asked, bound, walk):  # noqa: F811
    asked.says("抓紧走访")
    asked.taps("发布", on=bulletins(asked)[0])
    asked.shows("请核对", "抓紧走访")
    assert not bulletins(bound)
    asked.taps("提交")
    asked.taps("发布")
    assert words_of(bulletins(bound)[0]).endswith("说明：抓紧走访")


def test_a_release_drops_the_question_for_words_that_nobody_answered(asked, bound):  # noqa: F811
    asked.taps("发布", on=bulletins(asked)[0])
    assert bulletins(bound)
    asked.says("上个月柳林村走访率")
    asked.shows("柳林村", "户走访率")


def test_a_township_does_not_write_in_the_countys(asked, sun):
    data = [
        b["callback_data"]
        for m in bulletins(asked)
        for row in m.get("reply_markup", {}).get("inline_keyboard", [])
        for b in row
        if b["text"] == "编辑说明"
    ]
    sun.telegram.taps(sun.account, sun.chat, sun.screen["message_id"], data[0])
    sun.house.serve()
    sun.shows_not("补充说明")
