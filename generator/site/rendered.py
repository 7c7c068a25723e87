"""The HTML of pages, made once of the same Markdown, and by as many processes as there are cores.

Python-Markdown takes four fifths of MkDocs' time, and makes the same of the same Markdown. What it
made is kept, with all that MkDocs learnt of the page by it: without that, strict validation would
be blind. The rest (the frame around the text, the anchors that links lead to) is done anew in each
build.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import meta

from generator.cores import cores
from generator.kept import Kept, Key, key

SHARE = 20
"""Pages that are worth a process of their own."""


def take_over(files: Files, config: MkDocsConfig, kept: Kept, warned: Sequence[str]) -> None:
    """Let the pages of a build that begins take their HTML from what is kept, or keep it.

    `warned` grows by what MkDocs warns of: a page that it warns of is not kept, or nobody would be
    told the next time.
    """
    if not kept.keeps:
        return
    settings = repr(
        (
            config.markdown_extensions,
            config.mdx_configs,
            config.validation,
            config.use_directory_urls,
        )
    )
    pages = [
        _KeptPage(file, config, settings, kept, warned) for file in files.documentation_pages()
    ]
    _make_ahead([page for page in pages if not page.is_there()], config, files)


class _KeptPage(Page):
    """A page whose HTML is made once. MkDocs finds it at its file."""

    def __init__(
        self, file: File, config: MkDocsConfig, settings: str, kept: Kept, warned: Sequence[str]
    ) -> None:
        super().__init__(None, file, config)
        self._settings = settings
        self._kept = kept
        self._warned = warned

    def is_there(self) -> bool:
        """Say whether the HTML is kept."""
        return self._kept.has(self._key(_parted(self.file.content_string)[1]))

    def _key(self, markdown: str) -> Key:
        return key("page", self._settings, self.file.src_uri, markdown)

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the Markdown; what its front matter says is kept, since YAML is slow to read."""
        front, markdown = _parted(self.file.content_string)
        of = key("front", front)
        if written := self._kept.find(of) if front else None:
            self.markdown, self.meta = markdown, json.loads(written)
            return
        super().read_source(config)
        written = json.dumps(self.meta, ensure_ascii=False, default=str).encode("utf-8")
        if front and self.markdown == markdown and json.loads(written) == self.meta:
            self._kept.keep(of, written)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the HTML, or take what was made of the same Markdown under the same conditions."""
        of = self._key(self.markdown or "")
        written = self._kept.find(of)
        found = json.loads(written) if written else None
        if found and all(_leads_to(files, *link) for link in found["leads_to"].items()):
            self._take(found, files)
            return
        watched, before = _Watched(files), len(self._warned)
        super().render(config, watched)
        if len(self._warned) == before:
            made = {**self._made(), "leads_to": watched.leads_to}
            self._kept.keep(of, json.dumps(made, ensure_ascii=False).encode("utf-8"))

    def _made(self) -> dict[str, Any]:
        """Return what Python-Markdown made of the page, and MkDocs learnt of it."""
        links = {file.src_uri: anchors for file, anchors in (self.links_to_anchors or {}).items()}
        return {
            "content": self.content,
            "toc": [_as_data(one) for one in self.toc],
            "title": self._title_from_render,
            "ids": sorted(self.present_anchor_ids or ()),
            "links": links,
        }

    def _take(self, made: dict[str, Any], files: Files) -> None:
        self.content, self._title_from_render = made["content"], made["title"]
        self.toc = TableOfContents([_of_data(one) for one in made["toc"]])
        for first in self.toc.items[:1]:
            first.active = True  # type: ignore[attr-defined] # as MkDocs has it
        self.present_anchor_ids = set(made["ids"])
        self.links_to_anchors = {
            files.src_uris[name]: anchors for name, anchors in made["links"].items()
        }


def _parted(source: str) -> tuple[str, str]:
    """Return the front matter of a page, if it has one, and the Markdown."""
    front = meta.YAML_RE.match(source)
    return (front[1], source[front.end() :].lstrip("\n")) if front else ("", source)


class _Watched(Files):
    """The files of the site, and which of them a page leads to."""

    def __init__(self, files: Files) -> None:
        super().__init__([])
        self._all = files
        self.leads_to: dict[str, str] = {}
        """Path of each -> its address, by which links are written."""

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file, as MkDocs asks for it."""
        found = self._all.get_file_from_path(path)
        if found:
            self.leads_to[path] = found.url
        return found


def _leads_to(files: Files, path: str, address: str) -> bool:
    """Say whether a file is still there, and has the same address."""
    found = files.get_file_from_path(path)
    return found is not None and found.url == address


def _as_data(entry: AnchorLink) -> list[Any]:
    """Return an entry of the contents of a page as JSON can hold it."""
    return [entry.title, entry.id, entry.level, [_as_data(one) for one in entry.children]]


def _of_data(data: list[Any]) -> AnchorLink:
    title, id_, level, children = data
    entry = AnchorLink(title, id_, level)
    entry.children = [_of_data(one) for one in children]
    return entry


# --- on all cores ---------------------------------------------------------------------------------


def _make_ahead(pages: Sequence[_KeptPage], config: MkDocsConfig, files: Files) -> None:
    """Let other processes make the HTML of pages, and keep it, as far as that is worth it.

    Whatever a process does not make, or warns of, is made afterwards by this one.
    """
    count = min(cores(), len(pages) // SHARE)
    if count < 2 or not _can_fork():
        return
    children = [_begin(pages[share::count], config, files) for share in range(count)]
    for child in children:
        os.waitpid(child, 0)


def _can_fork() -> bool:
    """Say whether a copy of this process can work: not where a thread holds what it would need."""
    return hasattr(os, "fork") and threading.active_count() == 1


def _begin(pages: Sequence[_KeptPage], config: MkDocsConfig, files: Files) -> int:
    """Begin a process that makes the HTML of pages, and return its number."""
    child = os.fork()
    if child:
        return child
    try:
        for page in pages:
            page.read_source(config)
            page.render(config, files)
    finally:
        os._exit(0)  # what this process still had to write is written by the other
