"""Whether a logo can be seen where it stands: on white paper, on pages, in the header, in the dark.

A logo has no duty to stand out as words have; it is told when none of its colours can be made out.
Nothing is said of one whose colours are not known for certain.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.findings import Finding, Severity
from generator.own.brand import Brand, Picture
from generator.own.colours import contrast
from generator.palette import Palette

_LEAST = 2.0
"""The contrast from which on a large shape can be made out."""
_SHARE = 0.01
"""What part of a picture a colour has to have: edges are of all colours."""
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class _Ground:
    """Something that a logo stands on."""

    colour: str
    name: str
    instead: str
    """What to do where it cannot be seen there."""


def of_logos(brand: Brand, ours: Palette, folder: str) -> Iterator[Finding]:
    """Yield where a logo of a brand, whose files are in a folder, cannot be seen."""
    for picture, grounds in _stands_on(brand, ours):
        colours = colours_of(picture)
        for ground in grounds:
            best = max((contrast(one, ground.colour) for one in colours), default=_LEAST)
            if best < _LEAST:
                message = (
                    f"it cannot be seen {ground.name} ({ground.colour}): its colours are "
                    f"{', '.join(sorted(colours))}; {ground.instead}"
                )
                name = f"{folder}/{picture.name}"
                yield Finding("contrast", name, 1, message, severity=Severity.NOTICE)
                break


_DARKER = "draw it darker; one for dark grounds is called “logo-dark”, beside it"
_LIGHTER = "add “logo-dark”, the same in light colours"
_OTHER = "the bar can have another colour (“header” in colours.yaml)"


def _stands_on(brand: Brand, ours: Palette) -> Iterator[tuple[Picture, list[_Ground]]]:
    """Yield each logo with all that it stands on."""
    if brand.logo is None:
        return
    on_logo = [_Ground(_WHITE, "on white paper, where PDFs have it", _DARKER)]
    on_dark = [_Ground(ours.dark["paper"], "on a dark screen", _LIGHTER)]
    if header := brand.colours.header:
        shown = brand.on(header)
        instead = _OTHER if brand.logo_dark else _LIGHTER
        bar = _Ground(header, "in the header", instead)
        (on_logo if shown is brand.logo else on_dark).append(bar)
    if brand.logo_dark:
        yield brand.logo, on_logo
        yield brand.logo_dark, on_dark
    else:
        yield brand.logo, on_logo + on_dark


def colours_of(picture: Picture) -> frozenset[str]:
    """Return the colours of a picture as #rrggbb; none where they are not known for certain."""
    found = _drawn(picture.content) if picture.ending == "svg" else _painted(picture.content)
    return frozenset(found or ())


# --- drawings -------------------------------------------------------------------------------------

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"}
_UNSEEN = {"clipPath", "mask", "filter"}
_PAINTS = ("fill", "stroke", "stop-color")
_DECLARED = re.compile(r"(?<![\w-])(fill|stroke|stop-color)\s*:\s*([^;}!]+)")
_NOTHING = re.compile(r"none|transparent|url\(.*", re.DOTALL)


def _drawn(content: bytes) -> set[str] | None:
    """Return the colours of a drawing."""
    root = etree.fromstring(content)
    sheet = " ".join(style.text or "" for style in root.iter(f"{_SVG}style"))
    values = {value for _, value in _DECLARED.findall(sheet)}
    values |= set(_values(root, "black", styled=bool(values)))
    values = {value.strip().lower() for value in values}
    colours = {_rgb(value) for value in values if not _NOTHING.fullmatch(value)}
    return None if None in colours else {one for one in colours if one}


def _values(node: etree._Element, fill: str, *, styled: bool) -> Iterator[str]:
    """Yield what the shapes in an element are painted with, `fill` being what they inherit."""
    name = str(node.tag).removeprefix(_SVG)
    if name in _UNSEEN:
        return
    said = {key: str(node.get(key)) for key in _PAINTS if node.get(key)}
    said |= dict(_DECLARED.findall(str(node.get("style") or "")))
    fill = said.get("fill", fill)
    if name == "image":
        yield "a picture"  # of which nothing is known
    if name in _SHAPES and not (styled and "fill" not in said and node.get("class")):
        yield fill
    yield from (value for key, value in said.items() if key != "fill")
    for inner in node:
        yield from _values(inner, fill, styled=styled)


def _rgb(value: str) -> str | None:
    """Return a colour as drawings write it as #rrggbb; none where it is not known."""
    from PIL import ImageColor

    if value == "currentcolor":
        return "#000000"
    try:
        red, green, blue, *_ = ImageColor.getrgb(value)
    except ValueError:
        return None
    return f"#{red:02x}{green:02x}{blue:02x}"


# --- pictures -------------------------------------------------------------------------------------


def _painted(content: bytes) -> set[str] | None:
    """Return the colours of a picture that can be seen through."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as opened:
            opened.thumbnail((256, 256))
            small = opened.convert("RGBA")
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError):
        return None
    # Sixteen steps of each colour: a photograph has thousands.
    data = small.tobytes()
    dots = (data[at : at + 4] for at in range(0, len(data), 4))
    seen = Counter(bytes(one // 17 * 17 for one in dot[:3]) for dot in dots if dot[3] >= 128)
    return {f"#{dot.hex()}" for dot, count in seen.items() if count >= seen.total() * _SHARE}
