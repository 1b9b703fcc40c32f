"""Words of /sample 抽查, /crosscheck 互查, and of campaigns."""

from string import Template

LIST = "、"
BACK, NEXT_STEP = "返回", "下一步"

# 抽查
SAMPLE = Template(
    "<b>$month抽查</b>\n乡镇 $townships 个，每个乡镇 $villages 个村，每村 $households 户。\n"
    "不够的地方有几户抽几户。抽中谁由随机种子定，事后谁都能按种子核对。"
)
TOWNSHIPS, VILLAGES, HOUSEHOLDS = "乡镇", "村", "户"
LESS, MORE = Template("$what −1"), Template("$what +1")
DRAW = "开始抽"
DRAWN_BEFORE = "以前的抽查"
SEED_TYPED = Template("用您给的种子「$seed」。")
NOT_THIS_MONTH = "抽查只能抽本月或以后的月份。可以发：/sample 2026-11，后面再加一个词就当种子。"
NOT_A_SEED = "种子请用字母或数字，最多 24 个。"
CHECKING = "正在按种子重抽一遍，马上告诉您。"
DRAWING = "正在抽，抽好告诉您。"
DRAW_FAILED = "没有抽成，请再点一次。"
NOBODY = "没有可抽的户。"
LISTED = {"sample": Template("抽查 $number"), "crosscheck": Template("互查 $number")}

# a draw
HEAD = {
    "sample": Template("<b>抽查 $number</b>（$first 到 $last）"),
    "crosscheck": Template("<b>互查 $number</b>（$first 到 $last）"),
}
HEAD_UNISSUED = {
    "sample": Template("<b>抽查 $number</b>（还没发给检查人）"),
    "crosscheck": Template("<b>互查 $number</b>（还没发出）"),
}
SEED = Template("种子 $seed")
WANTED = Template("应查 $wanted 户，已查 $done 户，还差 $left 户")
RESULTS = Template("见到 $seen，没见到 $unseen，不符 $mismatch")
PLACE = Template("· $name $done/$wanted，不符 $mismatch")
MORE_PLACES = Template("…… 共 $n 个乡镇")
CHECKERS = Template("检查人 $n 人")
NO_CHECKERS = "还没有检查人。"
PUBLISHED = "对外只用合计，不带人名户名。"
ITEMS, WAITING, LOG, REPEAT, ISSUE, CLOSE = (
    "名单",
    "谁没查完",
    "抽取记录",
    "核对",
    "发检查人",
    "结束",
)
ISSUE_ALL = "发给大家"
ITEMS_HEAD = Template("<b>名单</b>（$n 户）")
ITEM = Template("· $place $head：$result")
NOT_YET = "未查"
RESULT = {"seen": "见到", "unseen": "没见到", "mismatch": "不符"}
WAITING_HEAD = Template("还有 $n 人没查完：")
WAITING_LINE = Template("· $name 还差 $left 户")
ALL_DONE = "都查完了。"
SAME = Template("按种子「$seed」重抽一遍，和记录完全一致。")
DIFFERENT = "重抽的结果和记录不一致，请联系装机的人。"
SURE_CLOSE = "结束后不再收结果，只看合计。确定结束？"
YES_CLOSE = "确定结束"
CLOSED = "已结束。"
GONE = "这个已经没有了。"
HOW_TO_REPEAT = (
    "核对方法：把“种子:名称”（英文冒号，UTF-8）做 SHA-256，按十六进制从小到大排，取前几个。"
    "乡镇用乡镇名，村用“乡镇/村”，户用户编号。"
)
LOG_NAME = Template("抽取记录$number.xlsx")
LOG_CAPTION = Template("抽查 $number 的抽取记录：候选名单和抽中的户，按种子可以重算。")
LOG_HEADS = ("乡镇", "村", "户编号", "抽中")
LOG_SHEET = "候选"
PICKED = "是"
FILE_COMING = "正在写文件，马上发来。"
FILE_FAILED = "文件没有写成，请再点一次。"

# 互查
CROSSCHECK = "<b>互查和遍访</b>\n点一个开始，或看正在进行的。"
PAIRS, TOWNSHIP_CHECK, EVERYONE = "干部互查", "乡镇互查", "遍访"
PAIRS_HOW = Template(
    "<b>干部互查</b>\n单位之间轮着查：各单位的干部查下一个单位的户，绝不查自己的户。\n"
    "每人查 $each 户，从发出那天起 5 天。"
)
EACH_ONE, EACH_TWO = "每人1户", "每人2户"
PAIR_NOW = "配对"
CAMPAIGN_LISTED = {
    "everyone": Template("遍访 $number"),
    "township": Template("乡镇互查 $number"),
}

# for checkers
FOR_YOU = {
    "sample": Template("<b>抽查 $number</b>：请您在 $last 前去看 $n 户。"),
    "crosscheck": Template("<b>互查 $number</b>：请您在 $last 前查 $n 户。谁查谁负责。"),
}
YOUR_ITEM = Template("· $head $place：$result")
YOUR_NONE = "现在没有要您查的户。"
OVER = Template("已过 $last，仍可以补交。")
ISSUED = Template("已发给 $n 人。")
ISSUED_MORNING = Template("共 $n 人，明早 8 点发给他们。")
UNBOUND = Template("$n 人还没绑定，收不到：$some")
AND_OTHERS = "等"
RECEIVED = Template("已交：$head，$result。")
LEFT = Template("您还差 $left 户。")
YOU_ARE_DONE = "您的都查完了，辛苦了。"
REPORT_CLOSED = "这次检查已经结束，不再收结果。"
NEXT_ONE = "查下一户"
WHERE = Template("$head · $place\n$category，责任人 $owner$address")
NO_OWNER = "待分配"
ADDRESS = Template("\n住址：$address")

# the form
RESULT_TITLE, WRONG_TITLE, WORDS_TITLE, WHY_TITLE = "结果", "有问题的", "说明", "原因"
ASK_RESULT = "见到这户人了吗？情况和台账一致吗？"
ASK_WRONG = "哪些有问题？可以点几项。"
ASK_WORDS = "哪里不符、有什么问题？请用一两句话说。"
ASK_WHY = "为什么没见到？"
WHYS = ("不在家", "外出务工", "已搬走")
WRONG = {
    "safeguards": "两不愁三保障",
    "help": "帮扶情况",
    "papers": "资料台账",
    "content": "满意度",
}
ALL_WELL = "都没问题"
DRAFT = "检查结果"

# issuing a sample
WHO_TITLE = "检查人"
ASK_WHO = "谁去检查？请写姓名或干部编号，几个人用顿号隔开。"
NOT_KNOWN = Template("没有找到在岗的「$name」。")
SAME_NAMES = Template("有 $n 位「$name」，请写干部编号：$some")
ONE_OF = Template("$number（$unit）")
OWN_HOUSEHOLDS = "这几位都包着其中一户，不能自己查自己。请再加一位。"
ISSUE_DRAFT = "指定检查人"

# campaigns
AREA_TITLE, SENT_TITLE, DAYS_TITLE, TEAM_TITLE = "走访哪里", "谁去查", "哪几天", "参加的人"
ASK_AREA = {"everyone": "遍访哪里？", "township": "查哪个乡镇？"}
ASK_SENT = "哪个乡镇去查？"
ASK_DAYS = "哪几天？比如：11-24~11-30。"
ASK_TEAM = {
    "everyone": "谁去走？写姓名或编号，用顿号隔开；谁去都算就点「不限」。",
    "township": "带队和队员，至少 6 人：写姓名或编号，用顿号隔开。",
}
ANYONE = "不限"
COUNTY = "全县"
THIS_WEEK = "7天"
TOO_SMALL = Template("乡镇互查的队伍不少于 $least 人，现在是 $n 人。")
SAME_TOWNSHIP = "不能自己查自己，请换一个乡镇。"
CAMPAIGN_DRAFT = {"everyone": "遍访", "township": "乡镇互查"}
CAMPAIGN_HEAD = {
    "everyone": Template("<b>遍访 $number</b>：$area（$first 到 $last）"),
    "township": Template("<b>乡镇互查 $number</b>：$sent 查 $area（$first 到 $last）"),
}
TEAM = Template("参加 $n 人")
REACHED = Template("已走 $done 户，还差 $left 户")
VILLAGES_DONE = Template("村村到：$done/$due 个村")
VILLAGE = Template("· $name $done/$due")
VILLAGE_PARTS = Template("· $name $done/$due，问查看访 $parts/4")
PART = {"ask": "问", "look": "查", "read": "看", "visit": "访"}
PART_HOW = (
    "问：问村干部和群众\n查：查资料台账\n看：看变化看住房饮水\n访：访户\n"
    "做了哪项点哪项，再点一次取消。"
)
PART_DONE = Template("✓ $part")
CAMPAIGN_YOURS = "请您参加。入户后照常点「走访登记」，自动算进去。"
DAYS = Template("$first～$last")
BEGUN = "已开始。"
BEGUN_AND_TOLD = Template("已开始，并告诉了 $n 人。")
