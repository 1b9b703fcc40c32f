"""Words of /cases 办件."""

from string import Template

HEAD = Template("<b>办件</b> · 在办 $open（超期 $overdue）· 办结 $closed")
NONE = {"open": "没有在办的件。", "overdue": "没有超期的件。", "closed": "还没有办结的件。"}
FILTERS = {"open": "在办", "overdue": "超期", "closed": "办结"}
CHOSEN = Template("● $label")
LINE = Template("$number. $head $name · $state")
AT = Template("$step$due")
UNTIL = Template("（$day前）")
LATE = Template("（⚠ 超期 $days 天）")
LABEL = Template("$number $head")
NEW = "新办件"

CARD = Template("<b>办件 $number · $name</b>\n$head户 $where$words")
WORDS = Template("\n$words")
STEP_DONE = Template("✓ $step $day $by")
STEP_NOW = Template("● $step$owner$due")
STEP_LEFT = Template("○ $step")
OWNER = Template("（$owner）")
OUTCOME = Template("结果：$outcome")
WITHDRAWN = "已撤回"
NEXT = Template("转$step")
WITHDRAW, BACK, HOUSEHOLD = "撤回办件", "返回", "农户卡片"

WHICH_HOUSEHOLD = "给哪一户办？"
WHICH_KIND = "办什么？"
WHICH_WORDS = "写一句说明，如金额、用途。不用写就点「不写」。"
NO_WORDS = "不写"
KIND_TITLE, WORDS_TITLE = "办件", "说明"
NOT_A_KIND = "请点一种办件。"
DRAFT = "新办件"
OPENED = "✓ 已受理。"
MOVED_ON = Template("✓ 已转到「$step」。")

YOUR_STEP = Template("<b>办件 $number · $name</b>\n$head户（$village）到「$step」$due")
DONE_TOLD = Template("办件 $number · $name：$head户 办结，$outcome。")
SEE = "看办件"
CLUE = "报防贫线索"
DUE_TODAY = Template("<b>办件今天到期</b>：$count 件")
OVERDUE = Template("<b>办件超期</b>：$count 件")
DUE_LINE = Template("$number. $head（$village）$name「$step」，$due到期")
