"""The HTML of pages, made once of the same Markdown.

Python-Markdown takes four fifths of MkDocs' time, and makes the same of the same Markdown. What it
made is kept, with all that MkDocs learnt of the page by it: without that, strict validation would
be blind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import meta

from generator.kept import Kept, key


@dataclass(frozen=True, slots=True)
class Learnt:
    """What MkDocs learns of a page by its text: other pages are held to it, and it to them."""

    ids: Sequence[str] = ()
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The ids that it leads to in each page, each with the link as it is written."""
    leads_to: Mapping[str, str] = field(default_factory=dict)
    """Path of each file that it leads to -> its address, by which links are written."""

    def holds(self, files: Files) -> bool:
        """Say whether all files that the page leads to are there, and have the same addresses."""
        there = files.src_uris
        return all(
            path in there and there[path].url == address for path, address in self.leads_to.items()
        )


def conditions(config: MkDocsConfig) -> str:
    """Return all by which the same Markdown may become another HTML."""
    return repr(
        (
            config.markdown_extensions,
            config.mdx_configs,
            config.validation,
            config.use_directory_urls,
        )
    )


class KeptPage(Page):
    """A page whose HTML is made once. MkDocs finds it at its file."""

    def __init__(
        self, file: File, config: MkDocsConfig, under: str, kept: Kept, warned: Sequence[str]
    ) -> None:
        """Make a page of a file, whose HTML is kept `under` some conditions.

        `warned` grows by what MkDocs warns of: a page that it warns of is not kept, or nobody would
        be told the next time.
        """
        super().__init__(None, file, config)
        self._under = under
        self._kept = kept
        self._warned = warned
        self.leads_to: Mapping[str, str] = {}
        self.is_sound = False
        """Whether it was made without a warning."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the Markdown, and its front matter as JSON where it is: YAML is slow to read."""
        front = meta.YAML_RE.match(source := self.file.content_string)
        told = as_json(front[1]) if front else None
        if front and told is not None:
            self.markdown, self.meta = source[front.end() :].lstrip("\n"), told
        else:
            super().read_source(config)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the HTML, or take what was made of the same Markdown under the same conditions."""
        of = key("page", self._under, self.file.src_uri, self.markdown or "")
        written = self._kept.find(of)
        found = json.loads(written) if written else None
        learnt = Learnt(**found["learnt"]) if found else None
        if found and learnt and learnt.holds(files):
            self._take(found, learnt, files)
            return
        watched, before = _Watched(files), len(self._warned)
        super().render(config, watched)
        self.leads_to = watched.leads_to
        self.is_sound = len(self._warned) == before
        if self.is_sound:
            made = {
                "content": self.content,
                "toc": [_as_data(one) for one in self.toc],
                "title": self._title_from_render,
                "learnt": asdict(self.learnt),
            }
            self._kept.keep(of, json.dumps(made, ensure_ascii=False).encode("utf-8"))

    def _take(self, made: dict[str, Any], learnt: Learnt, files: Files) -> None:
        self.content, self._title_from_render = made["content"], made["title"]
        self.toc = TableOfContents([_of_data(one) for one in made["toc"]])
        for first in self.toc.items[:1]:
            first.active = True  # type: ignore[attr-defined] # as MkDocs has it
        self.learn(learnt, files)

    @property
    def learnt(self) -> Learnt:
        """Return what MkDocs has learnt of the page."""
        links = {file.src_uri: anchors for file, anchors in (self.links_to_anchors or {}).items()}
        return Learnt(sorted(self.present_anchor_ids or ()), links, self.leads_to)

    def learn(self, learnt: Learnt, files: Files) -> None:
        """Let MkDocs know what it learnt of the page when it was made."""
        self.present_anchor_ids = set(learnt.ids)
        there = files.src_uris
        self.links_to_anchors = {there[path]: dict(ids) for path, ids in learnt.links.items()}
        self.leads_to = learnt.leads_to
        self.is_sound = True


_JSON_LINE = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null):)([a-z_]+): (.+)")
"""A key, which is a word in YAML too, and what stands under it."""
_OTHERWISE_IN_YAML = re.compile(
    "[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|" + r"\\[^\"\\nt]"
)
"""What may be something else in YAML than in JSON: ends of lines, signs nobody sees, escapes."""


def as_json(front: str) -> dict[str, Any] | None:
    """Return what front matter says whose lines are keys with JSON, as the generator writes them;
    none where YAML might say anything else of it."""
    if _OTHERWISE_IN_YAML.search(front):
        return None
    told: dict[str, Any] = {}
    for line in front.removesuffix("\n").split("\n"):
        found = _JSON_LINE.fullmatch(line)
        if not found:
            return None
        try:
            told[found[1]] = _JSON.decode(found[2])
        except ValueError:
            return None
    return told


def _no_number(written: str) -> float:
    raise ValueError(f"{written} is a word in YAML")


_JSON = json.JSONDecoder(parse_float=_no_number, parse_constant=_no_number)


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
            self.leads_to[found.src_uri] = found.url
        return found


def _as_data(entry: AnchorLink) -> list[Any]:
    """Return an entry of the contents of a page as JSON can hold it."""
    return [entry.title, entry.id, entry.level, [_as_data(one) for one in entry.children]]


def _of_data(data: list[Any]) -> AnchorLink:
    title, id_, level, children = data
    entry = AnchorLink(title, id_, level)
    entry.children = [_of_data(one) for one in children]
    return entry
