"""How a number is written: what stands around it and between its parts.

A form is written as it is printed, with the names of systems for the numbers: `arabic.arabic`,
`(roman)`, `Rule arabic`. A form that ends in a stop reads numbers without it too, since a report's
YAML leaves it out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from generator.counting.systems import INSERTED, SYSTEMS, inserted, script_of

# The longest first: arabic-indic.
_NAME = re.compile(rf"(?<![A-Za-z])({'|'.join(sorted(SYSTEMS, reverse=True))})(?![A-Za-z])")
_STOPS = " .:-–—、．。"
_NAMED = re.compile(r"[^\W\d_]{2,}(?=\s)")


@dataclass(frozen=True, slots=True)
class Number:
    """What a printed number says."""

    places: tuple[int, ...]
    """The place in each of its systems: 1.12 -> (1, 12)"""
    late: int = 0
    """How late it stands under its number, where it was put in later: 2 bis -> 2"""
    inserted: str = ""
    """The Latin word for that: bis"""

    @property
    def order(self) -> tuple[tuple[int, ...], int]:
        """Return what such numbers are ordered by."""
        return self.places, self.late

    def follows(self, before: Number) -> bool:
        """Say whether nothing is missing between a number and this one, which is higher.

        After 1.2.3 comes 1.2.4, 1.2.3.1, or what begins a higher part anew: 1.3, 2.1, 4.1 (the
        parts between may hold nothing that is numbered).
        """
        pairs = zip(self.places, before.places, strict=False)
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
        begun = self.places[same + 1 :]
        if same in (len(self.places), len(before.places)):
            return set(self.places[same:]) <= {1}
        next_one = self.places[same] == before.places[same] + 1
        return (next_one or bool(begun)) and set(begun) <= {1}


@dataclass(frozen=True, slots=True)
class Form:
    """A form, ready to read and write numbers."""

    written: str
    """As body.yaml has it: (letters)"""
    systems: tuple[str, ...]
    around: tuple[str, ...]
    """What stands before, between and after the systems: one more than there are systems."""
    pattern: re.Pattern[str]

    def read(self, printed: str) -> Number | None:
        """Return what a number as printed says; none where it is not written so."""
        match = self.pattern.fullmatch(_plain(printed))
        if not match:
            return None
        try:
            names = zip(self.systems, match.groups()[: len(self.systems)], strict=True)
            places = tuple(SYSTEMS[name].value(part) for name, part in names)
        except ValueError:
            return None
        late, word = inserted(match["inserted"]) if match["inserted"] else (0, "")
        return Number(places, late, word)

    def write(self, number: Number) -> str:
        """Return a number as this form writes it, without what ends it: (a), 2 bis"""
        parts = zip(self.around[1:], self.systems, number.places, strict=True)
        text = self.around[0]
        for after, name, place in parts:
            text += SYSTEMS[name].written(place) + after
        return f"{text.rstrip(_STOPS)} {number.inserted}".rstrip()

    def complete(self, printed: str) -> str:
        """Return a number of this form with the stop that ends it: 14 -> 14."""
        stop = self.around[-1][len(self.around[-1].rstrip(_STOPS)) :]
        return printed if printed.endswith(stop) else f"{printed}{stop}"

    @property
    def has_word(self) -> bool:
        """Say whether it begins with a word, which ids then begin with: Rule 3 -> rule-3"""
        return any(sign.isalpha() for sign in self.around[0])

    @property
    def in_latin(self) -> Form:
        """Return the form with the systems that ids count in."""
        latin = [SYSTEMS[name].latin or name for name in self.systems]
        signs = [sign for pair in zip(self.around, [*latin, ""], strict=True) for sign in pair]
        return form("".join(signs))

    def goes_with(self, other: Form) -> bool:
        """Say whether numbers of both may be counted together: 1.1 and 1.1.1."""
        shorter = min(len(self.systems), len(other.systems))
        same = self.systems[:shorter] == other.systems[:shorter]
        return same and self.around[0] == other.around[0]


@cache
def form(written: str) -> Form:
    """Return the form that is written so.

    Raises:
        ValueError: it names no system; the message is for the editor.
    """
    literals = _NAME.split(written)
    around, systems = literals[::2], literals[1::2]
    if not systems:
        known = ", ".join(SYSTEMS)
        raise ValueError(f"it must name a system of numbers ({known}): Rule arabic, (letters)")
    pattern = ""
    for before, name in zip(around, systems, strict=False):
        pattern += f"{_literal(before)}({SYSTEMS[name].pattern})"
    end = _plain(around[-1])
    kept = end.rstrip(_STOPS)
    # 2a is 2 and a; iz is no number, and not i and z.
    apart = r"\s?" if SYSTEMS[systems[-1]].figures else r"\s"
    pattern += rf"(?:{apart}(?P<inserted>{INSERTED}))?{_literal(kept)}"
    if len(kept) < len(end):
        pattern += f"(?:{_literal(end[len(kept) :])})?"
    return Form(written, tuple(systems), tuple(around), re.compile(pattern))


def _literal(signs: str) -> str:
    return re.escape(_plain(signs)).replace(r"\ ", r"\s")


def _plain(text: str) -> str:
    """Return a text with the signs of its letters alone: ㈠ -> (一), （１） -> (1)."""
    return unicodedata.normalize("NFKC", text)


_CHINESE = SYSTEMS["chinese"].pattern.removesuffix("++")
_SIGNS = re.compile(rf"\d+|\*+|{_CHINESE}+|(?:(?!{_CHINESE})[^\W\d_])+")


def form_like(printed: str) -> str:
    """Return the form that a number seems to have, to be proposed: Rule 3 -> Rule arabic

    "" where it seems to have none.
    """
    plain = _plain(printed)
    proposed = _SIGNS.sub(lambda signs: _system_of(signs[0]) or signs[0], plain)
    try:
        return proposed if form(proposed).read(printed) else ""
    except ValueError:
        return ""


def _system_of(signs: str) -> str:
    """Return the system that a part of a number seems to be of; "" where it is a word."""
    if re.fullmatch("[IVX]+|[ivx]+", signs):
        return "roman"
    # A letter counts, and so does one that is doubled; more than that is a word.
    if signs.isalpha() and len(set(signs)) > 1 and not re.match(_CHINESE, signs):
        return ""
    return script_of(signs)


def name_in(number: str) -> str:
    """Return the word of a number that is a heading by itself, as those of treaties are, and ""
    where it has none: Article 10 -> Article"""
    named = _NAMED.match(number)
    return named[0] if named else ""
