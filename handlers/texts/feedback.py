"""Words of /feedback: to the county's administrators, without a name if one wishes."""

from string import Template

WHO_TITLE, WORDS_TITLE = "署名", "意见"
ASK_WHO = "意见、投诉、建议发给县管理员。要署名吗？匿名的谁也查不到是您。"
ANONYMOUS, NAMED = "匿名", "署名"
ASK_WORDS = "请把意见写在下一条里。"
LENGTH = Template("$n 个字")
EMPTY = "没有内容，请再写一次。"
DRAFT = "意见反馈"
SENT_ANONYMOUS = "已匿名转给县管理员，机器人不留底。"
SENT_NAMED = "已转给县管理员，会写明是您提的。机器人不留底。"
NOBODY = "县管理员还没有绑定，现在没人能收到。请过几天再发。"
LETTER = Template("<b>意见反馈</b>（$who）\n$words")
FROM_ANONYMOUS, FROM_STRANGER = "匿名", "没绑定的人"
