"""`import policies PATH…`: documents become part of the policy base."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from bot.commands.options import clock_option, opened
from bot.commands.policy_base import base_of
from bot.texts import commands_policy as texts
from policy_kb.model import Taken
from policy_kb.texts.answers import STATUS
from policy_kb.texts.reasons import WORDS


@click.command(help=texts.IMPORT)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=texts.JSON)
@clock_option
def policies_command(paths: tuple[Path, ...], as_json: bool, clock: datetime | None) -> None:
    """Exit 0 all files in, 3 some refused (the others are in), 2 none could be used."""
    with opened(clock) as (db, now):
        base = base_of(db, now)
        taken: list[Taken] = []
        for one in base.take(list(paths), now):
            taken.append(one)
            if not as_json:
                _say(one)
        base.refresh()
        counts = {state: sum(one.state == state for one in taken) for state in texts.STATES}
        if as_json:
            rows = [_row(one) for one in taken]
            click.echo(
                json.dumps({"files": rows, **counts, "clauses": base.size}, ensure_ascii=False)
            )
        elif not taken:
            click.echo(texts.NOTHING)
        else:
            click.echo(texts.TOTAL.substitute(counts, size=base.size))
    refused = counts["refused"]
    sys.exit(2 if refused == len(taken) else 3 if refused else 0)


def _say(one: Taken) -> None:
    state = texts.STATES[one.state]
    if one.state == "refused":
        reason = WORDS.get(one.reason, one.reason)
        click.echo(texts.REFUSED.substitute(state=state, name=one.name, reason=reason))
        return
    if one.state == "same":
        shape = texts.SAME_AS if one.reason else texts.SAME
        click.echo(shape.substitute(state=state, name=one.name, other=one.reason))
        return
    line = texts.TAKEN.substitute(
        state=state,
        name=one.name,
        documents=len(one.documents),
        clauses=one.clauses,
        curated=one.curated,
    )
    click.echo(line + (texts.RESTORED.substitute(masked=one.masked) if one.masked else ""))
    for document in one.documents[:20]:
        click.echo(
            texts.DOCUMENT.substitute(
                title=document.title,
                place=document.place or texts.UNKNOWN_PLACE,
                year=document.year or texts.UNKNOWN_YEAR,
                status=STATUS[document.status],
            ).rstrip()
        )


def _row(one: Taken) -> dict[str, object]:
    return {
        "name": one.name,
        "state": one.state,
        "reason": WORDS.get(one.reason, one.reason),
        "clauses": one.clauses,
        "documents": [
            {
                "title": document.title,
                "issuer": document.issuer,
                "number": document.number,
                "place": document.place,
                "year": document.year,
                "published": document.published,
                "effective": document.effective,
                "repealed": document.repealed,
                "status": document.status,
            }
            for document in one.documents
        ],
    }
