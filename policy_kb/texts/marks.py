"""Marks that part, quote and end what is written."""

import re

CLAUSE_CUT = re.compile(r"[,。;::!!??()]")
TERM = re.compile(r"[“《]([^“”《》,,。]{2,14})[”》]")
CUT = "…"
ITEM_ENDS = ";；"
ENDS = "?!。;.,~ "
INNER = re.compile(r"[,,;;::、]")
