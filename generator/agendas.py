"""Agendas that a text sets out for another session -> links to that session, and to its items.

A provisional agenda says of which session it is. Where that session's report is in the handbook,
the agenda leads to it, and each item to the item that has its number and its words: one that was
changed when the agenda was adopted leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import marks
from generator.anchors import Anchors, Places, session_address
from generator.handbook import Handbook
from generator.inline import Inline, Link, NoteCall, links, parse, plain
from generator.marks import Mark
from generator.model import (
    Act,
    AgendaItem,
    Body,
    ListedAgenda,
    ListedItem,
    Path,
    Report,
    Session,
    Value,
    slug,
    walk,
)

Agenda = Mapping[str, str]
"""The id of each item of the agenda of a session -> its words: item-2-a -> Shores"""


def agenda_of(report: Report, anchors: Anchors) -> Agenda:
    """Return the agenda of a session, as its report has it."""
    items = {path: value for path, value in walk(report) if isinstance(value, AgendaItem)}
    lines = Places.of(anchors).agenda
    return {
        anchor.mark.as_id: plain(parse(items[anchor.path].title)[0])
        for anchor in lines.values()
        if anchor.path in items
    }


def leading_to_sessions(
    report: Report,
    values: Mapping[Path, Value],
    texts: Mapping[Path, Inline],
    handbook: Handbook,
    agendas: Mapping[str, Agenda],
) -> Iterator[tuple[Path, Inline]]:
    """Yield the texts of agendas for other sessions as links.

    `agendas` are those of the sessions in the handbook, by the addresses of the reports.
    """
    body = handbook.bodies[report.body]
    here = handbook.anchors[session_address(body.id, report.session)]
    for path, value in values.items():
        if not isinstance(value, ListedAgenda):
            continue
        title = (*path, "title") if value.title else _title_around(path, values)
        session = _session_named(plain(texts.get(title, ())), body, report)
        there = agendas.get(session_address(body.id, session.number)) if session else None
        if session is None or there is None:
            continue
        if value.title:
            yield from _linked(title, texts, marks.session(slug(session.number)))
        for where in (one for one, item in walk(value, path) if isinstance(item, ListedItem)):
            key, words = here[where].id, (*where, "title")
            if _letters(there.get(key, "")) == _letters(plain(texts[words])):
                yield from _linked(words, texts, marks.session(slug(session.number), key))


def _title_around(path: Path, values: Mapping[Path, Value]) -> Path:
    """Return the title of the act in which an agenda stands that has none itself."""
    around = (path[:length] for length in range(len(path), 0, -1))
    act = next((one for one in around if isinstance(values.get(one), Act)), None)
    return (*act, "title") if act else ()


def _session_named(words: str, body: Body, report: Report) -> Session | None:
    """Return the other session of a body that words name; none where they name none, or several."""
    named = [
        one
        for one in body.sessions
        if (name := one.name.get(report.language)) and f" {name} " in f" {words} "
    ]
    longest = [one for one in named if not any(_is_part(one, two, report) for two in named)]
    is_other = len(longest) == 1 and longest[0].number != report.session
    return longest[0] if is_other else None


def _is_part(one: Session, other: Session, report: Report) -> bool:
    """Say whether the name of a session is part of that of another: first part of the session."""
    name, longer = one.name[report.language], other.name[report.language]
    return name != longer and name in longer


def _linked(path: Path, texts: Mapping[Path, Inline], mark: Mark) -> Iterator[tuple[Path, Inline]]:
    """Yield a text as a link, unless an editor has linked words of it, or it calls a note."""
    nodes = texts[path]
    is_plain = not any(links(nodes)) and not any(isinstance(one, NoteCall) for one in nodes)
    if nodes and is_plain:
        yield path, (Link(mark, nodes),)


def _letters(words: str) -> str:
    """Return letters and figures alone: the final stop of a list is no difference."""
    return "".join(filter(str.isalnum, words)).casefold()
