"""The page of the whole report -> one HTML file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path as File
from xml.etree import ElementTree

from markupsafe import Markup

from generator.build import Made
from generator.catalogue import load_words
from generator.exporter import Exporter
from generator.exporters.files import Files, write_files
from generator.exporters.one_file.palette import palette
from generator.exporters.whole_page import (
    Settings,
    WholePage,
    file_of,
    form_beside,
    settings,
    whole_page,
)
from generator.html_template import hash_of, template
from generator.model import Report
from generator.pages.page import Line, Opening, Page
from generator.progress import Progress
from generator.resolved import Resolved
from generator.wording import capital

_FILES = File(__file__).parent


def offered(page: Page, report: Report) -> str:
    """Return the name of the file beside a page; "" where there is none."""
    return form_beside(page, report, "html")


def export(made: Made, config: File, folder: File, progress: Progress) -> None:
    """Write the file of each report of a language to a folder, in the place of those before.

    `config` is mkdocs.yml. Raises SiteFault, which names the report, if its page is not sound.
    """
    known, style = settings(config), style_of(config.parent)

    def files(resolved: Resolved) -> Files:
        yield file_of(resolved, "html"), one_file(resolved, known, style).encode("utf-8")

    write_files(made, folder, files, "HTML files", progress)


def style_of(project: File) -> str:
    """Return the style sheet, in the colours of a project's handbook; raises SiteFault."""
    wanted = set(re.findall(r"var\(--([\w-]+)\)", _read("one_file.css.j2")))
    return template(_FILES / "one_file.css.j2").render(palette=palette(project, wanted))


def one_file(resolved: Resolved, known: Settings, style: str) -> str:
    """Return the text of the file; raises SiteFault if the page of the report is not sound."""
    words = load_words(resolved.report.language)
    whole = whole_page(resolved, known)
    _name_what_can_be_found(whole, words.pages["note"])
    head, text = _parted(whole)
    script = _read("find.js")
    return template(_FILES / "one_file.html.j2").render(
        report=resolved.report,
        words=words,
        title=resolved.words(("title",)),
        address=whole.address,
        contents=whole.page.contents,
        head=head,
        text=text,
        style=Markup(style),
        style_hash=hash_of(style),
        script=Markup(script),
        script_hash=hash_of(script),
    )


def _name_what_can_be_found(whole: WholePage, note: str) -> None:
    """Give texts, paragraphs and notes the name that the search shows for them."""
    names = {
        f"fn-{one.note.number}": note.format(number=one.note.number) for one in whole.page.notes
    }
    for block in whole.page.blocks:
        if isinstance(block, Line):
            names[block.id] = capital(block.name)
        elif isinstance(block, Opening) and block.page:
            names[block.id] = block.page.label
    names.pop("", None)
    for element in (inner for around in whole.elements for inner in around.iter()):
        if element.get("id") in names:
            element.set("data-name", names[element.get("id", "")])


def _parted(whole: WholePage) -> tuple[Markup, Markup]:
    """Return what stands before the list of contents (to the title), and what follows it."""
    after = 1 + next(i for i, element in enumerate(whole.elements) if element.tag == "h1")
    written = [ElementTree.tostring(one, "unicode", "html") for one in whole.elements]
    return Markup("".join(written[:after])), Markup("".join(written[after:]))


@cache
def _read(name: str) -> str:
    return (_FILES / name).read_text("utf-8")


EXPORTERS = (Exporter("html", offered, export),)
