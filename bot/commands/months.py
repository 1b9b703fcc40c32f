"""`--month 2026-10`, read and refused in words."""

from typing import Any

import click

from bot.texts import commands_ledger as texts
from ledger.clock import Month


class MonthWord(click.ParamType[Month]):
    name = "2026-10"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Month:
        if isinstance(value, Month):
            return value
        try:
            return Month.asked(value)
        except ValueError:
            self.fail(texts.BAD_MONTH.substitute(text=value), param, ctx)
