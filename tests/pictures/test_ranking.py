"""The ranking picture: size, order of growth, and not one empty box."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from handlers.pictures.board import Board, Part, Row
from handlers.pictures.fonts import Face, NoFont, face, lacking
from handlers.pictures.pen import Pen
from handlers.pictures.ranking import MOST, WIDTH, draw, pages
from handlers.texts import pictures as texts

COLUMNS = ("名次", "村", "户走访率", "比上月")


def row(n, name="犇山㛃村", done=3, due=4):
    return Row(n, name, done, due, "75.00%", change=(None, 0, 2, -1)[n % 4])


def board(*counts, **more):
    parts = tuple(Part("村", COLUMNS, tuple(row(n + 1) for n in range(c))) for c in counts)
    return Board("大安镇2026年11月入户走访通报", "75/100＝75.00%", parts, "口径：……", **more)


def size(png):
    with Image.open(BytesIO(png)) as picture:
        assert picture.format == "PNG"
        return picture.size


@pytest.fixture
def pen():
    return Pen(ImageDraw.Draw(Image.new("RGB", (1, 1))), face())


def test_it_is_as_wide_as_a_phone_and_grows_with_its_rows():
    few, more = size(draw(board(5))), size(draw(board(20)))
    assert few[0] == more[0] == WIDTH == 1080
    assert more[1] > few[1]


def test_no_picture_is_taller_than_telegram_shows_and_takes():
    wide, high = size(draw(board(24, 24, 24, 300)))
    assert high < 5 * wide
    assert wide + high < 10_000  # the Bot API's limit for photos


def test_the_first_two_dozen_rows_have_bars_and_the_rest_two_columns():
    roomy, tight = size(draw(board(24))), size(draw(board(26)))
    assert tight[1] < roomy[1]
    assert size(draw(board(12, 12)))[1] > size(draw(board(12, 13)))[1]


def test_an_empty_board_is_still_a_picture():
    assert size(draw(board(0)))[0] == WIDTH
    assert size(draw(board()))[0] == WIDTH


def test_pages_hold_every_row_once_in_order():
    long = Board(
        "t", "s", (Part("a", COLUMNS, tuple(map(row, range(130)))),
                   Part("b", COLUMNS, tuple(map(row, range(130, 250))))), "f",
    )  # fmt: skip
    shown = pages(long)
    assert [page.length for page in shown] == [100, 100, 50]
    assert [r.place for page in shown for part in page.parts for r in part.rows] == [*range(250)]
    assert [page.title for page in shown] == ["t 1/3", "t 2/3", "t 3/3"]
    assert pages(board(MOST)) == (board(MOST),)


def test_what_is_not_drawn_is_said():
    full, cut = size(draw(board(MOST))), size(draw(board(MOST + 7)))
    assert cut[1] > full[1]  # by the line that says so
    assert draw(board(MOST + 7)) != draw(board(MOST + 8))


def test_the_provisional_mark_shows():
    assert draw(board(3)) != draw(board(3, provisional=True))


def test_nobody_wears_a_medal_with_nothing_done():
    def golden(done):
        part = Part("", COLUMNS, (Row(1, "东村", done, 2, "0.00%", 0),))
        with Image.open(BytesIO(draw(Board("t", "s", (part,), "f")))) as picture:
            colours = picture.convert("RGB").getcolors(1 << 24)
            return any(colour == (0xD9, 0xA5, 0x20) for _, colour in colours or ())

    assert golden(1)
    assert not golden(0)


def test_a_change_is_drawn_only_under_its_column():
    bare = ("名次", "村", "户走访率", "")
    moved, still = (Part("", bare, (Row(1, "东村", 1, 2, "50.00%", c),)) for c in (3, 0))
    assert draw(Board("t", "s", (moved,), "f")) == draw(Board("t", "s", (still,), "f"))
    moved, still = (Part("", COLUMNS, (Row(1, "东村", 1, 2, "50.00%", c),)) for c in (3, 0))
    assert draw(Board("t", "s", (moved,), "f")) != draw(Board("t", "s", (still,), "f"))


def test_no_character_of_ours_or_of_rare_names_is_an_empty_box():
    ours = "".join(
        value if isinstance(value, str) else value.template
        for name, value in vars(texts).items()
        if name.isupper()
    )
    rare = "犇山㛃村䶮𠮷鄠邑盩厔洺浉潢濉溧鄄城郏嵖岈·（）％0123456789.+-—"
    assert lacking(face(), ours + rare) == frozenset()


def test_a_lacking_character_is_found():
    assert lacking(face(), "村🙂") == {"🙂"}


def test_names_too_long_shrink_then_lose_their_end(pen):
    words, size = pen.fitted("东沟村", 38, 1000)
    assert (words, size) == ("东沟村", 38)
    words, size = pen.fitted("东沟村", 38, 100)
    assert words == "东沟村" and size < 38 and pen.length(words, size) <= 100
    words, size = pen.fitted("国家税务总局临水县税务局", 38, 100)
    assert words.endswith("…") and pen.length(words, size) <= 100


def test_lines_are_wrapped_and_no_line_begins_with_a_stop(pen):
    lines = pen.wrapped("走访" * 10 + "。\n第二行", 30, 30 * 20)
    assert lines == ["走访" * 10 + "。", "第二行"]
    assert pen.wrapped("走访" * 11, 30, 30 * 20 + 1) == ["走访" * 10, "走访"]


def test_long_unit_names_take_two_lines():
    short = Part("", COLUMNS, (row(1, "东村"),))
    long = Part("", COLUMNS, (row(1, "国家税务总局临水县税务局第二税务分局驻村工作队"),))
    one, two = (size(draw(Board("t", "s", (part,), "f"))) for part in (short, long))
    assert two[1] > one[1]


def test_without_the_package_a_named_font_is_taken_then_the_systems(tmp_path, monkeypatch):
    monkeypatch.setattr("handlers.pictures.fonts.PACKAGE", "no_such_package")
    named, system = tmp_path / "NotoSansCJK-Bold.ttc", tmp_path / "wqy.ttc"
    with pytest.raises(NoFont):
        face(named, (system,))
    system.touch()
    assert face(named, (system,)) == Face(system, 0)
    named.touch()
    assert face(named, (system,)) == Face(named, 2)
