"""Words of /handover 移交: what is handed over to whom, the 交接单."""

from string import Template

KIND = "移交"
WAY, HOMES, RECEIVER, WHY, SINCE = "移交", "移交户", "接收人", "原因", "起算日"
WAYS = {"all": "整体移交", "some": "逐户移交", "idle": "转待分配"}
NOBODY = "待分配"
NOBODY_VALUE = "-"
WHICH_WAY = Template("$whose $count 户，怎么移交？")
MINE = "您名下"
OF = Template("$name 名下")
WHICH_HOMES = "移交哪几户？点户名，点完按「选好了」。"
WHO_RECEIVES = "移交给谁？点一位同事，或直接打名字。"
NOBODY_CALLED = Template("没有在岗的「$words」，请再打一次名字。")
WHY_SO = "为什么移交？点一个，或写一句话。"
WHEN = "从哪天起归对方？写成 10月25日，或点一天。"
REASONS = ("工作调动", "退休", "分工调整")
TODAY, TOMORROW = "今天", "明天"
NEXT_MONTH = "下月1日"
ALL_HOMES = Template("全部 $count 户")
NOTHING = Template("$whose没有可移交的户。")
PICK_SOME = "请至少点一户。"
NOT_A_RECEIVER = "这位同志不在岗，请另选一位。"
IN_ANOTHER = Template("$heads 已在另一件移交申请里，请先等那件办完。")
GONE = "这些户已经不在原责任人名下，没有可移交的。请点「不同意」结束这件申请。"
SEVERAL = Template("✓ 已提交 $count 件申请（分属 $places），等确认和审批。批准前一切照旧。")
ALL = "全部申请"
DRAFT = "移交"

SAYS = Template("$giver → $receiver，$count 户")
HEADS = Template("户：$heads")
AND_MORE = Template("等 $count 户")
REASON = Template("原因：$why")
UNREACHED = "接收人没有绑定账号，请先当面或电话确认。"
LIST = "、"

PASSED = Template(
    "<b>交接单</b> · 原责任人 $giver\n$count 户从 $day 起归您。点户看情况，见面后点「已见面交接」"
)
PASSED_ALL_MET = Template("<b>交接单</b> · 原责任人 $giver\n$count 户都见面交接了。")
PASSED_SEEN = Template("<b>交接单</b> · $giver → $receiver\n$count 户，已见面交接 $met 户。")
GIVEN = Template(
    "您的 $count 户从 $day 起归 $receiver。交接单已发给对方，见面交接后对方会点一下。"
)
GIVEN_AWAY = Template("您的 $count 户从 $day 起转为待分配。")
MET_MARK = Template("✓ $head")
SHEET = Template("<b>$head户</b> $where\n$category$people$phone\n$visits\n$problems\n$wishes")
PEOPLE = Template("，$count 人")
PHONE = Template("，电话 $phone")
VISITS = "近 3 次走访："
VISIT = Template("· $day $mode $found")
NO_VISITS = "还没有走访记录"
PROBLEMS = Template("未结问题：$problems")
NO_PROBLEMS = "未结问题：无"
WISHES = Template("诉求：$wishes")
NO_WISHES = "诉求：无"
MET, BACK = "已见面交接", "返回"
MET_ON = Template("$day 已见面交接")
WITH_UNIT = Template("$name（$unit）")
