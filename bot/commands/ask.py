"""`ask "…"`: one question, or lines of questions, to the policy base."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime

import click

from bot.commands.options import clock_option, opened
from bot.commands.policy_base import base_of
from bot.texts import commands_policy as texts
from policy_kb.model import Reply
from policy_kb.wording import plain


@click.command(help=texts.ASK)
@click.argument("question", required=False)
@click.option(
    "-k", "count", default=5, show_default=True, type=click.IntRange(0, 100), help=texts.COUNT
)
@click.option("--json", "as_json", is_flag=True, help=texts.JSON)
@click.option("--jsonl", "lines", is_flag=True, help=texts.LINES)
@click.option("--previous", help=texts.PREVIOUS)
@clock_option
def command(
    question: str | None,
    count: int,
    as_json: bool,
    lines: bool,
    previous: str | None,
    clock: datetime | None,
) -> None:
    if question is None and not lines:
        raise click.UsageError(texts.NO_QUESTION)
    with opened(clock) as (db, now):
        base = base_of(db, now)
        if lines:
            for line in _lines():
                if not line.strip():
                    continue
                asked = _asked(line)
                reply = base.ask(asked["text"], asked.get("previous"), count)
                click.echo(
                    json.dumps({"id": asked.get("id"), **_row(reply, count)}, ensure_ascii=False)
                )
                sys.stdout.flush()
            return
        reply = base.ask(question or "", previous, count)
        if as_json:
            click.echo(json.dumps(_row(reply, count), ensure_ascii=False))
            return
        click.echo(plain(reply))
        if reply.hits:
            click.echo(f"\n{texts.HITS}")
        for number, hit in enumerate(reply.hits, start=1):
            click.echo(
                texts.HIT.substitute(
                    number=number,
                    clause=hit.clause,
                    doc=hit.doc,
                    heading=hit.heading,
                    score=hit.score,
                )
            )


def _lines() -> Iterator[str]:
    """Standard input as UTF-8, whatever the terminal says."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace")


def _asked(line: str) -> dict[str, str]:
    """A line that is no object with a text is a question of nothing: the answers stay in step."""
    try:
        read = json.loads(line)
    except ValueError:
        return {"text": ""}
    if not isinstance(read, dict):
        return {"text": ""}
    text = read.get("text")
    return {**read, "text": text if isinstance(text, str) else ""}


def _row(reply: Reply, count: int) -> dict[str, object]:
    return {
        "verdict": "none" if reply.verdict == "offtopic" else reply.verdict,
        "answer": plain(reply),
        "hits": [
            {
                "doc": hit.doc,
                "source": hit.source,
                "clause": hit.clause,
                "heading": hit.heading,
                "score": hit.score,
                "text": hit.text,
            }
            for hit in reply.hits[:count]
        ],
    }
