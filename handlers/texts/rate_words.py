"""How people ask for rates in plain words, and the words of the workbook of a rung."""

from string import Template

ASKS = ("走访率", "达标率", "完成率", "走访完成情况", "走访情况", "走访进度")
FILLERS = (
    "是多少", "有多少", "怎么样", "怎样", "如何", "情况", "多少", "查一下", "看一下", "看看",
    "查查", "我想看", "我要看", "请问", "帮我", "的", "户", "了", "呢", "吗", "，", ",", "。",
    "？", "?", "！", " ", "　",
)  # fmt: skip
MONTHS = {
    "上上个月": 2, "上上月": 2, "上个月": 1, "上月": 1, "本月": 0, "这个月": 0, "当月": 0,
}  # fmt: skip
NUMBERED = (
    r"(?:(去年|今年|\d{4}年|\d{4}-))?(\d{1,2}|十[一二]?|[一二三四五六七八九])(?:月份?|(?<=-\d\d))"
)
LAST_YEAR = "去年"
FIGURES = {word: n for n, word in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
YEAR_ENDS = "年-"
EXCEL = "Excel"
MAKING = "正在写 Excel，马上发来。"
FAILED = "没有写成，请再点一次。"
NAME = Template("走访率 $where $month.xlsx")
TITLE = Template("$where $month走访率（$as_of 的数）$provisional")
CAPTION = Template("$where · $month 走访率。")
PRIVATE = "含户主姓名，请别转发到群里。"
SHEET = "走访率"
HEADS: tuple[str, ...] = (
    "名称", "应访户", "已走访户", "户走访率", "应达标干部", "已达标干部", "应走次数", "已走次数",
    "免计", "待分配",
)  # fmt: skip
MISSING_HEADS: tuple[str, ...] = (
    "乡镇",
    "村",
    "组",
    "户编号",
    "户主",
    "责任人",
    "还差次数",
    "原因",
)
TOTAL = "合计"
PERCENT = Template("$percent%")
NOTHING_DUE = "无应访户"
