"""Words of the keyboard, the menu, and what is said to whom the bot cannot help."""

from string import Template

VISIT, HOUSEHOLDS, PROGRESS, ASK, MORE = "走访登记", "我的户", "本月进度", "问政策", "更多"
RATE, BULLETIN, MANAGE, QUESTIONS = "走访率", "通报", "管理", "待答"
HELP = "怎么用"
CANCEL = "放弃草稿"
POLICY = "政策与明白纸"
CORRECT = "改记录"
FEEDBACK = "意见反馈"
FOR_ALL = ((VISIT, HOUSEHOLDS), (PROGRESS, ASK, MORE))
FOR_ADMINISTRATORS = ((RATE, BULLETIN, MANAGE), (VISIT, HOUSEHOLDS, PROGRESS), (ASK, MORE))
FOR_ANSWERING = ((VISIT, HOUSEHOLDS), (PROGRESS, ASK), (QUESTIONS, MORE))
FOR_STRANGERS = ((ASK, MORE),)

MENU = "还可以做这些："
MANAGE_MENU = "管理：点一项。\n绑定工作群：把我拉进群，在群里发 /groups"
ASK_HOW = "直接把问题发给我就行，比如：\n贴息标准是多少\n五保户能不能贷款"
ONLY_BOUND = (
    "这项功能要先绑定身份。请向乡镇管理员要一个 6 位绑定码，直接发给我就行。\n没绑定也可以问政策。"
)
ONLY_PRIVATE = "为了保护农户信息，请点我的头像，在私聊里办这件事。"
UNKNOWN_COMMAND = "没有这个命令。点下面的按钮，或发 /help 看怎么用。"
ONLY_WORDS = "这个我看不懂。请打字，或点按钮。"
NO_FILES = "文件没有收：台账和政策文件由管理员发。别的请打字，或点按钮。"
ONLY_WORDS_NOW = "这一步请打字，或点按钮。"
EMPTY = "没有收到文字，请再发一次。"
NOTHING_TO_CANCEL = "现在没有没填完的登记。"
OLD_BUTTON = "这个按钮是旧的，用不了了。请点下面的菜单重新开始。"
HELP_STRANGER = (
    "我是走访助手。\n· 问政策：直接把问题发给我\n· 是帮扶干部：把 6 位绑定码发给我，就能登记走访"
)
HELP_CADRE = Template(
    "$name，您可以：\n· 走访登记：点几下就记好，不用打字\n· 我的户：还差哪几户\n"
    "· 本月进度：走了几户\n· 问政策：直接把问题发给我\n"
    "· 一句话登记：李四户 昨天入户 都好\n"
    "· 登记错了：点「改这条」，或发 /correct\n"
    "填到一半也不要紧，随时点「走访登记」接着填。"
)

HELP_ADMINISTRATOR = (
    "\n您还可以：\n· 走访率：各村、各单位走了多少，能点到户\n· 通报：草稿、预览、发布\n"
    "· 管理：审批、人员、导入、导出、绑定码"
)
HELP_QUESTIONS = "\n· 答政策问题：有人问会发给您，直接回复那条消息就行；也可以发 /questions"

COMMANDS = (
    ("visit", VISIT),
    ("households", HOUSEHOLDS),
    ("progress", PROGRESS),
    ("ask", ASK),
    ("policy", POLICY),
    ("correct", CORRECT),
    ("rate", RATE),
    ("problems", "问题清单"),
    ("cases", "办件"),
    ("wishes", "微心愿"),
    ("leave", "请假"),
    ("handover", "移交"),
    ("help", HELP),
    ("cancel", CANCEL),
)
