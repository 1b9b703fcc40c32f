"""`bench WORD`: what the project measures about itself."""

from bot.__main__ import Lazily
from bot.texts import commands as texts


class Benches(Lazily):
    words = {  # noqa: RUF012  a constant of the class
        "answers": ("bot.bench.answers", "command"),
        "rates": ("bot.bench.rates", "command"),
        "picture": ("bot.bench.picture", "command"),
        "broadcast": ("bot.bench.broadcast", "command"),
        "steps": ("bot.bench.steps", "command"),
        "lists": ("bot.bench.lists", "command"),
        "chaos": ("bot.bench.chaos", "command"),
        "start": ("bot.bench.start", "command"),
        "imports": ("bot.bench.imports", "command"),
    }


command = Benches("bench", help=texts.BENCH)
