"""What the codes of household members are called in Chinese."""

from ledger.members import Condition, Kin, Stage

KIN = {
    Kin.HEAD: "户主",
    Kin.SPOUSE: "配偶",
    Kin.CHILD: "子女",
    Kin.GRANDCHILD: "孙辈",
    Kin.PARENT: "父母",
    Kin.OTHER: "其他",
}
STAGES = {
    Stage.KINDERGARTEN: "幼儿园",
    Stage.PRIMARY: "小学",
    Stage.JUNIOR: "初中",
    Stage.SENIOR: "高中",
    Stage.VOCATIONAL: "中职",
    Stage.COLLEGE: "大学",
}
CONDITIONS = {
    Condition.CHRONIC: "慢性病",
    Condition.SERIOUS: "大病",
    Condition.DISABLED: "残疾",
}
