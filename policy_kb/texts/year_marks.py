"""How years are written."""

import re

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*年)?(?!\d|[.,]\d|元|人|户|米|亩)")
YEAR_MARK = "年"
SERIAL = re.compile(r"[〔\[(](?:19|20)\d\d[〕\])]\s*\d+号")
SHORT_YEAR = re.compile(
    r"(?<![\d每满近])(1\d|2\d)年(?=底|的|和|、|到|至|要|还|修|共|一|年|度|呢|里|$|[^\d以内前后期级多])"
)
FULL_YEAR = r"20\1年"
YEARS_SPAN = re.compile(r"((?:19|20)\d\d)\s*年?\s*(?:-|—|–|~|至|到)\s*((?:19|20)\d\d)")
LATEST = "文中最晚提到%s"
