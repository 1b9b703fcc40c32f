"""Words around a policy answer; the answer's own words come from the policy base."""

import re
from string import Template

GREETING = re.compile(
    r"(?:你好|您好|大家好|在吗|在不在|早上好|上午好|中午好|下午好|晚上好|谢谢|谢谢你|多谢|辛苦了|好的|收到|嗯+|哦+|hello|hi)"
    r"[啊呀哈了呢吗，,。.!！?？~ ]*",
    re.IGNORECASE,
)
NO_WORDS = re.compile(r"\W+")  # faces and full stops ask nothing
HELLO = "您好，我是走访助手。有政策问题请 @我 问，会注明出处。"
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
MORE = "…"
CUT = "……"
