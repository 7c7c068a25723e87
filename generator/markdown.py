"""Inline nodes -> the Markdown of a page (Python-Markdown's, as MkDocs reads it).

Only here is anything escaped. What the text holds stays text: `<` and `&` become entities, since
a backslash before them would show; what Python-Markdown could take for markup gets a backslash or
becomes a character reference.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.inline import Emphasis, Inline, Link, Node, NoteCall, Strong, Text
from generator.references import Reference, Status

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "^": "&#94;"}
_SPECIAL = re.compile(r"[&<>|~^]|[\\`*_{}\[\]]|!(?=\[)")
# What a line must not begin with: lists, headings, quotes, definitions, rules, numbered lists.
_LINE_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+#:=])")


def escaped(text: str) -> str:
    """Return words that Python-Markdown shows as they are."""
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
    plain = re.sub(r"[\"{}\\\n]", "", text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=8192)
def file_link(page: str, address: str, id_: str = "") -> str:
    """Return the link from a page to another: to its file, so that MkDocs validates it."""
    anchor = f"#{id_}" if id_ else ""
    if page == address:
        return anchor or "#"
    if address.startswith("https:"):
        return f"{address}{anchor}"
    return f"{posixpath.relpath(f'/{address}index.md', f'/{page}')}{anchor}"


@dataclass(frozen=True, slots=True)
class TextOnPage:
    """What the marks and calls of one text are on one page."""

    page: str
    """The address of the page."""
    references: Mapping[str, Reference]
    """The references of the report, by mark: one mark leads to one place everywhere."""
    call_ids: tuple[str, ...]
    """The ids of its note calls, in order."""
    note_name: str
    """What a call is called: "Note {number}"."""
    not_public: str
    """What is said of a reference to a document that may not be public."""


def to_page(nodes: Inline, here: TextOnPage) -> str:
    """Return the Markdown of a text on a page."""
    calls = iter(here.call_ids)
    return line_start("".join(_written(node, here, calls) for node in nodes))


def to_title(nodes: Inline) -> str:
    """Return the Markdown of a text without links and note calls, as titles and lists need it."""
    return line_start("".join(_title(node) for node in nodes))


def _title(node: Node) -> str:
    match node:
        case Text(text):
            return escaped(text)
        case Emphasis(children):
            return f"*{_inner(children)}*"
        case Strong(children):
            return f"**{_inner(children)}**"
        case Link(_, children):
            return _inner(children)
    return ""


def _inner(children: Inline) -> str:
    return "".join(_title(child) for child in children)


def _written(node: Node, here: TextOnPage, calls: Iterator[str]) -> str:
    match node:
        case Text(text):
            return escaped(text)
        case NoteCall(number):
            return _call(number, next(calls), here)
    words = "".join(_written(child, here, calls) for child in node.children)
    match node:
        case Link(target, _):
            return _link(words, here.references[target], here)
        case Emphasis():
            return f"*{words}*"
        case Strong():
            return f"**{words}**"


def _call(number: str, id_: str, here: TextOnPage) -> str:
    label = attribute(here.note_name.format(number=number))
    attributes = f'#{id_} .note-call role="doc-noteref" aria-label="{label}"'
    return f"<sup>[{escaped(number)}](#fn-{number}){{: {attributes} }}</sup>"


_CLASSES = {
    Status.HERE: ".reference",
    Status.OUTSIDE: ".outside",
    Status.RECORDED: ".reference .recorded",
    Status.NOT_PUBLIC: ".reference .not-public",
}


def _link(words: str, reference: Reference, here: TextOnPage) -> str:
    if reference.status is Status.PLAIN:
        return words
    target = file_link(here.page, reference.address, reference.id)
    title = f' title="{attribute(here.not_public)}"' if reference.status is Status.NOT_PUBLIC else ""
    # Angle brackets: a symbol such as S/RES/2286(2016) has brackets of its own.
    return f"[{words}](<{target}>){{: {_CLASSES[reference.status]}{title} }}"
