"""Words of the command line itself."""

from string import Template

PROGRAM = "zoufang"
HELP = "走访助手。不带命令：有 TELEGRAM_TOKEN 就接 Telegram，没有就打开本地聊天页面。"
WRONG_SETTINGS = "设置有误："
WRONG_SETTING = Template("  $name：$why")
CLOCK = "把时钟拨到这个时刻（ISO 8601，不写时区算北京时间）"
TODAY = "把这个时刻的日期当作今天"
NOT_AN_INSTANT = Template("看不懂时刻 $text，请写成 2026-10-08T09:00")
JSON = "输出 JSON"
RUN = "接 Telegram（或 TELEGRAM_API_URL 指的服务器）。"
NO_TOKEN = "没有 TELEGRAM_TOKEN。先向 BotFather 要一个，写进 .env；只想试用就运行 demo。"
DEMO = "在浏览器里试用：本地聊天页面，虚构的清溪县。"
EMPTY = "从空县开始：您是县管理员，自己导入台账（与虚构的清溪县分开存放）"
PORT = "端口，缺省自动选"
NO_OPEN = "不自动打开浏览器"
IMPORT = "导入台账、走访记录、政策文件。"
BENCH = "测量速度和回答质量。"
INBOX = "处理出错而搁置的消息。"
INBOX_RETRY = "重新处理一条搁置的消息。"
NOT_SET_ASIDE = Template("没有搁置的消息 $id。")
RETRIED = Template("$id 已排上，机器人在运行就马上重新处理，否则下次启动时处理。")
