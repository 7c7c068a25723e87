"""The page of a whole report, or of a part of it -> one HTML file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path as File
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markupsafe import Markup

from generator.anchors import report_address, with_id
from generator.catalogue import Words as Catalogue
from generator.exporter import Exporter, Publication
from generator.exporters.files import Files, file_at, whole_beside, write_files
from generator.html_template import hash_of, template
from generator.model import Report
from generator.official import colophon
from generator.own.brand import NO_BRAND, Brand, data_address
from generator.own.colours import over
from generator.pages import citable
from generator.pages.notes_and_citing import cited_by
from generator.pages.page import Line, Opening, Page
from generator.pages.place_names import note_names
from generator.palette import palette
from generator.progress import Progress
from generator.resolved import Resolved
from generator.whole_page import WholePage
from generator.wording import capital

_FILES = File(__file__).parent
_TITLE = "title"
"""The id of the report's title."""


def offered(page: Page, report: Report) -> str:
    """Return the name of the file beside a page; "" where there is none."""
    return whole_beside(page, report, "html")


def export(publication: Publication, folder: File, progress: Progress) -> None:
    """Write the file of each report of a language, or of each of its parts, to a folder.

    They take the place of those before. Raises SiteFault, which names the report, if its page is
    not sound.
    """
    style = style_of(publication.project, publication.made.brand)

    def files(resolved: Resolved) -> Files:
        for whole in publication.wholes_of(resolved):
            text = one_file(whole, resolved, publication, style)
            yield file_at(whole.beside, resolved, "html"), text.encode("utf-8")

    write_files(publication, folder, files, "HTML files", progress)


def style_of(project: File, brand: Brand = NO_BRAND) -> str:
    """Return the style sheet, in the colours of a project's handbook; raises SiteFault."""
    wanted = set(re.findall(r"var\(--([\w-]+)\)", _read("one_file.css.j2")))
    ours = over(palette(project, wanted), brand.colours)
    return template(_FILES / "one_file.css.j2").render(palette=ours, logo=brand.logo)


def sums(project: File, brand: Brand = NO_BRAND) -> dict[str, str]:
    """Return what a policy calls the script and the style of the file, by its parts."""
    return {"script": hash_of(_script()), "style": hash_of(style_of(project, brand))}


def one_file(whole: WholePage, resolved: Resolved, publication: Publication, style: str) -> str:
    """Return the text of the file of a whole report, or of a part of it."""
    words, brand = resolved.catalogue, publication.made.brand
    elements = whole.elements()
    _name_what_can_be_found(whole.page, elements, words.pages["note"])
    head, text = _parted(elements)
    script = _script()
    return template(_FILES / "one_file.html.j2").render(
        report=resolved.report,
        words=words,
        colophon=colophon(words.interface, (resolved.body,), words.language, (resolved.report,)),
        title=whole.page.title,
        designation=resolved.designation,
        address=f"{publication.address}{whole.beside}",
        contents=whole.page.contents,
        logo=data_address(brand.logo),
        logo_dark=data_address(brand.logo_dark),
        favicon=data_address(brand.favicon) or "data:,",
        name=brand.name,
        data=_found_by(resolved, whole.page, publication.address, words),
        head=head,
        text=text,
        style=Markup(style),
        style_hash=hash_of(style),
        script=Markup(script),
        script_hash=hash_of(script),
    )


def _script() -> str:
    """Return the script of the file: what reads a citation and a misspelling, then the search."""
    collected = (
        "var handed = [];\n"
        "document.currentScript.addEventListener("
        '"handed", function (event) { handed.push(event.detail); });\n'
    )
    return collected + "".join(citable.reader(name) for name in citable.READERS) + _read("find.js")


def _found_by(resolved: Resolved, page: Page, site: str, words: Catalogue) -> dict[str, Any]:
    """Return what the search needs to know: what can be cited, and where that stands in the file.

    `site` is the address of the handbook, for what is not in the file.
    """
    said, cite = words.interface, words.interface["citation"]
    own = {page: id_ for (page, place), id_ in page.places.items() if not place}
    # A note of an act has the name of the act before its id, on the page of an annex too.
    own |= {with_id(*place): id_ for place, id_ in note_names(resolved).items()}
    return {
        "table": citable.citable([resolved], cited_by([resolved]), words),
        "pages": {report_address(resolved.report): _TITLE, **own},
        "site": site,
        "words": {
            "none": words.pages["find"]["none"],
            "count": words.pages["find"]["count"],
            "instead": said["search_instead"],
            "go_to": cite["go_to"],
            "outside": cite["outside"],
            "called": cite["one"],
            "called_other": cite["other"],
        },
    }


def _name_what_can_be_found(page: Page, elements: list[Element], note: str) -> None:
    """Give texts, paragraphs and notes the name that the search shows for them."""
    names = {one.id: note.format(number=one.note.number) for one in page.notes}
    for block in page.blocks:
        if isinstance(block, Line):
            names[block.id] = capital(block.name)
        elif isinstance(block, Opening) and block.page:
            names[block.id] = block.page.label
    names.pop("", None)
    for element in (inner for around in elements for inner in around.iter()):
        if element.get("id") in names:
            element.set("data-name", names[element.get("id", "")])


def _parted(elements: list[Element]) -> tuple[Markup, Markup]:
    """Return what stands before the list of contents (to the title), and what follows it."""
    after = 1 + next(i for i, element in enumerate(elements) if element.tag == "h1")
    written = [ElementTree.tostring(one, "unicode", "html") for one in elements]
    return Markup("".join(written[:after])), Markup("".join(written[after:]))


@cache
def _read(name: str) -> str:
    return (_FILES / name).read_text("utf-8")


EXPORTERS = (Exporter("html", offered, export),)
