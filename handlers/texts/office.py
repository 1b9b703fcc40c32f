"""Labels of the office in `更多` and `管理`."""

PROBLEMS, CASES, LEAVE, HANDOVER = "问题清单", "办件", "请假", "移交"
CHANGE, REQUESTS, WISHES, VILLAGE = "户情变更", "申请审批", "微心愿", "村情卡"
STAFF, DUTIES, BURDEN, TWINS = "人员变动", "责任单位", "减负", "重复的户"
