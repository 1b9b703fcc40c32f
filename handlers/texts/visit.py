"""Words of /visit, 走访登记: what is asked, what is shown, what has been recorded."""

from string import Template

# What is asked
HOUSEHOLD, VISITOR, DAY, MODE = "走访户", "走访人", "日期", "方式"
CHANGES, CHECKS, WISH, NEXT_STEP = "变化", "五项保障", "诉求", "下一步"
CHANGE_NOTE, CHECK_NOTE, REASON, VOID = "变化说明", "问题说明", "修改原因", "作废"
SEASON, SEASON_NOTE, REMARK, PHOTOS = "学生返校", "未返校说明", "备注", "照片"

WHICH_HOUSEHOLD = Template("走访哪一户？$left\n点一户，或者直接打户主名字。")
LEFT = Template("\n本月已走 $done 户，还差 $left 户。")
NONE_LEFT = Template("\n本月 $due 户都走完了。")
NO_HOUSEHOLDS = "您名下现在没有包联户，不用走访。要是不对，请告诉管理员核对台账。"
WHICH_DAY = "哪天去的？点一天，或打字：昨天、上周三、3月5日。"
WHICH_MODE = "怎么走访的？没见到人点「未遇」，记一次联系，不计走访。\n"
PHONE_COUNTS = "这户整户外出，电话、视频也计走访。"
PHONE_COUNTS_NOT = "电话、视频只有整户外出、县里允许时才计，这户现在不计。"
MODE_WORDS = (("不在家", "absent"), ("没人", "absent"), ("上门", "home"), ("打电话", "phone"))
WHAT_CHANGED = "和上次比，有变化吗？"
CHANGE_WORDS = Template("$what 有什么变化？写一句话。")
WHICH_CHECKS = "五项保障都好吗？有问题点哪项。"
CHECK_WORDS = Template("$what 有什么问题？写一句话。")
ONE_CHECK = Template("$what 怎么样？")
WELL, FAILED = "好", "有问题"
AT_SCHOOL = "开学季：家里上学的孩子都返校了吗？"
ALL_BACK, NOT_ALL_BACK = "都返校了", "有没返校的"
WHO_IS_MISSING = "谁没返校？什么原因？写一句话。"
WHO_WENT = "是谁去走访的？"
MYSELF = "我自己去的"
FOR_ANOTHER = Template("$name（$recorder 代录）")
REMARK_WORDS = "还要记什么？写一句话。"
ATTACHED = "已附上"
DROP_PHOTOS = "不要照片"
WITHOUT_PHOTOS = "照片已附在这条走访后面。不想要了点「不要照片」。"
WISHES = "有诉求吗？下一步做什么？\n没有点「都没有」；有就直接打字。"
THERE_IS = ("有", "有的", "有诉求", "是", "是的")
WHICH_WISH = "是什么诉求？请写一句话，比如：想要两袋化肥。"
NEXT_STEP_WORDS = "下一步打算做什么？写一句话。"
WHY = "为什么改？点一个，或写一句话。"
WHY_REQUEST = "这个月的通报已经发布，要改得乡镇同意。\n为什么改？点一个，或写一句话。"
WHICH_RECORD = Template("$head $day $mode")
WILL_BE_VOID = "是，不再计走访"
IT_WAS = Template("原来：$was")
OLD_AND_NEW = Template("$old → $new")
REALLY_VOID = "这条走访要作废吗？作废后不计走访，记录还在。"
RECORDED_THAT_DAY = Template("$head户 $day 已经登记过一次（$mode）。")

CHANGE_DAY, CHANGE_MODE, WRITE_NEXT = "改日期", "改方式", "写下一步"
UNCHANGED, ALL_WELL, NOTHING = "无变化", "都好", "都没有"
LOOK, AGAIN = "看那条", "仍要记"
DO_VOID, KEEP_IT = "作废", "不作废"
TODAY, YESTERDAY, BEFORE = "今天", "昨天", "前天"
SHORT_DAY = Template("$m月$d日")
UNCHANGED_WORDS = tuple(
    (said, "")
    for said in ("没变化", "没有变化", "没啥变化", "没有", "无", "没", "不变", "没啥事", "没事")
)
ALL_WELL_WORDS = tuple((said, "") for said in ("好", "都很好", "没问题", "没有问题", "都没问题"))
NOTHING_WORDS = tuple((said, "") for said in ("没有", "无", "没", "没有诉求", "无诉求"))
LIST = "、"
REASONS = ("点错了", "记错了", "情况变了")
WISH_WORD = r"^诉求[：:，,\s]*"
SPLIT_WISH = r"\s*(?:诉求[：:，,\s]*)?(.*?)[，,。；;\s]*下一步[：:，,\s]*(.+)"

GROUPS = {
    "people": "人口",
    "work": "务工",
    "income": "收入",
    "trade": "产业",
    "sudden": "突发",
    "expense": "大额支出",
    "policy": "政策落实",
}
FIVE = {
    "food": "吃穿",
    "school": "义务教育",
    "medical": "基本医疗",
    "housing": "住房安全",
    "water": "饮水安全",
}
# What is shown
HEAD = Template("<b>$head · $day · $mode</b>")
ROSTER = Template("台账：$people$category")
PEOPLE = Template("$count 人，")
LAST_TIME = Template("上次 $day$mode$found")
WHAT_WAS_FOUND = Template("：$found")
NEVER_BEFORE = "以前没有走访记录"
CHECKS_LAST_TIME = Template("上次：$checks\n")
WISH_LAST_TIME = Template("上次诉求：$wish\n")
NOTHING_NEW = "无变化"
MORE = "…"
THIS_MONTH = "本月"
OF_HIS = Template("$name$month")
AFTER_A_NAME = r"(?:家|户|家的|同志)$"
DONE_MARK = "✓"
SECOND_DUTY = "（第二责任人）"
TELL_APART = Template("$head($where)$mark")

# What is wrong with an answer
NOT_FOR_THEM = "只有村级管理员能替同事登记。"
NOT_THEIRS = "这户那天不归他包联，请另选走访人。"
NOT_YOURS = "这一户不在您名下，请点下面的户。"
LEFT_LEDGER = "这一户已经退出台账，不能再登记。请另选一户。"
NOBODY_OF_MINE = Template("您名下没有「$name」。请点下面的户，或再打一次名字。")
A_NAME = r"([一-鿿·]{2,4}?)(?:户|家)?"
NO_NAME = (
    r"政策|标准|补|贷|保|低|申请|多少|怎么|什么|吗|帮助|你好|谢|取消|条件|办理|资助|住房|教育"
)
NOT_A_DAY = "没看懂日期。请点一天，或写成 3月5日。"
FUTURE = "走访日期不能晚于今天。"
TOO_OLD = "走访日期太早了（一年以前）。请核对年份。"
EMPTY = "请写一句话。"
NOT_A_MODE = "请点一种方式。"

# What has been recorded
RECORDED = Template("已登记：$head户\n$day · $mode$marks")
CORRECTED = Template("已改好：$head户（第 $version 版）\n$day · $mode$marks")
UNCHANGED_RECORD = Template("没有改动：$head户 $day 的走访还是原来那样。")
VOIDED = Template("已作废：$head户 $day 的走访。记录还在，不计走访。")
PROGRESS = Template("\n$month $done/$due，$left")
STILL = Template("还差 $left 户")
ALL_DONE = "都走完了"
NO_DUE = "没有应访户"
LATE = " · 补录"
WITH_PHOTOS = Template(" · 照片 $count 张")
TOO_LATE = Template("\n走访后超过 $days 天才登记，不计走访率。")
HOW_IT_COUNTS = {
    "absent": "\n已记 1 次联系，不计走访。常年不在家的，可申请整户外出。",
    "phone": "\n电话只有整户外出的户、县里允许时才计走访。",
    "video": "\n视频只有整户外出的户、县里允许时才计走访。",
}
BY_ANOTHER = "\n这户不归您包联，记为代访，算在责任人名下。"
NEXT_HOUSEHOLD, AMEND, HISTORY = "下一户", "改这条", "看修改"
SET_AWAY = "整户外出"
SEE_PHOTOS = "看照片"
TYPED_FOR = Template("\n走访人 $name，由 $recorder 代录。")
RECORDED_FOR_YOU = Template(
    "$recorder 替您登记了：$head户 $day 的走访。不对请告诉他，或点「改这条」。"
)
PHOTO_TAKEN = "照片收到了，提交时一起存。"
PHOTO_TOO_LARGE = "这张太大了（超过 10 MB），请压缩后再发。"
PHOTOS_ARE = Template("照片 $count 张：")
PHOTO_TWICE = "这张照片已经收到过了。"
PHOTOS_ENOUGH = "一次走访最多 9 张照片，前面的都留着。"
PHOTO_WHEN = "照片随走访一起存：先点「走访登记」选一户，再发照片。不发也可以。"
PHOTOS_COMING = "照片还在取，请过一会儿再点。"

CARD = Template("<b>$head户 · $day · $mode</b>$void")
CARD_LINE = Template("$title：$words")
CARD_VERSION = Template("第 $version 版")
CARD_PHOTOS = Template("$count 张")
BY_COLLEAGUE = Template("$name（$recorder 代录）")
CARD_VOID = "（已作废）"
NONE = "无"
WHOSE = Template("$head户")
CORRECTING = Template("$head户 改记录")
NEW_VISIT = "新的走访"
