"""What a person should look at after an import: the most doubtful first.

Three know of doubts: the steps of the import (`doubts`), the rules of `check`, and the words, which
show what was joined. The steps know places of the source, the rules those of the report; by the
words one leads to the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as File

from generator import catalogue, content_folder, source
from generator.checks import name_of, structure
from generator.collation import Nouns, Placed, placed
from generator.findings import Finding, Lines, Severity, one_line
from generator.importers.doubts import NOT_PLACED, Doubt, Weight
from generator.importers.recognizing import Imported
from generator.inline import parse, plain
from generator.judging import resolve_and_judge
from generator.model import Body, Path
from generator.received import Kind, Received, Row, in_one, named
from generator.resolved import Resolved

_TO_FILL = ("missing-field",)
_USUAL = ("action-unreviewed", "no-source", "normal-form")
"""What is told of every report that was just imported."""
_SHOWN = 90
"""So many signs of a text are shown."""
_NO_TITLE = (
    "if it is no part of the title, do not take it out: give body.yaml under “importing:” the form "
    "of such a line (“venue:” where it says where and when, “particulars:” where it says what "
    "document this is), and import again"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to look at."""

    weight: Weight
    kind: str
    """The same for all of a kind: the name of a rule, that of a doubt."""
    file: str
    line: int
    """The line of the report."""
    place: str
    """Where it stands in the source: source.en.md:12; "" where it stands nowhere there."""
    message: str

    def __str__(self) -> str:
        """Return the one-line form."""
        where = f" ({self.place})" if self.place else ""
        return one_line(f"{self.file}:{self.line}: {self.kind}: {self.message}{where}")


def review(
    file: File, known_as: str, body: Body, imported: Imported, found: content_folder.Found
) -> list[Entry]:
    """Return what to look at in a report that was imported, the most doubtful first.

    Args:
        file: the report, as it was written.
        known_as: its name, as the editor knows it.
        body: its body.
        imported: what the import made of the originals.
        found: the other reports of the handbook.
    """
    judged = source.load_report(file, known_as)
    if not judged.judged:
        return []
    read = content_folder.Read(judged.judged.value, judged.lines, file)
    known = resolve_and_judge(content_folder.Doubtful(read, judged.judged, body), found)
    if not known:
        return []
    resolved, findings = known
    rows = _rows(resolved, imported)
    places = placed(resolved, rows, _nouns(resolved))
    of_paths = _of_paths(places)
    entries = [
        *_of_findings([*judged.findings, *findings], resolved, of_paths),
        *_not_placed(imported.doubts, resolved),
        *_of_doubts(imported.doubts, rows, resolved, places),
        *_of_forms(imported.unmatched, resolved),
        *_joined(rows, resolved, places),
    ]
    # What is as doubtful stands in the order of the report, whose acts may have files of their own.
    at = {file: number for number, file in enumerate(resolved.lines.files)}

    def order(one: Entry) -> tuple[int | str, ...]:
        file = at.get(one.file, len(at))
        return -one.weight, file, one.line, one.kind, one.message, one.place

    return sorted(set(entries), key=order)


def _rows(resolved: Resolved, imported: Imported) -> tuple[Row, ...]:
    """Return the lines of all originals, as places name them."""
    received = [Received(name, "", rows) for name, rows in imported.rows]
    return in_one(received, through=resolved.body.numbers.notes.anew != "act")


def _nouns(resolved: Resolved) -> Nouns:
    language = resolved.report.language
    words = catalogue.load_words(language)
    return Nouns.of(words.citing.with_own([resolved.body], language), words.importing["division"])


def _of_paths(places: Mapping[str, Placed]) -> dict[Path, str]:
    """Return the first place of the source whose words each text has, or what is around it."""
    found: dict[Path, str] = {}
    for place, one in places.items():
        for length in range(len(one.path), 0, -1):
            found.setdefault(one.path[:length], place)
    return found


def _of_findings(
    findings: Sequence[Finding], resolved: Resolved, of_paths: Mapping[Path, str]
) -> Iterator[Entry]:
    """Yield what the rules tell, with the places of the source."""
    for one in findings:
        if one.rule != name_of(structure.unplaced):
            place = _place_near(one.path, of_paths)
            where = named(resolved.report.source, place) if place else ""
            yield Entry(_weight(one), one.rule, one.file, one.line, where, one.message)


def _not_placed(doubts: Sequence[Doubt], resolved: Resolved) -> Iterator[Entry]:
    """Yield the lines that have no place, with why."""
    why = {one.place: one.message for one in doubts if one.kind == NOT_PLACED}
    for index, rest in enumerate(resolved.report.unplaced):
        reason = why.get(rest.line, "")
        words = plain(parse(rest.text)[0])
        message = f"“{_shown(words)}” is not placed{f': {reason}' if reason else ''}"
        place = named(resolved.report.source, rest.line)
        at = _line(resolved.lines, ("unplaced", index))
        yield Entry(Weight.LOST, NOT_PLACED, *at, place, message)


def _weight(one: Finding) -> Weight:
    if one.rule in _TO_FILL or one.rule in _USUAL:
        return Weight.TO_FILL
    return Weight.WRONG if one.severity is Severity.ERROR else Weight.LIKELY


def _place_near(path: Path, of_paths: Mapping[Path, str]) -> str:
    """Return the place of what stands at a path, or first in it; "" where none is known."""
    if path in of_paths:
        return of_paths[path]
    while path and not isinstance(path[-1], int):
        path = path[:-1]
    return of_paths.get(path, "")


def _of_doubts(
    doubts: Sequence[Doubt], rows: Sequence[Row], resolved: Resolved, places: Mapping[str, Placed]
) -> Iterator[Entry]:
    """Yield what the steps of the import are not sure of, with the lines of the report."""
    words = {row.place: row.words for row in rows}
    for one in doubts:
        if one.kind == NOT_PLACED:
            continue
        at = places.get(one.place)
        where = named(resolved.report.source, one.place) if one.place else ""
        shown = f"“{_shown(words[one.place])}”: " if one.place in words else ""
        file, line = _line(resolved.lines, at.path if at else ())
        yield Entry(one.weight, one.kind, file, line, where, f"{shown}{one.message}")


def _line(lines: Lines, path: Path) -> tuple[str, int]:
    return lines.file_of(path), lines.line(path)


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"


def _of_forms(unmatched: Sequence[str], resolved: Resolved) -> Iterator[Entry]:
    """Yield the forms of the body's own that match nothing."""
    for form in unmatched:
        message = f"“{form}” in body.yaml matches nothing in the source; compare it with the source"
        yield Entry(Weight.UNCERTAIN, "form-unmatched", resolved.lines.file, 1, "", message)


def _joined(
    rows: Sequence[Row], resolved: Resolved, places: Mapping[str, Placed]
) -> Iterator[Entry]:
    """Yield the lines of the source that became one text with the line before."""
    for row in rows:
        at = places.get(row.place)
        if row.kind is Kind.TEXT and at and at.goes_on and at.path[-1] in ("text", "title"):
            weight = Weight.LIKELY if row.words[:1].isupper() else Weight.SMALL
            message = f"“{_shown(row.words)}” goes on from the line before, as one text"
            if at.path == ("title",):
                message = f"{message}; {_NO_TITLE}"
            where = named(resolved.report.source, row.place)
            yield Entry(weight, "joined", *_line(resolved.lines, at.path), where, message)
