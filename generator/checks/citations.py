"""The rule on prose that looks like a citation."""

from __future__ import annotations

from generator.citations import Here, Vocabulary, unmarked
from generator.findings import Told
from generator.inline import plain
from generator.model import Path
from generator.resolved import Resolved


def unmarked_citation(resolved: Resolved, vocabulary: Vocabulary) -> Told:
    """Prose that looks like a citation is marked: as the reference that it is, or as plain:."""
    for path, nodes in resolved.texts.items():
        if path == ("title",) or path[:1] == ("agenda",):
            continue
        for citation in unmarked(nodes, vocabulary, here(resolved, path)):
            words = plain(nodes)[citation.start : citation.end]
            message = (
                f"“{words}” looks like a citation and is not marked; write "
                f"[{words}]({citation.target}), or [{words}](plain:) if it is none"
            )
            yield path, message


def here(resolved: Resolved, path: Path) -> Here:
    """Return what "the present resolution" and its annexes are at a path."""
    anchor = resolved.act_of(path)
    if anchor is None:
        return Here()
    act = resolved.value(anchor.path)
    return Here(anchor.mark, tuple(annex.number for annex in act.annexes))
