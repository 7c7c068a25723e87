"""The rules on printed numbers: what is counted together goes up without a gap."""

from __future__ import annotations

from collections.abc import Iterator

from generator.anchors import numbers_begin_anew
from generator.checks.counting import counted_like
from generator.checks.notes import counted_together as notes_counted_together
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
from generator.resolved import Resolved

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
        if isinstance(value, Act) and not resolved.body.read_number(value.kind, value.number):
            message = f"“{value.number}” is not how {resolved.body.id} numbers a {value.kind}"
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
    yield from notes_counted_together(resolved)
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
    return anchor is not None and anchor.mark.scheme == "para"


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
    count = counted_like(sequence[0][1])
    before, printed_before = 0, ""
    for path, number in sequence:
        after = f"“{number}” comes after “{printed_before}”" if before else f"“{number}” is first"
        value = count(number)
        if value is None:
            yield (
                "malformed-number",
                path,
                _of_another_system(number, before, printed_before, after),
            )
            continue
        place, inserted = value
        if number == printed_before:
            right = before + 1 if number.isdecimal() else "the next number"
            message = f"“{number}” appears twice; it should be {right}"
            yield "duplicate-number", path, message
        elif place < before:
            yield "number-out-of-order", path, f"{after}; numbers go up"
        elif place > before + 1 and not gaps:
            yield "missing-number", path, _missing(number, before, place, printed_before, after)
        elif place == before and not inserted:
            message = f"{after}; only “bis”, “ter” and the like stand under the same number"
            yield "number-out-of-order", path, message
        before, printed_before = place, number


def _of_another_system(number: str, before: int, printed_before: str, after: str) -> str:
    """Say what is wrong with a number that does not go on from the one before."""
    if (before and not printed_before.isascii()) or (before and not printed_before.isdigit()):
        return f"{after}; it should follow on from it"
    expected = str(before + 1)
    if number.isdecimal() and int(number) == before + 1:
        return f"“{number}” is not in European digits; write {expected} here"
    return f"{expected} is expected here; “{number}” is a number of another system"


def _missing(number: str, before: int, place: int, printed_before: str, after: str) -> str:
    """Say which numbers are missing before one."""
    missing = place - before - 1
    if not number.isdecimal() or (before and not printed_before.isdecimal()):
        are = "numbers are" if missing > 1 else "number is"
        return f"{after}; {missing} {are} missing before it"
    which = f"{before + 1} is" if missing == 1 else f"{before + 1} to {place - 1} are"
    on = f", or number on from {before}" if before else ""
    return f"{which} missing before {number}; add what stands there{on}"
