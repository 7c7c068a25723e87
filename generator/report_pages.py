"""The pages of one report, with all that others of the handbook say of it, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.catalogue import Words
from generator.cited_as.metadata import Shown
from generator.model import Report
from generator.official import colophon
from generator.pages import (
    actions,
    cited_in,
    documents,
    handbook,
    html_head,
    lists,
    notes_and_citing,
    participants,
    session_drawn,
    text_pages,
    whole_pages,
)
from generator.pages.citation import citation
from generator.pages.page import Page
from generator.pages.previews import Previewer
from generator.render import Renderer
from generator.resolved import Resolved

Files = tuple[tuple[str, str], ...]
Offered = Callable[[Page, Report], Files]
"""Names the files beside a page that are other forms of it: ("pdf", "resolution-7-1.pdf")."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole report, or a part of it, on one page."""

    page: Page
    text: str
    """The text of the file of that page."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the pages of every report of a language are made with."""

    language: str
    words: Words
    shown: Shown
    cited: notes_and_citing.CitedBy
    """Who cites each place, of all reports."""
    previewer: Previewer
    sessions: cited_in.Sessions
    """What each session is called where several are listed."""
    offered: Offered

    @classmethod
    def of(cls, language: str, resolved: list[Resolved], shown: Shown, offered: Offered) -> Around:
        """Return what pages are made with, in a handbook of these reports of a language."""
        words = resolved[0].catalogue
        cited = notes_and_citing.cited_by(resolved)
        previewer = Previewer(resolved, cited, words.pages)
        sessions = cited_in.sessions_named(resolved, words.pages)
        return cls(language, words, shown, cited, previewer, sessions, offered)


@dataclass(frozen=True, slots=True)
class ReportPages:
    """The pages of a report."""

    files: Mapping[str, str]
    """Address of each -> the text of its Markdown file."""
    wholes: tuple[Whole, ...]
    """All of the report: one page, or one for each of its parts."""
    navigation: Mapping[str, Any]
    """What the theme is told of the report."""


def report_pages(one: Resolved, around: Around) -> ReportPages:
    """Return the pages of a report."""
    words = around.words.pages
    texts = text_pages.texts(one, around.cited, words)
    texts = actions.counted(one, texts, words)
    about = [
        *lists.lists(one, texts, words),
        documents.documents(one, words),
        *actions.register_pages(one, words),
        *participants.participants(one, words),
        *session_drawn.drawn(one, words),
    ]
    whole = whole_pages.pages(one, texts, words)
    pages = text_pages.moved(one, [*texts, *about, *whole], words)
    pages += [new for page in pages for new in cited_in.pages(page, around.sessions, words)]
    renderer = Renderer(words, around.language, one)
    files = {page.address: renderer.page(_completed(page, one, around)) for page in pages}
    navigation = {
        **handbook.navigation(one, texts, words),
        "colophon": colophon(around.words.interface, (one.body,), around.language, (one.report,)),
    }
    wholes = tuple(Whole(page, files[page.address]) for page in whole if page.template == "full")
    return ReportPages(files, wholes, navigation)


def _completed(page: Page, one: Resolved, around: Around) -> Page:
    """Return a page with what its place in the handbook adds: how it is cited, its other forms,
    what programs are told, what its links show before they are followed."""
    words = around.words.pages
    page = replace(page, citation=citation(one, page, words, around.shown.site))
    page = replace(page, files=(*page.files, *around.offered(page, one.report)))
    page = replace(page, head=html_head.of_report(one, page, around.shown, words))
    return replace(page, previews=around.previewer.of(one, page))
