"""The templates of a site's frames, as MkDocs asks for them, again and again in `plenary serve`."""

from __future__ import annotations

import os
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme


def environment(theme: Theme) -> Environment:
    """Return what MkDocs itself makes to read the templates of a theme; it gives the same pages."""
    made = Theme.get_env(theme)
    made.loader = _Templates(theme.dirs)
    made.bytecode_cache = _COMPILED
    return made


class _Templates(FileSystemLoader):
    """Templates in folders. MkDocs lists them for the files that go into each site, and takes none
    from hidden folders; the theme has 14,500 icons in such a one."""

    def list_templates(self) -> list[str]:
        """Return the names of all files, but for those in hidden folders."""
        found: set[str] = set()
        for place in self.searchpath:
            for folder, inside, files in os.walk(place):
                inside[:] = [name for name in inside if not name.startswith(".")]
                at = Path(folder).relative_to(place)
                found |= {(at / name).as_posix() for name in files}
        return sorted(found)


class _Compiled(BytecodeCache):
    """Templates as they were compiled in this process.

    Jinja itself compiles anew what says something else.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept of a template."""
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()
