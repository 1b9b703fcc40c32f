"""The marks of Chinese print, and beside what they stand."""

NARROW, WIDE = ",;:?!", "\uff0c\uff1b\uff1a\uff1f\uff01"
OPEN, CLOSE = "\uff08", "\uff09"
FIRST, LAST = "\u3400", "\u9fff"
CLOSING, OPENING = "》〉」』】〕”’\uff09%", "《〈「『【〔“‘\uff08"
BRACKETS = r"\(([^()]*)\)"
