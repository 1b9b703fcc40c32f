"""Words of /policy: what a household may enjoy, and the sheet that is left with it."""

import re
from string import Template

TITLE = Template("<b>$head户</b> · 能享受哪些政策")
PUPILS = Template("${stage}在读$count人")
CHRONIC, DISABLED = Template("慢性病$count人"), Template("残疾$count人")
GRADE = Template("住房$grade级")
NO_GRADE = "住房等级没记"
NO_MEMBERS = "家庭成员没记"
LIST = " · "
BINDS = "<b>本县和上级现行规定</b>"
FOR_REFERENCE = "<b>外地或历史文件，只供参考</b>"
LINE = Template("$mark$number. $text")
BRIEF = Template("　——$where")
BRIEF_FOR_REFERENCE = Template("　——$where（供参考）")
YEAR, NO_YEAR = Template("$year年"), "年份不详"
WHERE = Template("《$title》$article，$year")
HELD = "✓ "
COUNTED = Template("可能享受 $all 项，已记享受 $held 项。能不能享受以乡镇核定为准。")
NOTHING = "知识库里没有对得上这一户的政策。"
INCOMPLETE = "家庭成员（在校、病残）和住房等级记全了，对得更准。"
CUT = "……"

AMOUNT = re.compile(r"\d(?:万元|元|%)")
ASKED_OF_A_HOME = re.compile(
    r"(?P<head>\w{2,4}?)(?:户|家)?里?(?:现在)?(?:能够?|可以|可)?(?:享受|享有)(?:到|了)?"
    r"(?:什么|哪些|啥|几项)(?:政策|补贴|补助|待遇)?[?？呢吗。]?"
)
WHICH = "看哪一户？点一下，或发「/policy 户主姓名」。"
NOT_MINE = Template("您的户里没有「$words」。请核对姓名，或从下面选。")
NO_HOMES = "您名下现在没有联系户，看不了户的政策。要问政策，直接把问题发给我。"
SEVERAL = Template("叫「$words」的有 $count 户，是哪一户？")

ONE = Template("<b>$head户</b>\n$text\n—— $source")
HELD_SINCE = "已记：这一户正在享受。"
NOT_HELD = "还没记为享受。"
ENJOYS, ENJOYS_NOT = "记为已享受", "改回没享受"
ORIGINAL = "看原文"
BACK = "返回"
GONE = "这一条已经不在知识库里了。"
SAVED = "已记下"

ASK_GRADE = Template("$head户的住房鉴定是几级？没鉴定过就点「不清楚」。")
GRADES = {"A": "A级", "B": "B级", "C": "C级", "D": "D级", "": "不清楚"}
DWELLING, MEMBERS, SHEET = "住房等级", "家庭成员", "明白纸"
POLICIES = "能享受的政策"

STAGES = {
    "kindergarten": "学前",
    "primary": "小学",
    "junior": "初中",
    "senior": "高中",
    "vocational": "中职",
    "college": "高职",
}
"""Codes of `ledger.members.Stage` as the conditions of digests name them."""

DRAWING = "正在做明白纸，马上发给您。"
SENT = Template("$head户的政策明白纸，打印后给户里讲清楚、贴在墙上。")
FAILED = "明白纸没有做成，请再点一次；还不行请告诉县管理员。"
FILE = Template("政策明白纸-$number.docx")
PAPER_TITLE = "政策明白纸"
PAPER_WHO = Template("$where    $head户")
PAPER_HEADS = ("序号", "政策内容", "依据", "享受情况")
PAPER_BINDS, PAPER_REFERENCE = "本县和上级现行规定", "外地或历史文件，只供参考"
PAPER_HELD, PAPER_NOT, PAPER_ELSEWHERE = "已享受", "可申请", "供参考"
PAPER_FOOT = "能不能享受、享受多少，以乡镇核定为准。有疑问请问帮扶干部。"
PAPER_DAY = Template("$county · 走访助手 · $day")
