"""Turns the files of an index into plain scripts, so that a page opened from disk can search.

Browsers refuse fetch to such a page, but not scripts. Each file becomes one that hands over its
bytes (see `pagefind_script`); assets/search-index.js asks for them by script elements.
"""

from __future__ import annotations

import base64
import gzip
import json
import shutil
from pathlib import Path

from generator.site import search_tables
from generator.site.pagefind_script import EVENT, SCRIPT

_ENTRY = "pagefind-entry.json"
_GZIP = b"\x1f\x8b"


def as_scripts(index: Path) -> None:
    """Put scripts into the place of all that is in the folder of an index, but for Pagefind, which
    is one, and what no search asks for, which goes."""
    kept = {file: file.read_bytes() for file in _asked_for(index)}
    pagefind = (index / SCRIPT).read_bytes()
    shutil.rmtree(index)
    index.mkdir()
    (index / SCRIPT).write_bytes(pagefind)
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


def handing_over(content: bytes) -> str:
    """Return a script that hands over bytes, packed with gzip and written in base64."""
    if not content.startswith(_GZIP):
        content = gzip.compress(content, mtime=0)
    packed = base64.b64encode(content).decode("ascii")
    event = f'new CustomEvent("{EVENT}",{{detail:"{packed}"}})'
    return f"document.currentScript.dispatchEvent({event});\n"
