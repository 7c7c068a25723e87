"""Cuts a report into the pages of its texts, in the order of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import marks
from generator.anchors import Anchor, Kind, report_address
from generator.model import (
    Act,
    Adoption,
    AgendaItem,
    Annex,
    Collection,
    Considered,
    Division,
    Path,
    Report,
)
from generator.numbering import kind_at
from generator.pages.body_text import act_entry, contents_of, members_of, of_act, of_division
from generator.pages.names import division_label, full_name, heading, name, note_place
from generator.pages.notes_and_citing import (
    Callers,
    CitedBy,
    callers,
    cited_on,
    notes_of,
    texts_on,
)
from generator.pages.page import (
    NO_FACTS,
    Ballot,
    Block,
    Entry,
    Facts,
    Heading,
    Line,
    Listed,
    Moved,
    Opening,
    Page,
    Place,
)
from generator.participation import participants_address, participation
from generator.resolved import Resolved, within
from generator.wording import (
    Words,
    capital,
    counted,
    dates_in_words,
    listed,
    numbers_in_words,
)


def texts(resolved: Resolved, cited: CitedBy, words: Words) -> list[Page]:
    """Return a page for each resolution, decision, annex, agenda item and other chapter, and for
    the lists of acts, each with its notes, who cites it, and its neighbours."""
    calling = callers(resolved, words)
    pages = [
        _finished(resolved, page, cited, calling, words)
        for page in (_page(resolved, roots, words) for roots in _roots(resolved))
    ]
    at = {page.address: page for page in pages}
    start = Place(str(words["headings"]["report"]), report_address(resolved.report))
    return in_a_row(start, [_with_annexes(resolved, page, at, words) for page in pages])


def moved(resolved: Resolved, pages: list[Page], words: Words) -> list[Page]:
    """Return the pages with a line for each id that moved from them, and a page for each that is
    gone and lies elsewhere now."""
    base = report_address(resolved.report)
    lines: dict[str, list[Moved]] = {}
    for before, now in redirects(resolved.report):
        old, _, old_id = before.partition("#")
        new, _, new_id = now.partition("#")
        place = Place(_name_at(resolved, new, new_id, words), new, new_id)
        lines.setdefault(old, []).append(Moved(old_id, place))
    kept = [replace(page, moved=tuple(lines.pop(page.address, ()))) for page in pages]
    trail = report_trail(resolved, words)
    report, label = base.rstrip("/"), str(words["headings"]["moved"])
    gone = [
        Page(
            old,
            "moved",
            "text",
            label,
            report=report,
            breadcrumbs=trail,
            moved=tuple(entries),
        )
        for old, entries in lines.items()
    ]
    return [*kept, *gone]


def redirects(report: Report) -> Iterator[tuple[str, str]]:
    """Yield what has moved: the old address, with its id, and the new one."""
    base = report_address(report)
    for entry in report.moved:
        yield f"{base}{entry.old}", f"{base}{entry.new}"


def _name_at(resolved: Resolved, address: str, id_: str, words: Words) -> str:
    """Return what stands at an address; the address where nothing has a name."""
    if anchor := resolved.places.at.get((address, id_)):
        return full_name(resolved, anchor, words)
    for note in resolved.notes.notes.values():
        pages = (resolved.anchor_of(call.path).address for call in note.calls)
        if note.id == id_ and address in pages:
            return note_place(resolved, note, words).title
    of_people = resolved.table(participation).participants
    people = {participants_address(resolved.report, one.entity.id): one for one in of_people}
    return people[address].entity.name if address in people else address


def _roots(resolved: Resolved) -> list[list[Anchor]]:
    """Return, for each page, the anchors of what stands on it, in reading order."""
    pages: dict[str, list[Anchor]] = {}
    for anchor in resolved.anchors.values():
        if not anchor.id and anchor.kind not in (Kind.REPORT, Kind.AGENDA_ITEM):
            pages.setdefault(anchor.address, []).append(anchor)
    return list(pages.values())


def _page(resolved: Resolved, roots: list[Anchor], words: Words) -> Page:
    """Return the page of one text, or of several divisions under one address."""
    value = resolved.value(roots[0].path)
    if isinstance(value, Act):
        return _act_page(resolved, value, roots[0], words)
    if isinstance(value, Collection):
        return _collection_page(resolved, roots[0], words)
    if isinstance(value, Annex) and not value.agenda_item:
        return _annex_page(resolved, value, roots[0], words)
    return _division_page(resolved, roots, words)


@dataclass(frozen=True, slots=True)
class ActFacts(Facts):
    """Of a resolution or decision."""

    adoption: Adoption
    annexes: list[Entry]
    on_paper: tuple[Page, ...] = ()
    """Its annexes, which paper has with it: their blocks, without ids, and their notes."""


def _act_page(resolved: Resolved, act: Act, anchor: Anchor, words: Words) -> Page:
    blocks = tuple(of_act(resolved, act, anchor.path, words))
    annexes = [
        act_entry(resolved, (*anchor.path, "annexes", i), words) for i in range(len(act.annexes))
    ]
    title = resolved.words((*anchor.path, "title"))
    label = capital(name(anchor, words))
    return Page(
        anchor.address,
        anchor.kind.value,
        "act",
        label,
        title,
        (*anchor.path, "title"),
        group=label,
        breadcrumbs=_trail(resolved, words, f"{anchor.kind.value}s"),
        blocks=blocks,
        facts=ActFacts(act.adoption, annexes),
    )


def _collection_page(resolved: Resolved, anchor: Anchor, words: Words) -> Page:
    """Return the page of several acts under one number: a list of them."""
    title, label = (*anchor.path, "title"), capital(name(anchor, words))
    return Page(
        anchor.address,
        "list",
        "text",
        label,
        resolved.words(title),
        title,
        group=label,
        breadcrumbs=_trail(resolved, words, f"{anchor.mark.scheme}s"),
        blocks=(members_of(resolved, anchor.path, words),),
    )


def _with_annexes(resolved: Resolved, page: Page, at: Mapping[str, Page], words: Words) -> Page:
    """Return the page of an act with its annexes for paper; other pages as they are."""
    if not isinstance(page.facts, ActFacts):
        return page
    annexes = [at[entry.place.address or ""] for entry in page.facts.annexes]
    printed_too = tuple(_for_paper(resolved, annex, words) for annex in annexes)
    return replace(page, facts=replace(page.facts, on_paper=printed_too))


def _for_paper(resolved: Resolved, annex: Page, words: Words) -> Page:
    """Return an annex as it stands after its act."""
    return Page(
        annex.address,
        annex.kind,
        "on_paper",
        annex.label,
        blocks=(after_its_act(resolved, annex, words), *map(_without_id, annex.blocks)),
        notes=annex.notes,
    )


def after_its_act(resolved: Resolved, annex: Page, words: Words) -> Opening:
    """Return the heading of an annex where it stands after its act: on a new sheet, under its own
    short name."""
    number = capital(name(resolved.anchors[annex.title_path[:-1]], words))
    return Opening(2, number, annex.title_path, running=annex.label, new_page=True)


def _without_id(block: Block) -> Block:
    match block:
        case Heading():
            return replace(block, id="", level=min(block.level + 1, 6))
        case Line() | Ballot():
            return replace(block, id="")
    return block


def _annex_page(resolved: Resolved, annex: Annex, anchor: Anchor, words: Words) -> Page:
    """Return the page of an annex; one to an act goes with the act."""
    act = resolved.act_of(anchor.path)
    trail = _trail(resolved, words, f"{act.kind.value}s" if act else "")
    if act:
        place = Place(capital(name(act, words)), act.address)
        trail = (*trail, place)
    return Page(
        anchor.address,
        "annex",
        "text",
        capital(full_name(resolved, anchor, words)),
        resolved.words((*anchor.path, "title")),
        (*anchor.path, "title"),
        group=trail[-1].title if act else "",
        breadcrumbs=trail,
        blocks=tuple(of_division(resolved, annex, anchor.path, 2, words)),
    )


def _division_page(resolved: Resolved, roots: list[Anchor], words: Words) -> Page:
    """Return the page of an agenda item, of a list of acts, or of a chapter."""
    first = resolved.value(roots[0].path)
    blocks: list[Block] = []
    for root in roots:
        division = resolved.value(root.path)
        if len(roots) > 1:
            blocks.append(Heading(2, f"part-{len(blocks)}", path=(*root.path, "title")))
        blocks += of_division(resolved, division, root.path, 2, words)
    kind, label, parent = _kind_of(resolved, first, roots[0], words)
    facts = NO_FACTS
    if kind != "chapter":  # it is its own account; others must say where in the report they stand
        facts = AccountFacts(_account(resolved, first, roots, words))
    title = resolved.words((*roots[0].path, "title"))
    return Page(
        roots[0].address,
        kind,
        "text",
        label,
        title if title != label else "",  # the list of resolutions is called so itself
        (*roots[0].path, "title"),
        group=label,
        breadcrumbs=_trail(resolved, words, parent),
        blocks=tuple(blocks),
        facts=facts,
    )


def _kind_of(
    resolved: Resolved, division: Division, anchor: Anchor, words: Words
) -> tuple[str, str, str]:
    """Return the kind of a division's page, its label, and the list that leads to it."""
    if division.agenda_item:
        number = resolved.number_of(marks.item(division.agenda_item))
        return "agenda-item", capital(words["kinds"]["agenda-item"].format(number=number)), "agenda"
    for acts in ("resolutions", "decisions"):
        if anchor.address.endswith(f"/{acts}/"):
            return "list", heading(resolved, acts, words), ""
    return "chapter", division_label(resolved, anchor, words), "chapters"


@dataclass(frozen=True, slots=True)
class Account:
    """What is said over the account of an agenda item or over a chapter."""

    places: tuple[tuple[Place, Path], ...]
    """Where in the report it stands, and its title there."""
    considered: tuple[str, Place | None] | None
    """When the item was considered, and where that is recorded."""
    adopted: tuple[Entry, ...]
    """The acts that were adopted under the item."""


@dataclass(frozen=True, slots=True)
class AccountFacts(Facts):
    """Of an agenda item, or a list of acts."""

    account: Account


def _account(resolved: Resolved, division: Division, roots: list[Anchor], words: Words) -> Account:
    """Return where in the report a page's text stands, and when its item was considered."""
    chapters = [resolved.anchors[root.path[:2]] for root in roots]
    places = tuple(
        (
            Place(
                capital(full_name(resolved, root, words)),
                f"{report_address(resolved.report)}chapters/",
                chapter.mark.as_id,
            ),
            (*root.path, "title"),
        )
        for root, chapter in zip(roots, chapters, strict=True)
    )
    line = resolved.places.agenda.get(marks.item(division.agenda_item))
    item = resolved.value(line.path) if line else None
    considered = None
    if isinstance(item, AgendaItem) and item.considered:
        considered = _considered(resolved, item.considered, words)
    return Account(places, considered, _adopted_under(resolved, division.agenda_item, words))


def _adopted_under(resolved: Resolved, item: str, words: Words) -> tuple[Entry, ...]:
    """Return the acts that were adopted under an agenda item."""
    acts = resolved.table(_acts_of_items).get(item, ()) if item else ()
    return tuple(replace(act_entry(resolved, path, words), entries=()) for path in acts)


def _acts_of_items(resolved: Resolved) -> Mapping[str, list[Path]]:
    """Return the acts that were adopted under each agenda item."""
    found: dict[str, list[Path]] = {}
    for path, value in resolved.of_kind(Act):
        for item in dict.fromkeys(value.adoption.agenda_item):
            found.setdefault(item, []).append(path)
    return found


def _considered(
    resolved: Resolved, considered: Considered, words: Words
) -> tuple[str, Place | None]:
    """Return in words when an item was considered, and where that is recorded."""
    sentence = considered_in_words(considered, resolved.report.language, words)
    return sentence, recorded_at(resolved, considered.recorded, words)


def considered_in_words(considered: Considered, language: str, words: Words) -> str:
    """Return in words at which meetings an item was considered: 3rd and 4th meetings, 7 October."""
    form = counted(len(considered.meetings), words["considered"], language)
    meetings = listed(considered.meetings, words)
    return form.format(meetings=meetings, dates=dates_in_words(considered.dates, words))


def recorded_at(resolved: Resolved, mark: str, words: Words) -> Place | None:
    """Return the place that a mark of this report names; none where there is none."""
    anchor = resolved.places.by_mark.get(mark)
    return Place(full_name(resolved, anchor, words), anchor.address, anchor.id) if anchor else None


def _trail(resolved: Resolved, words: Words, parent: str) -> tuple[Place, ...]:
    """Return the breadcrumbs down to the list that a page is in."""
    trail = report_trail(resolved, words)
    if not parent:
        return trail
    address = f"{report_address(resolved.report)}{parent}/"
    return (*trail, Place(heading(resolved, parent, words), address))


def report_trail(resolved: Resolved, words: Words) -> tuple[Place, ...]:
    """Return the breadcrumbs down to the report."""
    report, body = resolved.report, resolved.body
    return (
        Place(str(words["headings"]["home"]), ""),
        Place(body.texts[report.language].short_name, f"{body.id}/"),
        Place(capital(resolved.session), report_address(report)),
    )


def report_page(
    resolved: Resolved,
    folder: str,
    kind: str,
    template: str,
    words: Words,
    title: str = "",
    contents: tuple[Listed, ...] = (),
    facts: Facts = NO_FACTS,
) -> Page:
    """Return a page about the report, in a folder of its own."""
    base = report_address(resolved.report)
    label = heading(resolved, folder or "report", words)
    trail = report_trail(resolved, words)
    return Page(
        f"{base}{folder}/" if folder else base,
        kind,
        template,
        label,
        title,
        report=base.rstrip("/"),
        group=label,
        breadcrumbs=trail if folder else trail[:-1],
        contents=contents,
        facts=facts,
    )


def _finished(
    resolved: Resolved, page: Page, cited: CitedBy, calling: Callers, words: Words
) -> Page:
    """Return a page with its notes, who cites it, and its contents list."""
    notes = notes_of(resolved, [*texts_on(page.blocks), page.title_path], words, calling)
    cited_places = cited_on(resolved, page.address, cited, words)
    contents = [*contents_of(page.blocks, resolved, words)]
    annexes = page.facts.annexes if isinstance(page.facts, ActFacts) else []
    if annexes:
        items = tuple(
            Listed(entry.place.title, "", page=entry.place.address or "") for entry in annexes
        )
        contents.append(Listed(str(words["headings"]["annexes"]), "annexes", items))
    if notes:
        contents.append(Listed(str(words["headings"]["notes"]), "notes"))
    if cited_places:
        contents.append(Listed(str(words["headings"]["cited-in"]), "cited-in"))
    return replace(
        page,
        report=report_address(resolved.report).rstrip("/"),
        notes=notes,
        cited=cited_places,
        contents=tuple(contents),
    )


def in_a_row(start: Place, pages: list[Page]) -> list[Page]:
    """Return pages with their neighbours, each with the one before it: the first with `start`."""
    places = [start, *(Place(page.label, page.address) for page in pages)]
    return [
        replace(
            page,
            previous=places[index],
            following=places[index + 2] if index + 2 < len(places) else None,
        )
        for index, page in enumerate(pages)
    ]


def paragraph_range(resolved: Resolved, path: Path, words: Words) -> str:
    """Return the report paragraphs that a division holds: paragraphs 26 to 37; "" if none."""
    numbers = [anchor.number for anchor in _report_paragraphs(resolved, path)]
    return paragraphs_in_words(numbers, resolved.report.language, words)


def paragraphs_in_words(numbers: Sequence[str], language: str, words: Words) -> str:
    """Return what paragraphs are called together: paragraphs 4, 6 and 7; "" if there are none."""
    if not numbers:
        return ""
    form = counted(len(numbers), words["paragraphs"], language)
    return form.format(numbers=numbers_in_words(numbers, words))


def _report_paragraphs(resolved: Resolved, path: Path) -> Iterator[Anchor]:
    for where in resolved.table(_paragraphs_within).get(path, ()):
        yield resolved.anchors[where]


def _paragraphs_within(resolved: Resolved) -> Mapping[Path, list[Path]]:
    """Return the numbered paragraphs of the report in each of its divisions."""
    return within(
        where
        for where, anchor in resolved.anchors.items()
        if where[-2:-1] == ("paragraphs",)
        and kind_at(where) == "report"
        and anchor.number
        and anchor.kind is not Kind.UNNUMBERED
    )
