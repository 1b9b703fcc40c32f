"""Things of one kind of which a figure belongs to one only: a question's must be the sentence's."""

# ruff: noqa: E501  tables of words and patterns

import re

Rival = tuple[re.Pattern[str], re.Pattern[str]]
"""How a question names it, how a document does."""


def _kind(*members: tuple[str, str]) -> tuple[Rival, ...]:
    return tuple((re.compile(asked), re.compile(met)) for asked, met in members)


KINDS: tuple[tuple[Rival, ...], ...] = (
    _kind(  # stages of school
        (r"幼儿园|学前|幼儿|小小?班|托儿", r"学前|幼儿|入园"),
        (r"小学", r"小学|义务教育"),
        (r"初中", r"初中|义务教育"),
        (r"高中|普高", r"高中"),
        (r"中职|技校|职高|中专|职校|技工学校|职业学校", r"中职|职业|技工|中专"),
        (r"大学|本科|大专|高校|研究生|高职", r"大学|高校|本科|大专|高等|高职|大中专"),
    ),
    _kind(*((rf"{grade}级", rf"{grade}(?:级|、|、[A-D]级)") for grade in "ABCDabcd")),
    _kind(  # kinds of insurance
        (r"车险|交强险|车辆保险", r"车险|车辆保险"),
        (
            r"(?:母猪|生猪|养殖|种植|农业|水稻|小麦|玉米)(?:保险|险)|农险",
            r"农业保险|养殖保险|种植保险",
        ),
        (r"医保|医疗保险|新农合|合作医疗|合疗", r"医保|医疗保险|新农合|合作医疗"),
        (r"养老保险|养老金|养老钱", r"养老"),
        (r"意外险|意外保险|意外伤害", r"意外"),
        (r"防贫保险|防贫", r"防贫"),
        (r"失业保险|失业金", r"失业"),
        (r"工伤", r"工伤"),
        (r"生育保险|生育津贴", r"生育"),
    ),
    _kind(  # whom help is for
        (r"低保|最低生活保障", r"低保|最低生活保障|低保户"),
        (r"特困|五保", r"特困|五保"),
        (r"孤儿", r"孤儿"),
        (r"高龄|[89]\d岁|百岁", r"高龄|[89]\d周?岁|百岁"),
        (r"优抚|烈属|军属|退役|退伍|复员", r"优抚|烈|军|退役|退伍|复员"),
        (r"独生子女|计生", r"独生子女|计生|计划生育"),
        (r"残疾", r"残疾"),
        (r"临时救助", r"临时救助"),
        (r"丧葬|去世|火化|火葬", r"丧葬|去世|死亡|火化"),
    ),
    _kind(  # offices that act on one another's papers
        (r"扶贫办", r"扶贫办"),
        (r"扶贫(?:工作)?站|工作站", r"工作站|扶贫站"),
        (r"信用社|信用联社", r"信用社|信用联社"),
        (r"财政[所局]", r"财政[所局]"),
        (r"村委会|村民委员会", r"村委会|村民委员会"),
    ),
    _kind(  # loans
        (r"生源地|助学贷款", r"生源地|助学贷款"),
        (r"创业(?:担保)?贷款", r"创业(?:担保)?贷款"),
        (r"房贷|购房贷款|公积金", r"购房|公积金"),
        (r"扶贫.{0,4}贷款?|到户贷款|小额(?:信贷|贷款)", r"贷款|信贷"),
    ),
    _kind(  # what money is paid for
        (r"助学金", r"助学金"),
        (r"奖学金", r"奖学金"),
        (r"生活费|生活补助|住校|寄宿", r"生活费|生活补助|寄宿"),
        (r"保费|保险费", r"保费|保险费"),
        (r"贴息", r"贴息|利息"),
        (r"罚息|滞纳金", r"罚息|滞纳"),
        (r"工资|薪水", r"工资|薪"),
        (r"奖金|奖(?:多少|钱)", r"奖"),
        (r"门诊", r"门诊"),
    ),
)
PARTS = re.compile(r"[,。;::!!??()、]")
PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)%")
ABOVE = re.compile(
    r"(?:(?:(?<!不)高于|(?<!不)超过|大于|不低于|不少于|达到?|至少)(\d{1,3}(?:\.\d+)?)%|(\d{1,3}(?:\.\d+)?)%(?:及|或)?以上)"
)
BELOW = re.compile(
    r"(?:(?:(?<!不)低于|不足|小于|少于|不到|降至|不高于|(?<!不得)不超过)(\d{1,3}(?:\.\d+)?)%|(\d{1,3}(?:\.\d+)?)%(?:及|或)?以[下内])"
)
SPAN = re.compile(r"(\d{1,3})%?(?:到|至|-|~|—)(\d{1,3})%")
