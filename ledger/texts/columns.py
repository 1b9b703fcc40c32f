"""Sheet and column names of a roster (DESIGN §9), and the names counties really use."""

from ledger.model import Category, Mode, Role, State

# sheet kind: what the sheet may be called, the contract's name first
SHEETS: dict[str, tuple[str, ...]] = {
    "areas": ("乡镇村", "行政区划", "区划"),
    "units": ("单位", "帮扶单位"),
    "cadres": ("干部", "干部名册", "帮扶干部", "人员", "干部表"),
    "households": ("农户", "台账", "户台账", "农户信息", "农户台账", "帮扶台账", "农户表"),
    "care": ("包联", "包联关系", "结对", "结对关系", "结对帮扶", "帮扶关系"),
    "visits": ("走访", "走访记录", "走访台账"),
    "states": ("状态", "户状态"),
    "rules": ("频次", "走访频次"),
    "holidays": ("节假日", "假日", "调休"),
}

# field: its column's names, the contract's first
COMMON: dict[str, tuple[str, ...]] = {
    "township": ("乡镇", "乡(镇)", "乡镇名称", "所在乡镇", "镇", "乡", "乡镇街道", "镇街", "街道"),
    "village": ("村", "行政村", "村名", "村名称", "所在村", "村(社区)", "村居", "村委会", "社区"),
    "household": ("户编号", "户编码", "户号", "家庭编号", "农户编号", "户主编号"),
    "cadre": (
        "干部编号",
        "帮扶人编号",
        "帮扶干部编号",
        "帮扶责任人编号",
        "干部工号",
        "工号",
    ),
    "since": (
        "起始日期",
        "开始日期",
        "起始时间",
        "开始时间",
        "结对日期",
        "结对时间",
        "帮扶开始时间",
        "帮扶开始日期",
        "帮扶起始日期",
        "帮扶起始时间",
        "开始帮扶时间",
        "开始帮扶日期",
        "结对帮扶时间",
        "结对帮扶日期",
        "包联起始日期",
        "包联开始日期",
        "包联日期",
    ),
    "until": ("结束日期", "结束时间", "终止日期", "帮扶结束时间", "帮扶结束日期", "包联结束日期"),
}
_CARE: dict[str, tuple[str, ...]] = {
    "duty": ("责任", "责任类别", "责任类型", "责任人类型", "责任人类别"),
    "helper": (
        "帮扶人",
        "帮扶责任人",
        "帮扶干部",
        "帮扶人姓名",
        "帮扶责任人姓名",
        "帮扶干部姓名",
        "第一责任人",
        "第一责任人姓名",
        "第一帮扶责任人",
        "包联干部",
        "包联人",
        "包户干部",
        "包保干部",
        "结对干部",
        "结对帮扶人",
        "结对帮扶干部",
        "责任人",
        "责任人姓名",
    ),
    "helper_unit": (
        "帮扶单位",
        "帮扶人单位",
        "帮扶责任人单位",
        "帮扶干部单位",
        "帮扶人所在单位",
        "帮扶责任人所在单位",
        "第一责任人单位",
        "包联单位",
        "结对单位",
        "责任人单位",
    ),
    "helper_phone": (
        "帮扶人电话",
        "帮扶责任人电话",
        "帮扶干部电话",
        "帮扶人联系电话",
        "帮扶责任人联系电话",
        "第一责任人电话",
        "责任人电话",
    ),
    "second": ("第二责任人", "第二责任人姓名", "第二帮扶责任人"),
    "second_unit": ("第二责任人单位",),
    "second_phone": ("第二责任人电话",),
}
COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "areas": {"township": COMMON["township"], "village": COMMON["village"]},
    "units": {"unit": ("单位", "单位名称", "帮扶单位", "名称")},
    "cadres": {
        "cadre": (*COMMON["cadre"], "编号"),
        "name": ("姓名", "干部姓名", "名字"),
        "unit": ("单位", "单位名称", "所在单位", "工作单位", "帮扶单位"),
        "role": ("角色", "身份"),
        "charge": ("管辖", "管辖范围", "管辖区域"),
        "phone": ("电话", "联系电话", "手机", "手机号", "手机号码", "联系方式", "电话号码"),
        "post_since": ("到岗日期", "到岗时间", "任职日期", "任职时间"),
        "post_until": ("最后在岗日", "最后在岗日期", "最后工作日"),
    },
    "households": {
        "household": (*COMMON["household"], "编号"),
        "township": COMMON["township"],
        "village": COMMON["village"],
        "group": ("组", "村民小组", "小组", "组别", "村组", "自然村", "自然屯", "屯"),
        "head": ("户主", "户主姓名", "户主名", "户主名字", "农户姓名", "姓名", "户主信息"),
        "id_number": (
            "证件号",
            "证件号码",
            "身份证号",
            "身份证",
            "身份证号码",
            "户主证件号",
            "户主证件号码",
            "户主身份证号",
            "户主身份证号码",
            "户主身份证",
            "公民身份号码",
        ),
        "people": ("人口", "人口数", "家庭人口", "家庭人口数", "人数", "家庭人数", "家庭成员数"),
        "category": (
            "类别",
            "户类别",
            "户类型",
            "农户类别",
            "农户类型",
            "户属性",
            "对象类别",
            "对象类型",
            "监测对象类别",
            "类型",
        ),
        "cleared": ("风险消除日期", "风险消除时间", "消除风险日期", "消除风险时间"),
        "entered": ("纳入日期", "纳入时间", "识别日期", "识别时间", "认定时间", "建档时间"),
        "left": ("退出日期", "退出时间", "销户日期", "销户时间"),
        "phone": (
            "电话",
            "联系电话",
            "手机",
            "手机号",
            "手机号码",
            "联系方式",
            "电话号码",
            "户主电话",
            "户主联系电话",
            "农户电话",
        ),
        "address": ("住址", "家庭住址", "地址", "详细地址", "家庭地址"),
        "reason": ("致贫原因", "主要致贫原因", "致贫返贫原因", "返贫致贫原因"),
        "cadre": COMMON["cadre"],
        "since": COMMON["since"],
        "until": COMMON["until"],
        **_CARE,
        # where 帮扶单位 is called so, it is the helper's
        "helper_unit": (*_CARE["helper_unit"], "单位", "工作单位", "所在单位"),
    },
    "care": {
        "household": (*COMMON["household"], "编号"),
        "cadre": COMMON["cadre"],
        "helper": (*_CARE["helper"], "姓名", "干部姓名"),
        "helper_unit": (*_CARE["helper_unit"], "单位"),
        "helper_phone": (*_CARE["helper_phone"], "电话"),
        "duty": _CARE["duty"],
        "since": COMMON["since"],
        "until": COMMON["until"],
    },
    "visits": {
        "household": COMMON["household"],
        "cadre": COMMON["cadre"],
        "day": ("走访日期", "走访时间", "入户日期", "入户时间", "日期"),
        "recorded": ("登记时间", "登记日期", "录入时间", "录入日期"),
        "mode": ("方式", "走访方式"),
        "validity": ("状态", "记录状态"),
        "recorder": ("登记人编号", "登记人", "录入人编号"),
        "words": ("内容", "走访内容", "走访情况", "情况", "备注"),
    },
    "states": {
        "household": COMMON["household"],
        "state": ("状态", "户状态"),
        "since": COMMON["since"],
        "until": COMMON["until"],
        "reason": ("原因", "事由", "理由", "备注"),
    },
    "rules": {
        "category": ("类别", "户类别", "对象类别"),
        "times": ("次数", "走访次数", "频次"),
        "months": ("周期月数", "周期", "周期(月)", "月数"),
        "since": COMMON["since"],
    },
    "holidays": {
        "day": ("日期",),
        "rest": ("休/班", "休班", "班/休", "类型"),
    },
}
NO_FIELDS = frozenset({"序号", "不能入库的原因"})
"""Headings of columns that are for people alone: nobody is asked what they are."""
REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {  # each group: one of them must be there
    "areas": (("township",), ("village",)),
    "units": (("unit",),),
    "cadres": (("name",),),
    "households": (("household", "id_number", "head"),),
    "care": (("household",), ("cadre", "helper")),
    "visits": (("household",), ("cadre",), ("day",)),
    "states": (("household",), ("state",), ("since",)),
    "rules": (("category",), ("times",), ("months",)),
    "holidays": (("day",), ("rest",)),
}
# a heading over several columns: what 姓名, 单位, 电话 under it belong to
GROUPS = {
    "第二责任人": "第二责任人",
    "第二帮扶责任人": "第二责任人",
    "帮扶": "帮扶人",
    "包联": "帮扶人",
    "结对": "帮扶人",
    "第一责任人": "帮扶人",
    "责任人": "帮扶人",
    "户主": "户主",
    "农户": "户主",
    "家庭": "户主",
    "基本信息": "户主",
}
NAME = "姓名"
CHILDREN = {  # under such a heading, shorter words are used
    "联系电话": "电话",
    "手机号": "电话",
    "手机号码": "电话",
    "手机": "电话",
    "联系方式": "电话",
    "工作单位": "单位",
    "所在单位": "单位",
    "单位名称": "单位",
    "证件号码": "证件号",
    "身份证号码": "身份证号",
    "名字": "姓名",
}
NOT_ROWS = ("合计", "总计", "小计", "填表", "制表", "审核", "备注", "注:", "注：", "说明")

ROLES = {
    "帮扶干部": Role.CADRE,
    "帮扶责任人": Role.CADRE,
    "村级管理员": Role.VILLAGE_LEAD,
    "村专干": Role.VILLAGE_LEAD,
    "乡镇管理员": Role.TOWNSHIP_ADMIN,
    "县管理员": Role.COUNTY_ADMIN,
    "单位联络员": Role.UNIT_CONTACT,
    "政策管理员": Role.POLICY_ADMIN,
}
_MONITORED = (
    "监测对象",
    "监测户",
    "防止返贫致贫对象",
    "防返贫监测对象",
    "防止返贫监测对象",
    "防止返贫监测户",
    "返贫致贫对象",
    "监测帮扶对象",
    "防返贫监测户",
    "三类监测对象",
)
CATEGORIES: dict[str, tuple[Category, str | None]] = {
    **dict.fromkeys(_MONITORED, (Category.MONITORED, None)),
    **{
        subtype: (Category.MONITORED, subtype)
        for subtype in ("脱贫不稳定户", "边缘易致贫户", "突发严重困难户")
    },
    **dict.fromkeys(
        (
            "脱贫户",
            "已脱贫户",
            "脱贫人口",
            "稳定脱贫户",
            "脱贫户(享受政策)",
            "脱贫户(不享受政策)",
            "享受政策脱贫户",
            "贫困户",
            "建档立卡户",
            "建档立卡贫困户",
        ),
        (Category.LIFTED, None),
    ),
    **dict.fromkeys(
        ("其他", "其他户", "其它", "其它户", "一般户", "一般农户", "普通户", "普通农户"),
        (Category.OTHER, None),
    ),
}
CLEARED = ("风险已消除", "已消除风险", "已消除")
NOT_CLEARED = ("风险未消除", "未消除风险", "未消除")
STATES = {"免计": State.EXEMPT, "整户外出": State.AWAY, "外出": State.AWAY}
MODES = {
    "入户": Mode.HOME,
    "入户走访": Mode.HOME,
    "上门": Mode.HOME,
    "上门走访": Mode.HOME,
    "实地走访": Mode.HOME,
    "电话": Mode.PHONE,
    "电话走访": Mode.PHONE,
    "视频": Mode.VIDEO,
    "视频走访": Mode.VIDEO,
    "未遇": Mode.ABSENT,
    "不在家": Mode.ABSENT,
}
VALIDITIES = {
    "": "valid",
    "有效": "valid",
    "作废": "void",
    "无效": "void",
    "草稿": "draft",
}
DUTIES = {
    "": 1,
    "第一责任人": 1,
    "第一": 1,
    "一": 1,
    "1": 1,
    "第一帮扶责任人": 1,
    "第二责任人": 2,
    "第二": 2,
    "二": 2,
    "2": 2,
    "第二帮扶责任人": 2,
}
DUTY_TWO = "第二责任人"
ORDINAL = "第"
GROUP_ENDS = ("村民小组", "小组", "组", "社", "屯")
VILLAGE_END = "村"
DIGITS = "零一二三四五六七八九十"
RESTS = {"休": False, "休息": False, "放假": False, "班": True, "上班": True, "补班": True}
BLANKS = ("-", "—", "――", "——", "/", "无", "空", "至今", "长期", "N/A")
LISTS = "、,，;；/ "  # between several roles; a charge holds a slash
CHARGES = "、,，;；"
JOINED = CHARGES + "/"  # between two names in one cell
COUNTED = "人口名户次个月"  # may follow a number in its cell: 5人

_OLD = (
    "鄉鎮戶編號類別單電話職責轄貧監測對險納進難嚴緣脫穩發組證"
    "碼聯係負員開結時間訪狀態內頻數週節備註駐導領幹幫長處無個"
)
_NEW = (
    "乡镇户编号类别单电话职责辖贫监测对险纳进难严缘脱稳发组证"
    "码联系负员开结时间访状态内频数周节备注驻导领干帮长处无个"
)
SIMPLIFIED = str.maketrans(_OLD, _NEW)
"""The traditional characters of headings and categories."""
