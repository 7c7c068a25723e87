"""The words of a paragraph: its runs, with the faces and calls in them, as they are printed.

What is no word of the text is told here: deletions, comments, hidden words, pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from generator.importers.reading.blocks import Run, Runs
from generator.importers.reading.word.drawings import drawn
from generator.importers.reading.word.fields import Field, fields_in
from generator.importers.reading.word.names import (
    ID,
    PPR,
    RPR,
    Element,
    R,
    T,
    branch,
    named,
    names,
    words_in,
)
from generator.importers.reading.word.notes import ENDNOTES, FOOTNOTES
from generator.importers.reading.word.source import Source
from generator.importers.reading.word.styles import Face
from generator.importers.reading.word.symbols import UNKNOWN, is_private, sign, symbol

_SPACE = named("xml:space")
_NO_WORDS = names("w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr")
_CHANGES = {
    named("w:ins"): "words inserted with tracked changes are read as part of the text",
    named("w:moveTo"): "words moved here with tracked changes are read here",
    named("w:del"): "words deleted with tracked changes are not read",
    named("w:moveFrom"): "words moved away with tracked changes are not read here",
}
_GONE = names("w:del", "w:moveFrom")
_EQUATIONS = names("m:oMath", "m:oMathPara")
_BREAKS = names("w:br", "w:cr")
_FORMATS = names("w:rPrChange", "w:pPrChange", "w:numberingChange")
_SIGNS = {
    named("w:tab"): "\t",
    named("w:ptab"): "\t",
    named("w:noBreakHyphen"): "\u2011",
    # It shows only where a line ends in it.
    named("w:softHyphen"): "",
}


@dataclass(slots=True)
class Line:
    """The words of a paragraph, as they are gathered."""

    place: str
    styles: tuple[str, str] = ("", "")
    """The styles of the table and of the paragraph."""
    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """The text boxes that are anchored in it."""
    is_listed: bool = True
    """Whether all its words are of a table of contents or an index."""

    @property
    def text(self) -> str:
        """The words gathered so far, without faces."""
        return "".join(run.text for run in self.runs)

    def add(self, text: str, face: Face = Face()) -> None:  # noqa: B008 -- it is frozen
        """Add words; those in the face of the words before are one run with them."""
        run = Run(text, face.italic, face.bold, face.raised)
        if self.runs and not self.runs[-1].call and replace(self.runs[-1], text=text) == run:
            self.runs[-1] = replace(run, text=self.runs[-1].text + text)
        elif text:
            self.runs.append(run)

    def ended(self) -> Runs:
        """Return the runs, without the breaks of lines and pages at both ends."""
        runs = list(self.runs)
        while runs and not runs[0].call and not runs[0].text.lstrip("\n"):
            runs.pop(0)
        while runs and not runs[-1].call and not runs[-1].text.rstrip("\n"):
            runs.pop()
        if runs:
            runs[0] = replace(runs[0], text=runs[0].text.lstrip("\n"))
            runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip("\n"))
        return tuple(runs) if has_words(runs) else ()


def has_words(runs: list[Run] | Runs) -> bool:
    """Say whether runs are more than blanks."""
    return any(run.call or run.text.strip() for run in runs)


class Words:
    """Reads the words of one text (the body, a note, a header), paragraph by paragraph.

    Fields go on over paragraphs, so that which are open is kept between them.
    """

    def __init__(self, source: Source, story: Element) -> None:
        self._source = source
        self._fields = fields_in(story)
        self._open: list[tuple[Field, bool]] = []
        """The fields that are open, each with whether its words are printed."""
        self._readers: dict[object, Callable[[Element, Line, Face], None]] = {
            T: self._text,
            named("w:sym"): self._symbol,
            named("w:fldChar"): self._field_sign,
            named("w:commentReference"): self._comment,
            named("w:contentPart"): self._drawing,
            named("w:drawing"): self._drawing,
            named("w:pict"): self._drawing,
            named("w:object"): self._drawing,
            named("mc:AlternateContent"): self._alternate,
            named("w:ruby"): self._ruby,
            named("w:r"): self._run,
            **dict.fromkeys(_BREAKS, self._break),
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys((FOOTNOTES.call, ENDNOTES.call), self._call),
        }

    def read(self, paragraph: Element, line: Line) -> None:
        """Read the words of a paragraph, or of a part of one, into a line."""
        for child in paragraph:
            if child.tag == R:
                self._run(child, line)
            elif child.tag in _CHANGES:
                self._changed(child, line)
            elif child.tag in _EQUATIONS:
                self._equation(child, line)
            elif child.tag == named("mc:AlternateContent"):
                if (chosen := branch(child)) is not None:
                    self.read(chosen, line)
            elif child.tag == named("w:fldSimple"):
                self._simple_field(child, line)
            elif child.tag not in _NO_WORDS:
                self.read(child, line)

    def properties(self, paragraph: Element, line: Line) -> None:
        """Tell what the properties of a paragraph say of tracked changes."""
        for properties in paragraph.iterchildren(PPR):
            self._formats(properties, line)

    def _formats(self, element: Element, line: Line) -> None:
        if next(element.iter(*_FORMATS), None) is not None:
            self._source.telling.tell_once(
                line.place, "a format changed with tracked changes is read as changed"
            )

    def _changed(self, element: Element, line: Line) -> None:
        self._source.telling.tell(line.place, _CHANGES[str(element.tag)], words_in(element))
        if element.tag not in _GONE:
            self.read(element, line)

    def _equation(self, element: Element, line: Line) -> None:
        text = words_in(element)
        self._source.telling.tell(line.place, "an equation is read as its signs in a row", text)
        self._print(text, line, Face())

    def _run(self, run: Element, line: Line, _face: Face | None = None) -> None:
        properties = run.find(RPR)
        face = self._source.styles.face(line.styles, properties)
        for child in run:
            reader = self._readers.get(child.tag)
            if reader is not None:
                reader(child, line, face)
        if properties is not None:
            self._formats(properties, line)

    def _print(self, text: str, line: Line, face: Face) -> None:
        """Add words to a line, where the fields around them and their face let them be printed."""
        if not all(printing for _, printing in self._open):
            return
        if face.hidden:
            self._source.telling.tell_on(line.place, "hidden words are not read", text)
            return
        if text.strip() and not any(one.is_contents for one, _ in self._open):
            line.is_listed = False
        line.add(text, face)

    def _text(self, element: Element, line: Line, face: Face) -> None:
        if element in self._source.calls.marks:
            return
        text = (element.text or "").replace("\n", " ").replace("\r", " ")
        if text != text.strip() and not _keeps_blanks(element):
            text = text.strip()
        if is_private(text):
            text = "".join(self._in_font(one, line, face) for one in text)
        self._print(text, line, face)

    def _in_font(self, character: str, line: Line, face: Face) -> str:
        if not is_private(character):
            return character
        return sign(ord(character), face.font) or self._unknown(
            f"U+{ord(character):04X}", face.font, line
        )

    def _symbol(self, element: Element, line: Line, face: Face) -> None:
        if element in self._source.calls.marks:
            return
        code, font = element.get(named("w:char"), ""), element.get(named("w:font"), "")
        self._print(symbol(element) or self._unknown(code, font, line), line, face)

    def _unknown(self, code: str, font: str, line: Line) -> str:
        self._source.telling.tell(
            line.place, f"a sign of the font {font or '(none)'} ({code}) is not known"
        )
        return UNKNOWN

    def _sign(self, element: Element, line: Line, face: Face) -> None:
        self._print(_SIGNS[str(element.tag)], line, face)

    def _break(self, _element: Element, line: Line, face: Face) -> None:
        self._print("\n", line, face)

    def _ruby(self, element: Element, line: Line, _face: Face) -> None:
        """Read a word and what stands above it to say how it is spoken."""
        for base in element.iterchildren(named("w:rubyBase")):
            self.read(base, line)
        for above in element.iterchildren(named("w:rt")):
            spoken = Line(line.place, line.styles)
            self.read(above, spoken)
            self._print("".join(run.text for run in spoken.runs), line, Face(raised=True))

    def _call(self, element: Element, line: Line, face: Face) -> None:
        number = self._source.calls.numbers.get(element, "")
        if number and not face.hidden and all(printing for _, printing in self._open):
            line.is_listed = False
            line.runs.append(Run("", face.italic, face.bold, call=number))

    def _comment(self, element: Element, line: Line, _face: Face) -> None:
        comment = self._source.comments.get(element.get(ID, ""))
        if comment is not None:
            by = f" by {comment.author}" if comment.author else ""
            self._source.telling.tell(
                line.place, f"a comment{by} is no part of the text", comment.words
            )

    def _alternate(self, element: Element, line: Line, face: Face) -> None:
        chosen = branch(element)
        for child in () if chosen is None else chosen:
            reader = self._readers.get(child.tag)
            if reader is not None:
                reader(child, line, face)

    def _drawing(self, element: Element, line: Line, _face: Face) -> None:
        found = drawn(element)
        for what, words in found.told:
            self._source.telling.tell(line.place, what, words)
        if found.is_plain:
            self._source.telling.tell_once(line.place, "a drawing without words is not read")
        line.boxes.extend(found.boxes)

    def _field_sign(self, element: Element, line: Line, face: Face) -> None:
        one = self._fields.get(element)
        if one is None:
            return
        kind = element.get(named("w:fldCharType"))
        if kind == "begin":
            self._open.append((one, False))
        elif kind == "separate":
            self._open[-1] = (one, not self._called_again(one, line))
        else:
            self._open.pop()
            if one.lacks_words and all(printing for _, printing in self._open):
                self._tell_empty(one, line)

    def _called_again(self, one: Field, line: Line) -> bool:
        """Add the call that a field stands for; say whether it stands for one."""
        number = self._source.calls.at_bookmarks.get(one.called_note, "")
        if number and all(printing for _, printing in self._open[:-1]):
            line.runs.append(Run("", call=number))
        return bool(number)

    def _simple_field(self, element: Element, line: Line) -> None:
        one = Field(element.get(named("w:instr"), ""), has_result=len(element) > 0)
        if one.lacks_words:
            self._tell_empty(one, line)
        self._open.append((one, True))
        self._open[-1] = (one, not self._called_again(one, line))
        self.read(element, line)
        self._open.pop()

    def _tell_empty(self, one: Field, line: Line) -> None:
        self._source.telling.tell(
            line.place, "what Word prints for a field is not in the file, and not read", one.code
        )


def _keeps_blanks(element: Element) -> bool:
    """Say whether the blanks at both ends are meant (xml:space); else Word leaves them out."""
    said = element.get(_SPACE)
    if said is None:
        said = next((s for one in element.iterancestors() if (s := one.get(_SPACE))), None)
    return said == "preserve"
