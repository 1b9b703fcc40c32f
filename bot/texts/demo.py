"""Words of the demo."""

from string import Template

COUNTY, BOT = "清溪县", "走访助手"
WORKBOOK = "清溪县台账.xlsx"
OPEN_AT = Template("请在浏览器打开：$url")
STOP = "里面的县、村、人都是虚构的。按 Ctrl-C 结束。"
STOP_EMPTY = "县是空的。选「县管理员」，点「开始」，您就绑定了。请用虚构的台账试。按 Ctrl-C 结束。"
ADMINISTRATOR = "县管理员"
ME, MY_PHONE = "县管理员", "您：点「开始」就绑定"
A_PHONE = "干部的手机：点「开始」，再发绑定码"
PHONES = ("手机一", "手机二", "手机三", "手机四", "手机五", "手机六", "手机七", "手机八")
GROUPS = ("全县工作群", "乡镇工作群")
PARTS = {
    "G001": "cadre",
    "G011": "cadre",
    "C001": "village",
    "X001": "township",
    "X003": "county",
    "X004": "policy",
}
PORT_TAKEN = Template("端口 $port 用不了（已被占用，或没有权限），换一个：demo --port 0")
SHOWN = Template("这个演示已经打开：$url")
BEGINNING = "这个演示正在另一个窗口里启动，请稍等，再看那个窗口里的网址。"
NO_ROOM = Template(
    "文件夹 $home 写不进去（$why）。换一个能写的文件夹：设环境变量 ZOUFANG_HOME 再启动。"
)
DAMAGED = Template(
    "演示的数据打不开（$why）。把文件夹 $home 改个名字再启动，会重新生成一个演示县。"
)
DAMAGED_CHATS = Template("聊天记录有几行坏了，其余都在；原来的文件另存为 $name。")
