"""The whole report in its own order, as blocks, and the one page that shows it all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.anchors import report_address
from generator.model import Act, Adoption, Annex, Division, Path
from generator.pages import body_text
from generator.pages.names import full_name, name
from generator.pages.notes_and_citing import notes_of, texts_on
from generator.pages.page import (
    Ballot,
    Block,
    CalledNote,
    Heading,
    Line,
    Listed,
    Opening,
    Page,
    Place,
)
from generator.pages.place_names import note_names, place_names
from generator.pages.text_pages import report_trail
from generator.resolved import Resolved
from generator.wording import Words, capital


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, and the address in the handbook of the text that it is part of."""

    address: str
    block: Block
    deeper: int = 0
    """How much deeper its headings are here than on its own page."""


def whole_report(resolved: Resolved, words: Words) -> tuple[Placed, ...]:
    """Return all blocks of a report, chapters first, each text with an opening."""
    report = resolved.report
    blocks: list[Placed] = []
    for name_, divisions in (("chapters", report.chapters), ("annexes", report.annexes)):
        for index, division in enumerate(divisions):
            blocks += _division(resolved, division, (name_, index), 1, words)
    return tuple(blocks)


def _division(
    resolved: Resolved, division: Division, path: Path, level: int, words: Words
) -> Iterator[Placed]:
    """Yield a chapter, section or annex with all that is in it."""
    anchor = resolved.anchors[path]
    annex = isinstance(division, Annex)
    number = capital(name(anchor, words)) if annex else resolved.printed(path)
    running = capital(full_name(resolved, anchor, words)) if number else ""
    opening = Opening(level, number, (*path, "title"), annex, running, id=anchor.id)
    yield Placed(anchor.address, opening)
    for block in body_text.paragraphs_of(resolved, division, path, words):
        yield Placed(anchor.address, block, deeper=level - 1)
    for kind, acts in (("resolutions", division.resolutions), ("decisions", division.decisions)):
        before = ""
        for index, act in enumerate(acts):
            if act.collection != before:
                yield from _over_acts(resolved, division, act.collection, path, level + 1, words)
            before, deeper = act.collection, level + 1 + bool(act.collection)
            yield from _act(resolved, act, (*path, kind, index), deeper, words)
    for index, section in enumerate(division.sections):
        yield from _division(resolved, section, (*path, "sections", index), level + 1, words)


def _over_acts(
    resolved: Resolved, division: Division, number: str, path: Path, level: int, words: Words
) -> Iterator[Placed]:
    """Yield what stands over several acts under one number."""
    for index, collection in enumerate(division.collections):
        if collection.number == number:
            where = (*path, "collections", index)
            anchor = resolved.anchors[where]
            label = capital(name(anchor, words))
            yield Placed(anchor.address, Opening(level, label, (*where, "title"), running=label))


def _act(resolved: Resolved, act: Act, path: Path, level: int, words: Words) -> Iterator[Placed]:
    anchor = resolved.anchors[path]
    label = capital(name(anchor, words))
    told = None if act.adoption.recorded or act.adoption == Adoption() else act.adoption
    opening = Opening(level, label, (*path, "title"), running=label, adoption=told)
    yield Placed(anchor.address, opening)
    for block in body_text.of_act(resolved, act, path, words):
        yield Placed(anchor.address, block, deeper=level - 1)
    for index, annex in enumerate(act.annexes):
        yield from _division(resolved, annex, (*path, "annexes", index), level + 1, words)


# --- on one page ------------------------------------------------------------------------------


def page(resolved: Resolved, texts: Iterable[Page], words: Words) -> Page:
    """Return the page that shows the whole report.

    `texts` are the pages of its texts, as `cut` made them: each opening leads to its own. What is
    cited stays that page, so that nothing is said here of who cites what.
    """
    placing = _Placing(resolved, {page.address: page for page in texts}, words)
    blocks = tuple(
        block for placed in whole_report(resolved, words) for block in placing.of(placed)
    )
    placing.here |= note_names(resolved)
    notes = placing.notes(notes_of(resolved, [("title",), *texts_on(blocks)], words))
    contents = _contents(resolved, blocks)
    if notes:
        contents = (*contents, Listed(str(words["headings"]["notes"]), "notes"))
    base, label = report_address(resolved.report), str(words["headings"]["full"])
    return Page(
        placing.address,
        "full",
        "full",
        label,
        resolved.words(("title",)),
        report=base.rstrip("/"),
        group=label,
        breadcrumbs=report_trail(resolved, words),
        blocks=blocks,
        notes=notes,
        contents=contents,
        places=placing.here,
    )


class _Placing:
    """Gives the blocks of the report their ids and levels on one page, in reading order."""

    def __init__(self, resolved: Resolved, pages: Mapping[str, Page], words: Words) -> None:
        self.resolved = resolved
        self.address = f"{report_address(resolved.report)}full/"
        self.pages = pages
        self.names = place_names(resolved)
        self.called = {
            place: full_name(resolved, anchor, words)
            for place, anchor in resolved.places.at.items()
        }
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
                called = self.called[placed.address, id_]
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
            holder = self.resolved.notes.notes[called.path].holder
            found.append(
                replace(
                    called,
                    id=self._of_note(called.back[0].address, called.id),
                    back=back,
                    of=self._holder(holder) if holder != before else None,
                )
            )
            before = holder
        return tuple(found)

    def _of_note(self, address: str | None, id_: str) -> str:
        """Return the id here of a note or a call of one, which has an id on its own page."""
        return self.here.get((address or "", id_), id_)

    def _holder(self, path: Path) -> Place:
        """Return the place here of an act or annex that has notes of its own."""
        anchor = self.resolved.anchors[path]
        place = anchor.address, anchor.id
        return Place(capital(self.called[place]), self.address, self.here[place])

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
