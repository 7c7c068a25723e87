"""The views of the register of actions in the parts in which they are published: one; past a bound
several, by text some acts a part, by deadline some deadlines or, of a long one, some acts.

Nothing else decides on which page a heading or a row stands: who leads to one asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from generator.anchors import Anchor, report_address
from generator.pages.names import first_to_last
from generator.pages.page import Place
from generator.pages.pieces import in_pieces
from generator.pages.place_names import text_name
from generator.pages.register_lines import (
    BY_DEADLINE,
    FOLDER,
    Group,
    Line,
    by_deadline,
    by_text,
    lines_of,
)
from generator.resolved import Resolved
from generator.wording import Words

MOST_ON_PAGE = 200
"""The most actions on a page of the register, unless one text asks for more: with the markup of
their rows some 250 KB."""
_FROM = "from-"
"""Before the name of the heading or text that a part begins with, in its address: what it ends with
may change while the report grows."""


@dataclass(frozen=True, slots=True)
class Part:
    """A view of the register, or what one page has of it."""

    address: str
    groups: tuple[Group, ...]
    holds: str = ""
    """What it holds of the view: resolutions 77/1 to 77/120; "" for all of it."""
    texts: str = ""
    """What it holds of its one deadline: resolutions 77/1 to 77/120; "" for all of it."""

    @property
    def count(self) -> int:
        """Return how many actions it has."""
        return sum(len(group.lines) for group in self.groups)


@dataclass(frozen=True, slots=True)
class View:
    """A view of the register: by text, by deadline, or of what one addressee must do."""

    address: str
    """Its own page, or that which leads to its parts."""
    parts: tuple[Part, ...]

    @property
    def is_in_parts(self) -> bool:
        """Say whether it is more than what one page shows."""
        return len(self.parts) > 1

    @property
    def count(self) -> int:
        """Return how many actions it has."""
        return sum(part.count for part in self.parts)

    def pages(self) -> Mapping[str, str]:
        """Return the page on which each heading and each row stands, by its id; of a heading that
        several parts have, the first."""
        found: dict[str, str] = {}
        for part in self.parts:
            for group in part.groups:
                for id_ in (group.id, *(line.id for line in group.lines)):
                    found.setdefault(id_, part.address)
        return found


def views(resolved: Resolved) -> Mapping[str, View]:
    """Return the views of all actions of a report, by text and by deadline, by their folders: a
    table of it, since its pages show them, and others lead into them."""
    words, address = resolved.catalogue.pages, f"{report_address(resolved.report)}{BY_DEADLINE}"
    lines = resolved.table(lines_of)
    return {
        FOLDER: _view_by_text(resolved, lines, words),
        BY_DEADLINE: view_by_deadline(resolved, address, lines, words),
    }


def _view_by_text(resolved: Resolved, lines: Iterable[Line], words: Words) -> View:
    """Return actions under their texts; an act is never parted from its annexes."""
    address = f"{report_address(resolved.report)}{FOLDER}"
    acts = _by_act(resolved, lines)
    parts = [
        Part(
            f"{address}{_FROM}{_text_of(resolved, piece[0])}/",
            by_text(resolved, piece),
            _held(resolved, piece, words),
        )
        for piece in _pieces(acts)
    ]
    return _view(address, parts, lambda: by_text(resolved, lines))


def view_by_deadline(resolved: Resolved, address: str, lines: Sequence[Line], words: Words) -> View:
    """Return actions under their deadlines, as the page at an address shows them."""
    parts: list[Part] = []
    for is_long, groups in groupby(by_deadline(lines), lambda one: len(one.lines) > MOST_ON_PAGE):
        if is_long:
            for group in groups:
                parts += _of_one(resolved, address, group, words)
        else:
            parts += _of_several(address, groups, words)
    return _view(address, parts, lambda: by_deadline(lines))


def _view(address: str, parts: list[Part], whole: Callable[[], tuple[Group, ...]]) -> View:
    """Return a view in parts; in one, at its own address, where there are not several."""
    return View(address, tuple(parts) if len(parts) > 1 else (Part(address, whole()),))


def _of_several(address: str, groups: Iterable[Group], words: Words) -> Iterator[Part]:
    """Yield the parts that have all actions of their deadlines."""
    for piece in in_pieces(groups, lambda one: len(one.lines), MOST_ON_PAGE):
        first, last = piece[0], piece[-1]
        form = words["actions"]["deadlines-from-to"]
        holds = first.title if len(piece) == 1 else form.format(first=first.title, last=last.title)
        yield Part(f"{address}{_FROM}{first.id}/", tuple(piece), holds)


def _of_one(resolved: Resolved, address: str, group: Group, words: Words) -> Iterator[Part]:
    """Yield the parts of a deadline by which too much is due for one page."""
    pieces = list(_pieces(_by_act(resolved, group.lines)))
    for piece in pieces:
        begins = "" if piece is pieces[0] else f"-{_text_of(resolved, piece[0])}"
        texts = _held(resolved, piece, words) if len(pieces) > 1 else ""
        yield Part(
            f"{address}{_FROM}{group.id}{begins}/",
            by_deadline(piece),
            ", ".join(filter(None, (group.title, texts))),
            texts,
        )


# --- acts that stay whole -------------------------------------------------------------------------


def _pieces(acts: Iterable[list[Line]]) -> Iterator[list[Line]]:
    for piece in in_pieces(acts, len, MOST_ON_PAGE):
        yield list(chain.from_iterable(piece))


def _by_act(resolved: Resolved, lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the actions of each act with its annexes, and of each other text."""
    in_order = chain.from_iterable(group.lines for group in by_text(resolved, lines))
    for _, of_act in groupby(in_order, lambda line: _act(resolved, line)):
        yield list(of_act)


def _act(resolved: Resolved, line: Line) -> Anchor:
    """Return the act that asks for an action, or else the text on whose page it stands."""
    page = resolved.places.at[line.row.anchor.address, ""]
    return resolved.act_of(line.row.path) or page


def _held(resolved: Resolved, lines: Sequence[Line], words: Words) -> str:
    first, last = _act(resolved, lines[0]), _act(resolved, lines[-1])
    return first_to_last(resolved, first, last, words)


def _text_of(resolved: Resolved, line: Line) -> str:
    return text_name(line.row.anchor.address, resolved.report)


# --- where headings and rows stand ----------------------------------------------------------------


def place_by_text(resolved: Resolved, id_: str, title: str = "") -> Place:
    """Return the place of a text's heading, or of a row, in the register by text."""
    return Place(title, resolved.table(_pages)[FOLDER][id_], id_)


def place_by_deadline(resolved: Resolved, id_: str, title: str) -> Place:
    """Return the place of a deadline's heading in the register by deadline."""
    return Place(title, resolved.table(_pages)[BY_DEADLINE][id_], id_)


def _pages(resolved: Resolved) -> Mapping[str, Mapping[str, str]]:
    """Return the page of each heading and row, by its id, in the views of all actions: a table of
    the report, since each of its acts asks where it stands."""
    return {folder: view.pages() for folder, view in resolved.table(views).items()}
