"""The page about a report's data: which files are there, how long each is, who may use them how."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path as File

from generator.anchors import report_address
from generator.build import Made
from generator.cited_as.records import RECORDS
from generator.exporter import Publication
from generator.exporters.data.index import NAME, index
from generator.exporters.data.shape import SCHEMAS
from generator.exporters.data.tables import TABLES
from generator.exporters.data.texts import Handbook, ReportData, handbook_of, pages_of
from generator.exporters.files import file_at, file_of
from generator.packed import PackedTexts
from generator.page_words import PageDataWords
from generator.pages import html_head
from generator.pages.page import Facts, Listed, Page, Place
from generator.pages.place_names import text_name
from generator.pages.register_lines import FOLDER as REGISTER
from generator.pages.text_pages import report_trail
from generator.pages.whole_in_parts import beside
from generator.render import Renderer
from generator.resolved import Resolved
from generator.wording import by_name

FOLDER = "data/"


@dataclass(frozen=True, slots=True)
class Listing:
    """A file that a page lists."""

    name: str
    href: str
    size: str
    what: str = ""
    """What it holds: a key of the words."""


def with_overview(publication: Publication, folder: File, forms: Iterable[str]) -> Made:
    """Return what was made, with the index of all acts, and a page for each report that lists its
    data; links lead there.

    `folder` is that of the language; each of the `forms` has its files in a folder there.
    """
    files = {
        file.relative_to(folder / form).as_posix(): file.stat().st_size
        for form in forms
        for file in sorted((folder / form).rglob("*"))
        if file.is_file()
    }
    made, handbook = publication.made, handbook_of(publication)
    over_all = {**made.over_all, NAME: index(made, files)}
    files |= {name: len(text.encode("utf-8")) for name, text in over_all.items()}
    pages, reports = {}, {**made.theme["reports"]}
    for resolved in publication.reports:
        shown = made.wholes[report_address(resolved.report)]
        wholes = [beside(resolved, one.address) for one in shown]
        page = _page(resolved, handbook, files, wholes)
        head = html_head.of_page(page, made.shown, made.language, handbook.words)
        page = replace(page, head=head)
        pages[page.address] = Renderer(handbook.words, made.language, resolved).page(page)
        key = report_address(resolved.report).rstrip("/")
        reports[key] = {**reports[key], "data": page.address}
    theme = {**made.theme, "reports": reports}
    return replace(made, files=PackedTexts(made.files, pages), theme=theme, over_all=over_all)


@dataclass(frozen=True, slots=True)
class DataFacts(Facts):
    """Of the page about the data."""

    rights: list[dict[str, str]]
    whole: list[Listing]
    tables: list[Listing]
    texts: list[tuple[Place, dict[str, Listing]]]
    schemas: list[Listing]


def _page(
    resolved: Resolved, handbook: Handbook, files: Mapping[str, int], wholes: Iterable[str]
) -> Page:
    """Return the page; `wholes` are the pages beside which the whole report lies, or its parts."""
    words = handbook.words["data"]
    address = f"{report_address(resolved.report)}{FOLDER}"
    lister = _Lister(address, files, words)
    parts = ("rights", "whole-report", "tables", "texts", "schemas")
    keys = ("rights-heading", "whole", "tables", "texts", "schema")
    return Page(
        address,
        "about",
        "data",
        str(words["title"]),
        report=address.removesuffix(f"/{FOLDER}"),
        group=str(words["title"]),
        breadcrumbs=report_trail(resolved, handbook.words),
        contents=tuple(
            Listed(by_name(words, key), id_) for key, id_ in zip(keys, parts, strict=True)
        ),
        facts=DataFacts(
            rights=_rights(resolved, handbook),
            whole=list(lister.whole(resolved, wholes)),
            tables=list(lister.tables(resolved)),
            texts=list(lister.texts(resolved, pages_of(resolved, handbook))),
            schemas=list(lister.schemas()),
        ),
    )


def _rights(resolved: Resolved, handbook: Handbook) -> list[dict[str, str]]:
    said = [one.model_dump() for one in ReportData(resolved, handbook).rights]
    if any(one["source"] or one["url"] for one in said):
        return said
    return [{"words": handbook.words["data"]["no-rights"], "source": "", "url": ""}, *said]


@dataclass(frozen=True, slots=True)
class _Lister:
    """Lists files that are there, from the page about them."""

    page: str
    files: Mapping[str, int]
    words: PageDataWords

    def _listed(self, file: str, what: str) -> Iterator[Listing]:
        if file in self.files:
            href = posixpath.relpath(file, self.page)
            yield Listing(posixpath.basename(file), href, self._size(file), what)

    def _size(self, file: str) -> str:
        size, sizes = self.files[file], self.words["sizes"]
        if size >= 1_000_000:
            return str(sizes["mb"]).format(size=f"{size / 1e6:.1f}")
        return str(sizes["kb"]).format(size=max(1, round(size / 1e3)))

    def whole(self, resolved: Resolved, wholes: Iterable[str]) -> Iterator[Listing]:
        """Yield the forms of the whole report."""
        for form in ("yaml", "json", "md", "akn.xml"):
            yield from self._listed(file_of(resolved, form), form)
        for address in wholes:
            for form in ("pdf", "html", "epub"):
                yield from self._listed(file_at(address, resolved, form), form)
        for form in RECORDS:
            yield from self._listed(file_of(resolved, form), form)
        yield from self._listed(NAME, "index")

    def tables(self, resolved: Resolved) -> Iterator[Listing]:
        """Yield the tables."""
        stem = file_of(resolved, "csv").removesuffix(".csv")
        for name in TABLES:
            yield from self._listed(f"{stem}-{name}.csv", name)
        register = f"{report_address(resolved.report)}{REGISTER}"
        for form in ("csv", "json"):
            yield from self._listed(f"{register}actions.{form}", f"register-{form}")

    def texts(
        self, resolved: Resolved, pages: Iterable[Page]
    ) -> Iterator[tuple[Place, dict[str, Listing]]]:
        """Yield each text with its files by form."""
        for page in pages:
            stem = f"{page.address}{text_name(page.address, resolved.report)}"
            files = {
                form: listed
                for form in self.words["forms"]
                for listed in self._listed(f"{stem}.{form}", form)
            }
            if files:
                yield Place(page.label, page.address), files

    def schemas(self) -> Iterator[Listing]:
        """Yield the JSON Schemas."""
        for name in (*SCHEMAS, "actions-1.schema.json"):
            yield from self._listed(f"schema/{name}", f"{name.partition('-')[0]}-schema")
