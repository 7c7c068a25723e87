"""What an act of the United Nations holds: by its XML, read with lxml alone, and by a report.

The XML is read here without the importer, so that the two can be held to each other: each
preambular paragraph, paragraph, part, heading, row of a table and note, in order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from generator.inline import parse, plain
from generator.model import Act, Annex, Item, Paragraph, Section, Table

Element = etree._Element

_TYPED = re.compile(r"(\([a-z]{1,5}\)|\d{1,3}\.|•)\s*(?=\S)")
"""A number that stands among the words, since the mark-up has none for it."""
_HEADINGS = ("heading", "subheading")
_STYLES = re.compile(r"H(?:Ch|\d+)")
"""The styles of headings, which earlier files have in their classes alone."""


class Held(NamedTuple):
    """One thing that an act holds."""

    kind: str
    """preambular, paragraph, part, text (that has no number), heading, row, note."""
    number: str
    words: str
    """Without blanks: how a file is laid out is no matter."""


def _close(words: str) -> str:
    return "".join(words.split())


def close(held: Held) -> Held:
    """Return what is compared: letters and figures in small, whatever stands around them.

    A paragraph without a number is the same in a preamble and behind it: the mark-up of some files
    begins the operative part too early. So is what has a bullet, of whatever it is a part. What is
    a heading only by its place (Part I, an annex) a report says by its structure.
    """
    kind = "text" if held.kind == "preambular" else "part" if held.number == "•" else held.kind
    # What is raised is no other letter: 2023ª
    words = unicodedata.normalize("NFKC", held.words)
    words = re.sub(r"[^\w|]", "", words).casefold()
    if kind == "heading":
        words = re.sub(r"^annex|part|section(?=\d)", "", words)
    return Held(kind, re.sub(r"\W", "", held.number), words)


def _joined(held: Iterable[Held]) -> Iterator[Held]:
    """Yield headings in a row as one, and lines between two parts, which close the first of them;
    rows without words, and asterisks between paragraphs, say nothing."""
    before = ""
    said = (one for one in held if one.words.strip("|*"))
    for kind, some in groupby(said, key=lambda one: one.kind):
        if kind == "heading" or (kind == "text" and before == "part"):
            yield Held(kind, "", "".join(one.words for one in some))
        else:
            yield from some
        before = kind


# --- by the XML -----------------------------------------------------------------------------------


def _name(element: Element) -> str:
    return etree.QName(element).localname


def _said(element: Element) -> str:
    """Return the words of an element without its notes and its number."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and _name(child) not in ("authorialNote", "num"):
            parts.append(_said(child))
        parts.append(child.tail or "")
    return "".join(parts)


def by_xml(content: bytes) -> Iterator[tuple[str, list[Held]]]:
    """Yield the number of each act of a file, and what it holds in order."""
    root = etree.fromstring(content)
    language = root.find(".//{*}FRBRlanguage")
    if language is not None and language.get("language") != "eng":
        return
    common = root.iterfind("{*}documentCollection/{*}preface//{*}docNumber")
    over = [_said(one).strip(" .") for one in common]
    for statement in root.iter("{*}statement"):
        numbers = statement.iterfind("{*}preface//{*}docNumber")
        held = [
            one
            for inside in statement.iterfind("{*}*")
            if _name(inside) in ("preamble", "mainBody", "attachments")
            for one in _held(inside)
        ]
        notes = [
            Held("note", one.get("marker", ""), _close(_said(one)))
            for one in statement.iter("{*}authorialNote")
        ]
        yield (
            " ".join([*over, *(_said(one).strip(" .") for one in numbers)]),
            [*_joined(held), *notes],
        )


def _held(element: Element) -> Iterator[Held]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = _name(child)
        # A number alone is that of the heading in the next element, or of its words.
        has_heading = (len(element) == 1 and not _waits(element)) or any(
            _name(one) in _HEADINGS for one in element.iter("{*}*")
        )
        if name in _HEADINGS or (name == "num" and has_heading):
            yield Held("heading", "", _close(_without_number(child)))
        elif name == "crossHeading":
            yield Held("preambular", "", _close(_said(child)))
        elif name == "tr":
            yield Held("row", "", "|".join(filter(None, (_close(_said(cell)) for cell in child))))
        elif name in ("p", "listIntroduction") and child.find("{*}embeddedStructure") is None:
            yield from _line(child)
        elif name != "num":
            yield from _held(child)


def _waits(element: Element) -> bool:
    """Say whether a paragraph has the number of the next, and no words of its own."""
    following = element.getnext()
    if _name(element) != "paragraph" or following is None or _name(following) != "paragraph":
        return False
    is_heading = any(_name(one) in _HEADINGS for one in following.iter("{*}*"))
    is_heading |= bool(_STYLES.fullmatch(following.get("class", "")))
    has_number = element.find("{*}num") is not None and following.find("{*}num") is None
    return has_number and not (is_heading or _close(_said(element)))


def _without_number(heading: Element) -> str:
    """Return the words of a heading without the number that stands before it, too."""
    words = _said(heading).strip()
    before = heading.getprevious()
    if before is None or _name(before) != "num":
        return words
    return words.removeprefix(_said(before).strip() + "\t")


def _is_styled(line: Element) -> bool:
    """Say whether a line looks like a heading: by its style, or because all of it is bold."""
    if any(_STYLES.fullmatch(one.get("class", "")) for one in line.iterancestors("{*}paragraph")):
        return True
    bold = "".join(_said(one) for one in line.iterfind("{*}span[@class='bold']"))
    return _close(bold) == _close(_said(line)) != ""


def _line(line: Element) -> Iterator[Held]:
    """Yield what a line is; a heading may stand in it."""
    if line.find("{*}subheading") is not None or _is_styled(line):
        number = "".join(_said(one) for one in line.iterfind("../../{*}num"))
        yield Held("heading", "", _close(number.strip(".") + _said(line)))
        return
    around = next(line.iterancestors("{*}point", "{*}item", "{*}paragraph", "{*}container"), None)
    found = around.find("{*}num") if around is not None else None
    before = around.getprevious() if around is not None and found is None else None
    if before is not None and _waits(before):
        found = before.find("{*}num")
    number = _close("".join(map(str, found.itertext()))) if found is not None else ""
    words = " ".join(_said(line).split())
    if not number and (typed := _TYPED.match(words)):
        number, words = typed[1], words[typed.end() :]
    if not words:
        return
    if re.fullmatch(r"[A-Z]\.", number):  # what is numbered so is a heading, though not marked
        yield Held("heading", "", _close(number.strip(".") + words))
        return
    in_preamble = next(line.iterancestors("{*}preamble"), None) is not None
    clause = line.getparent() is not None and _name(line.getparent()) == "formula"
    if number[:1] == "(":
        yield Held("part", number, _close(words))
    elif number:
        yield Held("paragraph", number.strip("."), _close(words))
    elif not clause:
        yield Held("preambular" if in_preamble else "text", "", _close(words))


# --- by a report ----------------------------------------------------------------------------------


def by_report(act: Act) -> list[Held]:
    """Return what an act of a report holds, in order."""
    notes = [*act.notes, *(note for annex in act.annexes for note in annex.notes)]
    return [
        *_joined(_of_act(act)),
        *(Held("note", note.number, _plain(note.text)) for note in notes),
    ]


def _plain(text: str) -> str:
    return _close(plain(parse(text)[0]))


def _of_act(act: Act) -> Iterator[Held]:
    yield from _paragraphs(act.preamble, "preambular")
    yield from _paragraphs(act.operative)
    yield from _sections(act.sections)
    for annex in act.annexes:
        yield from _division(annex)


def _sections(sections: Iterable[Section]) -> Iterator[Held]:
    for section in sections:
        yield from _division(section)


def _division(division: Section | Annex) -> Iterator[Held]:
    label = f"Annex{division.number}" if isinstance(division, Annex) else division.number
    yield Held("heading", "", _close(label) + _plain(division.title))
    yield from _paragraphs(division.preamble, "preambular")
    yield from _paragraphs(division.paragraphs)
    yield from _sections(division.sections)


def _paragraphs(paragraphs: Iterable[Paragraph], kind: str = "text") -> Iterator[Held]:
    for one in paragraphs:
        if one.text:
            yield Held("paragraph" if one.number else kind, one.number, _plain(one.text))
        yield from _items(one.items)
        if one.table:
            yield from _rows(one.table)
        yield from _paragraphs(one.quoted)
        if one.closing:
            yield Held("text", "", _plain(one.closing))


def _items(items: Iterable[Item]) -> Iterator[Held]:
    for item in items:
        yield Held("part", item.number, _plain(item.text))
        yield from _items(item.items)
        if item.closing:
            yield Held("text", "", _plain(item.closing))


def _rows(table: Table) -> Iterator[Held]:
    if table.title:
        yield Held("text", "", _plain(table.title))
    rows = [table.head, *(row.cells for row in (*table.head_rows, *table.rows))]
    for cells in filter(None, rows):
        yield Held("row", "", "|".join(filter(None, (_plain(cell.text) for cell in cells))))
