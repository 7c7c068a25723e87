"""The pages that show the whole report in its own order: one, or one for each of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.anchors import report_address
from generator.model import Path
from generator.pages import body_text
from generator.pages.names import full_name
from generator.pages.notes_and_citing import notes_of, texts_on
from generator.pages.page import (
    Ballot,
    Block,
    CalledNote,
    Facts,
    Heading,
    Line,
    Listed,
    Opening,
    Page,
    Place,
)
from generator.pages.pieces import beginnings
from generator.pages.place_names import note_names, place_names
from generator.pages.text_pages import in_a_row, report_trail
from generator.pages.whole_in_parts import Part, parts
from generator.pages.whole_report import Placed, full_address
from generator.resolved import Resolved
from generator.wording import Words, capital


@dataclass(frozen=True, slots=True)
class LedTo:
    """A part of a whole report, on the page that leads to it."""

    place: Place
    begins: tuple[str, ...]
    """With what the ids in it begin, for those who come for one of them: before the report was so
    long it was on that page."""


@dataclass(frozen=True, slots=True)
class PartsFacts(Facts):
    """Of the page that leads to the parts of a whole report."""

    parts: list[LedTo]


def pages(resolved: Resolved, texts: Iterable[Page], words: Words) -> list[Page]:
    """Return the page that shows the whole report; of a long one, that which leads to its parts,
    and the page of each.

    `texts` are the pages of its texts, as `cut` made them: each opening leads to its own. What is
    cited stays that page, so that nothing is said here of who cites what.
    """
    own, pieces = {page.address: page for page in texts}, parts(resolved, words)
    if not pieces[0].label:
        return [_page(resolved, pieces[0], own, words)]
    shown = [_page(resolved, part, own, words) for part in pieces]
    led_to = [_led_to(part, page) for part, page in zip(pieces, shown, strict=True)]
    label, base = str(words["headings"]["full"]), report_address(resolved.report)
    leading = Page(
        full_address(resolved),
        "full",
        "full-parts",
        label,
        report=base.rstrip("/"),
        group=label,
        breadcrumbs=report_trail(resolved, words),
        facts=PartsFacts(led_to),
    )
    return [leading, *in_a_row(Place(label, leading.address), shown)]


def _led_to(part: Part, page: Page) -> LedTo:
    """Return where a part is, by the heading of its chapter or annex, and what it holds of it."""
    title = ", ".join(filter(None, (page.contents[0].title, part.holds)))
    notes = [id_ for one in page.notes for id_ in (one.id, *(call.id for call in one.back))]
    return LedTo(Place(title, page.address), beginnings([*page.places.values(), *notes]))


def _page(resolved: Resolved, part: Part, texts: Mapping[str, Page], words: Words) -> Page:
    """Return the page of the whole report, or of a part of it."""
    whole, label = full_address(resolved), str(words["headings"]["full"])
    placing = _Placing(resolved, part.address if part.label else whole, texts, words)
    blocks = tuple(block for placed in part.blocks for block in placing.of(placed))
    notes = placing.notes(notes_of(resolved, [("title",), *texts_on(blocks)], words))
    contents = _contents(resolved, blocks)
    if notes:
        contents = (*contents, Listed(str(words["headings"]["notes"]), "notes"))
    trail = report_trail(resolved, words)
    return Page(
        placing.address,
        "full",
        "full",
        part.label or label,
        ": ".join(filter(None, (resolved.words(("title",)), part.label))),
        report=report_address(resolved.report).rstrip("/"),
        group=label,
        breadcrumbs=(*trail, Place(label, whole)) if part.label else trail,
        blocks=blocks,
        notes=notes,
        contents=contents,
        places=placing.here,
        has_whole=bool(part.label),
    )


class _Placing:
    """Gives the blocks of the report their ids and levels on one page, in reading order."""

    def __init__(
        self, resolved: Resolved, address: str, pages: Mapping[str, Page], words: Words
    ) -> None:
        self.resolved = resolved
        self.address = address
        self.pages = pages
        self.words = words
        self.names = resolved.table(place_names)
        self.names_of_notes = resolved.table(note_names)
        self.here: dict[tuple[str, str], str] = {}
        self.level = 1
        """That of the heading before: none may be more than one deeper."""

    def of(self, placed: Placed) -> Iterator[Block]:
        """Yield a block as it is on the page; none for a heading that the report does not print."""
        block, deeper = placed.block, placed.deeper + 1
        match block:
            case Opening(level, id=id_):
                own = None if id_ else self.pages.get(placed.address)
                level = self._level(level + 1)
                yield replace(block, level=level, id=self._id(placed.address, id_), page=own)
            case Heading(word=""):
                level = self._level(block.level + deeper)
                yield replace(block, level=level, id=self._id(placed.address, block.id))
            case Heading():
                pass
            case Line(id=id_) if id_:
                called = self._called(placed.address, id_)
                yield replace(block, id=self._id(placed.address, id_), name=called)
            case Ballot():
                yield replace(block, id="")
            case _:
                yield block

    def notes(self, notes: Iterable[CalledNote]) -> tuple[CalledNote, ...]:
        """Return notes under the ids that they have here, each text's own under its name."""
        found: list[CalledNote] = []
        before: Path = ()
        for called in notes:
            back = tuple(replace(p, id=self._of_note(p.address, p.id)) for p in called.back)
            own, *_ = (self._of_note(p.address, called.id) for p in called.back)
            holder = self.resolved.notes.notes[called.path].holder
            new = self._holder(holder) if holder != before else None
            found.append(replace(called, id=own, back=back, of=new))
            before = holder
        return tuple(found)

    def _of_note(self, address: str | None, id_: str) -> str:
        """Return the id here of a note or a call of one, which has an id on its own page."""
        place = address or "", id_
        if place not in self.names_of_notes:
            return id_
        return self.here.setdefault(place, self.names_of_notes[place])

    def _holder(self, path: Path) -> Place:
        """Return the place here of an act or annex that has notes of its own."""
        anchor = self.resolved.anchors[path]
        called = capital(self._called(anchor.address, anchor.id))
        return Place(called, self.address, self.here[anchor.address, anchor.id])

    def _called(self, address: str, id_: str) -> str:
        return full_name(self.resolved, self.resolved.places.at[address, id_], self.words)

    def _id(self, address: str, id_: str) -> str:
        """Return the id of a place; "" where several parts of the report share one page of their
        own, and it is not the first."""
        if (address, id_) in self.here:
            return ""
        return self.here.setdefault((address, id_), self.names[address, id_])

    def _level(self, wanted: int) -> int:
        self.level = min(wanted, self.level + 1, body_text.DEEPEST_HEADING)
        return self.level


def _contents(resolved: Resolved, blocks: Iterable[Block]) -> tuple[Listed, ...]:
    """Return the contents list: chapters, numbered sections, acts and annexes."""
    openings = [block for block in blocks if isinstance(block, Opening)]
    # Headings without a number ("Deliberations") say nothing in a list of contents.
    listed = [one for one in openings if one.id and (one.number or one.level == 2)]
    return _nested(resolved, listed)


def _nested(resolved: Resolved, openings: list[Opening]) -> tuple[Listed, ...]:
    """Return lines for openings, each with those that are deeper and follow under it."""
    lines: list[Listed] = []
    while openings:
        first, *rest = openings
        end = next((i for i, one in enumerate(rest) if one.level <= first.level), len(rest))
        number = f"{first.number}:" if first.own_line and first.number else first.number
        title = f"{number} {resolved.words(first.title)}".strip()
        lines.append(Listed(title, first.id, _nested(resolved, rest[:end])))
        openings = rest[end:]
    return tuple(lines)
