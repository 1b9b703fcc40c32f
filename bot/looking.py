"""Opens a page in the browser of whoever sits at this machine."""

import os
import sys
import threading
from contextlib import suppress


def look_at(page: str) -> None:
    """Returns at once; does nothing where there is no screen to show a browser on."""
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        return  # what would open is a browser in this terminal
    threading.Thread(target=_look, args=(page,), daemon=True).start()


def _look(page: str) -> None:
    import webbrowser

    with suppress(webbrowser.Error, OSError):
        webbrowser.open(page)
