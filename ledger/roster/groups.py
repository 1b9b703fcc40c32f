"""组: the same one, however it is written."""

from ledger.texts import columns as words


def group_key(group: str) -> str:
    """1组, 一组, 第一村民小组 and 1 are the same group."""
    bare = group.removeprefix(words.ORDINAL)
    for end in words.GROUP_ENDS:
        bare = bare.removesuffix(end)
    return _digits(bare) or bare


def _digits(said: str) -> str:
    """一 to 九十九 as figures; '' for anything else."""
    ten = words.DIGITS[10]
    if not said or any(letter not in words.DIGITS for letter in said):
        return ""
    tens, is_tens, ones = said.rpartition(ten) if ten in said else ("", "", said)
    if len(tens) > 1 or len(ones) > 1:
        return ""
    value = 10 * (words.DIGITS.index(tens) if tens else 1) if is_tens else 0
    return str(value + (words.DIGITS.index(ones) if ones else 0))
