"""Words of /groups: binding a group to the county or a township.

Nobody is named in a group; and only posts say 通报, so that people find them again.
"""

from string import Template

COUNTY = "全县"
WHICH = "这个群看哪里的走访情况？点一个，以后每月的结果发到这里。"
BOUND_NOW = Template("这个群现在看：$area。要换就点一个。")
BOUND_BY_OTHERS = Template("这个群现在看：$area，不归您管。要换，请县管理员在群里发 /groups。")
BOUND = Template("已绑定：$area。以后每月把$what发到这个群。")
OF_COUNTY = "各乡镇、各单位的走访率和名次"
OF_TOWNSHIP = "各村的走访率和名次"
ANONYMOUS = "您现在是匿名管理员，我认不出您。请在群设置里关掉「保持匿名」，再发一次 /groups。"
WHO = "我还不认识您。请先点我的头像私聊，把 6 位绑定码发给我，再回群里发 /groups。"
NOT_YOURS = "只有县管理员、乡镇管理员能绑定群。"
NOT_YOUR_AREA = "这里不归您管，绑定不了。"
NOT_HERE = "请在要绑定的群里发 /groups。"
HELLO = "大家好，我是走访助手。请管理员在群里发 /groups，选这个群看哪里的走访情况。"
LOST = Template(
    "我被移出了一个群，它原来看「$area」的通报。要继续发，请重新拉我进群，再发 /groups。"
)
SILENCED = Template(
    "我在一个群里被禁言了，它看「$area」的通报，现在发不出去。"
    "请群主允许我发言。没发出去的，请点「通报」再点「预览」，把它转发到群里。"
)
OF_THEM_MUTED = Template("（其中 $count 个禁言，发不出去）")
NONE_BOUND = "还没有绑定的群。把我拉进群，在群里发 /groups。"
LIST = "已绑定的群："
COUNTED = Template("· $area：$count 个群")
HOW = "要绑定新的群：把我拉进群，在群里发 /groups。"
