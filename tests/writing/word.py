"""Word files of a report: in official styles with automatic numbers, and typed by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape

from word_files import word_file

from writing.numbering import Lists
from writing.printed import HEADINGS, Inline, Kind, Paper, Printed, faces

# As the templates of the United Nations have them: the name, and the level of its outline.
_STYLES = {
    "HCh": ("_ H _Ch", 0),
    "H1": ("_ H_1", 0),
    "H23": ("_ H_2/3", 1),
    "H4": ("_ H_4", 3),
    "TitleHCH": ("Title_H_CH", 0),
    "SingleTxt": ("__Single Txt", None),
    "FootnoteText": ("footnote text", None),
    "Session": ("Session", None),
}
_EACH_SECTION = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
_COLUMN = '<w:gridCol w:w="2000"/>'
_HEAD = (Kind.SYMBOL, Kind.PARTICULARS)


@dataclass
class _File:
    """A file as far as it is written."""

    paper: Paper
    automatic: bool
    """Whether styles and lists say what a paragraph is and count it."""
    anew: bool
    """Whether notes are counted anew in each text that has its own."""
    lists: Lists = field(default_factory=Lists)
    body: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    called: dict[tuple[int, str], str] = field(default_factory=dict)
    """The bookmark of each note that has been called."""
    counted: int = 0
    """How many notes Word has counted in this section."""


def official(paper: Paper, *, anew: bool = False) -> bytes:
    """Return a Word file with official styles, whose numbers are all automatic."""
    return _written(_File(paper, automatic=True, anew=anew))


def typed(paper: Paper, *, anew: bool = False) -> bytes:
    """Return a Word file without styles: numbers and tabs are typed, headings are bold."""
    return _written(_File(paper, automatic=False, anew=anew))


def _written(file: _File) -> bytes:
    lines = file.paper.lines
    head = [line for line in lines if line.kind in _HEAD]
    text = [line for line in lines if line.kind not in _HEAD]
    _masthead(file, head)
    notes = 0
    for (is_row, _), group in groupby(text, lambda one: (one.kind is Kind.ROW, one.table)):
        for line in () if is_row else group:
            if file.anew and line.notes != notes:
                file.body.append(f"<w:p><w:pPr>{_EACH_SECTION}</w:pPr></w:p>")
                notes, file.counted = line.notes, 0
            file.body.append(_paragraph(file, line))
        if is_row:
            file.body.append(_table(file, list(group)))
    end = _EACH_SECTION if file.anew else "<w:sectPr></w:sectPr>"
    header = file.automatic and bool(file.paper.symbol)
    if header:
        end = end.replace(
            "<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        )
    parts = {
        "body": "".join(file.body) + end,
        "styles": _styles(),
        "numbering": file.lists.xml(),
        "footnotes": _SEPARATORS + "".join(file.footnotes),
    }
    if header:
        parts["header1"] = f"<w:p>{_run(file.paper.symbol)}</w:p>"
    return word_file(parts)


_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
)


def _styles() -> str:
    made = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style>'
    ]
    for key, (name, outline) in _STYLES.items():
        level = "" if outline is None else f'<w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>'
        bold = "" if outline is None else "<w:rPr><w:b/></w:rPr>"
        custom = "" if name.islower() else ' w:customStyle="1"'
        made.append(
            f'<w:style w:type="paragraph"{custom} w:styleId="{key}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/>{level}{bold}</w:style>'
        )
    made.append(
        '<w:style w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    return "".join(made)


def _masthead(file: _File, head: list[Printed]) -> None:
    """Write what the document is: a table, as templates have it; or lines, as people type it."""
    if not file.automatic or not head:
        file.body += [_paragraph(file, line) for line in head]
        return
    symbol = [line for line in head if line.kind is Kind.SYMBOL]
    others = [line for line in head if line.kind is Kind.PARTICULARS]
    rows = "".join(
        "<w:tr><w:tc><w:p/></w:tc>"
        f"<w:tc>{''.join(_plain(file, one) for one in group)}</w:tc></w:tr>"
        for group in (symbol, others)
        if group
    )
    file.body.append(f"<w:tbl><w:tblPr/><w:tblGrid>{_COLUMN * 2}</w:tblGrid>{rows}</w:tbl>")


def _plain(file: _File, line: Printed) -> str:
    return f"<w:p>{_runs(file, line, line.words)}</w:p>"


def _paragraph(file: _File, line: Printed) -> str:
    style = _style(line) if file.automatic else ""
    counted = _count(file, line) if file.automatic and line.number else None
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    words = ""
    if counted:
        number, level = counted
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    elif line.number:
        bold = not file.automatic and line.kind in HEADINGS
        words = _run(line.number, bold=bold) + "<w:r><w:tab/></w:r>"
    words += _runs(file, line, line.words)
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>"


def _style(line: Printed) -> str:
    match line.kind:
        case Kind.CHAPTER | Kind.ANNEX:
            return "HCh"
        case Kind.ACT:
            return "H1"
        case Kind.UNDER:
            return "HCh" if line.of == Kind.ANNEX else "H1"
        case Kind.SECTION if line.depth == 2 and not line.text:
            return "H1"
        case Kind.SECTION:
            return "H4" if line.depth > 4 else "H23"
        case Kind.TITLE:
            return "TitleHCH"
        case Kind.SYMBOL | Kind.PARTICULARS:
            return ""
    return "SingleTxt"


def _count(file: _File, line: Printed) -> tuple[int, int] | None:
    """Return the list and level that count a line; none where Word cannot count so."""
    lists = file.lists
    match line.kind:
        case Kind.CHAPTER | Kind.SECTION if line.leads:
            return lists.counted(f"{_list(line)} 1.1", 0, line.number)
        case Kind.CHAPTER | Kind.SECTION:
            return lists.counted(f"{line.kind} {line.depth} {_look(line.number)}", 0, line.number)
        case Kind.PARAGRAPH:
            return lists.counted(f"{_list(line)} {_look(line.number)}", 0, line.number)
        case Kind.ITEM if line.of:
            # Below the levels that paragraphs themselves can have: 1.1.1
            list_, above = _look(line.of), 2 if _look(line.of) == "1.1" else 0
            return lists.counted(f"{_list(line)} {list_}", line.depth + above, line.number)
        case Kind.ITEM:
            return lists.counted("items", line.depth - 1, line.number)
        case Kind.LISTED:
            return lists.counted("agenda", line.depth - 1, line.number)
    return None


def _list(line: Printed) -> str:
    """Return the list of the paragraphs of a text: one for all acts, where each begins anew; one
    for each where numbers are counted in steps, of which only the last is begun anew."""
    in_steps = _look(line.of or line.number) == "1.1" or line.leads
    return f"text {line.text}" if line.text and in_steps else "act" if line.text else "report"


def _look(number: str) -> str:
    """Return how a number looks: what looks otherwise is counted in another list."""
    if re.match(r"\d+\.\d", number):
        return "1.1"
    return re.sub(r"(?<![a-zA-Z])(\d+|[a-z]+|[A-Z]+)(?!\w)", "#", number)


def _table(file: _File, rows: Sequence[Printed]) -> str:
    width = sum(across for _, across, _ in rows[0].cells)
    grid = _COLUMN * width
    going_on: dict[int, tuple[int, int]] = {}
    made = "".join(_row(file, row, width, going_on) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def _row(file: _File, row: Printed, width: int, going_on: dict[int, tuple[int, int]]) -> str:
    """Return a row.

    Args:
        file: the file.
        row: what is printed in it.
        width: the columns of the table.
        going_on: column -> how many rows a cell above still covers, and how many columns.
    """
    cells, column, made = list(row.cells), 0, list[str]()
    while column < width:
        left, across = going_on.pop(column, (0, 1))
        if left:
            made.append(_cell("<w:p/>", across, "<w:vMerge/>"))
            if left > 1:
                going_on[column] = (left - 1, across)
        else:
            words, across, down = cells.pop(0) if cells else ((), 1, 1)
            merge = '<w:vMerge w:val="restart"/>' if down > 1 else ""
            made.append(_cell(f"<w:p>{_runs(file, row, words)}</w:p>", across, merge))
            if down > 1:
                going_on[column] = (down - 1, across)
        column += across
    head = "<w:trPr><w:tblHeader/></w:trPr>" if row.is_head else ""
    return f"<w:tr>{head}{''.join(made)}</w:tr>"


def _cell(inside: str, across: int, merge: str) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{inside}</w:tc>"


def _runs(file: _File, line: Printed, words: Inline) -> str:
    bold = not file.automatic and line.kind in (*HEADINGS, Kind.TITLE)
    made = []
    for face in faces(words):
        if face.call:
            made.append(_call(file, line, face.call))
        else:
            made.append(_run(face.text, italic=face.italic, bold=face.bold or bold))
    return "".join(made)


def _run(text: str, *, italic: bool = False, bold: bool = False) -> str:
    face = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties = f"<w:rPr>{face}</w:rPr>" if face else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


_RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def _call(file: _File, line: Printed, number: str) -> str:
    """Return the call of a note: a true note the first time, a field that repeats it later."""
    key = (line.notes, number)
    if key in file.called:
        return _repeated(file.called[key], number)
    at = len(file.called) + 1
    file.called[key] = f"_Ref{at:04}"
    is_counted = number == str(file.counted + 1)
    file.counted += is_counted
    file.footnotes.append(_note(file, line, number, at, is_counted=is_counted))
    custom = "" if is_counted else ' w:customMarkFollows="1"'
    mark = "" if is_counted else f"<w:t>{escape(number)}</w:t>"
    return (
        f'<w:bookmarkStart w:id="{at}" w:name="_Ref{at:04}"/>'
        f'<w:r>{_RAISED}<w:footnoteReference{custom} w:id="{at}"/>{mark}</w:r>'
        f'<w:bookmarkEnd w:id="{at}"/>'
    )


def _repeated(bookmark: str, number: str) -> str:
    return (
        f'<w:r>{_RAISED}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> NOTEREF {bookmark} \\f \\h </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{_RAISED}<w:t>{escape(number)}</w:t></w:r>"
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _note(file: _File, line: Printed, number: str, at: int, *, is_counted: bool) -> str:
    mark = "<w:footnoteRef/>" if is_counted else f"<w:t>{escape(number)}</w:t>"
    words = _runs(
        file, Printed(Kind.PARAGRAPH, notes=line.notes), file.paper.notes[line.notes, number]
    )
    return (
        f'<w:footnote w:id="{at}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"<w:r>{_RAISED}{mark}</w:r><w:r><w:tab/></w:r>{words}</w:p></w:footnote>"
    )
