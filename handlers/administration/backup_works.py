"""The nightly backup, in a process of its own: the bot goes on serving."""

from datetime import datetime
from pathlib import Path
from typing import Any


def work(body: dict[str, Any], home: Path) -> dict[str, Any]:
    """Raises what keeps it from being made; then the errand has failed."""
    from ledger.backups import rotated
    from ledger.county import NAME

    file = rotated(home / NAME, home / "backups", datetime.fromisoformat(body["now"]))
    return {"file": file.name}
