"""A follow-up is read with the question before it: 那D级呢, 来凤的呢, 那油茶带动多少户."""

from policy_kb.answering.question import figured, polite
from policy_kb.fold import bare, folded
from policy_kb.places import gazetteer
from policy_kb.texts import follow_ups, spoken


def followed(said: str, previous: str | None) -> tuple[str, str]:
    """The question, and the one before where that is its context."""
    if previous is None or len(said) > follow_ups.FOLLOW_LONGEST:
        return said, ""
    own = len(bare(spoken.ASKING.sub("", folded(said))))
    if not follow_ups.FOLLOW_START.search(said) and own > follow_ups.FOLLOW_BARE:
        return said, ""
    match = follow_ups.FOLLOWS.match(said)
    what = figured(folded(match["what"].strip() if match else said))
    before = figured(folded(polite(previous)))
    if not asks(what) and (swapped := _swapped(what, before)):
        return swapped, ""
    for pattern in follow_ups.SWAPS:  # what this one names stands in place of its like
        if pattern.search(what):
            before = pattern.sub(spoken.PAUSE, before)
    return (what if asks(what) or not asks(said) else said), before


def asks(text: str) -> bool:
    """Whether the (folded) text has a word that asks."""
    return spoken.ASKING.search(text) is not None


def _swapped(what: str, before: str) -> str:
    """The question before with one thing in place of another of its kind."""
    hidden = before
    for place in gazetteer().find(before):
        hidden = hidden.replace(place.name, spoken.PAUSE * len(place.name))
    for pattern in follow_ups.SWAPS:
        new, old = pattern.search(what), pattern.search(hidden)
        if new and old:
            return before[: old.start()] + new[0] + before[old.end() :]
    places = gazetteer().find(what)
    if not places:
        return ""
    for old_place in gazetteer().find(before):
        before = before.replace(old_place.name, "")
    return places[-1].name + before
