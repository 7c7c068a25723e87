"""Makes the finished site of the pages on disk: MkDocs in-process, Pagefind, then into place.

The only package that knows MkDocs and Pagefind. The new site is built beside the published one and
takes its place when all of it is there: whatever fails before that leaves the last good site as it
was. Nothing here prints; what MkDocs warns of becomes the messages of a `SiteFault`.
"""

from __future__ import annotations

import gzip
import html
import json
import logging
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator import edition
from generator.in_place import in_place_of
from generator.pages.citable import FIRST_WORDS
from generator.site import from_disk
from generator.site.rendered import Rendered

if sys.platform != "win32":
    import fcntl

Progress = Callable[[str, int, int], None]
"""Takes the name of a stage ("pages en", "search en"), how much of it is done, and of how much."""

NOT_INDEXED = (
    ".permalink",
    ".backlink",
    ".note-comma",
    ".note-call",  # or "thereto" would be indexed as "thereto1"
    ".breadcrumbs",
    ".page-order",
    ".page-contents",
    ".cited-in",  # says where words stand, and is not where they stand
    ".citing",
    ".acts",
    ".actions-group",  # repeats the words of the texts
    ".actions-filter",
    ".asks-for",
    ".printed-from",
    ".took-part",  # a participant is found by name; what was said stands in the paragraphs
    ".text:not(.text--report) .masthead",  # every page bears the symbol of its report
)
"""What a search should not find, as selectors."""

NOT_NEEDED = (
    "assets/javascripts",  # Material's script, its search and their sources
    "assets/images",  # its logo
    "assets/stylesheets/palette.*",
    "assets/stylesheets/*.map",
    "pagefind/*ui*",  # Pagefind's own interfaces
    "pagefind/pagefind-highlight.js",
)
"""Files that MkDocs and Pagefind bring along and no page asks for: 2.6 MB a language."""

ONLY_ONLINE = (
    "404.html",
    "sitemap.xml*",
    "service-worker.js",
    "without-network.html",
    "edition.txt",
    "assets/keeping.js",
)
"""Files that only a web server makes use of."""


class SiteFault(Exception):  # noqa: N818 - the mistakes are in the pages, not in the program
    """The site could not be built; the last good one stands as it was."""

    ours = False
    """Whether that is a fault of the program, and not of what it was given."""

    def __init__(self, *messages: str) -> None:
        """Keep the messages, each of which names one fault."""
        self.messages = messages
        super().__init__("\n".join(messages))


@dataclass(frozen=True, slots=True)
class Generated:
    """What MkDocs must know of the pages that were written."""

    languages: Mapping[str, str]
    """Code -> name in the language itself, the default one first."""
    epoch: int
    """The date that the site bears, in seconds: that of the latest report."""


def build_site(
    pages: Path,
    site: Path,
    languages: Mapping[str, str],
    *,
    epoch: int,
    progress: Progress = lambda stage, done, of: None,
    beside: Sequence[str] = (),
    flight_mode: bool = True,
    rendered: Mapping[str, Rendered] | None = None,
) -> None:
    """Build the site of every language and put it in the place of the one before.

    `pages` holds one folder a language, each with its mkdocs.yml; `site` is the folder to publish;
    `languages` are codes and names of languages in their own words, the default one first; `epoch`
    is the date that the site bears, in seconds. The same pages and epoch give the same bytes.
    `beside` names folders in each language's, the files of which lie beside its pages (PDFs).
    `flight_mode` off, or `extra.flight_mode` off in mkdocs.yml, gives a site that no device keeps.
    `rendered` has, for each language, the HTML from a build before, and keeps that of this one.

    Raises SiteFault if MkDocs or Pagefind fails or warns, or if another build is at work.
    """
    with alone(site), in_place_of(site) as new:
        for language in languages:
            config = pages / language / "mkdocs.yml"
            html = rendered[language] if rendered is not None else None
            kept = _render(config, new / language, epoch, language, progress, flight_mode, html)
            progress(f"search {language}", 0, 1)
            _index(new / language, language)
            progress(f"search {language}", 1, 1)
            _drop(new / language, NOT_NEEDED)
            for folder in beside:
                shutil.copytree(pages / language / folder, new / language, dirs_exist_ok=True)
            if kept:
                _list_edition(new / language)
        (new / "index.html").write_text(_entrance(languages), encoding="utf-8")
        shutil.copyfile(Path(__file__).with_name("entrance.js"), new / "entrance.js")
        # Servers ask for this one page wherever the missing one was; its links are absolute.
        shutil.copyfile(new / next(iter(languages)) / "404.html", new / "404.html")


def build_for_disk(
    pages: Path,
    to: Path,
    language: str,
    *,
    epoch: int,
    progress: Progress = lambda stage, done, of: None,
    beside: Sequence[str] = (),
) -> None:
    """Build the site of one language into a folder, to be opened from disk without a server.

    `pages` is the folder of the language, whose mkdocs.yml says that the site is read from disk;
    the rest is as for `build_site`. Raises SiteFault if MkDocs or Pagefind fails or warns.
    """
    _render(pages / "mkdocs.yml", to, epoch, language, progress, flight_mode=False)
    progress(f"search {language}", 0, 1)
    _index(to, language, "--keep-index-url")
    from_disk.as_scripts(to / "pagefind")
    progress(f"search {language}", 1, 1)
    _drop(to, (*NOT_NEEDED, *ONLY_ONLINE))
    for folder in beside:
        shutil.copytree(pages / folder, to, dirs_exist_ok=True)


# --- MkDocs -----------------------------------------------------------------------------------


def _render(
    config_file: Path,
    to: Path,
    epoch: int,
    language: str,
    progress: Progress,
    flight_mode: bool,
    rendered: Rendered | None = None,
) -> bool:
    """Run MkDocs; return whether devices may keep the pages: the setting, unless it is overruled.

    Raises SiteFault with everything that MkDocs warns of, of pages or of settings.
    """
    with _warnings() as messages:
        try:
            config = load_config(str(config_file), site_dir=str(to))
            kept = bool(flight_mode and config.extra.get("flight_mode"))
            config.extra["flight_mode"] = kept
            config.plugins["plenary"] = _Watch(epoch, f"pages {language}", progress, rendered)
            build(config)
        except MkDocsException as fault:
            # The reason itself was logged, when it was one of the pages.
            raise SiteFault(*(messages or [fault.format_message()])) from fault
        except TemplateError as fault:  # in overrides/
            raise SiteFault(_in_theme(fault)) from fault
    if messages:
        raise SiteFault(*messages)
    if rendered:
        rendered.keep()
    return kept


def _in_theme(fault: TemplateError) -> str:
    """Return what is wrong with a template, and in which line of which."""
    frames = reversed(traceback.extract_tb(fault.__traceback__))
    places = (f"{one.filename}:{one.lineno}: " for one in frames if one.filename.endswith(".html"))
    return f"{next(places, '')}{fault.message}"


class _Watch(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # it has no settings
    """Dates the pages and reports progress. It changes no page: plain MkDocs gives the same."""

    def __init__(
        self, epoch: int, stage: str, progress: Progress, rendered: Rendered | None
    ) -> None:
        self.date = datetime.fromtimestamp(epoch, UTC).date().isoformat()
        self.stage = stage
        self.progress = progress
        self.rendered = rendered
        self.done = self.total = 0

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Let pages take the HTML that was made of them before."""
        if self.rendered:
            self.rendered.take_over(files, config)

    def on_env(self, env: object, *, config: MkDocsConfig, files: Files) -> None:
        """Give every page the site's date, which the sitemap shows; MkDocs would give today's."""
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


# --- Pagefind ---------------------------------------------------------------------------------


def _index(site: Path, language: str, *options: str) -> None:
    """Let Pagefind index the finished pages of one language; it reads and writes only there."""
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(site)]
    command += ["--force-language", language, "--exclude-selectors", ", ".join(NOT_INDEXED)]
    command += options
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SiteFault(f"Pagefind: {(run.stderr or run.stdout).strip()}")
    table = json.dumps(_texts(site / "pagefind"), ensure_ascii=False, separators=(",", ":"))
    (site / "pagefind" / "texts.json").write_text(table, encoding="utf-8")


def _texts(index: Path) -> list[list[str]]:
    """Return which text each page of the index belongs to: [id, address, *what overrides say].

    The search groups, counts and narrows by this table. Pagefind's own filters could do it, but
    their files come out in another order each time, and the site should be the same bytes.
    """
    rows = []
    for file in (index / "fragment").iterdir():
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        meta = page["meta"]
        told = [meta.get(name, "") for name in ("title", "text", "report", "session", "kind")]
        rows.append([file.stem, page["url"], *told])
    return sorted(rows, key=lambda row: row[1])


def _list_edition(site: Path) -> None:
    """List what a device can keep of a finished site; the worker that keeps it gets the id."""
    rows = json.loads((site / "pagefind" / "texts.json").read_text("utf-8"))
    results = {f"pagefind/fragment/{row[0]}.pf_fragment": row[1].lstrip("/") for row in rows}
    reports = {row[4] for row in rows if row[4]}
    words = {FIRST_WORDS.format(report=report): f"{report}/" for report in reports}
    spare = ["pagefind/pagefind-worker.js"]  # a page that is kept searches without it
    if len(list(site.glob("pagefind/wasm.*"))) > 1:
        spare.append("pagefind/wasm.unknown.*")  # for languages that have none of their own
    edition.write(site, reports, results | words, spare)


def _drop(site: Path, patterns: Iterable[str]) -> None:
    """Remove files and folders from the new site."""
    for found in (found for pattern in patterns for found in site.glob(pattern)):
        shutil.rmtree(found) if found.is_dir() else found.unlink()


# --- The page at the root ---------------------------------------------------------------------


def _entrance(languages: Mapping[str, str]) -> str:
    """Return the page that goes to the reader's language, or lets those without scripts choose."""
    first = next(iter(languages))
    links = "\n".join(
        f'<li><a href="{code}/" lang="{code}" hreflang="{code}">{html.escape(name)}</a></li>'
        for code, name in languages.items()
    )
    # With one language there is nothing to choose, and no script is needed to go there.
    refresh = (
        f'<meta http-equiv="refresh" content="0; url={first}/">' if len(languages) == 1 else ""
    )
    return ENTRANCE.format(first=first, refresh=refresh, links=links)


ENTRANCE = """\
<!doctype html>
<html lang="{first}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Plenary</title>
{refresh}
<script src="entrance.js" defer></script>
</head>
<body>
<main>
<h1>Plenary</h1>
<ul>
{links}
</ul>
</main>
</body>
</html>
"""


# --- One build at a time ----------------------------------------------------------------------


@contextmanager
def alone(site: Path) -> Iterator[None]:
    """Hold the folder that a site (or a bundle) lies in, so that two builds at once cannot mix.

    The lock ends with the process, even one that is killed, and leaves no file behind. Windows
    cannot lock a folder; there it is left to the user to start one build at a time. Raises
    SiteFault if another build holds it.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    folder = os.open(site.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as busy:
        os.close(folder)
        raise SiteFault(
            f"Another build is at work in {site.parent}; start again when it is done."
        ) from busy
    try:
        yield
    finally:
        os.close(folder)
