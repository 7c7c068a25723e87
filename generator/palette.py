"""The colours of the handbook, as its own style sheet has them: for the sheet of the one file, and
for what a publisher's own stand beside.

They stand in `overrides/assets/handbook.css` and nowhere else: who changes them there changes them
here. The site chooses by `light-dark()`, since its reader may choose too; the one file by what the
device is set to, which older browsers know as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path as File

from generator.findings import SiteFault
from generator.provided import THEME, theme

SHEET = File("assets") / "handbook.css"
"""Where they stand, from the folder of the theme."""
NAMES = ("paper", "sheet", "ink", "quiet", "link", "mark")
"""Those that words are written in and on."""

_BY_SCHEME = re.compile(r"--([\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)\s*;")
_ONE = re.compile(r"--([\w-]+):\s*(#\w+)\s*;")
_ON_PAPER = re.compile(r"@media print\s*\{[^{]*\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by their names: paper, ink, link."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    on_paper: Mapping[str, str]
    """Those that are others where a page is printed."""


def palette(project: File, wanted: Collection[str]) -> Palette:
    """Return those colours of a project's handbook that are wanted, by their names.

    Raises SiteFault where its style sheet has none.
    """
    try:
        sheet = (theme(project) / SHEET).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise SiteFault(f"{THEME}/{SHEET.as_posix()} cannot be read: {fault}") from fault
    by_scheme = [colour for colour in _BY_SCHEME.findall(sheet) if colour[0] in wanted]
    printed = _ON_PAPER.search(sheet)
    if not by_scheme or not printed:
        raise SiteFault(
            f"{THEME}/{SHEET.as_posix()} names no colours that other forms could have too; right "
            "would be “--paper: light-dark(#fdfcfa, #17191c);” under “:root”, and the colours on "
            "paper in the first rule of “@media print”"
        )
    return Palette(
        {name: light for name, light, _ in by_scheme},
        {name: dark for name, _, dark in by_scheme},
        {name: colour for name, colour in _ONE.findall(printed[1]) if name in wanted},
    )
