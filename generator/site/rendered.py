"""The HTML of pages that did not change since the last build, which need not be made again.

Python-Markdown takes four fifths of MkDocs' time, and makes the same of the same Markdown. The rest
(the frame around the text, the anchors that links lead to) is done anew in each build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents


@dataclass(frozen=True, slots=True)
class _Html:
    """What Python-Markdown made of a page, and MkDocs learnt of it."""

    content: str
    toc: TableOfContents
    title: str | None
    ids: set[str]
    links: Mapping[str, dict[str, str]]
    """Files that it links to -> the anchors in them, as MkDocs has them."""


class Rendered:
    """The HTML of all pages of a build, by what went in."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[bytes, _Html] = {}
        self._now: dict[bytes, _Html] = {}

    def take_over(self, files: Files, config: MkDocsConfig) -> None:
        """Let the pages of a build that begins look for their HTML here before they make it."""
        self._now = {}
        # Whether a link leads to a page depends on which there are, and how it is written on these.
        asked = (
            sorted(files.src_uris),
            config.markdown_extensions,
            config.mdx_configs,
            config.validation,
            config.use_directory_urls,
        )
        for file in files.documentation_pages():
            _KeptPage(file, config, self, repr(asked))  # MkDocs finds it at its file

    def keep(self) -> None:
        """Keep what the build used; only of one without a warning, since that must come again."""
        self._kept = self._now

    def find(self, key: bytes) -> _Html | None:
        """Return what was made of the same before, if anything."""
        found = self._kept.get(key)
        if found:
            self._now[key] = found
        return found

    def add(self, key: bytes, html: _Html) -> None:
        """Add what was made."""
        self._now[key] = html


class _KeptPage(Page):
    """A page whose HTML is made once."""

    def __init__(self, file: File, config: MkDocsConfig, rendered: Rendered, asked: str) -> None:
        super().__init__(None, file, config)
        self._rendered = rendered
        self._asked = asked

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the HTML, or take what was made of the same Markdown under the same conditions."""
        went_in = "\0".join((self._asked, self.file.src_uri, self.markdown or ""))
        key = hashlib.sha256(went_in.encode("utf-8", "surrogatepass")).digest()
        html = self._rendered.find(key)
        if html is None:
            super().render(config, files)
            self._rendered.add(key, self._made())
            return
        self.content, self.toc, self._title_from_render = html.content, html.toc, html.title
        self.present_anchor_ids = html.ids
        self.links_to_anchors = {files.src_uris[name]: ids for name, ids in html.links.items()}

    def _made(self) -> _Html:
        links = {file.src_uri: ids for file, ids in (self.links_to_anchors or {}).items()}
        return _Html(
            self.content or "",
            self.toc,
            self._title_from_render,
            self.present_anchor_ids or set(),
            links,
        )
