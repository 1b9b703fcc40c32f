"""Words of /questions: what waits for the policy administrator."""

from string import Template

LIST = Template("<b>待答的问题</b>，共 $count 个\n$lines")
LINE = Template("$n. $question")
NONE = "没有待答的问题。"
NUMBER = Template("第 $n 个")
ONE = Template("<b>$question</b>$before\n$why，$when 转来。")
BEFORE = Template("\n（上一问：$question）")
WHY = {"unanswered": "知识库没有答案", "unhelpful": "答得不对或没答到"}
BACK = "返回"
REPLY, CLOSE, LEARN = "写答复", "不用答", "收入知识库"
ASK = Template("怎么答复「$question」？\n请连同出处一起写：文件名、条款、年份、地区。")
TITLE, DRAFT = "答复", "一条答复"
EMPTY = "请写出答复。"
REPLIED = Template("已答复，问的人马上看到。\n问：$question\n答：$reply")
ALREADY = "这个问题已经有人答复或关闭了。"
CLOSED = "已关闭，不再提示。"
LEARNED = "已收入知识库，以后有人问就能答。"
NOT_LEARNED = "没有收入：这个问题还没有答复。"
TO_THE_ASKER = Template("您问：$question\n政策管理员答：$reply")
NEW = Template("有人问：$question\n$why。来自：$who\n直接回复这条消息，或点「写答复」。")
SOMEBODY = "没绑定身份的人"
