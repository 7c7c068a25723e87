"""The addresses of documents: of a work, of its text in a language, of the file that holds it.

They are those that the United Nations give to their own (/akn/un/statement/deliberation/unga/
2022-11-02/77-5/); `generator.akn.addresses` knows how they are put together.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator import marks
from generator.akn.addresses import REPORT, STATEMENT, actor, country, number_of_act
from generator.anchors import Anchor, report_address
from generator.model import Act, Collection, is_date
from generator.pages.place_names import text_name
from generator.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Work:
    """A document, whatever its language and form."""

    country: str
    document: str
    """The class of the document: statement"""
    subtype: str
    actor: str
    day: str
    named: str
    """What the day is: of its adoption, or of its publication."""
    number: str
    """As a part of an address: 7-1"""
    printed: str
    """As printed: 7/1"""

    @property
    def uri(self) -> str:
        """Return its address: /akn/un/statement/deliberation/unga/2022-11-02/77-5/"""
        parts = (self.country, self.document, self.subtype, self.actor, self.day, self.number)
        return f"/akn/{'/'.join(parts)}/"

    def place(self, eid: str) -> str:
        """Return the address of a place in it; its own for none."""
        return f"{self.uri}!main#{eid}" if eid else self.uri


def work_of_report(resolved: Resolved) -> Work:
    """Return the work that a report is."""
    report = resolved.report
    return Work(
        country(resolved.body),
        REPORT,
        "report",
        actor(resolved.body),
        report.date,
        "publication",
        text_name(report_address(report), report),
        resolved.designation,
    )


def work_of_act(resolved: Resolved, act: Act) -> Work:
    """Return the work that a resolution or decision is."""
    day, named = _day(resolved, (act,))
    return Work(
        country(resolved.body),
        STATEMENT,
        "deliberation",
        actor(resolved.body),
        day,
        named,
        number_of_act(act.kind, act.number),
        act.number,
    )


def work_of_collection(
    resolved: Resolved, anchor: Anchor, collection: Collection, acts: tuple[Act, ...]
) -> Work:
    """Return the work that several acts under one number are."""
    day, named = _day(resolved, acts)
    return Work(
        country(resolved.body),
        "documentCollection",
        "publication",
        actor(resolved.body),
        day,
        named,
        number_of_act(anchor.mark.scheme, collection.number),
        collection.number,
    )


def _day(resolved: Resolved, acts: tuple[Act, ...]) -> tuple[str, str]:
    """Return the day of acts, and what it is: that of the report where they do not say theirs."""
    days = [act.adoption.date for act in acts if is_date(act.adoption.date)]
    return (max(days), "adoption") if days else (resolved.report.date, "publication")


def annex_key(anchor: Anchor) -> str:
    """Return what the address of an annex says for it: annex, annex-ii, annex-documents."""
    last = anchor.mark.name.rpartition("/")[2]
    return last if last.startswith(marks.ANNEX) else f"{marks.ANNEX}-{last}"
