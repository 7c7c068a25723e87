"""What each report is made of, as a sum: while it is the same, so is what is made of the report.

That is its own files, what those reports show there that it cites or that cite it, and what goes
into all: bodies, words, settings, theme. Another word in a report that cites others makes nothing
of theirs anew, unless it stands where they are cited, or is what they cite.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as File

from generator.anchors import report_address, report_of
from generator.content_folder import report_files
from generator.kept import Sums, sum_of
from generator.model import Value
from generator.provided import SETTINGS, theme
from generator.references import Reference
from generator.resolved import Resolved


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The sums of what is on disk at a moment: before it is read, and again before anything that
    was made of it is kept. If these differ somebody saved something meanwhile."""

    of_all: str
    """Of what goes into all reports."""
    of_folders: Mapping[File, str]
    """Of the folder of each report."""
    project: File
    known: Sums = field(compare=False)

    def is_still_so(self) -> bool:
        """Say whether nobody has saved anything since."""
        return on_disk(self.project, self.known) == self


def on_disk(project: File, known: Sums | None = None) -> OnDisk:
    """Return the sums of what is on disk now; what is `known` of files is not read again."""
    known = known or Sums()
    content = project / "content"
    folders = sorted({file.parent for file in report_files(content)})
    names = tuple(f"{folder.relative_to(content).as_posix()}/" for folder in folders)
    others = [row for row in known.in_folder(content) if not row[0].startswith(names)]
    rows = [*others, *known.in_folder(theme(project)), (SETTINGS, known.of(project / SETTINGS))]
    of_folders = {folder: _of(known.in_folder(folder)) for folder in folders}
    return OnDisk(_of(rows), of_folders, project, known)


def _of(rows: Iterable[tuple[str, str]]) -> str:
    return sum_of(*(part for row in rows for part in row))


def went_in(resolved: Iterable[Resolved], read: OnDisk) -> Mapping[str, str]:
    """Return, for the address of each report of a language, the sum of all that it is made of;
    `read` is what was on disk when it was read."""
    reports = {report_address(one.report): one for one in resolved}
    leading = {address: one.table(_leading) for address, one in reports.items()}
    # Where there is one report, or one body, places of others are not called by them.
    alone, alike = len(reports) < 2, len({one.body.id for one in reports.values()}) < 2
    return {
        address: sum_of(
            one.report.language,
            read.of_all,
            read.of_folders.get((read.project / one.lines.file).parent, ""),
            f"{alone} {alike}",
            *(
                f"{there} {_shown(other, address, leading[address].get(there, ()))}"
                for there, other in reports.items()
                if there != address and (there in leading[address] or address in leading[there])
            ),
        )
        for address, one in reports.items()
    }


def _leading(resolved: Resolved) -> Mapping[str, list[Reference]]:
    """Return the references of a report by the address of the report that each leads to."""
    found: dict[str, list[Reference]] = {}
    for reference in resolved.references:
        found.setdefault(report_of(reference.address), []).append(reference)
    return found


def _shown(other: Resolved, where: str, leading: Iterable[Reference]) -> str:
    """Return the sum of what a report shows in another, the one at the address `where`: how it
    cites that one, what is cited of it there (`leading` from there), and its outline."""
    citing = (
        repr((one, other.words(one.path), other.notes.at(one.path)))
        for one in other.table(_leading).get(where, ())
    )
    places = sorted({(one.address, one.id) for one in leading})
    cited = (repr((place, _words_at(other, place))) for place in places)
    return sum_of(other.table(outline), *citing, *cited)


def _words_at(resolved: Resolved, place: tuple[str, str]) -> str:
    """Return the words of a place, by its address and id; of what has a title that is in the
    outline, and no more is shown of it."""
    anchor = resolved.places.at.get(place)
    value = resolved.values.get(anchor.path) if anchor else None
    titled = value is not None and "title" in value.inline
    return "" if anchor is None or titled else resolved.all_words(anchor.path)


_OF_ITSELF = {("corrections",), ("accepted",), ("moved",), ("unplaced",)}
"""What a report tells of itself, on its own pages alone."""


def outline(resolved: Resolved) -> str:
    """Return the sum of all of a report but its running words: its places with their numbers and
    titles, how its acts were adopted, when and where the session was held."""
    values = resolved.values.items()
    return sum_of(*(repr((at, *_told(one))) for at, one in values if at[:1] not in _OF_ITSELF))


def _told(value: Value) -> Iterator[tuple[str, object]]:
    """Yield what a value itself tells beside its running words."""
    for name, told in value.__dict__.items():
        if (name == "title" or name not in value.inline) and not _holds_values(told):
            yield name, told


def _holds_values(told: object) -> bool:
    """Say whether a field holds values, which stand at paths of their own."""
    inside = told.values() if isinstance(told, dict) else told if isinstance(told, tuple) else ()
    return isinstance(told, Value) or any(isinstance(one, Value) for one in inside)
