"""Word files for tests, written from the XML of their parts, and readings written as lines."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from generator.importers.reading.blocks import Block, BlockKind, Reading, Runs

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": f"{_OFFICE}/relationships",
        "m": f"{_OFFICE}/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_ROOTS = {"body": "document", "header": "hdr", "footer": "ftr"}
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def word_file(parts: Mapping[str, str], *, media_type: str = MAIN) -> bytes:
    """Return a Word file.

    Args:
        parts: the XML within their roots, by what they are: body, styles, numbering, settings,
            footnotes, endnotes, comments, header1, footer2 ...; the id by which the body names a
            header is its name
        media_type: of the body, as the file says it
    """
    texts = {name: _part(name, inside) for name, inside in parts.items()}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/relationships/{_kind(name)}"'
        f' Target="{name}.xml"/>'
        for name in texts
        if name != "body"
    )
    types = "".join(
        f'<Override PartName="/word/{_file(name)}.xml"'
        f' ContentType="{_media_type(name, media_type)}"/>'
        for name in texts
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relations(
            f'<Relationship Id="main" Type="{_OFFICE}/relationships/officeDocument"'
            ' Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(relations),
        **{f"word/{_file(name)}.xml": text for name, text in texts.items()},
    }
    return packed(files)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return kept.getvalue()


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _file(name: str) -> str:
    return "document" if name == "body" else name


def _media_type(name: str, main: str) -> str:
    return main if name == "body" else MAIN.replace("document.main", _kind(name))


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _part(name: str, inside: str) -> str:
    kind = _kind(name)
    root = _ROOTS.get(kind, kind)
    if kind == "body":
        inside = f"<w:body>{inside}</w:body>"
    # As Word reads it: blanks between elements are the tests' own.
    inside = re.sub(r">\s*\n\s*<", "><", inside.strip())
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:{root} {_SPACES}>{inside}</w:{root}>"
    )


def lines(reading: Reading) -> list[str]:
    """Return a line for each block: place | kind level | style | number system | words."""
    return [_line(block) for block in reading.blocks]


def told(reading: Reading) -> list[str]:
    """Return a line for all that was told."""
    return [f"{one.place}: {one.message}" for one in reading.told]


def _line(block: Block) -> str:
    kind = f"{block.kind.value} {block.level or ''}".rstrip()
    if block.kind == BlockKind.ROW:
        kind = f"{'head' if block.is_head else 'row'} of {block.table}"
    cells = [
        ("" if (cell.across, cell.down) == (1, 1) else f"{cell.across}x{cell.down} ")
        + written(cell.runs)
        for cell in block.cells
    ]
    words = " ¦ ".join(cells) if block.kind == BlockKind.ROW else written(block.runs)
    number = f"{block.number} {block.system}".strip()
    return " | ".join((block.place, kind, block.style, number, words)).rstrip()


def written(runs: Runs) -> str:
    """Return runs with their faces: *italic*, **bold**, ^raised^, [^call], words⟨target⟩."""
    shown = ""
    for run in runs:
        text = run.text.replace("\n", "⏎").replace("\t", "⇥")
        for sign, is_set in (("^", run.raised), ("*", run.italic), ("**", run.bold)):
            text = f"{sign}{text}{sign}" if is_set and text else text
        text += f"⟨{run.target}⟩" if run.target and text else ""
        shown += f"[^{run.call}]" if run.call else text
    return shown


def case(text: str) -> dict[str, str]:
    """Return the parts of a golden case: what stands under each line `--- name`."""
    parts = re.split(r"^--- (\w+)\n", text, flags=re.MULTILINE)
    return {name: inside.strip("\n") for name, inside in zip(parts[1::2], parts[2::2], strict=True)}
