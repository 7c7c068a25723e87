"""Styles: what they are called, what they are based on, and the face that they give to words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from generator.importers.reading.word.names import (
    PPR,
    RPR,
    VAL,
    Element,
    is_given,
    is_on,
    named,
    names,
    number,
    value,
)

_TOGGLES = names("w:b", "w:i", "w:bCs", "w:iCs", "w:vanish")
_RAISING = named("w:vertAlign"), named("w:position")
_COMPLEX = names("w:rtl", "w:cs")
_FONTS = named("w:rFonts")
_FONT_OF = ("w:ascii", "w:hAnsi", "w:cs")
_BUILT_IN_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_TEXT = 9
"""The outline level of what is no heading, counted from 0 (17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class Face:
    """How words are set."""

    italic: bool = False
    bold: bool = False
    raised: bool = False
    hidden: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class _Properties:
    """What run properties say themselves; none of what they leave open."""

    toggles: Mapping[str, bool]
    raised: bool | None = None
    complex: bool | None = None
    """Whether the words are of a script that has bold and italics of its own (17.3.2.7)."""
    font: str | None = None


class Styles:
    """The styles of a file."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else list(root.iterchildren(named("w:style")))
        self._elements = {style.get(named("w:styleId"), ""): style for style in elements}
        self._default = {
            style.get(named("w:type"), ""): style.get(named("w:styleId"), "")
            for style in elements
            if is_given(style, "w:default")
        }
        defaults = None if root is None else root.find(f"{named('w:docDefaults')}/*/{RPR}")
        self._defaults = _properties(defaults)
        self.chain = cache(self._chain)
        self.outline_level = cache(self._outline_level)
        self._of_style = cache(self._properties_of)
        self._styled = cache(self._face)

    def default(self, kind: str) -> str:
        """Return the id of the style of what names none: paragraph, character, table."""
        return self._default.get(kind, "")

    def of_paragraph(self, properties: Element | None) -> str:
        """Return the id of the style of a paragraph."""
        return value(properties, "w:pStyle") or self.default("paragraph")

    def shown_name(self, style: str) -> str:
        """Return the name of a style as Word shows it: heading 1 -> Heading 1"""
        if style not in self._elements:
            return style
        element = self._elements[style]
        name = value(element, "w:name") or style
        if is_given(element, "w:customStyle") or name != name.lower():
            return name
        if name.startswith("toc "):
            return name.replace("toc", "TOC", 1)
        return name.title()

    def _chain(self, style: str) -> tuple[Element, ...]:
        """Return a style and those that it is based on, the nearest first."""
        found: list[Element] = []
        while style in self._elements and self._elements[style] not in found:
            found.append(self._elements[style])
            style = value(found[-1], "w:basedOn") or ""
        return tuple(found)

    def paragraph_properties(self, style: str) -> Iterator[tuple[str, Element | None]]:
        """Go through the paragraph properties of a style and its bases, each with its id."""
        for element in self.chain(style):
            yield element.get(named("w:styleId"), ""), element.find(PPR)

    def _outline_level(self, style: str) -> int:
        """Return the level of the heading that a style is of, from 1; 0 where it is of none."""
        for element in self.chain(style):
            if (level := value(element.find(PPR), "w:outlineLvl")) is not None:
                return heading_level(level)
            if match := _BUILT_IN_HEADING.fullmatch(value(element, "w:name") or ""):
                return int(match[1])
        return 0

    def face(self, styles: tuple[str, str], direct: Element | None) -> Face:
        """Return the face of a run in a table and a paragraph of these styles.

        Toggles of the styles of table, paragraph and characters take each other back (17.7.3); what
        the run says itself holds.
        """
        if direct is None:
            return self._styled((*styles, self.default("character")))
        character = value(direct, "w:rStyle") or self.default("character")
        given = _properties(direct)
        face = self._styled((*styles, character))
        complex_script = given.complex
        if complex_script is None:
            complex_script = bool(self._nearest((*styles, character), "complex"))
        bold, italic = ("w:bCs", "w:iCs") if complex_script else ("w:b", "w:i")
        if complex_script:
            levels = (*styles, character)
            face = replace(
                face, bold=self._toggled(levels, bold), italic=self._toggled(levels, italic)
            )
        return Face(
            italic=given.toggles.get(italic, face.italic),
            bold=given.toggles.get(bold, face.bold),
            raised=face.raised if given.raised is None else given.raised,
            hidden=given.toggles.get("w:vanish", face.hidden),
            font=face.font if given.font is None else given.font,
        )

    def _face(self, styles: tuple[str, ...]) -> Face:
        return Face(
            italic=self._toggled(styles, "w:i"),
            bold=self._toggled(styles, "w:b"),
            raised=bool(self._nearest(styles, "raised")),
            hidden=self._toggled(styles, "w:vanish"),
            font=str(self._nearest(styles, "font") or ""),
        )

    def _toggled(self, styles: tuple[str, ...], toggle: str) -> bool:
        # What the defaults say is turned by each style that says otherwise: so Word does it, and by
        # the letter of 17.7.3 no style could take back what the defaults say.
        default = self._defaults.toggles.get(toggle, False)
        said = (self._of_style(style).toggles.get(toggle, default) for style in styles)
        return default ^ (sum(one != default for one in said) % 2 == 1)

    def _nearest(self, styles: tuple[str, ...], what: str) -> object:
        said = (getattr(self._of_style(style), what) for style in reversed(styles))
        found = next((one for one in said if one is not None), None)
        return getattr(self._defaults, what) if found is None else found

    def _properties_of(self, style: str) -> _Properties:
        """Return what a style says, with what those say that it is based on."""
        merged = _Properties({})
        for element in self.chain(style):
            base = _properties(element.find(RPR))
            merged = _Properties(
                {**base.toggles, **merged.toggles},
                base.raised if merged.raised is None else merged.raised,
                base.complex if merged.complex is None else merged.complex,
                base.font if merged.font is None else merged.font,
            )
        return merged


def heading_level(outline: str) -> int:
    """Return the level of a heading by its outline level (0 to 8); 0 of what is none."""
    level = number(outline, _BODY_TEXT)
    return level + 1 if 0 <= level < _BODY_TEXT else 0


def _properties(element: Element | None) -> _Properties:
    toggles: dict[str, bool] = {}
    raised: bool | None = None
    complex_script: bool | None = None
    font: str | None = None
    for one in () if element is None else element:
        if one.tag in _TOGGLES:
            toggles["w:" + str(one.tag).rpartition("}")[2]] = is_on(one)
        elif one.tag in _RAISING:
            raised = bool(raised) or _raises(one)
        elif one.tag in _COMPLEX:
            complex_script = bool(complex_script) or is_on(one)
        elif one.tag == _FONTS:
            font = next((name for at in _FONT_OF if (name := one.get(named(at)))), None)
    return _Properties(toggles, raised, complex_script, font)


def _raises(element: Element) -> bool:
    if element.tag == named("w:vertAlign"):
        return element.get(VAL) == "superscript"
    return number(element.get(VAL), 0) > 0
