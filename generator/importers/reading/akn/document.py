"""The documents of a file, in the order in which they are read, and the notes behind each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.importers.reading.akn.file import Element, attribute, children, name, opened
from generator.importers.reading.akn.own import as_written
from generator.importers.reading.akn.strays import put_in_lines
from generator.importers.reading.akn.text import HOLDING_OTHERS, HOLDING_WORDS, Text
from generator.importers.reading.blocks import Block, Reading, Told

_NOT_REFERRED_TO = (
    "nothing in the text says where this document stands; it is read after the others"
)


def read(content: bytes) -> Reading:
    """Return the blocks of a file of Akoma Ntoso.

    A document that another refers to stands where it does so. Notes stand behind the document that
    calls them, in the order of their calls. The cover page is set apart.

    Raises:
        Unreadable: it is damaged; the message is for an editor.
    """
    root = opened(content)
    report, altered = as_written(root)
    put_in_lines(root, HOLDING_WORDS, HOLDING_OTHERS)
    reading = _Reading(root)
    blocks = tuple(reading.blocks())
    told = (*([Told(str(root.sourceline), altered)] if altered else []), *reading.told)
    said = next(root.iter("{*}FRBRlanguage"), None)
    language = attribute(said, "language") if said is not None else ""
    return Reading(blocks, told, report=report, language=language)


class _Reading:
    """How far a file has been read."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.told: list[Told] = []
        self.components = {
            one.get("eId", one.get("id", "")): one
            for one in root.iter("{*}component")
            if not children(one, "documentRef")
        }
        self.text = Text(self._component)
        self.read: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        for child in self.root:
            if name(child) != "components":
                yield from self.text.document(child)
        for key, component in self.components.items():
            if key not in self.read:
                self.told.append(Told(str(component.sourceline), _NOT_REFERRED_TO))
                self.read.add(key)
                yield from self.text.within(component)

    def _component(self, address: str) -> Element | None:
        """Return the document that is referred to, the first time that it is."""
        key = address.removeprefix("#")
        if key not in self.components or key in self.read:
            return None
        self.read.add(key)
        return self.components[key]
