"""Signs of the fonts that have signs in the place of letters: Symbol, Wingdings.

Word keeps them at U+F020 to U+F0FF, where a sign is known by its font alone. Symbol is that of
Adobe, which Unicode publishes a mapping of; of Wingdings stand here the signs that texts use.
"""

from __future__ import annotations

import re

from generator.importers.reading.word.names import Element, named

UNKNOWN = "\ufffd"
"""Stands for a sign that is not known."""
_PRIVATE = range(0xF020, 0xF100)
_PRIVATE_SIGN = re.compile(r"[\uf020-\uf0ff]")
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_SYMBOL_LAST = "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_WINGDINGS = {
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x73: "⬧",
    0x74: "⧫",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xEF: "⇦",
    0xF0: "⇨",
    0xF3: "⬄",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0x4A: "☺",
    0x28: "☎",
    0x2A: "✉",
    0x22: "✂",
    0xAB: "★",
    0x46: "☞",
    0x45: "☜",
    0x36: "⌛",
    0x3F: "✍",
    0x20: " ",
    **{0x8C + place: chr(0x2776 + place) for place in range(10)},
    **{0x81 + place: chr(0x2460 + place) for place in range(10)},
}
_FONTS = {
    "symbol": {
        **dict(enumerate(_SYMBOL, 0x20)),
        **dict(enumerate(_SYMBOL_HIGH, 0xA0)),
        **dict(enumerate(_SYMBOL_LAST, 0xF1)),
    },
    "wingdings": _WINGDINGS,
}
ROUND = "•"
"""The bullet that stands for a picture, and for what is not known."""
_RING = "◦"


def sign(code: int, font: str) -> str | None:
    """Return the sign that a font has at a code; none where it is not known."""
    table = _FONTS.get(font.casefold())
    if table is not None:
        return table.get(code - 0xF000 if code in _PRIVATE else code)
    return None if code in _PRIVATE else chr(code)


def symbol(element: Element) -> str | None:
    """Return the sign of a symbol (`w:sym`); none where it is not known."""
    try:
        code = int(element.get(named("w:char"), ""), 16)
    except ValueError:
        return None
    return sign(code, element.get(named("w:font"), ""))


def is_private(text: str) -> bool:
    """Say whether a text has characters whose font alone says what they show."""
    return bool(_PRIVATE_SIGN.search(text))


def bullet(text: str, font: str) -> str:
    """Return the bullet of a list; a dot for a sign that is not known.

    A letter o is how Word writes a ring.
    """
    signs = [sign(ord(one), font) if is_private(one) else one for one in text.strip()]
    shown = "".join(one or ROUND for one in signs)
    return _RING if shown == "o" else shown
