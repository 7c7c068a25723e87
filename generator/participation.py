"""Who took part in a session, and how: statements, sponsorship, votes, offices.

Made of what the YAML states (`statements:` of paragraphs, `sponsors:` and `vote:` of
adoptions, `officers:`)
and of the body's `entities:`. Names stay as printed beside the entity that they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import marks
from generator.anchors import report_address
from generator.characters import plain_blanks
from generator.entities import Directory, Named
from generator.inline import parse, plain
from generator.model import (
    Act,
    Adoption,
    Capacity,
    Division,
    EntityKind,
    Heard,
    Item,
    Officer,
    Paragraph,
    Path,
    Report,
)
from generator.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Spoke:
    """A statement of one speaker."""

    path: Path
    """Where the YAML states it."""
    recorded: str
    """The paragraph that records it: para:28"""
    agenda_item: str
    """The agenda item: 2-a; "" where the paragraph is not the account of one."""
    printed: str
    """The speaker, as printed."""
    capacity: Capacity
    office: str
    on_behalf_of: tuple[str, ...]
    """As printed."""
    about: str
    """What the statement was; "" where the agenda item tells."""
    act: str
    """The act that it was made on, before or after the adoption: resolution:7/2; or ""."""

    @property
    def is_account(self) -> bool:
        """Say whether it only tells what was said in a statement recorded elsewhere."""
        return self.about == "account"


@dataclass(frozen=True, slots=True)
class Sponsored:
    """A part in bringing an act about."""

    act: str
    """resolution:7/1"""
    recorded: str
    """The paragraph that records the adoption."""
    printed: str
    """The sponsor, as printed."""
    is_sponsor: bool
    """Or else who submitted the draft."""
    is_additional: bool = False
    """Whether it was announced as a sponsor later."""


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote on an act."""

    act: str
    """resolution:7/1"""
    recorded: str
    """The paragraph that records the adoption; "" where the report has none."""
    printed: str
    """Who voted, as printed."""
    way: str
    """How: in_favour, against, abstaining, not_voting"""


@dataclass(frozen=True, slots=True)
class Elected:
    """An officer elected."""

    office: str
    person: str
    printed: str
    """The State, as printed."""
    recorded: str
    """The paragraph with the list."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One who took part, and all that the report says of it, in reading order."""

    entity: Named
    kind: EntityKind | None
    """What it is: as the body's data say, else as it spoke; none where neither tells."""
    printed: tuple[str, ...]
    """The names under which the report prints it."""
    spoke: tuple[Spoke, ...]
    spoken_for: tuple[Spoke, ...]
    """Statements that others (or it itself) made on its behalf."""
    sponsored: tuple[Sponsored, ...]
    voted: tuple[Voted, ...]
    elected: tuple[Elected, ...]

    @property
    def after_adoption(self) -> tuple[Spoke, ...]:
        """Return its statements after an act was adopted."""
        return tuple(one for one in self.spoke if one.about == "after adoption")


@dataclass(frozen=True, slots=True)
class Participation:
    """Who took part in a session."""

    participants: tuple[Participant, ...]
    """By name."""
    items: tuple[str, ...]
    """The agenda items on which somebody spoke, in the order of the report: 1-f, 2-a; "" stands
    for what is not the account of an item."""
    matrix: Mapping[tuple[str, str], tuple[str, ...]]
    """Entity's id and agenda item -> the paragraphs that record its statements: para:28"""


@dataclass(slots=True)
class _Found:
    """What is found of an entity while the report is read."""

    entity: Named
    printed: dict[str, None]
    kinds: list[EntityKind]
    spoke: list[Spoke]
    spoken_for: list[Spoke]
    sponsored: list[Sponsored]
    voted: list[Voted]
    elected: list[Elected]


_KINDS: Mapping[Capacity, EntityKind] = {
    "representative": "state",
    "observer for a signatory State": "state",
    "observer for a non-member State": "state",
    "observer for an intergovernmental organization": "intergovernmental organization",
    "observer for a non-governmental organization": "non-governmental organization",
    "observer for the parent organization": "parent organization",
    "observer for an entity": "entity",
    "secretariat": "secretariat",
    "chair": "working group",
    "officer": "officers",
}
"""What a speaker is that the body's data do not know; officials and mere observers do not tell."""


def participants_address(report: Report, id_: str = "") -> str:
    """Return the address of the page of who took part, or of one of them."""
    return f"{report_address(report)}participants/{f'{id_}/' if id_ else ''}"


def participation(resolved: Resolved) -> Participation:
    """Return who took part in the session of a report."""
    gathering = _Gathering(Directory.of(resolved.body, resolved.report.language))
    for one in spoke(resolved):
        gathering.add_spoke(one)
    for sponsored in _sponsored(resolved):
        gathering.named(sponsored.printed, "state" if sponsored.is_sponsor else None)
        gathering.of(sponsored.printed).sponsored.append(sponsored)
    for voted in votes(resolved):
        gathering.named(voted.printed, "state")
        gathering.of(voted.printed).voted.append(voted)
    for elected in _elected(resolved):
        gathering.named(elected.printed, "state")
        gathering.of(elected.printed).elected.append(elected)
    participants = tuple(sorted(map(_participant, gathering.found.values()), key=_order))
    items = tuple(dict.fromkeys(one.agenda_item for one in spoke(resolved)))
    return Participation(participants, items, _matrix(participants))


class _Gathering:
    """Collects by entity what is found."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.found: dict[str, _Found] = {}

    def of(self, printed: str) -> _Found:
        """Return what is found of the entity that a name means."""
        entity = self.directory.entity(printed)
        return self.found.setdefault(entity.id, _Found(entity, {}, [], [], [], [], [], []))

    def named(self, printed: str, kind: EntityKind | None) -> None:
        """Note a name as printed, and what the text says that it is."""
        found = self.of(printed)
        found.printed[plain_blanks(printed)] = None
        found.kinds += [kind] if kind else []

    def add_spoke(self, one: Spoke) -> None:
        """Note a statement, for the speaker and for those on whose behalf it was made."""
        self.named(one.printed, _KINDS.get(one.capacity))
        self.of(one.printed).spoke.append(one)
        for behalf in one.on_behalf_of:
            self.named(behalf, None)
            self.of(behalf).spoken_for.append(one)


def _participant(found: _Found) -> Participant:
    return Participant(
        found.entity,
        found.entity.kind or next(iter(found.kinds), None),
        tuple(found.printed),
        tuple(found.spoke),
        tuple(found.spoken_for),
        tuple(found.sponsored),
        tuple(found.voted),
        tuple(found.elected),
    )


def _order(participant: Participant) -> tuple[str, str]:
    return plain_blanks(participant.entity.name).casefold(), participant.entity.id


def _matrix(participants: tuple[Participant, ...]) -> dict[tuple[str, str], tuple[str, ...]]:
    cells: dict[tuple[str, str], dict[str, None]] = {}
    for participant in participants:
        for one in participant.spoke:
            cell = cells.setdefault((participant.entity.id, one.agenda_item), {})
            cell[one.recorded] = None
    return {key: tuple(cell) for key, cell in cells.items()}


# --- what the report states -------------------------------------------------------------------


def spoke(resolved: Resolved) -> Iterator[Spoke]:
    """Yield the statements of a report, a speaker each, in reading order."""
    acts = _acts_by_paragraph(resolved)
    for path, value in resolved.of_kind(Heard):
        recorded = resolved.anchor_of(path).mark
        for name in value.speakers:
            yield Spoke(
                path,
                recorded,
                _agenda_item(resolved, path),
                name,
                value.capacity,
                value.office,
                value.on_behalf_of,
                value.about or "",
                acts.get((recorded, value.about or ""), ""),
            )


def _agenda_item(resolved: Resolved, path: Path) -> str:
    """Return the agenda item that the innermost division around a path is the account of."""
    for length in range(len(path) - 1, 0, -1):
        value = resolved.values.get(path[:length])
        if isinstance(value, Division) and value.agenda_item:
            return value.agenda_item
    return ""


def _acts_by_paragraph(resolved: Resolved) -> dict[tuple[str, str], str]:
    """Return the act by the paragraph that records a statement on it, and what that was."""
    return {
        (statement.recorded, statement.about): marks.act(act.kind, act.number)
        for _, act in resolved.of_kind(Act)
        for statement in act.adoption.statements
    }


def _sponsored(resolved: Resolved) -> Iterator[Sponsored]:
    for _, value in resolved.of_kind(Act):
        act, adoption = marks.act(value.kind, value.number), value.adoption
        for name in adoption.sponsors:
            yield Sponsored(act, adoption.recorded, name, True)
        for name in adoption.additional_sponsors:
            yield Sponsored(act, adoption.recorded, name, True, True)
        if adoption.submitted_by:
            yield Sponsored(act, adoption.recorded, adoption.submitted_by, False)


def votes(resolved: Resolved) -> Iterator[Voted]:
    """Yield the votes of a report, a voter each: act by act, column by column."""
    for _, value in resolved.of_kind(Act):
        if value.adoption.vote:
            act, recorded = marks.act(value.kind, value.number), value.adoption.recorded
            for way, _, names in value.adoption.vote.columns():
                yield from (Voted(act, recorded, name, way) for name in names)


def _elected(resolved: Resolved) -> Iterator[Elected]:
    for path, value in resolved.of_kind(Officer):
        if value.state:
            recorded = resolved.anchor_of(path).mark
            yield Elected(value.office, value.name, value.state, recorded)


# --- for the rules ----------------------------------------------------------------------------


def names_of(resolved: Resolved) -> Iterator[tuple[Path, str]]:
    """Yield the names of all speakers, sponsors, voters and officers' States, with where they
    stand."""
    for path, value in resolved.of_kind(Heard, Act, Officer):
        if isinstance(value, Heard):
            for key in ("speakers", "on_behalf_of"):
                yield from (((*path, key, i), name) for i, name in enumerate(getattr(value, key)))
        elif isinstance(value, Act):
            for here, names in named_in(value.adoption, (*path, "adoption")):
                yield from (((*here, index), name) for index, name in enumerate(names))
        elif isinstance(value, Officer) and value.state:
            yield (*path, "state"), value.state


def named_in(adoption: Adoption, path: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield the lists of names that stand in an adoption, with their paths: its sponsors, and the
    columns of its vote."""
    for key in ("sponsors", "additional_sponsors"):
        yield (*path, key), getattr(adoption, key)
    if adoption.vote:
        for way, _, names in adoption.vote.columns():
            yield (*path, "vote", way), names


def not_printed(paragraph: Paragraph, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the names that do not stand in a paragraph, speakers those too that are out of order.

    Args:
        paragraph: a paragraph with statements.
        path: where it stands.
    """
    words = _words(paragraph)
    at = 0
    for index, heard in enumerate(paragraph.statements):
        here = (*path, "statements", index)
        for position, name in enumerate(heard.speakers):
            match = _whole(name).search(words, at)
            at = match.end() if match else at
            if not match:
                yield (*here, "speakers", position), name
        for position, name in enumerate(heard.on_behalf_of):
            if not _whole(name).search(words):
                yield (*here, "on_behalf_of", position), name
        if heard.office and not _whole(heard.office).search(words):
            yield (*here, "office"), heard.office


def stands_in(words: str, name: str) -> bool:
    """Say whether a name stands alone in words that have plain blanks."""
    return bool(_whole(name).search(words))


def _whole(name: str) -> re.Pattern[str]:
    """Return a pattern for a name as it stands alone: Niger, not the beginning of Nigeria."""
    return re.compile(rf"(?<!\w){re.escape(plain_blanks(name))}(?!\w)")


def _words(paragraph: Paragraph | Item) -> str:
    """Return all plain words of a paragraph, with plain blanks."""
    texts = [plain(parse(paragraph.text)[0]), *map(_words, paragraph.items)]
    return plain_blanks(" ".join((*texts, plain(parse(paragraph.closing)[0]))))
