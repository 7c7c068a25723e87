"""The rules on printed numbers: what is counted together goes up without a gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.anchors import begin_anew
from generator.checks.notes import counted_together as notes_counted_together
from generator.counting import BULLETS, Number, form_like, name_in
from generator.findings import Told
from generator.model import (
    Act,
    AgendaItem,
    Annex,
    Division,
    Item,
    ListedAgenda,
    ListedItem,
    Paragraph,
    Path,
    Section,
)
from generator.numbering import Numbering, kind_at
from generator.resolved import Resolved

Numbered = tuple[Path, str]
_OF_A_COLLECTION = re.compile(r" ?[A-Z]$")
"""What the number of one of several acts under one number ends in: 78/80 A"""


Fault = tuple[str, Path, str]
"""What is wrong with a number: the rule, where it stands, what is said of it."""


def duplicate_number(faults: Iterable[Fault]) -> Told:
    """Of what is counted together no two have the same number."""
    return _of_rule(faults, "duplicate-number")


def missing_number(faults: Iterable[Fault]) -> Told:
    """What is counted together is counted from the first and without a gap, but for the agenda."""
    return _of_rule(faults, "missing-number")


def number_out_of_order(faults: Iterable[Fault]) -> Told:
    """Numbers go up; only “bis”, “ter” and the like stand under the same number."""
    return _of_rule(faults, "number-out-of-order")


def malformed_number(resolved: Resolved, faults: Iterable[Fault]) -> Told:
    """A number goes on from the one before; an act is numbered as its body numbers them."""
    yield from _of_rule(faults, "malformed-number")
    for path, value in resolved.of_kind(Act):
        if not resolved.body.read_number(value.kind, value.number):
            message = f"“{value.number}” is not how {resolved.body.id} numbers a {value.kind}"
            yield (*path, "number"), message


def missing_act(resolved: Resolved) -> Told:
    """Of the acts of a report that are counted together none is missing between two."""
    series = _series_of_acts(resolved)
    for (kind, like), acts in series.items():
        others = {value for (other, same), found in series.items() if other != kind and same == like
                  for value in found}  # fmt: skip
        for before, value in pairwise(sorted(acts)):
            missing = [like.format(one) for one in range(before + 1, value) if one not in others]
            if missing:
                which = missing[0] if len(missing) == 1 else f"{missing[0]} to {missing[-1]}"
                message = f"{which} is not in the report, and there is {acts[value][1]}; look for"
                yield acts[value][0], f"{message} its heading in the text of the acts before"


def _series_of_acts(resolved: Resolved) -> dict[tuple[str, str], dict[int, tuple[Path, str]]]:
    """Return the acts that are counted together, by kind and what their numbers have in common."""
    series: dict[tuple[str, str], dict[int, tuple[Path, str]]] = {}
    for path, value in resolved.of_kind(Act):
        number = value.number
        match = resolved.body.read_number(value.kind, number)
        if match and (place := _counting(match)):
            start, end = place
            like = f"{number[:start]}{{}}{_OF_A_COLLECTION.sub('', number[end:])}"
            found = series.setdefault((value.kind, like), {})
            found.setdefault(int(number[start:end]), (path, number))
    return series


def _counting(match: re.Match[str]) -> tuple[int, int] | None:
    """Return where the number of an act has the figures that count it; none where that is not
    certain, as in a day."""
    session = match.span("session") if "session" in match.groupdict() else (-1, -1)
    figures = [one.span() for one in re.finditer(r"\d+", match[0])]
    left = [one for one in figures if not session[0] <= one[0] < session[1]]
    return left[0] if len(left) == 1 else None


def _of_rule(faults: Iterable[Fault], rule: str) -> Told:
    return ((path, message) for name, path, message in faults if name == rule)


def out_of_order(resolved: Resolved) -> tuple[Fault, ...]:
    """Return what is wrong with the numbers: paragraphs through the report, through each act and
    annex, items in their paragraph, notes, chapters, sections, agenda items."""
    numbering = resolved.numbering
    faults: list[Fault] = []
    for sequence in _sequences(resolved):
        numbered = [(path, number) for path, number in sequence if number and number not in BULLETS]
        faults += _in_order(numbered, numbering)
    # The report gives only those items of the agenda that it has something to say of.
    for sequence in _agenda_sequences(resolved):
        faults += _in_order(sequence, numbering, gaps=True)
    return tuple(faults)


def _sequences(resolved: Resolved) -> Iterator[list[Numbered]]:
    """Yield everything that is counted together."""
    report = resolved.report
    yield from paragraphs_counted_together(resolved)
    yield from notes_counted_together(resolved)
    yield from _sections_counted_together(resolved)
    yield [(("chapters", i), chapter.number) for i, chapter in enumerate(report.chapters)]
    yield [(("annexes", i), annex.number) for i, annex in enumerate(report.annexes)]
    for path, value in resolved.of_kind(Act, Paragraph, Item, ListedAgenda, ListedItem):
        if isinstance(value, Act):
            yield [((*path, "annexes", i), annex.number) for i, annex in enumerate(value.annexes)]
        elif isinstance(value, Paragraph | Item):
            yield [((*path, "items", i), item.number) for i, item in enumerate(value.items)]
        elif isinstance(value, ListedAgenda | ListedItem):
            yield [((*path, "items", i), listed.number) for i, listed in enumerate(value.items)]


def _sections_counted_together(resolved: Resolved) -> Iterable[list[Numbered]]:
    """Return the sections of each part; of those whose numbers have a word (Article 10) all of a
    text that are counted through its parts."""
    runs: list[list[Numbered]] = []
    last: dict[tuple[Path, str], list[Numbered]] = {}
    for path, value in resolved.of_kind(Act, Division):
        if not value.sections:
            continue
        run = [((*path, "sections", i), section.number) for i, section in enumerate(value.sections)]
        text = path if isinstance(value, Act | Annex) else _text_around(path, resolved)
        here = text, name_in(run[0][1])
        if here[1] and here in last and not _begins(run[0], resolved.numbering):
            last[here] += run
        else:
            runs.append(run)
            last[here] = run
    return runs


def _text_around(path: Path, resolved: Resolved) -> Path:
    """Return the act or annex that a part is in; the report where it is in none."""
    around = (path[:length] for length in range(len(path), 0, -1))
    return next((one for one in around if isinstance(resolved.values.get(one), Act | Annex)), ())


def _begins(numbered: Numbered, numbering: Numbering) -> bool:
    """Say whether a number is the first of a sequence."""
    path, number = numbered
    [read] = numbering.counted(path, [number])
    return read is not None and _begins_or_follows(read, None)


def _agenda_sequences(resolved: Resolved) -> Iterator[list[Numbered]]:
    """Yield the items of the agenda, and the sub-items of each."""
    yield [(("agenda", i), item.number) for i, item in enumerate(resolved.report.agenda)]
    for path, value in resolved.of_kind(AgendaItem):
        yield [((*path, "items", i), item.number) for i, item in enumerate(value.items)]


def paragraphs_counted_together(resolved: Resolved) -> Iterator[list[Numbered]]:
    """Yield the paragraphs that are counted together, those without a number too."""
    yield from _of_the_report(resolved)
    numbering = resolved.numbering
    for path, value in resolved.of_kind(Act, Annex):
        if isinstance(value, Act):
            yield from _in_sections("operative", value.operative, value.sections, path, numbering)
        else:
            first = value.paragraphs
            yield from _in_sections("paragraphs", first, value.sections, path, numbering)


def _of_the_report(resolved: Resolved) -> Iterator[list[Numbered]]:
    """Yield the paragraphs of the report: counted through, or anew where the body says so."""
    parts: dict[Path, list[Numbered]] = {}
    for path, value in resolved.of_kind(Paragraph):
        if path[-2] == "paragraphs" and kind_at(path) == "report":
            parts.setdefault(_counted_in(path, resolved.numbering), []).append((path, value.number))
    yield from parts.values()


def _counted_in(path: Path, numbering: Numbering) -> Path:
    """Return the part of the report through which a paragraph of it is counted."""
    return {"chapter": path[:2], "section": path[:-2]}.get(numbering.anew("report"), ())


def _in_sections(
    name: str,
    first: tuple[Paragraph, ...],
    sections: tuple[Section, ...],
    path: Path,
    numbering: Numbering,
) -> list[list[Numbered]]:
    """Return the paragraphs of a text with sections: counted through, or anew in each section."""
    runs = [[((*path, name, i), paragraph.number) for i, paragraph in enumerate(first)]]
    anew = begin_anew(first, sections, path, numbering)
    for index, section in enumerate(sections):
        here = (*path, "sections", index)
        inner = _in_sections("paragraphs", section.paragraphs, section.sections, here, numbering)
        if not anew:
            runs[-1] += inner.pop(0)
        runs += inner
    return runs


def _in_order(
    sequence: list[Numbered], numbering: Numbering, *, gaps: bool = False
) -> Iterator[Fault]:
    """Yield the rule, the path and what is wrong in a sequence; gaps may be none of it."""
    before: Number | None = None
    printed_before, unread = "", False
    read = numbering.counted(sequence[0][0], [number for _, number in sequence]) if sequence else []
    for (path, number), value in zip(sequence, read, strict=True):
        after = f"“{number}” comes after “{printed_before}”" if before else f"“{number}” is first"
        if value is None:
            message = _not_read(number, path, numbering, before, printed_before)
            yield "malformed-number", path, message
            unread = True
            continue
        if before and value.order == before.order:
            yield _again(number, printed_before, before, after, path)
        elif before and value.order < before.order:
            yield "number-out-of-order", path, f"{after}; numbers go up"
        elif not gaps and not unread and not _begins_or_follows(value, before):
            yield "missing-number", path, _missing(number, before, value, printed_before, after)
        before, printed_before, unread = value, number, False


def _begins_or_follows(value: Number, before: Number | None) -> bool:
    # Of 1.1 and 2.1 the first may be 2.1: chapter 1 need have no paragraphs.
    return value.follows(before) if before else value.places[-1] == 1


def _again(
    number: str, printed_before: str, before: Number, after: str, path: Path
) -> tuple[str, Path, str]:
    """Return what is told of a number that is there already."""
    if number == printed_before or before.late:
        right = before.places[-1] + 1 if number.isdecimal() else "the next number"
        return "duplicate-number", path, f"“{number}” appears twice; it should be {right}"
    message = f"{after}; only “bis”, “ter” and the like stand under the same number"
    return "number-out-of-order", path, message


def _not_read(
    number: str, path: Path, numbering: Numbering, before: Number | None, printed_before: str
) -> str:
    """Say what is wrong with a number that does not go on from the one before."""
    kind = kind_at(path)
    if forms := numbering.forms(kind):
        written = ", ".join(form.written for form in forms)
        return f"“{number}” is not written as body.yaml has it under “numbers: {kind}”: {written}"
    if before and not (printed_before.isascii() and printed_before.isdigit()):
        message = f"“{number}” comes after “{printed_before}”; it should follow on from it"
    else:
        expected = before.places[-1] + 1 if before else 1
        message = f"{expected} is expected here; “{number}” is a number of another system"
        if number.isdecimal() and int(number) == expected:
            message = f"“{number}” is not in European digits; write {expected} here"
    like = form_like(number)
    if like and kind and not before:
        message += f"; if the body numbers so, say it in body.yaml: numbers: {{{kind}: {like}}}"
    return message


def _missing(
    number: str, before: Number | None, value: Number, printed_before: str, after: str
) -> str:
    """Say which numbers are missing before one."""
    first = before.places[-1] + 1 if before and len(before.places) == len(value.places) else 1
    missing = value.places[-1] - first
    if not number.isdecimal() or (before and not printed_before.isdecimal()):
        if missing < 1 or (before and before.places[:-1] != value.places[:-1]):
            return f"{after}; what stands between them is missing"
        are = "numbers are" if missing > 1 else "number is"
        return f"{after}; {missing} {are} missing before it"
    last = value.places[-1] - 1
    which = f"{first} is" if missing == 1 else f"{first} to {last} are"
    on = f", or number on from {first - 1}" if before else ""
    return f"{which} missing before {number}; add what stands there{on}"
