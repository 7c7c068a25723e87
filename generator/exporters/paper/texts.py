"""Which texts of a report are printed, and the blocks that each is made of, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.anchors import Kind, report_address
from generator.model import Act, Annex, Division, Path, printed
from generator.pages import body_text
from generator.pages.names import Words, capital, full_name, name, session_of_report
from generator.pages.page import Block, Page
from generator.resolved import Resolved

PRINTED = ("resolution", "decision", "annex", "agenda-item", "chapter")
"""The kinds of page that have a PDF, beside the report's first page, which has that of it all."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The heading with which a text or a part of the report begins."""

    level: int
    number: str
    """As printed over it: Resolution 7/1, Annex I, IV."""
    title: Path
    own_line: bool = True
    """Whether the number has a line of its own."""
    running: str = ""
    """What the head of the pages that follow says; "" leaves it as it was."""
    new_page: bool = False
    id: str = ""
    """Its id, where its address is that of a list."""
    page: Page | None = None
    """The page whose particulars (adoption, consideration) stand under the heading."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, or the beginning of a text, and the address in the handbook that it has."""

    address: str
    block: Block | Opening
    deeper: int = 0
    """How much deeper its headings are here than on its own page."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to print."""

    address: str
    """Its page; its PDF stands beside it."""
    kind: str
    mark: str
    """How a user names it: resolution:7/1"""
    label: str
    """What it is called: Resolution 7/1"""
    title: str
    contents: bool
    """Whether it has a list of contents."""
    blocks: tuple[Placed, ...]


def is_printed(page: Page) -> bool:
    """Say whether a page has a PDF beside it."""
    return page.kind in (*PRINTED, "report")


def texts(resolved: Resolved, pages: Iterable[Page], words: Words) -> list[Text]:
    """Return the texts of a report to print: each by itself, an act with its annexes, and all.

    `pages` are those of the texts, as `pages.cut` made them.
    """
    pages = [page for page in pages if page.kind in PRINTED]
    return [*(_text(resolved, page, pages, words) for page in pages), _report(resolved, words)]


def _text(resolved: Resolved, page: Page, pages: list[Page], words: Words) -> Text:
    here = [a for a in resolved.anchors.values() if a.address == page.address and not a.id]
    mark = next((a.mark for a in here if a.kind is Kind.AGENDA_ITEM), here[0].mark)
    blocks = list(_of_page(page))
    for annex in pages:
        if _is_annex_of(annex, page):
            blocks += _of_annex_page(resolved, annex, words)
    return Text(page.address, page.kind, mark, page.label, page.title, False, tuple(blocks))


def _is_annex_of(page: Page, act: Page) -> bool:
    return (
        page.kind == "annex"
        and page.address != act.address
        and page.address.startswith(act.address)
    )


def _of_page(page: Page) -> Iterator[Placed]:
    opening = Opening(1, page.label, page.title_path, running=page.label, page=page)
    yield Placed(page.address, opening)
    yield from (Placed(page.address, block) for block in page.blocks)


def _of_annex_page(resolved: Resolved, page: Page, words: Words) -> Iterator[Placed]:
    """Yield an annex as it stands after its act: on a new page, under its own short name."""
    anchor = resolved.anchors[page.title_path[:-1]]
    number = capital(name(anchor, words))
    opening = Opening(2, number, page.title_path, running=page.label, new_page=True)
    yield Placed(page.address, opening)
    yield from (Placed(page.address, block, deeper=1) for block in page.blocks)


# --- the whole report -------------------------------------------------------------------------


def _report(resolved: Resolved, words: Words) -> Text:
    report = resolved.report
    blocks: list[Placed] = []
    for name_, divisions in (("chapters", report.chapters), ("annexes", report.annexes)):
        for index, division in enumerate(divisions):
            blocks += _division(resolved, division, (name_, index), 1, words)
    return Text(
        report_address(report),
        "report",
        "report",
        capital(session_of_report(resolved)),
        resolved.words(("title",)),
        True,
        tuple(blocks),
    )


def _division(
    resolved: Resolved, division: Division, path: Path, level: int, words: Words
) -> Iterator[Placed]:
    """Yield a chapter, section or annex with all that is in it."""
    anchor = resolved.anchors[path]
    annex = isinstance(division, Annex)
    number = capital(name(anchor, words)) if annex else printed(division.number)
    running = capital(full_name(resolved, anchor, words)) if number else ""
    opening = Opening(level, number, (*path, "title"), annex, running, id=anchor.id)
    yield Placed(anchor.address, opening)
    for index, paragraph in enumerate(division.paragraphs):
        where = (*path, "paragraphs", index)
        for block in body_text.of_paragraph(resolved, paragraph, where, words):
            yield Placed(anchor.address, block, deeper=level - 1)
    for kind, acts in (("resolutions", division.resolutions), ("decisions", division.decisions)):
        for index, act in enumerate(acts):
            yield from _act(resolved, act, (*path, kind, index), level + 1, words)
    for index, section in enumerate(division.sections):
        yield from _division(resolved, section, (*path, "sections", index), level + 1, words)


def _act(resolved: Resolved, act: Act, path: Path, level: int, words: Words) -> Iterator[Placed]:
    anchor = resolved.anchors[path]
    label = capital(name(anchor, words))
    yield Placed(anchor.address, Opening(level, label, (*path, "title"), running=label))
    for block in body_text.of_act(resolved, act, path, words):
        yield Placed(anchor.address, block, deeper=level - 1)
    for index, annex in enumerate(act.annexes):
        yield from _division(resolved, annex, (*path, "annexes", index), level + 1, words)
