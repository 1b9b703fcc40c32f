"""Every dialog shown in docs/ is played against the bot, so the manual cannot go stale."""

import re
from pathlib import Path

import pytest

PAGES = [
    page
    for page in sorted((Path(__file__).parent.parent / "docs").glob("*.md"))
    if "    键盘: " in page.read_text()
]
LINE = re.compile(r"    (干部|助手|点击|键盘): (.*)")
BUTTON = re.compile(r"\[(.+?)\]")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_manual_is_true(page, zhang):
    for who, words in LINE.findall(page.read_text()):
        match who:
            case "干部":
                zhang.says(words)
            case "点击":
                zhang.taps(words)
            case "键盘":
                zhang.presses(words)
            case "助手":
                zhang.shows(*BUTTON.sub("", words).split(), buttons=BUTTON.findall(words) or None)
