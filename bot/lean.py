"""Libraries are loaded without what they would load for conveniences that nobody uses here."""

import sys
from importlib import import_module

SPARE = {
    "httpx": ("httpx._main",),  # a command line, with click, rich and pygments
    "sqlite_utils": ("numpy", "pandas"),  # storing their numbers
}
"""Each tries to import these and goes on where they are not there. A start is a third sooner."""


def load(*only: str) -> None:
    """Comes before anything that imports one of them; all of them where none is named."""
    for library, spare in SPARE.items():
        if only and library not in only:
            continue
        left_out = [name for name in spare if name not in sys.modules]
        sys.modules.update(dict.fromkeys(left_out))  # type: ignore[arg-type]  # not installed
        import_module(library)
        for name in left_out:
            del sys.modules[name]
