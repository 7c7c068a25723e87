"""What the handbook says over a text: how an act was adopted, where an account stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import marks
from generator.exporters.texts.runs import Run, Runs, Setter
from generator.model import Adoption, Statement
from generator.pages.cut import Account, recorded_at
from generator.pages.names import Words, in_words, item_number, listed
from generator.pages.page import Entry, Page
from generator.references import official_address
from generator.resolved import Resolved


def particulars(
    resolved: Resolved, page: Page, words: Words, setter: Setter
) -> list[dict[str, Any]]:
    """Return the lines that stand over the text of a page, each with its label and words."""
    lines = _Lines(resolved, words, setter)
    found: Iterator[tuple[str, Runs]] = iter(())
    adoption, account = page.facts.get("adoption"), page.facts.get("account")
    if adoption and adoption.recorded:
        found = lines.of_adoption(adoption)
    elif account:
        found = lines.of_account(account)
    return [{"label": label, "runs": runs} for label, runs in found]


class _Lines:
    """Makes the lines; what they lead to is a place of the handbook."""

    def __init__(self, resolved: Resolved, words: Words, setter: Setter) -> None:
        self.resolved = resolved
        self.words = words
        self.setter = setter

    def of_adoption(self, adoption: Adoption) -> Iterator[tuple[str, Runs]]:
        labels, words = self.words["adoption"], self.words
        date = in_words(adoption.date, words)
        when = words["adopted-at"].format(meeting=adoption.meeting, date=date)
        yield labels["adopted"], [f"{when} ", *self._recorded(adoption.recorded)]
        if adoption.draft:
            amended = f", {adoption.amended}" if adoption.amended else ""
            yield labels["draft"], [self._official(adoption.draft), amended]
        if adoption.sponsors:
            yield labels["sponsors"], [listed(adoption.sponsors, words)]
        if adoption.submitted_by:
            yield labels["submitted-by"], [adoption.submitted_by]
        if adoption.agenda_item:
            yield labels["agenda-item"], self._item(adoption.agenda_item)
        for statement in adoption.statements:
            yield words["statements"][statement.about], self._statement(statement)

    def of_account(self, account: Account) -> Iterator[tuple[str, Runs]]:
        words = self.words
        for place, title in account.places:
            yield (
                words["in-the-report"],
                [
                    *self.setter.place(place),
                    f" {self.resolved.words(title)}",
                ],
            )
        if account.considered:
            sentence, place_ = account.considered
            brackets = ["(", *self.setter.place(place_), ")"] if place_ else []
            yield words["considered-label"], [f"{sentence} ", *brackets]
        for entry in account.adopted:
            yield words["adopted-label"], self._entry(entry)

    def _entry(self, entry: Entry) -> Runs:
        return [*self.setter.place(entry.place), f" {self.resolved.words(entry.path)}"]

    def _statement(self, statement: Statement) -> Runs:
        recorded = self._recorded(statement.recorded)
        if not statement.document:
            return recorded
        part = f", {statement.part}" if statement.part else ""
        return [self._document(statement.document), f"{part} ", *recorded]

    def _document(self, symbol: str) -> Run:
        if "/CRP." in symbol:
            pattern = self.words["documents"]["short"]["not-public"]
            return str(pattern.format(symbol=symbol))
        return self._official(symbol)

    def _official(self, symbol: str) -> Run:
        address = official_address(symbol, self.resolved.report.language)
        return {"link": [symbol], "address": address}

    def _item(self, key: str) -> Runs:
        anchor = self.resolved.places.by_mark[marks.item(key)]
        return [self.setter.to(anchor.address, anchor.id, [item_number(key)])]

    def _recorded(self, mark: str) -> Runs:
        place = recorded_at(self.resolved, mark, self.words)
        return ["(", *self.setter.place(place), ")"] if place else []
