"""The lines of the register of actions, under their headings: what its pages and files show.

Each view shows each action once; that by addressee, once for each addressee.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count

from generator.anchors import Kind, report_address
from generator.characters import plain_blanks
from generator.model import slug
from generator.pages.names import full_name, name
from generator.pages.page import Place
from generator.pages.place_names import place_names, text_name
from generator.register import Row, Whom, rows
from generator.resolved import Resolved
from generator.wording import Words, by_name, capital, in_words, period

FOLDER = "actions/"
BY_ADDRESSEE = f"{FOLDER}by-addressee/"
BY_DEADLINE = f"{FOLDER}by-deadline/"

NOT_NAMED = "not-named"
"""Stands for the addressee of what is asked of nobody by name ("Decides to continue")."""
NOT_LISTED = "not-listed"
"""Stands for the addressees whose printed names body.yaml does not know."""


@dataclass(frozen=True, slots=True)
class Due:
    """By when something is to be done, as a heading under which actions stand."""

    id: str
    """by-session-8, after-session-8, by-2014-10-20, other-deadline, regularly, no-deadline"""
    title: str
    """At or before the eighth session (17 to 21 October 2016)"""
    order: tuple[int, str]
    """What comes first: days, then sessions and words without a day, then no deadline."""


@dataclass(frozen=True, slots=True)
class Line:
    """An action as the tables show it."""

    id: str
    """resolution-7-1-op-4, and resolution-7-1-op-4-2 for the next action of that paragraph."""
    row: Row
    act: Place
    """The text that asks for it."""
    paragraph: Place
    who: tuple[tuple[str, Place, str], ...]
    """Whom it addresses: an id, the page of the addressee, the name as printed."""
    due: Due
    when: str
    """The days of the session by which it is due; "" where they are not known."""


@dataclass(frozen=True, slots=True)
class Group:
    """Actions under one heading."""

    id: str
    title: str
    lines: tuple[Line, ...]
    place: Place | None = None
    """Where the heading leads, if it does."""


# --- lines ------------------------------------------------------------------------------------


def lines_of(resolved: Resolved) -> tuple[Line, ...]:
    """Return the actions of a report as its tables show them, in the order of the text: a table of
    the report, since its pages and files ask for it."""
    words = resolved.catalogue.pages
    names = resolved.table(place_names)
    ids: set[str] = set(names.values())
    found: dict[str, Line] = {}
    for row in rows(resolved):
        own = names[row.anchor.address, row.anchor.id]
        # op-1-2 may be item (2) of paragraph 1, and not the second action of op-1.
        others = (f"{own}-{n}" for n in count(2))
        free = (one for one in others if one not in ids and one not in found)
        id_ = own if own not in found else next(free)
        found[id_] = _line(resolved, row, id_, words)
    return tuple(found.values())


def _line(resolved: Resolved, row: Row, id_: str, words: Words) -> Line:
    text, anchor = row.text, row.anchor
    counted_only = anchor.kind is Kind.UNNUMBERED or not anchor.number
    called = name(anchor, words) if counted_only else anchor.number
    return Line(
        id_,
        row,
        Place(capital(full_name(resolved, text, words)), text.address, text.id),
        Place(called, anchor.address, anchor.id),
        tuple(_who(resolved, whom, words) for whom in row.addressees)
        or (_who(resolved, Whom("", "", ""), words),),
        _due(resolved, row, words),
        _days(resolved, row.session, words),
    )


def _who(resolved: Resolved, whom: Whom, words: Words) -> tuple[str, Place, str]:
    id_ = whom.id or (NOT_LISTED if whom.printed else NOT_NAMED)
    title = by_name(words["actions"], id_) if not whom.id else whom.name
    address = f"{report_address(resolved.report)}{FOLDER}{id_}/"
    # The name as printed is said only where it is another.
    printed = whom.printed if plain_blanks(whom.printed) != capital(title) else ""
    return id_, Place(capital(title), address), printed


def _days(resolved: Resolved, number: str, words: Words) -> str:
    session = next((one for one in resolved.body.sessions if one.number == number), None)
    if not session or not session.opens:
        return ""
    return period(session.opens, session.closes or session.opens, words)


def _due(resolved: Resolved, row: Row, words: Words) -> Due:
    known = words["actions"]["due"]
    if row.session:
        session = next((one for one in resolved.body.sessions if one.number == row.session), None)
        called = session.called(resolved.report.language) if session else row.session
        if row.point == "after":
            last = session.closes if session else ""
            order = (0, f"{last}+") if last else (1, f"{row.session}+")
            return Due(
                f"after-session-{slug(row.session)}", known["after"].format(session=called), order
            )
        days = _days(resolved, row.session, words)
        title = known["session-days" if days else "session"].format(session=called, days=days)
        order = (0, row.due) if row.due else (1, row.session)
        return Due(f"by-session-{slug(row.session)}", title, order)
    if row.due:
        title = known["day"].format(day=in_words(row.due, words))
        return Due(f"by-{row.due}", title, (0, row.due))
    if row.deadline:
        return Due("other-deadline", known["other"], (2, ""))
    if row.recurrence:
        return Due("regularly", known["regularly"], (3, ""))
    return Due("no-deadline", known["none"], (4, ""))


# --- groups -----------------------------------------------------------------------------------


def _grouped(lines: Iterable[Line], key: Callable[[Line], str]) -> dict[str, list[Line]]:
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return groups


def by_deadline(lines: Iterable[Line]) -> tuple[Group, ...]:
    """Return lines under the headings of their deadlines, the first that is due first."""
    groups = _grouped(sorted(lines, key=lambda line: line.due.order), lambda line: line.due.id)
    return tuple(Group(id_, of[0].due.title, tuple(of)) for id_, of in groups.items())


def by_text(resolved: Resolved, lines: Iterable[Line]) -> tuple[Group, ...]:
    """Return lines under the headings of their texts, in the order of the report."""
    return tuple(
        Group(text_name(address, resolved.report), of[0].act.title, tuple(of), Place("", address))
        for address, of in _grouped(lines, lambda line: line.row.anchor.address).items()
    )


def addressees(lines: Iterable[Line]) -> list[tuple[str, Place, list[Line]]]:
    """Return each addressee, its page, and the lines that address it; the most addressed first,
    those without a known name last."""
    found: dict[str, tuple[str, Place, list[Line]]] = {}
    for line in lines:
        for id_, page, _ in line.who:
            of = found.setdefault(id_, (id_, page, []))[2]
            if not of or of[-1] is not line:  # two of its names may mean one addressee
                of.append(line)
    return sorted(found.values(), key=lambda one: (one[0] in (NOT_LISTED, NOT_NAMED), -len(one[2])))
