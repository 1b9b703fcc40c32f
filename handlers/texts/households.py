"""Words of /households 我的户, the household card, and /progress 本月进度."""

from string import Template

HEAD = Template("<b>我的户</b> · 本月已走 $done 户，还差 $left 户")
HEAD_DONE = Template("<b>我的户</b> · 本月 $due 户都走完了")
HEAD_NOTHING = "<b>我的户</b> · 本月没有应访户"
LINE = Template("$mark $head $of$marks")
TO_DO, DONE, DEFERRED, NOT_DUE = "○", "✓", "△", "·"
SECOND = "（第二责任人）"
FOR = Template("（代 $name）")
COVERED = Template("代 $name $count 户")
STILL_TIMES = Template("，还差 $n 次")
PROBLEMS, NEW, PUPILS = Template("，问题 $n"), "，新监测", "，有学生"
FILTERS = {"left": "未访", "problems": "有未结问题", "new": "新监测", "pupils": "返校季"}
FILTER = Template("$what $count")
ALL = "全部"
ONLY = Template("只看$what：$count 户")
SCOPE_HEAD = Template("<b>$name</b> · $count 户\n应访 $due，还差 $left，未结问题 $problems")
SCOPE_LINE = Template("$group $owner")
NOBODY = "待分配"
WHOLE_VILLAGE, WHOLE_UNIT, WHOLE_SCOPE = "全村", "全单位", "我管的户"
SCOPE_NAME = "我管的户"
FOUND = Template("找到 $count 户「$words」：")
FOUND_NONE = Template("您能看的户里没有「$words」。写户主名字，或户编号。")
FOUND_LINE = Template("· $head $village $group")
MINE = "我的户"
WHICH_VILLAGE = "看哪个村的户？"
WHICH_TOWNSHIP = "看哪个乡镇的户？"
BY_NAME = "只查一户，发：/households 户主名字"
LEGEND_DEFERRED = "△ 可缓：本期后面还能走"
MATTERS = "办事"
VISIT, CARD_BACK = "走访这户", "返回"
NO_HOUSEHOLDS = "您名下现在没有包联户，不用走访。要是不对，请告诉管理员核对台账。"

CARD_HEAD = Template("<b>$head户</b> · $number")
PEOPLE = Template("$count 人")
COMMA = "，"
HELD_BY, HELD_BY_NOBODY = Template("责任人：$names"), "责任人：待分配"
OPEN_PROBLEMS = Template("未结问题 $n 个")
MEMBERS_ARE, BETWEEN_MEMBERS = Template("成员：$members"), "；"
AND_MORE_PEOPLE = Template("等 $count 人")
MERGED_INTO = Template("已并入 $head户（$number），请看那一户")
MERGED_FROM = Template("并入了：$numbers")
MONTH_EXEMPT = "本月免计"
RECORD_FOR, MEMBERS, LAST_VISIT = "代录走访", "家庭成员", "上次走访"
DUTIES = {1: "您是第一责任人", 2: "您是第二责任人"}
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
