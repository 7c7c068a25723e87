"""The rules: one generator function a rule, whose docstring is the rule.

The rules that reading itself decides (broken-yaml, wrong-encoding, alias, duplicate-key,
unknown-key, missing-field, wrong-value, wrong-type) are in `source`; `RULES` lists all the others.
A rule's name is its function's, with hyphens; `marks` and `numbers` tell several.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator

from generator.anchors import Anchor, Kind, item_key, report_address
from generator.citations import Here, Vocabulary, unmarked
from generator.findings import Finding, Severity
from generator.footnotes import is_ibid
from generator.inline import plain
from generator.model import (
    Act,
    AgendaItem,
    Annex,
    Considered,
    Division,
    Item,
    ListedAgenda,
    ListedItem,
    Paragraph,
    Path,
    Table,
    walk,
)
from generator.published import Published, now
from generator.references import is_symbol
from generator.resolved import Resolved

# Ids that the pages' own headings have; no heading of a report may take one.
RESERVED_IDS = {"preamble", "operative-paragraphs", "annexes", "notes", "cited-in", "adoption"}


def check(
    resolved: Resolved, vocabulary: Vocabulary, published: Iterable[Published] = ()
) -> list[Finding]:
    """Return all that the rules have to say of a report.

    Args:
        resolved: the report with its tables.
        vocabulary: how the body's texts cite, in the report's language.
        published: what `published.tsv` says was out.
    """
    findings = [finding for rule in RULES for finding in rule(resolved)]
    findings += unmarked_citation(resolved, vocabulary)
    findings += published_and_lost(resolved, published)
    return findings


# --- marks and markup -------------------------------------------------------------------------


def markup(resolved: Resolved) -> Iterator[Finding]:
    """raw-html, link-with-title: a text holds words and inline Markdown, no HTML; the target of a
    link has no blank in it."""
    for path, fault in resolved.inline_faults:
        yield resolved.lines.finding(fault.rule, path, fault.message)


def marks(resolved: Resolved) -> Iterator[Finding]:
    """unknown-reference, unknown-annex, unknown-article, unknown-agenda-item, malformed-symbol,
    link-target: every mark leads to something that is there; other links are https."""
    for unresolved in resolved.unresolved:
        yield resolved.lines.finding(unresolved.rule, unresolved.path, unresolved.message)


def places(resolved: Resolved) -> Iterator[Finding]:
    """unknown-place: a key that names a place of the report (recorded, agenda_item, place of a
    correction, note of a statement) names one that is there."""
    known = {anchor.mark for anchor in resolved.anchors.values()}
    known |= {f"note:{number}" for number in resolved.notes.notes} | {"report:"}
    for path, mark in _named_places(resolved):
        if mark not in known:
            kind = mark.partition(":")[0]
            near = [name for name in known if name.startswith(kind)][:1] or ["para:1"]
            message = f"“{mark}” is not in this report; right would be, for example, “{near[0]}”"
            yield resolved.lines.finding("unknown-place", path, message)


def _named_places(resolved: Resolved) -> Iterator[tuple[Path, str]]:
    """Yield the keys that name a place, as paths and marks."""
    for path, value in resolved.values.items():
        if isinstance(value, Act):
            adoption = value.adoption
            here = (*path, "adoption")
            if adoption.recorded:
                yield (*here, "recorded"), adoption.recorded
            if adoption.agenda_item:
                yield (*here, "agenda_item"), f"item:{adoption.agenda_item}"
            for index, statement in enumerate(adoption.statements):
                yield (*here, "statements", index, "recorded"), statement.recorded
                if statement.note:
                    yield (*here, "statements", index, "note"), f"note:{statement.note}"
        elif isinstance(value, Considered):
            yield (*path, "recorded"), value.recorded
    for index, correction in enumerate(resolved.report.corrections):
        yield ("corrections", index, "place"), correction.place


def agenda_item_not_listed(resolved: Resolved) -> Iterator[Finding]:
    """A chapter or section that is the account of an agenda item names an item of the agenda."""
    listed = {key for _, key, _ in _agenda(resolved.report.agenda, ("agenda",), "")}
    for path, value in resolved.values.items():
        if isinstance(value, Division) and value.agenda_item and value.agenda_item not in listed:
            message = f"“{value.agenda_item}” is not under “agenda:”; there are {sorted(listed)}"
            yield resolved.lines.finding("unknown-agenda-item", (*path, "agenda_item"), message)


def _agenda(
    items: tuple[AgendaItem, ...], path: Path, parent: str
) -> Iterator[tuple[Path, str, AgendaItem]]:
    for index, item in enumerate(items):
        key = item_key(parent, item.number)
        yield (*path, index), key, item
        yield from _agenda(item.items, (*path, index, "items"), key)


# --- numbers ----------------------------------------------------------------------------------

Numbered = tuple[Path, str]


def numbers(resolved: Resolved) -> Iterator[Finding]:
    """duplicate-number, missing-number, number-out-of-order, malformed-number: what is numbered is
    counted without gap, from the first: paragraphs through the report, through each act and annex,
    items in their paragraph, notes, chapters, sections, agenda items."""
    for sequence in _sequences(resolved):
        yield from _in_order(resolved, [(p, n) for p, n in sequence if n])
    # The report gives only those items of the agenda that it has something to say of.
    for sequence in _agenda_sequences(resolved):
        yield from _in_order(resolved, sequence, gaps=True)


def _sequences(resolved: Resolved) -> Iterator[list[Numbered]]:
    """Yield everything that is counted together."""
    report = resolved.report
    yield [
        (path, value.number)
        for path, value in resolved.values.items()
        if isinstance(value, Paragraph) and _is_of_the_report(resolved, path)
    ]
    yield [(("notes", i), note.number) for i, note in enumerate(report.notes)]
    yield [(("chapters", i), chapter.number) for i, chapter in enumerate(report.chapters)]
    yield [(("annexes", i), annex.number) for i, annex in enumerate(report.annexes)]
    for path, value in resolved.values.items():
        if isinstance(value, Act | Annex):
            yield from _of_a_text(value, path)
        if isinstance(value, Act | Division):
            yield [((*path, "sections", i), s.number) for i, s in enumerate(value.sections)]
        if isinstance(value, Paragraph | Item | ListedAgenda | ListedItem):
            yield [((*path, "items", i), item.number) for i, item in enumerate(value.items)]


def _agenda_sequences(resolved: Resolved) -> Iterator[list[Numbered]]:
    """Yield the items of the agenda, and the sub-items of each."""
    yield [(("agenda", i), item.number) for i, item in enumerate(resolved.report.agenda)]
    for path, value in resolved.values.items():
        if isinstance(value, AgendaItem):
            yield [((*path, "items", i), item.number) for i, item in enumerate(value.items)]


def _is_of_the_report(resolved: Resolved, path: Path) -> bool:
    anchor = resolved.anchors.get(path)
    return anchor is not None and anchor.mark.startswith("para:")


def _of_a_text(text: Act | Annex, path: Path) -> Iterator[list[Numbered]]:
    """Yield the paragraphs of an act or annex: counted through, or anew in each section."""
    if isinstance(text, Act):
        yield [((*path, "annexes", i), annex.number) for i, annex in enumerate(text.annexes)]
        own, name = text.operative, "operative"
    else:
        own, name = text.paragraphs, "paragraphs"
    first = [((*path, name, i), p.number) for i, p in enumerate(own)]
    sections = [
        [
            (inner, value.number)
            for inner, value in walk(section, (*path, "sections", index))
            if isinstance(value, Paragraph)
            and not {"resolutions", "decisions"} & set(inner[len(path) :])
        ]
        for index, section in enumerate(text.sections)
    ]
    starts = [next((n for _, n in section if n), "") for section in sections]
    if starts.count("1") > 1:
        yield from [first, *sections]
    else:
        yield [*first, *(numbered for section in sections for numbered in section)]


def _in_order(
    resolved: Resolved, sequence: list[Numbered], *, gaps: bool = False
) -> Iterator[Finding]:
    """Yield what is wrong with the order of numbers; gaps may be none of it."""
    if not sequence:
        return
    count = _counting(sequence[0][1])
    before, printed_before = 0, ""
    for path, number in sequence:
        value = count(number)
        if value is None:
            message = f"“{number}” does not go on from “{printed_before}”"
            yield resolved.lines.finding("malformed-number", path, message)
            continue
        place, inserted = value
        message = f"“{number}” comes after “{printed_before or 'nothing'}”; "
        if number == printed_before:
            message = f"“{number}” is there twice; right would be the next number"
            yield resolved.lines.finding("duplicate-number", path, message)
        elif place < before:
            message += "numbers go up"
            yield resolved.lines.finding("number-out-of-order", path, message)
        elif place > before + 1 and not gaps:
            missing = place - before - 1
            message += f"{missing} number{'s are' if missing > 1 else ' is'} missing between"
            yield resolved.lines.finding("missing-number", path, message)
        elif place == before and not inserted:
            message += "only “bis”, “ter” and the like stand under the same number"
            yield resolved.lines.finding("number-out-of-order", path, message)
        before, printed_before = place, number


Count = Callable[[str], tuple[int, bool] | None]
_NUMBER = re.compile(r"\(?(?P<number>[0-9]+|[A-Za-z]+)\)?\.?(?:\s?(?P<inserted>[a-z]+))?")


def _counting(first: str) -> Count:
    """Return how a sequence that begins so is counted: 1, 2; a, b; i, ii; A, B; I, II."""
    match = _NUMBER.fullmatch(first)
    digits = match["number"] if match else first
    if digits.isdigit():
        return lambda number: _counted(number, int)
    if digits.casefold() == "i":
        return lambda number: _counted(number, _roman)
    return lambda number: _counted(number, _letter)


def _counted(number: str, value: Callable[[str], int]) -> tuple[int, bool] | None:
    """Return the place of a number, and whether it is an inserted one (2 bis); none if neither."""
    match = _NUMBER.fullmatch(number)
    try:
        return (value(match["number"]), bool(match["inserted"])) if match else None
    except ValueError:
        return None


def _letter(letters: str) -> int:
    """Return a = 1 ... z = 26, aa = 27 ... (the United Nations count aa, bb, cc)."""
    if len(set(letters)) != 1 or not letters.isascii():
        raise ValueError(letters)
    return (len(letters) - 1) * 26 + ord(letters[0].lower()) - ord("a") + 1


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman(letters: str) -> int:
    """Return the value of a Roman number; raises ValueError where it is none."""
    try:
        values = [_ROMAN[letter] for letter in letters.lower()]
    except KeyError:
        raise ValueError(letters) from None
    following = [*values[1:], 0]
    return sum(-v if v < f else v for v, f in zip(values, following, strict=True))


def act_number(resolved: Resolved) -> Iterator[Finding]:
    """malformed-number: an act is numbered as its body numbers them."""
    for path, value in resolved.values.items():
        if isinstance(value, Act):
            body = resolved.body
            numbers_ = body.resolution if value.kind == "resolution" else body.decision
            if not numbers_ or not re.fullmatch(numbers_.pattern, value.number):
                message = f"“{value.number}” is not how {body.id} numbers a {value.kind}"
                yield resolved.lines.finding("malformed-number", (*path, "number"), message)


def duplicate_id(resolved: Resolved) -> Iterator[Finding]:
    """Two things never have one id: two acts one number, two paragraphs of a text one number, two
    headings of a page the same words."""
    seen: dict[tuple[str, str], Anchor] = {}
    for path, anchor in resolved.anchors.items():
        if anchor.kind is Kind.AGENDA_ITEM:
            continue
        key = (anchor.address, anchor.id) if anchor.id else (anchor.mark, "")
        if anchor.id in RESERVED_IDS:
            message = f"the id “{anchor.id}” is that of a heading of the page; change the heading"
            yield resolved.lines.finding("duplicate-id", path, message)
        if key in seen:
            first = resolved.lines.line(seen[key].path)
            message = f"“{anchor.mark}” would have the id of what stands on line {first}"
            yield resolved.lines.finding("duplicate-id", path, f"{message}; number one anew")
        seen[key] = anchor


# --- notes ------------------------------------------------------------------------------------


def note_missing(resolved: Resolved) -> Iterator[Finding]:
    """A note that is called is there."""
    for path, ids in resolved.notes.call_ids.items():
        for id_ in ids:
            number = id_.split("-")[1]
            if number not in resolved.notes.notes:
                message = f"note {number} is called and is not under “notes:”; add it there"
                yield resolved.lines.finding("note-missing", path, message)


def note_not_called(resolved: Resolved) -> Iterator[Finding]:
    """A note that is there is called."""
    for index, note in enumerate(resolved.report.notes):
        if not resolved.notes.notes[note.number].calls:
            message = f"note {note.number} is never called; put [^{note.number}] where it belongs"
            yield resolved.lines.finding("note-not-called", ("notes", index), message)


def ibid_uncertain(resolved: Resolved) -> Iterator[Finding]:
    """Where it is not certain what "Ibid." stands for, a person states it."""
    index_of = {note.number: i for i, note in enumerate(resolved.report.notes)}
    for number, why in resolved.notes.uncertain:
        message = f"what “Ibid.” stands for in note {number} is not certain: {why}; "
        path = ("notes", index_of[number], "text")
        message += "write the full words under “stands_for:”"
        yield resolved.lines.finding("ibid-uncertain", path, message)


def ibid_across_texts(resolved: Resolved) -> Iterator[Finding]:
    """Notice: an "Ibid." that points to a note of another act is right, but worth a look."""
    for index, note in enumerate(resolved.report.notes):
        found = resolved.notes.notes[note.number]
        if not found.antecedent or not is_ibid(note.text):
            continue
        before = resolved.notes.notes[found.antecedent]
        texts = [
            resolved.anchor_of(calls[0].path).mark.partition("#")[0].partition("/annex")[0]
            for calls in (found.calls, before.calls)
            if calls
        ]
        if len(set(texts)) > 1 and all(":" in t and not t.startswith("para:") for t in texts):
            message = f"“Ibid.” of note {note.number} ({texts[0]}) points to {texts[1]}"
            path = ("notes", index, "text")
            yield resolved.lines.finding("ibid-across-texts", path, message, Severity.NOTICE)


# --- what the masthead and the adoption say ---------------------------------------------------


def malformed_date(resolved: Resolved) -> Iterator[Finding]:
    """A date is a day of the calendar, year first: 2014-10-06."""
    for path, date in _dates(resolved):
        try:
            valid = len(date) == 10 and datetime.date.fromisoformat(date)
        except ValueError:
            valid = False
        if not valid:
            message = f"“{date}” is no date; write year, month, day: 2014-10-06"
            yield resolved.lines.finding("malformed-date", path, message)


def _dates(resolved: Resolved) -> Iterator[tuple[Path, str]]:
    report = resolved.report
    yield ("date",), report.date
    yield ("held", "opened"), report.held.opened
    yield ("held", "closed"), report.held.closed
    for path, value in resolved.values.items():
        if isinstance(value, Act) and value.adoption.date:
            yield (*path, "adoption", "date"), value.adoption.date
        if isinstance(value, Considered):
            yield from (((*path, "dates", i), date) for i, date in enumerate(value.dates))


def malformed_symbol(resolved: Resolved) -> Iterator[Finding]:
    """The symbol of a document is letters, figures and strokes: CTOC/COP/2014/L.4/Rev.2."""
    for path, symbol in _symbols(resolved):
        if not is_symbol(symbol):
            message = f"“{symbol}” is no symbol of a document; right would be CTOC/COP/2014/13"
            yield resolved.lines.finding("malformed-symbol", path, message)


def _symbols(resolved: Resolved) -> Iterator[tuple[Path, str]]:
    yield ("symbol",), resolved.report.symbol
    for path, value in resolved.values.items():
        if isinstance(value, Act):
            if value.adoption.draft:
                yield (*path, "adoption", "draft"), value.adoption.draft
            for index, statement in enumerate(value.adoption.statements):
                if statement.document:
                    where = (*path, "adoption", "statements", index, "document")
                    yield where, statement.document


def adoption_disagrees(resolved: Resolved) -> Iterator[Finding]:
    """What is said of an adoption (draft, meeting, sponsors) stands in the paragraph that records
    it."""
    paths = {anchor.mark: path for path, anchor in resolved.anchors.items()}
    for path, value in resolved.values.items():
        if not isinstance(value, Act) or value.adoption.recorded not in paths:
            continue
        adoption = value.adoption
        recorded = paths[adoption.recorded]
        words = " ".join(
            plain(nodes) for where, nodes in resolved.texts.items() if where[: len(recorded)] == recorded
        )
        for name in (adoption.draft, adoption.meeting, *adoption.sponsors):
            if name and name not in words:
                message = f"“{name}” is not in the paragraph that records it, {adoption.recorded}"
                yield resolved.lines.finding("adoption-disagrees", (*path, "adoption"), message)


def unknown_session(resolved: Resolved) -> Iterator[Finding]:
    """The session of a report is one of those that the body's data list."""
    sessions = [session.number for session in resolved.body.sessions]
    if resolved.report.session not in sessions:
        message = f"“{resolved.report.session}” is not in body.yaml, which has {sessions}"
        yield resolved.lines.finding("unknown-session", ("session",), message)


# --- structure --------------------------------------------------------------------------------


def empty_paragraph(resolved: Resolved) -> Iterator[Finding]:
    """A paragraph has words, parts, officers, an agenda or a table."""
    for path, value in resolved.values.items():
        if isinstance(value, Paragraph) and not (
            value.text or value.items or value.officers or value.agenda or value.table
        ):
            yield resolved.lines.finding("empty-paragraph", path, "this paragraph holds nothing")


def table_width(resolved: Resolved) -> Iterator[Finding]:
    """Each row of a table has as many cells as there are headings."""
    for path, value in resolved.values.items():
        if isinstance(value, Table):
            for index, row in enumerate(value.rows):
                if len(row.cells) != len(value.head):
                    message = f"{len(row.cells)} cells under {len(value.head)} headings"
                    yield resolved.lines.finding("table-width", (*path, "rows", index), message)


def unplaced(resolved: Resolved) -> Iterator[Finding]:
    """What the importer could not place, a person places."""
    for index, rest in enumerate(resolved.report.unplaced):
        message = f"line {rest.line} of the source, “{rest.text[:60]}”, is not placed yet"
        yield resolved.lines.finding("unplaced", ("unplaced", index), message)


def moved(resolved: Resolved) -> Iterator[Finding]:
    """unknown-place: what was moved leads to something that is there, and is itself gone."""
    base = report_address(resolved.report)
    here = {f"{a.address}{'#' if a.id else ''}{a.id}" for a in resolved.anchors.values()}
    for index, entry in enumerate(resolved.report.moved):
        if f"{base}{entry.new}" not in here:
            message = f"“{entry.new}” is not in this report; right would be resolutions/7-1/#op-2"
            yield resolved.lines.finding("unknown-place", ("moved", index, "new"), message)
        if f"{base}{entry.old}" in here:
            message = f"“{entry.old}” is still there, so it cannot lead elsewhere"
            yield resolved.lines.finding("duplicate-id", ("moved", index, "old"), message)


# --- prose and what was out -------------------------------------------------------------------


def unmarked_citation(resolved: Resolved, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Prose that looks like a citation is marked: as the reference that it is, or as plain:."""
    for path, nodes in resolved.texts.items():
        if path == ("title",) or path[:1] == ("agenda",):
            continue
        for citation in unmarked(nodes, vocabulary, here(resolved, path)):
            words = plain(nodes)[citation.start : citation.end]
            message = (
                f"“{words}” looks like a citation and is not marked; write "
                f"[{words}]({citation.target}), or [{words}](plain:) if it is none"
            )
            yield resolved.lines.finding("unmarked-citation", path, message)


def here(resolved: Resolved, path: Path) -> Here:
    """Return what "the present resolution" and its annexes are at a path."""
    for length in range(len(path), 0, -1):
        anchor = resolved.anchors.get(path[:length])
        if anchor and anchor.kind in (Kind.RESOLUTION, Kind.DECISION):
            act = resolved.value(path[:length])
            return Here(anchor.mark, tuple(annex.number for annex in act.annexes))
    return Here("", ())


def published_and_lost(
    resolved: Resolved, published: Iterable[Published]
) -> Iterator[Finding]:
    """published-lost, published-elsewhere: what was published is still there and begins with the
    same words, or `moved:` says where it is."""
    published = tuple(published)
    base = report_address(resolved.report)
    current = {(e.address, e.id): e.words for e in now(resolved)} if published else {}
    old = {f"{base}{entry.old}" for entry in resolved.report.moved}
    for entry in published:
        full = f"{entry.address}{'#' if entry.id else ''}{entry.id}"
        if full in old:
            continue
        words = current.get((entry.address, entry.id))
        short = full.removeprefix(base)
        if words is None:
            message = f"“{short}” was published and is gone; say where it is under “moved:”"
            yield resolved.lines.finding("published-lost", (), message)
        elif words != entry.words:
            message = (
                f"“{short}” was published with the words “{entry.words}” and now begins “{words}”; "
                "if the words were corrected, `plenary record` keeps the new ones"
            )
            yield resolved.lines.finding("published-elsewhere", (), message)


RULES: tuple[Callable[[Resolved], Iterator[Finding]], ...] = (
    markup,
    marks,
    places,
    agenda_item_not_listed,
    numbers,
    act_number,
    duplicate_id,
    note_missing,
    note_not_called,
    ibid_uncertain,
    ibid_across_texts,
    malformed_date,
    malformed_symbol,
    adoption_disagrees,
    unknown_session,
    empty_paragraph,
    table_width,
    unplaced,
    moved,
)
