"""How the text of a page and each of its paragraphs are cited, for the page's own tools."""

from __future__ import annotations

from collections.abc import Iterator

from generator.anchors import Anchor
from generator.cited_as.forms import FORMS
from generator.cited_as.place import Cited, cited, texts_cited
from generator.cited_as.records import instrument, way
from generator.pages.page import Citation, Line, Page
from generator.resolved import Resolved
from generator.wording import Words


def citation(resolved: Resolved, page: Page, words: Words, site: str) -> Citation | None:
    """Return how a page is cited; none where it is no text of the report.

    `site` is the address under which the handbook of the language is published.
    """
    root = resolved.table(texts_cited).get(page.address)
    if root is None:
        return None
    text = cited(resolved, root)
    # What a form says of the text is the same for all places in it: they are of one act, or of the
    # report itself.
    forms = ((name, form.frame(text, words, site)) for name, form in FORMS.items())
    own = _ways(resolved, root, words)
    return Citation(
        _named(text, words),
        tuple((name, before, own[i], after) for i, (name, (before, after)) in enumerate(forms)),
        dict(_paragraphs(resolved, page, words)),
    )


def _named(text: Cited, words: Words) -> str:
    """Return what a link to a text says: Resolution 7/3, annex I; that to the report its symbol."""
    report = text.kind == "report"
    return f"{text.symbol}{way(text, words)}" if report else instrument(text, words)


def _ways(resolved: Resolved, anchor: Anchor, words: Words) -> tuple[str, ...]:
    """Return the way from the text to a place, in each form."""
    place = cited(resolved, anchor)
    return tuple(form.place(place, words) for form in FORMS.values())


def _paragraphs(
    resolved: Resolved, page: Page, words: Words
) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    """Yield the id of each paragraph of a page, with what it is called and how it is cited."""
    for block in page.blocks:
        if isinstance(block, Line) and block.id:
            yield (
                block.id,
                (block.name, _ways(resolved, resolved.places.at[page.address, block.id], words)),
            )
