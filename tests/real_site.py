"""The site of the real report, read back from its HTML by rules that know nothing of the generator.

Where a place or a mark leads is worked out here from the house plan's own words, so that a fault
in the generator's addresses cannot hide itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

SESSION = "ctoc-cop/session-7"
# Chapters and sections that are the account of an agenda item, as the report itself says.
ITEMS = {
    "iii": "1-f",
    "iv/a": "2-a",
    "iv/b": "2-b",
    "iv/c": "2-c",
    "iv/d": "2-d",
    "v": "3",
    "vi": "4",
    "vii": "5",
    "viii": "6",
    "ix": "7",
    "x": "8",
}
# The first paragraph of each chapter or section: where paragraphs 1 to 117 stand.
FIRST = {
    1: "resolutions", 2: "decisions", 3: "chapters/ii", 17: "agenda/1-f", 26: "agenda/2-a",
    38: "agenda/2-b", 48: "agenda/2-c", 61: "agenda/2-d", 71: "agenda/3", 82: "agenda/4",
    95: "agenda/5", 106: "agenda/6", 110: "agenda/7", 112: "agenda/8", 117: "chapters/xi",
}  # fmt: skip


@dataclass(frozen=True)
class Address:
    """A page of the site (its folder, from the language's own) and an id in it."""

    page: str
    id: str = ""

    def __str__(self) -> str:
        """Return the address as the plan writes it."""
        return f"/{self.page}{'/' if self.page else ''}{'#' if self.id else ''}{self.id}"


def address_of(place: str) -> Address:
    """Return the page and id of a place of the answer keys: resolution:7/3/annex-i#para-3."""
    scheme, _, rest = place.partition(":")
    text, _, id_ = rest.partition("#")
    if scheme == "para":
        number = int(text.split("-")[0])
        page = FIRST[max(first for first in FIRST if first <= number)]
        return Address(f"{SESSION}/{page}", f"para-{text}")
    if scheme in ("resolution", "decision"):
        act, _, annex = text.partition("/annex")
        page = f"{scheme}s/{act.replace('/', '-')}" + (f"/annex{annex}" if "annex" in text else "")
        return Address(f"{SESSION}/{page}", id_)
    if scheme == "chapter":
        return _division(text, id_)
    raise KeyError(place)


def _division(text: str, id_: str) -> Address:
    """Return where a chapter or section stands: ii/a, iv/a#sect-1."""
    chapter, _, section = text.partition("/")
    if chapter == "i" and section in ("a", "b"):
        return Address(f"{SESSION}/{ {'a': 'resolutions', 'b': 'decisions'}[section] }", id_)
    if text in ITEMS:
        return Address(f"{SESSION}/agenda/{ITEMS[text]}", id_)
    if chapter in ITEMS:
        return Address(f"{SESSION}/agenda/{ITEMS[chapter]}", id_ or f"sect-{section}")
    if chapter in ("ii", "xi"):
        return Address(f"{SESSION}/chapters/{chapter}", id_ or (section and f"sect-{section}"))
    return Address(f"{SESSION}/chapters", f"chapter-{chapter}")


def target_of(mark: str) -> str:
    """Return where a mark leads: an address of the site, or an https address."""
    scheme, _, name = mark.partition(":")
    if scheme == "un":
        if "/CRP." in name:
            return str(Address(f"{SESSION}/documents", slug(name)))
        return f"https://docs.un.org/en/{name}"
    if scheme == "cited":
        return str(Address(f"{SESSION}/documents", name))
    if scheme == "article":
        article, *parts = name.partition("/")[2].split(".")
        id_ = "-".join(["article", article, *(f"para-{p}" if p.isdigit() else p for p in parts)])
        return str(Address("instruments/untoc", id_))
    if scheme == "item":
        return str(Address(f"{SESSION}/agenda/{name}"))
    if scheme in ("resolution", "decision") and not name.startswith("7/"):
        return str(Address("ctoc-cop", f"{scheme}-{slug(name)}"))
    return str(address_of(mark))


def slug(words: str) -> str:
    """Return words as a part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


class Site:
    """The finished site of one language."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the language: site/en."""
        self.folder = folder

    @cache  # noqa: B019 - one site a test session
    def page(self, page: str) -> HtmlElement:
        """Return the tree of a page."""
        return html.fromstring((self.folder / page / "index.html").read_bytes())

    def pages(self) -> list[str]:
        """Return the addresses of all pages."""
        files = sorted(self.folder.rglob("index.html"))
        return [file.parent.relative_to(self.folder).as_posix().replace(".", "", 1)
                if file.parent == self.folder else file.parent.relative_to(self.folder).as_posix()
                for file in files]  # fmt: skip

    def element(self, address: Address) -> HtmlElement:
        """Return the one element with an id."""
        found = self.page(address.page).xpath("//*[@id=$id]", id=address.id)
        assert len(found) == 1, f"{address}: {len(found)} elements"
        return found[0]

    def leads_to(self, page: str, href: str) -> str:
        """Return where a link of a page leads, as an address of the site or https."""
        if href.startswith("https:"):
            return href
        path, _, id_ = href.partition("#")
        target = (self.folder / page / path).resolve() if path else (self.folder / page).resolve()
        inside = target.relative_to(self.folder.resolve()).as_posix()
        return str(Address("" if inside == "." else inside.removesuffix("/index.html"), id_))


AIDS = "permalink", "note-call", "backlink", "editorial"
"""Classes of what the handbook adds to a text."""


def words(*elements: HtmlElement) -> list[str]:
    """Return the words of elements, without what the handbook adds."""
    return "".join(_text(element) for element in elements).split()


def _text(element: HtmlElement) -> str:
    """Return the text of an element; blocks and breaks part words."""
    if not isinstance(element.tag, str):
        return element.tail or ""
    own = ""
    if not set(AIDS) & set((element.get("class") or "").split()):
        own = (element.text or "") + "".join(_text(child) for child in element)
    gap = " " if element.tag in ("p", "dt", "dd", "li", "h1", "h2", "h3", "br", "td") else ""
    return gap + own + gap + (element.tail or "")


def own_words(element: HtmlElement) -> list[str]:
    """Return the words of an element without its tail."""
    tail, element.tail = element.tail, None
    try:
        return words(element)
    finally:
        element.tail = tail
