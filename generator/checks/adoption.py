"""The rule on what an act says of its adoption."""

from __future__ import annotations

from generator.characters import plain_blanks
from generator.findings import Told
from generator.model import Act
from generator.resolved import Resolved


def adoption_disagrees(resolved: Resolved) -> Told:
    """The draft, the meeting and the sponsors of an act stand in the paragraph that records it."""
    paths = resolved.paths_of_places()
    for path, value in resolved.values.items():
        if not isinstance(value, Act) or value.adoption.recorded not in paths:
            continue
        adoption = value.adoption
        words = plain_blanks(resolved.all_words(paths[adoption.recorded]))
        for name in (adoption.draft, adoption.meeting, *adoption.sponsors):
            if name and plain_blanks(name) not in words:
                message = f"“{name}” is not in the paragraph that records it, {adoption.recorded}"
                yield (*path, "adoption"), message
