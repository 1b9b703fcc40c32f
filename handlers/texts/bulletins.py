"""Words of the bulletin: what a group reads, what its administrators read and tap."""

from string import Template

# In a group: areas and numbers, no person has a place in these
TITLE = Template("<b>通报</b> $area $year年$month月入户走访")
MENDED_TITLE = Template("<b>通报更正（第 $version 版）</b> $area $year年$month月入户走访")
TOTAL = Template("户走访率 $percent，已走 $done 户，应走 $due 户")
TOTAL_NOTHING = "本月没有应访户"
POINTS = Template("比上月 $points 个百分点")
EXEMPT = Template("免计 $count 户，不算在内")
DATED_BACK = Template("往前补算的变更 $count 项")
OTHERS = Template("干部达标率 $cadres_done/$cadres_due，次数完成率 $times_done/$times_due")
ALL_OF = Template("$what：")
LEADING = Template("$what前 $count 名：")
LEADING_OF = Template("$what前 $count 名（全部见图）：")
COMMA = "，"
RANKED = Template("$place. $name $percent（$done/$due）")
TIED = Template("$place. $names 并列 $percent")
SO_MANY = Template("$count 个$kind")
BAND_OF = Template("$band的$kind（$count）")
BANDS = Template("$kind：$counts")
NAMES = "、"
MISSING = Template("未走访的原因：$causes")
PROBLEMS = Template("共性问题：$problems")
BESIDE = "；"
SAMPLED = Template("抽查 $done 户：$found")
SEEN, UNSEEN, MISMATCH = "见到", "没见到", "不符"
COUNTED = Template("$what $count")
SEE_BANDS = "各档名单见图。"
PROVISIONAL = "（暂定，还可能变动）"
WAS = Template("$name：$before → $after")
WAS_MORE = Template("另有 $count 处变动，见图。")

TOWNSHIPS, VILLAGES, UNITS = "乡镇", "村", "单位"
ALL_DONE, NEAR, BEHIND, NOTHING_DUE = "已完成", "接近完成", "需要支持", "无应访户"
PLACE, RATE, CHANGE = "名次", "户走访率", "比上月"
PERCENT = Template("$percent%")
FOOT_RATE = "户走访率＝本月走够次数的户÷本月应访户，免计户不算在内。"
FOOT_ORDER = Template("走访率相同的并列；应访不足 $count 户的不排名次。")
FOOT_ALL = "走访率相同的并列。"
FOOT_BANDS = Template("接近完成：$near 以上。每档内不分先后。")
FOOT_UNTIL = Template("算到 $month月$day日，$late_month月$late_day日前补录的已算上。")
FOOT_SO_FAR = Template("算到 $month月$day日；$late_month月$late_day日前补录的还会算上。")
FOOT_TODAY = Template("算到 $month月$day日。")
BOARD_TITLE = Template("$area$year年$month月入户走访通报")
RATES_TITLE = Template("$area$year年$month月走访率")
BOARD_SUBTITLE = Template("户走访率 $percent（$done/$due）")
COUNTY, CADRES = "全县", "干部"

FIVE = {
    "food": "吃穿",
    "school": "义务教育",
    "medical": "基本医疗",
    "housing": "住房安全",
    "water": "饮水安全",
}

# To administrators, in private
DRAFT = Template("<b>通报草稿</b> $area $year年$month月入户走访")
MENDED_DRAFT = Template("<b>通报更正草稿（第 $version 版）</b> $area $month月")
BY_ITSELF = "没人点「暂缓」的话，今天 15:00 自动发布。"
BY_ITSELF_ON = Template("没人点「暂缓」的话，$month月$day日 15:00 自动发布。")
BY_HAND = "等您点「发布」，不点不会发出去。"
HELD = Template("已暂缓（$who）。点「发布」才会发出去。")
RELEASED = Template("<b>通报已发布</b>（$who，$when，第 $version 版）")
ITSELF = "到点自动"
SOMEBODY = "管理员"
WHEN = Template("$month月$day日 $time")
SENT_TO = Template("发到 $count 个群。")
NO_GROUP = "还没有绑定群：把我拉进群，在群里发 /groups。"
NOT_YET = Template("补录还没截止，$month月$day日 起才能发布。")
NOT_OVER = Template("$month月还没过完，下个月 $day 日出通报。现在的数字请看「走访率」。")
CHANGED_SINCE = "刚才数字有变动，已更新，请再看一遍再点「发布」。"
RELEASE, HOLD, PREVIEW, MEND = "发布", "暂缓", "预览", "更正"
TOWNSHIPS_BUTTON, BACK = "各乡镇", "返回"
PREVIEWED = "↑ 群里看到的就是这样。"
ALREADY = Template("这份通报已经发布过了（$who，$when），没有重复发。")
NOTHING = Template("$area$month月没有应访户，没有通报。")
WHICH = Template("看哪里的 $month月通报？")
TOO_LATE = "这份通报已经发布，这句说明没有加上。"
UNSENT = "您写的补充说明还没有提交：先点「提交」或「返回」，再发布。"
GONE = "没有找到这份通报。请重新点「通报」。"
DIFFERS = "发布以后数字有变动。要让群里知道，请点「更正」："
WAITING = "通报还没发布，请点「发布」或「暂缓」。"
NOT_A_MONTH = "月份请写成 2026-10 这样，比如：/bulletin 2026-10"
