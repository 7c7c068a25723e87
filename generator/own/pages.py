"""content/pages/**.md: a publisher's own pages, as plain Markdown (CommonMark, with tables).

Here they are read, and what is wrong with them is told; where their links lead is known only beside
the reports (`generator.pages.own_pages`). Nothing of HTML passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as File

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from generator.findings import Finding, Severity, errors
from generator.languages import languages
from generator.model import DEVICES, slug
from generator.own.brand import png_size
from generator.own.svg import SvgFault, drawing
from generator.source.decoding import decoded

FOLDER = "pages"
ADDRESS = "pages/"
"""The address of what is in that folder."""
FILES = "assets/pages/"
"""Where pictures and documents beside the pages are in the site."""
INDEX = "index"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "svg")
_BESIDE = (*_PICTURES, "pdf", "txt", "csv", "docx", "xlsx", "odt", "ods")
_LARGE = 1_000_000
"""Bytes of a picture from which on it is told: readers pay for the data."""
_TAKEN = frozenset(
    {
        *("title", "previews", "report-navigation", "paragraph-tools", "paragraph-tools-keys"),
        *("search", "search-title", "search-words", "search-kind", "search-shortcut"),
        "search-box-words",
    }
)
"""Ids that the frame of a page has."""
_READER = MarkdownIt("commonmark").enable("table")
_READER.validateLink = lambda url: True  # type: ignore[method-assign] # we tell of those we refuse


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page."""

    level: int
    title: str
    id: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page of a publisher's own."""

    file: str
    """Its file as the editor knows it: content/pages/about.md"""
    name: str
    """Its file in the folder of pages, without the language: news/2024.md"""
    address: str
    """pages/news/2024/"""
    title: str
    tree: SyntaxTreeNode
    """What stands under the title."""
    sections: tuple[Section, ...]
    """Its headings, in order."""

    @property
    def folder(self) -> str:
        """Return the folder that its links are read from: news/"""
        return self.name.rpartition("/")[0] + "/" if "/" in self.name else ""


@dataclass(frozen=True, slots=True)
class OwnPages:
    """All pages of a publisher, and what lies beside them."""

    pages: Mapping[str, tuple[OwnPage, ...]] = field(default_factory=dict)
    """Language -> its pages; under "" those of every language that has none of its own."""
    beside: Mapping[str, bytes] = field(default_factory=dict)
    """Name of each picture or document in the folder of pages -> what it is."""
    broken: frozenset[str] = frozenset()
    """The names of those that have mistakes: that links lead there is none of their own."""

    def of(self, language: str) -> tuple[OwnPage, ...]:
        """Return the pages of a language, by their addresses."""
        own = {page.address: page for page in self.pages.get("", ())}
        own |= {page.address: page for page in self.pages.get(language, ())}
        return tuple(own[address] for address in sorted(own))

    @property
    def files(self) -> dict[str, bytes]:
        """Return the files of the site beside the pages, by their addresses."""
        return {f"{FILES}{name}": content for name, content in self.beside.items()}


NO_PAGES = OwnPages()


def own_pages(content: File) -> tuple[OwnPages, list[Finding]]:
    """Return the pages of a publisher, and what is wrong with them."""
    folder = content / FOLDER
    pages: dict[str, list[OwnPage]] = {}
    beside: dict[str, bytes] = {}
    broken: set[str] = set()
    findings: list[Finding] = []
    found = sorted(folder.rglob("*")) if folder.is_dir() else []
    for file in found:
        name = file.relative_to(folder).as_posix()
        known = f"{content.name}/{FOLDER}/{name}"
        if not file.is_file() or any(part.startswith(".") for part in name.split("/")):
            continue
        if wrong := _wrong_name(name):
            findings.append(Finding("own-page", known, 1, wrong))
        elif file.suffix == ".md":
            page, language, told = _page(file.read_bytes(), name, known)
            findings += told
            if page:
                pages.setdefault(language, []).append(page)
            else:
                broken.add(f"{name.removesuffix('.md').removesuffix(f'.{language}')}.md")
        else:
            kept, told = _beside(file, known)
            findings += told
            if kept is None:
                broken.add(name)
            else:
                beside[name] = kept
    findings += _of_one_address(pages)
    return OwnPages(
        {one: tuple(of) for one, of in pages.items()}, beside, frozenset(broken)
    ), findings


def _wrong_name(name: str) -> str:
    """Return what is wrong with the name of a file, which becomes an address; "" if nothing."""
    *folders, last = name.split("/")
    stem, *endings = last.split(".")
    for part in (*folders, stem):
        if not _NAME.fullmatch(part):
            right = slug(part) or "page"
            return f"the name becomes an address: small letters, figures, hyphens: “{right}”"
        if part in DEVICES:
            return f"Windows keeps the name “{part}” for a device; no file there can have it"
    match endings:
        case ["md"]:
            return ""
        case [*language, "md"]:
            named, known = ".".join(language), ", ".join(languages())
            wrong = f"“{named}” is no language that the handbook has words in ({known})"
            return "" if named in languages() else wrong
        case [ending] if ending in _BESIDE:
            return ""
    return f"nothing reads this; pages end in .md, and beside them may lie {', '.join(_BESIDE)}"


def _beside(file: File, known: str) -> tuple[bytes | None, list[Finding]]:
    """Return a picture or a document that a page can show or lead to."""
    content, ending = file.read_bytes(), file.suffix[1:]
    if ending == "svg":
        try:
            made = drawing(content)
        except SvgFault as fault:
            return None, [Finding("own-page", known, 1, str(fault))]
        message = f"left out, since a page would not show or run it: {', '.join(made.left_out)}"
        notice = Finding("own-page", known, 1, message, severity=Severity.NOTICE)
        return made.content, [notice] if made.left_out else []
    if ending == "png" and png_size(content) is None:
        return None, [Finding("own-page", known, 1, "it is no sound PNG; save it again as PNG")]
    if ending in _PICTURES and len(content) > _LARGE:
        message = f"it has {len(content) // 1000} KB, which readers pay for; make it smaller"
        return content, [Finding("own-page", known, 1, message, severity=Severity.NOTICE)]
    return content, []


def _of_one_address(pages: Mapping[str, list[OwnPage]]) -> Iterator[Finding]:
    for of in pages.values():
        files: dict[str, str] = {}
        for page in of:
            if other := files.get(page.address):
                message = f"{other} has the same address; take one of them out"
                yield Finding("own-page", page.file, 1, message)
            files.setdefault(page.address, page.file)


def _page(content: bytes, name: str, known: str) -> tuple[OwnPage | None, str, list[Finding]]:
    """Return a page, its language ("" for all), and what is wrong with it."""
    stem = name.removesuffix(".md")
    *rest, last = stem.split(".")
    stem, language = (".".join(rest), last) if rest else (stem, "")
    path = stem.removesuffix(INDEX).rstrip("/") if stem.split("/")[-1] == INDEX else stem
    text, wrong = decoded(content, known)
    if wrong:
        return None, language, list(wrong)
    tree = SyntaxTreeNode(_READER.parse(text))
    findings = list(_judged(tree, text, known))
    if errors(findings):
        return None, language, findings
    heading, *_ = tree.children
    title = words_of(heading)
    page = OwnPage(
        known,
        f"{stem}.md",
        f"{ADDRESS}{path}/" if path else ADDRESS,
        title,
        tree,
        tuple(_sections(tree)),
    )
    return page, language, findings


def _judged(tree: SyntaxTreeNode, text: str, known: str) -> Iterator[Finding]:
    """Yield what of a page would not be shown, or not as it is meant."""
    first = tree.children[0] if tree.children else None
    if text.startswith(("---\n", "---\r\n")):
        message = "a page has no front matter; take out the lines to the second “---”"
        yield Finding("own-page", known, 1, message)
        return
    if first is None or first.type != "heading" or first.tag != "h1" or not words_of(first):
        yield Finding("own-page", known, 1, "the page has no title; begin it with “# About us”")
    for node in tree.walk():
        line = line_of(node)
        match node.type:
            case "html_block" | "html_inline":
                if not re.fullmatch(r"\s*<!--.*?-->\s*", node.content, re.DOTALL):
                    message = (
                        f"“{node.content.strip().splitlines()[0][:40]}” is HTML, which does not "
                        "pass; write it as Markdown, or with “&lt;” if it is to be read"
                    )
                    yield Finding("raw-html", known, line, message)
            case "heading" if node.tag == "h1" and node is not first:
                message = "a page has one title; write “##” for a heading under it"
                yield Finding("own-page", known, line, message)
            case "heading" if node is not first and not words_of(node):
                yield Finding("own-page", known, line, "a heading has words; take out the “#”")
            case "ordered_list" if int(node.attrs.get("start", 1)) != 1:
                start = node.attrs["start"]
                message = f"a list begins with 1 here; where it is none, write “{start}\\.”"
                yield Finding("own-page", known, line, message)
            case "link" | "image" if node.attrs.get("title"):
                message = "a link has no title here; say it in its words"
                yield Finding("link-with-title", known, line, message)


def line_of(node: SyntaxTreeNode) -> int:
    """Return the line that a node, or what is around it, begins on."""
    here: SyntaxTreeNode | None = node
    while here is not None and not (here.type != "root" and here.map):
        here = here.parent
    return here.map[0] + 1 if here is not None and here.map else 1


def words_of(node: SyntaxTreeNode) -> str:
    """Return the words in a node."""
    said = ("text", "code_inline")
    parts = (one.content if one.type in said else " " for one in node.walk() if _speaks(one))
    return " ".join("".join(parts).split())


def _speaks(node: SyntaxTreeNode) -> bool:
    return node.type in ("text", "code_inline", "softbreak", "hardbreak")


def _sections(tree: SyntaxTreeNode) -> Iterator[Section]:
    taken = set(_TAKEN)
    for node in tree.walk():
        if node.type == "heading" and node.tag != "h1":
            words = words_of(node)
            name = slug(words) or "section"
            id_, count = name, 1
            while id_ in taken:
                count += 1
                id_ = f"{name}-{count}"
            taken.add(id_)
            yield Section(int(node.tag[1]), words, id_)
