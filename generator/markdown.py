"""Inline nodes -> the Markdown of a page (Python-Markdown's, as MkDocs reads it).

Only here is anything escaped. What the text holds stays text: `<` and `&` become entities, since
a backslash before them would show; what Python-Markdown could take for markup gets a backslash or
becomes a character reference.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.anchors import with_id
from generator.characters import single_blanks
from generator.inline import Emphasis, Inline, Link, Node, NoteCall, Strong, Text
from generator.references import Reference, Status

_ENTITIES = {character: f"&#{ord(character)};" for character in "|~^]#"}
_ENTITIES |= {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL = re.compile(r"[&<>|~^\]#]|[\\`*_{}\[]|!(?=\[)")
# What a line must not begin with: lists, headings, quotes, definitions, rules, numbered lists.
_LINE_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+:=])")
_IN_ATTRIBUTE = re.compile(r"[!\"#&'*<=>\[\\\]^_`{|}~]")


def escaped(text: str) -> str:
    """Return words that Python-Markdown shows as they are, wherever in a line they stand."""
    return line_start(escaped_inside(text))


def escaped_inside(text: str) -> str:
    """Return words that Python-Markdown shows as they are, but for what begins a line."""
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), text)


def line_start(markdown: str) -> str:
    """Return Markdown that may begin a line: "2014. The" is no item of a list."""
    return _LINE_START.sub(_start_as_words, markdown, count=1)


def _start_as_words(match: re.Match[str]) -> str:
    if match[1]:
        return f"{match[1]}&#{ord(match[2])};"
    return f"&#{ord(match[3])};"


def attribute(text: str) -> str:
    """Return words that can stand between quotation marks in an attribute list or in HTML."""
    # Python-Markdown looks for inline markup in an attribute list too.
    return _IN_ATTRIBUTE.sub(lambda match: f"&#{ord(match[0])};", single_blanks(text))


@lru_cache(maxsize=8192)
def file_link(page: str, address: str, id_: str = "") -> str:
    """Return the link from a page to another: to its file, so that MkDocs validates it."""
    anchor = f"#{id_}" if id_ else ""
    if page == address:
        return anchor or "#"
    if address.startswith("https:"):
        return f"{address}{anchor}"
    return f"{posixpath.relpath(f'/{address}index.md', f'/{page}')}{anchor}"


def address_at(page: str, link: str) -> str:
    """Return the address that a link from a page to another leads to: what `file_link` wrote."""
    file, _, id_ = link.partition("#")
    address = posixpath.normpath(f"/{page}{file}").strip("/").removesuffix("index.md")
    return with_id(address, id_)


LeadsTo = Callable[[str, str], str]
"""Takes the page and the id of a place of the handbook, and returns the link that leads there."""


@dataclass(frozen=True, slots=True)
class TextOnPage:
    """What the marks and calls of one text are on one page."""

    leads_to: LeadsTo
    """The links of the page."""
    references: Mapping[str, Reference]
    """The references of the report, by mark: one mark leads to one place everywhere."""
    calls: tuple[tuple[str, str], ...]
    """The ids of the notes that it calls, in order, each with that of the call."""
    note_name: str
    """What a call is called: "Note {number}"."""
    not_public: str
    """What is said of a reference to a document that may not be public."""
    unbroken: re.Pattern[str]
    """What no line ends in."""


def to_page(nodes: Inline, here: TextOnPage) -> str:
    """Return the Markdown of a text on a page."""
    calls = iter(here.calls)
    return line_start(_written(nodes, here, calls).strip())


def to_title(nodes: Inline) -> str:
    """Return the Markdown of a text without links and note calls, as titles and lists need it."""
    return line_start(_written(_without_links(nodes), None, iter(())).strip())


def to_paper(nodes: Inline) -> str:
    """Return the Markdown of a text as paper has it: no links, notes as numbers."""
    return line_start(_written(_without_links(nodes, calls=True), None, iter(())).strip())


def _without_links(nodes: Inline, calls: bool = False) -> Inline:
    """Return nodes with the words of links in their place, and without note calls or with them."""
    kept: list[Node] = []
    for node in nodes:
        match node:
            case Text():
                kept.append(node)
            case NoteCall():
                kept += [node] if calls else []
            case Link(_, children):
                kept += _without_links(children, calls)
            case Emphasis(children):
                kept.append(Emphasis(_without_links(children, calls)))
            case Strong(children):
                kept.append(Strong(_without_links(children, calls)))
    return tuple(kept)


def _written(nodes: Inline, here: TextOnPage | None, calls: Iterator[tuple[str, str]]) -> str:
    written = []
    for before, node, after in zip((None, *nodes), nodes, (*nodes[1:], None), strict=False):
        match node:
            case Text(text):
                words = _together(text, here.unbroken) if here else escaped_inside(text)
                if words.endswith("!") and isinstance(after, Link):
                    # Or the link would be an image.
                    words = f"{words[:-1]}&#33;"
                written.append(words)
            case NoteCall(number, after_call):
                written.append(_COMMA if after_call else "")
                plain = f"<sup>{escaped(number)}</sup>"
                written.append(_call(number, *next(calls), here) if here else plain)
            case Link(target, children):
                words = _written(children, here, calls)
                written.append(_link(words, here.references[target], here) if here else words)
            case Emphasis(children) | Strong(children):
                words = _written(children, here, calls)
                touching = any(isinstance(n, _STRESSED) for n in (before, after))
                written.append(_stressed(node, words, touching or _holds_stress(children)))
    return "".join(written)


def _together(text: str, unbroken: re.Pattern[str]) -> str:
    """Return words of which some are marked as those that no line ends in.

    They keep their blanks: what is copied, found and compared is what the report has.
    """
    written, end = [], 0
    for match in unbroken.finditer(text):
        written.append(escaped_inside(text[end : match.start()]))
        written.append(f'<span class="unbroken">{escaped_inside(match[0])}</span>')
        end = match.end()
    return "".join([*written, escaped_inside(text[end:])])


_STRESSED = (Emphasis, Strong)


def _stressed(node: Emphasis | Strong, words: str, touching: bool) -> str:
    """Return words in italics or bold; where asterisks would touch others, with tags."""
    if not words:
        return ""
    if touching:
        tag = "em" if isinstance(node, Emphasis) else "strong"
        return f"<{tag}>{words}</{tag}>"
    asterisks = "*" if isinstance(node, Emphasis) else "**"
    return f"{asterisks}{words}{asterisks}"


def _holds_stress(nodes: Inline) -> bool:
    return any(
        isinstance(node, _STRESSED) or (isinstance(node, Link) and _holds_stress(node.children))
        for node in nodes
    )


_COMMA = '<sup class="note-comma">,</sup>'
"""What parts two calls side by side."""


def _call(number: str, note: str, id_: str, here: TextOnPage) -> str:
    label = attribute(here.note_name.format(number=number))
    attributes = f'#{id_} .note-call role="doc-noteref" aria-label="{label}"'
    return f"<sup>[{escaped(number)}](#{note}){{: {attributes} }}</sup>"


_CLASSES = {
    Status.HERE: ".reference",
    Status.OUTSIDE: ".outside",
    Status.RECORDED: ".reference .recorded",
    Status.NOT_PUBLIC: ".reference .not-public",
}


def _link(words: str, reference: Reference, here: TextOnPage) -> str:
    if reference.status is Status.PLAIN:
        return words
    target = here.leads_to(reference.address, reference.id)
    classes = _CLASSES[reference.status]
    if target.startswith("https:") and reference.status is not Status.OUTSIDE:
        classes += " .outside"  # in a file of its own the handbook is elsewhere
    title = (
        f' title="{attribute(here.not_public)}"' if reference.status is Status.NOT_PUBLIC else ""
    )
    # Angle brackets: a symbol such as S/RES/2286(2016) has brackets of its own.
    return f"[{words}](<{target}>){{: {classes}{title} }}"
