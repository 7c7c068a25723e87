"""A text -> what its page tells programs: reference managers, search engines, messengers.

Highwire's citation_* (which Zotero reads), OpenGraph, and schema.org as JSON-LD: an act is a
Legislation, anything else a part of the Report. There is no citation_author: Zotero takes whoever
stands there for a person, the Conference for one whose last name is Crime. It has the body from
citation_technical_report_institution.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator import documents
from generator.cited_as.place import Cited
from generator.cited_as.records import instrument, numbered_title, way
from generator.marks import ACTS
from generator.model import Body, Status
from generator.references import Reference
from generator.wording import Words, act_in_words, by_name, capital

Tag = tuple[str, str, str]
"""The attribute that names a tag (name, property), its name, its content."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a text is shown in the handbook."""

    site: str
    """The address under which the handbook of the language is published."""
    handbook: str
    """The name of the handbook."""
    locale: str = ""
    """The language and the country whose habits pages follow: en_GB"""
    forms: tuple[tuple[str, str], ...] = ()
    """The forms in which the text is there, and the address of each, from the site: ("pdf", ...)"""

    def full(self, address: str) -> str:
        """Return the full address of a place of the handbook; "" has none."""
        return f"{self.site}{address}" if address else ""


MEDIA_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html",
    "epub": "application/epub+zip",
    "md": "text/markdown",
    "json": "application/json",
    "yaml": "application/yaml",
    "akn.xml": "application/akn+xml",
}
"""What the words of a text are in, by the form of the file beside its page."""

_IMAGE, _WIDTH, _HEIGHT = "assets/share.png", "1200", "630"
"""What messengers show beside a link: a file of the site (overrides/assets)."""


def tags(cited: Cited, shown: Shown, words: Words) -> list[Tag]:
    """Return the tags of a text's page; what the data lack is left out."""
    day = cited.date.replace("-", "/")
    address = f"{shown.site}{cited.address}"
    found = [
        ("name", "citation_title", numbered_title(cited, words)),
        ("name", "citation_publication_date", day),
        ("name", "citation_technical_report_institution", cited.body),
        ("name", "citation_technical_report_number", cited.document),
        ("name", "citation_language", cited.language),
        ("name", "citation_public_url", address),
        ("name", "citation_pdf_url", shown.full(dict(shown.forms).get("pdf", ""))),
        ("property", "og:type", "article"),
        ("property", "og:site_name", shown.handbook),
        ("property", "og:title", numbered_title(cited, words)),
        ("property", "og:description", f"{cited.body}, {cited.symbol}"),
        ("property", "og:url", address),
        *_looks(shown, words),
        ("property", "article:published_time", cited.date),
    ]
    return [tag for tag in found if tag[2]]


def _looks(shown: Shown, words: Words) -> Iterator[Tag]:
    """Yield what is the same for all pages: the locale, the image."""
    yield "property", "og:locale", shown.locale
    yield "property", "og:image", shown.full(_IMAGE)
    yield "property", "og:image:width", _WIDTH
    yield "property", "og:image:height", _HEIGHT
    yield "property", "og:image:alt", str(words["share-image"])


def page_tags(title: str, address: str, shown: Shown, words: Words) -> list[Tag]:
    """Return the tags of a page that is no text of a report: a list, an instrument, the start."""
    found = [
        ("property", "og:type", "website"),
        ("property", "og:site_name", shown.handbook),
        ("property", "og:title", title),
        ("property", "og:url", f"{shown.site}{address}"),
        *_looks(shown, words),
    ]
    return [tag for tag in found if tag[2]]


def page_json_ld(title: str, address: str, shown: Shown, language: str) -> dict[str, Any]:
    """Return such a page as schema.org has it."""
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": f"{shown.site}{address}",
        "url": f"{shown.site}{address}",
        "name": title,
        "inLanguage": language,
        "isPartOf": {"@type": "WebSite", "name": shown.handbook, "url": shown.site},
    }


def json_ld(
    cited: Cited,
    shown: Shown,
    references: Iterable[Reference],
    copy_is: Status,
    words: Words,
    body: Body,
) -> dict[str, Any]:
    """Return a text as schema.org has it; what the data lack is left out.

    `references` are those of the text: acts and documents that it cites become its `citation`. All
    files that hold its words are its `encoding`. `body` is that of the report.
    """
    act = cited.kind != "report"
    address = f"{shown.site}{cited.address}"
    passed_by = {"@type": "Organization", "name": cited.body}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation" if act else "Report",
        "@id": address,
        "url": address,
        "name": cited.title,
        "inLanguage": cited.language,
    }
    if act:
        data |= {
            "legislationIdentifier": _identifier(cited, words),
            "legislationType": capital(cited.called) or by_name(words["kind-names"], cited.kind),
            "legislationDate": cited.date,
            "legislationPassedBy": passed_by,
        }
    else:
        data |= {"author": passed_by, "publisher": passed_by, "datePublished": cited.date}
    own = {"identifier": cited.symbol, "sameAs": cited.authentic}
    if cited.has_own_symbol or not (act or cited.steps):
        data |= own
    if act or cited.steps:
        part_of = {
            "@type": "Report",
            "name": cited.report,
            "identifier": cited.report_symbol,
            "sameAs": cited.report_authentic,
        }
        data["isPartOf"] = {key: value for key, value in part_of.items() if value}
    data["citation"] = _citations(references, cited, shown, body, words)
    data["encoding"] = [
        _encoding(shown.full(file), MEDIA_TYPES[form], act, copy_is)
        for form, file in shown.forms
        if form in MEDIA_TYPES
    ]
    return {key: value for key, value in data.items() if value}


def _identifier(cited: Cited, words: Words) -> str:
    """Return how an act is named: by its symbol, or with its body, CTOC/COP resolution 7/3, annex
    I."""
    if cited.has_own_symbol:
        return f"{cited.symbol}{way(cited, words)}"
    name = instrument(cited, words)
    return f"{cited.abbreviation or cited.body} {name[:1].lower()}{name[1:]}"


def _encoding(address: str, media_type: str, act: bool, status: Status) -> dict[str, str]:
    """Return a file; only an object of a Legislation says what it is worth in law."""
    file = {"@type": "MediaObject", "encodingFormat": media_type, "contentUrl": address}
    if not act:
        return file
    value = {"official": "OfficialLegalValue", "unofficial": "UnofficialLegalValue"}
    return file | {
        "@type": "LegislationObject",
        "legislationLegalValue": f"https://schema.org/{value[status.copy_is]}",
    }


def _citations(
    references: Iterable[Reference], cited: Cited, shown: Shown, body: Body, words: Words
) -> list[dict[str, str]]:
    """Return the acts and documents that references name, each once, in the order of the text."""
    found: dict[str, dict[str, str]] = {}
    for reference in references:
        if reference.scheme in ACTS:
            kind, number = reference.scheme, reference.mark.number
            name = documents.act_symbol(body, kind, number)
            act = act_in_words(kind, number, words, body.act_called(kind, cited.language))
            name = name or f"{cited.abbreviation or cited.body} {act}"
            found.setdefault(name, _cites("Legislation", name, reference, shown))
        elif reference.scheme == "un":
            symbol = reference.mark.number
            kind = "Legislation" if documents.is_act(body, symbol) else "CreativeWork"
            found.setdefault(symbol, _cites(kind, symbol, reference, shown))
        elif reference.scheme == "cited":
            printed = reference.words
            found.setdefault(printed, _cites("Legislation", printed, reference, shown))
    return list(found.values())


def _cites(kind: str, name: str, reference: Reference, shown: Shown) -> dict[str, str]:
    named = "legislationIdentifier" if kind == "Legislation" else "identifier"
    cites = {"@type": kind, named: name}
    if reference.address.startswith("https:"):
        return cites | {"url": reference.address}
    # A place in a text is cited, but the text is what is named; an act that is only known has an
    # entry on a page of its body, under an id.
    anchor = f"#{reference.id}" if reference.id and not reference.mark.id else ""
    return cites | {"url": f"{shown.site}{reference.address}{anchor}"}
