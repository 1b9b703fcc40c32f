"""Labels of administration in the menu."""

IMPORT, EXPORT, INVITE = "导入", "导出", "绑定码"
SAMPLE, CROSSCHECK, AUDIT = "抽查", "互查", "记录"
SETTINGS, QUESTIONS, SCHEDULE = "设置", "待答", "推送"
CHECKS = "要我查的"
