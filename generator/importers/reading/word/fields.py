"""Fields: of what Word makes itself, what is printed is the result that the file keeps (17.16).

A field is its code, and after a sign that parts them its result; each may hold fields. A field that
has no end is damage, and what would be its code is read as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.importers.reading.word.names import Element, is_read, named

_CHAR = named("w:fldChar")
_CODE = named("w:instrText")
_BOX = named("w:txbxContent")
_TYPE = named("w:fldCharType")
_PRINT_NOTHING = frozenset(
    ("XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "ADVANCE", "NEXT", "NEXTIF", "SKIPIF", "")
)
_CONTENTS = frozenset(("TOC", "TOA", "INDEX"))


@dataclass(slots=True)
class Field:
    """A field: NOTEREF _Ref1 \\f"""

    code: str = ""
    has_result: bool = False
    is_whole: bool = False
    """Whether its end was found."""

    @property
    def kind(self) -> str:
        """The first word of the code, which says what the field does."""
        words = self.code.split()
        return words[0].upper() if words else ""

    @property
    def is_contents(self) -> bool:
        """Say whether it lists what is elsewhere: contents, an index."""
        return self.kind in _CONTENTS

    @property
    def lacks_words(self) -> bool:
        """Say whether Word prints something here that the file does not have."""
        return not self.has_result and self.kind not in _PRINT_NOTHING

    @property
    def called_note(self) -> str:
        """The bookmark of the note that the field calls once more; "" of another field.

        Only with \\f it looks as a call does; without, it is a figure in a sentence.
        """
        match = re.fullmatch(r'\s*NOTEREF\s+"?([^\s"]+)"?(\s.*)?', self.code, re.I | re.S)
        return match[1] if match and re.search(r"\\f\b", match[2] or "", re.I) else ""


def _is_in_box(element: Element, story: Element) -> bool:
    """Say whether something is in a text box of a text, which is a text of its own."""
    for above in element.iterancestors():
        if above is story:
            return False
        if above.tag == _BOX:
            return True
    return False


def fields_in(story: Element) -> Mapping[Element, Field]:
    """Return the field that each of the signs is of which begin, part and end fields."""
    found: dict[Element, Field] = {}
    signs: list[list[Element]] = []
    for element in story.iter(_CHAR, _CODE):
        if not is_read(element) or _is_in_box(element, story):
            continue
        if element.tag == _CODE:
            if signs and not found[signs[-1][0]].has_result:
                found[signs[-1][0]].code += element.text or ""
        elif element.get(_TYPE) == "begin":
            found[element] = Field()
            signs.append([element])
        elif signs:
            field = found[element] = found[signs[-1][0]]
            signs[-1].append(element)
            if element.get(_TYPE) == "separate":
                field.has_result = True
            else:
                field.is_whole = True
                signs.pop()
    return {element: field for element, field in found.items() if field.is_whole}
