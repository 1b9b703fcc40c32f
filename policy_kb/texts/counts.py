"""How many: numbers in words, and the members of a list."""

import re

COUNTED = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
TEN = "十"
SPOKEN = re.compile(
    r"([一两二三四五六七八九])(?=万|千元|百元|块|元)|百分之([一二三四五六七八九十]{1,3}|\d+)"
)
ASKED_COUNT = re.compile(
    r"(?P<n>[一二两三四五六七八九十\d]{1,3})\s*(?:个|大|项|种|类|条|位|名|样|点|方面)"
)
SET = re.compile(
    r"(?P<n>[三四五六七八九十])(?=[\u4e00-\u9fff]{1,2}(?:指|是|分别|包括|都|有))|“(?P<m>[一二三四五六七八九十])[个大项]"
)
LIST_RUN = re.compile(r"[^、,。;::!?()]{1,24}(?:、[^、,。;::!?]{1,24})+")
AND_SO_ON = "等"
LAST_MEMBER = re.compile(r"(?:和|及|以及|与)(?=[^、]{1,16}$)")
ENUMERATION = "、"
