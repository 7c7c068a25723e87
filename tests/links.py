"""Every address that the files of a built site hold, and whether it leads anywhere.

Addresses are found by what files say, not by what the generator meant: attributes, blocks of data,
style sheets, tables of the search, lists, and whatever begins with a scheme in any text.
"""

from __future__ import annotations

import gzip
import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

ONLINE = "https://plenary.example/"
"""Where mkdocs.yml says that the site is published."""

ATTRIBUTES = ("href", "src", "action", "formaction", "poster", "data", "cite")
"""Attributes that are an address, whatever bears them."""

OF_PAGE = ("data-root", "data-index", "data-worker", "data-moved-to")
"""Data for scripts that are addresses, from the page."""

OF_SITE = ("data-report", "data-kept-report")
"""Those that are folders of the site of a language, from its own."""

TEXTS = (".html", ".md", ".csv", ".bib", ".ris", ".json", ".yaml", ".xml")
"""Files in which whatever begins with a scheme is an address. Scripts have theirs in tables; in
style sheets only what they load counts, and the licences are quoted as they are."""

HOSTS = {"docs.un.org", "www.un.org", "schema.org", "json-schema.org"}
"""The hosts that pages and data name. Open what a new one is of, then add it."""

NAMES = {
    "http://www.w3.org/2000/svg",
    "http://www.sitemaps.org/schemas/sitemap/0.9",
    "http://www.w3.org/2005/Atom",
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
    "http://un.org/akn4un",
}
"""Names of vocabularies, which look like addresses and lead nowhere."""


@dataclass(frozen=True)
class Link:
    """An address and the file that holds it; `base` is the folder that it counts from."""

    file: Path
    address: str
    base: Path


@dataclass
class BuiltSite:
    """A folder as it is published or carried."""

    root: Path
    languages: Path
    """The folder of the language that is looked at."""
    online: Path
    """The folder of the site that the full addresses are of: this one, or the one carried."""
    ids: dict[Path, set[str]] = field(default_factory=dict)

    @cached_property
    def links(self) -> list[Link]:
        """All addresses of all files."""
        return [link for file in sorted(self.root.rglob("*")) for link in self.of(file)]

    def faults(self) -> list[str]:
        """Tell the addresses that lead nowhere, or are no addresses."""
        return sorted(
            {
                f"{link.file.relative_to(self.root)}: “{link.address}”: {fault}"
                for link in self.links
                for fault in self.fault(link)
            }
        )

    # --- whether it leads anywhere ------------------------------------------------------------

    def fault(self, link: Link) -> Iterator[str]:
        """Yield why an address leads nowhere."""
        address = link.address
        if re.search(r"[\s\x00-\x1f\\<>\"{}|^`]|[^\x00-\x7f]", address):
            yield "signs that no address holds"
        elif re.search(r"%(?![0-9A-Fa-f]{2})", address):
            yield "a % that is no escape"
        elif address.startswith(ONLINE):
            path, _, id_ = address.removeprefix(ONLINE).partition("#")
            yield from self._missing(self.online / unquote(path.partition("?")[0]), id_, address)
        elif re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", address):
            yield from _outside(address)
        elif address.startswith("//"):
            yield "no scheme"
        else:
            path, _, id_ = address.partition("#")
            path = unquote(path.partition("?")[0])
            base = self.root if path.startswith("/") else link.base
            target = base / path.lstrip("/") if path else link.file
            if not target.resolve().is_relative_to(self.root.resolve()):
                yield "leads out of the site"
            else:
                yield from self._missing(target, id_, address)

    def _missing(self, target: Path, id_: str, address: str) -> Iterator[str]:
        target = target.resolve()
        if target.is_dir() and (target / "index.html").is_file():
            target = target / "index.html"
        if not target.is_file() and not _is_folder_of_scripts(target):
            yield "no such file"
        elif address.endswith("#") and address != "#":  # alone it is the top of the page
            yield "an id without a name"
        elif id_ and unquote(id_) not in self._ids_of(target):
            yield "no such id"

    def _ids_of(self, file: Path) -> set[str]:
        if file not in self.ids:
            found = (
                html.fromstring(file.read_bytes()).xpath("//@id") if file.suffix == ".html" else []
            )
            self.ids[file] = {str(one) for one in found}
        return self.ids[file]

    # --- where addresses stand ----------------------------------------------------------------

    def of(self, file: Path) -> Iterator[Link]:
        """Yield the addresses that a file holds."""
        if not file.is_file() or file.name == "licences.txt":
            return
        text = file.read_text("utf-8") if file.suffix in TEXTS else ""
        if file.suffix == ".csv":
            text = text.replace(",", " ")
        # The one file has the pattern of the addresses of documents in its data.
        text = text.replace("{symbol}", "A/1")
        yield from (Link(file, one, file.parent) for one in whole_addresses(text))
        if file.suffix == ".html":
            yield from self._of_page(file)
        elif file.suffix == ".css":
            style = file.read_text("utf-8")
            found = re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", style)
            addresses = ["".join(pair) for pair in found]
            yield from (Link(file, one, file.parent) for one in addresses if not _is_data(one))
        elif file.suffix == ".md":
            found = re.findall(r"\]\(<?([^)>\s]+)", text)
            yield from (Link(file, one, file.parent) for one in found)
        else:
            yield from (Link(file, one, self.languages) for one in _listed(file))

    def _of_page(self, file: Path) -> Iterator[Link]:
        tree = html.fromstring(file.read_bytes())
        for element in tree.iter("*"):
            for name, value in element.items():
                for address in _in_attribute(element, name, value):
                    yield Link(file, address, self.languages if name in OF_SITE else file.parent)
        for block in tree.xpath("//script[@id='previews']/text()"):
            yield from (Link(file, address, self.languages) for address in json.loads(block))


def whole_addresses(text: str) -> Iterator[str]:
    """Yield what begins with http: or https: in a text, without the signs that end a sentence."""
    for found in re.findall(r"\bhttps?:[^\s\"'<>\\`]*", entities.unescape(text)):
        address = re.sub(r"[.,;:!?…]+$", "", _before_unopened(found))
        if address not in NAMES:
            yield address


def _before_unopened(words: str) -> str:
    """Return words up to a bracket that closes one before them, as in Markdown and BibTeX."""
    for place, sign in enumerate(words):
        opened = {")": "(", "}": "{", "]": "["}.get(sign)
        if opened and words[:place].count(opened) <= words[:place].count(sign):
            return words[:place]
    return words


def _in_attribute(element: HtmlElement, name: str, value: str) -> Iterator[str]:
    if name in ATTRIBUTES and not _is_data(value):
        yield value
    elif name in ("srcset", "imagesrcset", "ping"):
        yield from (one.split()[0] for one in value.split(",") if one.strip())
    elif name in OF_PAGE or name in OF_SITE:
        yield value
    elif name == "content" and element.get("http-equiv") == "refresh":
        yield value.partition("url=")[2]
    elif name.startswith("data-") and re.match(r"\.{0,2}/|\w[\w./-]*\.html\b", value):
        yield f"an address in {name}, which links.py does not know"


def _is_data(address: str) -> bool:
    """Tell what an address holds in itself: an empty picture, a sign of a style sheet."""
    return address.startswith("data:") and not address.startswith("data:text/html")


def _is_folder_of_scripts(target: Path) -> bool:
    """Tell the folder that the search loads its files from."""
    return target.name == "pagefind" and target.is_dir()


def _outside(address: str) -> Iterator[str]:
    """Yield what is wrong with an address of another host."""
    parts = urlsplit(address)
    if parts.scheme != "https":
        yield "not https"
    elif not re.fullmatch(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", parts.netloc):
        yield "no name of a host"
    elif parts.netloc not in HOSTS:
        yield "a host that nobody looked at"
    elif "//" in parts.path:
        yield "an empty part"


def _listed(file: Path) -> Iterator[str]:
    """Yield the addresses, from the language's folder, that lists and tables of the site hold."""
    if file.name == "edition.json":
        listed = json.loads(file.read_text("utf-8"))
        yield from _by_folder(listed["shared"])
        yield from listed["reports"]
        yield from (f"assets/kept/{report}.json" for report in listed["reports"])
    elif "kept" in file.parts and file.suffix == ".json":
        yield from _by_folder(json.loads(file.read_text("utf-8")))
    elif file.name == "redirects.json":
        yield from json.loads(file.read_text("utf-8"))["redirects"].values()
    elif file.suffix == ".json" and "texts" in file.parts:
        yield from (address for address, *_ in json.loads(file.read_text("utf-8")))
    elif file.suffix == ".pf_fragment":
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        for anchor in [{"id": ""}, *page["anchors"]]:
            yield page["url"].lstrip("/") + (f"#{anchor['id']}" if anchor["id"] else "")
    elif file.name == "citable.js" or "citable" in file.parts:
        yield from _citable(_handed(file))
    elif "first-words" in file.parts:
        for address, words in _handed(file).items():
            yield from (f"{address}#{id_}" if id_ else address for id_ in words)


def _by_folder(listed: dict[str, dict[str, str]]) -> Iterator[str]:
    for folder, names in listed.items():
        yield from (f"{folder}{name}" or "index.html" for name in names)


def _handed(script: Path) -> Any:
    """Return what a script hands over: JSON in a string."""
    [text] = re.findall(r"JSON\.parse\((\".*\")\)", script.read_text("utf-8"), re.DOTALL)
    return json.loads(json.loads(text))


def _citable(table: dict[str, Any]) -> Iterator[str]:
    sources = table.get("grammar", {}).get("sources", ())
    yield from (address.format(symbol="A/1") for _, _, address, _ in sources)
    for _, _, _, report, _, address, ids in table.get("texts", ()):
        yield from (report, address)
        yield from (f"{address}#{id_}" for id_ in ids.split())
    for _, _, address, ids, _, official in table.get("instruments", ()):
        yield from (address, official)
        yield from (f"{address}#{id_}" for id_ in ids.split())
    for *_, address, id_ in [*table.get("known", ()), *table.get("documents", ())]:
        yield f"{address}#{id_}" if id_ else address
