"""Words of /correct 改记录: my last records, what was changed of one, requests to correct."""

from string import Template

HEAD = "<b>改记录</b> · 我最近登记的 10 条"
NONE_YET = "您还没有登记过走访。点「走访登记」开始。"
LINE = Template("$n. $head户 $day $mode$marks")
LABEL = Template("$n. $head")
VERSION = Template("，第 $version 版")
VOID = "，已作废"
BACK = "返回"
AMEND, HISTORY = "改这条", "看修改"

HISTORY_HEAD = Template("<b>$head户 · $day · 修改记录</b>")
FIRST = Template("第 1 版：$when $who 登记")
NEXT = Template("第 $number 版：$when $who$reason")
WHY = Template("（$reason）")
CHANGE = Template("　$title：$old → $new")
WHOLE_VOID = "　作废，不计走访"
IMPORTED = "导入"
NOTHING = "无"
AGAIN = "　没有改动"

KIND = "更正"
WHICH = Template("$village $head户 $day 的走访")
TO_BE_VOID = "要作废这条走访"
REASON = Template("原因：$reason")
MEND = Template("$month的通报发布后，有走访经同意更正，数字可能变了。看看要不要发更正：")
SEE = "看通报"
