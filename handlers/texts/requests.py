"""Words of requests: asked, accepted, decided."""

from string import Template

from ledger.request import RequestState

TITLE = Template("<b>申请 $number · $title</b>")
BY = Template("申请人：$name$unit")
UNIT = Template("（$unit）")
SINCE = Template("起算日：$day")
BACK_HINT = "起算日早于今天。点「同意」从今天起算；"
BACK_TOWNSHIP = "要往前算，点「报县倒签」。"
BACK_COUNTY = "点「按原日期」往前算，通报会注明。"

ASKED = "✓ 已提交，等审批。批准前一切照旧。"
OFFERED = "✓ 已提交，先等对方确认，再审批。批准前一切照旧。"
ASKED_AT_NIGHT = "✓ 已提交，审批人早上 8 点收到。批准前一切照旧。"
NOBODY_DECIDES = "✓ 已记下，但现在没有能审批的人绑定了账号。请联系县管理员。"
DONE_AT_ONCE = "✓ 已办好。"
OFFERED_TO_YOU = "请您确认："
FOR_YOU_TO_DECIDE = "请您审批："
ALREADY = "这条申请已经处理过了。"
RAISED = "已报县管理员。"
OUTCOMES = {
    RequestState.APPROVED: Template("✓ 「$title」已批准。"),
    RequestState.REFUSED: Template("「$title」没有同意。"),
    RequestState.OPEN: Template("「$title」等审批。"),
    RequestState.OFFERED: Template("「$title」等对方确认。"),
    RequestState.WITHDRAWN: Template("「$title」已撤回。"),
}
STATES = {
    RequestState.OFFERED: Template("等 $receiver 确认"),
    RequestState.OPEN: Template("等审批"),
    RequestState.APPROVED: Template("已批准（$by），$effective"),
    RequestState.REFUSED: Template("不同意（$by）"),
    RequestState.WITHDRAWN: Template("已撤回"),
}
STATE = Template("状态：$state")
FROM = Template("从 $day 起算")
FROM_BACK = Template("从 $day 起算（倒签，通报会注明）")
DONE = "已生效"

NOBODYS = "待分配"
CHANGED = Template("$month月 $name $before → $after")
MORE_CHANGES = Template("另有 $count 处变动")
RELEASED = Template("$month月通报已发布，数字有变，请到「通报」发更正。")

YES, NO = "同意", "不同意"
ACCEPT, DECLINE = "同意接收", "不接收"
BACK, UP, WITHDRAW = "按原日期", "报县倒签", "撤回申请"
ALL = "全部申请"
ASK_WHY = "为什么？点一个告诉对方，不点也行。"
WHY = ("情况不符", "日期不对", "材料不全", "请当面说")
WHY_TOLD = Template("已告诉$name：$why。")
WHY_IS = Template("「$title」没有同意的原因：$why（$by）")

LIST = Template("<b>申请审批</b> · 等您处理 $todo 件")
LIST_NONE = "<b>申请审批</b> · 没有等您处理的"
ROW = Template("$mark $number $title · $name · $state")
TODO, PAST = "○", "·"
SHORT_STATES = {
    RequestState.OFFERED: "等确认",
    RequestState.OPEN: "等审批",
    RequestState.APPROVED: "已批准",
    RequestState.REFUSED: "不同意",
    RequestState.WITHDRAWN: "已撤回",
}
LABEL = Template("$number $title")
