"""The tree of a publisher's own page -> the Markdown of the page (Python-Markdown's).

What is written is written anew, word by word: nothing that Python-Markdown knows and CommonMark
does not (attributes, definitions, HTML) can be brought in by a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markdown_it.tree import SyntaxTreeNode

from generator.markdown import LeadsTo, attribute, escaped_inside, line_start
from generator.own.pages import words_of
from generator.pages.own_pages import OwnFacts
from generator.pages.page import Place

_INDENT = "    "
_LISTS = ("bullet_list", "ordered_list")


def written(facts: OwnFacts, leads_to: LeadsTo) -> str:
    """Return the Markdown of what stands under the title of an own page."""
    writer = _Writer(facts.links, leads_to, iter(facts.ids))
    return writer.blocks(facts.tree.children[1:])


class _Writer:
    def __init__(self, links: Mapping[str, Place], leads_to: LeadsTo, ids: Iterator[str]) -> None:
        self._links, self._leads_to, self._ids = links, leads_to, ids

    def blocks(self, nodes: list[SyntaxTreeNode]) -> str:
        """Return blocks, parted by empty lines; what would be taken for more of a list, or of a
        quotation, before it is parted by a comment."""
        parts: list[str] = []
        before = ""
        for node in nodes:
            text = self._block(node)
            if not text:
                continue
            taken_in = before in _LISTS and node.type in (*_LISTS, "fence", "code_block")
            if taken_in or before == node.type == "blockquote":
                parts.append("<!-- -->")
            parts.append(text)
            before = node.type
        return "\n\n".join(parts)

    def _block(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "heading":
                level = "#" * int(node.tag[1])
                return f"{level} {self._line(node.children)} {{: #{next(self._ids)} }}"
            case "paragraph":
                return self._line(node.children)
            case "bullet_list" | "ordered_list":
                marker = "- " if node.type == "bullet_list" else "1. "
                items = [one for item in node.children if (one := self._item(item, marker))]
                return ("\n\n" if _is_loose(node) else "\n").join(items)
            case "blockquote":
                inner = self.blocks(node.children)
                lines = inner.split("\n") if inner else []
                return "\n".join(f"> {line}".rstrip() for line in lines)
            case "fence" | "code_block":
                lines = node.content.rstrip().split("\n")
                return "\n".join(f"{_INDENT}{line}" for line in lines) if any(lines) else ""
            case "hr":
                return "- - -"
            case "table":
                return self._table(node)
        return ""  # a comment

    def _item(self, item: SyntaxTreeNode, marker: str) -> str:
        separator = "\n\n" if _is_loose(item.parent) else "\n"
        parts = [self._block(one) for one in item.children]
        if any(parts) and item.children[0].type not in ("paragraph", *_LISTS):
            parts.insert(0, "<!-- -->")  # its first line would be taken for words
        text = separator.join(part for part in parts if part)
        if not text:
            return ""
        return marker + text.replace("\n", f"\n{_INDENT}").replace(f"\n{_INDENT}\n", "\n\n")

    def _table(self, node: SyntaxTreeNode) -> str:
        rows = [row for part in node.children for row in part.children]
        cells = [[self._line(cell.children) for cell in row.children] for row in rows]
        lines = [f"| {' | '.join(row)} |" for row in cells]
        return "\n".join([lines[0], f"|{' --- |' * len(cells[0])}", *lines[1:]])

    def _line(self, nodes: list[SyntaxTreeNode]) -> str:
        return line_start(self._inline(nodes).strip())

    def _inline(self, nodes: list[SyntaxTreeNode]) -> str:
        return "".join(self._of(node) for node in nodes)

    def _of(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "inline":
                return self._inline(node.children)
            case "text":
                words = escaped_inside(node.content)
                # Before a link it would make a picture of it.
                return f"{words[:-1]}&#33;" if words.endswith("!") else words
            case "softbreak":
                return " "
            case "hardbreak":
                return "<br>"
            case "em" | "strong":
                return f"<{node.tag}>{self._inline(node.children)}</{node.tag}>"
            case "code_inline":
                return f"<code>{escaped_inside(node.content)}</code>"
            case "link":
                return self._link(node)
            case "image":
                place = self._links[str(node.attrs["src"])]
                return f"![{attribute(words_of(node))}](<{self._to(place)}>)"
        return ""  # a comment

    def _link(self, node: SyntaxTreeNode) -> str:
        place = self._links[str(node.attrs["href"])]
        words = self._inline(node.children)
        outside = (place.address or "").startswith(("https:", "mailto:"))
        target = str(place.address) if outside else self._to(place)
        kind = "{: .outside }" if (place.address or "").startswith("https:") else ""
        return f"[{words}](<{target}>){kind}"

    def _to(self, place: Place) -> str:
        address = place.address or ""
        if address and not address.endswith("/"):  # a file beside the pages
            return self._leads_to(f"{address}/", "").removesuffix("/index.md")
        return self._leads_to(address, place.id)


def _is_loose(node: SyntaxTreeNode | None) -> bool:
    """Say whether the items of a list stand apart: where one of them, however deep, holds more than
    lines, Python-Markdown would else take the next item for words of it."""
    apart = ("fence", "code_block", "blockquote", "table", "hr", "heading")
    inner = node.walk() if node is not None else ()
    return any((one.type == "paragraph" and not one.hidden) or one.type in apart for one in inner)
