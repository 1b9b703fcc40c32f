"""A journey is written as a conversation, one line an act, and played line by line.

`张明 按 走访登记` presses a key of the keyboard, `点` taps a button, `说` types;
a line that begins with `<` is what the bot says last to whoever acted: words with blanks between
stand in it, `[labels]` are exactly its buttons. `-- 2026-11-02 09:00` moves the clock there, and
what has fallen due by then is sent.
"""

import re
from datetime import datetime

from tests.phone import fits_a_phone

ACT = re.compile(r"(\S+) (按|点|说) (.+)")
SAID = re.compile(r"(?:(\S+) )?< (.*)")
LATER = re.compile(r"-- (\d{4}-\d\d-\d\d \d\d:\d\d)")
BUTTON = re.compile(r"\[(.+?)\]")


def plays(script: str, **phones) -> None:
    """Every screen on the way fits a phone."""
    phone = None
    for raw in script.splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if later := LATER.fullmatch(line):
            house = next(iter(phones.values())).house
            house.watch.now = datetime.fromisoformat(later[1]).replace(
                tzinfo=house.watch.now.tzinfo
            )
            house.tick()
            continue
        if said := SAID.fullmatch(line):
            phone = phones[said[1]] if said[1] else phone
            words, buttons = BUTTON.sub("", said[2]).split(), BUTTON.findall(said[2])
            shown = f"{line}\n{phone.text}\n{phone.buttons}"
            assert all(word in phone.text for word in words), shown
            assert not buttons or phone.buttons == buttons, shown
            continue
        act = ACT.fullmatch(line)
        assert act, f"not a line of a conversation: {line!r}"
        phone = phones[act[1]]
        match act[2]:
            case "按":
                phone.presses(act[3])
            case "点":
                phone.taps(act[3])
            case "说":
                phone.says(act[3])
    for one in phones.values():
        for message in one.messages:
            if message["from"]["is_bot"]:
                fits_a_phone(message)
