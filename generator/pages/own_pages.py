"""A publisher's own pages as pages of the handbook: where their links lead, how they are listed."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from generator.anchors import body_address, report_address
from generator.findings import Finding
from generator.marks import ACTS, ANNEX, CHAPTER, ITEM, PARAGRAPH, Mark
from generator.own.pages import ADDRESS, FILES, OwnPage, OwnPages, line_of
from generator.pages.page import Facts, Listed, Page, Place
from generator.resolved import Resolved
from generator.wording import Words

_OUTSIDE = re.compile(r"(?:https://|mailto:)\S+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OWN_ADDRESSES = ("", "instruments/", "accessibility/")
_IN_REPORTS = (*ACTS, ANNEX, CHAPTER, ITEM, PARAGRAPH)
"""The schemes of marks that name places of reports."""
_ID = re.compile(r"""\bid="([^"]+)"|\{:(?: [^}]*?)? #([^\s}]+)""")

Written = Callable[[], Mapping[str, str]]
"""Returns the Markdown of all other pages of the language, by address: asked for only where a link
names what is no place of a report, since to write them takes a while."""


@dataclass(frozen=True, slots=True)
class OwnFacts(Facts):
    """Of a page of a publisher's own."""

    tree: SyntaxTreeNode
    links: Mapping[str, Place]
    """What its links and pictures say -> where they lead."""
    ids: tuple[str, ...]
    """The ids of its headings, in order."""
    under: tuple[Place, ...]
    """The pages in its folder, where it is the first of one."""


class Links:
    """Where links of own pages lead, in a handbook of one language."""

    def __init__(
        self,
        own: OwnPages,
        resolved: Sequence[Resolved],
        online: str = "",
        written: Written | None = None,
    ) -> None:
        """Take the pages and the reports; `online` is the address of the language, if published.

        Where the other pages are not written, any address within a report is taken for a page.
        """
        self._written = written
        self._own = own
        self._resolved = resolved
        self._language = resolved[0].report.language
        self._online = online
        self.pages = own.of(self._language)
        self._by_name = {page.name: page for page in self.pages}
        self._ids = {page.address: [one.id for one in page.sections] for page in self.pages}
        self._places = {place for one in resolved for place in one.places.at}
        self._known = {
            *_OWN_ADDRESSES,
            *(anchor.address for one in resolved for anchor in one.anchors.values()),
            *(body_address(one.body) for one in resolved),
        }
        self._reports = tuple(report_address(one.report) for one in resolved)

    def of(self, page: OwnPage, href: str, picture: bool = False) -> Place | str:
        """Return where a link on a page leads, or what is wrong with it."""
        online = self._online
        if online and f"{href}/".startswith(online):
            href = f"/{href.removeprefix(online)}"
        elif _OUTSIDE.fullmatch(href):
            return Place("", href) if not picture else _NOT_OURS
        if "%5C" in href:
            typed, right = href.replace("%5C", "\\"), href.replace("%5C", "/")
            return f"“{typed}” has the strokes of Windows; write “{right}”"
        if picture:
            return self._file(page, href)
        if href.startswith("/"):
            return self._address(href)
        if _SCHEME.match(href):
            return self._mark(href)
        path, _, id_ = href.partition("#")
        name = posixpath.normpath(posixpath.join(page.folder, path)) if path else page.name
        if name.endswith(".md"):
            return self._page(name, id_)
        return self._file(page, href)

    def is_broken(self, page: OwnPage, href: str) -> bool:
        """Say whether a link leads to what has mistakes itself, which are told."""
        path = href.partition("#")[0]
        return posixpath.normpath(posixpath.join(page.folder, path)) in self._own.broken

    def may_be_in_a_report(self, href: str) -> bool:
        """Say whether a link leads to a report, if to anything."""
        here = href[:1] == "/" or (self._online and href.startswith(self._online))
        return bool(here) or Mark(href).scheme in _IN_REPORTS

    def online_of(self, href: str) -> str:
        """Return where that is online which is not here: in a bundle some reports are left out."""
        address = href.strip("/").removeprefix(f"{self._language}/") if href[:1] == "/" else ""
        return f"{self._online}{address}"

    def _page(self, name: str, id_: str) -> Place | str:
        there = self._by_name.get(name)
        if there is None:
            return f"there is no page “{name}”{_near(name, self._by_name)}"
        if id_ and id_ not in (*self._ids[there.address], "title"):
            known = self._ids[there.address]
            return f"“{name}” has no heading “#{id_}”{_near(id_, known)}"
        return Place("", there.address, id_)

    def _file(self, page: OwnPage, href: str) -> Place | str:
        name = posixpath.normpath(posixpath.join(page.folder, href))
        if name in self._own.beside:
            return Place("", f"{FILES}{name}")
        return (
            f"“{href}” is neither a page (about.md), nor a file beside it, nor an address: "
            f"https://... or, of ours, from the stroke on{_near(name, self._own.beside)}"
        )

    def _address(self, href: str) -> Place | str:
        """Return the place that an address of the handbook names."""
        path, _, id_ = href.partition("#")
        address = path.strip("/").removesuffix("index.html").strip("/")
        address = address.removeprefix(f"{self._language}/") if address != self._language else ""
        address = f"{address}/" if address else ""
        if address.startswith(ADDRESS):
            names = {one.address: one.name for one in self.pages}
            known = address in names
            return self._page(names[address], id_) if known else self._nowhere(path, names)
        place = Place("", address, id_)
        if (address, id_) in self._places or (not id_ and address in self._known):
            return place
        if not self._written:
            listed = address in self._known or address.startswith((*self._reports, "instruments/"))
            return place if listed else self._nowhere(path, self._known)
        pages = self._written()
        if address not in pages:
            return self._nowhere(path, pages)
        ids = _ids_in(pages[address])
        if not id_ or id_ in ids:
            return place
        return f"“{path}” has no “#{id_}”{_near(f'#{id_}', (f'#{one}' for one in ids))}"

    def _nowhere(self, path: str, known: Iterable[str]) -> str:
        right = [f"/{self._language}/{address}" for address in known]
        asked = f"/{path.strip('/')}/"
        return f"“{path}” is no page of the handbook{_near(asked, right)}"

    def _mark(self, href: str) -> Place | str:
        mark = Mark(href)
        found = {
            (anchor.address, anchor.id)
            for one in self._resolved
            if (anchor := one.places.by_mark.get(mark))
        }
        if len(found) == 1:
            return Place("", *found.pop())
        if found:
            return f"“{href}” is in several reports; write the address of the one that is meant"
        known = [str(one) for report in self._resolved for one in report.places.by_mark]
        return (
            f"“{href}” leads nowhere: it is neither a place of a report nor an address that begins "
            f"with https: or mailto:{_near(href, known)}"
        )


_NOT_OURS = "a page loads nothing from another host; put the picture beside the page"


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), 1, 0.5)
    return f"; did you mean “{near[0]}”?" if near else ""


def _ids_in(markdown: str) -> Collection[str]:
    """Return the ids in a page: words have no such signs (`generator.markdown`)."""
    return {one or other for one, other in _ID.findall(markdown)}


def faults(
    own: OwnPages,
    resolved: Sequence[Resolved],
    online: str = "",
    written: Written | None = None,
    unread: bool = False,
) -> Iterator[Finding]:
    """Yield the links of own pages that lead nowhere in the handbook of a language.

    Where some of a report is `unread`, what may be in it is passed over.
    """
    links = Links(own, resolved, online, written)
    for page in links.pages:
        for node, href in _linked(page.tree):
            there = links.of(page, href, node.type == "image")
            if isinstance(there, str) and not (
                links.is_broken(page, href) or (unread and links.may_be_in_a_report(href))
            ):
                rule = "link-target" if node.type == "link" else "own-page"
                yield Finding(rule, page.file, line_of(node), there)


def _linked(tree: SyntaxTreeNode) -> Iterator[tuple[SyntaxTreeNode, str]]:
    for node in tree.walk():
        if node.type in ("link", "image"):
            yield node, str(node.attrs["href" if node.type == "link" else "src"])


def made(own: OwnPages, resolved: Sequence[Resolved], online: str, words: Words) -> list[Page]:
    """Return the own pages of a language, in the order in which they are listed."""
    links = Links(own, resolved, online)
    pages = {page.address: page for page in links.pages}
    return [_made(page, pages, links, words) for page in links.pages]


def _made(page: OwnPage, pages: Mapping[str, OwnPage], links: Links, words: Words) -> Page:
    found = {
        href: there
        if isinstance(there := links.of(page, href, node.type == "image"), Place)
        else Place("", links.online_of(href))
        for node, href in _linked(page.tree)
    }
    under = [one for one in pages.values() if _around(one.address, pages) == page.address]
    crumbs = [Place(str(words["headings"]["home"]), "")]
    around = _around(page.address, pages)
    while around is not None:
        crumbs.insert(1, Place(pages[around].title, around))
        around = _around(around, pages)
    return Page(
        page.address,
        "own",
        "own",
        page.title,
        group=page.title,
        breadcrumbs=tuple(crumbs),
        contents=_contents(page),
        facts=OwnFacts(
            page.tree,
            found,
            tuple(section.id for section in page.sections),
            tuple(Place(one.title, one.address) for one in under),
        ),
    )


def _around(address: str, pages: Container[str]) -> str | None:
    """Return the page that a page belongs under: the first of its folder, or of one around it."""
    parts = address.rstrip("/").split("/")
    for length in range(len(parts) - 1, 1, -1):
        around = "/".join(parts[:length]) + "/"
        if around in pages:
            return around
    return None


def _contents(page: OwnPage) -> tuple[Listed, ...]:
    listed: list[tuple[str, str, list[Listed]]] = []
    for section in page.sections:
        if section.level == 2 or not listed:
            listed.append((section.title, section.id, []))
        elif section.level == 3:
            listed[-1][2].append(Listed(section.title, section.id))
    return tuple(Listed(title, id_, tuple(items)) for title, id_, items in listed)


def navigation(pages: Sequence[Page], order: Sequence[str] = ()) -> list[dict[str, object]]:
    """Return what the theme lists of own pages: those at the top, each with those under it.

    `order` names files in the order of a publisher; all others follow by their addresses.
    """
    places = {name: at for at, name in enumerate(order)}

    def at(page: Page) -> tuple[int, str]:
        path = page.address.removeprefix(ADDRESS).strip("/")
        names = (f"{path}.md", f"{path}/index.md".lstrip("/"))
        return min(places.get(name, len(places)) for name in names), page.address

    items: dict[str, dict[str, object]] = {}
    for page in sorted(pages, key=at):
        items[page.address] = {"title": page.label, "address": page.address}
    under: dict[str | None, list[dict[str, object]]] = {}
    for address, item in items.items():
        under.setdefault(_around(address, items), []).append(item)
    for address, item in items.items():
        item |= {"items": under[address]} if address in under else {}
    return under.get(None, [])
