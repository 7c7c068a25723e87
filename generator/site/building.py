"""Builds the finished site of the pages on disk: MkDocs, Pagefind, entrance, then into place."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.html_template import template
from generator.kept import NOTHING_KEPT, Kept
from generator.progress import Progress
from generator.replacing import alone, in_place_of
from generator.site import from_disk
from generator.site.mkdocs import render
from generator.site.pagefind import index, list_edition

NOT_NEEDED = (
    "assets/javascripts",  # Material's script, its search and their sources
    "assets/images",  # its logo
    "assets/stylesheets/palette.*",
    "assets/stylesheets/*.map",
    "pagefind/*ui*",  # Pagefind's own interfaces
    "pagefind/pagefind-highlight.js",
    "pagefind/pagefind-worker.js",
)
"""Files that MkDocs and Pagefind bring along and no page asks for: 2.6 MB a language."""

ONLY_ONLINE = (
    "404.html",
    "sitemap.xml*",
    "*/feed.xml",
    "service-worker.js",
    "without-network.html",
    "edition.txt",
    "assets/keeping.js",
    "assets/share.png",
)
"""Files that only a web server makes use of."""


@dataclass(frozen=True, slots=True)
class Generated:
    """What MkDocs must know of the pages that were written."""

    languages: Mapping[str, str]
    """Code -> name in the language itself, the default one first."""
    date: str
    """The date that the site bears: that of the latest report."""
    changed: bool = True
    """Whether any of them is another than it was."""


def build_site(
    pages: Path,
    site: Path,
    languages: Mapping[str, str],
    *,
    date: str,
    progress: Progress = lambda stage, done, of: None,
    beside: Sequence[str] = (),
    flight_mode: bool = True,
    made_before: Kept = NOTHING_KEPT,
) -> None:
    """Build the site of every language and put it in the place of the one before.

    `pages` holds one folder a language, each with its mkdocs.yml; `site` is the folder to publish;
    `languages` are codes and names of languages in their own words, the default one first; `date`
    is the one that the site bears: 2014-11-13. The same pages and date give the same bytes.
    `beside` names folders in each language's, the files of which lie beside its pages (PDFs).
    `flight_mode` off, or `extra.flight_mode` off in mkdocs.yml, gives a site that no device keeps.
    `made_before` has the HTML of pages, and keeps it.

    Raises SiteFault if MkDocs or Pagefind fails or warns, or if another build is at work.
    """
    with alone(site), in_place_of(site) as new:
        for language in languages:
            config = pages / language / "mkdocs.yml"
            told, _ = render(
                config, new / language, date, language, progress, flight_mode, made_before
            )
            progress(f"search {language}", 0, 1)
            index(new / language, language)
            progress(f"search {language}", 1, 1)
            drop(new / language, NOT_NEEDED)
            for folder in beside:
                shutil.copytree(pages / language / folder, new / language, dirs_exist_ok=True)
            if told.kept:
                list_edition(new / language, visited=told.kept == "visited")
        finish(new, languages, told.name)


def build_for_disk(
    pages: Path,
    to: Path,
    language: str,
    *,
    date: str,
    progress: Progress = lambda stage, done, of: None,
    beside: Sequence[str] = (),
    made_before: Kept = NOTHING_KEPT,
) -> None:
    """Build the site of one language into a folder, to be opened from disk without a server.

    `pages` is the folder of the language, whose mkdocs.yml says that the site is read from disk;
    the rest is as for `build_site`. Raises SiteFault if MkDocs or Pagefind fails or warns.
    """
    config = pages / "mkdocs.yml"
    render(config, to, date, language, progress, flight_mode=False, made_before=made_before)
    progress(f"search {language}", 0, 1)
    index(to, language, keep_index_url=True)
    from_disk.as_scripts(to / "pagefind")
    progress(f"search {language}", 1, 1)
    drop(to, (*NOT_NEEDED, *ONLY_ONLINE))
    for folder in beside:
        shutil.copytree(pages / folder, to, dirs_exist_ok=True)


def finish(site: Path, languages: Mapping[str, str], name: str) -> None:
    """Add to the sites of all languages what stands over them."""
    (site / "index.html").write_text(entrance(languages, name), encoding="utf-8", newline="\n")
    shutil.copyfile(Path(__file__).with_name("entrance.js"), site / "entrance.js")
    # Servers ask for this one page wherever the missing one was; its links are absolute.
    shutil.copyfile(site / next(iter(languages)) / "404.html", site / "404.html")


def entrance(languages: Mapping[str, str], name: str) -> str:
    """Return the page at the root, which goes to the reader's language, or lets those without
    scripts choose; `name` is that of the site."""
    file = Path(__file__).with_name("entrance.html.j2")
    return template(file).render(languages=languages, first=next(iter(languages)), name=name)


def drop(site: Path, patterns: Iterable[str]) -> None:
    """Remove files and folders from the new site."""
    for found in (found for pattern in patterns for found in site.glob(pattern)):
        shutil.rmtree(found) if found.is_dir() else found.unlink()
