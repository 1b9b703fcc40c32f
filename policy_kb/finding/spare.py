"""Memory that building an index needed for a moment goes back to the system."""

import ctypes


def give_back() -> None:
    """Does nothing where the C library cannot."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        return
