"""办件 as data: which applications there are, their steps, whose each is, and its working days.

Steps and clocks of the household loan: 扶贫到户贷款管理办法 (village first, 5 working days of the
township's station, 10 working days of the lender). A county changes this file, not the program.
"""

from dataclasses import dataclass

CADRE, VILLAGE, TOWNSHIP = "cadre", "village", "township"


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    owner: str  # the least who may finish it: the household's cadre, the village, the township
    days: int | None = None  # working days it may take; None: no clock
    by: str = ""  # who really does it, where that is somebody outside


@dataclass(frozen=True, slots=True)
class Application:
    code: str  # kept in the database
    name: str
    steps: tuple[Step, ...]
    outcomes: tuple[tuple[str, str], ...]  # code and label, of the last step
    hint: str = ""  # said when one is opened


APPLICATIONS = (
    Application(
        "loan",
        "小额贷款",
        (
            Step("受理", CADRE),
            Step("初审", VILLAGE, by="村委会"),
            Step("审查", TOWNSHIP, 5, by="乡镇工作站"),
            Step("评估", TOWNSHIP, 10, by="信用社"),
            Step("结果", TOWNSHIP),
        ),
        (("granted", "已放款"), ("refused", "未通过")),
        "先核对能不能贷：点「问政策」问「哪些情形不能贷款」。",
    ),
    Application(
        "clue",
        "防贫线索",
        (
            Step("受理", CADRE),
            Step("核实", VILLAGE, 5, by="村委会"),
            Step("会审", TOWNSHIP, 10, by="乡镇"),
            Step("结果", TOWNSHIP),
        ),
        (("granted", "已纳入"), ("refused", "不纳入")),
    ),
    Application(
        "aid",
        "临时救助",
        (
            Step("受理", CADRE),
            Step("核实", VILLAGE, 5, by="村委会"),
            Step("审批", TOWNSHIP, 5, by="乡镇"),
            Step("结果", TOWNSHIP),
        ),
        (("granted", "已发放"), ("refused", "未通过")),
    ),
)
BY_CODE = {one.code: one for one in APPLICATIONS}
