"""Words of /staff 人员变动: who leaves post, when; what happens with their households."""

from string import Template

KIND = "离岗"
WHO, WHY, LAST = "谁", "原因", "最后在岗日"
WHO_LEAVES = "谁离岗？直接打名字，或点一位。"
WHY_LEAVES = "什么原因？点一个，或写一句话。"
REASONS = ("退休", "调离", "轮换")
WHICH_DAY = "最后在岗是哪天？第二天起不再计入本人。点一个，或打字：10月31日。"
TODAY, YESTERDAY, MONTH_END, STAYS = "今天", "昨天", "月底", "仍在岗"
STAYS_VALUE = "-"
NOT_YOURS = "这位同志不归您管。请另选，或报县管理员。"
NO_SUCH = "没有这位同志，请再打一次名字。"
DRAFT = "人员变动"

SAYS = Template("$name$unit：$why")
UNIT = Template("（$unit）")
LAST_DAY = Template("最后在岗日：$day")
STAYS_SHOWN = "仍在岗，取消离岗登记"
HOMES = Template("名下 $count 户：$heads")
NO_HOMES = "名下没有包联户"
AND_MORE = Template("等 $count 户")
LIST = "、"
ALL, SOME, IDLE = "整体移交", "逐户移交", "转待分配"
TOLD = Template("登记您的最后在岗日是 $day，第二天起不再计入您名下。有疑问请联系乡镇管理员。")
TOLD_STAYS = "您的离岗登记已取消，仍在岗。"
