"""Words of /export: the ledgers, their columns, and what codes are called in them."""

from string import Template

HEAD = "<b>导出</b>\n只在私聊里发，每次都有记录。点一个："
KINDS = {
    "month": "月台账",
    "visits": "走访表",
    "problems": "问题清单",
    "care": "包联表",
    "inspection": "督查台账",
    "secretary": "第一书记",
    "stationed": "驻村台账",
    "policies": "政策使用",
}
TEMPLATE = "县里的表样"
ONE = Template("<b>$kind</b> · $month · $area\n$what")
WHAT = {
    "month": "一户一行：应走几次、已走几次、没走的原因。",
    "visits": "一次走访一行，含作废的。",
    "problems": "本月发现的和以前没销号的。",
    "care": "户主、帮扶人、开始、结束；证件号只有后 4 位。",
    "inspection": "按村：抽查、互查、问题和整改。",
    "secretary": "按村：村级负责人、走访、问题和整改。",
    "stationed": "按村和干部：走访、没销号的问题。",
    "policies": "政策库里的文件，和转给管理员的问题。",
}
MAKE, EARLIER, LATER, WHERE, BACK = "生成", "上个月", "下个月", "换范围", "返回"
WHICH_AREA = "导出哪里的？"
ALL_MINE, COUNTY = "我管的", "全县"
MAKING = Template("正在写「$kind」，好了发来。")
FAILED = "没有写成，请再点一次。"
EMPTY = Template("$month 的「$kind」里没有内容。")
CAPTION = Template("$kind · $month · $area，$count 行。含个人信息，请别转发到群里。")
NAME = Template("$kind $month $area.xlsx")
HOW_TEMPLATE = (
    "把县里的表样（xlsx）发给我，文件名里要有「表样」两个字。\n"
    "填哪个月，文件名里写哪个月，比如：9月表样.xlsx；不写就填本月。\n"
    "我按列名填：乡镇、村、组、户编号、户主、类别、帮扶人、单位、应走次数、已走次数、"
    "最近走访、未走访原因、未销号问题。\n不认识的列空着。"
)
IS_TEMPLATE = "表样"
READING_TEMPLATE = Template("收到表样「$name」，正在按 $month 填，好了发来。")
FILLED = Template(
    "表样已填：$month，$count 户，填了 $columns 列。$left\n含个人信息，请别转发到群里。"
)
LEFT = Template("不认识的列空着：$some。")
NO_COLUMNS = "表样里没有认识的列名。第一行要有「户主」「村」「已走次数」这样的列名。"
NOT_A_TEMPLATE = "表样要是 xlsx 文件，不带宏、不加密码。"
FILLED_NAME = Template("已填 $name")
LIST = "、"
TITLE = Template("$county$area $month$kind（$as_of 的数）")

COLUMNS = {
    "month": {
        "township": "乡镇",
        "village": "村",
        "group": "组",
        "household": "户编号",
        "head": "户主",
        "id_tail": "证件号后4位",
        "people": "人口",
        "category": "类别",
        "cadre": "干部编号",
        "helper": "帮扶人",
        "unit": "单位",
        "times": "应走次数",
        "days": "已走次数",
        "due": "应访",
        "done": "已达标",
        "exempt": "免计",
        "last": "最近走访",
        "cause": "未走访原因",
        "problems": "未销号问题",
    },
    "visits": {
        "day": "走访日期",
        "township": "乡镇",
        "village": "村",
        "group": "组",
        "household": "户编号",
        "head": "户主",
        "cadre": "干部编号",
        "helper": "走访人",
        "recorder": "登记人",
        "mode": "方式",
        "valid": "状态",
        "recorded": "登记时间",
        "changes": "变化",
        "checks": "五项保障",
        "wish": "诉求",
        "next_step": "下一步",
        "remark": "备注",
    },
    "problems": {
        "number": "编号",
        "opened": "发现日期",
        "due": "整改期限",
        "township": "乡镇",
        "village": "村",
        "household": "户编号",
        "head": "户主",
        "kind": "问题",
        "words": "情况",
        "unit": "责任单位",
        "helper": "整改人",
        "note": "整改",
        "state": "状态",
    },
    "care": {
        "household": "户编号",
        "head": "户主",
        "id_tail": "证件号后4位",
        "township": "乡镇",
        "village": "村",
        "cadre": "干部编号",
        "helper": "帮扶人",
        "unit": "单位",
        "duty": "责任",
        "since": "开始",
        "until": "结束",
    },
    "policies": {
        "title": "文件或问题",
        "place": "地区",
        "year": "年份",
        "status": "状态",
        "clauses": "条数",
        "reply": "答复",
    },
}
SUPERVISION = {
    "month": "月份",
    "township": "乡镇",
    "village": "村",
    "unit": "单位",
    "helper": "责任人",
    "matter": "事项",
    "count": "数量",
    "problems": "问题",
    "mended": "整改",
    "state": "状态",
}
COLUMNS |= dict.fromkeys(("inspection", "secretary", "stationed"), SUPERVISION)
WORDS = {
    "matter": {"visits": "走访", "sample": "抽查", "crosscheck": "互查", "problems": "问题整改"},
    "state": {
        "finished": "完成",
        "going": "进行中",
        "todo": "待办",
        "fixing": "整改",
        "review": "复核",
        "closed": "销号",
        "open": "待答",
        "answered": "已答",
        "learned": "已入库",
    },
    "kind": {
        "food": "吃穿",
        "school": "义务教育",
        "medical": "基本医疗",
        "housing": "住房安全",
        "water": "饮水安全",
        "sudden": "突发",
    },
    "valid": {"1": "有效", "0": "作废"},
    "due": {"1": "是", "0": ""},
    "done": {"1": "是", "0": ""},
    "exempt": {"1": "是", "0": ""},
}
"""What codes are called, by column; `state` and `kind` of problems, too."""
SYNONYMS = {  # other names of columns in a county's own form
    "走访次数": "days",
    "本月走访次数": "days",
    "本月已走次数": "days",
    "实际走访次数": "days",
    "应走访次数": "times",
    "本月应走次数": "times",
    "所在乡镇": "township",
    "乡镇名称": "township",
    "村民小组": "group",
    "户类型": "category",
    "帮扶人姓名": "helper",
    "帮扶责任人姓名": "helper",
    "最近走访时间": "last",
    "最近一次走访": "last",
    "未走访的原因": "cause",
    "完成次数": "days",
    "责任人": "helper",
    "帮扶责任人": "helper",
    "帮扶干部": "helper",
    "帮扶单位": "unit",
    "户主姓名": "head",
    "姓名": "head",
    "行政村": "village",
    "村名": "village",
    "户类别": "category",
    "最近走访日期": "last",
    "未走访户原因": "cause",
    "原因": "cause",
    "问题数": "problems",
    "家庭人口": "people",
}
