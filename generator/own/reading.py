"""All that a publisher brings of its own, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as File

from generator.catalogue import Words
from generator.findings import Finding
from generator.own.brand import FOLDER, NO_BRAND, Brand, own_brand
from generator.own.colours import style_sheet
from generator.own.pages import NO_PAGES, OwnPages, own_pages
from generator.own.visible import of_logos
from generator.own.words import own_words
from generator.palette import NAMES, palette


@dataclass(frozen=True, slots=True)
class Own:
    """What a publisher brings of its own."""

    words: Mapping[str, Words] = field(default_factory=dict)
    """Language -> our words with the publisher's over them, where it has any."""
    brand: Brand = NO_BRAND
    pages: OwnPages = NO_PAGES

    @property
    def style(self) -> str:
        """Return the style sheet that comes after the theme's own; "" where none is needed."""
        static = _STYLE.read_text("utf-8") if self.brand.logo or self.pages.pages else ""
        return "\n".join(filter(None, (static, style_sheet(self.brand.colours))))

    @property
    def files(self) -> dict[str, bytes]:
        """Return the files of the site that show it, by their addresses."""
        style = {STYLE: self.style.encode("utf-8")} if self.style else {}
        return {**self.brand.files, **self.pages.files, **style}

    @property
    def theme(self) -> dict[str, object]:
        """Return what the theme is told of it; nothing where there is nothing."""
        told = {"logos": self.brand.logos, "style": STYLE if self.style else ""}
        return {name: value for name, value in told.items() if value}


STYLE = "assets/own.css"
_STYLE = File(__file__).with_name("own.css")
NOTHING_OWN = Own()


def read_own(content: File) -> tuple[Own, list[Finding]]:
    """Return what a content folder holds of a publisher's own, and what is wrong with it."""
    words, of_words = own_words(content)
    brand, of_brand = own_brand(content)
    if brand.logo:
        ours = palette(content.parent, NAMES)
        of_brand += of_logos(brand, ours, f"{content.name}/{FOLDER}")
    pages, of_pages = own_pages(content)
    return Own(words, brand, pages), [*of_words, *of_brand, *of_pages]
