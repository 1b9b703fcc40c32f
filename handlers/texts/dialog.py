"""Words of every guided dialog."""

from string import Template

LIST = "、"
BACK = "返回"
PREVIOUS, NEXT = "上一页", "下一页"
MARK = Template("✓ $label")
DONE = "选好了"
SUBMIT, CHANGE, KEEP = "提交", "改", "存草稿"
RESUME, ANOTHER, DISCARD = "继续", "另走一户", "丢弃"
DROP = "取消"
RESUME_ASIDE = "继续草稿"
LINE = Template("$n. $title：$answer$doubt")
DOUBT = "（？）"
REVIEW = "<b>请核对</b>"
REVIEW_DOUBTS = "<b>请核对</b> 标（？）的没写明，按常规填的"
NTH = r"(?:改\s*)?(?:第\s*)?([0-9]{1,2}|[一二三四五六七八九十])\s*(?:项|条)?"
TITLED = r"改(?:一下|下)?\s*(.+)"
FIGURES = {word: str(n) for n, word in enumerate("一二三四五六七八九十", 1)}
BETWEEN = r"[、,，;；和\s]+"
WHICH_TO_CHANGE = "<b>改哪一项？</b>"
NO_CHANGE = "不改了"
ASKS = r"[?？]|吗|呢$|多少|怎么|什么|如何|能不能|能否|可不可以|是否|哪些|哪里|多久|为什么"
FOUND = Template("和「$words」相近的：")
KEPT = Template("已存草稿：$what。点「走访登记」接着填。")
DISCARDED = Template("已丢弃：$what 的草稿，没有提交。")
OPEN_DRAFT = Template("$what 还没填完，第 $step 步。")
OPEN_READ = Template("$what 还没填完。")
READY_DRAFT = Template("$what 填好了，还没提交。")
NOTHING_OPEN = "这个按钮已经用过了。要登记走访，请点「走访登记」。"
ENDED = "这一条已经处理完了，没有重复登记。"
NOT_AN_OPTION = "请点下面的按钮。"
PICK_AT_LEAST_ONE = "请至少点一项。"
NO_SUCH_LINE = "没有这一项，请点「改」选一项。"
FIXED = "这一项不能改。要换，请返回重新选。"
EDIT_TOO_LATE = "这一条已经用过了，改原消息不起作用。要改登记，请点「改这条」。"
