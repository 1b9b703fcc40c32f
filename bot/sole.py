"""One demo a home: who comes second is told where the first is shown."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_LOCK, _PAGE = "shown.lock", "shown.url"


class Shown(Exception):
    """Another demo shows this home."""

    def __init__(self, page: str) -> None:
        super().__init__(page)
        self.page = page  # its address; empty while it begins


@contextmanager
def sole(folder: Path) -> Iterator[Callable[[str], None]]:
    """Holds the home; gives what notes the page's address down.

    Raises Shown; OSError or sqlite3.Error where the home is none to write in. The lock is the
    operating system's: it goes with the process, however that ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / _PAGE
    with closing(sqlite3.connect(folder / _LOCK, timeout=0)) as lock:
        try:
            lock.execute("begin exclusive")
        except sqlite3.OperationalError as no:
            if no.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise Shown(page.read_text() if page.exists() else "") from None
        page.unlink(missing_ok=True)

        def note(address: str) -> None:
            page.touch(mode=0o600)
            page.write_text(address)

        try:
            yield note
        finally:
            page.unlink(missing_ok=True)
