"""Words of /visit, 走访登记: what is asked, what is shown, what has been recorded."""

from string import Template

# What is asked
HOUSEHOLD, DAY, MODE = "走访户", "日期", "方式"
CHANGES, CHECKS, WISH, NEXT_STEP = "变化", "五项保障", "诉求", "下一步"
CHANGE_NOTE, CHECK_NOTE, REASON, VOID, ALREADY = "变化说明", "问题说明", "修改原因", "作废", ""

WHICH_HOUSEHOLD = Template("走访哪一户？$left\n点一户，或者直接打户主名字。")
LEFT = Template("\n本月已走 $done 户，还差 $left 户。")
NONE_LEFT = Template("\n本月 $due 户都走完了。")
NO_HOUSEHOLDS = "您名下现在没有包联户。有疑问请联系乡镇管理员。"
WHICH_DAY = "哪天去的？点一天，或打字：昨天、上周三、3月5日。"
WHICH_MODE = "怎么走访的？没见到人点「未遇」。"
WHAT_CHANGED = "和上次比，有变化吗？"
CHANGE_WORDS = Template("$what 有什么变化？写一句话。")
WHICH_CHECKS = "五项保障都好吗？有问题点哪项。"
CHECK_WORDS = Template("$what 有什么问题？写一句话。")
WISHES = "有诉求吗？下一步做什么？\n没有点「都没有」；有就直接打字。"
NEXT_STEP_WORDS = "下一步打算做什么？写一句话。"
WHY = "为什么改？点一个，或写一句话。"
REALLY_VOID = "这条走访要作废吗？作废后不计走访，记录还在。"
RECORDED_THAT_DAY = Template("$head户 $day 已经登记过一次（$mode）。")

CHANGE_DAY, CHANGE_MODE, WRITE_NEXT = "改日期", "改方式", "写下一步"
UNCHANGED, ALL_WELL, NOTHING = "无变化", "都好", "都没有"
LOOK, AGAIN = "看那条", "仍要记"
DO_VOID, KEEP_IT = "作废", "不作废"
TODAY, YESTERDAY, BEFORE = "今天", "昨天", "前天"
SHORT_DAY = Template("$m月$d日")
LIST = "、"
REASONS = ("点错了", "记错了", "情况变了")
SPLIT_WISH = r"\s*(?:诉求[：:，,\s]*)?(.*?)[，,。；;\s]*下一步[：:，,\s]*(.+)"

GROUPS = {
    "people": "人口",
    "work": "务工",
    "income": "收入",
    "trade": "产业",
    "sudden": "突发",
}
FIVE = {
    "food": "吃穿",
    "school": "义务教育",
    "medical": "基本医疗",
    "housing": "住房安全",
    "water": "饮水安全",
}
# What is shown
HEAD = Template("<b>$head · $day · $mode</b>")
FIRST_TIME = Template("台账：$people$category")
PEOPLE = Template("$count 人，")
LAST_TIME = Template("上次 $day$mode：$found")
NOTHING_NEW = "无变化"
MORE = "…"
THIS_MONTH = "本月"
AFTER_A_NAME = r"(?:家|户|家的|同志)$"
DONE_MARK = "✓"
SECOND_DUTY = "（第二责任人）"
TELL_APART = Template("$head$mark($where)")

# What is wrong with an answer
NOT_YOURS = "这一户不在您名下，请点下面的户。"
LEFT_LEDGER = "这一户已经退出台账，不能再登记。请另选一户。"
NOT_A_DAY = "没看懂日期。请点一天，或写成 3月5日。"
FUTURE = "走访日期不能晚于今天。"
TOO_OLD = "走访日期太早了（一年以前）。请核对年份。"
TOO_LONG = Template("太长了，请不超过 $most 个字。")
EMPTY = "请写一句话。"
NOT_A_MODE = "请点一种方式。"

# What has been recorded
RECORDED = Template("✅ 已登记：$head户\n$day · $mode$marks")
CORRECTED = Template("✅ 已改好：$head户（第 $version 版）\n$day · $mode$marks")
VOIDED = Template("已作废：$head户 $day 的走访。记录还在，不计走访。")
PROGRESS = Template("\n$month $done/$due，$left")
STILL = Template("还差 $left 户")
ALL_DONE = "都走完了"
NO_DUE = "没有应访户"
LATE = " · 补录"
TOO_LATE = Template("\n走访后超过 $days 天才登记，不计走访率。")
HOW_IT_COUNTS = {
    "absent": "\n已记 1 次联系，不计走访。",
    "phone": "\n电话只有整户外出的户、县里允许时才计走访。",
    "video": "\n视频只有整户外出的户、县里允许时才计走访。",
}
BY_ANOTHER = "\n这户不归您包联，记为代访，算在责任人名下。"
NEXT_HOUSEHOLD, AMEND = "下一户", "改这条"

CARD = Template(
    "<b>$head户 · $day · $mode</b>$void\n变化：$changes\n五项保障：$checks\n"
    "诉求：$wish\n下一步：$next"
)
CARD_VOID = "（已作废）"
NONE = "无"
WHOSE = Template("$head户")
NEW_VISIT = "新的走访"
