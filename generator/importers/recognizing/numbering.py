"""The numbers by which the parts of a report follow each other, whatever they are written in.

A number can often be read in several ways: (i) is the ninth letter and the first of the Roman
numerals. All are kept here; what came before, and what follows, decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from generator.characters import plain_blanks
from generator.counting import BULLETS, LATIN, Form, Number, form
from generator.counting.systems import SYSTEMS, script_of
from generator.numbering import Numbering

GAP = 3
"""How many parts may be missing before a number is no longer a later one of its sequence."""
_MOST = 150
"""The most parts of one kind that are counted in letters or Roman numerals."""
_AROUND = ("{}.", "({})", "{})")
_LATE = rf"(?:\s?(?:{'|'.join(LATIN)}))?"
_KINDS = ("report", "operative", "annexed", "items", "chapters", "sections", "annexes", "agenda")
# What begins a line so is a number, or it has no place: 12. (a) (1) 1) a) 1.1.
_SURE = re.compile(
    rf"""(?:\d{{1,3}}{_LATE}\. | \(\d{{1,3}}{_LATE}\) | \([a-z]{{1,5}}\) | \d{{1,3}}\)
    | [a-z]\) | [ivx]{{1,5}}\) | \d{{1,3}}(?:\.\d{{1,3}})+\.)""",
    re.VERBOSE,
)
# What may be a number, and may be words: 1.1 a. i. (A) (IV)
_MAYBE = re.compile(
    r"\d{1,3}(?:\.\d{1,3})+ | [a-z]\. | [ivx]{1,5}\. | \([A-Z]\) | \([IVXL]{1,6}\)", re.VERBOSE
)


_STEPS = re.compile(r"arabic(?:\.arabic)*\.?")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number, read in one way."""

    form: str
    """How it is written: (letters), ROMAN."""
    number: Number
    """What it says."""

    @property
    def is_first(self) -> bool:
        """Say whether a sequence can begin with it: 1, (a), 1.1, 4.1."""
        return self.number.places[-1] == 1 and not self.number.late

    def follows(self, before: Counted, gap: int = 1) -> bool:
        """Say whether it is the next of its sequence, or one of the next few (2 bis after 2)."""
        if self.form != before.form:
            is_step = all(map(_STEPS.fullmatch, (self.form, before.form)))
            return is_step and _steps_on(self.number.places, before.number.places)
        if self.form[0] in BULLETS:
            return True
        new, old = self.number, before.number
        if new.order <= old.order:
            return False
        if new.places == old.places:
            return True
        if new.follows(old):
            return True
        same_part = new.places[:-1] == old.places[:-1]
        return same_part and new.places[-1] - old.places[-1] <= gap


def _steps_on(new: tuple[int, ...], old: tuple[int, ...]) -> bool:
    """Say whether a number of more or fewer parts comes next: 2.1 after 2, and 3 after 2.4."""
    if len(new) > len(old):
        return new[: len(old)] == old and set(new[len(old) :]) == {1}
    *before, last = new
    return tuple(before) == old[: len(before)] and last == old[len(before)] + 1


@dataclass(frozen=True, slots=True)
class Numeral:
    """The number that a line begins with."""

    number: str
    """As a report has it, without the stop that ends it: 14, (a), Rule 3"""
    printed: str
    """As it stands in the source: 14."""
    sure: bool
    """Whether it is one wherever it stands: 14. and (a), not 1.1, which may be a figure."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """Reads the numbers of a body in one language."""

    said: tuple[tuple[str, tuple[Form, ...]], ...]
    """Kind of number -> its forms in body.yaml, where they are given."""

    def only_heads(self, number: str) -> bool:
        """Say whether a number is one of headings and of nothing else, as body.yaml has it:
        Article 4"""
        of = {kind for kind, forms in self.said for one in forms if one.read(number)}
        return bool(of) and of <= {"chapters", "sections"}

    @property
    def headed(self) -> tuple[str, ...]:
        """Return the kinds of numbers of headings for which forms are given."""
        return tuple(kind for kind, _ in self.said if kind in ("chapters", "sections"))

    @classmethod
    def of(cls, numbering: Numbering) -> Numerals:
        """Return what reads the numbers that a body's reports have."""
        forms = ((kind, numbering.forms(kind)) for kind in _KINDS)
        return cls(tuple((kind, found) for kind, found in forms if found))

    def begins(self, text: str) -> Numeral | None:
        """Return the number that a text begins with, and that words follow; none where none does.

        1. Decides -> 1; Rule 3. Quorum -> Rule 3, where the body's rules are numbered so.
        """
        parts = re.match(r"(?:\S+\s+){1,3}(?=\S)", plain_blanks(text))
        tokens = parts[0].split() if parts else []
        for count in range(len(tokens), 0, -1):
            printed = " ".join(tokens[:count])
            # "1 to buy lamps" has no number 1 to, as 1 bis is one.
            second = tokens[1].strip(".)") if count > 1 else ""
            if second.isalpha() and tokens[0][:1].isdecimal() and second not in LATIN:
                continue
            if found := self.numeral(printed):
                rest = plain_blanks(text).split(None, count)[count]
                if found.sure or printed in BULLETS or not _is_words(printed, rest):
                    return found
        return None

    def numeral(self, printed: str) -> Numeral | None:
        """Return a number that stands alone: 14. -> 14; none where it is none."""
        for _, forms in self.said:
            for one in forms:
                if _is_number(one, printed):
                    bare = one.systems == ("letters",) and one.around == ("", "")
                    return Numeral(without_stop(printed), printed, not bare)
        if printed in BULLETS:
            return Numeral(printed, printed, False)
        if _SURE.fullmatch(printed) and self.readings(printed):
            return Numeral(without_stop(printed), printed, True)
        if _MAYBE.fullmatch(printed) and self.readings(printed):
            return Numeral(without_stop(printed), printed, False)
        return None

    def readings(self, number: str, kind: str = "") -> tuple[Counted, ...]:
        """Return all that a number can say.

        Args:
            number: as a report has it, with or without its stop: 14, (a); or a bullet, and behind
                it the level of its list, where the source says it.
            kind: of what it is the number, as `numbers:` in body.yaml says; whatever it is, if "".
        """
        if number[:1] in BULLETS:
            return (Counted(number, Number((1,))),)
        for named, forms in self.said:
            # A number that is not written as the body says is read as most bodies write it.
            if named == kind and (found := _readings(number, forms)):
                return found
        others = tuple(one for _, forms in self.said for one in forms)
        return (*_readings(number, others), *_usual(number))


def _is_number(one: Form, printed: str) -> bool:
    """Say whether what is printed is a number of a form: also Rule 3. with a stop after it, since
    bodies print it so where words follow."""
    without = printed.removesuffix(".") if one.has_word else printed
    for text in {printed, without}:
        number = one.read(text)
        if number and one.complete(text) == text:
            # 2 bis is a number, and 2a; of "2 the" it is 2.
            is_apart = bool(number.inserted) and f" {number.inserted}" in plain_blanks(text)
            return not is_apart or number.inserted in LATIN
    return False


def _is_words(printed: str, rest: str) -> bool:
    """Say whether what may be a number is words: 1.1 per cent is an amount, and e. g. no item."""
    if printed[0].isdecimal():
        return rest[:1].islower()
    return bool(re.match(r"[a-z]\.", rest))


def _readings(number: str, forms: Iterable[Form]) -> tuple[Counted, ...]:
    found = ((one, one.read(number)) for one in forms)
    return tuple(Counted(_cased(one, number), read) for one, read in found if read)


@cache
def _usual(number: str) -> tuple[Counted, ...]:
    """Return what a number says in the forms that most bodies use."""
    core = number.strip("().").split(" ")[0]
    if re.fullmatch(r"\d+(?:\.\d+)+", core):
        depth = core.count(".") + 1
        return _readings(number, [form(".".join(["arabic"] * depth) + ".")])
    systems = ("letters", "roman") if core.isascii() and core.isalpha() else (script_of(core),)
    forms = (form(around.format(name)) for around in _AROUND for name in systems if name)
    return tuple(one for one in _readings(number, forms) if _plausible(one, core))


def _plausible(counted: Counted, core: str) -> bool:
    """Say whether a number of letters is one, and no word: (mix), LC."""
    if not core.isascii() or not core.isalpha():
        return True
    place = counted.number.places[0]
    name = "roman" if "roman" in counted.form.casefold() else "letters"
    return place <= _MOST and SYSTEMS[name].written(place) == core.casefold()


def _cased(one: Form, number: str) -> str:
    """Return a form so that capitals and small letters are told apart: A. and a."""
    letters = [sign for sign in number if sign.isalpha()]
    is_capital = bool(letters) and all(sign.isupper() for sign in letters)
    return one.written.upper() if is_capital else one.written


def without_stop(printed: str) -> str:
    """Return a number without the stop that ends it: 14. -> 14; of (a.) it is a part."""
    return printed.removesuffix(".") if printed[:1] != "(" else printed


def next_of(readings: Iterable[Counted], before: Counted | None, gap: int = 1) -> Counted | None:
    """Return the reading that goes on from a number; of none before it, that which is a first."""
    if before is None:
        return next((one for one in readings if one.is_first), None)
    return next((one for one in readings if one.follows(before, gap)), None)


def goes_on(before: Sequence[Counted], after: Sequence[Counted]) -> bool:
    """Say whether a number can come after another: as its next, as the first of others, or as the
    figure that goes on after the letters of parts."""
    if any(one.is_first or any(map(one.follows, before)) for one in after):
        return True
    forms = {one.form for one in before}
    return forms.isdisjoint(one.form for one in after) and not any("arabic" in f for f in forms)
