"""A text's inline Markdown <-> inline nodes.

The subset is small on purpose: emphasis, strong emphasis, links (our marks, or https) and note
calls. Whatever else looks like Markdown or HTML stays the words that it is; raw HTML is a fault,
since no HTML passes from the YAML into a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.marks import NOTE_NUMBER
from generator.model import Path, Value, inline_texts


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics, such as a lead phrase."""

    children: Inline


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    children: Inline


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: a mark of ours (resolution:7/1#op-14) or an https address."""

    target: str
    children: Inline


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The call of a note, by the note's printed number."""

    number: str
    after_call: bool = False
    """Whether it follows another at once: in every form a comma parts them, or 1 and 2 read as 12.
    """


Node = Text | Emphasis | Strong | Link | NoteCall
Inline = tuple[Node, ...]


InlineRule = Literal["raw-html", "link-with-title", "loose-markup"]
"""The rules that reading a text decides; `checks` states them."""


@dataclass(frozen=True, slots=True)
class InlineFault:
    """Something in a text that cannot be published, under the name of the rule that it breaks."""

    rule: InlineRule
    message: str


# A note's number is what the report prints: figures, (rarely) letters, signs; an id is made of it.
_NOTE_CALL = re.compile(rf"\[\^({NOTE_NUMBER})\]")
# A tag, the beginning of a comment, a declaration or CDATA, a processing instruction.
_RAW_HTML = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!--|<![A-Z\[][^<>]*>|<\?[^<>]*>")
_MARKUP = re.compile(r"[\\*_\[\]<]")
_SPECIAL = re.compile(r"([\\*_\[\]])")
_ESCAPED = re.compile(r"\\[^\w\s]")
# A link that is parted from its target, or a note call that is not one.
_PARTED = re.compile(r"\] \([a-z]+:[^)]*\)?|\[\^[^\]]{0,12}\]?")
_WHOLE_TARGET = re.compile(r"[^\s()]+(?:\([^\s()]*\)[^\s()]*)*")
# markdown-it refuses javascript: and the like by itself; what may stay is decided in `references`.
_RULES = ["escape", "emphasis", "link", "text"]


def _note_call(state: StateInline, silent: bool) -> bool:
    """Read "[^12]" (markdown-it's signature for a rule)."""
    match = _NOTE_CALL.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("note_call", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    parser.inline.ruler.before("link", "note_call", _note_call)
    parser.inline.ruler.enableOnly([*_RULES, "note_call"])
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis", "fragments_join"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    # A target is kept as it is written: percent-encoding it would make it another mark.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_PARSER = _parser()
_READ_AGAIN = 1 << 15
"""So many texts are known by what was read of them: each step of an import asks a line anew."""


def parse(markdown: str) -> tuple[Inline, list[InlineFault]]:
    """Return the nodes of a text and what is wrong with it."""
    if not _MARKUP.search(markdown):
        # Most texts are words alone.
        return ((Text(markdown),) if markdown else ()), []
    nodes, faults = _parsed(markdown)
    return nodes, list(faults)


@lru_cache(maxsize=_READ_AGAIN)
def _parsed(markdown: str) -> tuple[Inline, tuple[InlineFault, ...]]:
    faults = [
        InlineFault("raw-html", f"“{tag}” is HTML; a report has words and inline Markdown only")
        for tag in _html(markdown)
    ]
    tokens = _PARSER.parseInline(markdown)[0].children or []
    faults += _loose(markdown, tokens)
    nodes = _nodes(iter(tokens), "", faults)
    return _beside_calls(nodes)[0] if "[^" in markdown else nodes, tuple(faults)


def _html(markdown: str) -> list[str]:
    """Return the tags in a text, without the end tags of those that are told."""
    tags = _RAW_HTML.findall(markdown)
    begun = {re.split(r"[\s>/]", tag[1:])[0] for tag in tags if not tag.startswith("</")}
    return [tag for tag in tags if not (tag.startswith("</") and tag[2:-1].strip() in begun)]


def _loose(markdown: str, tokens: list[Token]) -> Iterator[InlineFault]:
    """Yield a fault for markup that is not complete, so that readers would see the characters."""
    words = _NOTE_CALL.sub("", _ESCAPED.sub("", markdown))
    message = "is unpaired; write"
    asterisks = words.count("*") - sum(token.markup.count("*") for token in tokens)
    asterisks -= sum(str(token.attrs.get("href", "")).count("*") for token in tokens)
    if asterisks > 0:
        yield InlineFault(
            "loose-markup", f"an asterisk {message} *italics*, or \\* for a character"
        )
    if words.count("](") > sum(token.type == "link_open" for token in tokens):
        yield InlineFault("loose-markup", f"a link {message} [words](target), with no blank in it")
    for parted in _PARTED.findall(words):
        if parted.startswith("] ("):
            whole = f"“…{parted}”" if parted.endswith(")") else f"“…{parted}…”"
            yield InlineFault("loose-markup", f"take out the blank after the bracket in {whole}")
            continue
        yield InlineFault("loose-markup", f"“{parted}” {message} [words](target) or [^12]")


def _beside_calls(nodes: Inline, after: bool = False) -> tuple[Inline, bool]:
    """Return nodes whose calls know what they follow, and whether the last of them is a call.

    `after` says whether a call stands before them.
    """
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, NoteCall):
            found.append(replace(node, after_call=after))
            after = True
        elif isinstance(node, Text):
            found.append(node)
            after = False
        else:
            children, after = _beside_calls(node.children, after)
            found.append(replace(node, children=children))
    return tuple(found), after


def _nodes(tokens: Iterator[Token], closing: str, faults: list[InlineFault]) -> Inline:
    """Return the nodes up to the closing token, adding to the faults."""
    nodes: list[Node] = []
    for token in tokens:
        if token.type == closing:
            break
        match token.type:
            case "text":
                nodes.append(Text(token.content))
            case "note_call":
                nodes.append(NoteCall(token.content))
            case "em_open":
                nodes.append(Emphasis(_without(Emphasis, _nodes(tokens, "em_close", faults))))
            case "strong_open":
                nodes.append(Strong(_without(Strong, _nodes(tokens, "strong_close", faults))))
            case "link_open":
                nodes.append(_link(token, _nodes(tokens, "link_close", faults), faults))
    return joined(nodes)


def _without(kind: type[Emphasis] | type[Strong], nodes: Inline) -> Inline:
    """Return nodes without those of a kind around their words: italics in italics are italics."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, kind):
            found += _without(kind, node.children)
        elif isinstance(node, Text | NoteCall):
            found.append(node)
        else:
            found.append(replace(node, children=_without(kind, node.children)))
    return joined(found)


def _link(token: Token, children: Inline, faults: list[InlineFault]) -> Link:
    target = str(token.attrs["href"])
    if not plain(children).strip():
        faults.append(InlineFault("loose-markup", f"the link to “{target}” has no words"))
    if "title" in token.attrs:
        # A bracketed year makes "(un:S/RES/2286 (2016))" a target and a title.
        faults.append(
            InlineFault(
                "link-with-title",
                f"the target of “{plain(children)}” has a blank in it; write it without: "
                f"{target}({token.attrs['title']})",
            )
        )
    return Link(target, children)


def joined(nodes: Iterable[Node]) -> Inline:
    """Return the nodes with neighbours made one: texts, italics, bold words."""
    found: list[Node] = []
    for node in nodes:
        last = found[-1] if found else None
        if isinstance(node, Text) and isinstance(last, Text):
            found[-1] = Text(last.text + node.text)
        elif isinstance(node, Emphasis) and isinstance(last, Emphasis):
            found[-1] = Emphasis(joined((*last.children, *node.children)))
        elif isinstance(node, Strong) and isinstance(last, Strong):
            found[-1] = Strong(joined((*last.children, *node.children)))
        elif node != Text(""):
            found.append(node)
    return tuple(found)


def part(nodes: Inline, start: int, end: int) -> Inline:
    """Return what of nodes stands between two places of their plain words."""
    found: list[Node] = []
    position = 0
    for node in nodes:
        words = plain((node,))
        first, last = max(start - position, 0), min(end - position, len(words))
        position += len(words)
        if isinstance(node, NoteCall):
            if start <= position < end:
                found.append(node)
        elif first < last:
            if isinstance(node, Text):
                found.append(Text(node.text[first:last]))
            else:
                found.append(replace(node, children=part(node.children, first, last)))
    return joined(found)


def plain(nodes: Inline) -> str:
    """Return the words alone: no markup, no marks, no note calls."""
    if len(nodes) == 1 and isinstance(nodes[0], Text):  # most texts are nothing else
        return nodes[0].text
    return "".join(
        node.text
        if isinstance(node, Text)
        else ""
        if isinstance(node, NoteCall)
        else plain(node.children)
        for node in nodes
    )


def with_calls(nodes: Inline) -> str:
    """Return the words with the calls of notes among them, as an editor writes these: `[^12]`."""
    return "".join(
        node.text
        if isinstance(node, Text)
        else f"[^{node.number}]"
        if isinstance(node, NoteCall)
        else with_calls(node.children)
        for node in nodes
    )


def to_markdown(nodes: Inline) -> str:
    """Return the inline Markdown of nodes; `parse` gives the same nodes back."""
    return "".join(_written(node) for node in nodes)


def _written(node: Node) -> str:
    match node:
        case Text(text):
            return _SPECIAL.sub(r"\\\1", text)
        case Emphasis(children):
            return f"*{to_markdown(children)}*"
        case Strong((Emphasis(children),)):
            # Three asterisks would be read as the one in the other.
            return f"**_{to_markdown(children)}_**"
        case Strong(children):
            return f"**{to_markdown(children)}**"
        case Link(target, children):
            return f"[{to_markdown(children)}]({_target(target)})"
        case NoteCall(number):
            return f"[^{number}]"


def _target(target: str) -> str:
    """Return a link's target so that it is read as it is: as it stands, if that is possible."""
    written = re.sub(r"[\\<>]|&(?=#?\w+;)", r"\\\g<0>", target)
    return written if _WHOLE_TARGET.fullmatch(target) else f"<{written}>"


def links(nodes: Inline) -> Iterator[Link]:
    """Yield the links among nodes, in order."""
    yield from (link for link, _ in placed_links(nodes))


def placed_links(nodes: Inline, start: int = 0) -> Iterator[tuple[Link, int]]:
    """Yield the links among nodes, in order, and where the words of each begin in the plain words.

    `start` is where the nodes themselves begin.
    """
    for node in nodes:
        if isinstance(node, Link):
            yield node, start
        if not isinstance(node, Text | NoteCall):
            yield from placed_links(node.children, start)
        start += len(plain((node,)))


def spans_of_links(nodes: Inline) -> Iterator[tuple[Link, int, int]]:
    """Yield the links among nodes, each with where its words begin and end in the plain words."""
    for link, start in placed_links(nodes):
        yield link, start, start + len(plain(link.children))


def note_calls(nodes: Inline) -> Iterator[str]:
    """Yield the numbers of the notes called, in order."""
    for node in nodes:
        if isinstance(node, NoteCall):
            yield node.number
        elif not isinstance(node, Text):
            yield from note_calls(node.children)


def lead_phrase(nodes: Inline) -> str:
    """Return the italic words that a paragraph begins with: "Urges"; "" where there are none."""
    return plain(nodes[0].children) if nodes and isinstance(nodes[0], Emphasis) else ""


def texts_of(
    values: Mapping[Path, Value],
) -> tuple[dict[Path, Inline], list[tuple[Path, InlineFault]]]:
    """Return the nodes of every text of a report's values, in reading order, and the faults."""
    texts: dict[Path, Inline] = {}
    faults: list[tuple[Path, InlineFault]] = []
    for where, text in _in_reading_order(values):
        texts[where], wrong = parse(text)
        faults += [(where, fault) for fault in wrong]
    return texts, faults


def _in_reading_order(values: Mapping[Path, Value]) -> Iterator[tuple[Path, str]]:
    """Yield the texts of values: closing words stand after the parts of what they close."""
    closing: list[tuple[Path, str]] = []
    for path, value in values.items():
        while closing and path[: len(closing[-1][0]) - 1] != closing[-1][0][:-1]:
            yield closing.pop()
        for where, text in inline_texts(value, path):
            if where[-1] == "closing":
                closing.append((where, text))
            else:
                yield where, text
    yield from reversed(closing)
