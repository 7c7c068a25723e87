"""The package that a Word file is: a zip file of parts, which name each other by relationships.

Only the parts that hold text or say what it looks like are opened, so that a file with a damaged
picture is read. Files by the strict form of the standard (ISO/IEC 29500-1) have other names for
the same; they are read under those of the other form.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from generator.importers.reading import kinds
from generator.importers.reading.faults import Unreadable
from generator.importers.reading.word.names import Element

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_LARGEST = 300_000_000
"""Bytes of a part, unpacked; the largest reports have a thirtieth of it."""
_DAMAGED = "open it in Word, save it anew as a Word document (.docx), and import that"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part says of another: what it is to it, and where it is."""

    kind: str
    """footnotes, header: the end of the relationship's type."""
    target: str
    """The name of the part, or an address outside of the file."""
    is_outside: bool = False


@dataclass(frozen=True)
class Part:
    """A part of the package that holds XML."""

    name: str
    root: Element
    relations: Mapping[str, Relation]
    """By their ids."""


class Package:
    """A Word file, opened.

    Raises:
        Unreadable: it is none, or is encrypted or damaged.
    """

    def __init__(self, content: bytes) -> None:
        self._archive = _opened(content)
        self._names = {name.casefold(): name for name in self._archive.namelist()}

    @cached_property
    def main(self) -> Part:
        """The part that holds the text."""
        for relation in self._relations("").values():
            if relation.kind == "officeDocument":
                if part := self.part(relation.target):
                    return part
                raise Unreadable(f"is a damaged Word file: its text is missing; {_DAMAGED}")
        raise Unreadable("is no Word file: nothing in it says where the text is")

    def part(self, name: str) -> Part | None:
        """Return a part by its name; none where it is not there."""
        content = self._content(name)
        return None if content is None else Part(name, _parsed(content), self._relations(name))

    def related(self, kind: str) -> Part | None:
        """Return the first part that is this to the text: styles, numbering, footnotes."""
        targets = (
            relation.target for relation in self.main.relations.values() if relation.kind == kind
        )
        return next(filter(None, map(self.part, targets)), None)

    def _relations(self, name: str) -> Mapping[str, Relation]:
        folder, base = posixpath.split(name)
        content = self._content(posixpath.join(folder, "_rels", f"{base}.rels"))
        if content is None:
            return {}
        return {
            one.get("Id", ""): _relation(folder, one) for one in _parsed(content).iter(_RELATION)
        }

    def _content(self, name: str) -> bytes | None:
        stored = self._names.get(name.casefold())
        if stored is None:
            return None
        try:
            if self._archive.getinfo(stored).file_size > _LARGEST:
                raise Unreadable(f"is too large to be read: {stored} in it is over 300 MB")
            return self._archive.read(stored)
        except RuntimeError as error:
            raise Unreadable(kinds.PROTECTED) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise Unreadable(f"is a damaged Word file ({stored} in it); {_DAMAGED}") from error


def _opened(content: bytes) -> zipfile.ZipFile:
    if not content.startswith(b"PK"):
        raise Unreadable(kinds.no_text(content) or "is no Word file (.docx)")
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable(f"is a damaged Word file, perhaps cut off; {_DAMAGED}") from error


def _parsed(content: bytes) -> Element:
    # No entity is resolved and nothing is fetched: a part may come from anywhere.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(
            _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content), parser
        )
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"is a damaged Word file: {error}; {_DAMAGED}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(f"is no Word file: a part of it declares entities; {_DAMAGED}")
    return root


def _relation(folder: str, element: Element) -> Relation:
    kind = element.get("Type", "").rsplit("/", 1)[-1]
    target = unquote(element.get("Target", ""))
    if element.get("TargetMode") == "External":
        return Relation(kind, target, is_outside=True)
    return Relation(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
