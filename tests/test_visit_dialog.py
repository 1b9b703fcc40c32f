"""/visit played as a conversation."""

from tests.cast import ZHANG
from tests.phone import Phone, fits_a_phone


def record(phone, head="李四"):
    phone.presses("走访登记")
    phone.taps(head)
    for label in ("无变化", "都好", "都没有", "提交"):
        phone.taps(label)


def test_a_visit_without_change_takes_six_taps_and_no_typing(zhang, ledger, cast):
    zhang.taps_made = 0
    zhang.presses("走访登记")
    zhang.shows("还差 3 户")
    zhang.taps("李四")
    zhang.shows("李四", "今天", "入户", "有变化吗")
    zhang.taps("无变化")
    zhang.shows("五项保障都好吗")
    zhang.taps("都好")
    zhang.shows("有诉求吗")
    zhang.taps("都没有")
    zhang.shows("请核对", "走访户：李四", "变化：无变化", "五项保障：都好")
    zhang.taps("提交")
    zhang.shows("已登记", "李四", "今天", "入户", "本月 1/3，还差 2 户")
    assert zhang.buttons == ["下一户", "改这条"]
    assert (zhang.taps_made, zhang.typed) == (6, 0)
    (visit,) = ledger.visits.on_day(cast.households["H001"], zhang.house.watch().date())
    assert visit.cadre == cast.zhang.id
