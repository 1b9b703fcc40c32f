"""/feedback: it reaches the county without a name if one wishes, and nothing of it is kept."""

from bot.database import open_home
from tests.phone import fits_a_phone

WORDS = "建议少发一点提醒"


def told(phone, who):
    phone.says("/feedback")
    fits_a_phone(phone.screen)
    phone.taps(who)
    phone.says(WORDS)
    phone.shows_not(WORDS)
    phone.taps("提交")


def test_anonymous_words_reach_the_county_without_a_name(zhang, county):
    told(zhang, "匿名")
    zhang.shows("已匿名转给县管理员")
    county.shows("意见反馈", "匿名", WORDS)
    county.shows_not("张明", "文旅局")


def test_named_words_say_whose_they_are(zhang, county):
    told(zhang, "署名")
    county.shows("文旅局 张明", WORDS)


def test_a_stranger_may_give_feedback(stranger, county):
    told(stranger, "署名")
    county.shows("没绑定的人", WORDS)


def test_words_behind_the_command_are_not_asked_for_again(zhang, county):
    zhang.says(f"/feedback {WORDS}")
    zhang.taps("匿名")
    zhang.shows("请核对")
    zhang.taps("提交")
    county.shows("意见反馈", WORDS)


def test_too_many_words_behind_the_command_are_asked_for_again(zhang):
    zhang.says(f"/feedback {'长' * 1001}")
    zhang.taps("匿名")
    zhang.shows("请把意见写在下一条里")


def test_nothing_of_it_stays_in_the_database(zhang, county, house):
    told(zhang, "匿名")
    house.kill()
    with open_home(house.home) as db:
        for table in db.table_names():
            for row in db.query(f"select * from {table}"):
                assert WORDS not in "".join(map(str, row.values())), table


def test_where_nobody_could_read_it_it_says_so(house, ledger, cast, zhang, watch):
    ledger.register.retire(cast.zhou.id, watch().date().replace(day=1))
    told(zhang, "匿名")
    zhang.shows("现在没人能收到")
