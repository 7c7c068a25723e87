"""What stands around the report in a form: a template that lies beside the program of that form."""

from __future__ import annotations

from functools import cache
from pathlib import Path as File

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


@cache
def shell(file: File) -> Template:
    """Return a template; all that it is given is escaped, unless it is Markup."""
    environment = Environment(
        loader=FileSystemLoader(file.parent),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(file.name)
