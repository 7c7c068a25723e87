"""Begins pages where notes would stand on others than their calls.

typst looks after the first note of a line alone, and not after that of a heading: others it may put
on the next page. A block whose note went astray begins a new page, and the document is set again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from generator.exporters.paper.compiling import Astray

_ROUNDS = 4
"""How often a document is parted; what is astray after that stays so."""
_NEW_PAGE = "new-page-for-notes"


def notes_by_their_calls(set_once: Callable[[bytes], bytes], data: bytes) -> bytes:
    """Return the PDF of a document: of its data, as JSON, by what sets it and raises Astray."""
    for _ in range(_ROUNDS):
        try:
            return set_once(data)
        except Astray as astray:
            data = _parted(data, astray.args)
    return set_once(_changed(json.loads(data) | {"notes-may-stray": True}))


def _parted(data: bytes, notes: Iterable[str]) -> bytes:
    """Return the data of a document in which the blocks that first call notes begin pages."""
    document = json.loads(data)
    for note in notes:
        found = next((one for one in document["blocks"] if _calls(one, note)), None)
        if found is not None:  # none of it is a block: the title of the document calls it
            found[_NEW_PAGE] = True
    return _changed(document)


def _changed(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _calls(value: object, note: str) -> bool:
    """Say whether a block, or a part of one, has the first call of a note."""
    if isinstance(value, dict):
        is_call = value.get("name") == note and "note" in value and value["first"]
        return is_call or any(_calls(one, note) for one in value.values())
    return isinstance(value, list) and any(_calls(one, note) for one in value)
