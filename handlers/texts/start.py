"""Words of /start: tying a Telegram account to a cadre."""

from string import Template

HELLO_STRANGER = Template(
    "您好，我是$county走访助手。\n政策问题直接发给我，会注明出处。\n"
    "您要是帮扶干部，请把乡镇给您的 6 位绑定码发给我。"
)
BOUND = Template("已绑定：$unit$name。")
USE_KEYBOARD = "点下面的按钮就能用。每月走访点「走访登记」，无变化的户不用打字。"
ALREADY = Template("您好，$unit$name。点下面的按钮就能用。")
IF_NOT_YOU = "不是本人的话，请点这里："
NOT_ME = "不是我"
UNBOUND = "已解除绑定。您的绑定码请向乡镇管理员再要一个。"
NOT_BOUND = "现在没有绑定任何人。"
ANSWERS_QUESTIONS = "有人问政策答不出来时会发给您，直接回复那条消息就行。"
EMPTY_COUNTY = "台账还是空的：把台账 Excel 当文件发给我，就从这里开始。"
TO_DECIDE = Template("有 $n 件申请等您处理：点「更多」→「申请审批」。")
ADMINISTRATOR = "您管的范围，点「走访率」「通报」看。"
