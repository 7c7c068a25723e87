"""What stands at the head of each text, as the head of a document says it: made once, printed by
pages and by the Markdown beside them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.names import session_of_report
from generator.resolved import Resolved
from generator.wording import Words, capital, in_words, period


def masthead(resolved: Resolved, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the particulars of a report, in plain words, each with its label."""
    report, labels, held = resolved.report, words["masthead"], resolved.report.held
    when = f"{held.place}, {period(held.opened, held.closed, words)}"
    yield labels["symbol"], report.symbol
    yield labels["session"], f"{capital(session_of_report(resolved))}, {when}"
    yield labels["date"], in_words(report.date, words)
    if report.distribution:
        yield labels["distribution"], report.distribution
    yield labels["original"], report.original_language
    yield labels["status"], status(resolved, words)


def status(resolved: Resolved, words: Words) -> str:
    """Return what kind of text this is, with what else readers are told of it."""
    given, names = resolved.report.status, words["status"]
    named = f"{names[given.edition]}, {names[given.copy_is]}"
    return f"{named}. {given.remark}" if given.remark else named
