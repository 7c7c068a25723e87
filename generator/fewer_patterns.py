"""Lets Python-Markdown try fewer patterns on each text of a page, for the same HTML.

It looks through each text of a page with each of its patterns, one after the other, which takes a
third of its time. A pattern can be left out where a sign that it needs stands nowhere on the page,
or where it leads to a definition and the page has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.preprocessors import Preprocessor  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

_NEEDS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "image_link": ("![",),
    "autolink": ("://",),
    "automail": ("@",),
    "linebreak": ("  \n",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""Name of each pattern of Python-Markdown -> what any text that it matches has some of in it."""
_NEED_DEFINITIONS = ("reference", "image_reference", "short_reference", "short_image_ref")
_KNOWN = {"attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc"}
"""The extensions that bring no such sign onto a page which is not in its Markdown."""


def with_fewer_patterns(extensions: Iterable[str]) -> list[str]:
    """Return extensions of Python-Markdown, by their names, with this one; as they are where
    others than ours are among them, of which it is not known what they do to a page."""
    named = list(extensions)
    return [*named, __name__] if _KNOWN.issuperset(named) else named


class _BySigns(Preprocessor):  # type: ignore[misc]
    """Leaves out what needs a sign that is not in the Markdown."""

    def run(self, lines: list[str]) -> list[str]:
        markdown = "\n".join(lines)
        for name, signs in _NEEDS.items():
            if not any(sign in markdown for sign in signs):
                _leave_out(self.md, name)
        return lines


class _ByDefinitions(Treeprocessor):  # type: ignore[misc]
    """Leaves out what needs a definition, when all of these are read."""

    def run(self, root: Element) -> None:
        if not self.md.references:
            for name in _NEED_DEFINITIONS:
                _leave_out(self.md, name)


def _leave_out(reader: Markdown, name: str) -> None:
    reader.inlinePatterns.deregister(name, strict=False)


class FewerPatterns(Extension):  # type: ignore[misc]
    """For a reader of one page, as MkDocs makes one for each: what is left out stays out."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name for it
        """Look at the page when its blanks and ends of lines are in order, and again when all but
        its texts is read."""
        md.preprocessors.register(_BySigns(md), "signs", 27)
        md.treeprocessors.register(_ByDefinitions(md), "definitions", 30)


def makeExtension() -> FewerPatterns:  # noqa: N802 - Markdown's name for it
    """Return the extension, for Python-Markdown, which knows this module by its name."""
    return FewerPatterns()
