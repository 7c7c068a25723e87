"""Makes bundles: builds the pages for disk, adds what stands around them, puts the zip in place."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path as File
from types import MappingProxyType

from generator import write
from generator.build import Made
from generator.catalogue import Words
from generator.exporter import Publication
from generator.exporters.bundle import archive, manifest, start
from generator.exporters.bundle.called import bundle_name
from generator.kept import NOTHING_KEPT, Kept
from generator.own.brand import Brand, data_address
from generator.progress import Progress
from generator.provided import DISTRIBUTION
from generator.replacing import alone, remove
from generator.site.building import build_for_disk

HANDBOOK = "handbook"
"""The folder of a bundle that holds the pages."""

Beside = Mapping[str, Callable[[Publication, File], None]]
"""The forms of files that lie beside the pages (pdf, epub ...), and what writes those of a language
to a folder, each at its page's address."""

_WORK = "plenary-bundle.new"
"""The folder to work in: beside the bundle, so that a rename can move it into its place."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle in its place."""

    file: File
    files: int
    """How many files are in it."""
    takes: Mapping[str, int]
    """What takes how many bytes of the zip file: pages, PDFs, data, search, theme, rest."""
    longest: str
    """The longest path in it."""

    @property
    def is_long(self) -> bool:
        """Tell whether Windows can fail to unpack it where readers usually do."""
        unpacked = f"{_DOWNLOADS}{self.file.stem}\\{self.longest}"
        return len(unpacked.encode("utf-16-le")) // 2 > _LONGEST_ON_WINDOWS


_DOWNLOADS = "C:\\Users\\a-name-of-twenty-two\\Downloads\\"
_LONGEST_ON_WINDOWS = 259
"""The characters of a path that every program there opens; “Extract all” puts the folder of the
bundle into another of that name."""


def make_bundles(
    made: list[Made],
    project: File,
    folder: File,
    there_are: Mapping[str, Collection[str]],
    *,
    beside: Beside = MappingProxyType({}),
    finished: Callable[[Publication, File], Made] = lambda publication, folder: publication.made,
    progress: Progress = lambda stage, done, of: None,
    kept: Kept = NOTHING_KEPT,
) -> list[Bundle]:
    """Make the bundle of each language in a folder, in the place of the one before.

    `made` is emptied on the way, since MkDocs needs the memory of the reports. `there_are` names
    all reports of each language, so that a bundle can say by its name which of them it holds.
    `finished` adds pages once all else is in the folder of the language. What is `kept` is not made
    anew.

    A bundle is made beside its place and moved there when it is whole. Raises SiteFault if a page
    fails, a name is unsafe or another bundle is being made in that folder; the bundles from before
    then stay as they were.
    """
    bundles = []
    while made:
        language = made[-1].language
        name = bundle_name(made[-1].theme["reports"].keys(), there_are[language], language)
        with alone(folder / f"{name}.zip"):
            work = folder / _WORK
            remove(work)  # what a run that was killed left
            try:
                # Nobody else holds it, or MkDocs would have to do without its memory.
                parts = _write(Publication(made.pop(), project, kept), work, name, beside, finished)
                bundles.append(_put_together(parts, folder, progress, kept))
            finally:
                shutil.rmtree(work, ignore_errors=True)
    return bundles[::-1]


@dataclass(frozen=True, slots=True)
class _Parts:
    """All that is needed of the reports once their pages are written."""

    name: str
    language: str
    site_name: str
    date: str
    work: File
    beside: tuple[str, ...]
    sources: tuple[manifest.Source, ...]
    reports: tuple[tuple[str, str], ...]
    """The name and address of each."""
    colophon: str
    """What is said of their texts."""
    words: Words
    brand: Brand


def _write(
    publication: Publication,
    work: File,
    name: str,
    beside: Beside,
    finished: Callable[[Publication, File], Made],
) -> _Parts:
    """Write the pages, and what lies beside them, to the folder to work in."""
    pages, made, project = work / "build", publication.made, publication.project
    for form, write_files in beside.items():
        write_files(publication, pages / made.language / form)
    made = finished(publication, pages / made.language)
    write.write(made, project, pages, work / HANDBOOK, from_disk=True)
    sources = (
        manifest.Source(one.designation, file, _sum_of_source(file, project))
        for one in made.resolved
        for file in one.lines.files
    )
    reports = (
        (f"{told['body']}. {told['title']} ({told['symbol']})", f"{address}/")
        for address, told in made.theme["reports"].items()
    )
    return _Parts(
        name=name,
        language=made.language,
        site_name=publication.site.name,
        date=made.date,
        work=work,
        beside=tuple(beside),
        sources=tuple(sources),
        reports=tuple(reports),
        colophon=made.theme["words"]["colophon"],
        words=publication.words,
        brand=made.brand,
    )


def _sum_of_source(file: str, project: File) -> str:
    return manifest.sum_of((project / file).read_bytes())


def _put_together(parts: _Parts, folder: File, progress: Progress, kept: Kept) -> Bundle:
    """Build the handbook, add the page to start from and the manifest, put the zip in place."""
    handbook = parts.work / HANDBOOK
    build_for_disk(
        parts.work / "build" / parts.language,
        handbook,
        parts.language,
        date=parts.date,
        progress=progress,
        beside=parts.beside,
        made_before=kept,
    )
    said = parts.words.pages["bundle"]
    first = start.page(
        parts.language,
        HANDBOOK,
        parts.reports,
        words=said,
        colophon=parts.colophon,
        disclaimer=parts.words.interface["disclaimer"],
        logo=data_address(parts.brand.logo),
        logo_dark=data_address(parts.brand.logo_dark),
        name=parts.site_name,
    )
    files: dict[str, bytes | File] = {
        start.NAME: first.encode(),
        f"{HANDBOOK}/{start.SIGN}": start.SIGN_TEXT.encode(),
    }
    for file in handbook.rglob("*"):
        if file.is_file():
            files[f"{HANDBOOK}/{file.relative_to(handbook).as_posix()}"] = file
    sums = {
        name: manifest.sum_of(one if isinstance(one, bytes) else one.read_bytes())
        for name, one in files.items()
    }
    listed = manifest.text(parts.name, version(DISTRIBUTION), parts.sources, sums, said)
    files[manifest.NAME] = listed.encode()
    packed = parts.work / f"{parts.name}.zip"
    in_folder = {f"{parts.name}/{name}": content for name, content in files.items()}
    sizes = archive.write(packed, in_folder, parts.date)
    place = folder / packed.name
    total = packed.stat().st_size
    packed.replace(place)
    return Bundle(place, len(files), _takes(sizes, total), max(in_folder, key=len))


def _takes(sizes: Mapping[str, int], total: int) -> dict[str, int]:
    """Return what takes the bytes of a zip file, most first."""
    takes: dict[str, int] = {}
    for name, size in sizes.items():
        kind = _kind(name.partition("/")[2])
        takes[kind] = takes.get(kind, 0) + size
    takes["names of files"] = total - sum(takes.values())
    return dict(sorted(takes.items(), key=lambda pair: -pair[1]))


def _kind(name: str) -> str:
    """Return what a file of a bundle is a part of."""
    if name.startswith(f"{HANDBOOK}/pagefind/"):
        return "search"
    if name.startswith(f"{HANDBOOK}/assets/"):
        return "theme"
    if name.endswith(".html"):
        return "pages"
    if name.endswith(".akn.xml"):
        return "data"
    ending = name.rpartition(".")[2]
    kinds = {"pdf": "PDFs", "epub": "EPUB", **dict.fromkeys(("md", "json", "yaml", "csv"), "data")}
    return kinds.get(ending, "rest")
