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
    return _template(file, escaped=True)


@cache
def text_template(file: File) -> Template:
    """Return a template of plain text, in which nothing is escaped."""
    return _template(file, escaped=False)


def _template(file: File, *, escaped: bool) -> Template:
    environment = Environment(
        loader=FileSystemLoader(file.parent),
        undefined=StrictUndefined,
        autoescape=escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(file.name)


def hash_of(content: str) -> str:
    """Return what a page's policy calls a script or style in it: this one may be, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode()
