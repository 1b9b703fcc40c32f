"""The page in a real browser: the main journeys on a phone and on a desktop."""

import sys
from subprocess import DEVNULL, Popen

import pytest

from bot.localchat.journal import Journal
from bot.localchat.server import serving
from bot.localchat.telegram import Telegram
from tests.localchat.browser import DESKTOP, PHONE, chromium
from tests.localchat.conftest import GROUP, LI, WANG
from tests.localchat.files import png
from tests.localchat.people import InventedDemo
from tests.localchat.test_real_bot import ECHO


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


class Page:
    """A page in a window of its own; every complaint of the browser's fails the test."""

    def __init__(self, browser, url, size=DESKTOP, **more) -> None:
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        self.window = browser.new_context(
            viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai", **more
        )
        self.page = self.window.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", lambda said: self._heard(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda asked: self._asked(asked.url, url))
        self.page.goto(url)
        self.page.wait_for_selector("#people li", state="attached")

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error" and "ERR_CONNECTION" not in text and "409" not in text:
            self.complaints.append(text)

    def _asked(self, asked: str, url: str) -> None:
        if not asked.startswith((url.partition("#")[0], "blob:", "data:")):
            self.elsewhere.append(asked)

    def close(self) -> None:
        self.window.close()
        assert self.complaints == [] and self.elsewhere == []

    def sees(self, text: str, within: str = "#log") -> None:
        self.page.locator(within).get_by_text(text).last.wait_for()

    def key(self, label: str) -> None:
        self.page.locator("#keyboard button", has_text=label).click()

    def tap(self, label: str) -> None:
        self.page.locator(".taps button", has_text=label).last.click()

    def says(self, text: str) -> None:
        self.page.fill("#words", text)
        self.page.keyboard.press("Enter")

    def attribute(self, selector: str, script: str):
        return self.page.locator(selector).first.evaluate(f"e => {script}")


@pytest.fixture
def demo():
    return InventedDemo()


@pytest.fixture
def core(demo) -> Telegram:
    return Telegram(demo.clock, bot_name="走访助手")


@pytest.fixture
def open_page(browser, core, demo):
    """Opens pages on a server with the echo bot behind it."""
    pages: list[Page] = []
    with (
        serving(core, demo=demo) as address,
        Popen([sys.executable, ECHO, address.api, address.token], stderr=DEVNULL) as bot,
    ):
        assert core.until(lambda: core.polls_waiting == 1, longest=20)

        def opened(path: str = "", size=DESKTOP, **more) -> Page:
            pages.append(Page(browser, address.page + path, size, **more))
            return pages[-1]

        try:
            yield opened
        finally:
            bot.kill()
            for page in pages:
                page.close()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_newcomer_presses_start_taps_and_asks(open_page, core, size):
    page = open_page(size=size)
    if size is PHONE:
        page.page.locator("#people button").first.click()
    page.page.click("#big")
    page.sees("您好")
    assert "K7M2XQ" in core.messages(LI)[0]["text"]
    page.key("走访登记")
    page.sees("选一户")
    page.tap("张三")
    page.sees("已登记")
    page.says("贴息标准是多少")
    page.sees("2.58%")
    page.tap("看原文")
    page.sees("好", within="#toasts")


def test_on_a_phone_there_is_one_chat_and_a_way_back(open_page):
    page = open_page(size=PHONE)
    assert not page.page.is_visible("#phone")
    page.page.locator("#people button").first.click()
    page.page.wait_for_selector("#phone")
    assert not page.page.is_visible("#side")
    page.page.click("#back")
    page.page.wait_for_selector("#side")
    assert not page.page.is_visible("#phone")


def test_a_picture_opens_zooms_and_closes(open_page):
    page = open_page()
    page.page.click("#big")
    page.key("本月进度")
    page.page.locator(".photo").click()
    page.page.wait_for_selector("#viewer[open]")
    before = page.attribute("#viewer img", "e.getBoundingClientRect().width")
    page.page.click("#zoom")
    assert page.attribute("#viewer img", "e.getBoundingClientRect().width") > before
    assert page.attribute("#viewer img", "e.naturalWidth") == 720
    page.page.keyboard.press("Escape")
    page.page.wait_for_selector("#viewer", state="hidden")


def test_a_document_is_downloaded_under_its_name(open_page):
    page = open_page()
    page.page.click("#big")
    page.key("我的户")
    with page.page.expect_download() as download:
        page.page.locator(".doc").click()
    assert download.value.suggested_filename == "我的户.xlsx"


def test_photos_and_files_are_sent(open_page, core):
    page = open_page()
    page.page.click("#big")
    page.sees("您好")
    picture = {"name": "a.png", "mimeType": "image/png", "buffer": png()}
    page.page.set_input_files("#photos", [picture, picture])
    page.sees("收到文件")
    assert page.page.locator(".own .photo").count() == 2
    paper = {"name": "台账.csv", "mimeType": "text/csv", "buffer": b"a"}
    page.page.set_input_files("#files", [paper])
    page.sees("台账.csv")
    assert core.until(lambda: core.messages(LI)[-1].get("text") == "收到文件。")
    assert core.messages(LI)[-2]["document"]["file_name"] == "台账.csv"


def test_ones_own_message_can_be_answered_and_edited(open_page, core):
    page = open_page()
    page.page.click("#big")
    page.sees("您好")
    page.says("你好")
    page.sees("没有找到")
    page.page.locator(".own .do").last.click()
    page.page.locator("#menu button", has_text="编辑").click()
    page.says("您好啊")
    page.sees("已编辑")
    page.page.locator(".msg:not(.own) .do").last.click()
    page.page.locator("#menu button", has_text="回复").click()
    page.says("谢谢")
    page.page.locator(".own .quoted").wait_for()
    assert core.until(lambda: core.messages(LI)[-1]["from"]["is_bot"])
    assert core.messages(LI)[-2]["reply_to_message"]["from"]["is_bot"]


def test_a_button_spins_until_it_is_answered(open_page, core):
    page = open_page()
    page.page.click("#big")
    page.says("问")
    page.sees("没有找到")
    page.tap("转给政策管理员")
    page.page.wait_for_selector(".turning")
    page.page.reload()
    page.page.wait_for_selector(".turning")
    core.call("answerCallbackQuery", {"callback_query_id": core.spinning()[0]})
    page.page.wait_for_selector(".turning", state="detached")


def test_an_alert_is_shown_until_it_is_closed(open_page):
    page = open_page()
    page.page.click("#big")
    page.says("问")
    page.tap("上下文")
    page.sees("只有这一条", within="#alert")
    page.page.locator("#alert button").click()
    page.page.wait_for_selector("#alert", state="hidden")


def test_what_another_chat_says_is_counted_until_it_is_opened(open_page, core):
    page = open_page()
    core.presses_start(WANG)
    page.sees("1", within=f'[data-chat="{WANG}"]')
    badge = page.page.locator(f'[data-chat="{WANG}"] .badge')
    badge.wait_for()
    page.page.locator(f'[data-chat="{WANG}"]').click()
    badge.wait_for(state="detached")


def test_in_a_group_one_chooses_who_speaks_and_mentions_the_bot(open_page, core):
    page = open_page(f"#{GROUP}")
    page.page.locator("#speaker").select_option(label="王主任")
    page.page.locator("#words").press_sequentially("@zou")
    page.page.keyboard.press("Tab")
    page.page.keyboard.type("贴息标准是多少")
    page.page.keyboard.press("Enter")
    page.sees("2.58%")
    asked = core.messages(GROUP)[0]
    assert asked["from"]["first_name"] == "王主任"
    assert asked["text"] == "@zoufang_bot 贴息标准是多少"


def test_the_bot_is_let_into_a_group_from_its_menu(open_page, core):
    page = open_page("#-77")
    page.page.click("#chat-menu")
    page.page.locator("#menu button", has_text="拉进群").click()
    page.sees("进群")
    assert core.world.seat(-77, core.world.bot["id"]).inside


def test_blocking_leaves_only_the_way_back(open_page, core):
    page = open_page()
    page.page.click("#big")
    page.sees("您好")
    page.page.click("#chat-menu")
    page.page.locator("#menu button", has_text="拉黑").click()
    page.page.locator("#big", has_text="解除").click()
    page.page.wait_for_selector("#composer")
    assert not core.world.people.get(LI).blocked


def test_commands_are_offered_in_a_menu_and_while_typing(open_page, core):
    page = open_page()
    page.page.click("#big")
    page.sees("您好")
    page.page.click("#commands")
    page.page.locator("#menu button", has_text="/rate").click()
    assert core.until(lambda: any(m.get("text") == "/rate" for m in core.messages(LI)))
    page.page.locator("#words").press_sequentially("/vi")
    page.page.keyboard.press("Tab")
    assert core.until(lambda: any(m.get("text") == "/visit" for m in core.messages(LI)))


def test_the_clock_is_shown_and_moved(open_page, demo):
    page = open_page()
    page.sees("10:30", within="#now")
    page.page.click('[data-jump="day_25"]')
    page.sees("11月25日", within="#now")
    page.sees("次月 25 日", within="#jumps")
    assert demo.time.isoformat() == "2026-11-25T09:00:00+08:00"
    page.page.fill("#instant", "2026-12-01T08:05")
    page.page.click("#to button")
    page.sees("08:05", within="#now")
    assert demo.time.isoformat() == "2026-12-01T08:05:00+08:00"


def test_the_tour_leads_from_tap_to_tap(open_page):
    page = open_page()
    page.page.locator(".scene").first.click()
    page.sees("开始", within="#scenes .step")
    page.page.locator("#big.hint").click()
    page.page.locator("#keyboard .hint", has_text="走访登记").click()
    page.sees("第 2 步", within="#scenes .step")
    page.page.locator(".taps .hint").first.click()
    page.sees("第 3 步", within="#scenes .step")
    page.page.locator("#scenes .step button", has_text="结束").click()
    page.page.wait_for_selector("#scenes .step", state="detached")


def test_everything_can_be_done_without_a_mouse(open_page, core):
    page = open_page()
    page.page.locator("#people button").first.focus()
    page.page.keyboard.press("Enter")
    page.page.focus("#big")
    page.page.keyboard.press("Enter")
    page.sees("您好")
    assert page.attribute("#words", "document.activeElement === e")
    page.page.keyboard.type("走访登记")
    page.page.keyboard.press("Enter")
    page.sees("选一户")
    page.page.locator(".taps button").first.focus()
    page.page.keyboard.press("Enter")
    page.sees("已登记")
    focused = page.page.evaluate("document.activeElement.dataset.key")
    assert focused == "0.0"  # of the message that was edited in place


def test_every_button_has_a_name(open_page):
    page = open_page()
    page.page.click("#big")
    page.says("问")
    page.sees("没有找到")
    nameless = page.page.evaluate(
        "[...document.querySelectorAll('button')].filter(b => b.offsetParent"
        " && !b.textContent.trim() && !b.getAttribute('aria-label')).map(b => b.id)"
    )
    assert nameless == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_device_until_one_chooses(open_page, scheme):
    page = open_page(color_scheme=scheme)
    ground = page.attribute("body", "getComputedStyle(e).backgroundColor")
    page.page.click("#theme")
    assert page.attribute("body", "getComputedStyle(e).backgroundColor") != ground


def test_larger_type_stays_until_one_has_enough_of_it(open_page):
    page = open_page(size=PHONE)
    before = page.attribute("h1", "e.getBoundingClientRect().height")
    page.page.click("#larger")
    page.page.reload()
    page.page.wait_for_selector("#people li")
    assert page.attribute("h1", "e.getBoundingClientRect().height") > 1.15 * before
    page.page.locator("#people button").first.click()
    page.page.wait_for_selector("#big")
    bottom = page.attribute("#big", "e.getBoundingClientRect().bottom / innerHeight")
    assert 0.98 <= bottom <= 1.001  # all of the chat is in the window
    page.page.click("#back")
    page.page.click("#larger")
    assert page.attribute("h1", "e.getBoundingClientRect().height") == before


def test_what_is_dropped_on_the_chat_is_sent(open_page, core):
    page = open_page()
    page.page.click("#big")
    page.sees("您好")
    dropped = page.page.evaluate_handle(
        "() => { const carried = new DataTransfer();"
        " carried.items.add(new File(['a'], '台账.csv', { type: 'text/csv' })); return carried; }"
    )
    page.page.dispatch_event("#phone", "dragover", {"dataTransfer": dropped})
    page.page.wait_for_selector("#phone.drop")
    page.page.dispatch_event("#phone", "drop", {"dataTransfer": dropped})
    page.sees("台账.csv")
    page.page.wait_for_selector("#phone:not(.drop)")
    assert core.until(lambda: core.messages(LI)[-1].get("text") == "收到文件。")


def test_on_a_phone_a_group_shows_its_whole_name_and_who_speaks(open_page):
    page = open_page(f"#{GROUP}", size={"width": 360, "height": 740})
    page.page.wait_for_selector("#speaker")
    assert page.attribute("#title", "e.scrollWidth <= e.clientWidth")
    assert page.attribute("#speaker", "e.getBoundingClientRect().height") >= 40


def test_the_list_of_a_phone_leads_a_newcomer_to_the_tour(open_page):
    page = open_page(size=PHONE)
    page.page.locator("#tour-here", has_text="四步看懂").click()
    page.page.locator("#panel.open .scene").first.click()
    page.page.wait_for_selector("#panel.open", state="detached")
    page.page.locator("#coach").get_by_text("开始").wait_for()
    page.page.locator("#coach button", has_text="结束").click()
    page.page.wait_for_selector("#coach", state="hidden")


def test_older_messages_are_fetched_when_asked_for(open_page, core):
    core.person(LI, "李干部")
    core.presses_start(LI)
    for number in range(30):
        core.says(LI, LI, f"第 {number} 句")
    assert core.until(lambda: len(core.messages(LI)) == 62)
    page = open_page()
    page.page.locator(".older").click()
    page.sees("/start")


def test_an_open_page_outlives_a_restart_of_the_demo(browser, tmp_path, demo):
    journal = Journal(tmp_path)
    first = Telegram(demo.clock, bot_name="走访助手")
    journal.open(first.world)
    with serving(first, demo=demo, secret=journal.secret()) as address:
        port = int(address.origin.rpartition(":")[2])
        page = Page(browser, address.page)
        page.page.click("#big")
        page.sees("/start")
    journal.close()
    page.page.wait_for_selector("#offline")
    second = Telegram(demo.clock, bot_name="走访助手")
    journal.open(second.world)
    with serving(second, demo=demo, secret=journal.secret(), port=port):
        page.page.wait_for_selector("#offline", state="hidden")
        page.says("还在吗")
        page.sees("还在吗")
        page.close()
    journal.close()
    assert second.messages(LI)[-1]["text"] == "还在吗"


def test_all_of_the_page_is_small_and_holds_chinese_in_one_file_only(core, demo):
    from bot.localchat.page_side import PAGE

    files = {path.name: path.read_text(encoding="utf-8") for path in PAGE.iterdir()}
    assert sum(len(text.encode()) for text in files.values()) <= 100_000
    chinese = {name for name, text in files.items() if any("一" <= c <= "鿿" for c in text)}
    assert chinese == {"texts.js"}
