"""Report-wide notes: their numbers, the several calls to one, and what "Ibid." stands for.

Done for the whole report before it is cut into pages, since a chain of "Ibid." may cross from one
resolution into the next. The rule (anchors/field.md of the house, section 3): notes in printed
order, each antecedent already expanded; the words after "Ibid." replace the antecedent from the
segment of their own kind on. Anything less certain is left to a person, who writes `stands_for`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.characters import plain_blanks
from generator.inline import Inline, note_calls, parse
from generator.model import Footnote, Path, Report


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a note."""

    path: Path
    """The text that calls."""
    id: str
    """fnref-12, fnref-12-2: counted over the report."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as a page shows it."""

    number: str
    """The printed number."""
    printed: Inline
    """The words as printed."""
    expanded: Inline
    """What "Ibid." stands for; empty where nothing was expanded."""
    antecedent: str
    """The number of the note that "Ibid." points to; "" where nothing was expanded."""
    calls: tuple[Call, ...]
    """All calls, in reading order."""
    remark: str = ""
    """What a reader must know of it."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a report."""

    notes: dict[str, Note]
    """By printed number, in printed order."""
    call_ids: dict[Path, tuple[str, ...]]
    """The ids of the calls of each text, in order."""
    uncertain: tuple[tuple[str, str], ...]
    """The numbers of notes whose "Ibid." the rule cannot expand with certainty, and why."""


def number_notes(report: Report, texts: Mapping[Path, Inline]) -> Notes:
    """Return the notes of a report with their calls, "Ibid." expanded."""
    calls: dict[str, list[Call]] = {}
    call_ids: dict[Path, tuple[str, ...]] = {}
    counts: Counter[str] = Counter()
    for path, nodes in texts.items():
        ids = []
        for number in note_calls(nodes):
            counts[number] += 1
            ids.append(f"fnref-{number}" + (f"-{counts[number]}" if counts[number] > 1 else ""))
            calls.setdefault(number, []).append(Call(path, ids[-1]))
        if ids:
            call_ids[path] = tuple(ids)
    expansions, uncertain = expand(report.notes)
    notes = {
        note.number: Note(
            note.number,
            texts.get(("notes", index, "text"), ()),
            parse(expansions[note.number][0])[0] if note.number in expansions else (),
            expansions.get(note.number, ("", ""))[1],
            tuple(calls.get(note.number, ())),
            note.remark,
        )
        for index, note in enumerate(report.notes)
    }
    return Notes(notes, call_ids, tuple(uncertain))


# With nothing after it, or with what takes the place of a part of the note before.
_IBID = re.compile(r"\*?ibid(?:em)?\.?,?\*?(?:,?\s+(?=\S)|,|\.?$)", re.IGNORECASE)
_IBID_ANYWHERE = re.compile(r"\bibid(?:em)?\b", re.IGNORECASE)


def is_ibid(text: str) -> bool:
    """Say whether a note refers to the one before it."""
    return bool(_IBID_ANYWHERE.search(text))


def expand(
    notes: tuple[Footnote, ...],
) -> tuple[dict[str, tuple[str, str]], list[tuple[str, str]]]:
    """Return what each "Ibid." stands for, and those that a person must settle.

    Returns:
        number -> (inline Markdown of the full note, number of the antecedent); and a list of
        (number, why it is not certain).
    """
    expansions: dict[str, tuple[str, str]] = {}
    uncertain: list[tuple[str, str]] = []
    before: Footnote | None = None
    # What the note before says in full; none where that is not known.
    antecedent: str | None = None
    for note in notes:
        full: str | None = note.text
        if is_ibid(note.text):
            full, why = _expansion(note, antecedent, before)
            if full is None:
                uncertain.append((note.number, why))
            else:
                expansions[note.number] = (full, before.number if before else "")
        before, antecedent = note, full
    return expansions, uncertain


def _expansion(
    note: Footnote, antecedent: str | None, before: Footnote | None
) -> tuple[str | None, str]:
    """Return the full words of a note that begins with "Ibid.", or none and why not."""
    if note.stands_for:
        return note.stands_for, ""
    if before is None:
        return None, "there is no note before it"
    if antecedent is None:
        return None, f"note {before.number}, which it points to, is not certain itself"
    if _has_several_sources(antecedent):
        return None, f"note {before.number} names several sources"
    ibid = _IBID.match(note.text)
    if not ibid:
        return None, "the rule only knows “Ibid.” at the beginning"
    tail = note.text[ibid.end() :]
    if not tail:
        return antecedent, ""
    return _replaced(antecedent, tail, before.number)


# The kinds of segment, from what they begin with. A locator narrows a source down, so where the
# antecedent has none of its kind it may be put at the end; the other kinds are part of the source
# itself, so that without one in the antecedent nothing is certain.
_SOURCE_PARTS = {
    "volume": r"vols?\.",
    "sales number": r"Sales No\.",
    "session": r"[\w-]+ (?:\w+ ){0,2}[Ss]ession",
    "year": r"(?:19|20)\d\d",
    "supplement": r"Supplements? No\.",
    "act": r"(?:resolution|decision)s?",
    "part": r"Part \w+",
    "number": r"No\.",
}
_LOCATORS = {
    "annex": r"annex(?:es)?",
    "chapter": r"chaps?\.|chapters?",
    "section": r"sects?\.|sections?",
    "article": r"arts?\.|articles?",
    "page": r"pp?\.",
    "paragraph": r"paras?\.|paragraphs?",
}
_KINDS = {
    kind: re.compile(rf"[*\[]*(?:{words})(?:\W|$)")
    for kind, words in {**_SOURCE_PARTS, **_LOCATORS}.items()
}
# A narrower locator falls with the wider one: after "chap. II" an earlier "para. 24" is void.
_ORDER = list(_LOCATORS)


def _kind(segment: str) -> str:
    return next(
        (kind for kind, pattern in _KINDS.items() if pattern.match(plain_blanks(segment))), ""
    )


def _replaced(antecedent: str, tail: str, before: str) -> tuple[str | None, str]:
    """Return the antecedent with the tail put in from the segment of the tail's own kind on."""
    kind = _kind(tail)
    if not kind:
        return None, f"“{tail}” is no part of a source that the rule knows"
    segments = _segments(antecedent.rstrip().removesuffix("."), ",")
    kinds = [_kind(segment) for segment in segments]
    if kind == "chapter" and "annex" in kinds:
        return None, f"“{tail}” may be of the annex in note {before} or of the whole document"
    if kind in kinds:
        kept = segments[: kinds.index(kind)]
    elif kind in _LOCATORS:
        # Before any narrower locator; at the end where there is none.
        narrower = _ORDER[_ORDER.index(kind) :]
        first = next((i for i, k in enumerate(kinds) if k in narrower), len(segments))
        kept = segments[:first]
    else:
        return None, f"note {before} has no {kind} that “{tail}” could stand in the place of"
    if not kept:
        return None, f"nothing of note {before} would be left"
    return f"{_with_italics_closed(', '.join(kept))}, {tail}", ""


def _with_italics_closed(markdown: str) -> str:
    """Return inline Markdown that was cut off, with its italics ended where they are open."""
    return f"{markdown}*" if len(re.findall(r"(?<!\\)\*", markdown)) % 2 else markdown


def _has_several_sources(antecedent: str) -> bool:
    """Say whether a note names more than one source: "resolution 45/116, and resolution 52/88"."""
    others = re.compile(r"(?:and|or) (?!\d)|as well as |see ")
    after_first = _segments(plain_blanks(antecedent), ",")[1:]
    return len(_segments(antecedent, ";")) > 1 or any(map(others.match, after_first))


def _segments(text: str, separator: str) -> list[str]:
    """Return the parts of inline Markdown between separators that stand outside all brackets."""
    parts, depth, start = [], 0, 0
    for position, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if character == separator and depth <= 0:
            parts.append(text[start:position].strip())
            start = position + 1
    parts.append(text[start:].strip())
    return [part for part in parts if part]
