"""`kb list|show|remove|stats|alias`: what lies in the policy base."""

import json
import sys

import click

from bot.commands.options import opened
from bot.commands.policy_base import base_of
from bot.texts import commands_policy as texts
from policy_kb.reading.masks import unreadable
from policy_kb.texts.answers import STATUS


@click.group(help=texts.KB)
def command() -> None: ...


@command.command("list", help=texts.LIST)
@click.option("--json", "as_json", is_flag=True, help=texts.JSON)
def list_command(as_json: bool) -> None:
    with opened() as (db, now):
        base = base_of(db, now)
        rows = base.store.sources()
        if as_json:
            click.echo(json.dumps(rows, ensure_ascii=False))
            return
        if not rows:
            click.echo(texts.EMPTY)
        for row in rows:
            click.echo(texts.LISTED.substitute({**row, "origin": texts.ORIGINS[row["origin"]]}))
            for document in base.store.of_source(row["key"])[:20]:
                click.echo(
                    texts.DOCUMENT.substitute(
                        title=document.title,
                        place=document.place or texts.UNKNOWN_PLACE,
                        year=document.year or texts.UNKNOWN_YEAR,
                        status=STATUS[document.status],
                    )
                )


@command.command(help=texts.SHOW)
@click.argument("key")
def show(key: str) -> None:
    """A source by its key, or a clause by its id."""
    with opened() as (db, now):
        base = base_of(db, now)
        documents = base.store.of_source(key)
        found = base.clause(key)
        if not documents and found is None:
            sys.exit(texts.NO_SUCH.substitute(key=key))
        clauses = (
            base.store.clauses_of([document.id for document in documents])
            if documents
            else base.around(found[0].id)[0]
            if found
            else ()
        )
        for clause in clauses:
            heading = " ".join((*clause.path, clause.heading))
            click.echo(
                texts.CLAUSE.substitute(
                    id=clause.label or clause.id, article=clause.article, heading=heading
                )
            )
            click.echo(f"{clause.lead}{clause.text}")


@command.command(help=texts.REMOVE)
@click.argument("key")
def remove(key: str) -> None:
    with opened() as (db, now):
        if not base_of(db, now).forget(key):
            sys.exit(texts.NO_SUCH.substitute(key=key))
    click.echo(texts.REMOVED.substitute(key=key))


@command.command(help=texts.STATS)
@click.option("--json", "as_json", is_flag=True, help=texts.JSON)
def stats(as_json: bool) -> None:
    with opened() as (db, now):
        base = base_of(db, now)
        ids = sorted(base.store.document_ids())
        clauses = base.store.clauses_of(ids)
        counts = {
            "documents": len(ids),
            "clauses": len(clauses),
            "curated": len(base.store.curated_of(ids)),
            "aliases": len(base.aliases.all()),
            "open": len(base.open_questions()),
            "unreadable": sum(unreadable(clause.text) for clause in clauses),
        }
    click.echo(json.dumps(counts) if as_json else texts.STAT.substitute(counts))


@command.command(help=texts.ALIAS)
@click.argument("said", required=False)
@click.argument("means", nargs=-1)
@click.option("--remove", "gone", is_flag=True)
def alias(said: str | None, means: tuple[str, ...], gone: bool) -> None:
    """Without words: those of the county. One with meanings: kept. With --remove: taken away."""
    with opened() as (db, now):
        base = base_of(db, now)
        if said and (means or gone):
            base.aliases.put(said, () if gone else means)
        for key, meant in base.aliases.all():
            if said is None or key == said:
                click.echo(texts.ALIASED.substitute(said=key, means=texts.AND.join(meant)))
