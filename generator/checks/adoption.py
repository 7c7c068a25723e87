"""The rules on what an act says of its adoption."""

from __future__ import annotations

import re

from generator.characters import plain_blanks
from generator.entities import Directory
from generator.findings import Told
from generator.model import WAYS, WITHOUT_VOTE, Act, Adoption, Path
from generator.participation import named_in, stands_in
from generator.resolved import Resolved


def adoption_disagrees(resolved: Resolved) -> Told:
    """The draft, the meeting, the sponsors and the voters of an act stand in the paragraph that
    records it."""
    paths = resolved.paths_of_places()
    for path, value in resolved.of_kind(Act):
        if value.adoption.recorded not in paths:
            continue
        adoption = value.adoption
        words = plain_blanks(resolved.all_words(paths[adoption.recorded]))
        sponsors = (*adoption.sponsors, *adoption.additional_sponsors)
        for name in (adoption.draft_symbol, adoption.meeting, *sponsors):
            if name and plain_blanks(name) not in words:
                message = f"“{name}” is not in the paragraph that records it, {adoption.recorded}"
                yield (*path, "adoption"), message
        yield from _voters_not_printed(adoption, (*path, "adoption"), words)


def _voters_not_printed(adoption: Adoption, path: Path, words: str) -> Told:
    """Yield once who does not stand in the paragraph that records a vote: it may have none."""
    columns = adoption.vote.columns() if adoption.vote else ()
    missing = [name for *_, names in columns for name in names if not stands_in(words, name)]
    if missing:
        shown = ", ".join(missing[:_SHOWN]) + (" …" if len(missing) > _SHOWN else "")
        message = f"voters that are not in the paragraph that records it, {adoption.recorded}"
        yield (*path, "vote"), f"{message}: {len(missing)} ({shown})"


_SHOWN = 5


def vote_disagrees(resolved: Resolved) -> Told:
    """The figures of a vote are those of its names, and one that was not voted on has none."""
    for path, value in resolved.of_kind(Act):
        if value.adoption.vote is None:
            continue
        vote, here = value.adoption.vote, (*path, "adoption", "vote")
        if not list(vote.columns()):
            yield here, "the vote says nothing; write “counts:” or the names, or take it out"
        if value.adoption.adopted in WITHOUT_VOTE:
            message = f"it was adopted {value.adoption.adopted}, and here stands a vote"
            yield here, f"{message}; write how it was adopted, or take the vote out"
        for way in WAYS:
            count, names = getattr(vote.counts, way), getattr(vote, way)
            if count and not re.fullmatch(r"\d+", count):
                yield (*here, "counts", way), f"“{count}” is no number; write how many, in figures"
            elif count and names and int(count) != len(names):
                message = f"“{way}” counts {count} and has names: {len(names)}"
                yield (*here, "counts", way), f"{message}; compare both with the source"


def name_twice(resolved: Resolved) -> Told:
    """A name stands once in the columns of a vote, and once among the sponsors of an act."""
    directory = Directory.of(resolved.body, resolved.report.language)
    for path, value in resolved.of_kind(Act):
        seen: dict[tuple[bool, str], tuple[str, str]] = {}
        for where, names in named_in(value.adoption, (*path, "adoption")):
            column = str(where[-1])
            for index, name in enumerate(names):
                key = ("vote" in where, directory.entity(name).id)
                if key in seen:
                    other, printed = seen[key]
                    named = f"“{name}”" if name == printed else f"“{name}”, who is “{printed}”,"
                    message = f"{named} stands in “{other}” already"
                    yield (*where, index), f"{message}; take it out where it is wrong"
                seen.setdefault(key, (column, name))
