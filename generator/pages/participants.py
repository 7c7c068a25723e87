"""Who took part in the session: who spoke on what, and a page for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import marks
from generator.anchors import report_address
from generator.characters import plain_blanks
from generator.entities import Directory
from generator.marks import Mark
from generator.model import WAYS, Path, slug
from generator.pages.ballot import heading
from generator.pages.marked_places import MarkedPlaces
from generator.pages.page import Facts, Listed, Page, Place
from generator.pages.text_pages import report_page, report_trail
from generator.participation import (
    Elected,
    Participant,
    Spoke,
    Sponsored,
    Voted,
    participants_address,
    participation,
)
from generator.resolved import Resolved
from generator.wording import Words, by_name, capital, counted

PARENT = "parent organization"
"""The kind of participant that bears the name of the organization to which the body belongs."""
GROUPS = (
    "state",
    "signatory",
    "non-member",
    "regional organization",
    "group of states",
    "intergovernmental organization",
    "non-governmental organization",
    PARENT,
    "entity",
    "secretariat",
    "working group",
    "officers",
    "other",
)
"""What participants are listed under, in this order; the words for each are in the catalogue."""

_BY_CAPACITY = {
    "observer for a signatory State": "signatory",
    "observer for a non-member State": "non-member",
}


@dataclass(frozen=True, slots=True)
class MatrixFacts(Facts):
    """Of the table of who spoke on what."""

    items: list[dict[str, object]]
    groups: list[dict[str, object]]
    offices: bool
    sponsors: bool
    votes: bool


@dataclass(frozen=True, slots=True)
class ParticipantFacts(Facts):
    """Of a participant."""

    kind: str
    printed: str
    parts: Mapping[str, object]


def participants(resolved: Resolved, words: Words) -> list[Page]:
    """Return the page of who spoke on what, and a page for each who took part."""
    maker = _Maker(resolved, words)
    return [maker.overview(), *(maker.page(one) for one in maker.who.participants)]


def group_of(one: Participant) -> str:
    """Return what a participant is listed under: States that signed only, apart from others."""
    observed = (_BY_CAPACITY.get(spoke.capacity) for spoke in one.spoke)
    return next(filter(None, observed), None) or one.kind or "other"


class _Maker:
    """Makes the pages of one report."""

    def __init__(self, resolved: Resolved, words: Words) -> None:
        self.resolved = resolved
        self.who = resolved.table(participation)
        self.words = words
        self.own = words["participants"]
        self.places = MarkedPlaces(resolved, words)
        self.directory = Directory.of(resolved.body, resolved.report.language)

    def overview(self) -> Page:
        """Return the page with the matrix, and all participants by group."""
        return report_page(
            self.resolved,
            "participants",
            "overview",
            "participants",
            self.words,
            facts=MatrixFacts(
                items=[self._column(item) for item in self.who.items],
                groups=list(self._groups()),
                offices=any(one.elected for one in self.who.participants),
                sponsors=any(one.sponsored for one in self.who.participants),
                votes=any(one.voted for one in self.who.participants),
            ),
        )

    def page(self, one: Participant) -> Page:
        """Return the page of a participant."""
        headings = self.words["headings"]
        parts = {
            "spoke": [self._statement(spoke, one) for spoke in one.spoke],
            "spoken-for": [
                # The European Union spoke on behalf of itself too.
                self._statement(spoke, one)
                for spoke in one.spoken_for
                if spoke not in one.spoke
            ],
            "sponsored": [
                {
                    "place": self._named(sponsored.act),
                    "title": self.places.called(sponsored.act)[1],
                    "recorded": self._recorded(sponsored.recorded),
                    "detail": self._part_in(sponsored),
                }
                for sponsored in one.sponsored
            ],
            "voted": list(self._votes(one)),
            "elected": [
                {
                    "office": self._office(elected),
                    "person": elected.person,
                    "recorded": self.places.place(elected.recorded),
                }
                for elected in one.elected
            ],
        }
        kind = self._called(group_of(one)) or self.own["kinds"][group_of(one)]
        return Page(
            participants_address(self.resolved.report, one.entity.id),
            "participant",
            "participant",
            one.entity.name,
            report=report_address(self.resolved.report).rstrip("/"),
            group=one.entity.name,
            breadcrumbs=(
                *report_trail(self.resolved, self.words),
                Place(str(headings["participants"]), participants_address(self.resolved.report)),
            ),
            contents=tuple(
                Listed(by_name(headings, key), key) for key, part in parts.items() if part
            ),
            facts=ParticipantFacts(kind, self._printed(one), parts),
        )

    def _printed(self, one: Participant) -> str:
        """Return the names as printed, where they are not just the name of the page."""
        if one.printed == (plain_blanks(one.entity.name),):
            return ""
        return "; ".join(f"“{name}”" for name in one.printed)

    # --- matrix -------------------------------------------------------------------------------

    def _column(self, item: str) -> dict[str, object]:
        """Return the head of an item's column: its number, and its title for the key."""
        if not item:
            return {"place": Place(self.own["no-item"]), "name": self.own["no-item"], "title": ""}
        mark = marks.item(item)
        place, (name, title) = self.places.place(mark), self.places.called(mark)
        number = Place(self.resolved.number_of(mark), place.address, place.id)
        return {"place": number, "name": capital(name), "title": capital(title)}

    def _groups(self) -> Iterator[dict[str, object]]:
        for group in GROUPS:
            members = [one for one in self.who.participants if group_of(one) == group]
            if members:
                rows = [self._row(one) for one in members]
                called = self._called(group)
                yield {
                    "key": slug(called or group),
                    "name": called or self.own["groups"][group],
                    "rows": rows,
                }

    def _called(self, group: str) -> str:
        """Return the name that the body gives to a group; "" where it gives it none."""
        texts = self.resolved.body.texts[self.resolved.report.language]
        return texts.organization if group == PARENT else ""

    def _row(self, one: Participant) -> dict[str, object]:
        behalf: dict[str, dict[str, None]] = {}
        for spoke in one.spoken_for:
            behalf.setdefault(spoke.agenda_item, {})[spoke.recorded] = None
        cells = []
        for item in self.who.items:
            own = self.who.matrix.get((one.entity.id, item), ())
            others = tuple(mark for mark in behalf.get(item, ()) if mark not in own)
            cells.append({"own": self._numbers(own), "behalf": self._numbers(others, "({})")})
        return {
            "place": Place(
                one.entity.name, participants_address(self.resolved.report, one.entity.id)
            ),
            "cells": cells,
            "sponsored": list(self._sponsored(one)),
            "voted": self._voted(one),
            "elected": [
                Place(self._office(elected), place.address, place.id)
                for elected in one.elected
                for place in [self.places.place(elected.recorded)]
            ],
        }

    def _sponsored(self, one: Participant) -> Iterator[tuple[str, list[Place]]]:
        """Yield the kinds of act that a participant sponsored or submitted, each with its acts."""
        acts = self.own["acts"]
        for kind, forms in (("resolution", acts["resolution"]), ("decision", acts["decision"])):
            marks = [Mark(each.act) for each in one.sponsored if Mark(each.act).scheme == kind]
            places = ((mark, self.places.place(mark)) for mark in marks)
            if marks:
                label = counted(len(marks), forms, self.resolved.report.language)
                yield label, [Place(mark.name, it.address, it.id) for mark, it in places]

    def _voted(self, one: Participant) -> list[Place]:
        """Return how often a participant voted in each way, leading to its page."""
        address = participants_address(self.resolved.report, one.entity.id)
        form = self.words["votes"]["count"]
        return [
            Place(form.format(column=column, count=len(found)), address, "voted")
            for column, found in self._columns(one)
        ]

    def _columns(self, one: Participant) -> Iterator[tuple[str, list[Voted]]]:
        """Yield the ways in which a participant voted, by what the body calls them."""
        for way in WAYS:
            found = [voted for voted in one.voted if voted.way == way]
            if found:
                yield heading(self.resolved, way, self.words), found

    def _office(self, elected: Elected) -> str:
        """Return the office of one officer: Vice-President, of "Vice-Presidents: A, B"."""
        return str(self.own["offices"].get(elected.office, elected.office))

    def _numbers(self, marks: Iterable[str], form: str = "{}") -> list[Place]:
        """Return paragraphs by their numbers alone."""
        numbered = [self.places.numbered(mark) for mark in marks]
        return [replace(one, title=form.format(one.title)) for one in numbered]

    # --- one participant ----------------------------------------------------------------------

    def _votes(self, one: Participant) -> Iterator[dict[str, object]]:
        """Yield the ways in which a participant voted, each with the acts."""
        form = self.words["votes"]["heading"]
        for column, found in self._columns(one):
            acts = [
                {"place": self._named(voted.act), "title": self.places.called(voted.act)[1]}
                for voted in found
            ]
            yield {"heading": form.format(column=capital(column), count=len(found)), "acts": acts}

    def _part_in(self, sponsored: Sponsored) -> str:
        """Return what part one had in bringing an act about, beside that of a sponsor."""
        if sponsored.is_additional:
            return self.own["additional"]
        return "" if sponsored.is_sponsor else self.own["submitted"]

    def _recorded(self, mark: str) -> Place | None:
        """Return the paragraph that records something; none where the report has none."""
        return self.places.place(mark) if mark else None

    def _statement(self, spoke: Spoke, one: Participant) -> dict[str, object]:
        """Return what a page says of a statement that the participant made, or had made for it."""
        own = self.own
        is_speaker = spoke in one.spoke
        behalf = spoke.on_behalf_of if is_speaker else ()
        details = [spoke.office or own["capacities"][spoke.capacity]]
        if spoke.about:
            act = self.places.called(spoke.act)[0] if spoke.act else ""
            about = own["about"][spoke.about]
            details.append(own["about-act"].format(about=about, act=act) if act else about)
        if is_speaker and len({plain_blanks(other.printed) for other in one.spoke}) > 1:
            details.append(own["printed"].format(name=spoke.printed))
        return {
            "item": self._named(marks.item(spoke.agenda_item)) if spoke.agenda_item else None,
            "title": self.places.called(marks.item(spoke.agenda_item))[1],
            "recorded": self.places.place(spoke.recorded),
            "speaker": None if is_speaker else self._participant(spoke.printed),
            "details": "; ".join(filter(None, details)),
            "behalf": [self._on_behalf(name, spoke) for name in behalf],
        }

    def _on_behalf(self, printed: str, spoke: Spoke) -> Place:
        """Return the place of one on whose behalf somebody spoke, with the article that the report
        prints before the name: the Group of African States."""
        place = self._participant(printed)
        articles = "|".join(map(re.escape, self.own["articles"]))
        name = re.escape(plain_blanks(printed))
        text = plain_blanks(self._words_of(spoke.path))
        article = re.search(rf"(?<!\w)({articles}) {name}(?!\w)", text)
        return replace(place, title=f"{article[1]} {printed}") if article else place

    def _words_of(self, path: Path) -> str:
        """Return the words of the paragraph that a statement is recorded in."""
        return self.resolved.words((*self.resolved.anchor_of(path).path, "text"))

    def _participant(self, printed: str) -> Place:
        entity = self.directory.entity(printed)
        return Place(printed, participants_address(self.resolved.report, entity.id))

    def _named(self, mark: str) -> Place:
        place = self.places.place(mark)
        return Place(capital(place.title), place.address, place.id)
