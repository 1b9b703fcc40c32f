"""`import roster | visits | policies`."""

from bot.__main__ import Lazily
from bot.texts import commands as texts


class Imports(Lazily):
    words = {  # noqa: RUF012  a constant of the class
        "roster": ("bot.commands.roster", "roster_command"),
        "visits": ("bot.commands.visits", "visits_command"),
        "policies": ("bot.commands.policies", "policies_command"),
    }


command = Imports("import", help=texts.IMPORT)
