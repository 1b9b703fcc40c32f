"""An invented demo: who may be chosen on the page, and a clock that can be moved."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.localchat.demo import Gathering, Someone
from tests.localchat.conftest import GROUP, LI, WANG

SHANGHAI = ZoneInfo("Asia/Shanghai")


class InventedDemo:
    """Two people, one group, codes to press Start with."""

    people = (
        Someone(account=LI, name="李干部", role="帮扶干部 · 青山村", part="cadre"),
        Someone(account=WANG, name="王主任", role="县管理员", part="county"),
    )
    groups = (
        Gathering(chat=GROUP, title="县通报群", members=[LI], administrators=[WANG]),
        Gathering(chat=-77, title="乡镇群", members=[LI, WANG], bot="left"),
    )

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 21, 10, 30, tzinfo=SHANGHAI)

    def clock(self) -> datetime:
        return self.time

    def move_clock(self, to: datetime) -> None:
        self.time = to

    def code_for(self, account: int) -> str:
        return {LI: "K7M2XQ"}.get(account, "")
