"""Words of the commands of the policy base."""

from string import Template

IMPORT = "导入政策文件：docx、doc、pdf、html、txt、md、xlsx 问答表、jsonl、ofd，可以给文件夹。"
JSON = "输出 JSON"
TAKEN = Template("$state $name：$documents 个文件，$clauses 条，$curated 个问法")
RESTORED = Template("，还原遮挡字 $masked 处")
STATES = {"new": "新增", "changed": "更新", "same": "未变", "refused": "未收"}
SAME = Template("$state $name")
SAME_AS = Template("$state $name：与 $other 内容相同")
REFUSED = Template("$state $name：$reason")
DOCUMENT = Template("  《$title》 $place $year $status")
UNKNOWN_PLACE = "地区不详"
UNKNOWN_YEAR = "年份不详"
TOTAL = Template("共新增 $new、更新 $changed、未变 $same、未收 $refused；政策库现有 $size 条。")
NOTHING = "没有找到可以导入的文件。"

ASK = '问一句政策；--jsonl 从标准输入逐行读 {"id","text"}。'
COUNT = "最多列出几条原文"
LINES = "逐行读写 JSONL"
PREVIOUS = "上一个问题（追问时用）"
NO_QUESTION = "请写出要问的话，或用 --jsonl。"
HITS = "相关原文："
HIT = Template("$number. [$clause] $doc $heading（$score）")

KB = "政策库：列出、查看、删除、统计。"
LIST = "列出导入的文件。"
LISTED = Template("$key  $origin  $documents 个文件 $clauses 条")
ORIGINS = {"document": "文件", "digest": "摘编", "corpus": "条文", "learned": "问答"}
SHOW = "查看一个文件或一条原文。"
REMOVE = "删除一个导入的文件。"
REMOVED = Template("已删除 $key。")
NO_SUCH = Template("政策库里没有 $key。")
STATS = "统计。"
STAT = Template(
    "文件 $documents，条文 $clauses，问法 $curated"
    "，别名 $aliases，待答问题 $open；字没认出的 $unreadable 条"
)
ALIAS = "查看或修改别名。"
ALIASED = Template("$said = $means")
CLAUSE = Template("[$id] $article $heading")
"""One clause in a listing."""
EMPTY = "政策库是空的。"
AND = "、"
