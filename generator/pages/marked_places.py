"""What marks name (para:36, item:2-a, resolution:5/1, article:untoc): the words, and the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.anchors import Kind
from generator.marks import ACTS, Mark
from generator.pages.names import full_name
from generator.pages.page import Place
from generator.pages.text_pages import paragraphs_in_words
from generator.references import Reference, document_id, documents_address, instrument_address
from generator.resolved import Resolved
from generator.wording import Words, act_in_words, capital


class MarkedPlaces:
    """Names what the marks of a report mean, and says where it is."""

    def __init__(self, resolved: Resolved, words: Words) -> None:
        """Make the tables of what the report has and what it cites, by mark."""
        self._resolved = resolved
        self.language = resolved.report.language
        self._words = words
        self._anchors = resolved.places.by_mark
        self._called: dict[str, tuple[str, str]] = {}
        self._cited: dict[str, Reference] = {}
        for reference in resolved.references:
            for mark in (reference.mark, reference.mark.whole):
                self._cited.setdefault(mark, reference)

    def called(self, mark: str) -> tuple[str, str]:
        """Return what a mark names is called, and its title: "resolution 7/1", "Strength ..."."""
        if mark not in self._called:  # each of two hundred participants voted on the same acts
            self._called[mark] = self._named(mark)
        return self._called[mark]

    def _named(self, mark: str) -> tuple[str, str]:
        kind, number = Mark(mark).scheme, Mark(mark).name
        anchor = self._anchors.get(mark)
        if anchor is None and kind in ACTS:
            own = self._resolved.body.act_called(kind, self.language)
            return act_in_words(kind, number, self._words, own), ""
        if anchor is None:
            pattern = self._words["kinds"].get(kind)
            return str(pattern).format(number=number) if pattern else number, ""
        path = anchor.path
        if anchor.kind is Kind.AGENDA_ITEM and mark in self._resolved.places.agenda:
            path = self._resolved.places.agenda[mark].path
        name = full_name(self._resolved, anchor, self._words)
        has_title = hasattr(self._resolved.values.get(path), "title")
        title = self._resolved.words((*path, "title")) if has_title else ""
        # "Organizational matters: general discussion": alone, it begins with a capital.
        return name, capital(title) if anchor.kind is Kind.AGENDA_ITEM else title

    def together(self, marks: Sequence[str]) -> str:
        """Return what several paragraphs of the report are called: paragraphs 4, 6 and 7"""
        numbers = [self._resolved.number_of(Mark(mark)) for mark in marks]
        return paragraphs_in_words(numbers, self.language, self._words)

    def numbered(self, mark: str) -> Place:
        """Return the place of a paragraph of the report by its number alone: 26 (a)"""
        return replace(self.place(mark), title=self._resolved.number_of(Mark(mark)))

    def place(self, mark: str) -> Place:
        """Return the place that a mark names; one without an address where nothing is there."""
        name = self.called(mark)[0]
        if anchor := self._anchors.get(mark):
            return Place(name, anchor.address, anchor.id)
        kind, rest = Mark(mark).scheme, Mark(mark).name
        instruments = {one.id: one for one in self._resolved.body.instruments}
        if kind == "article" and rest in instruments:
            language = self._resolved.report.language
            instrument = instruments[rest]
            return Place(instrument.short_name[language], instrument_address(instrument))
        if kind in ("un", "cited") and mark in self._cited:
            # On the page of documents, which says where they are cited, and leads to them.
            name = self._cited[mark].words if kind == "cited" else rest
            return Place(name, documents_address(self._resolved.report), document_id(Mark(mark)))
        if mark in self._cited:
            return Place(name, self._cited[mark].address, self._cited[mark].id)
        return Place(name)
