"""Turns Pagefind's index into plain scripts, so that a page opened from disk can search.

Browsers refuse modules, fetch and workers to such a page, but not scripts. Pagefind's module
becomes a plain script that hands over a function, and each file of the index one that hands over
its bytes; assets/search.js asks for them by script elements, when they are needed. What a script
hands over it gives to its own element, as an event: no name is put into the page for it.
"""

from __future__ import annotations

import base64
import gzip
import json
import shutil
from pathlib import Path

from generator.site import search_tables

EVENT = "handed"
"""The event at its own element by which a script hands something over; search.js waits for it."""

_ENTRY = "pagefind-entry.json"
_GZIP = b"\x1f\x8b"

# What of Pagefind's module only a module may say, and what stands for it in a plain script. Its
# base is the root, so that it asks for "/index/en_1.pf_index": a name in the index, whatever the
# folder.
_IN_A_MODULE = (
    ("import.meta.url", '"/pagefind.js"', 4),
    ("export{", "return{", 1),
)
# The names around the module stand for the browser's own: `fetch` is that of search.js, and without
# `Worker` Pagefind works in the page itself. Only the module sees them so.
_HEAD = (
    f'document.currentScript.dispatchEvent(new CustomEvent("{EVENT}",{{detail:(fetch,Worker)=>{{'
)
_FOOT = "}}));\n"


def as_scripts(index: Path) -> None:
    """Put scripts into the place of all that is in the folder of an index.

    Raises ValueError if Pagefind's module is not written as this module knows it.
    """
    kept = {file: file.read_bytes() for file in _asked_for(index)}
    module = plain_script((index / "pagefind.js").read_text(encoding="utf-8"))
    shutil.rmtree(index)
    index.mkdir()
    (index / "pagefind.js").write_text(module, encoding="utf-8", newline="\n")
    for file, content in kept.items():
        script = file.with_name(f"{file.name}.js")
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(handing_over(content), encoding="ascii", newline="\n")


def _asked_for(index: Path) -> list[Path]:
    """Return the files that the search of the one language of an index asks for."""
    [language] = json.loads((index / _ENTRY).read_text(encoding="utf-8"))["languages"].values()
    program = index / f"wasm.{language['wasm'] or 'unknown'}.pagefind"
    meta = index / f"pagefind.{language['hash']}.pf_meta"
    tables = search_tables.files(index)
    return [index / _ENTRY, *tables, meta, program, *index.glob("*/*.pf_*")]


def plain_script(module: str) -> str:
    """Return Pagefind's module as a plain script, which hands over what makes its exports.

    Raises ValueError if the module is another than the one known here.
    """
    for old, new, times in _IN_A_MODULE:
        if module.count(old) != times:
            found = f"{module.count(old)} times and not {times}"
            raise ValueError(f"Pagefind's module has “{old}” {found}: look at {__name__} again")
        module = module.replace(old, new)
    return f"{_HEAD}{module}{_FOOT}"


def handing_over(content: bytes) -> str:
    """Return a script that hands over bytes, packed with gzip and written in base64."""
    if not content.startswith(_GZIP):
        content = gzip.compress(content, mtime=0)
    packed = base64.b64encode(content).decode("ascii")
    event = f'new CustomEvent("{EVENT}",{{detail:"{packed}"}})'
    return f"document.currentScript.dispatchEvent({event});\n"
