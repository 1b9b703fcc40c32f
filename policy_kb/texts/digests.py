"""The words that structure a digest."""

from policy_kb.model import Status

ASKED = ("问：", "问:")
ANSWERED = ("答：", "答:")
FOR = ("适用：", "适用:")
SOMEWHERE = "某"
STATUS: dict[str, Status] = {
    "现行": "current",
    "历史": "historical",
    "历史文件": "historical",
    "已废止": "repealed",
    "废止": "repealed",
}
_N = "[一二三四五六七八九十百零〇\\d]"
ARTICLE = (
    rf"^(?:第{_N}+[条章节](?:第{_N}+[款项])*(?:[、和至到-]第?{_N}+[条项]?)*"
    rf"|附件{_N}*|{_N}{{1,3}}(?:[((]{_N}{{1,3}}[))])?(?:{_N}{{0,2}}是?)?(?=\s)|[((]{_N}{{1,3}}[))]{_N}{{0,2}}(?:{_N}是)?)"
)
