"""The marks of Chinese print, and beside what they stand."""

NARROW, WIDE = ",;:?!", "\uff0c\uff1b\uff1a\uff1f\uff01"
OPEN, CLOSE = "\uff08", "\uff09"
HAN = "[\u3400-\u9fff]"
MARK = (
    "(?<=[\u3400-\u9fff》〉」』】〕”’\uff09%])[,;:?!]"
    "|[,;:?!](?=[\u3400-\u9fff《〈「『【〔“‘\uff08])"
)
BRACKETS = r"\(([^()]*)\)"
