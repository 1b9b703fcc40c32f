"""The five that stand by a village (五个一), and what households are helped by (四个一批)."""

from enum import StrEnum


class VillagePost(StrEnum):
    """五个一 (DOMAIN A1): who stands by a village."""

    LEADER = "leader"  # 县级领导
    UNIT = "unit"  # 帮扶单位
    TEAM = "team"  # 驻村工作组
    SECRETARY = "secretary"  # 第一书记
    TECHNICIAN = "technician"  # 农技员


class Batch(StrEnum):
    """四个一批: what a household is helped by."""

    WORK = "work"  # 生产和就业发展
    MOVING = "moving"  # 移民搬迁安置
    ALLOWANCE = "allowance"  # 低保政策兜底
    MEDICAL = "medical"  # 医疗救助扶持
