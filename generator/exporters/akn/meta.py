"""What a document is: its addresses, days and authors, where it was published, whom it names."""

from __future__ import annotations

from dataclasses import dataclass

from generator.akn.addresses import country
from generator.akn.terms import MEETING
from generator.exporters.akn.adoption import (
    BODY,
    PUBLISHER,
    classification,
    voting,
    voting_terms,
    workflow,
)
from generator.exporters.akn.apart import Apart
from generator.exporters.akn.frbr import Work
from generator.exporters.akn.xml import Element, element
from generator.model import Act, Adoption, is_date
from generator.resolved import Resolved
from generator.wording import Words, capital

AUTHOR, EDITOR, PREAMBLE = "author", "editor", "preamble"
"""The ids of what those are who have to do with a document, and of what its parts are."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Where the documents of a report are published, and by whom."""

    resolved: Resolved
    words: Words
    handbook: str
    """The name of the handbook."""
    site: str
    """Its address."""

    def identification(
        self, work: Work, title: str, part: str = "", aliases: tuple[tuple[str, str], ...] = ()
    ) -> Element:
        """Return the addresses of a document, or of a part of it: annex-i.

        `aliases` are other addresses: what each is, and the address.
        """
        report = self.resolved.report
        language = self.words["akn"]["language"]
        main = f"!main/{part}"
        text = f"{work.uri}{language}@"
        author = {"href": f"#{BODY}", "as_": f"#{AUTHOR}"}
        day = work.day if is_date(work.day) else report.date
        return element(
            "identification",
            element(
                "FRBRWork",
                element("FRBRthis", value=f"{work.uri}{main}"),
                element("FRBRuri", value=work.uri),
                *(element("FRBRalias", value=value, name=name) for name, value in aliases),
                element("FRBRdate", date=day, name=work.named),
                element("FRBRauthor", **author),
                element("FRBRcountry", value=work.country),
                element("FRBRsubtype", value=work.subtype),
                element("FRBRnumber", value=work.number, showAs=work.printed),
                element("FRBRname", value=title or work.printed),
            ),
            element(
                "FRBRExpression",
                element("FRBRthis", value=f"{text}{main}"),
                element("FRBRuri", value=f"{text}/"),
                element("FRBRdate", date=report.date, name="publication"),
                element("FRBRauthor", **author),
                element("FRBRlanguage", language=language),
            ),
            element(
                "FRBRManifestation",
                element("FRBRthis", value=f"{text}/{main.rstrip('/')}.xml"),
                element("FRBRuri", value=f"{text}.xml"),
                element("FRBRdate", date=report.date, name="markup"),
                element("FRBRauthor", href=f"#{PUBLISHER}", as_=f"#{EDITOR}"),
                element("FRBRformat", value="xml"),
            ),
            source=f"#{PUBLISHER}",
        )

    def publication(self) -> Element:
        """Return where the text of the document was published: in the report."""
        report = self.resolved.report
        return element(
            "publication",
            name=self.resolved.designation,
            date=report.date,
            showAs=self.resolved.words(("title",)) or self.resolved.designation,
            number=report.symbol,
        )

    def of_act(self, act: Act, identification: Element, apart: Apart) -> Element:
        """Return what is said of an act."""
        adoption = act.adoption
        said = [*voting(adoption), *([apart.analysis] if apart.analysis is not None else [])]
        return element(
            "meta",
            identification,
            self.publication(),
            *classification(self.resolved, adoption),
            *workflow(act),
            element("analysis", *said, source=f"#{PUBLISHER}") if said else None,
            self._references(adoption),
            apart.notes,
            apart.proprietary,
        )

    def of_others(self, identification: Element, apart: Apart) -> Element:
        """Return what is said of a report, or of several acts under one number."""
        said = apart.analysis
        return element(
            "meta",
            identification,
            self.publication(),
            element("analysis", said, source=f"#{PUBLISHER}") if said is not None else None,
            self._references(Adoption()),
            apart.notes,
            apart.proprietary,
        )

    def _references(self, adoption: Adoption) -> Element:
        """Return whom and what the document names in what it says of itself."""
        body, words = self.resolved.body, self.words["akn"]
        of_body = body.texts[self.resolved.report.language].name
        preamble = self.words["headings"]["preamble"]
        named = [
            self._named("TLCOrganization", BODY, "organization", body.id, of_body),
            element("TLCOrganization", eId=PUBLISHER, href=self.site, showAs=self.handbook),
            self._named("TLCRole", AUTHOR, "role", AUTHOR, words["author"]),
            self._named("TLCRole", EDITOR, "role", EDITOR, words["editor"]),
            self._named("TLCConcept", PREAMBLE, "concept", PREAMBLE, preamble),
        ]
        if adoption.meeting:
            meeting = words["meeting"].format(meeting=adoption.meeting)
            named.append(self._named("TLCEvent", MEETING, "event", MEETING, meeting))
        for term, called in voting_terms(self.resolved, adoption, self.words):
            named.append(self._named("TLCTerm", term, "concept", f"voting/{term}", called))
        return element("references", *named, source=f"#{PUBLISHER}")

    def _named(self, tag: str, eid: str, kind: str, name: str, called: str) -> Element:
        href = f"/akn/ontology/{kind}/{country(self.resolved.body)}/{name}"
        return element(tag, eId=eid, href=href, showAs=capital(called))
