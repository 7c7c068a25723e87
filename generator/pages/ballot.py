"""A vote as pages and paper show it: its columns under the names that the body has for them."""

from __future__ import annotations

from generator.model import Act, Vote
from generator.pages.page import Ballot, Column
from generator.resolved import Resolved
from generator.wording import Words, by_name, capital, listed


def tally(resolved: Resolved, vote: Vote, words: Words) -> str:
    """Return what a vote came to: in favour 121, against 4 and abstaining 49."""
    form = words["votes"]["count"]
    columns = (
        form.format(column=heading(resolved, way, words), count=count)
        for way, count, _ in vote.columns()
    )
    return listed(tuple(columns), words)


def heading(resolved: Resolved, way: str, words: Words) -> str:
    """Return what a column of a vote is called: as the body calls it, else as the handbook does."""
    own = resolved.body.texts[resolved.report.language].votes
    return (getattr(own, way) if own else "") or by_name(words["votes"]["columns"], way)


def ballot(resolved: Resolved, act: Act, name: str, words: Words) -> Ballot | None:
    """Return the table of who voted how on an act; none where no names are known.

    `name` is what the act is called: resolution 78/80.
    """
    vote = act.adoption.vote
    if vote is None or not any(names for _, _, names in vote.columns()):
        return None
    columns = tuple(
        Column(capital(heading(resolved, way, words)), count, names)
        for way, count, names in vote.columns()
        if names
    )
    return Ballot(words["votes"]["title"].format(name=name), columns, "vote")
