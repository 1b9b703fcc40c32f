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
PORT_TAKEN = Template("端口 $port 已被占用，换一个：demo --port 0")
