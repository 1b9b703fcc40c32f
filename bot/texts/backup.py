"""Words of `backup`, `restore` and `check`."""

from string import Template

BACKUP = "把全部数据存成一个文件（不含密钥）。"
RESTORE = "从备份文件恢复；原来的数据改名保留。"
KEY = "密钥文件；本机没有密钥时必须给"
KEEP = "给文件夹时，留最近几份"
NOT_WRITTEN = Template("$file 写不成：$why。")
NOT_READ = Template("$file 读不了：$why。什么都没有动。")
KEY_GROUP = "加密电话用的密钥。"
ROTATE = "换密钥：以后用新的加密，已有的电话重新加密；旧的留着读旧备份。"
NO_KEY_YET = Template("$home 里还没有密钥，没有可换的。")
KEY_BAD = Template("$home 里的密钥文件不对，什么都没有动。")
IN_USE_KEY = "走访助手正在运行，请先停下再换密钥。什么都没有动。"
ROTATED = Template(
    "已换到第 $generation 个密钥，重新加密 $count 个电话。请把新的密钥文件另外保管。"
)
KEY_FINE = Template("密钥可读，共 $generation 个")
KEY_OPEN = Template("密钥 $home/key 别人也能读，请改成只有自己能读（chmod 600）")
BACKED_UP_ON = Template("最近自动备份 $day")
NO_BACKUP = "还没有自动备份（每晚一次，存在 backups 里）"
OLD_BACKUP = Template("最近的自动备份是 $day，请看磁盘是不是满了")
NOTHING_THERE = Template("$home 里还没有数据，没有可备份的。")
BACKED_UP = Template("已备份到 $file（$kib KiB）。密钥不在里面，请另外保管。")
NOT_A_BACKUP = Template("$file 不是走访助手的备份。什么都没有动。")
DAMAGED = Template("$file 已损坏，不能用。什么都没有动。")
NO_KEY = Template(
    "$home 里没有密钥 $name，加密的电话会读不出来。请用 --key 指明密钥文件。什么都没有动。"
)
IN_USE = "走访助手正在运行，请先停下再恢复。什么都没有动。"
RESTORED = Template("已从 $file 恢复。")

CHECK = "检查设置、令牌、数据库、字体、节假日，列出搁置的消息。"
GOOD = Template("好  $what")
WARNING = Template("注意 $what")
BAD = Template("有误 $what")
HOME = Template("数据目录 $home")
HOME_BAD = Template("数据目录 $home 写不进去")
TOKEN = Template("令牌有效，机器人是 @$name")
TOKEN_NONE = "没有 TELEGRAM_TOKEN：只能用本地聊天页面试用"
TOKEN_BAD = "TELEGRAM_TOKEN 不被接受，请重新向 BotFather 要"
TOKEN_UNREACHABLE = Template("连不上 $host，稍后再试")
DATABASE = Template("数据库完好：$households 户，$cadres 名干部，$clauses 条政策")
DATABASE_BAD = "数据库损坏，请用备份恢复"
NO_ROOM = "磁盘满了或读写出错：请腾出空间再试，没有写成的不算数"
BUSY = "数据库正忙，请过一会儿再试"
NO_SPACE = "磁盘满了"
NO_RIGHT = "没有权限"
NOT_THERE = "没有这个文件或文件夹"
A_FOLDER = "那里是文件夹，不是文件"
A_FILE = "那里是文件，不是文件夹"
TROUBLE = "读写出错"
HOME_UNUSABLE = Template("数据目录 $home 用不了：$why。")
WRONG_KEY = "密钥和这份备份对不上，加密的电话会读不出来。什么都没有动。"
NO_KEY_FILE = Template("$file 不是密钥文件。什么都没有动。")
NOT_RESTORED = Template("恢复不成：$why。原来的数据没有动。")
NOT_OURS = "打不开或写不了，请看文件在不在、权限对不对"
FONT = "中文字体"
FONT_BAD = "没有中文字体，排名图会缺字"
HOLIDAYS = Template("$year 年节假日已知")
HOLIDAYS_UNKNOWN = Template("$year 年节假日未知，暂按周一至周五；请导入节假日表")
ASIDE = Template("搁置的消息 $id，编号 $incident：inbox retry $id 可重试")
OUTCOMES = Template("近 7 天发出：$counts")
OUTCOME = Template("$outcome $n")
OUTCOME_WORDS = {
    "sent": "已送达",
    "waiting": "还没发",
    "blocked": "对方屏蔽了机器人",
    "late": "过了时限没发",
    "refused": "对方收不到",
}
SKIPPED = Template("没发的推送：$push $due（到点时没在运行，过了时限）")
LIST = "、"
