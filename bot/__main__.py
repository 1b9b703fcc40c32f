"""python -m bot [WORDS]: the command line; without a word the local chat or Telegram."""

import importlib
import sys

import click

from bot import lean
from bot.texts import commands as texts

WORDS: dict[str, tuple[str, str]] = {  # word -> module and name, imported when it is used
    "run": ("bot.commands.run", "command"),
    "demo": ("bot.commands.demo", "command"),
    "import": ("bot.commands.imports", "command"),
    "ask": ("bot.commands.ask", "command"),
    "rates": ("bot.commands.rates", "command"),
    "unvisited": ("bot.commands.unvisited", "command"),
    "export": ("bot.commands.export", "command"),
    "invite": ("bot.commands.invite", "command"),
    "schedule": ("bot.commands.schedule", "command"),
    "kb": ("bot.commands.kb", "command"),
    "check": ("bot.commands.check", "command"),
    "backup": ("bot.commands.backup", "backup"),
    "restore": ("bot.commands.backup", "restore"),
    "key": ("bot.commands.key", "command"),
    "inbox": ("bot.commands.inbox", "command"),
    "bench": ("bot.bench.words", "command"),
}


class Lazily(click.Group):
    """Imports a word's module when it is called: `run` must not wait for what `ask` needs."""

    words = WORDS

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.words)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.words:
            return None
        lean.load("sqlite_utils")  # before anything of ours imports it whole
        module, name = self.words[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=Lazily, invoke_without_command=True, help=texts.HELP)
@click.pass_context
def main(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        from bot.settings import Settings

        word = "run" if Settings().token else "demo"
        command = main.get_command(ctx, word)
        assert command
        ctx.invoke(command)


def start() -> None:
    """Where settings are wrong all of them are named at once, without their values."""
    try:
        main(prog_name=texts.PROGRAM)
    except ValueError as wrong:
        errors = getattr(wrong, "errors", None)
        if errors is None:
            raise
        lines = [
            texts.WRONG_SETTING.substitute(
                name=".".join(map(str, one["loc"])).upper() or "TELEGRAM_TOKEN_FILE",
                why=one["msg"].removeprefix("Value error, "),
            )
            for one in errors(include_input=False, include_url=False)
        ]
        sys.exit("\n".join([texts.WRONG_SETTINGS, *lines]))


if __name__ == "__main__":
    start()
