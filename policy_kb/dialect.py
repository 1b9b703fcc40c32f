"""Village speech put plainly, for questions that are asked and for those that are kept alike."""

from policy_kb.texts import marks, spoken


def plainly(text: str) -> str:
    """The (folded) question without dialect."""
    text = text.rstrip(marks.ENDS)
    for pattern, plain in spoken.PLAIN:
        text = pattern.sub(plain, text)
    return text
