"""Photos: taken while a visit is recorded, one record whatever their number, plain of EXIF."""

import io
from datetime import date

import pytest
from PIL import Image

from tests.test_visit_dialog import fill_in

TODAY = date(2026, 10, 20)


def jpeg(colour="red", size=(320, 240)):
    """A photo that tells the camera and the place."""
    image = Image.new("RGB", size, colour)
    exif = image.getexif()
    exif[0x010F] = "SomeCamera"
    exif.get_ifd(0x8825)[1] = "N"
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif)
    return file.getvalue()


def send(zhang, *photos, as_file=False):
    if as_file:
        zhang.telegram.sends_file(
            zhang.account, zhang.chat, "IMG_1.jpg", photos[0], mime="image/jpeg"
        )
    else:
        zhang.telegram.sends_photo(zhang.account, zhang.chat, *photos)
    zhang.house.serve()


def of_the_visit(ledger, cast):
    (visit,) = ledger.visits.on_day(cast.households["H001"], TODAY)
    return ledger.photos.of(visit.id)


def test_an_album_is_answered_once_and_is_one_record(zhang, ledger, cast):
    fill_in(zhang)
    before = len(zhang.heard)
    send(zhang, *(jpeg(colour) for colour in ("red", "green", "blue")))
    assert len(zhang.heard) == before + 1
    zhang.shows("照片收到了", "照片：已附上", "请核对")
    zhang.taps("提交")
    zhang.shows("已登记", "照片 3 张")
    assert len(of_the_visit(ledger, cast)) == 3


@pytest.mark.parametrize("as_file", [False, True])
def test_what_is_kept_tells_no_camera_and_no_place(zhang, house, ledger, cast, as_file):
    fill_in(zhang)
    send(zhang, jpeg(size=(3000, 2000)), as_file=as_file)
    zhang.taps("提交")
    (photo,) = of_the_visit(ledger, cast)
    with Image.open(house.home / photo.path) as kept:
        assert not kept.getexif()
        assert max(kept.size) == 1600
    assert b"SomeCamera" not in (house.home / photo.path).read_bytes()


def test_ten_photos_are_nine_and_a_kind_word(zhang, ledger, cast):
    fill_in(zhang)
    for n in range(10):
        send(zhang, jpeg((n, n, n)))
    zhang.shows("最多 9 张", "请核对")
    zhang.taps("提交")
    assert len(of_the_visit(ledger, cast)) == 9


def test_the_same_photo_twice_is_kept_once(zhang, ledger, cast):
    fill_in(zhang)
    send(zhang, jpeg())
    send(zhang, jpeg())
    zhang.shows("已经收到过")
    zhang.taps("提交")
    assert len(of_the_visit(ledger, cast)) == 1


def test_photos_are_taken_back_before_it_is_submitted(zhang, ledger, cast):
    fill_in(zhang)
    send(zhang, jpeg())
    zhang.taps("改")
    zhang.taps("照片")
    zhang.taps("不要照片")
    zhang.shows_not("照片")
    zhang.taps("提交")
    assert of_the_visit(ledger, cast) == ()


def test_a_photo_in_the_middle_of_the_dialog_leaves_the_step_and_its_buttons(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    step = zhang.screen
    send(zhang, jpeg())
    zhang.shows("照片收到了", "有变化吗")
    for label in ("无变化", "都好", "都没有", "提交"):
        here = next(m for m in zhang.messages if m["message_id"] == step["message_id"])
        zhang.taps(label, on=here)
    assert len(of_the_visit(ledger, cast)) == 1


def test_a_photo_out_of_the_blue_is_answered_kindly(zhang):
    send(zhang, jpeg())
    zhang.shows("先点「走访登记」")


def test_what_only_claims_to_be_a_picture_is_lost_and_holds_up_nothing(zhang, ledger, cast):
    fill_in(zhang)
    send(zhang, b"\xff\xd8\xff no picture", as_file=True)
    zhang.taps("提交")
    zhang.shows("已登记")
    (photo,) = of_the_visit(ledger, cast)
    assert photo.lost
    assert photo.path is None


def test_photos_are_seen_again_from_the_record_by_who_may(zhang, qian, ledger, cast):
    fill_in(zhang)
    send(zhang, jpeg())
    zhang.taps("提交")
    zhang.says("/card 李四")
    zhang.taps("上次走访")
    zhang.shows("照片：1 张")
    zhang.taps("看照片")
    assert "photo" in zhang.screen
    (visit,) = ledger.visits.on_day(cast.households["H001"], TODAY)
    qian.presses("我的户")
    qian.telegram.taps(
        qian.account, qian.chat, qian.screen["message_id"], f"ShowPhotos:{visit.id}"
    )
    qian.house.serve()
    qian.shows("不归您管")
