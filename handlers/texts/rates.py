"""Words of /rate 走访率."""

from string import Template

TITLE = Template("<b>$where · $month走访率</b>$provisional")
PROVISIONAL = "（还可能变动）"
HOUSEHOLDS = Template("户走访率 $done/$due$percent")
PERCENT = Template(" = $percent%")
OTHERS = Template("干部达标 $cadres_done/$cadres_due，次数完成 $times_done/$times_due")
EXEMPT = Template("另有免计 $n 户")
UNASSIGNED = Template("应访户中待分配 $n 户")
NOTHING_DUE = "无应访户"
ROW = Template("$name $done/$due$percent")
ROW_NOTHING = Template("$name 无应访户")
MISSING_HEAD = Template("还差 $n 户：")
MISSING_CAUSES = Template("还差 $n 户（$causes）：")
CAUSE = Template("$cause $n")
ALL_DONE = "都走完了"
MISSING = Template("· $head $where：$cause")
OWNER = Template("（$name）")
CHOOSE = "看哪里的走访率？"
SEVERAL = Template("「$words」有好几个，看哪个？")
NOT_FOUND = Template("没有找到「$words」。可以发：/rate 2026-10 青山镇")
COUNTY, MINE = "全县", "我自己"
BY_UNIT, BY_TOWNSHIP = "按单位", "按乡镇"
EARLIER, LATER, UP = "上个月", "下个月", "返回"
WHO_IS_MISSING = "未走访户"
PICTURE = "图片"
NOTHING_TO_DRAW = "没有应访户，没有排名可画。"
DRAWING = "正在画图，马上发来。"
MONTHS_AGO = {"本月": 0, "这个月": 0, "当月": 0, "上个月": 1, "上月": 1}
MONTH = r"(?:(\d{4})[-年])?(\d{1,2})(?:月份?)?"
COMMA = "，"
