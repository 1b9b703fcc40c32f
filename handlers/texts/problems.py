"""Words of /problems 问题清单: opened, fixed, reviewed, closed."""

from string import Template

HEAD = Template("<b>问题清单</b> · 待办 $todo（超期 $overdue）· 待复核 $review · 已销号 $closed")
NONE = {
    "todo": "没有待办的问题。",
    "review": "没有待复核的问题。",
    "overdue": "没有超期的问题。",
    "closed": "还没有销号的问题。",
}
LINE = Template("$number. $head $kind $state")
UNTIL = Template("$day前")
LATE = Template("⚠ 超期，$day到期")
REVIEWING = "待复核"
CLOSED = "已销号"
LABEL = Template("$number $head")
FILTERS = {"todo": "待办", "review": "待复核", "overdue": "超期", "closed": "已销号"}
CHOSEN = Template("● $label")

KINDS = {
    "food": "吃穿",
    "school": "义务教育",
    "medical": "基本医疗",
    "housing": "住房安全",
    "water": "饮水安全",
    "sudden": "突发",
}
CARD = Template(
    "<b>问题 $number · $kind</b>\n$head户 $where\n情况：$words\n$when\n责任：$owner\n状态：$state"
)
WHEN = Template("$opened 发现，$due前办完$late")
LATE_BY = Template("（超期 $days 天）")
STATES = {"todo": "待办", "fixing": "复核退回，再整改", "review": "待复核", "closed": "已销号"}
BY_LEAD = Template("$village $names")
NOBODY = "（没有村级管理员）"
NO_CONTACT = "（没有联络员）"
FIXED = Template("整改：$note（$by）")
EVENTS = {
    "passed": Template("$day $by 转交"),
    "fixed": Template("$day $by 整改：$words"),
    "returned": Template("$day $by 退回：$words"),
    "closed": Template("$day $by 销号"),
    "voided": Template("$day 走访作废，不再办理"),
}
EVENTS_SHOWN = 3
LIST = "、"

FIX, PASS, CLOSE, RETURN, BACK = "写整改", "转交", "销号", "退回", "返回"
HOUSEHOLD = "农户卡片"
OWN_WORK = "您整改的，要换一位同志复核。"
WHAT_WAS_FIXED = Template("$head户 $kind：整改了什么？写一句话。")
WHY_RETURNED = Template("$head户 $kind：哪里没改好？写一句话。")
NOTE_TITLE = "整改"
RETURN_TITLE = "退回原因"
DRAFT = Template("问题 $number")
A_SENTENCE = "请写一句话。"
MOVED = "这个问题已经有人处理过了。"
PASS_TO = Template("问题 $number · $kind 转给哪个单位？")
BY_SETTING = Template("按责任设置：$unit")
PASSED_TO = Template("已转给 $unit。")
NOT_REACHED = "这个单位没有绑定的联络员，请另行通知。"

OPENED_HERE = Template("已记问题 $number：$kind，请$by $due前办好。")
OPENED = Template("<b>发现问题 $number</b> · $head户 $kind\n$words\n请在 $due前整改。")
PASSED_TOLD = Template("<b>转来问题 $number</b> · $head户 $kind\n$words\n请在 $due前整改。")
REVIEW_TOLD = Template("<b>请复核问题 $number</b> · $head户 $kind\n整改：$note（$by）")
RETURNED_TOLD = Template("<b>问题 $number 退回</b> · $head户 $kind\n$words")
CLOSED_TOLD = Template("问题 $number · $head户 $kind 已销号。")
SEE = "看问题"

DUE_TODAY = Template("<b>问题今天到期</b>：$count 个")
OVERDUE = Template("<b>问题超期没办完</b>：$count 个")
DUE_LINE = Template("$number. $head（$village）$kind，$due到期")
MORE = Template("另有 $count 个，见问题清单。")
ALL = "问题清单"

DUTIES = "<b>责任单位</b>\n哪类问题归哪个单位？点一类来改。"
DUTY_LINE = Template("$kind：$unit")
DUTY_NONE = "没有设，由村级管理员办"
WHICH_UNIT = Template("「$kind」归哪个单位？")
NO_UNIT = "不设"
