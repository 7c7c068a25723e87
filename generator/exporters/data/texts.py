"""A resolved report -> the values of its JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from generator import marks, register
from generator.anchors import Anchor, Kind, with_id
from generator.exporter import Publication
from generator.exporters.data import shape
from generator.footnotes import Note
from generator.inline import lead_phrase, note_calls, plain, to_markdown
from generator.model import Act, Adoption, AgendaItem, Path
from generator.official import official
from generator.pages import text_pages
from generator.pages.ballot import heading
from generator.pages.documents import dates_cited, is_outside
from generator.pages.names import place_among
from generator.pages.notes_and_citing import CitedBy, Citing, cited_by
from generator.pages.page import (
    Ballot,
    Block,
    CalledNote,
    Directory,
    Grid,
    Heading,
    Line,
    Officers,
    Opening,
    Page,
    annexes_under,
)
from generator.references import Reference, Status
from generator.resolved import Resolved, anchors_on_pages
from generator.wording import Words


@dataclass(frozen=True, slots=True)
class Handbook:
    """What the data of each report need to know of the handbook."""

    address: str
    """The address of the handbook in its language: https://plenary.example/en/"""
    words: Words
    cited: CitedBy
    """Who cites each place, over all reports."""

    def url(self, address: str, id_: str = "") -> str:
        """Return the full address of a place; that of a page outside is full already."""
        inside = "" if address.startswith("https:") else self.address
        return f"{inside}{with_id(address, id_)}"


def handbook_of(publication: Publication) -> Handbook:
    """Return what there is to know of the handbook of a language."""
    made = publication.made
    return Handbook(publication.address, publication.words.pages, cited_by(made.resolved))


def pages_of(resolved: Resolved, handbook: Handbook) -> list[Page]:
    """Return the pages that hold the texts of a report, in its order."""
    return text_pages.texts(resolved, handbook.cited, handbook.words)


class ReportData:
    """Makes the values of one report."""

    def __init__(self, resolved: Resolved, handbook: Handbook) -> None:
        """Keep the report and what surrounds it."""
        self.resolved = resolved
        self.handbook = handbook

    # --- texts --------------------------------------------------------------------------------

    @cached_property
    def texts(self) -> dict[str, shape.Text]:
        """Return the texts of the report by their addresses, in its order."""
        pages = pages_of(self.resolved, self.handbook)
        under = annexes_under(pages)
        return {page.address: self._text(page, under.get(page.address, ())) for page in pages}

    def _text(self, page: Page, annexes: Iterable[Page]) -> shape.Text:
        report = self.resolved.report
        anchors = [a for a in self.resolved.table(anchors_on_pages)[page.address] if not a.id]
        under = annexes if page.kind != "list" else ()
        act = self.resolved.values.get(page.title_path[:-1])
        own = official(self.resolved, self.resolved.act_of(page.title_path[:-1]))
        return shape.Text(
            language=report.language,
            report=self.resolved.designation,
            own_symbol=own.symbol if own.symbol != self.resolved.designation else "",
            authentic=own.address,
            body=report.body,
            session=report.session,
            status=report.status,
            kind=page.kind,
            marks=tuple(dict.fromkeys(anchor.mark for anchor in anchors)),
            label=page.label,
            title=page.title,
            url=self.handbook.url(page.address),
            rights=self.rights,
            collection=(
                marks.act(act.kind, act.collection)
                if isinstance(act, Act) and act.collection
                else ""
            ),
            adoption=self._adoption(act.adoption) if isinstance(act, Act) else None,
            considered=next(
                (item.considered for item in self._items_at(anchors) if item.considered), None
            ),
            blocks=tuple(self._blocks(page)),
            annexes=tuple(self.handbook.url(annex.address) for annex in under),
            notes=tuple(self._called_note(called) for called in page.notes),
            references=self._references(page.title_path),
            cited_by=self._cited_by(page.address, ""),
        )

    def _adoption(self, adoption: Adoption) -> shape.Adoption:
        columns = adoption.vote.columns() if adoption.vote else ()
        words = self.handbook.words
        said = {
            name: getattr(adoption, name)
            for name in type(adoption).model_fields
            if name in shape.Adoption.model_fields
        }
        return shape.Adoption(
            **said
            | {
                "draft": adoption.draft_symbol,
                "draft_part": adoption.draft_part,
                "vote": tuple(
                    shape.VoteColumn(
                        way=way,
                        heading=heading(self.resolved, way, words),
                        count=count,
                        names=names,
                    )
                    for way, count, names in columns
                ),
                "agenda_item": next(iter(adoption.agenda_item), ""),
                "agenda_items": adoption.agenda_item,
            }
        )

    @cached_property
    def _anchors(self) -> list[Anchor]:
        return list(self.resolved.anchors.values())

    def _items_at(self, anchors: Iterable[Anchor]) -> Iterator[AgendaItem]:
        for anchor in anchors:
            value = self.resolved.values.get(anchor.path)
            if isinstance(value, AgendaItem):
                yield value

    def _blocks(self, page: Page) -> Iterator[shape.Block]:
        for block in page.blocks:
            found = self._block(page, block)
            if found:
                yield found

    def _block(self, page: Page, block: Block) -> shape.Block | None:
        match block:
            # Headings of ours, votes, lists of what stands on other pages are no part of the text.
            case Heading(word="", path=path):
                place = self._place(page.address, block.id, path)
                return shape.Heading(
                    **place, **self._said(path), level=block.level, number=block.number
                )
            case Line(path=path):
                return shape.Paragraph(
                    **self._place(page.address, block.id, path),
                    **self._said(path),
                    form=block.kind,
                    level=block.level,
                    number=block.number,
                    lead_phrase=lead_phrase(self.resolved.texts.get(path, ())),
                    actions=self._tasks(page.address, block.id),
                )
            case Officers(offices):
                return shape.Officers(
                    officers=tuple(
                        shape.Officer(office=office, name=one.name, state=one.state)
                        for office, held in offices
                        for one in held
                    )
                )
            case Grid():
                return self._table(block)
            case Heading() | Ballot() | Directory() | Opening():
                return None
            case _:
                assert_never(block)

    def _table(self, block: Grid) -> shape.Table:
        paths = list(block.texts())
        words = self.resolved.words
        heads = block.columns(block.head)
        return shape.Table(
            title=words(block.title),
            head=tuple(
                ": ".join(filter(None, map(words, dict.fromkeys(row[at] for row in heads))))
                for at in range(block.width if heads else 0)
            ),
            rows=tuple(tuple(map(words, row)) for row in block.columns(block.rows)),
            grid=tuple(
                tuple(
                    shape.TableCell(
                        text=words(cell.path),
                        heading=heading_row,
                        column=cell.column + 1,
                        columns=cell.across,
                        rows=cell.down,
                    )
                    for cell in row
                )
                for heading_row, rows in ((True, block.head), (False, block.rows))
                for row in rows
            ),
            references=tuple(one for path in paths for one in self._references(path)),
            notes=tuple(n for path in paths for n in note_calls(self.resolved.texts.get(path, ()))),
        )

    def _place(self, address: str, id_: str, path: Path) -> dict[str, object]:
        return {
            "id": id_,
            "mark": self.resolved.anchor_of(path).mark,
            "url": self.handbook.url(address, id_),
            "cited_by": self._cited_by(address, id_) if id_ else (),
        }

    def _said(self, path: Path) -> dict[str, object]:
        nodes = self.resolved.texts.get(path, ())
        return {
            "text": plain(nodes),
            "markdown": to_markdown(nodes),
            "references": self._references(path),
            "notes": tuple(note_calls(nodes)),
        }

    # --- references both ways, actions, notes -------------------------------------------------

    def _references(self, path: Path) -> tuple[shape.Cites, ...]:
        return tuple(self._cites(one) for one in self._by_path.get(path, ()))

    @cached_property
    def _by_path(self) -> dict[Path, list[Reference]]:
        found: dict[Path, list[Reference]] = {}
        for reference in self.resolved.references:
            if reference.status is not Status.PLAIN:  # it looks like a citation and is none
                found.setdefault(reference.path, []).append(reference)
        return found

    def _cites(self, one: Reference) -> shape.Cites:
        return shape.Cites(
            words=one.words,
            mark=one.mark,
            kind=one.scheme,
            status=one.status.value,
            url=self.handbook.url(one.address, one.id),
            date=one.date,
        )

    def _cited_by(self, address: str, id_: str) -> tuple[shape.CitedBy, ...]:
        return tuple(self._citing(one) for one in self.handbook.cited.get((address, id_), ()))

    def _citing(self, one: Citing) -> shape.CitedBy:
        words = self.handbook.words
        place = place_among(one.resolved, one.reference.path, words, self.resolved)
        return shape.CitedBy(
            report=one.resolved.designation,
            mark=one.resolved.place_of(one.reference.path),
            name=place.title,
            url=self.handbook.url(place.address or "", place.id),
            words=one.reference.words,
        )

    def _tasks(self, address: str, id_: str) -> tuple[shape.Task, ...]:
        return self._by_place.get((address, id_), ()) if id_ else ()

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], tuple[shape.Task, ...]]:
        found: dict[tuple[str, str], tuple[shape.Task, ...]] = {}
        for row in register.rows(self.resolved):
            place = row.anchor.address, row.anchor.id
            found[place] = (*found.get(place, ()), _task(row))
        return found

    @cached_property
    def notes(self) -> tuple[shape.Note, ...]:
        """Return all notes of the report."""
        return tuple(self._notes_by_path.values())

    @cached_property
    def _notes_by_path(self) -> dict[Path, shape.Note]:
        return {path: self._note(note) for path, note in self.resolved.notes.notes.items()}

    def _called_note(self, called: CalledNote) -> shape.Note:
        return self._notes_by_path[called.path]

    def _note(self, note: Note) -> shape.Note:
        addresses = dict.fromkeys(self.resolved.anchor_of(call.path).address for call in note.calls)
        return shape.Note(
            mark=note.mark,
            number=note.number,
            text=plain(note.printed),
            markdown=to_markdown(note.printed),
            stands_for=plain(note.expanded),
            remark=note.remark,
            urls=tuple(self.handbook.url(address, note.id) for address in addresses),
            called_by=tuple(self.resolved.place_of(call.path) for call in note.calls),
            references=tuple(
                one
                for field in ("text", "stands_for")
                for one in self._references((*note.path, field))
            ),
        )

    @property
    def rights(self) -> tuple[shape.Rights, ...]:
        """Return who may do what with the text, and with what the handbook adds to it."""
        said = self.resolved.body.rights.get(self.resolved.report.language, ())
        own = self.handbook.words["data"]["rights"]
        return (
            *(shape.Rights(words=one.words, source=one.source, url=one.address) for one in said),
            *(shape.Rights(words=words, source="", url="") for words in own),
        )

    # --- the report ---------------------------------------------------------------------------

    @cached_property
    def report(self) -> shape.Report:
        """Return the whole report."""
        report, url = self.resolved.report, self.handbook.url
        root = next(anchor for anchor in self._anchors if anchor.kind is Kind.REPORT)
        return shape.Report(
            language=report.language,
            symbol=report.symbol,
            title=self.resolved.words(("title",)),
            body=report.body,
            body_name=self.resolved.body.texts[report.language].name,
            session=report.session,
            held=report.held,
            date=report.date,
            distribution=report.distribution,
            original_language=report.original_language,
            status=report.status,
            url=url(root.address),
            authentic=official(self.resolved).address,
            rights=self.rights,
            divisions=tuple(self._divisions()),
            agenda=tuple(self._agenda()),
            texts=tuple(self.texts.values()),
            notes=self.notes,
            documents=tuple(self._documents()),
            corrections=report.corrections,
            accepted=report.accepted,
        )

    def _divisions(self) -> Iterator[shape.Division]:
        for anchor in self._anchors:
            head, *rest = anchor.path or ("",)
            sections = [part for part in rest if isinstance(part, str)]
            if head in ("chapters", "annexes") and {*sections} <= {"sections"}:
                yield shape.Division(
                    mark=anchor.mark,
                    level=1 + len(sections),
                    number=self.resolved.printed(anchor.path),
                    title=self.resolved.words((*anchor.path, "title")),
                    url=self.handbook.url(anchor.address, anchor.id),
                )

    def _agenda(self) -> Iterator[shape.AgendaItem]:
        for path, value in self.resolved.of_kind(AgendaItem):
            anchor = self.resolved.anchors[path]
            yield shape.AgendaItem(
                mark=anchor.mark,
                title=self.resolved.words((*path, "title")),
                url=self.handbook.url(anchor.address, anchor.id),
                considered=value.considered,
            )

    def _documents(self) -> Iterator[shape.Document]:
        cited: dict[str, list[Reference]] = {}
        for one in self.resolved.references:
            if is_outside(one):
                cited.setdefault(one.mark.whole, []).append(one)
        for mark, found in sorted(cited.items()):
            first = found[0]
            yield shape.Document(
                mark=mark,
                name=first.mark.number if first.scheme == "un" else first.words,
                url=self.handbook.url(first.address, first.id),
                dates=tuple(dates_cited(found)),
                cited_by=tuple(self._citing(Citing(self.resolved, one)) for one in found),
            )


def _task(row: register.Row) -> shape.Task:
    return shape.Task(
        by=row.by,
        verb=row.verb,
        force=row.force,
        addressees=tuple(
            shape.Whom(id=one.id, name=one.name, printed=one.printed) for one in row.addressees
        ),
        words=row.words,
        deadline=row.deadline,
        session=row.session,
        point=row.point,
        due=row.due,
        conditions=row.conditions,
        recurrence=row.recurrence,
        review=row.review,
    )
