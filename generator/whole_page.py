"""The page of a whole report, or of a part of it, as elements.

It is for what is read without the handbook beside it: the page's own Markdown, read
as MkDocs reads it, so that every form has the same words. What is in it is led to inside it;
everything else by a full address, which is marked as outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]

from generator.fewer_patterns import with_fewer_patterns
from generator.findings import SiteFault
from generator.markdown import address_at
from generator.pages.page import Page
from generator.report_pages import Whole

AIDS = ("permalink", "own-page", "introduction")
"""Classes of what the page says beside the words of the report."""
_OF_THE_HANDBOOK = ("breadcrumbs", "moved", "page-order")
"""Classes of what it says of the handbook that it is a page of."""


@dataclass(frozen=True, slots=True)
class WholePage:
    """The whole report, or a part of it, ready for forms of its own."""

    page: Page
    markup: str

    @property
    def beside(self) -> str:
        """Return the address of the page beside which its forms lie."""
        return self.page.address if self.page.has_whole else f"{self.page.report}/"

    def elements(self) -> list[Element]:
        """Return masthead, title, and then openings, paragraphs and tables side by side; the notes
        last. They are the caller's own."""
        return list(ElementTree.fromstring(self.markup))


def whole_page(
    whole: Whole, online: str, words: Mapping[str, Any], extensions: Mapping[str, Mapping[str, Any]]
) -> WholePage:
    """Return the page of a whole report; raises SiteFault if it is not sound.

    Args:
        whole: the page as it is in the handbook.
        online: the address of the handbook in its language: https://.../en/
        words: those of the interface, with what is said of a link that leads out of the report.
        extensions: those of Markdown that the site has, with their settings.
    """
    reader = Markdown(
        extensions=with_fewer_patterns(extensions),
        extension_configs={name: dict(config) for name, config in extensions.items()},
        output_format="xhtml",
    )
    markdown = whole.text.partition("\n---\n")[2]  # after the front matter
    try:
        root = ElementTree.fromstring(f"<div>{reader.convert(markdown)}</div>")
    except ElementTree.ParseError as error:
        raise SiteFault(f"the whole report is no sound page: {error}") from error
    for element in [one for one in root if has(one, *_OF_THE_HANDBOOK)]:
        root.remove(element)
    for link in root.iter("a"):
        href = link.get("href", "")
        if not href.startswith(("https:", "#")):
            href = f"{online}{address_at(whole.address, href)}"
            link.set("href", href)
        if href.startswith("https:") and not has(link, "handle", "outside"):
            link.set("class", f"{link.get('class', '')} outside".strip())
        if has(link, "outside"):
            link.set("title", words["online" if href.startswith(online) else "outside"])
    return WholePage(whole.page, ElementTree.tostring(root, "unicode"))


def has(element: Element, *classes: str) -> bool:
    """Say whether an element has one of some classes."""
    return not set(classes).isdisjoint(element.get("class", "").split())


def without(elements: list[Element], *classes: str) -> None:
    """Remove what has one of some classes, among elements and in them; words after it stay."""
    elements[:] = [element for element in elements if not has(element, *classes)]
    for around in [inner for element in elements for inner in element.iter()]:
        before: Element | None = None
        for child in list(around):
            if not has(child, *classes):
                before = child
                continue
            if before is None:
                around.text = (around.text or "") + (child.tail or "")
            else:
                before.tail = (before.tail or "") + (child.tail or "")
            around.remove(child)
