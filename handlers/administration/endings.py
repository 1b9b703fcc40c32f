"""What is said at the end of administration's errands."""

from collections.abc import Callable
from typing import Any

from handlers.administration import import_ends, imports, invite, nightly
from handlers.checks import draw_endings
from handlers.exports import exports, rate_book
from handlers.house import House
from handlers.screen import Letter

ENDINGS: dict[
    str, Callable[[House, dict[str, Any], dict[str, Any] | None], tuple[Letter, ...]]
] = {
    imports.READ: import_ends.was_read,
    imports.WRITE: import_ends.was_written,
    import_ends.SETTLE: import_ends.was_settled,
    imports.UNDO: import_ends.was_undone,
    draw_endings.DRAW: draw_endings.was_drawn,
    draw_endings.LOG: draw_endings.was_logged,
    draw_endings.REPEAT: draw_endings.was_repeated,
    invite.SHEET: invite.was_printed,
    exports.EXPORT: exports.was_made,
    exports.FILL: exports.was_filled,
    rate_book.BOOK: rate_book.was_made,
    nightly.BACKUP: nightly.ended,
}
