"""The feed of a body: its acts, the editions of its reports, what was corrected in them (Atom).

A feed reader shows what it has not seen: an entry's id is the address of what it tells of, which
never changes. Days are those of the data, never that of the build: an act is of the day of its
adoption, a report and what it does not date are of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from generator.anchors import body_address, report_address
from generator.cited_as.forms import FORMS
from generator.cited_as.metadata import Shown
from generator.cited_as.place import cited
from generator.cited_as.records import numbered_title
from generator.marks import ACTS
from generator.pages.lists import corrected
from generator.resolved import Resolved
from generator.wording import Words, capital

NAME = "feed.xml"
"""The name of the file, beside the page of its body."""
LONGEST = 100
"""How many entries there are: the newest. All acts are in index.json."""

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something new."""

    id: str
    """The full address of what it tells of, where it can be read."""
    title: str
    day: str
    """As ISO."""
    kind: str
    """resolution, decision, edition, correction."""
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the handbook."""

    title: str
    address: str
    """ctoc-cop/feed.xml"""
    body: str
    """The address of the page of its body."""


def feeds(resolved: Iterable[Resolved]) -> list[Feed]:
    """Return the feed of each body of which there is a report."""
    return [
        Feed(_name(reports), f"{body}/{NAME}", body_address(reports[0].body))
        for body, reports in _of_each_body(resolved).items()
    ]


def written(resolved: Iterable[Resolved], shown: Shown, words: Words) -> dict[str, str]:
    """Return the file of each feed, by its address; `shown` says where the handbook is."""
    return {
        f"{body}/{NAME}": _written(reports, shown, words)
        for body, reports in _of_each_body(resolved).items()
    }


def _of_each_body(resolved: Iterable[Resolved]) -> Mapping[str, list[Resolved]]:
    bodies: dict[str, list[Resolved]] = {}
    for one in resolved:
        bodies.setdefault(one.body.id, []).append(one)
    return bodies


def _name(reports: list[Resolved]) -> str:
    """Return the name of the body of reports."""
    return reports[0].body.texts[reports[0].report.language].name


def _written(reports: list[Resolved], shown: Shown, words: Words) -> str:
    found = [entry for one in reports for entry in _entries(one, shown, words)]
    newest = sorted(found, key=lambda entry: entry.day, reverse=True)[:LONGEST]
    name, page = _name(reports), shown.full(body_address(reports[0].body))
    feed = Xml.Element("feed", {"xmlns": _ATOM, _LANGUAGE: reports[0].report.language})
    _add(feed, "id", f"{page}{NAME}")
    _add(feed, "title", name)
    _add(feed, "updated", _instant(newest[0].day))
    _add(_add(feed, "author"), "name", name)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{page}{NAME}")
    _add(feed, "link", rel="alternate", type="text/html", href=page)
    for entry in newest:
        node = _add(feed, "entry")
        _add(node, "id", entry.id)
        _add(node, "title", entry.title)
        _add(node, "updated", _instant(entry.day))
        _add(node, "link", rel="alternate", type="text/html", href=entry.id)
        _add(node, "category", term=entry.kind)
        _add(node, "summary", entry.summary)
    Xml.indent(feed)
    text = Xml.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _add(parent: Xml.Element, name: str, text: str = "", **attributes: str) -> Xml.Element:
    node = Xml.SubElement(parent, name, attributes)
    node.text = text or None
    return node


def _instant(day: str) -> str:
    """Return a day as Atom has it: its beginning."""
    return f"{day}T00:00:00Z"


# --- what is new ------------------------------------------------------------------------------


def _entries(resolved: Resolved, shown: Shown, words: Words) -> Iterator[_Entry]:
    """Yield what a report brings: itself, its acts in its order, the corrections made."""
    yield _edition(resolved, shown, words)
    for anchor in resolved.anchors.values():
        if anchor.kind in ACTS:
            act = cited(resolved, anchor)
            yield _Entry(
                shown.full(act.address),
                numbered_title(act, words),
                act.date or resolved.report.date,
                act.kind,
                capital(FORMS["un"](act, words, shown.site)),
            )
    yield from _corrections(resolved, shown, words)


def _edition(resolved: Resolved, shown: Shown, words: Words) -> _Entry:
    """Return the report in its edition: the final one after the advance text is new."""
    report = resolved.report
    return _Entry(
        shown.full(f"{report_address(report)}about/#edition-{report.status.edition}"),
        resolved.words(("title",)),
        report.date,
        "edition",
        f"{resolved.designation}. {words['status'][report.status.edition]}.",
    )


def _corrections(resolved: Resolved, shown: Shown, words: Words) -> Iterator[_Entry]:
    report = resolved.report
    page = shown.full(f"{report_address(report)}corrections/")
    for one in corrected(resolved, words):
        made = one.correction
        name = one.place.title if one.place else made.place
        change = words["correction"].format(received=made.received, published=made.published)
        yield _Entry(
            f"{page}#{one.id}",
            words["corrected-place"].format(place=name, symbol=resolved.designation),
            made.date or report.date,
            "correction",
            f"{change}. {made.remark}",
        )
