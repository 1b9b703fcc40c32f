"""Words of a form's question which household it is about."""

from string import Template

HOUSEHOLD = "农户"
TAP_OR_TYPE = "点一户，或打户主名字。"
TYPE = "打户主名字，比如：李四。"
NOT_FOUND = Template("没有找到「$name」。请再打一次户主名字，或打户编号。")
NOT_YOURS = "这一户不在您的范围内，请另选一户。"
LEFT = "这一户已经销户。"
