"""Words of the members of a household."""

from string import Template

HEAD = Template("<b>$head户 · 家庭成员</b> $count 人")
NOBODY = "还没有登记成员。"
ADD, BACK, MOVED_AWAY = "添加成员", "返回", "已不在户"
WHO, NEW_MEMBER = Template("家庭成员 $name"), "新成员"
NAME, KIN, STAGE = "姓名", "和户主", "在读"
BORN, HEALTH, SINCE = "出生", "健康", "从何时"
WHAT_NAME = "叫什么名字？"
WHICH_KIN = "是户主的什么人？"
WHICH_STAGE = "在哪里上学？不上学点第一个。"
NO_SCHOOL = "不上学"
WHICH_YEAR = "哪年出生？写 2014 或 2014-09。"
WHICH_CONDITIONS = "身体怎么样？"
SINCE_WHEN = "从什么时候起是这样？"
FROM_TODAY, ALWAYS, WAS_WRONG = "从今天起", "一直这样", "以前写错了"
UNKNOWN, HEALTHY = "不清楚", "健康"
BORN_SHAPE = r"([0-9]{4})年?(?:[-/.]?([0-9]{1,2})月?(?:[-/.]?([0-9]{1,2})[日号]?)?)?"
NAME_TOO_LONG = "名字请写 1 到 20 个字。"
NOT_A_YEAR = "没看懂。请写成 2014 或 2014-09。"
