"""Lets MkDocs make the pages of a language, in this process; what it warns of is a fault."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.fewer_patterns import with_fewer_patterns
from generator.findings import SiteFault
from generator.forks import done_by_forks
from generator.kept import NOTHING_KEPT, Kept, Sums
from generator.memory import give_back
from generator.progress import Progress
from generator.settings import kept_when
from generator.site.framed import Before, Frames
from generator.site.rendered import KeptPage, conditions
from generator.site.templates import environment

SHARE = 20
"""Pages that are worth a process of their own."""
LARGE = 500_000
"""Letters of HTML that take so much memory that it is given back."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings say of a site."""

    name: str
    """Its name: `site_name`."""
    kept: str
    """When devices keep a report, `extra.flight_mode` unless that is overruled: "asked" by its
    reader, once "visited", or "" for never."""


def render(
    config_file: Path,
    to: Path,
    date: str,
    language: str,
    progress: Progress,
    flight_mode: bool,
    made_before: Kept = NOTHING_KEPT,
    before: Before | None = None,
) -> tuple[Settings, Before]:
    """Run MkDocs, into a folder that is empty.

    Args:
        config_file: the settings of the language.
        to: the folder, which gets all files but the pages that are on show.
        date: the date that the site bears, as 2014-11-13.
        language: which one it is, for who waits.
        progress: told of each page that is done.
        flight_mode: whether devices may keep the site.
        made_before: has pages that were made of the same before.
        before: the site of the language that is on show; none where it is built whole.

    Returns:
        What its settings say of the site, and what is to be on show now.

    Raises:
        SiteFault: everything that MkDocs warns of, of pages or of settings.
    """
    with warnings_collected() as messages:
        try:
            config = _settings(config_file, to)
            if messages:
                raise SiteFault(*messages)
            kept = kept_when(config.extra.get("flight_mode")) if flight_mode else ""
            config.extra["flight_mode"] = kept
            # Whatever plugins a project has of its own, what they make of pages is not known.
            made_before = NOTHING_KEPT if config.plugins else made_before
            config.markdown_extensions = with_fewer_patterns(config.markdown_extensions)
            watch = _Watch(date, f"pages {language}", progress, made_before, before, messages)
            config.plugins["plenary"] = watch
            config.theme.get_env = partial(environment, config.theme)  # type: ignore[method-assign]
            build(config, dirty=made_before.keeps)
        except MkDocsException as fault:
            # The reason itself was logged, when it was one of the pages.
            raise SiteFault(*(messages or [fault.format_message()])) from fault
        except TemplateError as fault:  # in overrides/
            raise SiteFault(_in_theme(fault)) from fault
    if messages:
        raise SiteFault(*messages)
    return Settings(config.site_name, kept), watch.now


def _settings(file: Path, to: Path) -> MkDocsConfig:
    """Return the settings in a file, for a site in a folder; their warnings are not counted as
    mistakes by MkDocs, since they are told here.

    What the generator writes there is JSON: read as YAML it takes seconds, for forty reports.
    """
    text, handbook = file.read_text("utf-8"), None
    with suppress(ValueError):  # a person wrote it, as YAML
        told = json.loads(text)
        handbook = told.get("extra", {}).pop("handbook", None)
        text = json.dumps(told)
    opened = StringIO(text)
    opened.name = str(file)  # by which MkDocs finds what it inherits
    config = load_config(opened, config_file_path=str(file), site_dir=str(to), strict=False)
    if handbook:
        config.extra["handbook"] = handbook
    return config


def _in_theme(fault: TemplateError) -> str:
    """Return what is wrong with a template, and in which line of which."""
    frames = reversed(traceback.extract_tb(fault.__traceback__))
    places = (f"{one.filename}:{one.lineno}: " for one in frames if one.filename.endswith(".html"))
    return f"{next(places, '')}{fault.message}"


class _Watch(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # it has no settings
    """Dates the pages, reports progress, and lets MkDocs pass over those that were made before.

    It changes no page: plain MkDocs gives the same.
    """

    def __init__(
        self,
        date: str,
        stage: str,
        progress: Progress,
        made_before: Kept,
        before: Before | None,
        warned: Sequence[str],
    ) -> None:
        # The packed sitemap bears the date, and gzip knows none before 1970 (RFC 1952, MTIME).
        self.date = max(date, "1970-01-01")
        self.stage = stage
        self.progress = progress
        self.made_before = made_before
        self.before = before or Before({}, {}, Sums())
        self.warned = warned
        self.pages: list[KeptPage] = []
        self.frames: Frames | None = None
        self.passed_over: set[str] = set()
        self.done = self.total = 0

    @property
    def now(self) -> Before:
        """Return what is to be on show now."""
        return self.frames.now if self.frames else self.before

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Let pages take the HTML that was made of them before."""
        documents = files.documentation_pages()
        self.total = len(documents)
        if self.made_before.keeps:
            under = conditions(config)
            self.pages = [
                KeptPage(file, config, under, self.made_before, self.warned) for file in documents
            ]
            self.frames = Frames(config, files, self.date, self.made_before, self.before)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Find the pages that were made before; let other processes make those that were not."""
        self._date(files)
        if not self.frames:
            return
        for page in self.pages:
            page.file.is_modified = partial(self._is_to_be_made, page)  # type: ignore[method-assign]
        # A frame may show something of the pages that MkDocs' navigation names.
        named = {page.file.src_uri for page in nav.pages}
        pages = [page for page in self.pages if page.file.src_uri not in named]
        missing = [page for page in pages if not self._found(page)]
        env = config.theme.get_env()
        documents = files.documentation_pages()

        def make(page: KeptPage) -> None:
            self.progress = lambda *_: None  # of the copy: this process counts for all
            _populate_page(page, config, files)
            _build_page(page, config, documents, nav, env)
            large, page.content = len(page.content or "") > LARGE, None
            if large:
                give_back()  # or each copy would have what its largest page took, to the end

        for page in done_by_forks(missing, make, SHARE):
            self._found(page)

    def _found(self, page: KeptPage) -> bool:
        if self.frames and self.frames.find(page):
            self.passed_over.add(page.file.src_uri)
            self._count()
            return True
        return False

    def _is_to_be_made(self, page: KeptPage) -> bool:
        return page.file.src_uri not in self.passed_over

    def _date(self, files: Files) -> None:
        """Give every page the site's date, which the sitemap shows; MkDocs would give today's."""
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = self.date

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Let go of the Markdown that was read: MkDocs would keep that of all pages to the end."""
        page.markdown = None

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Note what the frame of a page asks for."""
        if self.frames:
            context["pages"] = self.frames.begin()
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Complete what is no page: the one for what is not found."""
        return self.frames.completed(output) if self.frames else output

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the page, and count it."""
        self._count()
        if self.frames and isinstance(page, KeptPage):
            return self.frames.keep(page, output)
        return output

    def _count(self) -> None:
        self.done += 1
        self.progress(self.stage, self.done, self.total)


_OF_SOME_PAGES = "A 'dirty' build is being performed"
"""MkDocs warns whoever asks it to pass over pages, since it does not know what goes into them."""


@contextmanager
def warnings_collected() -> Iterator[list[str]]:
    """Collect what MkDocs logs as a warning or worse, and keep it from the terminal."""
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    handler.addFilter(lambda record: not record.getMessage().startswith(_OF_SOME_PAGES))
    logger = logging.getLogger("mkdocs")
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
