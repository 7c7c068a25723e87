"""The rules on prose that looks like a citation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import marks
from generator.citations import PLACE_IN_AN_ACT, Citation, Here, Vocabulary, in_links
from generator.findings import Told
from generator.inline import plain
from generator.marks import ACTS
from generator.model import Path
from generator.resolved import Resolved

Unmarked = tuple[Path, Citation, str]
"""A citation that nobody has marked: its text, where it is there, its words."""


@dataclass(frozen=True, slots=True)
class InTexts:
    """The citations in the texts of a report, as their marks have them."""

    unmarked: tuple[Unmarked, ...]
    """Those that nobody has marked, doubtful ones too."""
    elsewhere: tuple[tuple[Unmarked, str], ...]
    """Those that are marked as something else, each with that mark."""

    @classmethod
    def of(cls, resolved: Resolved, vocabulary: Vocabulary) -> InTexts:
        unmarked: list[Unmarked] = []
        elsewhere: list[tuple[Unmarked, str]] = []
        for path, nodes in resolved.texts.items():
            if path == ("title",) or path[:1] == ("agenda",):
                continue
            found = in_links(nodes, vocabulary, here(resolved, path))
            if found.unlinked or found.elsewhere:
                words = plain(nodes)
                unmarked += [(path, one, words[one.start : one.end]) for one in found.unlinked]
                elsewhere += [
                    ((path, one, words[one.start : one.end]), mark) for one, mark in found.elsewhere
                ]
        return cls(tuple(unmarked), tuple(elsewhere))


def unmarked_citation(found: Iterable[Unmarked]) -> Told:
    """Prose that looks like a citation is marked: as the reference that it is, or as plain:."""
    for path, citation, words in found:
        if citation.kind != PLACE_IN_AN_ACT and not citation.doubts:
            message = f"“{words}” looks like a citation and is not marked; write "
            yield path, f"{message}[{words}]({citation.target}), or [{words}](plain:) if it is none"


def doubtful_citation(found: Iterable[Unmarked]) -> Told:
    """Prose that looks like a citation, and does not say of what, is marked by a person."""
    for path, citation, words in found:
        if citation.doubts:
            either = ", ".join(f"[{words}]({mark})" for mark in (*citation.doubts, marks.PLAIN))
            yield (
                path,
                f"“{words}” does not say of whom it is; write the one that is meant: {either}",
            )


def marked_elsewhere(found: Iterable[tuple[Unmarked, str]]) -> Told:
    """A mark has the figures of the act or document that its words name, and is of the body that
    they name."""
    for (path, citation, words), mark in found:
        message = f"“{words}” is marked as {mark}; write [{words}]({citation.target}), or correct"
        yield path, f"{message} the words; accept it where both are as received"


def unmarked_paragraph(resolved: Resolved, found: Iterable[Unmarked]) -> Told:
    """A place in an act that is cited with its act is marked, too: a paragraph, section, annex."""
    handbook, body = resolved.handbook, resolved.body.id
    for path, citation, words in found:
        if citation.kind != PLACE_IN_AN_ACT or citation.doubts:
            continue
        # Of an act that is here it is known whether it has that place; of the acts of other bodies
        # only what is here is worth a link.
        is_own = citation.target.scheme in ACTS
        is_here = handbook.act(body, citation.target) is not None
        if handbook.place(body, citation.target) or (is_own and not is_here):
            message = f"“{words}” is a place in an act; write [{words}]({citation.target}), so"
            yield path, f"{message} that the link leads there, or [{words}](plain:)"


def place_not_there(resolved: Resolved) -> Told:
    """A place in another report is there, where that is in the handbook."""
    for reference in resolved.references:
        if reference.is_lost:
            message = f"“{reference.mark}” is not there, so that the link leads to the whole"
            yield reference.path, f"{message}; compare the number with the other report"


def here(resolved: Resolved, path: Path) -> Here:
    """Return what "the present resolution" and its annexes are at a path."""
    anchor = resolved.act_of(path)
    if anchor is None:
        return Here(session=resolved.report.session)
    act = resolved.value(anchor.path)
    annexes = tuple(annex.number for annex in act.annexes)
    return Here(anchor.mark, annexes, session=resolved.report.session)
