"""Words about those whom the bot cannot write to; private, to their office."""

from string import Template

LOST = Template(
    "$name 收不到提醒了：对方屏蔽了机器人，或者账号停用了。名下有 $count 户，请当面或电话提醒。"
)
