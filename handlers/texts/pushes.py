"""Words of what is said unasked in private chats, and the names of the pushes."""

from string import Template

MONTH_START, REMINDER = "月初清单", "走访提醒"
EVENT = "日程提醒"
DRAFT, RELEASE, WAITING = "通报草稿", "通报发布", "通报待发布提醒"
HOLIDAYS = "节假日安排提醒"
DUE_WORK = "到期问题和办件"
MORNING, CONCERNED = "夜间来的消息", "有关人员"
CADRES, ADMINISTRATORS, GROUPS, COUNTY = "帮扶干部", "县、乡镇管理员", "已绑定的群", "县管理员"

LIST = Template("<b>$month月应走访 $due 户</b>")
STILL = Template("<b>$month月还差 $left 户</b>，已走 $done 户，应走 $due 户。")
HOME = Template("· $head（$place）$notes")
STAND_IN = Template("<b>$month月代$name走访：还差 $left 户</b>")
FOR = Template("代$name")
NOTE = Template("，$note")
TIMES = Template("要走 $times 次，已走 $days 次")
PROBLEMS = Template("有 $count 个问题没办完")
MORE = Template("还有 $count 户，点「我的户」看全部。")
DEFERRED = Template("另有 $count 户可缓，这个月不急。")
ASSUMED = "（这一年的放假安排还没公布，暂按周一至周五算工作日。）"
AS_OF = Template("以上是 $month月$day日 的情况。")
VISIT = Template("走访$head")
HOUSEHOLDS = "我的户"

NO_HOLIDAYS = Template(
    "$year 年的放假调休安排还没有录入，提醒日期暂按周一至周五算。\n"
    "国务院公布以后，请在台账工作簿加一张「节假日」表（日期，休/班）再导入。"
)
