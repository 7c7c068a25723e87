"""The rules: one generator function a rule, whose docstring is the rule.

A rule yields the path of what is wrong, and a message that says what would be right; its name is
its function's, with hyphens. `RULES` lists them all, those too that other modules tell because
only they can: what cannot be read cannot be judged here.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator import source
from generator.actions import Grammar, misprinted, with_actions
from generator.anchors import (
    LISTS,
    OVERVIEWS,
    Anchor,
    Kind,
    item_key,
    numbers_begin_anew,
    report_address,
    slug,
)
from generator.citations import Here, Vocabulary, unmarked
from generator.entities import Directory
from generator.findings import Finding, Severity
from generator.footnotes import is_ibid
from generator.inline import InlineRule, plain
from generator.model import (
    DEVICES,
    Act,
    Action,
    Addressed,
    AgendaItem,
    Annex,
    Considered,
    Deadline,
    Division,
    Item,
    ListedAgenda,
    ListedItem,
    Met,
    Paragraph,
    Path,
    Section,
    Table,
    is_date,
    walk,
)
from generator.participation import names_of, not_printed
from generator.published import Published, now
from generator.references import MarkRule, is_symbol
from generator.resolved import Resolved
from generator.timeline import timeline

Told = Iterator[tuple[Path, str]]
"""What a rule has to say: where, and what is wrong and would be right."""


def check(
    resolved: Resolved,
    vocabulary: Vocabulary,
    grammar: Grammar,
    published: Iterable[Published] = (),
) -> list[Finding]:
    """Return all that the rules have to say of a report.

    Args:
        resolved: the report with its tables.
        vocabulary: how the body's texts cite, in the report's language.
        grammar: how they say who must do what.
        published: what `published.tsv` says was out.
    """
    out = tuple(_still_here(resolved, tuple(published)))
    told = [(name_of(rule), rule(resolved)) for rule in OF_A_REPORT]
    told += [
        (name_of(unmarked_citation), unmarked_citation(resolved, vocabulary)),
        (name_of(unrecognized_addressee), unrecognized_addressee(resolved, grammar)),
        (name_of(action_missing), action_missing(resolved, grammar)),
        (name_of(published_lost), published_lost(out)),
        (name_of(published_elsewhere), published_elsewhere(out)),
    ]
    return [
        resolved.lines.finding(rule, path, message, NOTICES.get(rule, Severity.ERROR))
        for rule, findings in told
        for path, message in findings
    ]


def name_of(rule: Callable[..., object]) -> str:
    """Return the name of a rule: note_missing -> note-missing."""
    return rule.__name__.replace("_", "-")


# --- markup -----------------------------------------------------------------------------------


def raw_html(resolved: Resolved) -> Told:
    """A text holds words and inline Markdown, no HTML."""
    return _of_inline(resolved, "raw-html")


def link_with_title(resolved: Resolved) -> Told:
    """The target of a link has no blank in it."""
    return _of_inline(resolved, "link-with-title")


def loose_markup(resolved: Resolved) -> Told:
    """Italics, links and note calls are complete; an asterisk that is a word has a backslash."""
    return _of_inline(resolved, "loose-markup")


def _of_inline(resolved: Resolved, rule: InlineRule) -> Told:
    """Yield what reading the texts found."""
    return ((path, fault.message) for path, fault in resolved.inline_faults if fault.rule == rule)


# --- marks ------------------------------------------------------------------------------------


def link_target(resolved: Resolved) -> Told:
    """A link is one of our marks, or https."""
    return _of_marks(resolved, "link-target")


def unknown_reference(resolved: Resolved) -> Told:
    """The act, paragraph, chapter or section that a mark names is there."""
    return _of_marks(resolved, "unknown-reference")


def unknown_annex(resolved: Resolved) -> Told:
    """The annex that a mark names, or its paragraph, is there."""
    return _of_marks(resolved, "unknown-annex")


def unknown_article(resolved: Resolved) -> Told:
    """The article that a mark names is one of an instrument of the body."""
    return _of_marks(resolved, "unknown-article")


def unknown_agenda_item(resolved: Resolved) -> Told:
    """The agenda item that a mark, a chapter or a section names is one of the agenda."""
    yield from _of_marks(resolved, "unknown-agenda-item")
    listed = list(_agenda_keys(resolved.report.agenda, ""))
    for path, value in resolved.values.items():
        if isinstance(value, Division) and value.agenda_item and value.agenda_item not in listed:
            message = f"“{value.agenda_item}” is not under “agenda:”; there are {', '.join(listed)}"
            yield (*path, "agenda_item"), message


def _agenda_keys(items: tuple[AgendaItem, ...], parent: str) -> Iterator[str]:
    for item in items:
        key = item_key(parent, item.number)
        yield key
        yield from _agenda_keys(item.items, key)


def malformed_symbol(resolved: Resolved) -> Told:
    """The symbol of a document is letters, figures and strokes: CTOC/COP/2014/L.4/Rev.2."""
    yield from _of_marks(resolved, "malformed-symbol")
    for path, symbol in _symbols(resolved):
        if not is_symbol(symbol):
            yield path, f"“{symbol}” is no symbol of a document; right would be CTOC/COP/2014/13"


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


def _of_marks(resolved: Resolved, rule: MarkRule) -> Told:
    """Yield what resolving the marks found."""
    return ((found.path, found.message) for found in resolved.unresolved if found.rule == rule)


def unknown_place(resolved: Resolved) -> Told:
    """A key that names a place of the report names one that is there."""
    known = dict.fromkeys(anchor.mark for anchor in resolved.anchors.values())
    known |= dict.fromkeys(f"note:{number}" for number in resolved.notes.notes)
    for path, mark in _named_places(resolved):
        if mark not in known:
            kind = mark.partition(":")[0]
            near = next((name for name in known if name.startswith(f"{kind}:")), "para:1")
            yield path, f"“{mark}” is not in this report; right would be, for example, “{near}”"
    here = set(_addresses(resolved))
    for index, entry in enumerate(resolved.report.moved):
        if entry.new not in here:
            message = f"“{entry.new}” is not in this report; right would be resolutions/7-1/#op-2"
            yield ("moved", index, "new"), message
        if not re.fullmatch(r"(?:[\w-]+/)*(?:#[\w-]+)?", entry.old):
            message = f"“{entry.old}” is no address here; right would be resolutions/7-1/#op-2"
            yield ("moved", index, "old"), message


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
        elif isinstance(value, Considered | Met):
            yield (*path, "recorded"), value.recorded
    for index, correction in enumerate(resolved.report.corrections):
        yield ("corrections", index, "place"), correction.place


def correction_disagrees(resolved: Resolved) -> Told:
    """A correction is made: its place has the words as published."""
    places = {anchor.mark: path for path, anchor in resolved.anchors.items()}
    places |= {f"note:{n.number}": ("notes", i) for i, n in enumerate(resolved.report.notes)}
    for index, correction in enumerate(resolved.report.corrections):
        place = places.get(correction.place)
        if place is None:
            continue  # unknown-place tells
        within = (path for path in resolved.texts if path[: len(place)] == place)
        if correction.published not in " ".join(resolved.words(path) for path in within):
            message = f"“{correction.published}” is not in {correction.place}; make the correction"
            yield ("corrections", index, "published"), f"{message} there, or write its words here"


def _addresses(resolved: Resolved) -> Iterator[str]:
    """Yield the addresses and ids of a report as `moved:` writes them."""
    base = report_address(resolved.report)
    for anchor in resolved.anchors.values():
        yield f"{anchor.address.removeprefix(base)}{'#' if anchor.id else ''}{anchor.id}"


# --- numbers ----------------------------------------------------------------------------------

Numbered = tuple[Path, str]


def duplicate_number(resolved: Resolved) -> Told:
    """Of what is counted together no two have the same number."""
    return _of_numbers(resolved, "duplicate-number")


def missing_number(resolved: Resolved) -> Told:
    """What is counted together is counted from the first and without a gap, but for the agenda."""
    return _of_numbers(resolved, "missing-number")


def number_out_of_order(resolved: Resolved) -> Told:
    """Numbers go up; only “bis”, “ter” and the like stand under the same number."""
    return _of_numbers(resolved, "number-out-of-order")


def malformed_number(resolved: Resolved) -> Told:
    """A number goes on from the one before; an act is numbered as its body numbers them."""
    yield from _of_numbers(resolved, "malformed-number")
    for path, value in resolved.values.items():
        if isinstance(value, Act):
            body = resolved.body
            numbers = body.resolution if value.kind == "resolution" else body.decision
            if not numbers or not re.fullmatch(numbers.pattern, value.number):
                message = f"“{value.number}” is not how {body.id} numbers a {value.kind}"
                yield (*path, "number"), message


def _of_numbers(resolved: Resolved, rule: str) -> Told:
    """Yield what is wrong with the numbers: paragraphs through the report, through each act and
    annex, items in their paragraph, notes, chapters, sections, agenda items."""
    for sequence in _sequences(resolved):
        faults = _in_order([(path, number) for path, number in sequence if number])
        yield from ((path, message) for name, path, message in faults if name == rule)
    # The report gives only those items of the agenda that it has something to say of.
    for sequence in _agenda_sequences(resolved):
        faults = _in_order(sequence, gaps=True)
        yield from ((path, message) for name, path, message in faults if name == rule)


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
        if isinstance(value, Act):
            yield [((*path, "annexes", i), annex.number) for i, annex in enumerate(value.annexes)]
            yield from _in_sections("operative", value.operative, value.sections, path)
        if isinstance(value, Annex):
            yield from _in_sections("paragraphs", value.paragraphs, value.sections, path)
        if isinstance(value, Act | Division):
            yield [((*path, "sections", i), s.number) for i, s in enumerate(value.sections)]
        if isinstance(value, Paragraph | Item):
            yield [((*path, "items", i), item.number) for i, item in enumerate(value.items)]
        if isinstance(value, ListedAgenda | ListedItem):
            yield [((*path, "items", i), listed.number) for i, listed in enumerate(value.items)]


def _agenda_sequences(resolved: Resolved) -> Iterator[list[Numbered]]:
    """Yield the items of the agenda, and the sub-items of each."""
    yield [(("agenda", i), item.number) for i, item in enumerate(resolved.report.agenda)]
    for path, value in resolved.values.items():
        if isinstance(value, AgendaItem):
            yield [((*path, "items", i), item.number) for i, item in enumerate(value.items)]


def _is_of_the_report(resolved: Resolved, path: Path) -> bool:
    anchor = resolved.anchors.get(path)
    return anchor is not None and anchor.mark.startswith("para:")


def _in_sections(
    name: str, first: tuple[Paragraph, ...], sections: tuple[Section, ...], path: Path
) -> list[list[Numbered]]:
    """Return the paragraphs of a text with sections: counted through, or anew in each section."""
    runs = [[((*path, name, i), paragraph.number) for i, paragraph in enumerate(first)]]
    anew = numbers_begin_anew(first, sections)
    for index, section in enumerate(sections):
        here = (*path, "sections", index)
        inner = _in_sections("paragraphs", section.paragraphs, section.sections, here)
        if not anew:
            runs[-1] += inner.pop(0)
        runs += inner
    return runs


def _in_order(sequence: list[Numbered], *, gaps: bool = False) -> Iterator[tuple[str, Path, str]]:
    """Yield the rule, the path and what is wrong in a sequence; gaps may be none of it."""
    if not sequence:
        return
    count = _counting(sequence[0][1])
    before, printed_before = 0, ""
    for path, number in sequence:
        after = f"“{number}” comes after “{printed_before}”" if before else f"“{number}” is first"
        value = count(number)
        if value is None:
            yield "malformed-number", path, f"{after}; right would be a number that goes on from it"
            continue
        place, inserted = value
        if number == printed_before:
            message = f"“{number}” is there twice; right would be the next number"
            yield "duplicate-number", path, message
        elif place < before:
            yield "number-out-of-order", path, f"{after}; numbers go up"
        elif place > before + 1 and not gaps:
            missing = place - before - 1
            are = "numbers are" if missing > 1 else "number is"
            yield "missing-number", path, f"{after}; {missing} {are} missing before it"
        elif place == before and not inserted:
            message = f"{after}; only “bis”, “ter” and the like stand under the same number"
            yield "number-out-of-order", path, message
        before, printed_before = place, number


Count = Callable[[str], tuple[int, bool] | None]
# Possessive (++): a very long word is not tried again from each of its letters.
_NUMBER = re.compile(r"\(?(?P<number>[0-9]++|[A-Za-z]++)\)?\.?(?:\s?(?P<inserted>[a-z]++))?")


def _counting(first: str) -> Count:
    """Return how a sequence that begins so is counted: 1, 2; a, b; i, ii; A, B; I, II."""
    match = _NUMBER.fullmatch(first)
    printed = match["number"].casefold() if match else first
    if printed.isdigit():
        return lambda number: _counted(number, int)
    # A list may begin with (c), but hardly with (cc).
    if printed == "i" or (len(printed) > 1 and set(printed) <= set(_ROMAN)):
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
    if len(set(letters)) != 1 or not letters.isalpha():
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


def duplicate_id(resolved: Resolved) -> Told:
    """Two things never have one address and id; what has moved is no longer there itself."""
    seen: dict[tuple[str, str], Anchor] = {}
    for path, anchor in resolved.anchors.items():
        if anchor.kind is Kind.AGENDA_ITEM:
            continue
        key = _unique(anchor)
        if key in seen:
            line = resolved.lines.line(seen[key].path)
            yield path, f"“{anchor.mark}” would have the id of what stands on line {line}"
        seen.setdefault(key, anchor)
    here = {*_addresses(resolved), *(f"{folder}/" for folder in (*OVERVIEWS, *LISTS))}
    here |= {entry.address.removeprefix(report_address(resolved.report)) for entry in now(resolved)}
    for index, entry in enumerate(resolved.report.moved):
        if entry.old in here:
            message = f"“{entry.old}” is still there, so it cannot lead elsewhere"
            yield ("moved", index, "old"), message


LONGEST_ADDRESS, LONGEST_ID = 240, 700
"""Bytes: a file beside a page bears most of its address as its name, and disks take 255; where a
page's data are read, no key may have more than 1,024 characters."""


def unsafe_address(resolved: Resolved) -> Told:
    """An address has room on every disk, and each part of it is a name that every system takes."""
    base = report_address(resolved.report)
    # Of an account of an item that is not there `unknown_agenda_item` tells.
    known = [f"{base}agenda/{key}/" for key in _agenda_keys(resolved.report.agenda, "")]
    seen: set[str] = set()
    for path, anchor in resolved.anchors.items():
        if anchor.address.startswith(f"{base}agenda/") and anchor.address not in known:
            continue
        if anchor.address not in seen and (why := _unsafe(anchor.address)):
            # All that stands in a session would else tell of the session's name again.
            yield (path if anchor.address != base else ("session",)), why
            if _unsafe(base):
                break
        seen.add(anchor.address)
        if len(anchor.id.encode()) > LONGEST_ID:
            yield path, f"its id would be “{anchor.id[:40]}…”, which is too long; shorten the words"
    for index, entry in enumerate(resolved.report.moved):
        address = entry.old.partition("#")[0]
        if why := _unsafe(f"{base}{address}") if address else "":
            yield ("moved", index, "old"), why


def _unsafe(address: str) -> str:
    """Say what is wrong with an address as the name of a folder; "" where nothing is."""
    parts = address.split("/")[:-1]
    if len(address.encode()) > LONGEST_ADDRESS:
        return f"the address would be “{address[:60]}…”, which is too long; shorten its last part"
    for part in parts:
        if part in DEVICES:
            return f"the address would be “{address}”, and Windows keeps “{part}” for a device"
        # "7-1" and "7_1" are two names; "Res" and "res" are one on some systems and two on others.
        if part != slug(part) or not part:
            return f"the address would be “{address}”; right would be small letters and figures"
    return ""


def _unique(anchor: Anchor) -> tuple[str, str]:
    """Return what no other thing of a report may have."""
    # Several divisions may share a page (a section that is an agenda item's account); acts do not.
    if anchor.id or anchor.kind in (Kind.RESOLUTION, Kind.DECISION):
        return anchor.address, anchor.id
    return anchor.mark, ""


# --- notes ------------------------------------------------------------------------------------


def note_missing(resolved: Resolved) -> Told:
    """A note that is called is there."""
    for path, ids in resolved.notes.call_ids.items():
        for number in dict.fromkeys(id_.split("-")[1] for id_ in ids):
            if number not in resolved.notes.notes:
                yield path, f"note {number} is called and is not under “notes:”; add it there"


def note_in_note(resolved: Resolved) -> Told:
    """A note calls no other note: on a page it would have no place to be called from."""
    for path in resolved.notes.call_ids:
        if path[0] == "notes":
            yield path, "a note calls a note here; take out the [^...], or write what it stands for"


def note_not_called(resolved: Resolved) -> Told:
    """A note that is there is called."""
    for index, note in enumerate(resolved.report.notes):
        calls = resolved.notes.notes[note.number].calls
        put = f"put [^{note.number}] where it belongs"
        if not calls:
            yield ("notes", index), f"note {note.number} is never called; {put}"
        # A list of the agenda shows titles without their notes.
        elif all(call.path[0] == "agenda" for call in calls):
            yield ("notes", index), f"only the list of the agenda calls note {note.number}; {put}"


def ibid_uncertain(resolved: Resolved) -> Told:
    """Where it is not certain what “Ibid.” stands for, a person states it."""
    index_of = {note.number: i for i, note in enumerate(resolved.report.notes)}
    for number, why in resolved.notes.uncertain:
        message = f"what “Ibid.” stands for in note {number} is not certain: {why}; "
        yield (
            ("notes", index_of[number], "text"),
            f"{message}write the full words under “stands_for:”",
        )


def ibid_across_texts(resolved: Resolved) -> Told:
    """An “Ibid.” that points to a note of another act is right, but worth a look."""
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
        if len(set(texts)) > 1 and all(text.startswith(_ACTS) for text in texts):
            message = f"“Ibid.” of note {note.number} ({texts[0]}) points to {texts[1]}"
            yield ("notes", index, "text"), message


_ACTS = ("resolution:", "decision:")


# --- what the masthead and the adoption say ---------------------------------------------------


def malformed_date(resolved: Resolved) -> Told:
    """A date is a day of the calendar, year first: 2014-10-06."""
    for path, date in _dates(resolved):
        if not is_date(date):
            yield path, f"“{date}” is no date; write year, month, day: 2014-10-06"


def _dates(resolved: Resolved) -> Iterator[tuple[Path, str]]:
    report = resolved.report
    yield ("date",), report.date
    yield ("held", "opened"), report.held.opened
    yield ("held", "closed"), report.held.closed
    for path, value in resolved.values.items():
        if isinstance(value, Act) and value.adoption.date:
            yield (*path, "adoption", "date"), value.adoption.date
        if isinstance(value, Considered | Met):
            yield from (((*path, "dates", i), date) for i, date in enumerate(value.dates))
        if isinstance(value, Deadline) and value.date:
            yield (*path, "date"), value.date


def adoption_disagrees(resolved: Resolved) -> Told:
    """The draft, the meeting and the sponsors of an act stand in the paragraph that records it."""
    paths = {anchor.mark: path for path, anchor in resolved.anchors.items()}
    for path, value in resolved.values.items():
        if not isinstance(value, Act) or value.adoption.recorded not in paths:
            continue
        adoption = value.adoption
        recorded = paths[adoption.recorded]
        words = " ".join(
            plain(nodes)
            for where, nodes in resolved.texts.items()
            if where[: len(recorded)] == recorded
        )
        for name in (adoption.draft, adoption.meeting, *adoption.sponsors):
            if name and name not in words:
                message = f"“{name}” is not in the paragraph that records it, {adoption.recorded}"
                yield (*path, "adoption"), message


def unknown_session(resolved: Resolved) -> Told:
    """The session of a report, or of a deadline, is one of those that the body's data list."""
    sessions = [session.number for session in resolved.body.sessions]
    named: list[tuple[Path, str]] = [(("session",), resolved.report.session)]
    named += [
        ((*path, "session"), value.session)
        for path, value in resolved.values.items()
        if isinstance(value, Deadline) and value.session
    ]
    for path, session in named:
        if session not in sessions:
            yield path, f"“{session}” is not in body.yaml, which has {', '.join(sessions)}"


# --- who spoke, and when --------------------------------------------------------------------


def speaker_not_printed(resolved: Resolved) -> Told:
    """The speakers of a paragraph stand in its words, in that order, as do offices and behalves."""
    for path, value in resolved.values.items():
        if isinstance(value, Paragraph) and value.statements:
            for index, heard in enumerate(value.statements):
                if not heard.speakers:
                    message = "nobody is named; write who spoke, or take the statement out"
                    yield (*path, "statements", index, "speakers"), message
            for place, name in not_printed(value, path):
                message = "does not stand in this paragraph, or not after the speaker before"
                yield place, f"“{name}” {message}; write it as printed, in the order of the words"


def name_nearly_known(resolved: Resolved) -> Told:
    """A speaker or sponsor whose name is nearly that of another is another, or a slip."""
    directory = Directory.of(resolved.body, resolved.report.language)
    for path, name, near in directory.nearly_known(names_of(resolved)):
        message = f"“{name}” is nearly “{near}”; if it is the same, write it as there or add the"
        yield path, f"{message} name under “entities:” in body.yaml; if not, give it an entry there"


def meeting_days_disagree(resolved: Resolved) -> Told:
    """What the report says of the days of its meetings agrees."""
    yield from timeline(resolved).disagreements


def document_not_printed(resolved: Resolved) -> Told:
    """A document is cited where the data say, and its title stands there; it is listed once."""
    cited = {(ref.mark, _mark_at(resolved, ref.path)) for ref in resolved.references}
    symbols = [document.symbol for document in resolved.report.documents]
    for index, document in enumerate(resolved.report.documents):
        path: Path = ("documents", index)
        if (f"un:{document.symbol}", document.recorded) not in cited:
            message = f"“{document.symbol}” is not cited in {document.recorded}"
            yield (*path, "recorded"), f"{message}; write where the report gives the title"
        elif not document.title or document.title not in _words_at(resolved, document.recorded):
            message = f"“{document.title}” does not stand in {document.recorded}"
            yield (*path, "title"), f"{message}; write it as printed, or take the document out"
        if document.symbol in symbols[:index]:
            yield (*path, "symbol"), f"“{document.symbol}” is listed above; one title is enough"


def _mark_at(resolved: Resolved, path: Path) -> str:
    """Return the mark of the paragraph or note that a text is in."""
    if path[:1] == ("notes",):
        return f"note:{resolved.report.notes[int(path[1])].number}"
    return resolved.anchor_of(path).mark


def _words_at(resolved: Resolved, mark: str) -> str:
    """Return the plain words of a paragraph or note."""
    here = (path for path in resolved.texts if _mark_at(resolved, path) == mark)
    return " ".join(resolved.words(path) for path in here)


# --- structure --------------------------------------------------------------------------------


def empty_paragraph(resolved: Resolved) -> Told:
    """A paragraph, or a part of one, has words, parts, officers, an agenda or a table."""
    for path, value in resolved.values.items():
        if isinstance(value, Paragraph | Item) and not _holds_something(value):
            yield path, "nothing stands here; write the words that the source has, or take it out"


def _holds_something(value: Paragraph | Item) -> bool:
    if value.text or value.items:
        return True
    return isinstance(value, Paragraph) and bool(value.officers or value.agenda or value.table)


def table_width(resolved: Resolved) -> Told:
    """Each row of a table has as many cells as there are headings."""
    for path, value in resolved.values.items():
        if isinstance(value, Table):
            for index, row in enumerate(value.rows):
                if len(row.cells) != len(value.head):
                    message = f"cells: {len(row.cells)}, headings: {len(value.head)}"
                    yield (*path, "rows", index), f"{message}; an empty cell is written ''"


def unplaced(resolved: Resolved) -> Told:
    """What the importer could not place, a person places."""
    for index, rest in enumerate(resolved.report.unplaced):
        message = f"line {rest.line} of the source, “{rest.text[:60]}”, is not placed yet"
        yield ("unplaced", index), f"{message}; put it where it belongs and take it out here"


# --- actions ----------------------------------------------------------------------------------


def action_not_printed(resolved: Resolved) -> Told:
    """What an action says stands in its paragraph, in that order; “ … ” is a cut in its words."""
    for path, value in resolved.values.items():
        if isinstance(value, Paragraph | Item) and value.actions:
            for where, words in misprinted(value.actions, _words_for_actions(resolved, path)):
                message = f"“{words}” is not in the paragraph, or not in this order"
                yield (*path, "actions", *where), f"{message}; write the words that are printed"


def _words_for_actions(resolved: Resolved, path: Path) -> str:
    """Return the words that the actions of a paragraph or item are made of.

    Those of an item are made of the words above it as well: it takes verb and addressees there.
    """
    above = [
        resolved.words((*path[:length], "text"))
        for length in range(1, len(path))
        if isinstance(resolved.values.get(path[:length]), Paragraph | Item)
    ]
    own = [resolved.words((*path, name)) for name in ("text", "closing")]
    return " | ".join((*above, *own))


def action_and_none(resolved: Resolved) -> Told:
    """A paragraph has actions, or says why it has none, not both."""
    for path, value in resolved.values.items():
        if isinstance(value, Paragraph | Item) and value.no_action and _has_action(value):
            yield (*path, "no_action"), "there are actions here; take out them or “no_action:”"


def _has_action(value: Paragraph | Item) -> bool:
    return bool(value.actions) or any(_has_action(item) for item in value.items)


def unknown_addressee(resolved: Resolved) -> Told:
    """An id under `means:` is that of an addressee in body.yaml."""
    known = [addressee.id for addressee in resolved.body.addressees]
    for path, value in resolved.values.items():
        if isinstance(value, Addressed):
            for index, id_ in enumerate(value.means):
                if id_ not in known:
                    message = f"“{id_}” is no addressee in body.yaml; there are {', '.join(known)}"
                    yield (*path, "means", index), message


def unrecognized_addressee(resolved: Resolved, grammar: Grammar) -> Told:
    """body.yaml has the name of an addressee, for one alone; or `means:` says whom it means."""
    for path, value in resolved.values.items():
        if not isinstance(value, Addressed) or value.means:
            continue
        can_mean = grammar.names.ids_of(value.printed)
        if not can_mean:
            message = f"“{value.printed}” is not called so in body.yaml; add the name there, or say"
            yield path, f"{message} under “means:” whom it means"
        elif len(can_mean) > 1:
            message = f"“{value.printed}” can be {' or '.join(can_mean)}"
            yield path, f"{message}; say under “means:” whom it means"


def action_missing(resolved: Resolved, grammar: Grammar) -> Told:
    """A paragraph that reads as if it set a task has actions, or says why it has none."""
    # The paths of paragraphs are the same with actions and without.
    for path, value in walk(with_actions(resolved.report, grammar)):
        if not isinstance(value, Paragraph | Item) or not value.actions:
            continue
        above = [resolved.values.get(path[:length]) for length in range(1, len(path) + 1)]
        here = [one for one in above if isinstance(one, Paragraph | Item)]
        if not any(_has_action(one) or one.no_action for one in here):
            first = value.actions[0]
            message = f"“{first.verb}” sets a task here (“{_first_words(first.words)}”)"
            yield path, f"{message}; add it under “actions:”, or say under “no_action:” why not"


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


def action_unreviewed(resolved: Resolved) -> Told:
    """A person has read every action against the text."""
    actions = [
        (path, value) for path, value in resolved.values.items() if isinstance(value, Action)
    ]
    unread = [path for path, value in actions if value.review == "unreviewed"]
    if unread:
        message = (
            f"{len(unread)} of {len(actions)} actions are not reviewed, the first of them here"
        )
        yield (
            (*unread[0], "review"),
            f"{message}; read them against the text and write “confirmed”, or “corrected” where "
            "you changed one",
        )


# --- prose and what was out -------------------------------------------------------------------


def unmarked_citation(resolved: Resolved, vocabulary: Vocabulary) -> Told:
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
            yield path, message


def here(resolved: Resolved, path: Path) -> Here:
    """Return what "the present resolution" and its annexes are at a path."""
    for length in range(len(path), 0, -1):
        anchor = resolved.anchors.get(path[:length])
        if anchor and anchor.kind in (Kind.RESOLUTION, Kind.DECISION):
            act = resolved.value(path[:length])
            return Here(anchor.mark, tuple(annex.number for annex in act.annexes))
    return Here("", ())


Out = tuple[str, str, str | None]
"""What was published: as a reader cites it, its first words then, and now (none if gone)."""


def published_lost(published: Iterable[Out]) -> Told:
    """What was published is still there, or `moved:` says where it is."""
    for cited, _, words in published:
        if words is None:
            yield (), f"“{cited}” was published and is gone; say where it is under “moved:”"


def published_elsewhere(published: Iterable[Out]) -> Told:
    """What was published begins with the words that it began with."""
    for cited, before, words in published:
        if words is not None and words != before:
            message = (
                f"“{cited}” was published with the words “{before}” and now begins “{words}”; "
                "if the words were corrected, `plenary record` keeps the new ones"
            )
            yield (), message


def _still_here(resolved: Resolved, published: tuple[Published, ...]) -> Iterator[Out]:
    """Yield what was published, but for what `moved:` names."""
    if not published:
        return
    current = {(entry.address, entry.id): entry.words for entry in now(resolved)}
    moved = {entry.old for entry in resolved.report.moved}
    for entry in published:
        address = entry.address.removeprefix(report_address(resolved.report))
        cited = f"{address}{'#' if entry.id else ''}{entry.id}"
        if cited not in moved:
            yield cited, entry.words, current.get((entry.address, entry.id))


# --- all of them ------------------------------------------------------------------------------

OF_A_REPORT: tuple[Callable[[Resolved], Told], ...] = (
    raw_html,
    link_with_title,
    loose_markup,
    link_target,
    unknown_reference,
    unknown_annex,
    unknown_article,
    unknown_agenda_item,
    malformed_symbol,
    unknown_place,
    correction_disagrees,
    duplicate_number,
    missing_number,
    number_out_of_order,
    malformed_number,
    duplicate_id,
    unsafe_address,
    note_missing,
    note_in_note,
    note_not_called,
    ibid_uncertain,
    ibid_across_texts,
    malformed_date,
    adoption_disagrees,
    unknown_session,
    speaker_not_printed,
    name_nearly_known,
    meeting_days_disagree,
    document_not_printed,
    empty_paragraph,
    table_width,
    unplaced,
    action_not_printed,
    action_and_none,
    unknown_addressee,
    action_unreviewed,
)
"""The rules that a report alone can break."""

OF_ALL: tuple[Callable[..., Told], ...] = (
    *OF_A_REPORT,
    unrecognized_addressee,
    action_missing,
    unmarked_citation,
    published_lost,
    published_elsewhere,
)

NOTICES = {
    name_of(rule): Severity.NOTICE
    for rule in (
        ibid_across_texts,
        unrecognized_addressee,
        action_missing,
        action_unreviewed,
        name_nearly_known,
        # The report itself may contradict itself, and its words are not ours to change.
        meeting_days_disagree,
    )
}
"""The rules that do not stop a build."""

RULES: Mapping[str, str] = {
    **source.RULES,
    # Told by `build`, which reads the bodies, by the command, and by the exporter that prints.
    "unknown-body": "The body of a report has a body.yaml.",
    "normal-form": "A report is in normal form: `plenary fmt` brings it into it.",
    "not-printable": "A text has only signs that a typeface of the PDFs has.",
    **{name_of(rule): " ".join(inspect.cleandoc(rule.__doc__ or "").split()) for rule in OF_ALL},
}
"""All rules: their names, and each in one sentence. `docs/rules.md` says what to do."""
