"""Words of households that may be one and the same."""

from string import Template

from ledger.likeness import Likeness

HEAD = Template("<b>可能重复的户</b> $count 对。点一对看看，是同一户再合并。")
NONE = "没有发现重复的户。"
LINE = Template("$n. $village $first / $second（$why）")
LABEL = Template("$n. $head")
WHY = {
    Likeness.SAME_ID: "证件号相同",
    Likeness.SAME_NAME: "同组同名",
    Likeness.NEAR_NAME: "同组名字相近",
}
PAIR_HEAD = Template("<b>是同一户吗？</b>（$why）")
ONE = Template("<b>$number $head</b> $village $group$tail")
TAIL = Template(" 尾号 $tail")
MORE = Template("$category，$people 人，责任人 $holder")
LAST = Template("上次走访 $day $mode")
NEVER, NOBODY, UNKNOWN, LIST = "没有走访记录", "待分配", "?", "、"
KEEP = Template("合并，留第$n户")
NOT_THE_SAME, BACK, MERGE = "不是同一户", "返回", "确认合并"
SURE = Template(
    "把 $gone 并入 $kept（$head户）？\n"
    "从今天起 $gone 退出台账，本期走访、未结问题、成员归 $kept。\n"
    "以前月份的数字不变，两个编号都留着。"
)
MERGED = Template("已合并：$gone 并入 $kept。")
TOLD_APART = "记下了，不是同一户，以后不再提示。"
SETTLED = "这一对已经处理过了。"
