"""The page of the whole report as elements, for what is read without the handbook beside it.

It is the page's own Markdown, read as MkDocs reads it, so that every form has the same words. What
is in the report is led to inside it; everything else by a full address, which is marked as outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path as File
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]

from generator.anchors import report_address, with_id
from generator.catalogue import load_words
from generator.findings import SiteFault
from generator.model import Report
from generator.pages import text_pages, whole_report
from generator.pages.page import Page
from generator.pages.place_names import text_name
from generator.render import Renderer
from generator.resolved import Resolved
from generator.settings import markdown_extensions, site_address

AIDS = ("permalink", "own-page", "introduction")
"""Classes of what the page says beside the words of the report."""


@dataclass(frozen=True, slots=True)
class WholePage:
    """The whole report, ready for a form of its own."""

    page: Page
    elements: list[Element]
    """Masthead, title, and then openings, paragraphs and tables side by side; the notes last."""
    address: str
    """The full address of the report in the handbook."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml says of pages that is true of other forms as well."""

    site: str
    """Where the site is published: https://plenary.example/"""
    extensions: Mapping[str, Mapping[str, Any]]
    """The extensions of Markdown, with their settings."""


def settings(config: File) -> Settings:
    """Return the settings of mkdocs.yml."""
    return Settings(site_address(config), markdown_extensions(config))


def form_beside(page: Page, report: Report, ending: str) -> str:
    """Return the name of the file beside a report's first page; "" beside other pages."""
    return f"{text_name(page.address, report)}.{ending}" if page.kind == "report" else ""


def file_of(resolved: Resolved, ending: str) -> str:
    """Return the file of a report, from the folder of its language."""
    address = report_address(resolved.report)
    return f"{address}{text_name(address, resolved.report)}.{ending}"


def whole_page(resolved: Resolved, known: Settings) -> WholePage:
    """Return the page of a whole report; raises SiteFault, which names it, if it is not sound."""
    report = resolved.report
    catalogue = load_words(report.language)
    words, said = catalogue.pages, catalogue.interface["outside"]
    handbook = f"{known.site}{report.language}/"
    page = whole_report.page(resolved, text_pages.texts(resolved, {}, words), words)

    def leads_to(address: str, id_: str) -> str:
        if address.startswith("https:"):
            return address
        return f"{handbook}{with_id(address, id_)}"

    alone = replace(page, breadcrumbs=())
    markdown = Renderer(words, report.language, resolved).markdown(alone, leads_to)
    reader = Markdown(
        extensions=list(known.extensions),
        extension_configs={name: dict(config) for name, config in known.extensions.items()},
        output_format="xhtml",
    )
    try:
        root = ElementTree.fromstring(f"<div>{reader.convert(markdown)}</div>")
    except ElementTree.ParseError as error:
        raise SiteFault(f"{report.symbol}: the whole report is no sound page: {error}") from error
    for link in root.iter("a"):
        if link.get("href", "").startswith("http") and not has(link, "handle", "outside"):
            link.set("class", f"{link.get('class', '')} outside".strip())
        if has(link, "outside"):
            link.set("title", said)
    return WholePage(page, list(root), f"{handbook}{report_address(report)}")


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
