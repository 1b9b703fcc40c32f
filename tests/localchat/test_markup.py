"""HTML is read as TDLib reads it; most cases are those of its public tests."""

import pytest

from bot.localchat.entities import found_in, part, trimmed, units
from bot.localchat.formatting import formatted
from bot.localchat.links import web_address
from bot.localchat.markup import read_html
from bot.localchat.nesting import settled
from bot.localchat.refused import Refused

RIGHT = [
    ("", "", []),
    ("&ge;&lt;&gt;&amp;&quot;&laquo;&#12345678;", '&ge;<>&"&laquo;&#12345678;', []),
    ("&#24352;&#x4E09;", "张三", []),
    ("张<i>三</i>", "张三", [("italic", 1, 1)]),
    ("🏟 🏟<i>🏟 &lt🏟</i>", "🏟 🏟🏟 <🏟", [("italic", 5, 6)]),
    ("<strong>a</strong><em>b</em><ins>c</ins><del>d</del>", "abcd",
     [("bold", 0, 1), ("italic", 1, 1), ("underline", 2, 1), ("strikethrough", 3, 1)]),
    ("<i>x<b aba   =   caba>y</b></i>", "xy", [("italic", 0, 2), ("bold", 1, 1)]),
    ("<i aba  =  190azAz-.   >a</i>", "a", [("italic", 0, 1)]),
    ("<i aba='&lt;'>a</>", "a", [("italic", 0, 1)]),
    ("<b></b>x", "x", []),
    ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
    ("<pre>a</pre><code>b</code>", "ab", [("pre", 0, 1), ("code", 1, 1)]),
    ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
    ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
    ("<a>没有</a>", "没有", []),
    ('<b><code class="language-sql">a</code></b>', "a", [("code", 0, 1), ("bold", 0, 1)]),
    ('<code class="language-sql">a</code>', "a", [("code", 0, 1)]),
    ('<pre>a<code class="language-sql">b</code></pre>', "ab", [("pre", 0, 2), ("code", 1, 1)]),
    ("<a href='tg://user?id=5'>李</a>", "李", []),
]  # fmt: skip
WRONG = [
    ("&#xDFDF;", "Text contains invalid Unicode characters after decoding HTML entities, check for"
     " unmatched surrogate code units"),
    ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
    ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
    ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
    ("🏟 🏟&lt;<i    aba>", 'Can\'t find end tag corresponding to start tag "i"'),
    ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
    ("<i aba", 'Unclosed start tag "i" at byte offset 0'),
    ("<i aba=190", 'Unclosed start tag "i" at byte offset 0'),
    ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
    ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
    ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
    ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
    ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
    ("🏟 🏟&lt;<i>a</em   >",
     'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'),
    ("<b><i>test</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
    ("还差 <2 户", 'Unsupported start tag "2" at byte offset 7'),
    ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "marks"), RIGHT)
def test_html_becomes_text_and_entities(source, text, marks):
    plain, entities = read_html(source)
    assert plain == text
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == marks


@pytest.mark.parametrize(("source", "words"), WRONG)
def test_wrong_html_is_refused_in_telegrams_words(source, words):
    with pytest.raises(Refused) as no:
        read_html(source)
    assert no.value.words == f"Bad Request: can't parse entities: {words}"


def test_a_link_is_written_in_full():
    assert read_html("<a href='telegram.org?&lt;'>a</a>")[1][0]["url"] == "http://telegram.org/?<"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("HTTPS://a.b/c", "https://a.b/c"),
        ("localhost:8080/x", "http://localhost:8080/x"),
        ("ftp://a.b", ""),
        ("nowhere", ""),
        ("a b", ""),
        ("", ""),
    ],
)
def test_an_address_is_one_of_the_web_or_none(given, kept):
    assert web_address(given) == kept


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<code>/a</code> /b", ["code", "bot_command"]),
        ("<code>.</code>@li_ganbu<code>.</code>", ["code", "mention", "code"]),
        ("<a href='a.b'>去 @li_ganbu</a>", ["text_link"]),
        ("<pre>看 https://a.b 吧</pre>", ["pre"]),
        ("<b>/visit</b>", ["bot_command", "bold"]),
    ],
)
def test_in_code_and_links_telegram_finds_nothing_more(source, found):
    assert [entity["type"] for entity in formatted(source, "HTML", None)[1]] == found


def test_a_link_without_address_takes_its_own_text():
    assert read_html("<a>telegram.org</a>")[1][0]["url"] == "http://telegram.org/"


def test_a_code_that_fills_a_pre_gives_it_its_language():
    fenced = read_html('<pre><code class="language-sql">select</code></pre>')[1]
    assert [(e["type"], e.get("language")) for e in fenced] == [("pre", "sql")]


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("<b>粗<i>斜</i></b>", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b>粗<b>粗</b></b><b>粗</b>", [("bold", 0, 3)]),
        ("<b>粗</b>x<b>粗</b>", [("bold", 0, 1), ("bold", 2, 1)]),
        ("<i><b>一</b></i>", [("bold", 0, 1), ("italic", 0, 1)]),
        ("<b>一<code>码</code>二</b>", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("<b><pre>码</pre></b>", [("pre", 0, 1)]),
        ("<pre>码<b>粗</b></pre>", [("pre", 0, 2)]),
        ("<code>a</code><b>b</b><code>c</code>", [("code", 0, 1), ("bold", 1, 1), ("code", 2, 1)]),
        ("<a href='a.b'><code>码</code></a>", [("code", 0, 1)]),
        ("<a href='a.b'>链<code>码</code></a>", [("text_link", 0, 2)]),
        ("<blockquote><b>引</b><code>码</code></blockquote>",
         [("blockquote", 0, 2), ("bold", 0, 1), ("code", 1, 1)]),
        ("<blockquote><code>码</code></blockquote>", [("blockquote", 0, 1), ("code", 0, 1)]),
    ],
)  # fmt: skip
def test_marks_lie_within_each_other_as_telegram_settles_it(source, marks):
    found = settled(read_html(source)[1])
    assert [(e["type"], e["offset"], e["length"]) for e in found] == marks


def test_lengths_count_utf16_units():
    assert (units("张三"), units("𠮷🏟")) == (2, 4)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start ABC", [("bot_command", "/start")]),
        ("去 /visit@zoufang_bot 吧", [("bot_command", "/visit@zoufang_bot")]),
        ("/start你好", []),
        ("a/b", []),
        ("𠮷 @li_ganbu 好", [("mention", "@li_ganbu")]),
        ("见 https://example.org/a?b=1，谢谢", [("url", "https://example.org/a?b=1")]),
        ("#防返贫 #1", [("hashtag", "#防返贫")]),
    ],
)
def test_commands_mentions_and_links_are_found_in_what_people_write(text, found):
    assert [(e["type"], part(text, e)) for e in found_in(text)] == found


def test_white_space_around_a_text_goes_and_its_entities_move_along():
    marks = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "code", "offset": 4, "length": 1},
    ]
    assert trimmed("  ab \n", marks) == ("ab", [{"type": "bold", "offset": 0, "length": 2}])
