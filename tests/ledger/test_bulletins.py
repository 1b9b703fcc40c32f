"""Bulletins: drafted, held, released, corrected by the next version; groups they go to."""

import pytest

from ledger.bulletins import BulletinState
from ledger.clock import Month
from ledger.model import AreaId, CadreId
from ledger.refusals import BulletinReleased
from tests.ledger.county import at, d

OCTOBER = Month(2026, 10)
NOW = at(d("11-08"))
TOWNSHIP = AreaId("t")


@pytest.fixture
def bulletins(county):
    return county.ledger.bulletins


def test_a_draft_is_drawn_up_again_until_it_is_released(bulletins):
    first = bulletins.draft(OCTOBER, None, [{"due": 1}], NOW)
    again = bulletins.draft(OCTOBER, None, [{"due": 2}], NOW)
    assert (again.id, again.version, again.rows) == (first.id, 1, [{"due": 2}])
    assert bulletins.latest(OCTOBER, TOWNSHIP) is None
    assert bulletins.released(OCTOBER, None) is None


def test_what_is_released_stays_and_the_next_draft_is_version_2(bulletins):
    draft = bulletins.draft(OCTOBER, None, [1], NOW)
    bulletins.remark(draft.id, "共性问题", NOW)
    done = bulletins.release(draft.id, [2], CadreId("c"), NOW)
    assert (done.state, done.rows, done.remarks) == (BulletinState.RELEASED, [2], "共性问题")
    assert (done.released, done.released_by) == (NOW, CadreId("c"))
    second = bulletins.draft(OCTOBER, None, [3], NOW)
    assert second.version == 2
    assert bulletins.released(OCTOBER, None).rows == [2]
    assert [one.version for one in bulletins.versions(OCTOBER, None)] == [1, 2]


def test_a_released_bulletin_is_not_touched_again(bulletins):
    draft = bulletins.draft(OCTOBER, None, [1], NOW)
    bulletins.release(draft.id, [1], None, NOW)
    for touch in (
        lambda: bulletins.release(draft.id, [2], None, NOW),
        lambda: bulletins.hold(draft.id, NOW),
        lambda: bulletins.remark(draft.id, "", NOW),
    ):
        with pytest.raises(BulletinReleased):
            touch()


def test_a_held_draft_says_so(bulletins):
    draft = bulletins.draft(OCTOBER, TOWNSHIP, [1], NOW)
    assert bulletins.hold(draft.id, NOW).state is BulletinState.HELD
    assert bulletins.latest(OCTOBER, TOWNSHIP).state is BulletinState.HELD


def test_an_unknown_bulletin_is_an_error(bulletins):
    with pytest.raises(KeyError):
        bulletins.bulletin("x")


def test_a_group_shows_one_area_and_keeps_it_when_it_becomes_a_supergroup(county):
    chats, cadre = county.ledger.chats, county.cadre("张三")
    chats.bind(-5, None, cadre, NOW)
    chats.bind(-5, TOWNSHIP, cadre, NOW)
    assert (chats.of_area(None), chats.of_area(TOWNSHIP)) == ((), (-5,))
    chats.moved(-5, -100_500)
    assert chats.bound() == ((-100_500, TOWNSHIP),)
    chats.unbind(-100_500)
    assert chats.bound() == ()
