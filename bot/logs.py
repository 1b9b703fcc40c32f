"""What is logged, and how: never a token, an update, or what a person wrote."""

import logging
from traceback import format_tb

SILENT = logging.CRITICAL + 1


def begin_logging(level: str) -> None:
    logging.basicConfig(
        level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True
    )
    for loud in ("httpx", "httpcore", "apscheduler", "aiohttp"):
        # at lower levels they print addresses, which hold the token
        logging.getLogger(loud).setLevel(logging.WARNING)
    # it logs updates that it rejects and answers that it cannot read, with all that is in them
    logging.getLogger("telegram").setLevel(SILENT)
    # a tick that takes long skips the next ones; that is as it should be
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)


def where(fault: BaseException) -> str:
    """The kind and trace of a fault without its message, which may quote what a person wrote."""
    lines = [type(fault).__name__, *(line.rstrip() for line in format_tb(fault.__traceback__))]
    if fault.__cause__:
        lines += ["because of", where(fault.__cause__)]
    return "\n".join(lines)
