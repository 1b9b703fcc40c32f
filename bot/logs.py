"""What is logged, and how: never a token, an update, or what a person wrote."""

import logging


def begin_logging(level: str) -> None:
    logging.basicConfig(
        level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True
    )
    for loud in ("httpx", "httpcore", "apscheduler", "telegram", "aiohttp"):
        # at lower levels they print addresses, which hold the token, or whole updates
        logging.getLogger(loud).setLevel(logging.WARNING)
    logging.getLogger("telegram.ext").setLevel(logging.CRITICAL)  # it logs an update it rejects
