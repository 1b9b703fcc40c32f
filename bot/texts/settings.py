"""Words of the settings, and of what is wrong with them."""

from string import Template

THIS_COUNTY = "本县"
NOT_AN_ADDRESS = "要以 http:// 或 https:// 开头"
TOKEN_FILE = Template("读不了：$why")
WRONG = "设置有误："
