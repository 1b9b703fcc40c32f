"""Where an answer stands, and what else was looked at: titles, places, clauses."""

from policy_kb.model import Cited, Clause, Document
from policy_kb.texts import year_marks


def cited(clause: Clause, document: Document, named: str = "") -> Cited:
    """`named`: the title that a digest knows of a part of a collection."""
    unnamed = document.stands == document.title and named != ""
    return Cited(
        title=named if unnamed else document.digested or document.title,
        article=clause.article,
        issuer=document.issuer,
        year=document.year or (document.mentions and year_marks.LATEST % document.mentions),
        place=clause.place or document.place,
        status=document.status,
        digest=document.origin == "digest",
        within=document.title if unnamed else "",
    )
