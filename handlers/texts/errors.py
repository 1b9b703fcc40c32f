"""What a person hears when the fault is ours."""

from string import Template

BROKEN = Template(
    "刚才这一条没有保存：系统出了错。请再点一次；还不行就把编号 $incident 告诉管理员。"
)
UNSAVED = "刚才这一条没有保存。系统恢复后会自动继续，不用重发。"
ERRAND_FAILED = "这件事没有办成，请再试一次；还不行请联系管理员。"
