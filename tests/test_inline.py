"""Inline Markdown <-> nodes: what is markup, what stays words, what is a fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.inline import (
    Emphasis,
    Inline,
    Link,
    NoteCall,
    Strong,
    Text,
    lead_phrase,
    links,
    note_calls,
    parse,
    part,
    plain,
    texts_of,
    to_markdown,
)
from generator.model import Chapter, Item, Paragraph, walk

TEXTS = [
    ("*Urges* States", (Emphasis((Text("Urges"),)), Text(" States"))),
    ("a **bold** word", (Text("a "), Strong((Text("bold"),)), Text(" word"))),
    ("**_both_**", (Strong((Emphasis((Text("both"),)),)),)),
    ("note,[^12]", (Text("note,"), NoteCall("12"))),
    ("note[^12](b)", (Text("note"), NoteCall("12"), Text("(b)"))),
    (
        "[resolution 5/1](resolution:5/1),",
        (Link("resolution:5/1", (Text("resolution 5/1"),)), Text(",")),
    ),
    (
        "[*Treaty Series*](https://treaties.un.org)",
        (Link("https://treaties.un.org", (Emphasis((Text("Treaty Series"),)),)),),
    ),
    (
        "[2286 (2016)](un:S/RES/2286(2016))",
        (Link("un:S/RES/2286(2016)", (Text("2286 (2016)"),)),),
    ),
    ("[words](plain:)", (Link("plain:", (Text("words"),)),)),
    ("a[^1][^2]", (Text("a"), NoteCall("1"), NoteCall("2", after_call=True))),
    ("*a*[^*] b[^**]", (Emphasis((Text("a"),)), NoteCall("*"), Text(" b"), NoteCall("**"))),
    ("*a[^***]* b", (Emphasis((Text("a"), NoteCall("***"))), Text(" b"))),
    (
        "**a**[^†] b[^a/] c[^3 bis] d[^(٣)]",
        (
            Strong((Text("a"),)),
            NoteCall("†"),
            Text(" b"),
            NoteCall("a/"),
            Text(" c"),
            NoteCall("3 bis"),
            Text(" d"),
            NoteCall("(٣)"),
        ),
    ),
    (r"\*, \_ and \[^1\]", (Text("*, _ and [^1]"),)),
]


@pytest.mark.parametrize(("markdown", "nodes"), TEXTS)
def test_markup_is_read_and_written(markdown: str, nodes: Inline) -> None:
    assert parse(markdown) == (nodes, [])
    assert to_markdown(nodes) == markdown


@pytest.mark.parametrize(
    "words",
    [
        "",
        "R&D, AT&amp;T, 1 < 2 > 0",
        "a `code` span, ``` fence",
        "<https://un.org> and me@un.org",
        "https://un.org",
        "{: #id .class } {{ jinja }} {% block %}",
        "# no heading, - no list, 1. no number, > no quote, | no | table",
        "snake_case_words and 2^3 ~~gone~~ ==marked==",
        "a\\b c:\\d",
        "2 bis [sic] (a) [ ]",
        "$x$ \\(y\\)",
    ],
)
def test_what_is_no_markup_of_ours_stays_words(words: str) -> None:
    nodes, faults = parse(words)
    assert nodes == ((Text(words.replace("\\(", "(").replace("\\)", ")")),) if words else ())
    assert not faults


def test_an_image_is_a_link_after_an_exclamation_mark() -> None:
    nodes, _ = parse("![a](https://x.org/a.png)")
    assert nodes == (Text("!"), Link("https://x.org/a.png", (Text("a"),)))


@pytest.mark.parametrize(
    ("markdown", "rule"),
    [
        ("<b>bold</b>", "raw-html"),
        ("a<br/>b", "raw-html"),
        ('<a href="https://x.org">x</a>', "raw-html"),
        ("<script>alert(1)</script>", "raw-html"),
        ("<!-- hidden -->", "raw-html"),
        ("<!-- never closed", "raw-html"),
        ("<!DOCTYPE html>", "raw-html"),
        ("<![CDATA[x]]>", "raw-html"),
        ("<?php x ?>", "raw-html"),
        (r"\<b>", "raw-html"),
        ("[x](un:S/RES/2286 (2016))", "link-with-title"),
        ('[x](un:A/60/88 "a title")', "link-with-title"),
        ("[x](un:A/60/88 and more)", "loose-markup"),
        ("[x] (resolution:5/1)", "loose-markup"),
        ("[x](resolution:5/1", "loose-markup"),
        ("[a [b](resolution:5/1) c](resolution:5/2)", "loose-markup"),
        ("[a[^1]](resolution:5/1)", "loose-markup"),
        ("[](resolution:5/1)", "loose-markup"),
        ("*Urges States", "loose-markup"),
        ("* Urges * States", "loose-markup"),
        ("**Urges* States", "loose-markup"),
        ("a note[^12", "loose-markup"),
        ("a note[^ 12]", "loose-markup"),
        ("a note[^*", "loose-markup"),
        ("a note[^*†]", "loose-markup"),
        ("a note[^*******]", "loose-markup"),
        ("a note[^3 a]", "loose-markup"),
    ],
)
def test_what_cannot_be_published_is_a_fault(markdown: str, rule: str) -> None:
    assert [fault.rule for fault in parse(markdown)[1]][:1] == [rule]


def test_a_fault_says_what_would_be_right() -> None:
    [fault] = parse("[2286](un:S/RES/2286 (2016))")[1]
    assert fault.message.endswith("write it without: un:S/RES/2286(2016)")


def test_a_target_stays_as_it_is_written() -> None:
    [link] = links(parse("[x](https://x.org/é?a=1&copy=2#%20)")[0])
    assert link.target == "https://x.org/é?a=1&copy=2#%20"
    # Whether it may stay is decided where marks are resolved.
    [link] = links(parse("[x](javascript:alert(1))")[0])
    assert link.target == "javascript:alert(1)"


def test_what_is_in_a_text_can_be_listed() -> None:
    nodes, _ = parse("*Recalling [a](resolution:1/1)[^1]* and **[b](resolution:1/2)**[^2][^1]")
    assert [link.target for link in links(nodes)] == ["resolution:1/1", "resolution:1/2"]
    assert list(note_calls(nodes)) == ["1", "2", "1"]
    assert plain(nodes) == "Recalling a and b"
    assert lead_phrase(nodes) == "Recalling a"
    assert lead_phrase(parse("No *lead* phrase")[0]) == ""


@pytest.mark.parametrize("piece", ["[", "*a ", "[a](", "[^", "<", "<!--", "<a ", "_a", "\\*", "]("])
def test_no_text_takes_long(piece: str) -> None:
    parse(piece * 5000)


def test_texts_are_read_in_the_order_of_the_page() -> None:
    inner = Item(number="(i)", text="third", closing="fourth")
    item = Item(number="(a)", text="second", items=(inner,), closing="fifth")
    first = Paragraph(text="first", items=(item,), closing="sixth")
    more = Item(number="(a)", text="eighth", closing="ninth")
    second = Paragraph(text="seventh", items=(more,), closing="last")
    chapter = Chapter(title="title", paragraphs=(first, second))
    texts, _ = texts_of(dict(walk(chapter)))
    assert " ".join(map(plain, texts.values())) == (
        "title first second third fourth fifth sixth seventh eighth ninth last"
    )


# --- properties -------------------------------------------------------------------------------

CHARACTERS = st.sampled_from([*"abé7 .,;:!?-–“”'\"()[]{}<>*_\\`~^|#&=+/$%@", "&amp;", "[^1]"])
LETTER = st.sampled_from("aZé7")
WORDS = st.lists(CHARACTERS, max_size=12).map("".join)
EDGED = st.builds(lambda first, words, last: first + words + last, LETTER, WORDS, LETTER)
"""Words that italics can begin and end with: CommonMark wants no blank or mark there."""

TARGETS = st.sampled_from(
    ["resolution:7/1#op-14", "un:S/RES/2286(2016)", "plain:", "https://x.org/a?b=1&lt;=2", "a:)("]
)
NOTE_CALLS = st.builds(NoteCall, st.sampled_from(["1", "29", "a", "*", "**", "†", "a/", "3 bis"]))


def in_words(stressed: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    """Return nodes with words around and between them."""
    between = st.builds(lambda words: (Text(f" {words} "),), EDGED)
    pairs = st.lists(st.tuples(stressed, between), max_size=3)
    return st.builds(
        lambda first, rest: first + tuple(n for node, words in rest for n in (*node, *words)),
        between,
        pairs,
    )


CALLED = st.builds(lambda words, call: (Text(words), call), EDGED, NOTE_CALLS)
LINKS = st.builds(lambda target, words: (Link(target, (Text(words),)),), TARGETS, EDGED)
ITALICS = st.builds(lambda words: (Emphasis((Text(words),)),), EDGED)
BOLD = st.one_of(
    st.builds(lambda words: (Strong((Text(words),)),), EDGED),
    st.builds(lambda nodes: (Strong(nodes),), ITALICS),
)
LINKED_ITALICS = st.builds(lambda target, nodes: (Link(target, nodes),), TARGETS, ITALICS)
NODES = in_words(st.one_of(LINKS, ITALICS, BOLD, LINKED_ITALICS, NOTE_CALLS.map(lambda n: (n,))))
"""Nodes as a report has them: texts joined, no link in a link, no italics in italics."""


@given(NODES)
def test_what_is_written_is_read_as_it_was(nodes: Inline) -> None:
    assert parse(to_markdown(nodes)) == (nodes, html_in(nodes))


def html_in(nodes: Inline) -> list[object]:
    """Return the faults that words which look like HTML must give."""
    return [fault for fault in parse(to_markdown(nodes))[1] if fault.rule == "raw-html"]


@given(WORDS)
def test_words_alone_are_never_markup(words: str) -> None:
    assert plain(parse(to_markdown((Text(words),)))[0]) == words


@given(WORDS)
def test_reading_is_settled_after_once(markdown: str) -> None:
    """Any text at all: what was read and written again is read as the same."""
    nodes, _ = parse(markdown)
    assert plain(parse(to_markdown(nodes))[0]) == plain(nodes)


@given(WORDS)
def test_no_letter_is_lost(markdown: str) -> None:
    """Whatever an editor types, its letters are on the page, in a target or in a note call."""
    nodes, faults = parse(markdown)
    kept = plain(nodes) + "".join(link.target for link in links(nodes)) + "".join(note_calls(nodes))
    if not any(fault.rule == "link-with-title" for fault in faults):
        assert sorted(filter(str.isalnum, kept)) == sorted(filter(str.isalnum, markdown))


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        (0, 99, "See *Nets, 3rd* ed.[^1] [A/1](un:A/1)."),
        (0, 8, "See *Nets*"),
        (4, 13, "*Nets, 3rd*"),
        (10, 17, "*3rd* ed."),
        (0, 17, "See *Nets, 3rd* ed."),
        (16, 20, ".[^1] [A/](un:A/1)"),
        (18, 22, "[A/1](un:A/1)."),
        (5, 5, ""),
    ],
)
def test_a_part_has_its_markup(start: int, end: int, wanted: str) -> None:
    nodes = parse("See *Nets, 3rd* ed.[^1] [A/1](un:A/1).")[0]
    assert to_markdown(part(nodes, start, end)) == wanted


@given(st.sampled_from([nodes for _, nodes in TEXTS]), st.integers(0, 30), st.integers(0, 30))
def test_a_part_has_the_words_that_stand_there(nodes: Inline, start: int, end: int) -> None:
    assert plain(part(nodes, start, end)) == plain(nodes)[start:end]
