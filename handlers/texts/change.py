"""Words of 户情变更: 整户外出, 免计, 类别调整, 销户."""

from string import Template

WHAT, CATEGORY, SINCE, UNTIL, WHY = "变更", "新类别", "起算日", "到哪天", "原因"
WHATS = {
    "away": "整户外出",
    "exempt": "免计",
    "category": "类别调整",
    "exit": "销户",
    "away_end": "结束外出",
    "exempt_end": "结束免计",
}
WHICH_HOUSEHOLD = "哪一户？"
WHICH_WHAT = Template("$head户（$category$state），要变更什么？")
STATE = Template("，$state")
WHICH_CATEGORY = "调整成哪一类？"
SUBTYPES = {
    "monitored.unstable": "脱贫不稳定",
    "monitored.edge": "边缘易致贫",
    "monitored.sudden": "突发严重困难",
    "monitored_cleared": "风险已消除",
    "lifted": "脱贫户",
    "other": "其他",
}
SUBTYPE_WORDS = {
    "unstable": "脱贫不稳定户",
    "edge": "边缘易致贫户",
    "sudden": "突发严重困难户",
}
WITH_SUBTYPE = Template("$name（$subtype）")
FROM_WHEN = "从哪天起？点一个，或打字：10月25日。"
UNTIL_WHEN = "到哪天为止（含这天）？点一个，或打字。"
TODAY, TOMORROW, NEXT_MONTH = "今天", "明天", "下月1日"
OPEN, OPEN_VALUE, MONTH_END, THREE = "长期", "-", "月底", "三个月后"
WHY_SO = "什么原因？点一个，或写一句话。"
REASONS = {
    "away": ("外出务工", "投亲靠友", "异地居住"),
    "exempt": ("住院", "服刑", "其他部门包联"),
    "category": ("风险已消除", "新识别", "条件变化"),
    "exit": ("整户去世", "户籍迁出", "并户"),
    "away_end": ("已经回来",),
    "exempt_end": ("情况结束",),
}
ENDS_BEFORE = "结束日期比起算日早，请改一下。"
NOT_AN_OPTION = "请点下面的一项。"
DRAFT = Template("$head户变更")
NEW = "户情变更"

WHERE = Template("$head户（$township $village$group）")
CHANGE = Template("$category → $new")
SPAN = Template("$first 起，到 $last")
OPEN_SPAN = Template("$first 起，长期")
REASON = Template("原因：$why")
HOLDER_TOLD = Template("$head户 从 $day 起：$what")
