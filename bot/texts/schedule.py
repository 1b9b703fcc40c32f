"""Words of the command `schedule`."""

from string import Template

SCHEDULE = "接下来两个月的推送，和最近几次发得怎么样。"
NEXT = "接下来："
DUE = Template("  $due  $name（发给$who）$mark")
ASSUMED = "暂按周一至周五"
MARK = Template("，$mark")
PAST = "最近："
SENT = Template("  $due  $name：$outcomes")
SKIPPED = Template("  $due  $name：停机太久，没有发")
OUTCOME = Template("$outcome $count")
OUTCOMES = {
    "sent": "已发",
    "waiting": "待发",
    "blocked": "被对方屏蔽",
    "late": "过时未发",
    "fault": "出错",
    "refused": "被拒",
}
FAULTS = Template("写不成 $count")
LIST = "，"
