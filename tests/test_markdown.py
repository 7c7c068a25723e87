"""Nodes -> Markdown, read back with the very Markdown of the site: text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from test_inline import NODES, WORDS

from generator.inline import (
    Emphasis,
    Inline,
    Link,
    NoteCall,
    Strong,
    Text,
    links,
    note_calls,
    parse,
    plain,
)
from generator.markdown import (
    TextOnPage,
    address_at,
    attribute,
    escaped,
    file_link,
    to_page,
    to_paper,
    to_title,
)
from generator.references import Reference, Status

CONFIG = yaml.load(
    (Path(__file__).parent.parent / "mkdocs.yml").read_text("utf-8"), yaml.CSafeLoader
)
EXTENSIONS = [
    (extension, {}) if isinstance(extension, str) else next(iter(extension.items()))
    for extension in CONFIG["markdown_extensions"]
]
MARKDOWN = markdown.Markdown(
    extensions=[name for name, _ in EXTENSIONS], extension_configs=dict(EXTENSIONS)
)
NOTHING = re.compile("(?!)")
"""No words that must stay together."""
PAGE = "ctoc-cop/session-7/resolutions/7-1/"

STARTS = [
    *("", "2014. ", "7) ", "- ", "+ ", "* ", "# ", "###### ", ": ", ":   ", "= ", "=== ", "--- "),
    *("> ", "| a | b |", "```", "~~~ ", "[x]: ", "*[A]: ", "[TOC] ", "!!! note ", "{: #id } "),
    *("<div> ", "<!-- ", "<script>", "&amp;", "&#65;", "http://x.org ", "me@un.org ", "{{ x }}"),
    *("](javascript:alert(1)) ", "![a](b) ", "\\", "a\\", "_a_ ", "__a__ ", "***", "a ** b"),
]
TEXTS = st.builds(
    lambda start, words: " ".join((start + words).split()), st.sampled_from(STARTS), WORDS
)
ANY_NODES = st.one_of(
    NODES,
    TEXTS.map(lambda text: (Text(text),) if text else ()),
    TEXTS.map(lambda text: parse(text)[0]),
)

Shape = list[tuple[tuple[str, ...], str]]
"""The text of something, each piece with the elements that it stands in."""


def reference(mark: str) -> Reference:
    """Return a reference for a mark; `plain:` is none."""
    status = Status.PLAIN if mark == "plain:" else Status.OUTSIDE
    return Reference((), "", mark, status, f"https://x.org/{len(mark)}(a)")


def here(nodes: Inline) -> TextOnPage:
    references = {link.target: reference(link.target) for link in links(nodes)}
    ids = tuple((f"fn-{number}", f"fnref-{number}") for number in note_calls(nodes))
    return TextOnPage(
        partial(file_link, PAGE), references, ids, "Note {number}", "not public", NOTHING
    )


def wanted(nodes: Inline, around: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the shape that nodes should have on a page."""
    for node in nodes:
        match node:
            case Text(text):
                yield around, text
            case Emphasis(children):
                yield from wanted(children, (*around, "em"))
            case Strong(children):
                yield from wanted(children, (*around, "strong"))
            case Link(target, children) if target == "plain:":
                yield from wanted(children, around)
            case Link(target, children):
                yield from wanted(children, (*around, f"a {reference(target).address}"))
            case NoteCall(number):
                yield (*around, "sup", f"a #fn-{number}"), number


def found(
    element: html.HtmlElement, around: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the shape that an element has."""
    yield around, element.text or ""
    for child in element:
        name = f"a {child.get('href')}" if child.tag == "a" else str(child.tag)
        if child.get("class") not in ("number", "permalink", "note-comma"):
            yield from found(child, (*around, name))
        yield around, child.tail or ""


def joined(pieces: Iterator[tuple[tuple[str, ...], str]]) -> Shape:
    """Return a shape with neighbours in the same elements made one, blanks made single."""
    shape: Shape = []
    for around, text in pieces:
        if shape and shape[-1][0] == around:
            shape[-1] = (around, shape[-1][1] + text)
        elif text:
            shape.append((around, text))
    single = [(around, " ".join(f"|{text}|".split())[1:-1]) for around, text in shape]
    return [(around, text) for around, text in single if text]


def rendered(page: str) -> html.HtmlElement:
    MARKDOWN.reset()
    return html.fromstring(f"<main>{MARKDOWN.convert(page)}</main>")


def stripped(shape: Shape) -> Shape:
    """Return a shape without the blanks at its ends."""
    text = [(around, text) for around, text in shape]
    if text:
        text[0] = (text[0][0], text[0][1].lstrip())
        text[-1] = (text[-1][0], text[-1][1].rstrip())
    return [(around, words) for around, words in text if words]


def same(element: html.HtmlElement, nodes: Inline) -> bool:
    return stripped(joined(found(element))) == stripped(joined(wanted(nodes)))


# --- lines as the templates write them --------------------------------------------------------

LINES = {
    "numbered": '<span class="number">14.</span> {} [¶](#x){{: .permalink aria-label="Link" }}\n'
    "{{: #x .paragraph .operative .numbered }}",
    "unnumbered": '{} [¶](#x){{: .permalink aria-label="Link" }}\n{{: #x .paragraph .preambular }}',
    "closing": "{}\n{{: #x .paragraph .closing }}",
    "in a div": '<div class="notes" markdown="1">\n\n{}\n{{: #x .note }}\n\n</div>',
}


T = Text("a")
TOUCHING: list[Inline] = [
    (Emphasis((T,)), Emphasis((T,))),
    (Emphasis((T,)), Strong((T,)), T),
    (Strong((Emphasis((T,)),)),),
    (Emphasis((Strong((T,)),)),),
    (Emphasis((T, Strong((T,)), T, NoteCall("1"))),),
    (T, Strong((Text("a "), Emphasis((T,)))), T),
    (Emphasis((T, Link("m:", (Strong((T,)),)))),),
    (Emphasis((NoteCall("1"),)), T),
    (Text("a!"), Link("m:", (T,))),
    (Text("!"), Link("plain:", (T,))),
]


@pytest.mark.parametrize("nodes", TOUCHING, ids=str)
@pytest.mark.parametrize("write", ["page", "title"])
def test_italics_and_links_that_touch_are_kept_apart(nodes: Inline, write: str) -> None:
    if write == "page":
        [element] = rendered(to_page(nodes, here(nodes)))
        assert same(element, nodes)
    else:
        [element] = rendered(to_title(nodes))
        assert element.text_content() == plain(nodes)


@pytest.mark.parametrize("line", LINES)
@given(nodes=ANY_NODES)
@example(nodes=(NoteCall("1"), NoteCall("1", after_call=True)))
def test_a_paragraph_is_its_words_and_nothing_else(line: str, nodes: Inline) -> None:
    page = "before\n\n" + LINES[line].format(to_page(nodes, here(nodes))) + "\n\nafter"
    tree = rendered(page)
    if not plain(nodes).strip() and not list(note_calls(nodes)):
        return
    assert [p.tag for p in tree.iter("p")].count("p") == 3, page
    [element] = tree.xpath("//*[@id='x']")
    assert element.tag == "p"
    assert same(element, nodes)


@given(ANY_NODES)
@example((Text("a#"),))
def test_a_heading_is_its_words_and_nothing_else(nodes: Inline) -> None:
    if not plain(nodes).strip():
        return
    tree = rendered(f"before\n\n## {to_page(nodes, here(nodes))} {{: #x }}\n\nafter")
    [element] = tree.xpath("//*[@id='x']")
    assert element.tag == "h2"
    assert same(element, nodes)


@given(ANY_NODES, ANY_NODES)
def test_a_cell_is_its_words_and_nothing_else(head: Inline, cell: Inline) -> None:
    lines = [
        f"| {to_page(head, here(head))} | x |",
        "| --- | --- |",
        f"| {to_page(cell, here(cell))} | x |",
        f"| x | {to_page(cell, here(cell))} |",
    ]
    tree = rendered("\n".join(lines))
    rows = [list(row) for row in tree.iter("tr")]
    assert [len(row) for row in rows] == [2, 2, 2]
    assert same(rows[0][0], head)
    assert same(rows[1][0], cell)
    assert same(rows[2][1], cell)


@given(ANY_NODES)
@example((Text("]:"),))
def test_a_title_has_no_links_and_no_note_calls(nodes: Inline) -> None:
    title = to_title(nodes)
    page = f'- [Resolution 7/1 {title}](<../7-1/index.md>)\n- <span class="e">{title}</span>'
    items = list(rendered(page).iter("li"))
    assert len(items) == 2
    assert [a.get("href") for a in items[0].iter("a")] == ["../7-1/index.md"]
    words = " ".join(plain(nodes).split())
    assert " ".join(items[0].text_content().split()) == f"Resolution 7/1 {words}".strip()
    assert " ".join(items[1].text_content().split()) == words


@given(TEXTS)
def test_words_that_are_no_text_are_words_wherever_they_stand(words: str) -> None:
    if not words:
        return
    page = f"{escaped(words)}\n:   {escaped(words)}\n\n- {escaped(words)}\n\n{escaped(words)}"
    tree = rendered(page)
    shown = [
        " ".join(str(tree.xpath(f"string({path})")).split())
        for path in (".//dt", ".//dd", ".//li", "./p")
    ]
    assert shown == [words] * 4
    assert {element.tag for element in tree.iter()} == {"main", "dl", "dt", "dd", "ul", "li", "p"}


@given(TEXTS)
def test_words_in_an_attribute_are_read_as_they_are(words: str) -> None:
    # Python-Markdown itself unfolds an entity twice in the attribute of an element.
    words = re.sub(r"&(#?\w+;)", r"& \1", words)
    page = f'x [¶](#x){{: .permalink aria-label="{attribute(words)}" }}'
    page += f'\n\n<div aria-label="{attribute(words)}" markdown="1">\n\ny\n\n</div>'
    tree = rendered(page)
    assert tree.xpath("//a/@aria-label | //div/@aria-label") == [words, words]
    assert {element.tag for element in tree.iter()} == {"main", "p", "a", "div"}


# --- by hand ----------------------------------------------------------------------------------


def on_page(markdown_: str, *references: Reference, ids: tuple[tuple[str, str], ...] = ()) -> str:
    nodes, _ = parse(markdown_)
    known = {one.mark: one for one in references}
    links = partial(file_link, PAGE)
    return to_page(
        nodes, TextOnPage(links, known, ids, "Note {number}", "in-session document", NOTHING)
    )


def test_what_no_line_ends_in_is_marked_and_keeps_its_words() -> None:
    kept = re.compile(r"No\. \d+")
    here = TextOnPage(partial(file_link, PAGE), {}, (), "Note {number}", "", kept)
    nodes, _ = parse("Treaty No. 39574, *No. 7*.")
    made = to_page(nodes, here)
    assert rendered(made).text_content().strip() == "Treaty No. 39574, No. 7."
    assert rendered(made).xpath("//span[@class='unbroken']/text()") == ["No. 39574", "No. 7"]


def test_on_paper_nothing_leads_anywhere_and_notes_are_numbers() -> None:
    nodes, _ = parse("As [resolution 7/2](resolution:7/2) *says*.[^3]")
    assert to_paper(nodes) == "As resolution 7/2 *says*.<sup>3</sup>"


def test_a_link_leads_to_the_file_and_says_what_it_is() -> None:
    cases = {
        Status.HERE: (
            "ctoc-cop/",
            "resolution-5-1",
            "../../../index.md#resolution-5-1",
            ".reference",
        ),
        Status.OUTSIDE: (
            "https://docs.un.org/en/A/1(2)",
            "",
            "https://docs.un.org/en/A/1(2)",
            ".outside",
        ),
        Status.RECORDED: (
            "ctoc-cop/session-7/documents/",
            "ga-60",
            "../../documents/index.md#ga-60",
            ".reference .recorded",
        ),
    }
    for status, (address, id_, target, classes) in cases.items():
        found_ = on_page("[x](m:)", Reference((), "x", "m:", status, address, id_))
        assert found_ == f"[x](<{target}>){{: {classes} }}"
    secret = on_page("[x](m:)", Reference((), "x", "m:", Status.NOT_PUBLIC, PAGE, "y"))
    assert secret == '[x](<#y>){: .reference .not-public title="in-session document" }'
    assert on_page("[x](m:)", Reference((), "x", "m:", Status.PLAIN)) == "x"


def test_each_call_of_a_note_has_its_own_id() -> None:
    text = on_page("a[^1] b[^1]", ids=(("fn-1", "fnref-1-2"), ("fn-1", "fnref-1-3")))
    tree = rendered(text)
    assert tree.xpath("//sup/a/@id") == ["fnref-1-2", "fnref-1-3"]
    assert tree.xpath("//sup/a/@href") == ["#fn-1", "#fn-1"]
    assert tree.xpath("//sup/a/@aria-label") == ["Note 1", "Note 1"]


@pytest.mark.parametrize(
    ("address", "id_", "link"),
    [
        (PAGE, "op-1", "#op-1"),
        (PAGE, "", "#"),
        ("ctoc-cop/session-7/resolutions/7-1/annex/", "para-1", "annex/index.md#para-1"),
        ("ctoc-cop/session-7/agenda/2-a/", "", "../../agenda/2-a/index.md"),
        ("", "", "../../../../index.md"),
        ("https://x.org/a", "b", "https://x.org/a#b"),
    ],
)
def test_a_link_between_pages_is_one_between_files(address: str, id_: str, link: str) -> None:
    assert file_link(PAGE, address, id_) == link


def test_plain_italics_stay_readable_in_the_file() -> None:
    assert on_page("*Urges* States to act on 7/1.") == "*Urges* States to act on 7/1."
    assert on_page("2014. The year") == "2014&#46; The year"
    assert to_title(parse("*On* [x](m:)[^1] & more")[0]) == "*On* x &amp; more"
    assert to_title(parse("*[^1]* x")[0]) == "x"


def test_a_link_to_the_handbook_from_elsewhere_is_marked_as_outside() -> None:
    reference = Reference((), "x", "m:", Status.HERE, "ctoc-cop/", "resolution-5-1")

    def leads_to(address: str, id_: str) -> str:
        return f"https://plenary.example/en/{address}#{id_}"

    nodes, _ = parse("[x](m:)")
    here = TextOnPage(leads_to, {"m:": reference}, (), "", "", NOTHING)
    target = "https://plenary.example/en/ctoc-cop/#resolution-5-1"
    assert to_page(nodes, here) == f"[x](<{target}>){{: .reference .outside }}"


ADDRESSES = st.lists(st.sampled_from(["a", "b", "7-1", "x.y"]), max_size=4).map(
    lambda names: "".join(f"{name}/" for name in names)
)


@given(ADDRESSES, ADDRESSES, st.sampled_from(["", "op-1"]))
@example("a/b/", "", "")
def test_the_address_that_a_link_leads_to_is_found_again(page: str, to: str, id_: str) -> None:
    if page != to:
        assert address_at(page, file_link(page, to, id_)) == f"{to}{f'#{id_}' if id_ else ''}"
