"""Words of the ledger's commands: rates, unvisited, export, invite, import roster and visits."""

from string import Template

from ledger.model import Attribution, By

JSON = "输出 JSON"
XLSX = "写成 Excel 文件"
MONTH = "月份，如 2026-10"
BAD_MONTH = Template("看不懂月份 $text，请写成 2026-10。")
NOT_BEGUN = Template("$month 还没有开始。")

RATES = "某月走访率，按县、乡镇、村、单位或干部。"
BY = "按什么排：county 县，township 乡镇，village 村，unit 单位，cadre 干部"
ATTRIBUTION = "户算谁的：month_end 月末的责任人（缺省），majority 当月天数最多的责任人"
PNG = "画成图片（不能按干部）"
TIME = "在标准错误上报告用了多少毫秒"
NO_PEOPLE_PICTURE = "干部不排名，不画图：--by cadre 不能与 --png 同用。"
ONE_OUTPUT = "--json、--xlsx、--png 只能选一个。"
MILLISECONDS = Template("$ms ms")
TITLE = Template("$county $month 走访率（截至 $as_of$provisional）")
PROVISIONAL = "，还可能变动"
RATED_BY = {
    By.COUNTY: "县",
    By.TOWNSHIP: "乡镇",
    By.VILLAGE: "村",
    By.UNIT: "单位",
    By.CADRE: "干部",
}
ATTRIBUTED = {Attribution.MONTH_END: "月末", Attribution.MAJORITY: "多数天"}
PERCENT = Template("$percent%")
NOTHING_DUE = "无应访户"
RATE_COLUMNS = {
    "rank": "名次",
    "id": "编号",
    "name": "名称",
    "done": "已走访",
    "due": "应走访",
    "percent": "走访率",
    "rank_change": "名次变化",
    "points_change": "百分点变化",
    "exempt": "免计",
    "unassigned": "待分配",
    "cadres_done": "达标干部",
    "cadres_due": "应达标干部",
    "times_done": "已走次数",
    "times_due": "应走次数",
}
TOTAL = "合计"

UNVISITED = "某月还没走访的户和原因。"
CADRE = "干部编号"
NO_CADRE = Template("没有干部编号“$number”。")
UNVISITED_COLUMNS = {
    "household": "户编号",
    "head": "户主",
    "still_needed": "还差次数",
    "cause": "原因",
}
ALL_DONE = "没有未走访的户。"

EXPORT = "导出走访、包联、问题、农户或干部。"
EXPORT_WHAT = "visits 走访，assignments 包联，problems 问题，households 农户，cadres 干部"
EXPORT_MONTH = "只要这个月的，如 2026-10"
MONTH_OF_THOSE = Template("--month 不适用于 $what。")
WROTE = Template("已写入 $path，$count 行。")
SHEETS = {
    "visits": "走访",
    "assignments": "包联",
    "problems": "问题",
    "households": "农户",
    "cadres": "干部",
}
EXPORT_COLUMNS = {
    "visits": {
        "household": "户编号",
        "cadre": "干部编号",
        "day": "走访日期",
        "recorded": "登记时间",
        "mode": "方式",
        "state": "状态",
        "recorder": "登记人编号",
        "id": "记录编号",
    },
    "assignments": {
        "household": "户编号",
        "cadre": "干部编号",
        "duty": "责任",
        "since": "起始日期",
        "until": "结束日期",
        "name": "帮扶人",
        "head": "户主",
    },
    "problems": {
        "household": "户编号",
        "kind": "类型",
        "words": "情况",
        "opened": "发现日期",
        "due": "办结期限",
        "state": "状态",
        "id": "记录编号",
    },
    "households": {
        "household": "户编号",
        "township": "乡镇",
        "village": "村",
        "group": "组",
        "head": "户主",
        "people": "人口",
        "category": "类别",
        "entered": "纳入日期",
        "left": "退出日期",
        "address": "住址",
    },
    "cadres": {
        "cadre": "干部编号",
        "name": "姓名",
        "unit": "单位",
        "role": "角色",
        "charge": "管辖",
        "since": "到岗日期",
        "until": "最后在岗日",
    },
}
STATES = {"valid": "有效", "void": "作废"}
LIST = "、"
PROBLEM_STATES = {"todo": "待办", "fixing": "整改", "review": "复核", "closed": "销号"}
CHECKS = {
    "food": "吃穿",
    "school": "义务教育",
    "medical": "基本医疗",
    "housing": "住房安全",
    "water": "饮水安全",
    "sudden": "突发",
}

INVITE = "发绑定码：每行“干部编号 绑定码”，72 小时内有效，用一次。"
INVITE_ADMIN = "让空县有第一位县管理员：给出姓名，编号 A001，打印绑定码"
INVITE_ALL = "给所有在岗、还没有绑定的干部发"
INVITE_CSV = "写成 CSV（干部编号、姓名、code、link、expires）"
WHO = "请给出干部编号，或用 --all，空县用 --admin 姓名。"
HAS_ADMIN = Template("已经有县管理员：$numbers。要换手机，用 invite 加他的编号。")
NOBODY = "没有要邀请的干部。"
HAS_LEFT = Template("干部 $number 已不在岗，没有发。")
NO_LINK = "没有机器人的名字（缺 TELEGRAM_TOKEN 或连不上），链接一列空着。"
INVITE_COLUMNS = ("干部编号", "姓名", "code", "link", "expires")

ROSTER = "导入台账（xlsx、xls、ods、csv），几张表或一张总表。"
VISITS = "导入走访记录（“走访”表）。"
DRY_RUN = "只看差别，不写入"
UNUSABLE = Template("$file：$reason")
WRITTEN = "已入库。"
NOT_WRITTEN = "只是试看，没有写入。"
COUNT_LINE = Template("$kind：新增 $new，改动 $changed，未变 $unchanged")
CHANGES = "改动："
MORE = Template("……另有 $count 条（--json 可看全部）")
ABSENT = Template("本次文件中没有的$kind $count 个（保留不动）：$some")
REFUSED = Template("没有入库的 $count 行：")
REFUSED_ROW = Template("  $file “$sheet” 第 $row 行：$reason")
REFUSED_SHEET = Template("没有入库的表：$reason")
NOTES = "说明："
WARNINGS = "请核对："
ITEM = Template("  $words")
