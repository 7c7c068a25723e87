"""Citations -> links in inline nodes; and which of them nobody has linked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.citations.find import Vocabulary, find_all, is_to_be_linked
from generator.citations.spans import Citation, Here
from generator.inline import (
    Emphasis,
    Inline,
    Link,
    Node,
    NoteCall,
    Strong,
    Text,
    plain,
    spans_of_links,
)
from generator.marks import ACTS, DOCUMENT, Mark


def annotate(nodes: Inline, citations: Sequence[Citation]) -> Inline:
    """Return nodes in which the words of citations are links; no word is added or lost.

    Links that are there stay as they are. Where a citation runs across other markup each piece of
    its words becomes a link, and the markup and the note calls stay where they were.
    """
    return _annotated(nodes, 0, _unlinked(nodes, citations))


def unmarked(nodes: Inline, vocabulary: Vocabulary, here: Here) -> tuple[Citation, ...]:
    """Return the citations in a text that nobody has linked (a `plain:` link counts as one)."""
    return tuple(one for one in unlinked(nodes, vocabulary, here) if is_to_be_linked(one))


@dataclass(frozen=True, slots=True)
class InLinks:
    """The citations in a text, as its links have them."""

    unlinked: tuple[Citation, ...]
    """What nobody has linked, with that of which it is in doubt what it cites."""
    elsewhere: tuple[tuple[Citation, str], ...]
    """Acts and documents that are linked to something else, each with the target of the link."""


@lru_cache(maxsize=1 << 15)
def in_links(nodes: Inline, vocabulary: Vocabulary, here: Here) -> InLinks:
    """Return which citations of a text are not linked, or to something else.

    When an editor has saved a text, all others of a session of the General Assembly are the same.
    """
    found = find_all(plain(nodes), vocabulary, here)
    return InLinks(_unlinked(nodes, found), tuple(_elsewhere(nodes, found)))


def unlinked(nodes: Inline, vocabulary: Vocabulary, here: Here) -> tuple[Citation, ...]:
    """Return what nobody has linked, with that of which it is in doubt what it cites."""
    return in_links(nodes, vocabulary, here).unlinked


def _unlinked(nodes: Inline, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations that share no word with a link."""
    linked = [(start, end) for _, start, end in spans_of_links(nodes)]
    return tuple(
        citation
        for citation in citations
        if not any(start < citation.end and citation.start < end for start, end in linked)
    )


def _elsewhere(nodes: Inline, citations: Sequence[Citation]) -> Iterator[tuple[Citation, str]]:
    """Yield the acts and documents whose words are linked to what has other figures, A/76/26 for
    A/77/26, and the acts of a body that is named that are linked to those of another. An act may be
    named with a letter more, a document with a part more."""
    for link, start, end in spans_of_links(nodes):
        over = [one for one in citations if one.start < end and start < one.end]
        for one in over:
            target = Mark(link.target)
            is_whole = one.kind in _WHOLE and target.scheme in _SCHEMES and len(over) == 1
            is_same = _share(_figures(one.target), _figures(target))
            is_named = one.kind == "act" and not one.doubts and not _LETTERS.search(target)
            if is_same and is_named:
                is_same = _issuer(one.target) == _issuer(target)
            if is_whole and not is_same:
                yield one, link.target


_WHOLE = ("act", "symbol")
_LETTERS = re.compile(r"\d[A-Z]+-[A-Z]+\Z")
"""The letters of a document that has several acts: A/RES/76/84A-B"""
_SCHEMES = (*ACTS, DOCUMENT)


def _figures(mark: Mark) -> list[str]:
    return re.findall(r"\d+", mark.number)


def _issuer(mark: Mark) -> str:
    """Return what a mark has before its first figure, which tells whose the act is: A/HRC/RES/"""
    return re.split(r"\d|S-|ES-", mark, maxsplit=1)[0]


def _share(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether the shorter of two rows stands in the longer one."""
    short, long = sorted((one, other), key=len)
    places = range(len(long) - len(short) + 1)
    return any(list(long[at : at + len(short)]) == list(short) for at in places)


def _annotated(nodes: Inline, offset: int, citations: Sequence[Citation]) -> Inline:
    """Return nodes that begin at an offset of the plain text, with links."""
    result: list[Node] = []
    for node in nodes:
        match node:
            case Text(text):
                result += _split(text, offset, citations)
            case Emphasis(children):
                result.append(Emphasis(_annotated(children, offset, citations)))
            case Strong(children):
                result.append(Strong(_annotated(children, offset, citations)))
            case Link() | NoteCall():
                result.append(node)
        offset += len(plain((node,)))
    return tuple(result)


def _split(text: str, offset: int, citations: Sequence[Citation]) -> Iterator[Node]:
    """Yield a text's pieces: those that cite are links."""
    done = 0
    for citation in citations:
        start = max(citation.start - offset, 0)
        end = min(citation.end - offset, len(text))
        if start < end and text[start:end].strip():
            if done < start:
                yield Text(text[done:start])
            yield Link(citation.target, (Text(text[start:end]),))
            done = end
    if done < len(text):
        yield Text(text[done:])
