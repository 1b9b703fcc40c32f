"""Fitted numbers: how much each sign counts. `bench answers` measures what they are worth."""

PARTS = (
    "covered",  # words of the question in the sentence
    "around",  # and in its clause with context
    "rank",  # of the clause
    "partial",  # fuzzy likeness
    "typed",  # looks like the answer that was asked for
    "run",  # longest common phrase
    "own_heading",  # words in the heading of the clause
    "titled",  # of the heading, what the question repeats
    "paired",  # pairs of characters
    "near",  # stands with a fitting figure
    "apart",  # stands apart from any
    "counted",  # as many things as were asked for
    "alike",  # a curated question that leads here, beyond half alike
    "year",  # 0.67 the year that was asked for, -1 another
    "unnamed",  # a place was asked for and the document has none
    "led",  # words of the curated answer to a question much like this one
    "meant",  # likeness of the clause in meaning, with the embedder
)
SENTENCE = (
    0.45,
    0.55,
    0.25,
    0.15,
    0.352,
    0.12,
    0.12,
    0.18,
    0.25,
    0.1,
    -0.1,
    0.15,
    0.3,
    0.12,
    -0.25,
    0.8,
    0.125,
)
