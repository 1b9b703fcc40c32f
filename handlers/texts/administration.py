"""Labels of administration in the menu."""

from handlers.texts.menu import QUESTIONS as QUESTIONS_KEY

IMPORT, EXPORT, INVITE = "导入", "导出", "绑定码"
SAMPLE, CROSSCHECK, AUDIT = "抽查", "互查", "记录"
SETTINGS, QUESTIONS, SCHEDULE = "设置", QUESTIONS_KEY, "推送"
CHECKS = "要我查的"
