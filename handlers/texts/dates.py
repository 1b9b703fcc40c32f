"""Words for days, as people type them and as they are shown. No logic."""

from string import Template

AGO = {
    "今天": 0,
    "今日": 0,
    "今早": 0,
    "今晚": 0,
    "昨天": 1,
    "昨日": 1,
    "昨晚": 1,
    "前天": 2,
    "大前天": 3,
}
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
NUMERALS = r"[〇零一二三四五六七八九十]+(?=[年月日号])"
LAST_WEEK = r"上(?:个)?(?:周|星期|礼拜)([一二三四五六日天])"
THIS_WEEK = r"(?:这|本)?(?:周|星期|礼拜)([一二三四五六日天])"
LAST_MONTH = r"上(?:个)?月(\d{1,2})[日号]?"
MONTH_AND_DAY = r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?"
DAY_OF_MONTH = r"(?:本月|这个月)?(\d{1,2})[日号]"
LOOKS_LIKE_A_DAY = r"\d|今|昨|前天|周|星期|礼拜|月|号|日"

TODAY, YESTERDAY, BEFORE = "今天", "昨天", "前天"
IN_YEAR = Template("$month月$day日")
WITH_YEAR = Template("$year年$month月$day日")
NEAR = Template("$word（$day）")
MONTH = Template("$month月")
MONTH_OF_YEAR = Template("$year年$month月")
