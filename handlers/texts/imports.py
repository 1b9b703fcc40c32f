"""Words of /import: a file on its way into the ledger or the policy base."""

from string import Template

HOW = (
    "把文件直接发给我（当文件发，不是照片）：\n"
    "· 台账、干部、包联、走访：xlsx、xls、ods、csv\n"
    "· 政策文件：docx、doc、pdf、html、txt、md、ofd、问答表\n"
    "我先给您看要改什么，点「确认入库」才写。"
)
HOW_TOWNSHIP = (
    "把台账文件直接发给我（当文件发，不是照片）：xlsx、xls、ods、csv。\n"
    "只能动本乡镇的户和村；频次、节假日、政策文件由县管理员导入。\n"
    "我先给您看要改什么，点「确认入库」才写。"
)
LAST = Template("最近一次：$name，$when 入库。24 小时内可以撤销。")
UNDO = "撤销导入"
NOT_AN_ADMINISTRATOR = "这里收文件只收管理员发的台账。要登记走访，点「走访登记」。"
TOO_BIG = Template(
    "文件有 $mib MB，超过 $most MB，收不了。请拆成几个文件再发，"
    "或请装机的人在电脑上用 import 命令导入。"
)
EMPTY = "这个文件是空的，请核对后再发。"
READING = Template("收到「$name」，正在读，读好就给您看。还没有写入任何内容。")
NOT_FETCHED = Template("没能取到「$name」。请再发一次；还不行请换个网络或拆小再发。")
FAILED = Template("「$name」没有读成，什么都没有写。请再发一次；还不行请联系装机的人。")
WRITE_FAILED = Template(
    "「$name」没有全部写完。请再发一次同一个文件：已经写进去的不会重复，没写的会补上。"
)
REFUSED = Template("「$name」不能用：\n$why\n什么都没有写。")
POLICY_NOT_YOURS = "这是政策文件，要由县管理员导入。要导台账，请发 xlsx 或 csv。"
PHOTO = "这是图片。请把原来的 Excel 或 Word 文件发给我。"

PREVIEW = Template("<b>入库预览</b>：$name")
COUNT = Template("$kind：新增 $new，改动 $changed，未变 $unchanged")
SAME = "和台账里的一样，没有要改的。"
REFUSED_ROWS = Template("$n 行不能入库，点「问题行」下载，里面有原因。")
UNCLEAR = Template("$n 列不认识：$some")
NEEDED = Template("工作表「$sheet」认不全，请点「认列」告诉我哪一列是$field。")
ABSENT = Template("本次文件中没有：$some（不会删）")
ABSENT_ONE = Template("$kind $n")
REMINDED = Template("<b>$n 条提醒</b>，请点「看说明」。")
NOT_YET = "<b>还没有写入。</b>确认后 24 小时内可以撤销。"
AND_SO_ON = "等"
LIST = "、"

CONFIRM, DROP = "确认入库", "放弃"
COLUMNS, REFUSED_FILE, CHANGES, NOTES = "认列", "问题行", "看差异", "看说明"
BACK = "返回"
AGAIN = "好了，重读"
NOT_A_FIELD = "不读这列"
PROGRESS = "看进度"

WHICH_COLUMN = "这些列不认识，点一列告诉我它是什么。不点的就不读。"
SAID = Template("✓ $column")
WHAT_IS_IT = Template("工作表「$sheet」的「$column」是什么？")
CHANGES_HEAD = Template("<b>差异</b>（共 $n 处）")
NOTES_HEAD = Template("<b>说明和提醒</b>（共 $n 条）")
LINE = Template("· $words")
NOTHING_HERE = "没有。"
ABSENT_LINE = Template("本次文件中没有的$kind：$some")

POLICY_PREVIEW = Template("<b>政策文件预览</b>：$name")
POLICY_DOCUMENT = Template("《$title》$more")
POLICY_COUNT = Template("$documents 个文件，$clauses 条，$curated 个问答")
POLICY_MORE = Template("还有 $n 个文件")
POLICY_REPLACES = "政策库里已有同名文件，确认后换成这一份，不能撤销。"
POLICY_SAME = "政策库里已经有这一份，不用再导。"
UNKNOWN_PLACE, UNKNOWN_YEAR = "地区不详", "年份不详"

WRITING = Template("正在入库「$name」。别人照常使用，好了告诉您。")
WRITING_AT = Template("正在入库「$name」：$percent%。")
WAITING_READ = Template("正在读「$name」。")
DONE = Template("<b>已入库</b>：$name")
DONE_UNASSIGNED = Template("$n 户待分配（没有帮扶人）。")
DONE_REFUSED = Template("$n 行没有入库，点「问题行」下载，改好再发一次就行。")
DONE_UNDO = "24 小时内可以点「撤销导入」。"
CODES = "发绑定码"
POLICY_DONE = Template("<b>已入政策库</b>：$name，$clauses 条。现在就能问。")
DROPPED = Template("已放弃「$name」，什么都没有写。")
GONE = "这个文件已经处理过，或超过 24 小时已删除。请再发一次。"
FILE_GONE = "文件已删除（只保留 24 小时）。请再发一次原文件。"

SURE = Template(
    "撤销「$name」？\n这次导入新增、改动的恢复成导入前的样子；导入后已有走访或又被改过的户不动。"
)
SURE_YES = "确定撤销"
UNDOING = Template("正在撤销「$name」，好了告诉您。")
UNDONE = Template("<b>已撤销</b>：$name")
UNDONE_BACK = Template("恢复：$some")
UNDONE_VISITED = Template("已有走访，没有动：$some")
UNDONE_CHANGED = Template("后来又改过，没有动：$some")
UNDONE_USED = Template("已被使用，没有动：$some")
UNDONE_ONE = Template("$kind $n")
UNDO_FAILED = Template("「$name」没有撤销完，请再点一次「撤销导入」。")
NOT_UNDOABLE = "这次导入不能撤销：超过 24 小时，或已经撤销过。"
POLICY_UNDONE = Template("已从政策库撤下「$name」。")

REFUSED_NAME = "不能入库的行.xlsx"
REASON_HEAD = "不能入库的原因"
REFUSED_CAPTION = Template(
    "「$name」里 $n 行不能入库，最后一列是原因。改好后把这个文件发给我就行。"
)
FILE = "文件"
