"""Words that stand in the ranking picture."""

from string import Template

PROVISIONAL = "暂定，还可能变动"
UP = "▲"
DOWN = "▼"
ELLIPSIS = "…"
NOTHING = "没有"
LEFT_OUT = Template("还有 $count 个没有画出，请看工作簿")
UNRANKED = "—"
SAME = "平"
HANGING = "。，、；：）》？！"
