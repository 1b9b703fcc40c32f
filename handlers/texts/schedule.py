"""Words of /schedule and /mute, and of the days that a county sets."""

from string import Template

NEXT = "<b>接下来的推送</b>"
DUE = Template("· $month月$day日 $time $name")
ASSUMED = "（暂按周一至周五）"
NONE = "接下来两个月没有推送。"
SENT_BUTTON, DAYS_BUTTON, BACK = "发送情况", "设日期", "返回"
AUTO_ON, AUTO_OFF = "通报自动发", "通报手动发"
AUTO_IS_ON, AUTO_IS_OFF = "通报：到 15:00 自动发布。", "通报：等管理员点「发布」。"

PAST = "<b>最近发的</b>"
NOTHING_PAST = "还没有发过。"
WENT = Template("· $month月$day日 $name：$outcomes")
SKIPPED = "停机太久，没有发"
OUTCOME = Template("$outcome $count")
OUTCOMES = {
    "sent": "已发",
    "waiting": "待发",
    "blocked": "被屏蔽",
    "late": "过时未发",
    "fault": "出错",
    "refused": "被拒",
}
LIST = "，"

DAYS = "<b>本县定的日子</b>\n点一个改日期。"
DAY_LINE = Template("· $name（$every）：$day")
ON_DAY = Template("$day日")
NOT_SET = "没设"
WHICH_DAY = Template("<b>$name</b>（$every）定在几号？\n遇到休息日顺延到下一个工作日，不跨月。")
NO_DAY = "不设"
VISITING = Template("走贫日那天提醒干部，代替 $day 号的提醒。")
ONLY_COUNTY = "只有县管理员能改。"

EVENTS = {
    "visiting_day": ("走贫日", "每月"),
    "report_day": ("信息月报", "每月"),
    "exchange_day": ("交流日", "两个月一次"),
    "talk_day": ("恳谈日", "每季度"),
    "joint_day": ("联席会议", "每季度"),
    "inspection_day": ("季度巡查", "每季度"),
    "review_day": ("半年点评", "半年一次"),
    "yearly_day": ("年终考核", "每年 12 月"),
    "self_check_day": ("自评", "每年 12 月"),
}
TODAY = Template("<b>今天：$name</b>（$every）。")
SELF_CHECK = "请准备自评和自查报告，12月中旬前报送。"

MUTED_UNTIL = Template("现在不提醒您，到 $month月$day日 为止。")
MUTED = "现在一直不提醒您。"
NOT_MUTED = "现在会提醒您：每月月初一次，20 日、25 日还差户时各一次。"
MUTE_HOW = "不影响登记走访，也不影响统计。"
MUTE_MONTH, MUTE_ALWAYS, UNMUTE = "本月不提醒", "一直不提醒", "恢复提醒"
