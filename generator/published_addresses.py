"""What was out: `published.tsv` keeps each published address and id with its first words.

Readers cite addresses and ids; `checks` tells of one that is lost or points elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as File

from generator.anchors import OVERVIEWS, report_address
from generator.findings import Finding
from generator.model import Path, inline_texts, walk
from generator.participation import participants_address, participation
from generator.resolved import Resolved
from generator.yaml_mistakes import conflict

HEAD = "address\tid\tfirst words"
_LINE = re.compile(r"(?:[\w-]+/)+(?:\t[\w-]*(?:\t[^\t\ufffd]*)?)?")
_FIRST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Published:
    """One address and id that readers may have kept."""

    address: str
    """The page: ctoc-cop/session-7/resolutions/7-1/"""
    id: str
    """The id in it; "" for the page."""
    words: str
    """The first words that stand there."""


def now(resolved: Resolved, count: int = _FIRST_WORDS) -> list[Published]:
    """Return all that a report publishes now, in reading order; the notes at the end.

    `count` is how many words of each place are told.
    """
    words = _first_words(resolved, count)
    # Where several things stand at one place, it is listed with the last of them.
    places = dict.fromkeys((a.address, a.id) for a in reversed(resolved.anchors.values()))
    entries = [Published(*place, words[resolved.places.at[place].path]) for place in places]
    return [*entries[::-1], *_notes(resolved, count), *_session(resolved, count)]


def _session(resolved: Resolved, count: int) -> Iterator[Published]:
    """Yield the pages that show the session, and those of who took part, each with the name."""
    report = resolved.report
    yield from (Published(f"{report_address(report)}{folder}/", "", "") for folder in OVERVIEWS)
    for one in resolved.table(participation).participants:
        first = " ".join(one.entity.name.split()[:count])
        yield Published(participants_address(report, one.entity.id), "", first)


def _notes(resolved: Resolved, count: int) -> Iterator[Published]:
    """Yield the notes, on each page that calls them."""
    for note in resolved.notes.notes.values():
        first = " ".join(resolved.words((*note.path, "text")).split()[:count])
        pages = dict.fromkeys(resolved.anchor_of(call.path).address for call in note.calls)
        for address in pages:
            yield Published(address, note.id, first)


def _first_words(resolved: Resolved, count: int) -> dict[Path, str]:
    """Return the first words of each citable thing."""
    words: dict[Path, str] = {}
    for path in resolved.anchors:
        # A chapeau is a text itself; an item (a) may begin with the words of (i).
        where = path if path in resolved.texts else _first_text(resolved, path)
        words[path] = " ".join(resolved.words(where).split()[:count])
    return words


def _first_text(resolved: Resolved, path: Path) -> Path:
    """Return the path of the first text in a value; one that is nowhere if it has none."""
    value = resolved.values.get(path)
    if value is None:
        return ("",)
    texts = (where for inner, child in walk(value, path) for where, _ in inline_texts(child, inner))
    return next(texts, ("",))


def read(file: File, name: str = "") -> tuple[list[Published], list[Finding]]:
    """Return what a published.tsv says, nothing where there is none, and its damaged lines.

    Findings name the file as `name` (its path by default).
    """
    if not file.exists():
        return [], []
    entries: list[Published] = []
    findings: list[Finding] = []
    text = file.read_text("utf-8-sig", "replace")
    if two_versions := conflict(text):
        return [], [Finding("published-lost", name or str(file), *two_versions)]
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.rstrip() == HEAD:
            continue
        if _LINE.fullmatch(line):
            # An editor program may have cut off tabs at the end.
            cells = [*line.split("\t"), "", ""][:3]
            entries.append(Published(*cells))
        else:
            message = (
                f"“{line}” is damaged; restore the line as it was: an address, an id and first "
                "words, with tabs between them"
            )
            findings.append(Finding("published-lost", name or str(file), number, message))
    return entries, findings


def to_text(entries: list[Published]) -> str:
    """Return the text of a published.tsv."""
    return "\n".join([HEAD, *_lines(entries)]) + "\n"


def _lines(entries: list[Published]) -> Iterator[str]:
    for entry in entries:
        yield f"{entry.address}\t{entry.id}\t{entry.words}"
