"""What the county dated back stands in the month's bulletin, without a name."""

from ledger.clock import Month
from tests.people.test_handover import hand_over


def test_the_bulletin_says_how_much_was_dated_back(watch, zhang, qian, sun, zhou, ledger, cast):
    zhang.says("/handover")
    zhang.taps("逐户移交")
    zhang.taps("李四")
    zhang.taps("选好了")
    zhang.says("钱进")
    zhang.taps("退休")
    zhang.taps("改")
    zhang.taps(next(label for label in zhang.buttons if "起算日" in label))
    zhang.says("9月15日")
    zhang.taps("提交")
    qian.taps("同意接收")
    sun.taps("报县倒签")
    zhou.taps("按原日期")
    zhou.says("/bulletin 2026-09")
    zhou.shows("往前补算的变更 1 项")
    zhou.shows_not("李四", "张明")
    watch.to(2026, 11, 8)
    zhou.says("/bulletin 2026-10")
    zhou.shows("往前补算的变更 1 项")
    watch.to(2026, 12, 8)
    zhou.says("/bulletin 2026-11")
    zhou.shows_not("补算")


def test_what_counts_from_its_approval_is_not_said(zhang, qian, sun, ledger, cast):
    hand_over(zhang)
    qian.taps("同意接收")
    sun.taps("同意")
    assert ledger.requests.dated_back(Month(2026, 10), None) == 0
