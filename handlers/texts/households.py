"""Words of /households 我的户, the household card, and /progress 本月进度."""

from string import Template

HEAD = Template("<b>我的户</b> · 本月已走 $done 户，还差 $left 户")
HEAD_DONE = Template("<b>我的户</b> · 本月 $due 户都走完了")
HEAD_NOTHING = "<b>我的户</b> · 本月没有应访户"
LINE = Template("$mark $head $category$note")
TO_DO, DONE, DEFERRED, NOT_DUE = "○", "✓", "△", "·"
SECOND = "（第二责任人）"
STILL_TIMES = Template("，还差 $n 次")
LEGEND_DEFERRED = "△ 可缓：本期后面还能走"
VISIT, CARD_BACK = "走访这户", "返回"
NO_HOUSEHOLDS = "您名下现在没有包联户。有疑问请联系乡镇管理员。"

CARD = Template("<b>$head户</b>\n$where\n$category$people\n$duty\n$month\n$last")
PEOPLE = Template("，$count 人")
WHERE = Template("$township $village $group")
ADDRESS = Template(" $address")
DUTIES = {1: "您是第一责任人", 2: "您是第二责任人", 0: "不归您包联"}
MONTH_DONE = Template("本月已走访（$n 次）")
MONTH_LEFT = Template("本月还差 $n 次")
MONTH_DEFERRED = Template("本期还差 $n 次，可缓")
MONTH_NOT_DUE = "本月没有走访要求"
LAST = Template("上次走访：$day $mode")
NEVER = "还没有走访记录"

PROGRESS = Template("<b>$month进度</b>\n应访 $due 户，已走 $done 户，$left")
PROGRESS_NONE = Template("<b>$month进度</b>\n没有应访户")
STILL = Template("还差 $left 户")
ALL_DONE = "都走完了，辛苦了"
LEFT_ARE = Template("还差：$heads")
AND_MORE = Template("等 $count 户")
DEFERRED_ARE = Template("可缓（不算在内）：$heads")
LATE_HINT = Template("走访后 $days 天内补录都算。")
LIST = "、"
START = "走访登记"
THIS_MONTH = "本月"
