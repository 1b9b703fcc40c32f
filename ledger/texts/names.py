"""What the ledger's codes are called in Chinese."""

from ledger.model import Category, Cause, Mode, Role, State

ROLES = {
    Role.CADRE: "帮扶干部",
    Role.VILLAGE_LEAD: "村级管理员",
    Role.UNIT_CONTACT: "单位联络员",
    Role.TOWNSHIP_ADMIN: "乡镇管理员",
    Role.COUNTY_ADMIN: "县管理员",
    Role.POLICY_ADMIN: "政策管理员",
}
CATEGORIES = {
    Category.MONITORED: "监测对象",
    Category.MONITORED_CLEARED: "监测对象(风险已消除)",
    Category.LIFTED: "脱贫户",
    Category.OTHER: "其他",
}
STATES = {State.EXEMPT: "免计", State.AWAY: "整户外出"}
MODES = {Mode.HOME: "入户", Mode.PHONE: "电话", Mode.VIDEO: "视频", Mode.ABSENT: "未遇"}
CAUSES = {
    Cause.UNASSIGNED: "待分配",
    Cause.LATE: "补录超期",
    Cause.ABSENT: "未遇",
    Cause.LEAVE: "请假",
    Cause.UNVISITED: "未走访",
}
DUTIES = {1: "第一责任人", 2: "第二责任人"}
COUNTY = "本县"
DEFERRED = "可缓"
NOTHING_DUE = "无应访户"
