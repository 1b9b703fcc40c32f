"""Marks that part, quote and end what is written."""

import re

CLAUSE_CUT = re.compile(r"[,。;::!!??()]")
QUOTED = re.compile(r"[“\"「『《]([^”\"」』》]{2,20})[”\"」』》]")
TERM = re.compile(r"[“《]([^“”《》,,。]{2,14})[”》]")
CUT = "…"
ITEM_ENDS = ";；"
ENDS = "?!。;.,~ "
