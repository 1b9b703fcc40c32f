"""`schedule`: the pushes that come next, and how the last ones went."""

import json
from datetime import datetime, timedelta

import click

from bot.commands.options import clock_option, opened
from bot.texts import commands
from bot.texts import schedule as texts

AHEAD = timedelta(days=62)


@click.command(help=texts.SCHEDULE)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@clock_option
def command(as_json: bool, clock: datetime | None) -> None:
    from bot.round_rows import past
    from handlers.pushes.declared import PUSHES, upcoming, worth_telling
    from handlers.pushes.push import calendar_of
    from handlers.pushes.went import Went
    from ledger.book import Ledger

    titles = {push.name: push.title for push in PUSHES}

    def went(one: Went) -> str:
        if one.state == "skipped":
            return texts.SKIPPED.substitute(
                due=_short(one.due), name=titles.get(one.push, one.push)
            )
        parts = [
            texts.OUTCOME.substitute(outcome=texts.OUTCOMES.get(outcome, outcome), count=count)
            for outcome, count in one.counted()
        ]
        if one.faults:
            parts.append(texts.FAULTS.substitute(count=one.faults))
        return texts.SENT.substitute(
            due=_short(one.due),
            name=titles.get(one.push, one.push),
            outcomes=texts.LIST.join(parts),
        )

    with opened(clock) as (db, now):
        coming = upcoming(calendar_of(Ledger(db)), now, AHEAD)
        if as_json:
            rows = [
                {"name": push.title_of(due), "due": due.at.isoformat(), "who": push.whom}
                | ({"note": texts.ASSUMED} if due.assumed else {})
                for push, due in coming
            ]
            click.echo(json.dumps(rows, ensure_ascii=False))
            return
        click.echo(texts.NEXT)
        for push, due in coming:
            mark = texts.MARK.substitute(mark=texts.ASSUMED) if due.assumed else ""
            click.echo(
                texts.DUE.substitute(
                    due=_short(due.at), name=push.title_of(due), who=push.whom, mark=mark
                )
            )
        if gone := [one for one in past(db) if worth_telling(one)]:
            click.echo(texts.PAST)
            for one in gone:
                click.echo(went(one))


def _short(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
