"""`bench answers`: how well and how fast the policy base answers, as one table."""

import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import click

from bot.bench.judge import judged
from bot.texts import bench_answers as texts
from ledger.clock import SHANGHAI
from policy_kb.base import PolicyBase
from policy_kb.wording import plain

Rows = list[dict[str, Any]]


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
    """The figures are printed side by side: what is answered, hedged, refused, and wrong."""
    with fresh(policies, digests=not no_digests, meaning=not lexical) as base:
        for path in questions:
            rows = lines(path)
            click.echo(f"{path.name}: {quality(base, rows, wrong=wrong)}")
        if offtopic:
            said = [line for line in offtopic.read_text(encoding="utf-8").splitlines() if line]
            off = sum(base.ask(line).verdict == "offtopic" for line in said)
            click.echo(f"off topic: {off}/{len(said)} called so")
    if stard:
        with fresh((stard / "corpus.jsonl",), digests=False, meaning=not lexical) as base:
            queries = lines(stard / "queries.jsonl")
            click.echo(f"stard: {retrieval(base, queries)}")
        for size in sizes:
            click.echo(f"{size} clauses: {speed(stard, size, meaning=not lexical)}")


@contextmanager
def fresh(paths: tuple[Path, ...], *, digests: bool, meaning: bool) -> Iterator[PolicyBase]:
    """A base of its own in a folder that goes again."""
    from datetime import datetime

    from bot.database import open_home

    now = datetime(2026, 1, 1, tzinfo=SHANGHAI)
    with tempfile.TemporaryDirectory() as home:
        db = open_home(Path(home))
        base = PolicyBase(db, meaning=meaning)
        if digests:
            with as_file(files("data") / "policies") as folder:
                base.ensure_digests(folder, now)
        list(base.take(list(paths), now))
        base.load()
        yield base
        db.close()


def lines(path: Path) -> Rows:
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def quality(base: PolicyBase, rows: Rows, *, wrong: bool) -> str:
    """Answerable: right as one answer, in candidates, wrong, refused. Unanswerable: none, hedged,
    answered. Then the source, and the time a question takes."""
    seen: Counter[str] = Counter()
    took = Stopwatch()
    for row in rows:
        with took:
            reply = base.ask(row["text"], row.get("after"))
        judgement = judged(row, plain(reply))
        verdict = "none" if reply.verdict == "offtopic" else reply.verdict
        side = "yes" if row["expect"] == "answer" else "no"
        right = "right" if judgement == "right" else "bad"
        seen.update((side, f"{side} {verdict} {right}", f"{side} {verdict}", f"{side} {right}"))
        if side == "yes" and reply.found and reply.hits:
            seen.update(("cited",))
            seen.update(("source",) if reply.hits[0].source == row["doc"] else ())
        if wrong and right == "bad":
            click.echo(f"  {row['id']} {verdict} {judgement} {row['text']}")
    yes, no = max(1, seen["yes"]), max(1, seen["no"])
    bad = seen["yes answer bad"] + seen["no answer"]
    return (
        f"judge {seen['yes right'] / yes:.1%}, one answer {seen['yes answer right'] / yes:.1%}, "
        f"candidates {seen['yes candidates right'] / yes:.1%}, "
        f"source {seen['source']}/{seen['cited']} | "
        f"unanswerable refused {seen['no right'] / no:.1%}, none {seen['no none'] / no:.1%}, "
        f"answered {seen['no answer'] / no:.1%} | wrong of all {bad / (yes + no):.1%} | "
        f"{took}"
    )


def retrieval(base: PolicyBase, queries: Rows) -> str:
    first = five = 0
    took = Stopwatch()
    for row in queries:
        with took:
            found = [hit.clause for hit in base.ask(row["text"]).hits]
        first += bool(found) and found[0] in row["gold"]
        five += any(clause in row["gold"] for clause in found)
    return f"R@1 {first / len(queries):.4f}, R@5 {five / len(queries):.4f} | {took}"


def speed(stard: Path, size: int, *, meaning: bool) -> str:
    """On so many clauses: those of the corpus, and mixtures of their sentences."""
    rows = lines(stard / "corpus.jsonl")
    mixed = random.Random(size)  # noqa: S311  a mixture that is the same every time
    texts_of = [row["text"] for row in rows]
    while len(rows) < size:
        one, other = mixed.sample(texts_of, 2)
        half = mixed.randrange(10, max(11, len(one)))
        text = one[:half] + other[-mixed.randrange(10, max(11, len(other))) :]
        rows.append({"id": f"m{len(rows)}", "title": mixed.choice(rows)["title"], "text": text})
    queries = lines(stard / "queries.jsonl")[:300]
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        corpus.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows[:size]))
        with fresh((corpus,), digests=False, meaning=meaning) as base:
            started = time.perf_counter()
            again = PolicyBase(base.store.database, meaning=meaning)
            again.load()
            loaded = time.perf_counter() - started
            took = Stopwatch()
            for row in queries:
                with took:
                    again.ask(row["text"])
            return f"index loads in {loaded:.2f} s | {took}"


class Stopwatch:
    """Time on the wall and on the processor, which other work on the machine changes less."""

    def __init__(self) -> None:
        self._wall: list[float] = []
        self._cpu: list[float] = []
        self._started = (0.0, 0.0)

    def __enter__(self) -> None:
        self._started = (time.perf_counter(), time.process_time())

    def __exit__(self, *_: object) -> None:
        wall, cpu = self._started
        self._wall.append(time.perf_counter() - wall)
        self._cpu.append(time.process_time() - cpu)

    def __str__(self) -> str:
        return (
            f"p50 {_at(self._wall, 0.5)}, p95 {_at(self._wall, 0.95)} (cpu {_at(self._cpu, 0.95)})"
        )


def _at(took: list[float], share: float) -> str:
    return f"{sorted(took)[int((len(took) - 1) * share)] * 1000:.1f} ms"
