"""Fewer patterns are tried on pages, and the HTML is the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from generator import fewer_patterns
from generator.fewer_patterns import FewerPatterns, with_fewer_patterns

OURS = ["attr_list", "def_list", "md_in_html", "tables", "toc", "fenced_code"]
PIECES = (
    *"`\\*_&<>@[]()|é\u2028\x02\x03",
    *("words", " ", "  ", "\n", "\n\n", "\t\n", "\r\n", "    ", "- ", "1. ", "# ", "> ", ": "),
    *("``", "\\`", "**", "__", "&amp;", "&#96;", "&#x60;", "<!--", "-->", "```", "--|--"),
    *("![", "][", "[a]: /b", "[a]", "![a]", "[c](<d>)", "![c](d)", "{: #e }"),
    *("<https://f.test>", "<g@h.test>", "<span>", "</span>", "</div>", "</b>"),
    *('<div markdown="1">', '<b markdown="span">'),
)
EACH = (
    *("`a`", "\\*", "![a](b)", "<https://a.test>", "<a@b.test>", "a  \nb", "&amp;", "*a*", "_a_"),
    *("[a][b]\n\n[b]: /c", "[b]\n\n[b]: /c", "![a][b]\n\n[b]: /c", "![b]\n\n[b]: /c"),
)
"""What each pattern matches."""


def html(markdown: str, *more: FewerPatterns | str) -> str:
    return Markdown(extensions=[*OURS, *more]).convert(markdown)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_html_is_the_same(markdown: str) -> None:
    assert html(markdown, FewerPatterns()) == html(markdown)


@pytest.mark.parametrize("markdown", EACH)
@pytest.mark.parametrize("around", ["{}", '<div markdown="1">\n\n{}\n\n</div>'])
def test_each_pattern_is_tried_where_its_sign_is(markdown: str, around: str) -> None:
    page = around.format(markdown)
    assert html(page, FewerPatterns()) == html(page)


def test_what_a_page_has_no_sign_of_is_not_tried() -> None:
    reader = Markdown(extensions=[*OURS, FewerPatterns()])
    assert {*fewer_patterns._NEEDS, *fewer_patterns._NEED_DEFINITIONS} < {
        one.name for one in reader.inlinePatterns._priority
    }
    reader.convert("Words, *emphasis* and [links](<a.md>).")
    assert [one.name for one in reader.inlinePatterns._priority] == ["link", "html", "em_strong"]


def test_what_other_extensions_do_is_not_known() -> None:
    assert with_fewer_patterns(OURS) == [*OURS, fewer_patterns.__name__]
    assert with_fewer_patterns([*OURS, "admonition"]) == [*OURS, "admonition"]
    assert html("*a*", fewer_patterns.__name__) == "<p><em>a</em></p>"
