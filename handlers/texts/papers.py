"""Words of a month's papers: the workbook, the bulletin to print, the sheet for the 擂台赛."""

from string import Template

BUTTON = "下载"
WHICH = Template("<b>$area $year年$month月</b>\n要哪一份？做好了发到这里。")
KINDS = {"book": "工作簿", "print": "打印稿", "contest": "擂台赛表"}
BACK = "返回"
MAKING = "正在做，马上发来。"
FAILED = "没有做成，请再试一次；还不行请联系管理员。"
CAPTION = Template("$area $year年$month月 $kind")
PRIVATE = "里面有农户和干部姓名，请不要转发到群里。"
FILES = {
    "book": Template("$area$month走访.xlsx"),
    "print": Template("$area$month通报.docx"),
    "contest": Template("$area$month擂台赛.xlsx"),
}

SUMMARY, MISSING, PROBLEMS, CONTEST = "汇总", "未走访户", "问题", "擂台赛"
SUMMARY_HEADS = ("项目", "完成", "应完成", "比率")
RATES = ("户走访率", "干部达标率", "次数完成率")
SAMPLED, SAMPLED_KINDS = Template("抽查：$what"), ("见到", "没见到", "不符")
EXEMPT, CAUSE = "免计户", Template("未走访：$cause")
RANK_HEADS = ("名次", "名称", "已走户", "应走户", "户走访率", "比上月名次")
MISSING_HEADS = ("乡镇", "村", "组", "户编号", "户主", "帮扶人", "单位", "还差次数", "原因")
PROBLEM_HEADS = (
    "编号",
    "乡镇",
    "村",
    "户编号",
    "户主",
    "问题",
    "说明",
    "发现日期",
    "期限",
    "状态",
)
CONTEST_HEADS = (
    "参加单位", "类别", "已走户", "应走户", "户走访率", "干部达标", "应达标", "次数完成", "应完成",
    "待办问题", "超期问题", "已销号问题",
)  # fmt: skip
STATES = {"todo": "待办", "fixing": "整改", "review": "复核", "closed": "销号"}
SUDDEN = "突发"
TOWNSHIP, UNIT = "乡镇", "单位"
UNASSIGNED = "待分配"
AS_OF = Template("$area $month，截至 $day")
UP, DOWN, SAME = Template("升 $count"), Template("降 $count"), "不变"

PRINT_TITLE = Template("关于$year年$month月入户走访情况的通报")
PRINT_TO = "各乡镇、各帮扶单位："
PRINT_TO_TOWNSHIP = "各村、各帮扶单位："
PRINT_INTRO = Template("现将$area$year年$month月入户走访情况通报如下。")
PRINT_PARTS = ("一、总体情况", "二、排名情况", "三、未走访原因", "四、共性问题", "五、补充说明")
PRINT_NO_RANKING = "本期不排名。"
PRINT_NONE = "无。"
PRINT_SIGN = Template("$year年$month月$day日")
LIST, STOP = "、", "。"
FONT = "SimSun"
