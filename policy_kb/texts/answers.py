"""What a person reads under a policy question."""

# ruff: noqa: E501  tables of words and patterns

from string import Template

NOT_FOUND = "没有找到能直接回答的规定。"
NOT_FOUND_AT = Template("没有找到$place的相关规定。")
NOT_FOUND_YEAR = Template("没有找到$year年的相关规定。")
OFF_TOPIC = "没有找到：这个问题不在政策库的范围里，可以问补助标准、贷款、走访、低保、教育、医疗等帮扶政策。"
CANDIDATES = "没有找到确定的答案，可能有关的有："
NEAREST = "最接近的文件："
ELSEWHERE = "其他地方有相近的规定："
FORWARD = "可以转给政策管理员解答。"
EMPTY = "没有找到：请用一句话写出想问的政策，例如：贴息标准是多少。也可以转给政策管理员。"
TITLE = Template("《$title》")
DIGEST = Template("据《$title》$article整理")
ORIGINAL = "原文"
STATUS = {
    "current": "现行",
    "historical": "历史文件",
    "repealed": "已废止",
    "unknown": "是否现行不详",
}
YEAR = Template("$year年")
NO_YEAR = "年份不详"
NO_PLACE = "地区不详"
CAUTION = "仅供了解，现行政策以当地为准。"
BETWEEN = "·"
FIRST = Template("【$place，$year】")
RESTORED = Template("（已还原遮挡字：$words）")
COUNTED = Template("（原文列出$held个名称，说的是$said个）")
BULLET = Template("$number. $text")
CUT = "…"
STOP = "。"
COMMA = "，"
LEARNED_TITLE = "政策管理员解答"
OPEN_ENDS = (";", "；", ",", "，")
COLONS = (":", "：")
WITHIN = Template("载《$title》")
