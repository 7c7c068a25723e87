"""What stands at the head of each text, as the head of a document says it: made once, printed by
pages, by paper and by the Markdown beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.anchors import Anchor
from generator.model import Act, is_date
from generator.official import Official, official
from generator.resolved import Resolved
from generator.wording import Words, capital, in_words, period


@dataclass(frozen=True, slots=True)
class Masthead:
    """The particulars of a report, in plain words; "" where it says nothing."""

    body: str
    symbol: str
    """That of the act, where it has one, else that of the report; what the report is called where
    it has none."""
    has_symbol: bool
    report: str
    """The symbol of the report that holds an act with a symbol of its own."""
    session: str
    """Seventh session"""
    held: str
    """Vienna, 6 to 10 October 2014"""
    day: str
    """The day of the document that has the symbol, as ISO: of an act with one of its own, when it
    was adopted, which is "" where that is not known."""
    date: str
    """The same in words."""
    distribution: str
    original: str
    status: str
    """What kind of text this is: Final text, unofficial copy"""
    remark: str
    """What else readers are told of that."""
    authentic: Official
    """Where the authentic text is."""

    def line(self) -> tuple[str, ...]:
        """Return what one line says of the report: symbol, session, status."""
        known = (self.symbol, self.session) if self.has_symbol else (self.symbol,)
        return *known, self.status

    def labelled(self, words: Words) -> Iterator[tuple[str, str]]:
        """Yield the particulars with their labels, as a page lists them."""
        labels = words["masthead"]
        if self.has_symbol:
            yield labels["symbol"], self.symbol
        if self.report:
            yield labels["report"], self.report
        yield labels["session"], f"{self.session}, {self.held}"
        if self.date:
            yield labels["date"], self.date
        if self.distribution:
            yield labels["distribution"], self.distribution
        yield labels["original"], self.original
        yield labels["status"], f"{self.status}. {self.remark}" if self.remark else self.status


def masthead(resolved: Resolved, words: Words, address: str = "") -> Masthead:
    """Return the masthead of a report, or of the act that has its page, or an annex's, at an
    address."""
    root = resolved.places.at.get((address, ""))
    act = resolved.act_of(root.path) if root else None
    authentic = official(resolved, act)
    report, held, names = resolved.report, resolved.report.held, words["status"]
    has_own = authentic.symbol != resolved.designation
    day = _adopted(resolved, act) if has_own else report.date
    return Masthead(
        body=resolved.body.texts[report.language].name,
        symbol=authentic.symbol,
        has_symbol=bool(report.symbol) or has_own,
        report=report.symbol if has_own else "",
        session=capital(resolved.session),
        held=f"{held.place}, {period(held.opened, held.closed, words)}",
        day=day,
        date=in_words(day, words) if day else "",
        distribution=report.distribution,
        original=report.original_language,
        status=f"{names[report.status.edition]}, {names[report.status.copy_is]}",
        remark=report.status.remark,
        authentic=authentic,
    )


def _adopted(resolved: Resolved, act: Anchor | None) -> str:
    value = resolved.value(act.path) if act else None
    date = value.adoption.date if isinstance(value, Act) else ""
    return date if is_date(date) else ""
