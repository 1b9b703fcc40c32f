"""The bot while whoever began it lives: its standard input ends when they are gone.

A demo that is killed would else leave a bot behind that holds the county for ever.
"""

import os
import signal
import threading
import time

GRACE = 10  # seconds in which it may finish what it does


def hold(grace: float = GRACE) -> None:
    """Begins to watch; returns at once."""
    threading.Thread(target=_until_let_go, args=(grace,), daemon=True).start()


def _until_let_go(grace: float) -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(grace)
    os._exit(1)


if __name__ == "__main__":
    from bot.__main__ import start

    hold()
    start()
