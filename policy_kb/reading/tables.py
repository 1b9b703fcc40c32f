"""Tables stay readable: each row a line, every figure beside the name of its column."""

from collections.abc import Iterable

from policy_kb.texts.grammar import CELL_END, COLON

_SHORT = 20


def table_lines(rows: Iterable[list[str]]) -> list[str]:
    """The first row names the columns where it holds short words and no figures."""
    kept = [[cell.strip() for cell in row] for row in rows]
    kept = [row for row in kept if any(row)]
    if not kept:
        return []
    head, *rest = kept
    named = (
        len(kept) > 1
        and len(head) > 1
        and all(cell and len(cell) <= _SHORT and not cell[:1].isdigit() for cell in head)
    )
    if not named:
        return [CELL_END.join(cell for cell in row if cell) for row in kept]
    lines = []
    for row in rest:
        if len(row) == len(head):
            lines.append(
                CELL_END.join(
                    f"{name}{COLON}{cell}" for name, cell in zip(head, row, strict=True) if cell
                )
            )
        else:
            lines.append(CELL_END.join(cell for cell in row if cell))
    return lines
