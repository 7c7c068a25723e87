"""What Plenary provides where a project has none of its own: the theme, the settings of a site.

In a checkout they stand beside the program (overrides/, mkdocs.yml); in an installed Plenary they
are in it (setup.py puts them there).
"""

from __future__ import annotations

from pathlib import Path as File

_PROGRAM = File(__file__).parent
DISTRIBUTION = "plenary-handbook"
"""What the program is called where packages are kept: “plenary” is another's."""
THEME = "overrides"
SETTINGS = "mkdocs.yml"


def provided(name: str) -> File:
    """Return a file or folder that comes with the program."""
    inside = _PROGRAM / name
    return inside if inside.exists() else _PROGRAM.parent / name


def page_of_docs(name: str) -> str:
    """Return where a page of the documentation is, as its reader finds it: docs/rules.md

    In an installed program that folder is deep in others': `plenary --help` tells of it.
    """
    inside = provided("docs").is_relative_to(_PROGRAM)
    return f"docs/{name} (where: plenary --help)" if inside else f"docs/{name}"


def theme(project: File) -> File:
    """Return the folder of the theme: a project's own where it has one."""
    own = project / THEME
    return own if own.is_dir() else provided(THEME)
