"""Words of the menus that somebody types instead of tapping, and other words for the same."""

from handlers.texts import administration, menu, office

BESIDE = r"[\s。.．！!，,、~～…:：]+"
"""What stands about them and means nothing."""

KEYS = {
    menu.VISIT: "visit",
    menu.HOUSEHOLDS: "households",
    menu.PROGRESS: "progress",
    menu.ASK: "ask",
    menu.MORE: "more",
    menu.RATE: "rate",
    menu.BULLETIN: "bulletin",
    menu.MANAGE: "manage",
}
"""The keyboard: also in the middle of a dialog."""

ENTRIES = {
    menu.HELP: "help",
    menu.CANCEL: "cancel",
    menu.POLICY: "policy",
    menu.CORRECT: "correct",
    menu.FEEDBACK: "feedback",
    office.PROBLEMS: "problems",
    office.CASES: "cases",
    office.LEAVE: "leave",
    office.HANDOVER: "handover",
    office.CHANGE: "change",
    office.REQUESTS: "requests",
    office.WISHES: "wishes",
    office.VILLAGE: "village",
    administration.CHECKS: "checks",
    "走访": "visit",
    "登记": "visit",
    "登记走访": "visit",
    "入户登记": "visit",
    "我要走访": "visit",
    "我要登记": "visit",
    "开始走访": "visit",
    "户": "households",
    "包联户": "households",
    "我的包联户": "households",
    "我的包户": "households",
    "进度": "progress",
    "我的进度": "progress",
    "还差几户": "progress",
    "还差哪几户": "progress",
    "菜单": "more",
    "功能": "more",
    "帮助": "help",
    "使用说明": "help",
    "取消": "cancel",
    "不填了": "cancel",
    "明白纸": "policy",
    "修改记录": "correct",
    "改登记": "correct",
    "登记错了": "correct",
    "问题": "problems",
    "我要请假": "leave",
    "心愿": "wishes",
    "意见": "feedback",
    "投诉": "feedback",
    "反馈": "feedback",
}
"""Where no answer is waited for that they might be."""
