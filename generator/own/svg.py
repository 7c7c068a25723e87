"""A drawing as a publisher has it -> one that runs nothing and asks no other host for anything.

What may stay is listed; all else is left out. What was left out and could be missed is told: what
editor programs note for themselves is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_KEPT = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "style", "image"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "textPath", "linearGradient", "radialGradient", "stop"),
        *("clipPath", "mask", "pattern", "marker", "filter"),
        *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix"),
        *("feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood"),
        *("feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode"),
        *("feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight"),
        *("feTile", "feTurbulence"),
    }
)
_UNMISSED = frozenset({"metadata"})
_REFERS = re.compile(
    r"url\(\s*(?!['\"]?#)|@import|//|javascript:|image-set\(|expression\(|\\", re.IGNORECASE
)
"""What in a style asks for something elsewhere, or hides that it does."""
_INSIDE = re.compile(r"#[^\s]*|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_LENGTH = re.compile(r"\s*([\d.]+(?:e[+-]?\d+)?)\s*(px|pt|mm|cm|in|pc)?\s*", re.IGNORECASE)
_PIXELS = {None: 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4}


class SvgFault(Exception):  # noqa: N818 - the mistake is in a drawing
    """A file is no drawing that can be shown; says why, and what would be right."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that can be shown."""

    content: bytes
    width: float
    height: float
    """Its size in pixels, of which only the ratio counts."""
    left_out: tuple[str, ...]
    """What it had and has no more: <script>, onclick."""
    has_letters: bool
    """Whether it has words that are set in a typeface, which a reader's device may not have."""


def drawing(content: bytes) -> Drawing:
    """Return a drawing without what could run or fetch; raises SvgFault where it is none."""
    root = _parsed(content)
    left_out = dict.fromkeys(_cleaned(root))
    width, height = _size(root)
    etree.cleanup_namespaces(root)
    return Drawing(
        etree.tostring(root),
        width,
        height,
        tuple(left_out),
        next(root.iter(f"{SVG}text"), None) is not None,
    )


def _parsed(content: bytes) -> etree._Element:
    """Return the root; no entity is resolved but those of XML, nothing is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise SvgFault(f"it is no sound SVG: {error.msg}; save it again as “plain SVG”") from error
    if root.tag != f"{SVG}svg":
        raise SvgFault("it is no SVG: it begins with another element; save it as “plain SVG”")
    return root


def _cleaned(root: etree._Element) -> Iterator[str]:
    """Leave out what may not stay; yield the name of what could be missed."""
    for element in list(root.iter()):
        if element is not root and element.getparent() is None:
            continue  # what it stood in is left out already
        name = _kept_name(element)
        if name is None:
            if isinstance(element.tag, str):
                told = etree.QName(element)
                if told.namespace == SVG[1:-1] and told.localname not in _UNMISSED:
                    yield f"<{told.localname}>"
            else:
                yield f"&{getattr(element, 'name', '')};"
            _remove(element)
            continue
        yield from _cleaned_attributes(element, name)
        if name == "style" and _REFERS.search(element.text or ""):
            yield "<style> that asks for another file"
            _remove(element)
        elif name == "image" and not (element.get("href") or element.get(_XLINK)):
            _remove(element)


def _kept_name(element: etree._Element) -> str | None:
    """Return the name of an element that may stay."""
    if not isinstance(element.tag, str) or not element.tag.startswith(SVG):
        return None
    name = element.tag.removeprefix(SVG)
    return name if name in _KEPT else None


def _remove(element: etree._Element) -> None:
    """Remove an element and what is in it; words after it stay."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    for inner in list(element):
        element.remove(inner)
    parent.remove(element)


def _cleaned_attributes(element: etree._Element, name: str) -> Iterator[str]:
    for key, value in element.attrib.items():
        attribute = str(key)
        plain = not attribute.startswith("{")
        refers = attribute in ("href", _XLINK)
        if refers and _INSIDE.fullmatch(str(value)) and (name == "image" or str(value)[:1] == "#"):
            continue
        if refers:
            yield f"a link of <{name}> to {str(value)[:40]}"
        elif plain and attribute.lower().startswith("on"):
            yield attribute
        elif _REFERS.search(str(value)) and plain:
            yield f"{attribute} of <{name}>, which asks for another file"
        elif plain or attribute == "{http://www.w3.org/XML/1998/namespace}space":
            continue
        del element.attrib[key]


def _size(root: etree._Element) -> tuple[float, float]:
    """Return breadth and height; raises SvgFault where neither is said."""
    try:
        box = [
            float(one) for one in re.split(r"[\s,]+", (root.get("viewBox") or "").strip()) if one
        ]
    except ValueError:
        box = []
    sides = (_pixels(root.get("width")), _pixels(root.get("height")))
    of_box = (box[2], box[3]) if len(box) == 4 else (0.0, 0.0)
    width, height = sides if all(sides) else of_box
    if not (0 < width < 100_000 and 0 < height < 100_000):
        raise SvgFault('it does not say how large it is; it should have a viewBox="0 0 120 40"')
    if len(box) != 4:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    return width, height


def _pixels(length: str | None) -> float:
    match = _LENGTH.fullmatch(length or "")
    try:
        return float(match[1]) * _PIXELS[match[2].lower() if match[2] else None] if match else 0.0
    except ValueError:
        return 0.0
