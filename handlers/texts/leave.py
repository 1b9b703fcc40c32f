"""Words of /leave 请假: days, kinds, the stand-in."""

from string import Template

KIND = "请假"
SPAN, WHAT, STAND_IN = "日期", "类别", "代访人"
KINDS = {
    "sick": "病假",
    "personal": "事假",
    "annual": "年假",
    "duty": "公差",
    "study": "学习",
    "maternity": "产假",
    "other": "其他",
}
ALSO = {"出差": "duty", "培训": "study", "生病": "sick", "休假": "annual"}
NOBODY, NOBODY_VALUE = "不找人", "-"

WHICH_DAYS = "哪几天请假？点一个，或打字：8-10~8-25、明天起3天、下周一到周五。"
TODAY, TOMORROW, WEEK = "今天", "明天", "到本周五"
WHICH_KIND = "什么假？"
WHO_STANDS_IN = "请谁代访？点一位同事，或打名字。代访算您名下的户已走访，注明代访。"
LONG_PAST = "这个假早已过了。是以后的假请写上年份，如 2027-1-5~1-8。"
TOO_LONG = "请假最长一年。请核对日期。"
NOT_A_COLLEAGUE = "这位同志不在岗，请另选一位。"
NOT_A_KIND = "请点一种假。"
DRAFT = "请假"
FROM_TO = Template("$first～$last")

SAYS = Template("$name：$first～$last（$days 天）$kind")
SAYS_STAND_IN = Template("代访人：$name")
SAYS_NOBODY = "代访人：没有找人"
LATER = Template("（从 $first 起算）")
STAND_IN_TOLD = Template(
    "<b>代访</b> · $name $first～$last $kind\n这些天请您代访 $count 户：$heads\n"
    "点「走访登记」就能选到这些户，记为代访。"
)
STAND_IN_OFF = Template("$name 提前销假，您的代访到今天为止。")
HEADS_MORE = Template("等 $count 户")
VISIT, HOUSEHOLDS = "走访登记", "我的户"
LIST = "、"

COMING = "<b>请假</b>"
LEAVE_LINE = Template("· $first～$last $kind$stand_in")
STANDS_IN = Template("，$name 代访")
WAITING_LINE = Template("· 申请 $number 等审批")
ASK_MORE, END, BACK_TO_WORK = "再请假", "销假", "已销假：从今天起算在岗。"
NOT_BEGUN_END = "假还没开始，已取消。"
NONE_TO_END = "现在没有要销的假。"
DAY = Template("$month月$day日")
