"""A whole report, or a part of it -> its book: files and what a reading system asks for, zipped."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path as File
from xml.etree import ElementTree

from markupsafe import Markup

from generator.exporter import Exporter, Publication
from generator.exporters.epub.parts import TITLE_PAGE, Part, parts
from generator.exporters.files import Files, file_at, whole_beside, write_files
from generator.html_template import template
from generator.model import Report
from generator.official import colophon
from generator.pages.page import Page
from generator.progress import Progress
from generator.resolved import Resolved
from generator.whole_page import WholePage

_FILES = File(__file__).parent
_FOLDER = "EPUB"


def offered(page: Page, report: Report) -> str:
    """Return the name of the book beside a page; "" where there is none."""
    return whole_beside(page, report, "epub")


def export(publication: Publication, folder: File, progress: Progress) -> None:
    """Write the book of each report of a language, or of each of its parts, to a folder.

    They take the place of those before. Raises SiteFault, which names the report, if its page is
    not sound.
    """

    def files(resolved: Resolved) -> Files:
        for whole in publication.wholes_of(resolved):
            yield file_at(whole.beside, resolved, "epub"), book(whole, resolved, publication)

    write_files(publication, folder, files, "books", progress)


def book(whole: WholePage, resolved: Resolved, publication: Publication) -> bytes:
    """Return the book of a whole report, or of a part of it."""
    report, words = resolved.report, resolved.catalogue
    logo, title = publication.made.brand.logo, whole.page.title
    cut = parts(whole.elements(), title)
    notes = {one.id for one in whole.page.notes}  # which stand in several parts
    said = {
        "report": report,
        "words": words,
        "colophon": colophon(words.interface, (resolved.body,), words.language, (resolved.report,)),
        "title": title,
        "designation": resolved.designation,
        "body": resolved.body.texts[report.language].name,
        "address": f"{publication.address}{whole.beside}",
        "parts": cut,
        "first": TITLE_PAGE,
        "logo": logo,
        "logo_alt": publication.made.brand.name,
        "contents": [entry for entry in whole.page.contents if entry.id != "notes"],
        "places": {id_: part.name for part in cut for id_ in part.ids() if id_ not in notes},
    }
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": _from("container.xml.j2", folder=_FOLDER),
        f"{_FOLDER}/package.opf": _from("package.opf.j2", **said),
        f"{_FOLDER}/nav.xhtml": _from("nav.xhtml.j2", **said),
        f"{_FOLDER}/book.css": (_FILES / "book.css").read_text("utf-8"),
    }
    if logo:
        files[f"{_FOLDER}/{logo.name}"] = logo.content
    for part in cut:
        files[f"{_FOLDER}/{part.name}.xhtml"] = _from(
            "part.xhtml.j2", **said, part=part, text=_written(part)
        )
    return _zipped(files)


def _from(name: str, **said: object) -> str:
    return template(_FILES / name).render(said)


def _written(part: Part) -> Markup:
    return Markup("".join(ElementTree.tostring(one, "unicode") for one in part.elements))


def _zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip that begins as a book must; the same files give the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(_entry("mimetype"), "application/epub+zip", zipfile.ZIP_STORED)
        for name in sorted(files):
            archive.writestr(_entry(name), files[name], zipfile.ZIP_DEFLATED, 9)
    return content.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry without the time, the owner and the system of who made it."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


EXPORTERS = (Exporter("epub", offered, export),)
