"""Citations -> links in inline nodes; and which of them nobody has linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.citations.find import Vocabulary, find_all, is_to_be_linked
from generator.citations.spans import Citation, Here
from generator.inline import Emphasis, Inline, Link, Node, NoteCall, Strong, Text, plain


def annotate(nodes: Inline, citations: Sequence[Citation]) -> Inline:
    """Return nodes in which the words of citations are links; no word is added or lost.

    Links that are there stay as they are. Where a citation runs across other markup each piece of
    its words becomes a link, and the markup and the note calls stay where they were.
    """
    return _annotated(nodes, 0, _unlinked(nodes, citations))


def unmarked(nodes: Inline, vocabulary: Vocabulary, here: Here) -> tuple[Citation, ...]:
    """Return the citations in a text that nobody has linked (a `plain:` link counts as one)."""
    return tuple(one for one in unlinked(nodes, vocabulary, here) if is_to_be_linked(one))


@lru_cache(maxsize=1 << 15)
def unlinked(nodes: Inline, vocabulary: Vocabulary, here: Here) -> tuple[Citation, ...]:
    """Return what nobody has linked, with that of which it is in doubt what it cites.

    When an editor has saved a text, all others of a session of the General Assembly are the same.
    """
    return _unlinked(nodes, find_all(plain(nodes), vocabulary, here))


def _unlinked(nodes: Inline, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations that share no word with a link."""
    linked = list(_linked(nodes, 0))
    return tuple(
        citation
        for citation in citations
        if not any(start < citation.end and citation.start < end for start, end in linked)
    )


def _linked(nodes: Inline, offset: int) -> Iterator[tuple[int, int]]:
    """Yield where the words of links stand in the plain text."""
    for node in nodes:
        end = offset + len(plain((node,)))
        if isinstance(node, Link):
            yield offset, end
        elif isinstance(node, Emphasis | Strong):
            yield from _linked(node.children, offset)
        offset = end


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
