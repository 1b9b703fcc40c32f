"""How the tables of other words are written."""

AND = "、"
