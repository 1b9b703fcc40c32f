"""Words around a policy answer; the answer's own words come from the policy base."""

from string import Template

ORIGINAL, CONTEXT = "看原文", "上下文"
ORIGINAL_OF = Template("看第$n条")
RELATED = Template("相关$n")
FORWARD = "转给政策管理员"
ELSEWHERE = "看其他地方的规定"
UNHELPFUL = "没答到"
PREVIOUS, NEXT = "上一页", "下一页"
FORWARDED = "已转给政策管理员，有了答复会告诉您。"
FORWARDED_ALREADY = "这个问题已经转过了，有了答复会告诉您。"
NOT_ASKED_BY_YOU = "这不是您问的问题。要问政策，直接发给我就行。"
OPENING = "知识库正在打开，马上回答您，不用再发。"
EMPTY_QUESTION = "请把问题写出来，比如：贴息标准是多少"
GONE = "这一条已经不在知识库里了。"
TITLE = Template("<b>《$title》</b>")
CUT = "……"
