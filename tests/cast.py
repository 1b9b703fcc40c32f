"""The small county that most tests are played in. All of it is invented."""

from dataclasses import dataclass
from datetime import date, datetime

from ledger.book import Ledger
from ledger.clock import SHANGHAI
from ledger.model import AreaKind, Cadre, Category, HouseholdId, Post, Role

NOW = datetime(2026, 10, 20, 9, 30, tzinfo=SHANGHAI)  # a Tuesday, and a working day
ZHANG, QIAN, SUN, ZHOU, LI, STRANGER = 101, 102, 103, 104, 105, 199  # accounts
GROUP = -500


@dataclass(frozen=True, slots=True)
class Cast:
    zhang: Cadre  # 帮扶干部 of 文旅局, three households
    qian: Cadre  # 帮扶干部 of 交通局, two households
    sun: Cadre  # 乡镇管理员 of 青山镇
    zhou: Cadre  # 县管理员 and 政策管理员
    li: Cadre  # 村级管理员 of 白石村
    households: dict[str, HouseholdId]  # by 户编号


def found(ledger: Ledger, bind: bool = True) -> Cast:
    """Writes the county; `bind` also ties the accounts above to their cadres."""
    areas, register = ledger.areas, ledger.register
    qingshan = areas.add(AreaKind.TOWNSHIP, "青山镇").id
    qingshui = areas.add(AreaKind.TOWNSHIP, "清水镇").id
    baishi = areas.add(AreaKind.VILLAGE, "白石村", qingshan).id
    shuanghe = areas.add(AreaKind.VILLAGE, "双河村", qingshan).id
    liulin = areas.add(AreaKind.VILLAGE, "柳林村", qingshui).id
    wenlv = areas.add(AreaKind.UNIT, "文旅局").id
    jiaotong = areas.add(AreaKind.UNIT, "交通局").id
    zhang = register.add_cadre("G001", "张明", wenlv)
    qian = register.add_cadre("G002", "钱进", jiaotong)
    sun = register.add_cadre(
        "G003", "孙立", posts=(Post(role=Role.TOWNSHIP_ADMIN, area=qingshan),)
    )
    zhou = register.add_cadre(
        "G004", "周正", posts=(Post(role=Role.COUNTY_ADMIN), Post(role=Role.POLICY_ADMIN))
    )
    li = register.add_cadre("G005", "李村", posts=(Post(role=Role.VILLAGE_LEAD, area=baishi),))
    homes = (
        ("H001", baishi, "1组", "李四", Category.MONITORED, zhang),
        ("H002", baishi, "2组", "王五", Category.LIFTED, zhang),
        ("H003", shuanghe, "1组", "赵六", Category.LIFTED, zhang),
        ("H004", liulin, "1组", "陈七", Category.MONITORED, qian),
        ("H005", liulin, "3组", "吴八", Category.LIFTED, qian),
    )
    households = {}
    for number, village, group, head, category, cadre in homes:
        id_ = register.add_household(
            number, village, head, category, group=group, people=4, entered=date(2025, 1, 1)
        )
        ledger.care.assign(id_, cadre.id, date(2025, 1, 1))
        households[number] = id_
    if bind:
        for account, cadre in ((ZHANG, zhang), (QIAN, qian), (SUN, sun), (ZHOU, zhou), (LI, li)):
            code = ledger.codes.issue(cadre.id, NOW).code
            ledger.codes.redeem(code, account, NOW)
    return Cast(zhang, qian, sun, zhou, li, households)
