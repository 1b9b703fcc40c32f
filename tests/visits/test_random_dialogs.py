"""Whatever is repeated, doubled, stale, disordered, edited or killed: exactly one right visit."""

import tempfile
from datetime import timedelta
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
NOISE = (
    *("none", "again", "double", "stale", "kill", "sticker", "edit", "reword", "resume"),
    *("backwards", "rush"),
)
AGO = st.integers(0, 6)

targets = st.fixed_dictionaries(
    {
        "head": st.sampled_from(["李四", "王五", "赵六"]),
        "ago": AGO,
        "mode": st.sampled_from(["入户", "电话", "未遇"]),
        "changes": st.lists(st.sampled_from(list(GROUPS.values())), unique=True, max_size=2),
        "checks": st.lists(st.sampled_from(list(FIVE.values())), unique=True, max_size=2),
        "change_note": WORDS,
        "check_note": WORDS,
        "wish": st.one_of(st.none(), WORDS),
    }
)
other_words = st.fixed_dictionaries(
    {"ago": st.integers(1, 6), "change_note": WORDS, "check_note": WORDS, "wish": WORDS}
)


def day_of(ago):
    return NOW.date() - timedelta(days=ago)


def said_of(name, value):
    """What is typed for this answer."""
    return f"{day_of(value).month}月{day_of(value).day}日" if name == "ago" else value


def acts_of(target):
    """The shortest dialog to this visit: what is tapped, what is said and which answer it is."""
    acts = [("tap", target["head"], "head")]
    if target["ago"]:
        acts += [("tap", "改日期", "door"), ("say", said_of("ago", target["ago"]), "ago")]
    if target["mode"] != "入户":
        acts += [("tap", "改方式", "door"), ("tap", target["mode"], "mode")]
    if target["mode"] == "未遇":
        return [*acts, ("tap", "提交", "end")]
    for name, none, note in (
        ("changes", "无变化", "change_note"),
        ("checks", "都好", "check_note"),
    ):
        if target[name]:
            acts += [("tap", label, name) for label in target[name]]
            acts += [("tap", "选好了", name), ("say", target[note], note)]
        else:
            acts.append(("tap", none, name))
    wish = target["wish"]
    acts.append(("say", wish, "wish") if wish else ("tap", "都没有", "wish"))
    return [*acts, ("tap", "提交", "end")]


def typed(acts, target):
    """The rest of a dialog as messages that wait for no answer."""
    words, asked = [], [name for name in ("changes", "checks") if target[name]]
    for kind, label, name in acts:
        if name not in asked or kind == "say":
            words.append((label, name if kind == "say" else None))
        elif label == "选好了":
            words.append(("、".join(target[name]), None))
    return words


class Heard(House):
    """Keeps the last batch of updates, so that it can be offered again, and may turn one round."""

    def __init__(self, home, watch):
        super().__init__(home, watch)
        self.last_batch, self.backwards = [], False

    def start(self):
        bot = super().start()
        take = bot.inbox.take

        def keeping(batch):
            self.last_batch = batch or self.last_batch
            take(batch[::-1] if self.backwards else batch)

        bot.inbox.take = keeping
        return bot

    def all_at_once(self, act):
        """What is done meanwhile comes in one batch, the last first."""
        self.gathering = self.backwards = True
        act()
        self.gathering = False
        self.serve()
        self.backwards = False


class Play:
    """A hand that goes through the acts and is disturbed at each."""

    def __init__(self, house, phone, target, others):
        self.house, self.phone, self.others = house, phone, others
        self.target = dict(target)
        self.screens = []  # as they stood when they were tapped
        self.said = []  # message, which answer, words

    @property
    def step(self):
        """The newest message that still has buttons of a dialog."""
        return [m for m in self.phone.messages if m["from"]["is_bot"] and buttons_of(m)][-1]

    def does(self, act):
        kind, label, name = act
        self.screens.append(self.step)
        if kind == "tap":
            self.phone.taps(label, on=self.screens[-1])
        else:
            self.says(label, name)

    def says(self, words, name):
        number = self.phone.says(words)
        if name:
            self.said.append((number, name, words))

    def tap_again(self, label, screen):
        data = {b["text"]: b["callback_data"] for b in buttons_of(screen)}
        if label in data:
            self.phone.telegram.taps(ZHANG, ZHANG, screen["message_id"], data[label])

    def reword(self):
        number, name, _ = self.said[-1]
        new = self.others[name]
        self.phone.edits(number, said_of(name, new))
        self.target[name] = new
        self.said[-1] = (number, name, said_of(name, new))

    def rush(self, acts):
        """Everything else typed without waiting; True where it can be."""
        if any(name in {"door", "end"} for _, _, name in acts[:-1]):
            return False
        if acts[0][2] in ("changes", "checks") and acts[0][0] == "say":
            return False
        marked = self.house._db.execute("select filled from drafts where state = 'open'")
        if any('"marked": [' in filled for (filled,) in marked.fetchall()):
            return False  # in the middle of picking several
        self.house.all_at_once(
            lambda: [self.says(words, name) for words, name in typed(acts, self.target)]
        )
        return True

    def disturbed(self, noise, act):
        match noise:
            case "again":  # the last batch comes once more, as after a lost confirmation
                if self.house.last_batch:
                    self.house.bot.inbox.take(self.house.last_batch)
                self.house.serve()
            case "double" if act[0] == "tap":
                self.tap_again(act[1], self.screens[-1])
                self.house.serve()
            case "stale":
                for old in self.screens[:2]:
                    self.tap_again(buttons_of(old)[0]["text"], old)
                self.house.serve()
            case "kill":
                self.house.start()
            case "sticker":
                self.phone.telegram.sends_sticker(ZHANG, ZHANG)
                self.house.serve()
            case "edit" if self.said:
                number, _, words = self.said[-1]
                self.phone.edits(number, words)  # to the very words it has
            case "reword" if self.said:
                self.reword()
            case "resume":
                self.phone.presses("走访登记")
                if "继续" in self.phone.buttons:
                    self.phone.taps("继续")

    def backwards(self, act):
        """The act, the same once more and an old button, in one batch and the last first."""
        old = self.step

        def all_of_it():
            self.does(act)
            if act[0] == "tap":
                self.tap_again(act[1], old)
            self.tap_again(buttons_of(self.screens[0])[0]["text"], self.screens[0])

        self.house.all_at_once(all_of_it)

    def through(self, noises):
        acts = acts_of(self.target)
        for n, (act, noise) in enumerate(zip(acts, noises, strict=False)):
            if noise == "rush" and self.rush(acts[n:]):
                return
            if noise == "backwards":
                self.backwards(act)
            else:
                self.does(act)
            if act[2] != "end":
                self.disturbed(noise, act)


def right(visit, target, cast):
    labels = {label: code for code, label in (GROUPS | FIVE).items()}
    modes = {"入户": Mode.HOME, "电话": Mode.PHONE, "未遇": Mode.ABSENT}
    heads = {"李四": "H001", "王五": "H002", "赵六": "H003"}
    assert visit.household == cast.households[heads[target["head"]]]
    assert visit.day == day_of(target["ago"])
    assert visit.mode is modes[target["mode"]]
    if visit.mode is Mode.ABSENT:
        return
    changes = {labels[label]: target["change_note"] for label in target["changes"]}
    checks = {labels[label]: target["check_note"] for label in target["checks"]}
    assert (visit.findings.changes, visit.findings.checks) == (changes, checks)
    assert visit.findings.wish == (target["wish"] or "")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(targets, other_words, st.lists(st.sampled_from(NOISE), min_size=16, max_size=16))
def test_random_dialogs_end_in_exactly_one_right_visit(target, others, noises):
    with tempfile.TemporaryDirectory() as folder:
        house = Heard(Path(folder) / "home", Watch())
        house.start()
        db = open_home(house.home)
        ledger = Ledger(db)
        cast = found(ledger)
        phone = Phone(house, ZHANG)
        phone.says("/start")
        phone.presses("走访登记")
        play = Play(house, phone, target, others)
        play.through(noises)
        play.disturbed("again", None)
        if play.said:  # too late: it is told how to amend, and nothing changes
            phone.edits(play.said[-1][0], "改成别的话")
        visits = ledger.visits.recent_of(cast.zhang.id)
        house.kill()
        db.close()
    (visit,) = visits
    right(visit, play.target, cast)
