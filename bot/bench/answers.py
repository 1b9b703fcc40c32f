"""`bench answers`: how well and how fast the policy base answers, as one table with its bars."""

import os
import platform
from dataclasses import dataclass, field
from pathlib import Path

import click

from bot.bench.asked import Quality
from bot.bench.bases import fresh, lines
from bot.bench.statutes import mistyped, retrieval, speed
from bot.texts import bench_answers as texts

_FIVE = 5_000
_DEV = "seed_questions_dev"


@click.command(help=texts.HELP)
@click.option(
    "--policies", multiple=True, type=click.Path(path_type=Path, exists=True), help=texts.POLICIES
)
@click.option(
    "--questions",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help=texts.QUESTIONS,
)
@click.option("--stard", type=click.Path(path_type=Path, exists=True), help=texts.STARD)
@click.option("--offtopic", type=click.Path(path_type=Path, exists=True), help=texts.OFFTOPIC)
@click.option("--no-digests", is_flag=True, help=texts.NO_DIGESTS)
@click.option("--lexical", is_flag=True, help=texts.LEXICAL)
@click.option("--size", "sizes", multiple=True, type=int, help=texts.SIZES)
@click.option("--wrong", is_flag=True, help=texts.WRONG)
def command(
    policies: tuple[Path, ...],
    questions: tuple[Path, ...],
    stard: Path | None,
    offtopic: Path | None,
    no_digests: bool,
    lexical: bool,
    sizes: tuple[int, ...],
    wrong: bool,
) -> None:
    """What is answered, hedged, refused and wrong stands side by side."""
    table = Table()
    click.echo(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for digests in (False,) if no_digests else (False, True):
        with fresh(policies, digests=digests, meaning=not lexical) as base:
            kind = "with digests" if digests else "the texts alone"
            for path in questions:
                rows = lines(path)
                asked = Quality(base, rows, click.echo if wrong else None)
                click.echo(f"{path.stem} ({len(rows)}, {kind}): {asked}")
                table.of_questions(path.stem, kind, asked)
            if offtopic:
                said = [line for line in offtopic.read_text(encoding="utf-8").splitlines() if line]
                off = sum(base.ask(line).verdict == "offtopic" for line in said)
                table.least(f"everyday questions called off topic ({kind})", off, 45, "d")
    if stard:
        queries = lines(stard / "queries.jsonl")
        with fresh((stard / "corpus.jsonl",), digests=False, meaning=not lexical) as base:
            found = retrieval(base, queries)
            typed = retrieval(base, mistyped(queries))
        kind = "lexical" if lexical else "with embedder"
        first, five = (0.53, 0.71) if lexical else (0.57, 0.80)
        click.echo(f"stard ({kind}): {found}")
        click.echo(f"stard with two typos ({kind}): {typed}")
        table.least(f"stard R@1, {kind}", found.first, first, ".3f")
        table.least(f"stard R@5, {kind}", found.five, five, ".3f")
        table.most("two homophone typos cost, points of R@5", 100 * (found.five - typed.five), 2)
        for size in sizes:
            loaded, took = speed(stard, size, meaning=not lexical)
            click.echo(f"{size} clauses: index loads in {loaded:.2f} s (cpu) | {took}")
            if size <= _FIVE:
                table.most(f"seconds to load the index of {size} clauses", loaded, 1, ".2f")
            table.most(
                f"p95 at {size} clauses, ms of one core",
                took.p95,
                (5 if size <= _FIVE else 15) if lexical else 40,
            )
    click.echo(str(table))


@dataclass(slots=True)
class Table:
    """Figures beside the bars they have to hold."""

    _rows: list[tuple[str, str, str, bool]] = field(default_factory=list)

    def least(self, name: str, figure: float, bar: float, form: str = ".1%") -> None:
        self._rows.append((name, format(figure, form), f">= {bar:{form}}", figure >= bar))

    def most(self, name: str, figure: float, bar: float, form: str = ".1f") -> None:
        self._rows.append((name, format(figure, form), f"<= {bar:{form}}", figure <= bar))

    def of_questions(self, name: str, kind: str, asked: Quality) -> None:
        name = f"{name}, {kind}"
        self.least(f"{name}: answerable right by the judge", asked.answerable_right, 0.90)
        self.least(f"{name}: as one answer", asked.one_answer, 0.78)
        self.most(f"{name}: wrong of all", asked.wrong, 0.03, ".1%")
        self.least(f"{name}: source right", asked.source, 0.95)
        self.least(f"{name}: unanswerable refused", asked.refused, 0.90)
        self.least(f"{name}: of them with none", asked.none, 0.75)
        self.most(f"{name}: figures of another place", asked.asserted, 0, "d")
        if name.startswith(_DEV):
            self.most(f"{name}: called off topic", asked.off_topic, 0.10, ".1%")

    def __str__(self) -> str:
        wide = max((len(name) for name, *_ in self._rows), default=0)
        return "\n".join(
            f"{'ok' if holds else 'NO':2} {name:{wide}} {figure:>8}  {bar}"
            for name, figure, bar, holds in self._rows
        )
