"""What things are called: "paragraph 14", "resolution 7/1, annex I, paragraph 3"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.anchors import Anchor, Kind, report_address
from generator.footnotes import Note
from generator.marks import ACTS
from generator.model import Path, slug
from generator.pages.page import Place
from generator.resolved import Resolved
from generator.wording import Words, act_in_words, by_name, capital, is_dated


def article_name(mark: str, words: Words) -> str:
    """Return what an article is called: article:untoc/18.13 -> Article 18, paragraph 13;
    article:rome/8-bis -> Article 8 bis."""
    number, *parts = mark.partition("/")[2].replace("-", " ").split(".")
    called = [str(words["article"]).format(number=number)]
    for part in parts:
        paragraph = str(words["article-paragraph"]).format(number=part)
        called.append(paragraph if part[0].isdigit() else f" ({part})")
    return "".join(called)


def item_title(resolved: Resolved, path: Path) -> str:
    """Return the title of an agenda item, with its parent's before a colon."""
    # agenda/1/items/0: the item is two steps, and so is each sub-item.
    items = (path[:length] for length in range(2, len(path) + 1, 2))
    return ": ".join(resolved.words((*item, "title")) for item in items)


def name(anchor: Anchor, words: Words) -> str:
    """Return what a place is called by itself: paragraph 14."""
    if anchor.worded:
        return anchor.number
    number, kind = anchor.number, anchor.kind.value
    if anchor.kind is Kind.COLLECTION:
        kind = anchor.mark.scheme
    if not number and f"{kind}-without-number" in words["kinds"]:
        kind = f"{kind}-without-number"
    if kind in ACTS:
        return act_in_words(kind, number, words, anchor.called)
    return by_name(words["kinds"], kind).format(number=number).strip()


def name_on_page(resolved: Resolved, anchor: Anchor, words: Words) -> str:
    """Return what a place is called on the page of its text, where several may have its number:
    section II, paragraph 4."""
    around = (a for a in resolved.around(anchor.path[:-1]) if _tells_apart(a, anchor))
    return ", ".join(_step(resolved, a, words) for a in (*around, anchor))


def heading(resolved: Resolved, name: str, words: Words) -> str:
    """Return what a page of a report is headed by: Resolutions, or the body's own word for them."""
    own = resolved.body.act_nouns(name.removesuffix("s"), resolved.report.language)
    return capital(own.many) if own else by_name(words["headings"], name)


def full_name(resolved: Resolved, anchor: Anchor, words: Words) -> str:
    """Return what a place is called in the report: resolution 7/3, annex I, paragraph 3."""
    around = resolved.around(anchor.path[:-1])
    texts = [a for a in around if a.kind in (*ACTS, Kind.ANNEX) or _tells_apart(a, anchor)]
    if anchor.kind is Kind.SECTION and not texts:
        texts = [a for a in around if a.kind in (Kind.CHAPTER, Kind.SECTION)]
    return ", ".join(_step(resolved, a, words) for a in (*texts, anchor))


def division_label(resolved: Resolved, anchor: Anchor, words: Words) -> str:
    """Return what the page of a chapter or annex is called: Chapter II; a chapter without a number
    by its title."""
    title = resolved.words((*anchor.path, "title")) if _by_heading(anchor) else ""
    return title or capital(full_name(resolved, anchor, words))


def first_to_last(resolved: Resolved, first: Anchor, last: Anchor, words: Words) -> str:
    """Return what acts or sections that follow each other are called together, by the first and the
    last: resolutions 77/1 to 77/120; resolution 7/4 to decision 7/2."""
    if first == last:
        return _step(resolved, first, words)
    dated = is_dated(first.number) or is_dated(last.number)
    if first.kind is last.kind and first.kind in ACTS and not dated:
        own = resolved.body.act_nouns(first.kind, resolved.report.language)
        form = by_name(words["acts-from-to"], "act" if own else first.kind)
        called = own.many if own else ""
        return form.format(called=called, first=first.number, last=last.number)
    begin, end = (_step(resolved, one, words) for one in (first, last))
    return words["period"].format(first=begin, last=end)


def _by_heading(anchor: Anchor) -> bool:
    """Say whether nothing but its heading tells a place from others."""
    return anchor.kind in (Kind.CHAPTER, Kind.SECTION) and not anchor.number


def _step(resolved: Resolved, anchor: Anchor, words: Words) -> str:
    """Return what a place is called among others; a section without a number by its heading."""
    heading = resolved.words((*anchor.path, "title")) if _by_heading(anchor) else ""
    if heading:
        steps = words["cite"]["steps"]
        return str(steps[f"{anchor.kind.value}-without-number"]).format(words=heading)
    return name(anchor, words)


def _tells_apart(around: Anchor, anchor: Anchor) -> bool:
    """Say whether a place is one of several with its number, but for what it is in: a paragraph of
    sections that count anew, or one that a paragraph quotes."""
    if around.kind is Kind.SECTION:
        return around.id != "" and anchor.id.startswith(f"{around.id}-")
    return anchor.kind is Kind.QUOTED and around.kind in (Kind.OPERATIVE, Kind.PARAGRAPH)


def places_of_references(resolved: Resolved) -> Mapping[Path, Place]:
    """Return the places of the texts of a report that cite something: a table of it, since each is
    named on the pages of all that it cites."""
    words = resolved.catalogue.pages
    return {
        path: place_of(resolved, path, words) for path in {one.path for one in resolved.references}
    }


def place_among(
    resolved: Resolved, path: Path, words: Words, here: Resolved | None = None
) -> Place:
    """Return the place of a text that cites, as a page names it that shows places of several
    reports.

    `here` is the report of the page; none where it is of no single one. Acts name their session by
    their number; of all other places of another report the session is told, and the body where the
    handbook has several.
    """
    place = resolved.table(places_of_references)[path]
    reports = resolved.handbook.anchors
    is_act = resolved.place_of(path).scheme in ACTS
    if is_act or resolved is here or len(reports) < 2:
        return place
    told = words["of-session"].format(place=place.title, session=resolved.session)
    if len({address.partition("/")[0] for address in reports}) > 1:
        name = resolved.body.texts[resolved.report.language].short_name
        told = words["of-session-and-body"].format(place=told, body=name)
    return replace(place, title=told)


def place_of(resolved: Resolved, path: Path, words: Words) -> Place:
    """Return the place of a text: the paragraph that it is in, or the note."""
    if note := resolved.notes.at(path):
        place = note_place(resolved, note, words)
        if note.calls:
            caller = full_name(resolved, resolved.anchor_of(note.calls[0].path), words)
            place = replace(place, title=f"{place.title} ({caller})")
        return place
    anchor = resolved.anchor_of(path)
    return Place(full_name(resolved, anchor, words), anchor.address, anchor.id)


def note_place(resolved: Resolved, note: Note, words: Words) -> Place:
    """Return where a note stands first, under its number alone; one that nothing calls stands on
    the page of corrections, which says that the source has it so."""
    name = words["kinds"]["note"].format(number=note.number)
    if note.calls:
        return Place(name, resolved.anchor_of(note.calls[0].path).address, note.id)
    return Place(name, f"{report_address(resolved.report)}corrections/", slug(note.mark))
