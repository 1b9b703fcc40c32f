"""Takes the README's pictures from the running demo: `python -m tests.localchat.screenshots DIR`.

Plays the tour as a newcomer would, so a picture that cannot be taken is a journey that broke.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.localchat.browser import DESKTOP, PHONE, chromium

CLOCK = "2026-11-20T10:00:00+08:00"
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir><match target="pattern"><edit name="family"
mode="prepend" binding="strong"><string>Noto Sans CJK SC</string></edit></match></fontconfig>"""


@contextmanager
def demo() -> Iterator[str]:
    """The real demo on a home of its own; gives the page's address."""
    command = [sys.executable, "-m", "bot", "demo", "--port", "0", "--no-open", "--clock", CLOCK]
    with tempfile.TemporaryDirectory() as home:
        settings = {**os.environ, "ZOUFANG_HOME": home}
        with subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout
            try:
                yield next(
                    hit.group() for line in running.stdout if (hit := re.search(r"http\S+", line))
                )
            finally:
                running.terminate()


def lend_fonts(folder: Path) -> None:
    """Lets the browser draw Chinese where the machine has no font for it: ours."""
    fonts = find_spec("manimgx_fonts_cjk")
    if fonts and fonts.origin:
        file = folder / "fonts.conf"
        file.write_text(_FONTS.format(fonts=Path(fonts.origin).parent, cache=folder / "cache"))
        os.environ["FONTCONFIG_FILE"] = str(file)


def window(browser: Any, url: str, size: dict[str, int], scheme: str) -> Any:
    made = browser.new_context(
        viewport=size, color_scheme=scheme, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    page = made.new_page()
    page.goto(url)
    page.wait_for_selector("#people li", state="attached")
    return page


def play(page: Any, scene: int) -> None:
    """One scene of the tour, from its first step to its tick."""
    page.locator(".scene").nth(scene).click()
    step = page.locator("#scenes .step")
    step.wait_for()
    while step.count():
        words = step.locator("p").inner_text()
        lead = step.locator("button", has_text="带我去")
        (lead if lead.count() else page.locator(".hint:visible").first).click()
        changed = "w => document.querySelector('#scenes .step p')?.textContent !== w"
        page.wait_for_function(
            f"w => ({changed})(w) || document.querySelector('.hint')", arg=words
        )
        page.wait_for_timeout(300)  # the bot's answer, drawn


def take(folder: Path) -> None:
    """Writes visit.png, answer.png, rates.png, bulletin.png and phone.png."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, demo() as url:
        lend_fonts(Path(scratch))
        with chromium() as browser:
            page = window(browser, url, DESKTOP, "light")
            for scene, name in enumerate(("visit", "answer", "rates", "bulletin")):
                play(page, scene)
                page.wait_for_timeout(1500)
                page.wait_for_selector("#toasts p", state="detached")
                page.screenshot(path=folder / f"{name}.png")
            phone = window(browser, url, PHONE, "dark")
            phone.locator("#people button").first.click()
            phone.locator("#keyboard button", has_text="走访登记").click()
            phone.locator(".taps button").first.wait_for()
            phone.wait_for_timeout(800)
            phone.screenshot(path=folder / "phone.png")


if __name__ == "__main__":
    take(Path(sys.argv[1]))
