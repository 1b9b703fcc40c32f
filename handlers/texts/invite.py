"""Words of /invite: codes, who is tied to Telegram, and the printed sheet."""

from string import Template

HEAD = Template("<b>绑定码</b>\n在岗 $all 人，已绑定 $bound 人，还没绑定 $unbound 人。")
HOW = "点人发码；也可以发：/invite 张明。整村的用「打印」，一人一格带二维码。"
UNBOUND, BOUND, PRINT, BACK = "没绑定的", "已绑定的", "打印", "返回"
UNBOUND_HEAD = Template("<b>还没绑定</b>（$n 人）\n点人发码。")
BOUND_HEAD = Template("<b>已绑定</b>（$n 人）\n点人看，可解绑、换手机。")
NONE = "没有。"
CARD = Template("<b>$name</b> $unit（$number）\n$state")
IS_BOUND, IS_UNBOUND = "已绑定。", "还没绑定。"
GIVE, UNBIND, LOST = "发绑定码", "解绑", "换手机"
CODE = Template(
    "<b>$name</b> 的绑定码：<code>$code</code>\n$link"
    "$until 前有效，只能用一次。请本人在私聊里发给我，或点链接。"
)
LINK = Template("$link\n")
SURE_UNBIND = Template("解绑后 $name 的手机上只能问政策，旧的绑定码也作废。确定？")
SURE_LOST = Template("$name 换手机或丢手机：旧手机马上解绑，旧码作废，发一个新码给本人。确定？")
YES = "确定"
UNBOUND_NOW = Template("已解绑 $name。")
TOLD = "您的绑定已由管理员解除。有疑问请联系乡镇管理员。"
NOT_FOUND = Template("您管的范围里没有找到「$words」。")
WHICH = Template("「$words」有好几位，点一位：")
WHICH_VILLAGE = "打印哪个村的？还没绑定的人一人一格，用 A4 纸打印后剪开发给本人。"
NOBODY = Template("$village 的人都绑定了，不用打印。")
PRINTING = "正在做打印页，马上发来。"
PRINT_FAILED = "没有做成，请再点一次。"
SHEET_NAME = Template("绑定码 $village.pdf")
SHEET_CAPTION = Template("$village：$n 人，$until 前有效。每格只给本人，别发到群里。")
SHEET_TITLE = Template("$village 绑定码")
CELL_CODE = Template("绑定码 $code")
CELL_HOW = "用 Telegram 扫码，或把码发给走访助手"
CELL_UNTIL = Template("$until 前有效，只能用一次")
