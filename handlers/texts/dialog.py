"""Words of every guided dialog."""

from string import Template

LIST = "、"
BACK = "返回"
PREVIOUS, NEXT = "上一页", "下一页"
MARK = Template("✓ $label")
DONE = "选好了"
SUBMIT, CHANGE, KEEP = "提交", "改", "存草稿"
RESUME, ANOTHER, DISCARD = "继续", "另走一户", "丢弃"
RESUME_ASIDE = "继续草稿"
LINE = Template("$title：$answer")
REVIEW = "<b>请核对</b>"
WHICH_TO_CHANGE = "改哪一项？"
FOUND = Template("和「$words」相近的：")
KEPT = Template("已存草稿：$what。点「走访登记」接着填。")
DISCARDED = Template("已丢弃：$what 的草稿，没有登记。")
OPEN_DRAFT = Template("$what 还没填完，第 $step 步。")
NOTHING_OPEN = "这个按钮已经用过了。要登记走访，请点「走访登记」。"
ENDED = "这一条已经处理完了，没有重复登记。"
NOT_AN_OPTION = "请点下面的按钮。"
PICK_AT_LEAST_ONE = "请至少点一项。"
EDIT_TOO_LATE = "这一条已经用过了，改原消息不起作用。要改登记，请点「改这条」。"
