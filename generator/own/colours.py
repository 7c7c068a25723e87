"""content/brand/colours.yaml: three colours, and whether words in and on them can be read.

Contrast is that of the Web Content Accessibility Guidelines (WCAG 2.2, 1.4.3 and 1.4.11), in light
and in the dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import AfterValidator

from generator.findings import Finding, Lines
from generator.model import Path, TextOrGroup, Value
from generator.palette import Palette

WORDS, SIGNS = 4.5, 3.0
"""How much words, and signs that must be seen, stand out at least (level AA)."""
_WRITTEN = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_WHITE, _BLACK = "#ffffff", "#000000"


def _colour(text: str) -> str:
    if not _WRITTEN.fullmatch(text):
        raise ValueError("a colour is written “#1b4b82”, between quotation marks")
    digits = text[1:].lower()
    return f"#{digits if len(digits) == 6 else ''.join(2 * one for one in digits)}"


Colour = Annotated[str, AfterValidator(_colour)]


class InBoth(TextOrGroup):
    """A colour in light and in the dark; one alone is that of both."""

    light: Colour
    """On light paper: "#1b4b82"."""
    dark: Colour = ""
    """In the dark: "#93bdf2"; that on light paper if none."""

    short: ClassVar[str] = "light"

    def of(self, scheme: str) -> str:
        """Return the colour of a scheme, "light" or "dark"."""
        return self.dark if scheme == "dark" and self.dark else self.light


class Colours(Value):
    """The colours of a publisher."""

    accent: InBoth | None = None
    """Links, and what has the focus or is chosen."""
    header: Colour | None = None
    """The bar at the top; its words are black or white, whichever stands out more."""
    mark: InBoth | None = None
    """What lies under words that were linked to or searched for."""


NO_COLOURS = Colours()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two colours that must stand out against each other."""

    key: str
    scheme: str
    colour: str
    other: str
    what: str
    """What the other colour is of."""
    least: float = WORDS


def of_contrast(colours: Colours, ours: Palette, lines: Lines) -> Iterator[Finding]:
    """Yield where words would be hard to read; each colour is told once a scheme."""
    told: set[tuple[str, str]] = set()
    for pair in _pairs(colours, ours):
        there = contrast(pair.colour, pair.other)
        if there >= pair.least or (pair.key, pair.scheme) in told:
            continue
        told.add((pair.key, pair.scheme))
        others = [p for p in _pairs(colours, ours) if (p.key, p.scheme) == (pair.key, pair.scheme)]
        message = (
            f"“{pair.key}” {pair.colour} {_NAMES[pair.scheme]} has a contrast of {there:.1f}:1 "
            f"against {pair.what} ({pair.other}); it should have {pair.least:g}:1 or more: "
            f"{_cure(pair, others)}"
        )
        path: Path = (pair.key, pair.scheme)
        yield lines.finding("contrast", path, message)


def _cure(pair: _Pair, others: list[_Pair]) -> str:
    """Say which colour would do; where none does, that the accent is to be changed first."""
    one = nearest(pair.colour, others)
    if one:
        return f'{pair.scheme}: "{one}" would do'
    # Our own colours leave room for some shade of any: the last pair is that with the accent.
    return f"no shade of it would do with “accent” {others[-1].other}; change that first"


_NAMES = {"light": "on light paper", "dark": "in the dark"}


def _pairs(colours: Colours, ours: Palette) -> Iterator[_Pair]:
    for scheme, palette in (("light", ours.light), ("dark", ours.dark)):
        accent = colours.accent.of(scheme) if colours.accent else palette["link"]
        mark = colours.mark.of(scheme) if colours.mark else palette["mark"]
        if colours.accent:
            for name, what in (("paper", "the page"), ("sheet", "panels on it")):
                yield _Pair("accent", scheme, accent, palette[name], what)
            if not colours.mark:
                yield _Pair("accent", scheme, accent, mark, "what was linked to")
        if colours.mark:
            for name, what in (("ink", "the words on it"), ("quiet", "the small words on it")):
                yield _Pair("mark", scheme, mark, palette[name], what)
            yield _Pair("mark", scheme, mark, accent, "the links on it")


def nearest(colour: str, pairs: list[_Pair]) -> str:
    """Return the colour closest to one, lighter or darker, that stands out in all pairs; "" if
    there is none."""
    steps = [
        (share, mixed(colour, towards, share / 100))
        for share in range(1, 101)
        for towards in (_BLACK, _WHITE)
    ]
    for _, one in steps:
        if all(contrast(one, pair.other) >= pair.least for pair in pairs):
            return one
    return ""


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another in it."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(colour), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def on(colour: str) -> str:
    """Return white or black, whichever stands out more on a colour: always 4.5:1 or more."""
    return max((_WHITE, _BLACK), key=lambda one: contrast(one, colour))


def is_dark(colour: str) -> bool:
    """Tell whether white stands out more on a colour than black."""
    return on(colour) == _WHITE


def _luminance(colour: str) -> float:
    shares = (part / 255 for part in _parts(colour))
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[int, int, int]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def style_sheet(colours: Colours) -> str:
    """Return the style sheet that comes after the handbook's own; paper keeps its colours."""
    values: dict[str, tuple[str, str]] = {}
    if colours.accent:
        values["link"] = values["mark-edge"] = _both(colours.accent)
    if colours.mark:
        values["mark"] = _both(colours.mark)
    rules = []
    if values:
        light = "".join(f"  --{name}: {one};\n" for name, (one, _) in values.items())
        both = "".join(f"    --{n}: light-dark({a}, {b});\n" for n, (a, b) in values.items())
        rules.append(
            f":root {{\n{light}}}\n\n"
            f"@supports (color: light-dark(#000, #fff)) {{\n  :root {{\n{both}  }}\n}}"
        )
    if colours.header:
        rules.append(_HEADER.format(header=colours.header, ink=on(colours.header)))
    screen = "\n\n".join(rules).replace("\n", "\n  ").replace("\n  \n", "\n\n")
    return f"@media screen {{\n  {screen}\n}}\n" if rules else ""


def _both(colour: InBoth) -> tuple[str, str]:
    return colour.of("light"), colour.of("dark")


_HEADER = """\
.header {{
  background: {header};
  border-block-end-color: {header};
}}

.header .header__site,
.header .header__button,
.header .header__pages a {{
  border-color: currentcolor;
  color: {ink};
}}

.header .header__button:hover {{
  background: none;
  text-decoration: underline;
}}

.header :focus-visible {{
  outline-color: {ink};
}}"""


def over(palette: Palette, colours: Colours) -> Palette:
    """Return the handbook's colours with a publisher's own in their place, for other forms."""

    def own(scheme: str, there: Mapping[str, str]) -> dict[str, str]:
        accent = {"link": colours.accent.of(scheme)} if colours.accent else {}
        edge = {"mark-edge": accent["link"]} if accent else {}
        mark = {"mark": colours.mark.of(scheme)} if colours.mark else {}
        wanted = {**accent, **edge, **mark}
        return {**there, **{name: one for name, one in wanted.items() if name in there}}

    return Palette(own("light", palette.light), own("dark", palette.dark), palette.on_paper)
