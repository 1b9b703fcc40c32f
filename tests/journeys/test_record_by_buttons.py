"""J4: a visit recorded by buttons, with and without change (DOMAIN §C)."""

from datetime import date

from tests.journeys.conversation import plays

TODAY = date(2026, 10, 20)


def test_j4_nothing_changed_takes_six_taps(zhang, ledger, cast):
    zhang.taps_made = 0
    plays(
        """
        张明 按 走访登记
        < 走访哪一户 还差 3 户 [李四] [王五] [赵六]
        张明 点 李四
        < 李四 今天 入户 台账：4 人，监测对象 有变化吗
        张明 点 无变化
        < 五项保障都好吗 [都好] [吃穿] [义务教育] [基本医疗] [住房安全] [饮水安全] [返回]
        张明 点 都好
        < 有诉求吗 [都没有] [写下一步] [返回]
        张明 点 都没有
        < 请核对 1. 走访户：李四 2. 日期：今天 3. 方式：入户
        < 4. 变化：无变化 5. 五项保障：都好 6. 诉求：无 [提交] [改] [存草稿] [返回]
        张明 点 提交
        < 已登记 李四户 今天 入户 本月 1/3，还差 2 户 [下一户] [改这条]
        """,
        张明=zhang,
    )
    assert (zhang.taps_made, zhang.typed) == (6, 0)
    (visit,) = ledger.visits.on_day(cast.households["H001"], TODAY)
    assert visit.findings.form == "visit/2"


def test_j4_what_changed_and_what_is_wrong_are_a_sentence_each(zhang, ledger, cast):
    plays(
        """
        张明 按 走访登记
        张明 点 王五
        张明 点 改日期
        < 哪天去的 [今天] [昨天] [前天] [10月17日] [10月16日] [10月15日] [10月14日] [返回]
        张明 说 上周三
        < 王五 10月14日 入户 有变化吗
        张明 点 大额支出
        张明 点 政策落实
        张明 点 选好了
        < 大额支出、政策落实 有什么变化
        张明 说 老人手术自费两万，低保已经办下来
        < 五项保障都好吗
        张明 点 饮水安全
        张明 点 选好了
        < 饮水安全 有什么问题
        张明 说 冬天水管冻住
        < 有诉求吗
        张明 说 诉求：想申请临时救助，下一步：周五去镇里问
        < 日期：10月14日 变化：大额支出、政策落实 老人手术自费两万
        < 五项保障：饮水安全 冬天水管冻住 诉求：想申请临时救助 下一步：周五去镇里问
        张明 说 改第2项
        < 哪天去的
        张明 点 昨天
        < 日期：昨天（10月19日）
        张明 点 提交
        < 已登记 王五户 昨天（10月19日） 补录
        """,
        张明=zhang,
    )
    (visit,) = ledger.visits.on_day(cast.households["H002"], date(2026, 10, 19))
    assert set(visit.findings.changes) == {"expense", "policy"}
    assert visit.findings.checks == {"water": "冬天水管冻住"}
    assert visit.findings.next_step == "周五去镇里问"


def test_j4_the_next_visit_shows_what_the_last_one_found(zhang, watch):
    plays(
        """
        张明 按 走访登记
        张明 点 李四
        张明 点 务工
        张明 点 选好了
        张明 说 儿子去了县城工地
        张明 点 住房安全
        张明 点 选好了
        张明 说 西屋漏雨
        张明 说 想要化肥
        张明 点 提交
        < 已登记
        """,
        张明=zhang,
    )
    watch.later(days=20)
    plays(
        """
        张明 按 走访登记
        张明 点 李四
        < 台账：4 人，监测对象 上次 10月20日入户：务工 儿子去了县城工地
        张明 点 无变化
        < 上次：住房安全 西屋漏雨
        张明 点 都好
        < 上次诉求：想要化肥
        """,
        张明=zhang,
    )
