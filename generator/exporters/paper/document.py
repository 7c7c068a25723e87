"""A text to print -> the data of its document: masthead, contents, blocks, notes, address."""

from __future__ import annotations

import json
from collections.abc import Iterable

import segno

from generator.exporters.paper.breaks import with_breaks
from generator.exporters.paper.tables import laid_out
from generator.exporters.texts.blocks import Blocks, Data
from generator.exporters.texts.runs import Setter
from generator.exporters.texts.texts import Text
from generator.footnotes import Note
from generator.own.brand import NO_BRAND, Brand
from generator.pages.masthead import Masthead, masthead
from generator.pages.notes import expanded
from generator.pages.page import Heading, Line, Opening
from generator.pages.place_names import note_names, place_names
from generator.pages.whole_report import Placed
from generator.resolved import Resolved
from generator.wording import Words, unbroken


def document(
    resolved: Resolved,
    text: Text,
    words: Words,
    handbook: str,
    paper: str,
    brand: Brand = NO_BRAND,
) -> Data:
    """Return the data from which typst sets a text.

    Args:
        resolved: the report.
        text: the text.
        words: the words of pages in the language.
        handbook: the address of the handbook in the language: https://.../en/
        paper: the size of the sheets, "a4" or "letter".
        brand: what the publisher is known by.
    """
    report, whole = resolved.report, unbroken(words)
    places, named = _places(text.blocks, resolved), resolved.table(note_names)
    setter = Setter(resolved.by_mark, places, handbook, named=named)
    making = Blocks(resolved, words, setter)
    head = making.title() if text.kind == "report" else []
    if text.part:
        head = [*head, f": {text.part}"]
    over = masthead(resolved, words, text.address)
    blocks = [data for placed in text.blocks for data in making.of(placed)]
    notes = resolved.notes.notes
    blocks = laid_out(with_breaks(_with_last(blocks), whole), report.language)
    return {
        "paper": paper,
        "language": report.language,
        "words": words["paper"],
        "title": f"{text.label}: {text.title}" if text.title else text.label,
        "author": resolved.body.texts[report.language].name,
        "symbol": over.symbol,
        "date": over.day or report.date,
        "masthead": with_breaks(_masthead(over, words), whole),
        "report-title": with_breaks(head, whole),
        "contents": text.contents,
        "blocks": blocks,
        "notes": with_breaks(_notes(resolved, setter, words), whole),
        # The face's own raised letters make a fraction of "a/".
        "raised-letters": not any("/" in notes[path].number for path in setter.notes),
        "digits": _digits(blocks),
        **_brand(brand),
        "disclaimer": resolved.catalogue.interface["disclaimer"],
        "unofficial": report.status.copy_is == "unofficial",
        "address": f"{handbook}{text.address}",
        "qr": _qr(f"{handbook}{text.address}"),
    }


def _brand(brand: Brand) -> Data:
    """Return the colour of links, and the logo as typst takes it, with its size in millimetres."""
    accent = {"accent": brand.colours.accent.light} if brand.colours.accent else {}
    if brand.logo is None:
        return accent
    width, height = brand.logo.within(60, 12)
    drawn = brand.logo.ending == "svg"
    content = brand.logo.content.decode("utf-8") if drawn else list(brand.logo.content)
    told = {"format": brand.logo.ending, "content": content, "alt": brand.name}
    return {**accent, "logo": {**told, "width": width, "height": height}}


def _with_last(blocks: list[Data]) -> list[Data]:
    """Return the blocks with the last paragraph kept beside the address of the page, which would
    else stand on a page of its own. (typst loses the note of what sticks to what follows it.)"""
    match blocks:
        case [*before, {"kind": "line"} as last] if not any("note" in run for run in last["runs"]):
            return [*before, {**last, "last": True}]
    return blocks


def _places(blocks: Iterable[Placed], resolved: Resolved) -> dict[tuple[str, str], str]:
    """Return the names of the places that are in a document."""
    names, here = resolved.table(place_names), {}
    for placed in blocks:
        match placed.block:
            case Opening(id=id_) | Heading(id=id_, word="") | Line(id=id_):
                place = placed.address, id_
                if place in names and (id_ or isinstance(placed.block, Opening)):
                    here[place] = names[place]
    return here


def _masthead(head: Masthead, words: Words) -> Data:
    labels = words["masthead"]
    lines = {
        labels["report"]: head.report,
        labels["distribution"]: head.distribution,
        labels["date"]: head.date,
        labels["original"]: head.original,
        labels["status"]: head.status,
    }
    return {
        "organization": [head.body],
        "symbol": head.symbol,
        "session": [head.session],
        "held": [head.held],
        "lines": [{"label": label, "value": [value]} for label, value in lines.items() if value],
        "remark": [head.remark],
        "authentic": {
            "label": labels["authentic"],
            "address": head.authentic.address,
        },
    }


def _digits(blocks: list[Data]) -> int:
    """Return how many figures a page number may have: what it is to take is known beforehand."""
    return len(str(len(json.dumps(blocks)) // _LETTERS_OF_A_PAGE + 1))


_LETTERS_OF_A_PAGE = 5000
"""Of the data of its blocks, about."""


def _notes(resolved: Resolved, setter: Setter, words: Words) -> Data:
    """Return the notes that were called, by their names."""
    called = [(resolved.notes.notes[path], here) for path, here in setter.notes.items()]
    return {setter.name_of(note): _note(note, setter, words, here) for note, here in called}


def _note(note: Note, setter: Setter, words: Words, here: str) -> Data:
    """Return a note; `here` is the page of the text that it stands under."""
    setter.here = here
    text = expanded(note, words)
    editorial = [setter.runs(addition) for addition in text.additions]
    return {"runs": setter.runs(text.words), "editorial": editorial}


def _qr(address: str) -> str:
    """Return the QR code of an address as an SVG picture."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(border=0, omitsize=True))
