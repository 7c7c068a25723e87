"""content/brand/: a publisher's logo, the sign in the browser's tab, three colours."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as File

from generator.findings import Finding, Severity, errors
from generator.own.colours import NO_COLOURS, Colours, is_dark, of_contrast
from generator.own.svg import Drawing, SvgFault, drawing
from generator.palette import NAMES, palette
from generator.source import load

FOLDER = "brand"
ADDRESS = "assets/brand/"
"""Where the files of the brand are in the site."""
COLOURS = "colours.yaml"
LOGO, LOGO_DARK, FAVICON = "logo", "logo-dark", "favicon"
_ENDINGS = {LOGO: ("svg", "png"), LOGO_DARK: ("svg", "png"), FAVICON: ("svg", "png", "ico")}
LARGEST = 200_000
"""Bytes of a picture: it is on every page, and in every PDF."""
MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the brand."""

    name: str
    """Its file: logo.svg"""
    content: bytes
    width: float
    height: float
    """Its size in pixels, of which only the ratio counts; 0 where that is not asked for."""

    @property
    def ending(self) -> str:
        """Return what kind it is: svg, png, ico."""
        return self.name.rpartition(".")[2]

    @property
    def media_type(self) -> str:
        """Return what kind it is, as pages say it."""
        return MEDIA_TYPES[self.ending]

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Return its size in a box."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@dataclass(frozen=True, slots=True)
class Brand:
    """What a publisher is known by."""

    logo: Picture | None = None
    logo_dark: Picture | None = None
    """The same for dark grounds; the other is shown there if none."""
    favicon: Picture | None = None
    colours: Colours = NO_COLOURS
    name: str = ""
    """What the logo stands for, in words: the name of the site."""

    @property
    def files(self) -> dict[str, bytes]:
        """Return the files of the site that show it, by their addresses."""
        pictures = (one for one in (self.logo, self.logo_dark, self.favicon) if one)
        return {f"{ADDRESS}{one.name}": one.content for one in pictures}

    def on(self, colour: str) -> Picture | None:
        """Return the logo that stands on a colour."""
        return self.logo_dark if self.logo_dark and is_dark(colour) else self.logo

    @property
    def logos(self) -> list[dict[str, object]]:
        """Return what the theme is told of the logo in the header: one for each scheme, or one for
        both."""
        in_both = self.colours.header and self.on(self.colours.header)
        shown = (
            [(in_both, "")]
            if in_both
            else [(self.logo, "light" if self.logo_dark else ""), (self.logo_dark, "dark")]
        )
        return [
            {"address": f"{ADDRESS}{one.name}", "width": width, "height": height, "scheme": scheme}
            for one, scheme in shown
            if one
            for width, height in [[round(side) for side in one.within(*_BOX)]]
        ]


def data_address(picture: Picture | None) -> str:
    """Return a picture as an address that holds it, for files that stand alone; "" for none."""
    if picture is None:
        return ""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.content).decode()}"


_BOX = (200, 32)
"""The pixels that a logo takes in the header at most."""
NO_BRAND = Brand()


def own_brand(content: File) -> tuple[Brand, list[Finding]]:
    """Return the brand of a publisher, and what is wrong with it."""
    folder = content / FOLDER
    if not folder.is_dir():
        return NO_BRAND, []
    pictures: dict[str, Picture] = {}
    colours, findings = Colours(), []
    for file in sorted(folder.iterdir()):
        name = f"{content.name}/{FOLDER}/{file.name}"
        if file.name.startswith("."):  # what systems leave
            continue
        if file.name == COLOURS and file.is_file():
            colours, told = _colours(file, name, content.parent)
            findings += told
        elif file.is_file() and file.suffix[1:] in _ENDINGS.get(file.stem, ()):
            picture, told = _picture(file, name)
            findings += told
            if picture and file.stem in pictures:
                other = pictures[file.stem].name
                findings.append(_wrong(name, f"{other} is there too; take one of them out"))
            elif picture:
                pictures[file.stem] = picture
        else:
            findings.append(Finding("unread-file", name, 1, _NOT_READ))
    if LOGO_DARK in pictures and LOGO not in pictures:
        name = f"{content.name}/{FOLDER}/{pictures.pop(LOGO_DARK).name}"
        findings.append(_wrong(name, "there is no logo for light paper; call this one “logo”"))
    logo, dark, favicon = map(pictures.get, (LOGO, LOGO_DARK, FAVICON))
    return Brand(logo, dark, favicon, colours), findings


_NOT_READ = (
    "nothing reads this; the brand is logo.svg or logo.png (logo-dark.svg beside it for dark "
    "grounds), favicon.svg, .png or .ico, and colours.yaml"
)


def _wrong(name: str, message: str) -> Finding:
    return Finding("brand", name, 1, message)


def _colours(file: File, name: str, project: File) -> tuple[Colours, list[Finding]]:
    loaded = load(file.read_bytes(), name, Colours)
    findings = list(loaded.findings)
    if loaded.value is None or errors(findings):
        return Colours(), findings
    findings += of_contrast(loaded.value, palette(project, NAMES), loaded.lines)
    return loaded.value, findings


def _picture(file: File, name: str) -> tuple[Picture | None, list[Finding]]:
    content = file.read_bytes()
    if len(content) > LARGEST:
        size = f"{len(content) // 1000} KB"
        message = f"it has {size}, and every reader loads it; {LARGEST // 1000} KB are the most"
        return None, [_wrong(name, message)]
    match file.suffix:
        case ".svg":
            return _drawn(content, file.name, name)
        case ".png":
            sides = png_size(content)
            if sides is None:
                return None, [_wrong(name, "it is no sound PNG; save it again as PNG")]
            return Picture(file.name, content, *sides), []
    if content[:4] != b"\0\0\1\0":
        return None, [_wrong(name, "it is no ICO; an SVG or a PNG will do as well")]
    return Picture(file.name, content, 0, 0), []


def _drawn(content: bytes, file: str, name: str) -> tuple[Picture | None, list[Finding]]:
    try:
        made = drawing(content)
    except SvgFault as fault:
        return None, [_wrong(name, str(fault))]
    return Picture(file, made.content, made.width, made.height), list(_told_of(made, name))


def _told_of(made: Drawing, name: str) -> Iterator[Finding]:
    if made.left_out:
        message = (
            f"left out, since a page would not show or run it: {', '.join(made.left_out)}; look "
            "whether the picture is still what it should be"
        )
        yield Finding("brand", name, 1, message, severity=Severity.NOTICE)
    if made.has_letters:
        message = (
            "its words are set in a typeface that not every reader has; let your drawing program "
            "make paths of them"
        )
        yield Finding("brand", name, 1, message, severity=Severity.NOTICE)


def png_size(content: bytes) -> tuple[int, int] | None:
    """Return breadth and height of a PNG; none where it is not a sound one."""
    if content[:8] != b"\x89PNG\r\n\x1a\n":
        return None
    at, data, size = 8, b"", (0, 0)
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        check = content[at + 8 + length : at + 12 + length]
        if check != struct.pack(">I", zlib.crc32(kind + body)):
            return None
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
        data += body if kind == b"IDAT" else b""
        at += 12 + length
        if kind == b"IEND":
            break
    else:
        return None
    return size if min(size) > 0 and max(size) <= 8000 and _unpacks(data) else None


def _unpacks(data: bytes) -> bool:
    try:
        return bool(zlib.decompressobj().decompress(data, 1))
    except zlib.error:
        return False
