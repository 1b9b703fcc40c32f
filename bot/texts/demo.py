"""Words of the demo."""

from string import Template

COUNTY, BOT = "清溪县", "走访助手"
WORKBOOK = "清溪县台账.xlsx"
OPEN_AT = Template("请在浏览器打开：$url")
STOP = "里面的县、村、人都是虚构的。按 Ctrl-C 结束。"
PARTS = {
    "G001": "cadre",
    "G011": "cadre",
    "C001": "village",
    "X001": "township",
    "X003": "county",
    "X004": "policy",
}
PORT_TAKEN = Template("端口 $port 已被占用，换一个：demo --port 0")
