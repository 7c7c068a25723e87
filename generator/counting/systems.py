"""The systems that documents count in: figures, letters, Roman numerals, those of other scripts.

Each reads one number and writes one. What stands around a number (brackets, "Rule") is a form's
(`forms`). Sequences of other scripts: ECMA-376, 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class System:
    """A way to count."""

    name: str
    """What body.yaml calls it."""
    pattern: str
    """A regular expression for what may be a number of it; `value` says whether it is one."""
    value: Callable[[str], int]
    """The place of a number: v -> 5. Raises ValueError where it is none."""
    written: Callable[[int], str]
    """The number at a place, 1 or more: 5 -> v."""
    latin: str = ""
    """The system that ids count in where this one is of another script."""

    @property
    def figures(self) -> bool:
        """Say whether it counts in figures, after which a letter is no part of the number."""
        return "arabic" in (self.name, self.latin)


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_STEPS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def _roman(letters: str) -> int:
    try:
        values = [_ROMAN[letter] for letter in letters.casefold()]
    except KeyError:
        raise ValueError(letters) from None
    following = [*values[1:], 0]
    return sum(-v if v < f else v for v, f in zip(values, following, strict=True))


def _in_roman(place: int) -> str:
    written = ""
    for value, letters in _ROMAN_STEPS:
        written += letters * (place // value)
        place %= value
    return written


@dataclass(frozen=True, slots=True)
class _Alphabet:
    """Counts with the letters of an alphabet, and after the last with two of them."""

    letters: str

    def value(self, word: str) -> int:
        """Return a = 1 ... z = 26, then aa, bb, as the United Nations count, or aa, ab."""
        places = [self.letters.index(letter) + 1 for letter in word.casefold()]
        if len(set(places)) == 1:
            return (len(places) - 1) * len(self.letters) + places[0]
        if len(places) == 2:
            return places[0] * len(self.letters) + places[1]
        raise ValueError(word)

    def written(self, place: int) -> str:
        """Return the letter, doubled after the last one: 28 -> bb."""
        times, letter = divmod(place - 1, len(self.letters))
        return self.letters[letter] * (times + 1)


_LATIN = _Alphabet("abcdefghijklmnopqrstuvwxyz")
# In Russian lists й and the signs ъ and ь are left out, and so is ё.
_CYRILLIC = _Alphabet("абвгдежзиклмнопрстуфхцчшщыэюя")
# In the order of the numbers that the letters stood for, as Arabic texts of the United Nations.
_ABJAD = _Alphabet("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")


def _abjad(word: str) -> int:
    # The stroke that only makes a letter longer is none of it.
    return _ABJAD.value(word.replace("ـ", "").replace("ا", "أ"))


_CHINESE = "零一二三四五六七八九"


def _chinese(written: str) -> int:
    """Return the value of a Chinese number up to 999: 十二 -> 12, 二十 -> 20, 一百零三 -> 103."""
    total, digit = 0, 0
    for sign in written.replace("〇", "零"):
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _CHINESE.index(sign)
    return total + digit


def _in_chinese(place: int) -> str:
    hundreds, rest = divmod(place, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_CHINESE[hundreds]}百" if hundreds else ""
    if tens:
        words += f"{_CHINESE[tens] if tens > 1 or hundreds else ''}十"
    elif hundreds and ones:
        words += "零"
    return words + (_CHINESE[ones] if ones else "")


def _in_arabic_indic(place: int) -> str:
    return str(place).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


_SIGNS = "|".join(f"{re.escape(sign)}++" for sign in "*†‡§¶#‖")

# Possessive (++): a very long word is not tried again from each of its letters.
_ALL = (
    System("arabic", "[0-9]++", int, str),
    System("letters", "[A-Za-z]++", _LATIN.value, _LATIN.written),
    System("roman", "[IVXLCDMivxlcdm]++", _roman, _in_roman),
    System("arabic-indic", "[٠-٩۰-۹]++", int, _in_arabic_indic, "arabic"),
    System("abjad", "[ء-غف-يـ]++", _abjad, _ABJAD.written, "letters"),
    System("cyrillic", "[а-яА-Я]++", _CYRILLIC.value, _CYRILLIC.written, "letters"),
    System("chinese", f"[〇十百{_CHINESE}]++", _chinese, _in_chinese, "arabic"),
    System("signs", _SIGNS, len, lambda place: "*" * place, "arabic"),
)
SYSTEMS = {system.name: system for system in _ALL}
"""All systems, by the names that body.yaml knows them under."""

BULLETS = frozenset("•–—-‣⁃◦▪▫■□●○·∙➢►✓✔")
"""Signs that stand before the parts of a list, and count nothing."""

LATIN = (
    *("bis", "ter", "quater", "quinquies", "sexies", "septies"),
    *("octies", "novies", "decies", "undecies", "duodecies"),
)
"""What follows the number of something that was put in later."""
_BIS_ELSEWHERE = {"مكررا": "bis", "مكرر": "bis", "之二": "bis", "之三": "ter", "之四": "quater"}

INSERTED = rf"(?:{'|'.join([*_BIS_ELSEWHERE, *LATIN])})(?![a-z])|[a-z]++"
"""A regular expression for what follows the number of something put in later: 2 bis, 2a."""


def inserted(words: str) -> tuple[int, str]:
    """Return how late something put in later stands under its number, and what ids say for it."""
    latin = _BIS_ELSEWHERE.get(words, words)
    if latin in LATIN:
        return LATIN.index(latin) + 2, latin
    try:
        return _LATIN.value(latin), latin
    except ValueError:
        return len(latin), latin


def script_of(number: str) -> str:
    """Return the name of the first system that reads a number: 12 -> arabic; "" where none does."""
    for name, system in SYSTEMS.items():
        if re.fullmatch(system.pattern, number):
            try:
                system.value(number)
            except ValueError:
                continue
            return name
    return ""
