"""What an import says: why a file, a sheet or a row is not taken, and what changed."""

from string import Template

# files
EMPTY_FILE = "文件是空的。"
TOO_BIG = Template("文件超过 $mib MB，请拆成几个文件。")
NOT_A_TABLE = "这不是 Excel 或 CSV 表格。请用 xlsx、xls、ods 或 csv 文件。"
A_WEB_PAGE = "这是网页另存的文件，不是真正的 Excel。请用 Excel 打开后另存为 xlsx 再导入。"
MACROS = "文件里有宏（程序）。请在 Excel 里另存为不带宏的 xlsx 再发。"
LOCKED = "文件有密码。请在 Excel 里去掉密码另存后再导入。"
DAMAGED = "文件打不开，可能已损坏。请用 Excel 打开后另存为 xlsx 再试。"
TOO_WIDE = Template(
    "工作表“$sheet”的范围太大（$rows 行 × $columns 列），远处可能有误填的单元格。"
    "请删掉表格以外的行列后再导入。"
)
NO_SHEET = Template(
    "没有认出任何工作表。工作表应叫：$names；也可以是带“乡镇、村、户主”列的一张台账。"
)
NO_ROWS = "表里没有数据行。"
NO_VISITS = "文件里没有走访记录。工作表应叫“走访”，列为：户编号、干部编号、走访日期。"
NO_SUCH_FILE = Template("找不到文件 $path。")

# sheets
UNKNOWN_SHEET = Template("工作表“$sheet”不认识，没有读。")
NO_COLUMN = Template("工作表“$sheet”缺少列：$columns，没有读。")
NO_HEADER = Template("工作表“$sheet”没有找到表头，没有读。")
OR = "或"
SYNONYM = Template("“$sheet”的列“$column”按“$field”读。")
UNKNOWN_COLUMN = Template("“$sheet”的列“$column”不认识，没有读。")
GUESSED = Template("工作表“$sheet”按“$kind”读。")
NOT_A_ROW = Template("“$sheet”第 $row 行不是数据，跳过。")
DRAFTS = Template("草稿走访 $count 条不计入，没有读。")

# cells
NUMBER_LOST = Template(
    "$column被 Excel 存成了数字，末几位已经丢失。请把这一列设为文本格式，重新填写。"
)
ID_AS_NUMBER = Template(
    "$column是数字格式，超过 15 位的已被 Excel 改掉。请把这一列设为文本格式，重新填写。"
)
ZEROS_LOST = Template(
    "$column“$value”像是被 Excel 去掉了前面的 0（台账里有“$known”）。"
    "请把这一列设为文本格式，重新填写。"
)
NOT_A_DAY = Template("$column“$value”不是日期，请写成 2026-10-08。")
NOT_A_TIME = Template("$column“$value”不是时间，请写成 2026-10-08 09:30。")
NOT_A_NUMBER = Template("$column“$value”不是整数，请填 0 到 999 的数字。")
MISSING = Template("缺$column。")
TOO_LONG = Template("$column太长（超过 $limit 个字）。")

# rows
DUPLICATE = Template("$what与第 $row 行重复，内容不同，只取了前一行。")
TWINS = Template("同村同组有两户户主都叫“$head”，分不清，请补户编号。")
TWINS_IN_LEDGER = Template("台账里同村同组有 $count 户户主都叫“$head”，分不清，请补户编号。")
ID_TAKEN = Template("证件号与 $number 户相同，请核对。")
ID_DOUBTFUL = Template("$count 行证件号校验不对：第 $rows 行，请核对（已按原样比对）。")
REPEATED = Template("$count 行和前面的行一样，只算一次：第 $rows 行。")
NAMESAKES = Template("“$name”在几个单位都有：$units。按不同的人登记，写错的请改单位。")
ID_MASKED = Template("$count 行证件号不完整，没有存：第 $rows 行。")
AND_SO_ON = "……"
NO_PLACE = "缺乡镇或村。"
WHICH_TOWNSHIP = Template("有几个乡镇都有“$village”，请补乡镇。")
UNKNOWN_CATEGORY = Template("类别“$value”不认识，请填 监测对象、脱贫户 或 其他。")
NO_RULE_OF_ITS_OWN = Template("频次不能单给“$value”定，请填 监测对象。")
ENDS_BEFORE = Template("$end早于$start。")
UNKNOWN_ROLE = Template("角色“$value”不认识，请填 $roles。")
UNKNOWN_CHARGE = Template("管辖“$value”不在乡镇、村、单位里。")
NO_CHARGE = Template("$role缺管辖。")
SPARE_CHARGE = Template("管辖“$value”与角色对不上。")
SAME_NAME = Template("有 $count 位叫“$name”的干部，请补干部编号、单位或电话。")
UNKNOWN_CADRE = Template("干部编号“$number”不在干部表，也不在台账里。")
UNKNOWN_HOUSEHOLD = Template("户编号“$number”不在农户表，也不在台账里。")
UNKNOWN_DUTY = Template("责任“$value”不认识，请填 第一责任人 或 第二责任人。")
UNKNOWN_STATE = Template("状态“$value”不认识，请填 免计 或 整户外出。")
UNKNOWN_VALIDITY = Template("状态“$value”不认识，请填 有效、作废 或 草稿。")
UNKNOWN_MODE = Template("方式“$value”不认识，请填 入户、电话、视频 或 未遇。")
UNKNOWN_REST = Template("“$value”不认识，请填 休 或 班。")
BAD_TIMES = "次数应是 0 到 31 的整数。"
BAD_MONTHS = "周期月数只能是 1、3 或 6。"
CARE_BEFORE = Template("起始日期早于现任帮扶人 $name 的起始日期 $since，请核对。")
VISIT_AHEAD = "走访日期在今天之后。"
RECORD_AHEAD = "登记时间在现在之后。"

OUTSIDE = Template("不在$own，不归您管。")
COUNTY_ONLY = "这是全县统一的内容，由县管理员导入。"
ROLE_TOO_HIGH = "这个角色要由县管理员导入。"
CADRE_ELSEWHERE = "这位干部也管别的乡镇，资料要由县管理员改。"
AND = "、"

# warnings
OVERLAP = Template("$household 户在 $since 起有 $count 位第一责任人，按起始日期最近的 $name 计。")
BACKDATED = Template("$household 户的帮扶人从 $since 起改为 $name，会改动过去月份的数字。")
NEW_VILLAGE = Template("“$township/$village”原来没有，已新增；台账里有相近的“$near”，请核对。")
HANDED_OVER = Template("$household 户的帮扶人由 $old 改为 $new，自 $since 起。")
OLD_WORD = Template("类别“$value”按“$category”读。")

# the report
KINDS = {
    "areas": "乡镇村",
    "units": "单位",
    "cadres": "干部",
    "households": "农户",
    "care": "包联",
    "visits": "走访",
    "states": "状态",
    "rules": "频次",
    "holidays": "节假日",
}
FIELDS = {
    "name": "姓名",
    "number": "编号",
    "unit": "单位",
    "roles": "角色",
    "phone": "电话",
    "post_since": "到岗日期",
    "post_until": "最后在岗日",
    "township": "乡镇",
    "village": "村",
    "group": "组",
    "head": "户主",
    "id_number": "证件号",
    "people": "人口",
    "category": "类别",
    "reason": "致贫原因",
    "address": "住址",
    "entered": "纳入日期",
    "left": "退出日期",
    "care": "帮扶人",
    "states": "状态",
    "rule": "频次",
    "rest": "休/班",
    "mode": "方式",
    "validity": "状态",
    "words": "内容",
    "until": "结束日期",
    "since": "起始日期",
}
CHANGED_ALREADY = "台账正在被别人改动，请稍后再导入一次。"
CADRE_NUMBER = "干部编号"
HOUSEHOLD_NUMBER = "户编号"
HEAD = "户主"
CATEGORY = "类别"
CHANGED = Template("$who $field：$old → $new")
CHANGED_SECRET = Template("$who $field已改")
WHO = Template("$name（$number）")
NOTHING = "（空）"
