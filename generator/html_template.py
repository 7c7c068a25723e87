"""Pages that are no Markdown: a template of HTML, XML or text beside the program that uses it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path as File

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


@cache
def template(file: File) -> Template:
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


@cache
def text_template(file: File) -> Template:
    """Return a template of plain text, in which nothing is escaped."""
    environment = Environment(
        loader=FileSystemLoader(file.parent),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(file.name)


def hash_of(content: str) -> str:
    """Return what a page's policy calls a script or style in it: this one may be, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode()
