"""Lets MkDocs make the pages of a language, in this process; what it warns of is a fault."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import BytecodeCache, Environment, TemplateError
from jinja2.bccache import Bucket
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.findings import SiteFault
from generator.kept import NOTHING_KEPT, Kept
from generator.progress import Progress
from generator.settings import kept_when
from generator.site.rendered import take_over


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
    epoch: int,
    language: str,
    progress: Progress,
    flight_mode: bool,
    made_before: Kept = NOTHING_KEPT,
) -> Settings:
    """Run MkDocs; return what its settings say of the site. `made_before` has the HTML of pages.

    Raises SiteFault with everything that MkDocs warns of, of pages or of settings.
    """
    with _warnings() as messages:
        try:
            config = load_config(str(config_file), site_dir=str(to))
            kept = kept_when(config.extra.get("flight_mode")) if flight_mode else ""
            config.extra["flight_mode"] = kept
            watch = _Watch(epoch, f"pages {language}", progress, made_before, messages)
            config.plugins["plenary"] = watch
            build(config)
        except MkDocsException as fault:
            # The reason itself was logged, when it was one of the pages.
            raise SiteFault(*(messages or [fault.format_message()])) from fault
        except TemplateError as fault:  # in overrides/
            raise SiteFault(_in_theme(fault)) from fault
    if messages:
        raise SiteFault(*messages)
    return Settings(config.site_name, kept)


def _in_theme(fault: TemplateError) -> str:
    """Return what is wrong with a template, and in which line of which."""
    frames = reversed(traceback.extract_tb(fault.__traceback__))
    places = (f"{one.filename}:{one.lineno}: " for one in frames if one.filename.endswith(".html"))
    return f"{next(places, '')}{fault.message}"


class _Watch(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # it has no settings
    """Dates the pages and reports progress. It changes no page: plain MkDocs gives the same."""

    def __init__(
        self, epoch: int, stage: str, progress: Progress, made_before: Kept, warned: Sequence[str]
    ) -> None:
        # The packed sitemap bears the date, and gzip knows none before 1970 (RFC 1952, MTIME).
        self.date = datetime.fromtimestamp(max(epoch, 0), UTC).date().isoformat()
        self.stage = stage
        self.progress = progress
        self.made_before = made_before
        self.warned = warned
        self.done = self.total = 0

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Let pages take the HTML that was made of them before."""
        take_over(files, config, self.made_before, self.warned)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give every page the site's date, which the sitemap shows; MkDocs would give today's."""
        env.bytecode_cache = _COMPILED
        for file in files.documentation_pages():
            self.total += 1
            if file.page is not None:
                file.page.update_date = self.date

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Let go of the Markdown that was read: MkDocs would keep that of all pages to the end."""
        page.markdown = None

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """Count the page."""
        self.done += 1
        self.progress(self.stage, self.done, self.total)


class _Compiled(BytecodeCache):
    """Templates as they were compiled in this process: `plenary serve` builds again and again.

    Jinja itself compiles anew what says something else.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept of a template."""
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what MkDocs logs as a warning or worse, and keep it from the terminal."""
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
