"""Which household a form is about: tapped where there are some, else named."""

from datetime import date


def test_who_holds_none_is_asked_for_a_name_only(zhou, zhang):
    zhou.says("/cases")
    zhou.taps("新办件")
    zhou.shows("给哪一户办？打户主名字")
    zhou.shows_not("点一户")
    zhang.says("/cases")
    zhang.taps("新办件")
    zhang.shows("给哪一户办？点一户，或打户主名字")


def test_a_name_that_is_nobodys_is_said_so_and_no_policy_question(zhang):
    zhang.says("户情变更")
    zhang.says("诸葛亮")
    zhang.shows("没有找到「诸葛亮」", "哪一户")


def test_from_the_whole_village_one_comes_back_to_ones_own(li, ledger, cast):
    li.presses("我的户")
    assert "我的户" not in li.buttons  # nobody's list to go back to
    ledger.care.assign(cast.households["H003"], cast.li.id, date(2026, 1, 1), duty=2)
    li.presses("我的户")
    li.taps("全村")
    li.shows("白石村")
    li.taps("我的户")
    li.shows("赵六")
