"""Words of /wishes 微心愿."""

from string import Template

HEAD = Template("<b>微心愿</b> · 待办 $open 个（$households 户）· 已办 $done 个")
NONE_OPEN, NONE_DONE = "没有待办的心愿。走访里写的诉求会记到这里。", "还没有办好的心愿。"
LINE = Template("$number. $head：$words$times")
TIMES = Template("（说过 $n 次）")
DONE_LINE = Template("$number. $head：$words，$day 办好")
LABEL = Template("$number $head")
OPEN, DONE = "待办", "已办"
CHOSEN = Template("● $label")
CARD = Template("<b>心愿 $number</b>\n$head户 $where\n$words\n$opened 提出$heard")
HEARD = Template("，$day 又说过，共 $n 次")
FULFILLED = Template("$day 办好了$note")
NOTE = Template("：$note")
FULFIL, BACK, HOUSEHOLD = "办好了", "返回", "农户卡片"
HOW = Template("$head户「$words」怎么办好的？写一句话，或点「不写」。")
NOTE_TITLE, NO_NOTE = "怎么办的", "不写"
DRAFT = "微心愿"
SHORT = 16
MORE = "…"
IN_GROUP = Template("<b>微心愿</b> · $area\n待办 $open 个（$households 户），已办 $done 个。")
NOT_BOUND = "这个群还没有绑定。请管理员在群里发 /groups。"
COUNTY = "全县"
