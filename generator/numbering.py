"""How a body numbers what its reports are made of, in one language.

`numbers:` in body.yaml says it; where that says nothing, paragraphs are 1, 2, 3, their parts (a),
(b), (i), (ii), and the first number of a sequence shows which of these it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.counting import Form, Number, form
from generator.model import Body, Numbered, Numbers, Path, slug

Kind = str
"""A kind of number: a key of `numbers:` in body.yaml."""

# As most bodies write them: whatever stands around it, a number is read.
_USUAL = tuple(
    form(around.format(system))
    for system in ("arabic", "letters", "roman", "signs")
    for around in ("{}.", "({})", "{})", "{}/")
)
_ROMAN = tuple(one for one in _USUAL if one.systems == ("roman",))
NOTHING = Numbers()
_WORD = re.compile(r"[^\W\d_]{2,}\s")
"""What begins so says what it is, and is followed by no stop: Article 4."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Reads and prints the numbers of a body in one language."""

    numbers: Numbers = NOTHING
    language: str = ""

    @classmethod
    def of(cls, body: Body | None, language: str) -> Numbering:
        """Return how a body numbers; as most do, where it is not known."""
        return cls(body.numbers if body else NOTHING, language)

    def said(self, kind: Kind) -> Numbered | None:
        """Return what body.yaml says of a kind of number; none where it says nothing."""
        found: Numbered | None = getattr(self.numbers, kind, None)
        return found

    def forms(self, kind: Kind) -> tuple[Form, ...]:
        """Return the forms that body.yaml has for a kind; none where it says nothing."""
        said = self.said(kind)
        return tuple(form(one) for one in said.forms(self.language)) if said else ()

    def anew(self, kind: Kind) -> str:
        """Return in which parts body.yaml says that a kind of number begins anew; "" if in none."""
        said = self.said(kind)
        return said.anew if said else ""

    def printed(self, path: Path, number: str) -> str:
        """Return a number as it is printed at a path: 14 -> 14., or as the body's form ends it."""
        found = self._form_of(kind_at(path), number)
        if found:
            return found.complete(number)
        stops = number and number[-1].isalnum() and not _WORD.match(number)
        return f"{number}." if stops else number

    def key(self, path: Path, number: str) -> str:
        """Return what ids say for a number at a path: it is the same in every language.

        14 -> 14, (a) -> a, 2 bis -> 2-bis; (ب) -> b, where the letters of Arabic count the items.
        """
        return slug(self._in_latin(path, number)[0])

    def worded_key(self, path: Path, number: str) -> str:
        """Return what ids say for a number that begins with a word: Rule 3 -> rule-3; "" else."""
        words, form_ = self._in_latin(path, number)
        return slug(words) if form_ and form_.has_word else ""

    def has_word(self, path: Path, number: str) -> bool:
        """Say whether a number says what it is: Rule 3."""
        found = self._form_of(kind_at(path), number)
        return found is not None and found.has_word

    def _in_latin(self, path: Path, number: str) -> tuple[str, Form | None]:
        """Return a number as the first of the body's languages writes it, and that form."""
        kind = kind_at(path)
        said, forms = self.said(kind), self.forms(kind)
        found = self._form_of(kind, number)
        if not said or not found:
            return number, None
        first = [form(one) for one in said.first]
        place = forms.index(found)
        same = first[place] if place < len(first) else found
        if len(same.systems) != len(found.systems):
            same = found
        if same == found and number.isascii():
            return number, same
        read = found.read(number)
        assert read
        return same.in_latin.write(read), same

    def _form_of(self, kind: Kind, number: str) -> Form | None:
        return next((one for one in self.forms(kind) if one.read(number)), None)

    def counted(self, path: Path, numbers: Sequence[str]) -> list[Number | None]:
        """Return what the numbers of a sequence say; none for those that do not go on from others.

        Args:
            path: where the first of them stands.
            numbers: as printed, in order.
        """
        if not numbers:
            return []
        forms = self.forms(kind_at(path))
        # One that nobody understands does not hide how the others are counted.
        known = (n for n in numbers if any(one.read(n) for one in forms or _USUAL))
        begins = next(known, numbers[0])
        family = _usual_like(begins)
        if forms:
            first = _beginning(forms, begins)
            family = [one for one in forms if first and one.goes_with(first)]
        return [next(filter(None, (one.read(n) for one in family)), None) for n in numbers]


def _beginning(forms: Iterable[Form], number: str) -> Form | None:
    """Return the form that a sequence has by its first number: (i) is the first, not the ninth."""
    reading = [(one, read) for one in forms if (read := one.read(number))]
    firsts = (one for one, read in reading if read.places[-1] == 1)
    return next(firsts, reading[0][0] if reading else None)


def _usual_like(first: str) -> list[Form]:
    """Return the usual forms of a sequence that begins so: 1, 2; a, b; i, ii; A, B; I, II."""
    reading = [one for one in _USUAL if one.read(first)]
    systems = [one.systems for one in reading]
    letters = first.strip("().")
    # A list may begin with (c), but hardly with (cc).
    numeral = letters.casefold() == "i" or len(letters) > 1
    if systems and systems[0] == ("letters",) and numeral and ("roman",) in systems:
        return list(_ROMAN)
    return [one for one in _USUAL if systems and one.systems == systems[0]]


def kind_at(path: Path) -> Kind:
    """Return which kind of number stands at a path of a report."""
    names = [part for part in path if isinstance(part, str)]
    if "agenda" in names:
        return "agenda"
    if names[-1:] != ["paragraphs"]:
        return _KINDS.get(names[-1], "") if names else ""
    texts = [name for name in names if name in ("resolutions", "decisions", "annexes")]
    return {"": "report", "annexes": "annexed"}.get(texts[-1] if texts else "", "operative")


_KINDS = {
    "quoted": "quoted",
    "operative": "operative",
    "items": "items",
    "chapters": "chapters",
    "sections": "sections",
    "annexes": "annexes",
}
