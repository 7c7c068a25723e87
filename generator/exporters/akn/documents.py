"""The documents: an act with its annexes, several acts under one number, a report with its acts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exporters.akn.apart import apart
from generator.exporters.akn.blocks import Blocks
from generator.exporters.akn.frbr import Work, annex_key
from generator.exporters.akn.inline import Writer
from generator.exporters.akn.library import Library, Shelf, members
from generator.exporters.akn.meta import Edition
from generator.exporters.akn.xml import Content, Element, document, element, in_language
from generator.model import Act, Annex, Division, Path, is_date
from generator.official import official
from generator.pages.masthead import masthead
from generator.pages.names import name
from generator.pages.place_names import text_name
from generator.wording import capital, in_words


class Documents:
    """Makes the documents of one report."""

    def __init__(self, shelf: Shelf, library: Library, edition: Edition) -> None:
        """Keep the report, the documents around it, and what is said of all of its documents."""
        self.shelf = shelf
        self.library = library
        self.edition = edition
        self.resolved = shelf.resolved
        self.words = edition.words
        self.language = shelf.resolved.report.language

    # --- files ------------------------------------------------------------------------------------

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the file of each act, of each number that several have, and of the report: where it
        stands in the folder of the language, without its ending, and its bytes."""
        for path in self.shelf.works:
            name = f"{self.resolved.anchors[path].address}{self._name(path)}"
            if not path:
                yield name, document(self._report(), self._components(self._acts()))
            elif isinstance(self.resolved.value(path), Act):
                yield name, document(self._act(path, alone=True))
            else:
                inside = members(self.resolved, path)
                yield name, document(self._collection(path, alone=True), self._components(inside))

    def _acts(self) -> list[Path]:
        """Return what the report refers to: numbers that several acts have, and acts."""
        return [path for path in self.shelf.works if path]

    def _components(self, paths: list[Path]) -> Element | None:
        """Return documents that another one refers to."""
        made = [element("component", self._of(path), eId=self._component(path)) for path in paths]
        return element("components", *made) if made else None

    def _of(self, path: Path) -> Element:
        return (
            self._act(path, alone=False)
            if isinstance(self.resolved.value(path), Act)
            else self._collection(path, alone=False)
        )

    def _component(self, path: Path) -> str:
        return f"cmp_{self._name(path)}"

    def _name(self, path: Path) -> str:
        return text_name(self.resolved.anchors[path].address, self.resolved.report)

    # --- an act -----------------------------------------------------------------------------------

    def _act(self, path: Path, *, alone: bool) -> Element:
        act: Act = self.resolved.value(path)
        work = self.shelf.works[path]
        blocks = self._blocks(work)
        title = [*blocks.writer.at((*path, "title"))]
        preamble = list(blocks.preamble(act, path))
        text = [
            self._said(element("preamble", *preamble)) if preamble else None,
            self._main_body(blocks.operative(act, path)),
            self._conclusions(act),
            self._attachments(act.annexes, path, work, blocks),
        ]
        return element(
            "statement",
            self.edition.of_act(
                act, self._identified(path, work), apart(blocks.writer, path, alone=alone)
            ),
            self._cover(path, act),
            self._preface(path, title),
            *text,
            name=act.kind,
        )

    def _identified(self, path: Path, work: Work) -> Element:
        """Return the addresses of a document, with those of its page and of its authentic text."""
        anchor = self.resolved.anchors[path]
        own = official(self.resolved, self.resolved.act_of(path))
        aliases = [("handbook", self.library.url(anchor.address))]
        if own.address:
            aliases.append(("authentic", own.address))
        title = self.resolved.words((*path, "title"))
        return self.edition.identification(work, title, aliases=tuple(aliases))

    def _preface(self, path: Path, title: list[Content]) -> Element:
        """Return what stands over a text: what it is, its number, its title."""
        anchor = self.resolved.anchors[path]
        label = capital(name(anchor, self.words))
        before, number, after = label.partition(anchor.number)
        parts = [("docType", before), ("docNumber", number), ("docType", after)]
        inside: list[Content] = []
        for kind, said in parts:
            if said.strip():
                inside += [element(kind, said.strip()), " "]
        return self._said(element("preface", element("p", *inside, element("docTitle", *title))))

    def _conclusions(self, act: Act) -> Element | None:
        """Return when the act was adopted, as it stands under acts of the United Nations."""
        meeting, day = act.adoption.meeting, act.adoption.date
        inside: list[Content] = []
        if meeting:
            told = self.words["akn"]["meeting"].format(meeting=meeting)
            inside.append(element("inline", told, name="adoptionMeeting", title=meeting))
        if is_date(day):
            inside += [element("eol")] if inside else []
            inside.append(element("docDate", in_words(day, self.words), date=day))
        return self._said(element("conclusions", element("p", *inside))) if inside else None

    def _attachments(
        self, annexes: tuple[Annex, ...], path: Path, work: Work, blocks: Blocks
    ) -> Element | None:
        made = (
            self._annex(annex, (*path, "annexes", index), work, blocks)
            for index, annex in enumerate(annexes)
        )
        return element("attachments", *made) if annexes else None

    def _annex(self, annex: Annex, path: Path, work: Work, blocks: Blocks) -> Element:
        anchor = self.resolved.anchors[path]
        title = self.resolved.words((*path, "title"))
        part = annex_key(anchor)
        heading = element("heading", capital(name(anchor, self.words)))
        words = blocks.writer.at((*path, "title"))
        doc = element(
            "doc",
            element("meta", self.edition.identification(work, title, part)),
            self._main_body(blocks.annexed(annex, path)),
            name="annex",
        )
        return element(
            "attachment",
            self._said(heading),
            self._said(element("subheading", *words)) if words else None,
            doc,
            eId=self.shelf.eids[path],
        )

    # --- several acts under one number, a report --------------------------------------------------

    def _collection(self, path: Path, *, alone: bool) -> Element:
        work = self.shelf.works[path]
        writer = self._blocks(work).writer
        title = writer.at((*path, "title"))
        return element(
            "documentCollection",
            self.edition.of_others(self._identified(path, work), apart(writer, path, alone=alone)),
            self._cover(path),
            self._preface(path, title),
            element("collectionBody", *map(self._member, members(self.resolved, path))),
            name="publication",
        )

    def _member(self, path: Path) -> Element:
        """Return where one of several acts under one number is."""
        ref = element("documentRef", href=f"#{self._component(path)}", showAs=self._label(path))
        return element("component", ref, eId=f"ref_{self._name(path)}")

    def _report(self) -> Element:
        report, work = self.resolved.report, self.shelf.works[()]
        blocks = self._blocks(work)
        title = element("docTitle", *blocks.writer.at(("title",)))
        text = [
            self._main_body(
                blocks.division("chapter", chapter, ("chapters", index))
                for index, chapter in enumerate(report.chapters)
            ),
            self._attachments(report.annexes, (), work, blocks),
        ]
        return element(
            "debateReport",
            self.edition.of_others(
                self._identified((), work), apart(blocks.writer, (), alone=True)
            ),
            self._cover(()),
            self._said(element("preface", element("p", title))),
            *text,
            name="conferenceReport",
        )

    def _of_acts(self, division: Division, path: Path) -> Iterator[Element]:
        """Yield where the acts of a division stand: one for all that have a number in common."""
        numbers = {one.number: n for n, one in enumerate(division.collections)}
        for kind, acts in (
            ("resolutions", division.resolutions),
            ("decisions", division.decisions),
        ):
            before = ""
            for index, act in enumerate(acts):
                if act.collection in numbers:
                    if act.collection != before:
                        yield self._component_ref((*path, "collections", numbers[act.collection]))
                else:
                    yield self._component_ref((*path, kind, index))
                before = act.collection

    def _component_ref(self, path: Path) -> Element:
        return element("componentRef", src=f"#{self._component(path)}", showAs=self._label(path))

    def _label(self, path: Path) -> str:
        return capital(name(self.resolved.anchors[path], self.words))

    # --- what all have ----------------------------------------------------------------------------

    def _blocks(self, work: Work) -> Blocks:
        return Blocks(Writer(self.shelf, self.library, work, self.words), self._of_acts)

    def _main_body(self, inside: Iterator[Element]) -> Element:
        """Return the main part of a text; the schema wants something in it."""
        made = element("mainBody", *inside)
        if not len(made):
            made.append(element("p"))
        return self._said(made)

    def _said(self, made: Element) -> Element:
        return in_language(made, self.language)

    def _cover(self, path: Path, act: Act | None = None) -> Element:
        """Return the head of the document, as it is over its page."""
        report, body = self.resolved.report, self.resolved.body
        head = masthead(self.resolved, self.words, self.resolved.anchors[path].address)
        organization = body.texts[self.language].organization
        day = element("docDate", head.date, date=head.day) if head.day else None
        session = element("session", head.session, value=report.session)
        lines = [
            element("docAuthority", organization) if organization else None,
            element("docNumber", head.symbol),
            element("docAuthority", head.body),
            element("docStatus", head.distribution) if head.distribution else None,
            element("docStatus", head.status),
            day,
            session,
        ]
        if act and act.adoption.recommended_by:
            lines.append(element("docProponent", act.adoption.recommended_by.committee))
        return self._said(
            element("coverPage", *(element("p", one) for one in lines if one is not None))
        )
