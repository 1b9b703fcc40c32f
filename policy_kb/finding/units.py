"""A clause as it is indexed, and as it is read for its meaning."""

from policy_kb.fold import bare
from policy_kb.model import Clause, Document


def unit(clause: Clause, document: Document) -> str:
    """What is indexed of a clause: its words with its title, place and headings in front."""
    heading = "" if clause.text.startswith(clause.heading) else clause.heading
    place = clause.place or document.place
    parts = (
        document.title,
        document.subject,
        place,
        *clause.path,
        clause.lead,
        heading,
        clause.text,
    )
    return bare("\n".join(parts))


def spoken(clause: Clause, document: Document) -> str:
    """What the embedder reads of a clause: title and headings, then its words."""
    heading = "" if clause.text.startswith(clause.heading) else clause.heading
    parts = (document.title, *clause.path[-1:], clause.lead, heading, clause.text)
    return " ".join(part for part in parts if part)
