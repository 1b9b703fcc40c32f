"""No sentence of the source documents, and no person named in them, stands in the digests."""

import re
from pathlib import Path

import pytest

from tests.data.digest_reading import DIGESTS

SOURCES = Path(__file__).parents[3] / "shared" / "policies"
LONGEST_RUN = 12
HAN = re.compile(r"[\u3400-\u9fff]+")
# what the collection's masks hide: without them a copied sentence would look new
MASKS = (
    ("此文来源于文秘站网", "好"),
    ("财***", "财政"),
    ("***策", "政策"),
    ("***府", "政府"),
    ("***书", "图书"),
    ("心电***", "心电图"),
    ("***情", "疫情"),
    ("***员", "党员"),
    ("***人", "军人"),
)
# official names, and one list of terms that is the answer itself
NAMES = (
    "中共自贡市大安区委办公室",
    "自贡市大安区人民政府办公室",
    "中国农村扶贫开发纲要",
    "中华人民共和国商业银行法",
    "关于推进农村特困群体社会救助兜底保障工作的实施意见",
    "吉州区2018年贫困村公共服务配套和基础设施建设项目实施方案",
    "吉州区统筹整合财政涉农扶贫资金实施方案",
    "区脱贫攻坚项目实施指导小组",
    "来凤县精准扶贫工作问责暂行办法",
    "关于加快推进贫困村提升工程的实施意见",
    "对全区脱贫攻坚工作推进情况开展专项督查及通报的实施方案",
    "2020年度交通运输局扶贫工作总结",
)
PERSONS = (
    r"非贫低收入户([\u3400-\u9fff]{2,4}?)救助金额",
    r"扶持贫困户([\u3400-\u9fff]{2,4}?)年养鸡",
    r"利用([\u3400-\u9fff]{2,3}?)当家塘",
    r"其因患([\u3400-\u9fff]+?),住院",
    r"住院花费(\d+\.\d+)元",
    r"自费(\d+\.\d+)元",
    r"其支付防贫保险金(\d+\.\d+)元",
    r"省委副书记([\u3400-\u9fff]{3})在调研",
    r"市委副书记([\u3400-\u9fff]{3})对扶贫",
)


@pytest.fixture(scope="module")
def sources() -> str:
    paths = sorted(SOURCES.glob("*.txt"))
    if not paths:
        pytest.skip("the five source documents are not beside this checkout")
    return "\n".join(path.read_text("utf-8") for path in paths)


def unmasked(text: str) -> str:
    for mask, word in MASKS:
        text = text.replace(mask, word)
    return text.replace("*", "")


def runs(text: str) -> set[str]:
    length = LONGEST_RUN + 1
    return {
        run[start : start + length]
        for run in HAN.findall(text)
        for start in range(len(run) - length + 1)
    }


@pytest.mark.parametrize("path", sorted(DIGESTS.glob("*.md")), ids=lambda path: path.name)
def test_no_run_of_thirteen_characters_is_copied(path: Path, sources: str) -> None:
    known = runs(sources) | runs(unmasked(sources))
    text = path.read_text("utf-8")
    for name in NAMES:
        text = text.replace(name, "\n")
    assert sorted(runs(text) & known) == []


def test_a_copied_sentence_would_be_found(sources: str) -> None:
    longest = max(HAN.findall(unmasked(sources)), key=len)
    assert runs(longest) & runs(unmasked(sources))


def test_nobody_named_in_the_documents_is_named_here(sources: str) -> None:
    digests = "".join(path.read_text("utf-8") for path in DIGESTS.glob("*.md"))
    found = [re.search(pattern, sources) for pattern in PERSONS]
    assert all(found)
    assert [each[1] for each in found if each is not None and each[1] in digests] == []
