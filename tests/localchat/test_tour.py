"""The guided tour, clicked through from end to end with the real bot behind it."""

import pytest

from tests.localchat.browser import DESKTOP, chromium
from tests.localchat.test_demo import CLOCK, shown
from tests.localchat.test_page import Page

SMALL = {"width": 360, "height": 740}
SCENES = 4
STEPS = 40  # more than all scenes have


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


def step(page) -> str:
    return page.evaluate(
        "document.querySelector('#scenes .step')?.textContent"
        " + [...document.querySelectorAll('.hint')].map(e => e.id || e.textContent).join()"
    )


def follow(page) -> None:
    """One thing that the tour asks for: where it leads, or what glows."""
    lead = page.locator("#coach button:visible, #scenes .step button:visible", has_text="带我去")
    before = step(page)
    if lead.count():
        lead.first.click()
    else:
        page.locator(".hint:visible").last.click()
    page.wait_for_function(
        "before => document.querySelector('#scenes .step')?.textContent"
        " + [...document.querySelectorAll('.hint')].map(e => e.id || e.textContent).join()"
        " !== before",
        arg=before,
    )
    page.wait_for_function(
        "() => !document.querySelector('#scenes .step') || [...document.querySelectorAll('.hint,"
        " .step button')].some(e => e.checkVisibility() && !e.classList.contains('quiet'))"
    )


@pytest.mark.parametrize("size", [SMALL, DESKTOP], ids=["phone", "desktop"])
def test_whoever_follows_the_tour_ends_every_scene(browser, tmp_path, size):
    with shown(tmp_path, "--clock", CLOCK) as demo:
        page = Page(browser, demo.url, size)
        for scene in range(SCENES):
            if size is SMALL:
                open_panel(page.page)
            page.page.locator(".scene").nth(scene).click()
            page.page.wait_for_selector("#coach" if size is SMALL else "#scenes .step")
            for _ in range(STEPS):
                if not page.page.locator("#scenes .step").count():
                    break
                follow(page.page)
            assert page.page.locator(".scene.done").count() == scene + 1
        page.sees("通报 清溪县 2026年11月入户走访")
        assert not page.page.locator(".hint").count()
        page.close()


def open_panel(page) -> None:
    first = page.locator("#tour-here:visible")
    (first if first.count() else page.locator("#open-panel:visible, #panel-too:visible")).click()
    page.wait_for_selector("#panel.open")
