"""The register of actions: who must do what, as rows that pages and exports are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.actions import Names
from generator.anchors import Anchor
from generator.catalogue import load_words
from generator.model import Action, Body, Deadline, Item, Paragraph, Path, Session
from generator.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Whom:
    """An addressee of an action."""

    id: str
    """The id of the body's addressee; "" where body.yaml does not know the printed name."""
    name: str
    """What it is called in the register; the printed name where it is not known."""
    printed: str
    """The name as printed; "" where none is, as in "Decides to continue"."""


@dataclass(frozen=True, slots=True)
class Row:
    """An action of a report."""

    path: Path
    """Where the action stands in the report's file."""
    anchor: Anchor
    """The paragraph or item that holds its words: its mark, address, id and number."""
    text: Anchor
    """The act, annex, chapter or section that the paragraph belongs to."""
    by: str
    """Who asks, as printed, where it is not the body itself."""
    verb: str
    """The verb as printed; "" where the words hold it."""
    force: str
    """decided, directed or recommended"""
    addressees: tuple[Whom, ...]
    """Whom it addresses; none where the text names nobody."""
    words: str
    """What is to be done, in the words of the text."""
    deadline: str
    """By when, as printed; "" where that is not said."""
    session: str
    """The number of the session by which, at which or after which it is due; "" if none."""
    point: str
    """close, where it is due at the close of that session; after, where after it; else ""."""
    due: str
    """The day, 2016-10-17: the deadline's own, else the session's first or last; "" if unknown."""
    conditions: tuple[str, ...]
    """The words that limit it."""
    recurrence: str
    """How often, as printed."""
    review: str
    """unreviewed, confirmed or corrected"""

    @property
    def place(self) -> str:
        """Return the mark of the paragraph or item: resolution:7/1#op-14"""
        return self.anchor.mark


def rows(resolved: Resolved) -> tuple[Row, ...]:
    """Return the actions of a report, in the order of the text."""
    names = _names(resolved)
    return tuple(
        _row(resolved, path, index, action, names)
        for path, value in resolved.of_kind(Paragraph, Item)
        for index, action in enumerate(value.actions)
    )


def _names(resolved: Resolved) -> Names:
    language = resolved.report.language
    return Names.of(resolved.body, language, load_words(language).acting)


def _row(resolved: Resolved, path: Path, index: int, action: Action, names: Names) -> Row:
    anchor = resolved.anchor_of(path)
    deadline = _to_come(resolved, action.deadline or Deadline(printed=""))
    return Row(
        path=(*path, "actions", index),
        anchor=anchor,
        text=resolved.anchor_of(anchor.text),
        by=action.by,
        verb=action.verb,
        force=action.force,
        addressees=tuple(_whom(resolved, action, names)),
        words=action.words,
        deadline=deadline.printed,
        session=deadline.session,
        point=deadline.point,
        due=deadline.date or day_due(resolved.body, deadline, resolved.report.session),
        conditions=action.conditions,
        recurrence=action.recurrence,
        review=action.review,
    )


def _whom(resolved: Resolved, action: Action, names: Names) -> Iterator[Whom]:
    """Yield the addressees of an action: one for each that a printed name means."""
    called = {one.id: one.name for one in resolved.body.addressees}
    language = resolved.report.language
    for one in action.addressees:
        ids = names.whom(one)
        # A name that several have and that nobody explained is as good as unknown.
        if not one.means and len(ids) != 1:
            yield Whom("", one.printed, one.printed)
            continue
        for id_ in ids:
            yield Whom(id_, called.get(id_, {}).get(language, one.printed), one.printed)


def _to_come(resolved: Resolved, deadline: Deadline) -> Deadline:
    """Return a deadline; where the body's session of that number was over when the report's began,
    that of another body is meant, whose days are not known."""
    session = _session_of(resolved.body, deadline)
    is_over = session and session.closes and session.closes < resolved.report.held.opened
    return deadline.model_copy(update={"session": "", "point": ""}) if is_over else deadline


def _session_of(body: Body, deadline: Deadline) -> Session | None:
    return next((one for one in body.sessions if one.number == deadline.session), None)


def day_due(body: Body, deadline: Deadline, asked_at: str = "") -> str:
    """Return the first day of a deadline's session, or the last where its close is meant; "" where
    the body's data do not say it, or where it is due after the session.

    `asked_at`: the number of the session that asks for it; what is due at that itself may be done
    until it closes.
    """
    session = _session_of(body, deadline)
    if not session or deadline.point == "after":
        return ""
    at_close = deadline.point == "close" or session.number == asked_at
    return session.closes if at_close else session.opens
