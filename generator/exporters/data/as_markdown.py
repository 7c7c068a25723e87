"""The Markdown of each text and of the whole report, for people to take words from.

It is made of what the PDFs are made of: a resolution comes with its annexes, the headings that the
report does not print are left out, and every link leads to the handbook by its full address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path as File

from generator.exporter import Exporter, Publication
from generator.exporters.data.as_json import has_data
from generator.exporters.data.commonmark import inside, line
from generator.exporters.data.texts import Handbook, handbook_of, pages_of
from generator.exporters.files import Files, write_files
from generator.exporters.texts.blocks import Blocks, Data, in_columns
from generator.exporters.texts.runs import Runs, Setter
from generator.exporters.texts.texts import Text, texts
from generator.model import Report
from generator.pages.masthead import masthead
from generator.pages.names import full_name
from generator.pages.notes import as_printed
from generator.pages.notes_and_citing import in_order
from generator.pages.page import WITH_TEXT, Page
from generator.pages.place_names import text_name
from generator.progress import Progress
from generator.resolved import Resolved
from generator.wording import Words, capital


def offered(page: Page, report: Report) -> str:
    """Return the name of the Markdown beside a page; "" where there is none."""
    return f"{text_name(page.address, report)}.md" if has_data(page) else ""


def export(publication: Publication, folder: File, progress: Progress) -> None:
    """Write the Markdown of a language to a folder, in the place of that before."""
    handbook = handbook_of(publication)

    def files(resolved: Resolved) -> Files:
        pages = pages_of(resolved, handbook)
        for text in texts(resolved, pages, handbook.words, (*WITH_TEXT, "list")):
            path = f"{text.address}{text_name(text.address, resolved.report)}.md"
            yield path, markdown(resolved, text, handbook).encode("utf-8")

    write_files(publication, folder, files, "Markdown", progress)


def markdown(resolved: Resolved, text: Text, handbook: Handbook) -> str:
    """Return the Markdown of a text: what it is, the text, the notes that it calls."""
    # No place is in this file: all links lead to the handbook.
    setter = Setter(resolved.by_mark, {}, handbook.address)
    making = Blocks(resolved, handbook.words, setter)
    blocks = [data for placed in text.blocks for data in making.of(placed)]
    title = making.title() if text.kind == "report" else []
    lines = _lines(blocks, list(_particulars(resolved, text, handbook)), title, handbook.words)
    return "\n\n".join([*lines, *_notes(resolved, setter, handbook.words)]) + "\n"


def _lines(
    blocks: Iterable[Data], particulars: list[str], title: Runs, words: Words
) -> Iterator[str]:
    """Yield the blocks of Markdown; the particulars of the text stand after its title."""
    deeper = 0
    if title:
        deeper = 1
        yield f"# {line(title)}"
        yield "\n".join(particulars)
        particulars = []
    for block in blocks:
        match block["kind"]:
            case "opening":
                yield _heading(block, deeper)
                if particulars and not _has_particulars(blocks):
                    yield "\n".join(particulars)
                    particulars = []
            case "particulars":
                own = [f"- {one['label']}: {inside(one['runs'])}" for one in block["lines"]]
                yield "\n".join([*particulars, *own])
                particulars = []
            case "heading":
                yield _heading(block, deeper)
            case "line":
                yield line([*([f"{block['number']} "] if block["number"] else []), *block["runs"]])
            case "officers":
                yield from _officers(block)
            case "table":
                yield from _table(block)
            case "ballot":
                yield from _ballot(block)
            case "entry":
                yield _entry(block)
            case unknown:
                raise ValueError(f"nothing writes a block of the kind “{unknown}”")


def _has_particulars(blocks: Iterable[Data]) -> bool:
    """Say whether the first text has lines of its own over it, which the particulars join."""
    return [block["kind"] for block in blocks][1:2] == ["particulars"]


def _heading(block: Data, deeper: int) -> str:
    number = block["number"]
    if number and block["runs"] == [number]:  # the list of resolutions is called so itself
        number = ""
    elif number:
        number += ": " if block.get("own-line") and block["runs"] else " "
    return f"{'#' * min(block['level'] + deeper, 6)} {inside([number, *block['runs']])}".rstrip()


def _officers(block: Data) -> Iterator[str]:
    for one in block["lines"]:
        yield line(one["office"])
        yield "\n".join(f"- {inside(name)}" for name in one["names"])


def _table(block: Data) -> Iterator[str]:
    """Yield a table with strokes, which GitHub's Markdown and Pandoc's have and CommonMark lacks;
    there it is lines of words. None has cells over several columns or rows: what stands in one
    is said in each of them."""
    if block["title"]:
        yield line(block["title"])
    head, rows = in_columns(block)
    written = [f"| {' | '.join(inside(cell) for cell in row)} |" for row in (head, *rows)]
    yield "\n".join([written[0], f"|{' --- |' * len(head)}", *written[1:]])


def _ballot(block: Data) -> Iterator[str]:
    yield line([{"strong": block["title"]}])
    yield "\n".join(
        f"- {inside([': '.join(filter(None, (one['heading'], ', '.join(one['names']))))])}"
        for one in block["columns"]
    )


def _entry(block: Data) -> str:
    detail = f" ({block['detail']})" if block["detail"] else ""
    runs = [*block["link"], " ", *block["title"], detail] if block["title"] else block["link"]
    return f"{'  ' * block['level']}- {inside(runs)}"


def _particulars(resolved: Resolved, text: Text, handbook: Handbook) -> Iterator[str]:
    """Yield the lines that say what this is, and where it was taken from."""
    words = handbook.words
    labels = words["masthead"]
    head = masthead(resolved, words, text.address)
    yield f"- {labels['body']}: {inside([head.body])}"
    for label, value in head.labelled(words):
        yield f"- {label}: {inside([value])}"
    if head.authentic.address:
        yield f"- {labels['authentic']}: <{head.authentic.address}>"
    yield f"- {words['data']['address']}: <{handbook.url(text.address)}>"


def _notes(resolved: Resolved, setter: Setter, words: Words) -> Iterator[str]:
    """Yield the notes that were called, as printed; what the editors add stands in brackets."""
    if not setter.notes:
        return
    yield f"## {words['headings']['notes']}"
    called = in_order(resolved, setter.notes)
    holder = called[0].holder
    several = any(note.holder != holder for note in called)
    for before, one in zip([None, *called], called, strict=False):
        if several and one.holder and not (before and before.holder == one.holder):
            of = full_name(resolved, resolved.anchors[one.holder], words)
            yield f"### {inside([capital(of)])}"
        note = as_printed(one, words)
        runs: Runs = [f"[{note.number}] ", *setter.runs(note.words)]
        for addition in note.additions:
            runs += [" [", *setter.runs(addition), "]"]
        yield line(runs)


EXPORTERS = (Exporter("md", offered, export),)
