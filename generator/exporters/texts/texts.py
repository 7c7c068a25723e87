"""Which texts of a report are printed, and the blocks that each is made of, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.anchors import Kind, report_address
from generator.pages.page import Opening, Page, annexes_under
from generator.pages.text_pages import after_its_act
from generator.pages.whole_in_parts import Part, parts
from generator.pages.whole_report import Placed, whole_report
from generator.resolved import Resolved, anchors_on_pages
from generator.wording import Words, capital

PRINTED = ("resolution", "decision", "annex", "agenda-item", "chapter")
"""The kinds of page that have a PDF, beside those that have that of the whole report, or a part."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text, or a whole report, as it is printed or given as data."""

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
    part: str = ""
    """Of a part of a whole report: what the part is called."""


def is_printed(page: Page) -> bool:
    """Say whether a page has a PDF beside it."""
    return page.kind in PRINTED or page.has_whole


def texts(
    resolved: Resolved, pages: Iterable[Page], words: Words, kinds: tuple[str, ...] = PRINTED
) -> list[Text]:
    """Return the texts of a report: each by itself, an act with its annexes, and all of it.

    `pages` are those of the texts, as `pages.text_pages` made them; `kinds` says which of them are
    wanted.
    """
    whole = Part(report_address(resolved.report), "", whole_report(resolved, words))
    return [*_ones(resolved, pages, words, kinds), _report(resolved, whole)]


def printed_texts(resolved: Resolved, pages: Iterable[Page], words: Words) -> list[Text]:
    """Return the texts of a report to print, the whole of it in the pieces in which it is
    published."""
    wholes = (_report(resolved, part) for part in parts(resolved, words))
    return [*_ones(resolved, pages, words, PRINTED), *wholes]


def _ones(
    resolved: Resolved, pages: Iterable[Page], words: Words, kinds: tuple[str, ...]
) -> Iterator[Text]:
    """Yield the texts of a report, each by itself, an act with its annexes."""
    pages = [page for page in pages if page.kind in kinds]
    under = annexes_under(pages)
    return (_text(resolved, page, under.get(page.address, ()), words) for page in pages)


def _text(resolved: Resolved, page: Page, annexes: Iterable[Page], words: Words) -> Text:
    here = [a for a in resolved.table(anchors_on_pages)[page.address] if not a.id]
    mark = next((a.mark for a in here if a.kind is Kind.AGENDA_ITEM), here[0].mark)
    blocks = list(_of_page(page))
    for annex in annexes if page.kind != "list" else ():
        blocks += _of_annex_page(resolved, annex, words)
    return Text(page.address, page.kind, mark, page.label, page.title, False, tuple(blocks))


def _of_page(page: Page) -> Iterator[Placed]:
    opening = Opening(1, page.label, page.title_path, running=page.label, page=page)
    yield Placed(page.address, opening)
    yield from (Placed(page.address, block) for block in page.blocks)


def _of_annex_page(resolved: Resolved, page: Page, words: Words) -> Iterator[Placed]:
    """Yield an annex as it stands after its act."""
    yield Placed(page.address, after_its_act(resolved, page, words))
    yield from (Placed(page.address, block, deeper=1) for block in page.blocks)


def _report(resolved: Resolved, part: Part) -> Text:
    label = ", ".join(filter(None, (capital(resolved.session), part.label)))
    title = resolved.words(("title",))
    return Text(part.address, "report", "report", label, title, True, part.blocks, part.label)
