"""Recording, correcting and voiding visits; nothing is erased."""

from datetime import timedelta

import pytest

from ledger.bulletins import Bulletins
from ledger.clock import Month
from ledger.model import Correction, Findings, HouseholdId, Mode, NewVisit, VisitId
from ledger.refusals import (
    DayAfterRecord,
    HouseholdLeft,
    MonthReleased,
    NotInScope,
    ReasonNeeded,
    VisitInFuture,
    VisitVoided,
)
from ledger.scopes import WHOLE_COUNTY, Scope
from tests.ledger.county import at, d

TODAY = d("11-21")
NOW = at(TODAY)


@pytest.fixture
def visits(county):
    county.home("李四", "张三")
    return county.ledger.visits


def new(county, head="李四", who="张三", recorder=None, day=TODAY, **more) -> NewVisit:
    return NewVisit(
        household=county.homes[head],
        cadre=county.cadre(who),
        recorder=county.cadre(recorder or who),
        day=day,
        mode=more.pop("mode", Mode.HOME),
        **more,
    )


def test_a_visit_comes_back_as_it_was_recorded(county, visits):
    found = Findings(changes={"people": "4"}, checks={}, wish="化肥", next_step="下周送")
    visit = visits.record(new(county, findings=found), NOW)
    assert visits.visit(visit.id) == visit
    assert (visit.version, visit.valid, visit.recorded) == (1, True, NOW)
    assert visit.findings == found
    assert visits.latest_of(county.homes["李四"]) == visit
    assert visits.on_day(county.homes["李四"], TODAY) == (visit,)


def test_the_same_id_twice_is_recorded_once(county, visits):
    first = visits.record(new(county, id=VisitId("draft1")), NOW)
    again = visits.record(new(county, id=VisitId("draft1"), mode=Mode.PHONE), NOW)
    assert again == first
    assert county.db.table("visits").count == 1


def test_a_visit_of_tomorrow_is_refused(county, visits):
    with pytest.raises(VisitInFuture):
        visits.record(new(county, day=TODAY + timedelta(days=1)), NOW)


def test_a_household_that_had_left_or_not_yet_entered_is_refused(county, visits):
    county.ledger.register.leave(county.homes["李四"], d("11-20"))
    with pytest.raises(HouseholdLeft):
        visits.record(new(county, day=d("11-20")), NOW)
    assert visits.record(new(county, day=d("11-19")), NOW).valid
    county.home("王五", "张三", entered=d("11-20"))
    with pytest.raises(HouseholdLeft):
        visits.record(new(county, "王五", day=d("11-19")), NOW)


def test_a_household_of_others_is_out_of_reach(county, visits):
    with pytest.raises(NotInScope):
        visits.record(new(county, who="赵六"), NOW)
    with pytest.raises(NotInScope):
        visits.record(new(county, who="赵六"), NOW, Scope(cadre=county.cadre("赵六")))
    assert county.db.table("visits").count == 0


def test_a_household_nobody_knows_is_out_of_reach(county, visits):
    lost = NewVisit(
        household=HouseholdId("nowhere"),
        cadre=county.cadre("张三"),
        recorder=county.cadre("张三"),
        day=TODAY,
        mode=Mode.HOME,
    )
    with pytest.raises(NotInScope):
        visits.record(lost, NOW, WHOLE_COUNTY)


def test_a_household_handed_over_meanwhile_is_still_recorded_as_a_stand_in(county, visits):
    county.ledger.care.hand_over(county.homes["李四"], county.cadre("赵六"), d("11-20"))
    visit = visits.record(new(county), NOW)
    assert visits.is_stand_in(visit)


def test_a_village_lead_types_for_the_visitor(county, visits):
    lead = Scope(villages=frozenset({county.places["甲镇/一村"]}))
    visit = visits.record(new(county, recorder="村干"), NOW, lead)
    assert (visit.cadre, visit.recorder) == (county.cadre("张三"), county.cadre("村干"))
    elsewhere = Scope(villages=frozenset({county.village("甲镇/二村")}))
    with pytest.raises(NotInScope):
        visits.record(new(county, recorder="村干"), NOW, elsewhere)


def test_a_failed_check_opens_a_problem_due_in_five_working_days(county, visits):
    visits.record(new(county, findings=Findings(checks={"water": "没水"})), NOW)
    (problem,) = county.ledger.problems.rows()
    assert (problem["kind"], problem["words"], problem["state"]) == ("water", "没水", "todo")
    assert problem["due"] == "2026-11-27"  # the 21st is a Saturday
    assert county.ledger.problems.open_counts([county.homes["李四"]]) == {county.homes["李四"]: 1}


# correcting


def test_a_correction_is_the_next_version_and_the_old_one_is_kept(county, visits):
    visit = visits.record(new(county), NOW)
    changed = county.ledger.corrections.correct(
        visit.id, Correction(mode=Mode.PHONE), "", county.cadre("张三"), NOW
    )
    assert (changed.version, changed.mode, changed.recorded) == (2, Mode.PHONE, NOW)
    (old,) = county.db.table("visit_versions").rows
    assert (old["version"], old["mode"], old["by_cadre"]) == (1, "home", county.cadre("张三"))


def test_what_a_correction_does_not_name_stays(county, visits):
    visit = visits.record(new(county, findings=Findings(wish="化肥")), NOW)
    changed = county.ledger.corrections.correct(
        visit.id, Correction(day=d("11-20")), "", county.cadre("张三"), NOW
    )
    assert (changed.mode, changed.findings) == (visit.mode, visit.findings)


def test_a_later_correction_needs_a_reason(county, visits):
    visit = visits.record(new(county), NOW)
    later = NOW + timedelta(days=1)
    with pytest.raises(ReasonNeeded):
        county.ledger.corrections.correct(visit.id, Correction(), "", county.cadre("张三"), later)
    assert (
        county.ledger.corrections.correct(
            visit.id, Correction(), "点错了", county.cadre("张三"), later
        ).version
        == 2
    )


def test_a_visit_is_not_moved_past_its_record_or_into_the_future(county, visits):
    visit, cadre = visits.record(new(county), NOW), county.cadre("张三")
    later = NOW + timedelta(days=2)
    with pytest.raises(DayAfterRecord):
        county.ledger.corrections.correct(visit.id, Correction(day=d("11-22")), "改", cadre, later)
    with pytest.raises(VisitInFuture):
        county.ledger.corrections.correct(visit.id, Correction(day=d("11-24")), "改", cadre, later)


def test_a_visit_is_not_moved_to_a_day_before_the_household_entered(county, visits):
    county.home("王五", "张三", entered=d("11-20"))
    visit = visits.record(new(county, "王五"), NOW)
    with pytest.raises(HouseholdLeft):
        county.ledger.corrections.correct(
            visit.id, Correction(day=d("11-19")), "", county.cadre("张三"), NOW
        )


def test_somebody_elses_record_is_out_of_reach(county, visits):
    visit = visits.record(new(county), NOW)
    with pytest.raises(NotInScope):
        county.ledger.corrections.correct(visit.id, Correction(), "", county.cadre("赵六"), NOW)
    with pytest.raises(NotInScope):
        county.ledger.corrections.void(VisitId("nothing"), "", county.cadre("赵六"), NOW)


def test_a_voided_visit_is_kept_and_not_corrected_again(county, visits):
    visit, cadre = visits.record(new(county), NOW), county.cadre("张三")
    assert not county.ledger.corrections.void(visit.id, "", cadre, NOW).valid
    with pytest.raises(VisitVoided):
        county.ledger.corrections.correct(visit.id, Correction(), "", cadre, NOW)
    assert visits.latest_of(county.homes["李四"]) is None
    assert visits.on_day(county.homes["李四"], TODAY) == ()
    assert [one.valid for one in visits.recent_of(cadre)] == [False]


@pytest.mark.parametrize("scope", ["county", "township", "elsewhere"])
def test_a_released_month_is_shut(county, visits, scope):
    county.village("乙镇/一村")
    areas = {"county": None, "township": county.places["甲镇"], "elsewhere": county.places["乙镇"]}
    visit, cadre = visits.record(new(county, day=d("10-30")), NOW), county.cadre("张三")
    bulletins = Bulletins(county.db)
    draft = bulletins.draft(Month(2026, 10), areas[scope], [], NOW)
    county.ledger.corrections.correct(visit.id, Correction(), "", cadre, NOW)
    bulletins.release(draft.id, [], None, NOW)
    if scope == "elsewhere":
        assert county.ledger.corrections.void(visit.id, "", cadre, NOW).version == 3
        return
    with pytest.raises(MonthReleased):
        county.ledger.corrections.void(visit.id, "", cadre, NOW)
    this = visits.record(new(county), NOW)
    with pytest.raises(MonthReleased):
        county.ledger.corrections.correct(this.id, Correction(day=d("10-31")), "", cadre, NOW)


# reading


def test_the_last_ten_of_a_recorder_come_newest_first(county, visits):
    for n in range(12):
        visits.record(new(county, day=d("11-01")), NOW + timedelta(minutes=n))
    recent = visits.recent_of(county.cadre("张三"))
    assert len(recent) == 10
    assert recent[0].recorded == NOW + timedelta(minutes=11)


def test_visits_of_a_month_are_those_of_its_days_within_the_scope(county, visits):
    county.home("王五", "赵六", village="乙镇/一村")
    visits.record(new(county, day=d("10-31")), NOW)
    mine = visits.record(new(county, day=d("11-01")), NOW)
    visits.record(new(county, "王五", "赵六"), NOW)
    own = Scope(cadre=county.cadre("张三"))
    assert visits.in_month(Month(2026, 11), own, TODAY) == (mine,)
    assert len(visits.in_month(Month(2026, 11), WHOLE_COUNTY, TODAY)) == 2
    assert len(visits.in_month(None, WHOLE_COUNTY, TODAY)) == 3
