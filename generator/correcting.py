"""A word of a report is corrected, and the correction recorded, in one step.

What is changed are the words of one text, where they stand once; its marks, italics and calls of
notes stay. The register of actions repeats words of the text: they are changed there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.actions.drafts import CUT
from generator.inline import Inline, NoteCall, Text, plain, spans_of_links, to_markdown
from generator.model import Action, Path, Report, Value, value_at, walk, with_value_at
from generator.recorded_corrections import CannotCorrect, texts_of, with_one_more
from generator.resolved import Resolved


def corrected(resolved: Resolved, place: str, received: str, published: str, why: str) -> Report:
    """Return a report in which words of a place are corrected, and the correction is recorded.

    Args:
        resolved: the report.
        place: the mark of the place: resolution:7/1#pp-4, note:8.
        received: plain words as they stand there now, as many as make the place clear.
        published: the same words as they should be.
        why: the reason.

    Raises CannotCorrect where there is no such place, or the words stand there not once.
    """
    where = resolved.paths_of_places().get(place)
    if where is None:
        raise CannotCorrect(f"there is no {place} in this report")
    if received.split() == published.split():
        raise CannotCorrect("the words as received and as published are the same")
    path = _text_with(resolved, where, place, received, published)
    change = _Change.of(plain(resolved.texts[path]), received, published)
    nodes = _in_nodes(resolved.texts[path], change)
    if plain(nodes) != change.made_in(change.words, 0):
        raise CannotCorrect(
            f"“{received}” stands across a mark, italics or the call of a note; change the words "
            "in the file, and record them under “corrections:”"
        )
    for link, start, end in spans_of_links(resolved.texts[path]):
        if start <= change.first and change.last <= end and change.has_other_figures:
            raise CannotCorrect(
                f"“{plain(link.children)}” is marked as {link.target}, which would have other "
                "figures; change words and mark in the file, and record them under “corrections:”"
            )
    report = with_value_at(resolved.report, path, to_markdown(nodes))
    report = _with_actions(report, resolved, path[:-1], change)
    corrections = with_one_more(resolved, place, path, change.given, plain(nodes), why)
    return report.model_copy(update={"corrections": corrections})


@dataclass(frozen=True, slots=True)
class _Change:
    """Characters of plain words that become others."""

    words: str
    """The words of the text before."""
    given: tuple[int, int]
    """Where the words stand there that were given, with what makes their place clear."""
    first: int
    last: int
    new: str

    @classmethod
    def of(cls, words: str, received: str, published: str) -> _Change:
        """Return the change; what both begin and end with stays, so that a mark there may stay."""
        start = words.index(received)
        alike = _alike(received, published)
        tail = _alike(received[alike:][::-1], published[alike:][::-1])
        new = published[alike : len(published) - tail]
        given = (start, start + len(received))
        return cls(words, given, start + alike, given[1] - tail, new)

    @property
    def has_other_figures(self) -> bool:
        """Say whether a number becomes another one."""
        return re.findall(r"\d+", self.words) != re.findall(r"\d+", self.made_in(self.words, 0))

    def made_in(self, part: str, start: int) -> str:
        """Return a part of the words, which begins at a place of them, with the change."""
        return part[: self.first - start] + self.new + part[self.last - start :]

    def made_where(self, part: str) -> str:
        """Return words quoted from the text with the change, if they are quoted from there."""
        start = self.words.find(part)
        while start >= 0:
            if start <= self.first and self.last <= start + len(part):
                return self.made_in(part, start)
            start = self.words.find(part, start + 1)
        return part


def _text_with(resolved: Resolved, where: Path, place: str, received: str, published: str) -> Path:
    """Return the one text of a place that has some words; raises CannotCorrect."""
    found = {
        path: words.count(received)
        for path, words in texts_of(resolved, where)
        if received in words
    }
    if not found:
        there = published and any(published in words for _, words in texts_of(resolved, where))
        message = f"“{received}” does not stand in {place}"
        if there:
            message += (
                f", and “{published}” does; where you have changed it already, write under "
                f"“corrections:”: place: {place}, received: {received}, published: {published}, "
                "remark: and why"
            )
        raise CannotCorrect(message)
    if sum(found.values()) > 1:
        times = sum(found.values())
        message = f"“{received}” stands in {place} {times} times; give more of the words around it"
        raise CannotCorrect(message)
    return next(iter(found))


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _in_nodes(nodes: Inline, change: _Change, start: int = 0) -> Inline:
    """Return nodes, which begin at a place of the words, with a change that is in one text."""
    for index, node in enumerate(nodes):
        end = start + len(plain((node,)))
        if start <= change.first and change.last <= end and not isinstance(node, NoteCall):
            inside = (
                Text(change.made_in(node.text, start))
                if isinstance(node, Text)
                else replace(node, children=_in_nodes(node.children, change, start))
            )
            return (*nodes[:index], inside, *nodes[index + 1 :])
        start = end
    return nodes


def _with_actions(report: Report, resolved: Resolved, path: Path, change: _Change) -> Report:
    """Return a report in which the actions that quote a text, which is at a path, have its words.

    Those of an item may quote words above it, unless they are its own.
    """
    for where, value in walk(value_at(report, path), path):
        if isinstance(value, Action):
            owner = where[:-2]
            own = "" if owner == path else resolved.all_words(owner)
            for at, quoted in _texts(value, where):
                parts = quoted.split(CUT)
                new = [part if part in own else change.made_where(part) for part in parts]
                report = with_value_at(report, at, CUT.join(new))
    return report


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield all words that an action quotes, with their paths."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _texts(one, (*path, index))
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            if name not in _NOT_QUOTED:
                yield from _texts(getattr(value, name), (*path, name))


_NOT_QUOTED = ("force", "means", "session", "date", "review", "remark")
"""What the data of an action say in words of their own."""
