"""Words of the remarks that an administrator adds to a bulletin."""

from string import Template

TITLE = "补充说明"
ASK = (
    "写一句补充说明，放在通报最后。不超过 60 个字。\n"
    "不要写人名、电话、证件号：群里只说单位、村和数字。"
)
NONE = "不要说明"
NUMBERS = "里面像有电话或证件号，群里不能发。请去掉再写。"
NAMED = Template("里面有人名「$name」，群里不能提到个人。请去掉再写。")
DRAFT = "通报的补充说明"
LINE = Template("说明：$words")
BUTTON = "编辑说明"
