"""The book: what a reading system asks of an EPUB, by its own rules here and by epubcheck."""

from __future__ import annotations

import io
import os
import posixpath
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from generator import build
from generator.exporter import Publication
from generator.exporters.epub import writing
from generator.model import Report
from generator.resolved import Resolved

ROOT = Path(__file__).parent.parent
NAME = "ctoc-cop/session-7/ctoc-cop-2014-13.epub"
NAMES = {
    "p": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
}
CHECKER = Path(os.environ.get("PLENARY_EPUBCHECK", "/usr/share/java/epubcheck.jar"))


class Book:
    """The files of a book."""

    def __init__(self, content: bytes) -> None:
        """Read all of them; those of XML must be well-formed."""
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.names = self.archive.namelist()
        self.trees = {
            name: etree.fromstring(self.archive.read(name))
            for name in self.names
            if name.endswith((".xml", ".opf", ".xhtml"))
        }

    @property
    def package(self) -> Element:
        """The package document, where the container says that it is."""
        container = self.trees["META-INF/container.xml"]
        return self.trees[container[0][0].get("full-path")]

    def items(self) -> dict[str, Element]:
        """Return the items of the manifest by id."""
        return {item.get("id"): item for item in find(self.package, "//p:manifest/p:item")}

    def documents(self) -> list[str]:
        """Return the documents of the spine, in the order of reading."""
        items = self.items()
        idrefs = find(self.package, "//p:spine/p:itemref/@idref")
        return [f"EPUB/{items[one].get('href')}" for one in idrefs]


def find(tree: Element, path: str) -> list[Element]:
    found: list[Element] = tree.xpath(path, namespaces=NAMES)
    return found


@pytest.fixture(scope="module")
def content(real_site: Path) -> bytes:
    return (real_site / "en" / NAME).read_bytes()


def book_of(resolved: Resolved) -> bytes:
    publication = Publication(build.render("en", [resolved]), ROOT)
    [whole] = publication.wholes_of(resolved)
    return writing.book(whole, resolved, publication)


@pytest.fixture(scope="module", params=["real", "invented", "empty"])
def book(
    request: pytest.FixtureRequest,
    content: bytes,
    invented: Resolved,
    report: Callable[..., Report],
    resolve: Callable[..., list[Resolved]],
) -> Book:
    """Return the book of each report: the real one, another body's, one without symbol and text."""
    if request.param == "real":
        return Book(content)
    one = invented if request.param == "invented" else resolve(report(symbol=""))[0]
    return Book(book_of(one))


def test_a_note_leads_back_to_the_calls_of_its_own_document(small: Resolved) -> None:
    """Each of its two notes is called in two texts, and so stands in two documents."""
    book = Book(book_of(small))
    back: list[tuple[str, list[str]]] = []
    for name in book.documents():
        ids = set(find(book.trees[name], "//@id"))
        for aside in find(book.trees[name], "//h:aside"):
            links = find(aside, ".//h:a[contains(@class, 'backlink')]/@href")
            assert {link.removeprefix("#") for link in links} <= ids, name
            back.append((aside.get("id"), links))
    assert back == [
        ("fn-1", ["#fnref-1"]),
        ("fn-2", ["#fnref-2"]),
        ("fn-1", ["#fnref-1-2"]),
        ("fn-2", ["#fnref-2-2"]),
    ]


def test_it_begins_with_its_type_and_bears_no_date_of_its_own(book: Book) -> None:
    first, *rest = book.archive.infolist()
    assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
    assert not first.extra and book.archive.read(first) == b"application/epub+zip"
    assert [one.filename for one in rest] == sorted(one.filename for one in rest)
    assert {one.date_time for one in (first, *rest)} == {(1980, 1, 1, 0, 0, 0)}


def test_the_manifest_names_every_file_once_and_the_spine_every_document(book: Book) -> None:
    hrefs = [f"EPUB/{item.get('href')}" for item in book.items().values()]
    others = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert sorted(hrefs) == sorted(set(book.names) - others)
    documents = [name for name in hrefs if name.endswith(".xhtml")]
    assert sorted(book.documents()) == sorted(documents)
    assert len(book.items()) == len(hrefs)
    [navigation] = [i for i in book.items().values() if i.get("properties") == "nav"]
    assert navigation.get("href") == "nav.xhtml"


def test_every_link_has_a_target_and_every_id_is_there_once(book: Book) -> None:
    ids = {name: find(tree, "//@id") for name, tree in book.trees.items()}
    for name, tree in book.trees.items():
        assert len(ids[name]) == len(set(ids[name])), name
        for href in find(tree, "//h:a/@href | //h:link/@href"):
            if str(href).startswith("https:"):
                continue
            path, _, id_ = str(href).partition("#")
            target = posixpath.normpath(posixpath.join("EPUB", path)) if path else name
            assert target in book.names, (name, href)
            assert not id_ or id_ in ids[target], (name, href)
        for labelled in find(tree, "//@aria-labelledby"):
            assert labelled in ids[name]
        assert not find(tree, "//@src")


def test_its_documents_say_their_language_and_title(book: Book) -> None:
    for name in book.documents():
        tree = book.trees[name]
        language = "{http://www.w3.org/XML/1998/namespace}lang"
        assert (tree.get("lang"), tree.get(language), tree.get("dir")) == ("en", "en", "ltr")
        assert tree.findtext(".//h:title", namespaces=NAMES)


def test_its_particulars_are_those_of_the_report(content: bytes) -> None:
    package = Book(content).package
    said = {
        name: [element.text for element in find(package, f"//dc:{name}")]
        for name in ("identifier", "title", "language", "date", "publisher", "source", "rights")
    }
    address = "https://plenary.example/en/ctoc-cop/session-7/"
    assert said["identifier"] == [address, "CTOC/COP/2014/13"]
    assert find(package, "//dc:identifier/@id")[0] == package.get("unique-identifier")
    assert said["title"][0].startswith("Report of the Conference of the Parties to the United")
    assert said["language"] == ["en"] and said["date"] == ["2014-11-13"]
    assert said["publisher"][0].startswith("Conference of the Parties")
    assert said["source"] == [address]
    assert said["rights"][0].startswith("This handbook is an unofficial copy")
    meta = [(one.get("property"), one.text) for one in find(package, "//p:meta")]
    assert ("dcterms:modified", "2014-11-13T00:00:00Z") in meta
    assert ("schema:accessMode", "textual") in meta
    assert ("schema:accessModeSufficient", "textual") in meta
    assert ("schema:accessibilityFeature", "tableOfContents") in meta
    assert ("schema:accessibilityHazard", "none") in meta
    assert [one for one in meta if one[0] == "schema:accessibilitySummary"]


def test_each_text_of_the_plan_is_a_file_of_its_own(content: bytes) -> None:
    names = Book(content).documents()
    assert [name.removeprefix("EPUB/").removesuffix(".xhtml") for name in names] == [
        "title-page", "nav", "chapter-i", "resolution-7-1", "resolution-7-2", "resolution-7-3",
        "resolution-7-3-annex-i", "resolution-7-3-annex-ii", "resolution-7-4",
        "resolution-7-4-annex", "decisions", "decision-7-1", "decision-7-2", "chapter-ii",
        "agenda-item-1-f", "chapter-iv", "agenda-item-2-b", "agenda-item-2-c", "agenda-item-2-d",
        *(f"agenda-item-{number}" for number in "345678"), "chapter-xi",
    ]  # fmt: skip


def test_its_contents_list_is_in_the_order_of_reading(content: bytes) -> None:
    book = Book(content)
    first, *links = find(book.trees["EPUB/nav.xhtml"], "//h:nav[@epub:type='toc']//h:a")
    assert (first.get("href"), first.text) == ("title-page.xhtml", "CTOC/COP/2014/13")
    places = [str(link.get("href")).partition("#") for link in links]
    spine = [name.removeprefix("EPUB/") for name in book.documents()]
    order = [
        (spine.index(name), find(book.trees[f"EPUB/{name}"], "//@id").index(id_))
        for name, _, id_ in places
    ]
    assert order == sorted(order) and len(order) > 40
    titles = [" ".join("".join(link.itertext()).split()) for link in links]
    assert titles[0] == "I. Resolutions and decisions adopted by the Conference"
    assert titles[2].startswith("Resolution 7/1: Strengthening the implementation")


def test_two_runs_give_the_same_bytes(
    content: bytes, real_made: build.Made, tmp_path: Path
) -> None:
    writing.export(Publication(real_made, ROOT), tmp_path / "epub", lambda *_: None)
    assert (tmp_path / "epub" / NAME).read_bytes() == content


@pytest.mark.skipif(
    not (shutil.which("java") and CHECKER.is_file()),
    reason="epubcheck is not here (Debian: apt-get install epubcheck; or PLENARY_EPUBCHECK)",
)
def test_epubcheck_finds_nothing(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "book.epub"
    assert book.archive.fp
    book.archive.fp.seek(0)
    file.write_bytes(book.archive.fp.read())
    command = ["java", "-jar", str(CHECKER), "--failonwarnings", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
