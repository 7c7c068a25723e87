"""How Word writes a number in each of its formats (ST_NumberFormat, 17.18.59).

What `generator.counting` counts in is written by it; here are the names that Word has for its
systems, and the sequences that no report of ours has been seen to count in.
"""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

from generator.counting import SYSTEMS

_COUNTED = {
    "decimal": "arabic",
    "lowerLetter": "letters",
    "upperLetter": "letters",
    "lowerRoman": "roman",
    "upperRoman": "roman",
    "arabicAbjad": "abjad",
    "russianLower": "cyrillic",
    "russianUpper": "cyrillic",
    "chineseCounting": "chinese",
    "chineseCountingThousand": "chinese",
    "japaneseCounting": "chinese",
    "taiwaneseCounting": "chinese",
    "taiwaneseCountingThousand": "chinese",
    "ideographDigital": "chinese",
    "japaneseDigitalTen": "chinese",
    "taiwaneseDigital": "chinese",
    "koreanDigital2": "chinese",
}
"""Word's name of a format -> the system that its numbers are of."""
_CAPITAL = frozenset(("upperLetter", "upperRoman", "russianUpper"))
_DIGITS = {
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTen": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零一二三四五六七八九",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
    "hindiNumbers": "०१२३४५६७८९",
}
_LETTERS = {
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "iroha": "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
# The same in letters as broad as Chinese ones.
_LETTERS |= {f"{name}FullWidth": normalize("NFKC", _LETTERS[name]) for name in ("aiueo", "iroha")}
_CIRCLED = "".join((*map(chr, range(0x2460, 0x2474)), *map(chr, range(0x3251, 0x3260))))
_ENCLOSED = {
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedFullstop": "".join(map(chr, range(0x2488, 0x249C))),
    "decimalEnclosedParen": "".join(map(chr, range(0x2474, 0x2488))),
    "ideographEnclosedCircle": "".join(map(chr, range(0x3220, 0x322A))),
}
_NOTE_SIGNS = "*†‡§"
_HEBREW = (
    *((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס")),
    *((50, "נ"), (40, "מ"), (30, "ל"), (20, "כ"), (16, "טז"), (15, "טו"), (10, "י"), (9, "ט")),
    *((8, "ח"), (7, "ז"), (6, "ו"), (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א")),
)
SILENT = frozenset(("none", "bullet"))
"""The formats in which a level has no number."""


def system(name: str) -> str:
    """Return the system (`generator.counting`) that a format counts in; "" of others."""
    if name == "chicago":
        return "signs"
    in_figures = name == "custom" or name.startswith("decimal")
    return _COUNTED.get(name, "arabic" if in_figures else "")


def written(name: str, place: int, pattern: str = "") -> str | None:
    """Return the number at a place (0 or more) in a format; none where the format is not known.

    Args:
        name: as numbering.xml has it: lowerLetter
        place: what is counted
        pattern: of the format "custom": 001, 002, 003, ...
    """
    if name in SILENT:
        return ""
    if name == "custom" and (first := pattern.split(",")[0].strip()).isdecimal():
        return f"{place:0{len(first)}}"
    if name in _WRITERS:
        return _WRITERS[name](place)
    if place == 0 and (name in _COUNTED or name in _LETTERS):
        return "0" if system(name) == "arabic" else ""
    if name in _LETTERS:
        return _lettered(_LETTERS[name], place)
    if name in _COUNTED:
        number = SYSTEMS[_COUNTED[name]].written(place)
        return number.upper() if name in _CAPITAL else number
    return None


def _in_digits(digits: str) -> Callable[[int], str]:
    table = str.maketrans("0123456789", digits)
    return lambda place: str(place).translate(table)


def _enclosed(signs: str) -> Callable[[int], str]:
    # Beyond the last sign Word writes plain figures.
    return lambda place: signs[place - 1] if 0 < place <= len(signs) else str(place)


def _lettered(letters: str, place: int) -> str:
    """Return the letter at a place, repeated after the last one: 17.18.59 has it so for each."""
    times, letter = divmod(place - 1, len(letters))
    return letters[letter] * (times + 1)


def _in_hebrew(place: int) -> str:
    """Return a number in the letters that stand for values: 15 -> טו, not a name of God."""
    written = ""
    for value, letters in _HEBREW:
        # 15 and 16 are written so only as the end of a number, of which they are the rest.
        while place >= value and (value not in (15, 16) or place == value):
            written += letters
            place -= value
    return written


_WRITERS: dict[str, Callable[[int], str]] = {
    **{name: _in_digits(digits) for name, digits in _DIGITS.items()},
    **{name: _enclosed(signs) for name, signs in _ENCLOSED.items()},
    "decimalZero": lambda place: f"{place:02}",
    "decimalHalfWidth": str,
    "numberInDash": lambda place: f"- {place} -",
    "hex": lambda place: f"{place:X}",
    "chicago": lambda place: _lettered(_NOTE_SIGNS, place),
    "hebrew1": _in_hebrew,
}
