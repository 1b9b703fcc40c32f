"""Words of the 务工卡, one a person."""

from string import Template

HEAD = Template("<b>$head户</b> · 务工卡")
NO_MEMBERS = "还没有登记家庭成员。先在农户卡片里点「家庭成员」加上。"
LINE = Template("$name：$job")
AT = Template("$place$income（$day起）")
INCOME = Template("，每月 $income 元")
NO_WORK, UNKNOWN = "没有务工", "没有登记"
PLACE, EARNS = "务工", "月收入"
WHERE = Template("$name 在哪里做什么？写一句话，如：县城工地。不务工就点「没有务工」。")
HOW_MUCH = Template("$name 每月大约多少元？打数字，不清楚就点「不清楚」。")
NOT_KNOWN = "不清楚"
NOT_A_SUM = "请打数字，如 4000。"
DRAFT = Template("$name 的务工卡")
BACK, CARD = "返回", "务工卡"
MONEY = r"(\d{1,3}(?:[,，]?\d{3})*|\d{1,6})(?:元|块)?"
TEN_THOUSAND = r"(\d(?:\.\d{1,2})?)万(?:元)?"
