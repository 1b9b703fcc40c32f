"""Words of the village card, of a household's matters and the 联系卡."""

from string import Template

CARD = Template("<b>$village</b> · $township")
HOUSEHOLDS = Template("在册 $count 户：$categories")
COUNTED = Template("$what $count")
POSTS = {
    "leader": "县级领导",
    "unit": "帮扶单位",
    "team": "驻村工作组",
    "secretary": "第一书记",
    "technician": "农技员",
}
POST_LINE = Template("$post：$name")
VACANT = "（空缺）"
BATCHES = {
    "work": "生产就业",
    "moving": "搬迁安置",
    "allowance": "低保兜底",
    "medical": "医疗救助",
}
BATCH_LINE = Template("四个一批：$batches")
BATCH = Template("$name $households 户 $people 人")
NO_BATCHES = "四个一批：还没有登记"
UNITS = Template("包联：$units")
UNIT = Template("$unit $count 人")
NO_UNIT = "村干部等"
UNITS_SHOWN = 4
LIST = "、"
COMMA = "，"

CHOOSE = "看哪个村？"
CHOOSE_TOWNSHIP = "看哪个乡镇？"
MISSING = Template("$name 缺$count")
VACANCIES = Template("五个一有空缺的村：$count 个")
EDIT, HOMES, BACK = "改五个一", "本村的户", "返回"
WHICH_POST = Template("$village：改哪一个？")
WHO_HOLDS = Template("$village $post是谁？打姓名或单位名称。没有就点「空缺」。")
EMPTY = "空缺"
POST_TITLE = "五个一"
NONE = "您的范围内没有村。"

MATTERS = Template("<b>$head户</b> · 办事")
OPEN_PROBLEM = Template("问题 $number：$kind $state")
OPEN_CASE = Template("办件 $number：$name「$step」")
OPEN_WISH = Template("心愿 $number：$words")
MEASURES = Template("帮扶措施：$batches")
NO_MEASURES = "帮扶措施：还没有登记"
NOTHING_OPEN = "没有未结的问题、办件和心愿。"
CHANGE, NEW_CASE, MEASURE, CONTACT = "户情变更", "新办件", "帮扶措施", "联系卡"
MATTER, CARD_BACK = "办事", "返回"
PROBLEM_LABEL = Template("问题 $number")
CASE_LABEL = Template("办件 $number")
WISH_LABEL = Template("心愿 $number")
WHICH_MEASURES = Template("$head户有哪些帮扶措施？点一下加上，再点一下去掉。")
MARKED = Template("✓ $name")
SHORT = 14

DRAWING = "正在做联系卡，马上发给您。"
CONTACT_SENT = Template("$head户的联系卡，打印后贴在户里。")
CONTACT_FAILED = "联系卡没有做成，请再点一次；还不行请告诉县管理员。"
FILE = Template("联系卡-$number.docx")
TITLE = "结对走访联系卡"
COUNTY_LINE = Template("$county · 走访助手")
ROWS = {
    "head": "户主",
    "where": "住址",
    "cadre": "帮扶干部",
    "unit": "所在单位",
    "phone": "联系电话",
    "lead": "村级联系人",
    "lead_phone": "联系电话",
}
BLANK = "＿＿＿＿＿＿＿＿"
FOOT = "有困难、有想法，请打电话或在走访时告诉帮扶干部。不收任何费用。"
