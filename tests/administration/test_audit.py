"""/audit: who saw and wrote what of a household, in one's scope and to be read only."""

from tests.phone import fits_a_phone
from tests.test_visit_dialog import record


def test_reads_and_records_of_a_household_are_listed(county, zhang, cast, watch):
    record(zhang)
    watch.later(minutes=5)
    wire = f"Card:{cast.households['H001']}"
    county.says("/audit")
    county.telegram.taps(county.account, county.chat, county.screen["message_id"], wire)
    county.house.serve()
    county.says("/audit H001")
    county.shows("李四", "张明 登记走访", "周正 看了户卡")
    fits_a_phone(county.screen)


def test_households_of_one_name_are_told_apart(county, ledger, cast):
    from datetime import date

    from ledger.model import Category

    village = next(one for one in ledger.areas.villages() if one.name == "柳林村")
    ledger.register.add_household(
        "H900", village.id, "李四", Category.LIFTED, entered=date(2025, 1, 1)
    )
    county.says("/audit 李四")
    county.shows("有好几户")
    assert len(county.buttons) == 2


def test_a_township_reads_its_own_only(township, county, cast):
    township.says("/audit H004")
    township.shows("没有找到")
    wire = f"AuditOf:{cast.households['H004']}:0"
    township.telegram.taps(township.account, township.chat, township.screen["message_id"], wire)
    township.house.serve()
    township.shows("不归您管")
    wire = "AuditOfAll:export"
    township.telegram.taps(township.account, township.chat, township.screen["message_id"], wire)
    township.house.serve()
    township.shows("不归您管")


def test_two_years_are_kept(ledger, cast, watch):
    ledger.audit.note(cast.zhou.id, "household.read", "old", watch())
    watch.later(days=730)
    ledger.audit.forget(watch())
    assert ledger.audit.of("old")
    watch.later(days=2)
    ledger.audit.forget(watch())
    assert not ledger.audit.of("old")
