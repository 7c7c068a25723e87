"""The rule on `documents:`, which have the titles that the report prints."""

from __future__ import annotations

from generator import marks
from generator.characters import plain_blanks
from generator.findings import Told
from generator.model import Document, Path
from generator.resolved import Resolved


def document_not_printed(resolved: Resolved) -> Told:
    """A document is cited where the data say, and its title (or what is printed of it) stands
    there; it is listed once."""
    cited = {(ref.mark.whole, resolved.place_of(ref.path)) for ref in resolved.references}
    symbols = [document.symbol for document in resolved.report.documents]
    for index, document in enumerate(resolved.report.documents):
        path: Path = ("documents", index)
        if (marks.document(document.symbol), document.recorded) not in cited:
            message = f"“{document.symbol}” is not cited in {document.recorded}"
            yield (*path, "recorded"), f"{message}; write where the report gives the title"
        elif not document.title and not document.outcome:
            message = f"“{document.symbol}” has no title; write the one that is printed"
            yield (*path, "title"), f"{message}, or take the document out"
        elif not _stands(resolved, document):
            key, words = (
                ("printed", document.printed) if document.printed else ("title", document.title)
            )
            message = f"“{words}” does not stand in {document.recorded}"
            yield (*path, key), f"{message}; write it as printed, or take the document out"
        if document.symbol in symbols[:index]:
            yield (*path, "symbol"), f"“{document.symbol}” is listed above; one title is enough"


def _stands(resolved: Resolved, document: Document) -> bool:
    """Say whether a title stands where the data say, whatever blanks part its words."""
    words = _words_at(resolved, document.recorded)
    return plain_blanks(document.printed or document.title) in plain_blanks(words)


def _words_at(resolved: Resolved, mark: str) -> str:
    """Return the plain words of a paragraph or note."""
    here = (path for path in resolved.texts if resolved.place_of(path) == mark)
    return " ".join(resolved.words(path) for path in here)
