"""Whatever is repeated, doubled, stale, edited or killed on the way: exactly one right visit."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.database import open_home
from handlers.texts.visit import FIVE, GROUPS
from ledger.book import Ledger
from ledger.model import Mode
from tests.cast import NOW, ZHANG, found
from tests.conftest import House, Watch
from tests.phone import Phone, buttons_of

WORDS = st.text("修水渠化肥种子学校漏雨", min_size=2, max_size=8)
NOISE = ("none", "again", "double", "stale", "kill", "sticker", "edit", "resume")

targets = st.fixed_dictionaries(
    {
        "head": st.sampled_from(["李四", "王五", "赵六"]),
        "ago": st.integers(0, 6),
        "mode": st.sampled_from(["入户", "电话", "未遇"]),
        "changes": st.lists(st.sampled_from(list(GROUPS.values())), unique=True, max_size=2),
        "checks": st.lists(st.sampled_from(list(FIVE.values())), unique=True, max_size=2),
        "note": WORDS,
        "wish": st.one_of(st.none(), WORDS),
    }
)


def acts_of(target):
    """The shortest dialog to this visit: what is tapped and what is said, in order."""
    acts = [("tap", target["head"])]
    day = NOW.date() - timedelta(days=target["ago"])
    if target["ago"]:
        acts += [("tap", "改日期"), ("say", f"{day.month}月{day.day}日")]
    if target["mode"] != "入户":
        acts += [("tap", "改方式"), ("tap", target["mode"])]
    if target["mode"] == "未遇":
        return [*acts, ("tap", "提交")]
    for picked, none in ((target["changes"], "无变化"), (target["checks"], "都好")):
        if picked:
            acts += [("tap", label) for label in picked]
            acts += [("tap", "选好了"), ("say", target["note"])]
        else:
            acts.append(("tap", none))
    acts.append(("say", target["wish"]) if target["wish"] else ("tap", "都没有"))
    return [*acts, ("tap", "提交")]


def step_of(phone):
    """The newest message that still has buttons of a dialog."""
    shown = [m for m in phone.messages if m["from"]["is_bot"] and buttons_of(m)]
    return shown[-1]


def disturb(house, phone, noise, act, screens, said):
    match noise:
        case "again":  # the last batch comes once more, as after a lost confirmation
            if house.last_batch:
                house.bot.inbox.take(house.last_batch)
            house.serve()
        case "double" if act[0] == "tap" and act[1] != "提交":
            old = screens[-1]
            data = {b["text"]: b["callback_data"] for b in buttons_of(old)}
            if act[1] in data:
                phone.telegram.taps(ZHANG, ZHANG, old["message_id"], data[act[1]])
                house.serve()
        case "stale":
            for old in screens[:2]:
                for button in buttons_of(old)[:1]:
                    phone.telegram.taps(ZHANG, ZHANG, old["message_id"], button["callback_data"])
            house.serve()
        case "kill":
            house.start()
        case "sticker":
            phone.telegram.sends_sticker(ZHANG, ZHANG)
            house.serve()
        case "edit" if said:
            phone.edits(*said[-1])  # to the very words it has
        case "resume":
            phone.presses("走访登记")
            if "继续" in phone.buttons:
                phone.taps("继续")


class Heard(House):
    """Keeps the last batch of updates, so that it can be offered again."""

    def __init__(self, home, watch):
        super().__init__(home, watch)
        self.last_batch = []

    def start(self):
        bot = super().start()
        take = bot.inbox.take

        def keeping(batch):
            self.last_batch = batch or self.last_batch
            take(batch)

        bot.inbox.take = keeping
        return bot


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(targets, st.lists(st.sampled_from(NOISE), min_size=16, max_size=16))
def test_random_dialogs_end_in_exactly_one_right_visit(target, noises):
    with tempfile.TemporaryDirectory() as folder:
        house = Heard(Path(folder) / "home", Watch())
        house.start()
        db = open_home(house.home)
        ledger = Ledger(db)
        cast = found(ledger)
        phone = Phone(house, ZHANG)
        phone.says("/start")
        phone.presses("走访登记")
        screens, said = [], []
        for act, noise in zip(acts_of(target), noises, strict=False):
            here = step_of(phone)
            screens.append(here)
            if act[0] == "tap":
                phone.taps(act[1], on=here)
            else:
                said.append((phone.says(act[1]), act[1]))
            if act != ("tap", "提交"):
                disturb(house, phone, noise, act, screens, said)
        disturb(house, phone, "again", act, screens, said)
        visits = ledger.visits.recent_of(cast.zhang.id)
        house.kill()
        db.close()
    (visit,) = visits
    labels = {label: code for code, label in (GROUPS | FIVE).items()}
    modes = {"入户": Mode.HOME, "电话": Mode.PHONE, "未遇": Mode.ABSENT}
    heads = {"李四": "H001", "王五": "H002", "赵六": "H003"}
    assert visit.household == cast.households[heads[target["head"]]]
    assert visit.day == date(2026, 10, 20) - timedelta(days=target["ago"])
    assert visit.mode is modes[target["mode"]]
    if visit.mode is not Mode.ABSENT:
        for picked, noted in (
            (target["changes"], visit.findings.changes),
            (target["checks"], visit.findings.checks),
        ):
            assert noted == {labels[label]: target["note"] for label in picked}
        assert visit.findings.wish == (target["wish"] or "")
