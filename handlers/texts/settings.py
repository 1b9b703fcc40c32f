"""Words of /settings: what each setting is, its choices, and what changes with it."""

from string import Template

HEAD = "<b>设置</b>\n点一项看说明、改、看历史。改之前先说清会影响什么。"
LINE = Template("· $name：$value")
RULES, DAYS, DUTIES = "走访频次", "提醒日子", "责任单位"
BACK, HISTORY = "返回", "历史"
NOW = Template("<b>$name</b>：$value\n$what")
SURE = Template("<b>$name</b>：$old → $new\n$what\n$effect\n从今天起生效。确定改？")
YES = "确定改"
SAME = "和现在一样，没有改。"
CHANGED = Template("已改：$name $old → $new。")
HISTORY_HEAD = Template("<b>$name</b> 的历史")
HISTORY_LINE = Template("· $when $who：$value")
NO_HISTORY = Template("没有改过，一直是$value。")
ITSELF = "命令行"
UNKNOWN = "没有这项设置。"

NAMES = {
    "late_days": "补录天数",
    "min_due": "排名户数",
    "attribution": "户算谁的",
    "ranking": "通报排名",
    "phone_counts": "电话视频",
    "auto_release": "通报发布",
    "season_months": "返校月份",
    "each_check": "逐项核查",
}
VALUES = {
    "late_days": {
        "0": "0 天",
        "3": "3 天",
        "5": "5 天",
        "7": "7 天",
        "10": "10 天",
        "15": "15 天",
    },
    "min_due": {"1": "1 户", "3": "3 户", "5": "5 户", "10": "10 户"},
    "attribution": {"month_end": "月末责任人", "majority": "天数多的人"},
    "ranking": {"ordered": "排名次", "bands": "分三档", "off": "不排"},
    "phone_counts": {"off": "不算", "on": "外出户算"},
    "auto_release": {"on": "自动", "off": "手动"},
    "season_months": {"3,9": "3月9月", "2,9": "2月9月", "": "不问"},
    "each_check": {"off": "一起问", "on": "逐项问"},
}
WHAT = {
    "late_days": "走访后几天内登记算数。超过的留着，但不算走访，原因写「补录超期」。",
    "min_due": "应访户少于这个数的村、单位，通报里不排名次，只列出来。",
    "attribution": "一个月里换过责任人的户，算在月末的责任人名下，还是算在管得最久的人名下。",
    "ranking": "群里的通报排名次、分三档（已完成、接近、需支持），还是不排。",
    "phone_counts": "整户外出的户，电话、视频联系算不算走访。别的户一律要入户。",
    "auto_release": "每月 8 日的通报草稿，到 15:00 自动发布，还是等管理员点「发布」。",
    "season_months": "哪几个月登记走访时问有学生的户返校了没有。",
    "each_check": "每季度第一次走访时，五项保障逐项问，还是一屏问完。",
}
EFFECT = {
    "late_days": "本月起按新天数算，走访率可能会变；以前的月份不变。通报草稿的日子跟着变。",
    "min_due": "只影响以后的通报和草稿，走访率不变。",
    "attribution": "本月起干部、单位的走访率会变；村、乡镇、全县不变。",
    "ranking": "下一份通报起生效，已发布的不变。",
    "phone_counts": "本月起重新计算，有整户外出的村走访率可能会变；以前的月份不变。",
    "auto_release": "下一份草稿起生效。",
    "season_months": "以后登记的走访多问或少问一屏，已登记的不变。",
    "each_check": "以后登记的走访多点或少点几下，已登记的不变。",
}

# 频次
RULES_HEAD = "<b>走访频次</b>\n点一类改。一条从它的起始日期起生效，以前的月份不变。"
RULE_LINE = Template("· $category：$rule")
RULE = {
    1: Template("每月 $times 次"),
    3: Template("每季度 $times 次"),
    6: Template("每半年 $times 次"),
}
NO_RULE = "不要求"
CATEGORIES = {
    "monitored": "监测对象",
    "monitored_cleared": "已消除风险",
    "lifted": "脱贫户",
    "other": "其他",
}
WHICH_RULE = Template("<b>$category</b>：现在$rule\n改成多久走几次？")
RULE_CHOICES = ((0, 1), (1, 1), (2, 1), (4, 1), (1, 3), (2, 3), (1, 6))
RULE_LABEL = {
    1: Template("每月$times次"),
    3: Template("每季$times次"),
    6: Template("半年$times次"),
}
FROM_WHEN = Template("<b>$category</b>改成$rule，从哪天起？")
THIS_MONTH, NEXT_MONTH = "本月1日", "下月1日"
RULE_SURE = Template(
    "<b>$category</b>：$old → $new\n从 $since 起。\n"
    "约 $households 户按新次数算应访和走访率；提醒跟着变。\n已发布的通报不变。确定改？"
)
RULE_CHANGED = Template("已改：$category 从 $since 起$rule。")
RULE_PAST = Template("· 从$since起 $rule")
ALWAYS = "一开始"
