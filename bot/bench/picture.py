"""How long a ranking picture takes, the first time and warm."""

from pathlib import Path
from statistics import median
from time import perf_counter

import click

from handlers.pictures.board import Board, Part, Row
from handlers.pictures.ranking import draw


@click.command("picture")
@click.option("--rows", default=20, show_default=True, help="Rows in the picture.")
@click.option("--times", default=30, show_default=True, help="How often it is drawn warm.")
@click.option("--out", type=click.Path(path_type=Path), help="Keep the picture here.")
def command(rows: int, times: int, out: Path | None) -> None:
    """Draw a ranking picture again and again; milliseconds cold, median and 95 % warm."""
    board = _board(rows)
    cold = _spent(board)
    warm = sorted(_spent(board) for _ in range(times))
    picture = draw(board)
    if out:
        out.write_bytes(picture)
    click.echo(f"rows {rows}, {len(picture)} bytes")
    click.echo(f"cold {cold:.0f} ms (imports Pillow, loads the font)")
    click.echo(f"warm median {median(warm):.0f} ms, p95 {warm[int(0.95 * (times - 1))]:.0f} ms")


def _spent(board: Board) -> float:
    before = perf_counter()
    draw(board)
    return 1000 * (perf_counter() - before)


def _board(rows: int) -> Board:
    named = (
        Row(n + 1, f"{chr(0x6751 + n)}{chr(0x9547 + n)}", rows - n, rows, f"{99 - n % 90}.99%", 1)
        for n in range(rows)
    )
    columns = ("№", "A", "n/m", "±")
    return Board("2026-11", "n/m", (Part("", columns, tuple(named)),), "n/m")
