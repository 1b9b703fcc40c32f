"""Words of /audit: who saw, wrote, changed and exported what of a household."""

from string import Template

HOW = "查谁看过、写过、改过、导出过一户。\n发 /audit 加户编号或户主，比如：/audit H001"
HOW_COUNTY = HOW + "\n也可以看最近的导出和导入。"
EXPORTS, IMPORTS = "最近导出", "最近导入"
NOT_FOUND = Template("没有找到「$words」。请写户编号或户主姓名。")
WHICH = Template("「$words」有好几户，看哪一户？")
HEAD = Template("<b>$head</b> $place 的记录（只读，留 2 年）")
NOTHING = "还没有记录。"
LINE = Template("· $when $who $what")
EXPORT_HEAD, IMPORT_HEAD = "<b>最近导出</b>", "<b>最近导入</b>"
COMMAND_LINE = "命令行"
VISITED = Template("登记走访（$day）")
CORRECTED = Template("改走访（$day）")
BACK = "返回"
EXPORTED = Template("导出$what")
ACTIONS = {
    "household.read": "看了户卡",
    "household.import": "由导入改动",
    "household.exempt": "改为免计",
    "household.away": "改为整户外出",
    "household.category": "改了类别",
    "household.exit": "销户",
    "household.away_end": "结束外出",
    "household.exempt_end": "结束免计",
    "benefit.enjoys": "改了享受的政策",
    "dwelling.judged": "改了房屋等级",
    "handover.sheet": "看了交接单",
    "check.card": "看了户卡（检查）",
    "check.report": "报了检查结果",
    "household.job": "改了就业情况",
    "household.batch": "改了四个一批",
    "household.merge": "合并了重复户",
    "household.apart": "确认不是同一户",
    "member.put": "改了家庭成员",
    "member.leave": "去掉一名成员",
    "assignment.pass_on": "移交",
    "request.ask": "提了申请",
    "request.approve": "批准了申请",
    "request.refuse": "没批准申请",
    "problem.fix": "写了整改",
    "problem.return": "退回整改",
    "problem.close": "问题销号",
    "problem.pass": "转交问题",
    "case.open": "开了办件",
    "case.advance": "推进办件",
    "case.close": "办结",
    "wish.fulfil": "完成微心愿",
    "import": "导入台账",
    "import.undo": "撤销导入",
    "import.refused_rows": "下载问题行",
    "export": "导出",
}
OTHER = "其他操作"
