"""What a command compiles once, and tests would for each of their hundreds of reports and projects:
patterns, and the templates of the theme, which lie in every project in a folder of its own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable
from types import CodeType
from typing import Any

from jinja2 import Environment

_compile = Environment.compile
_compiled: dict[Hashable, CodeType] = {}


def patterns_and_templates() -> None:
    """From now on, compile each pattern and each template once in this process."""
    # Python forgets patterns after 512 of them; the words of a body are more.
    re.compile = functools.cache(re.compile)  # type: ignore[assignment]
    Environment.compile = _compiled_once  # type: ignore[method-assign, assignment]


def _compiled_once(
    environment: Environment, source: str, name: str | None, filename: str, *others: Any
) -> CodeType:
    """Return what Jinja makes of the text of a template, wherever it lies."""
    of = source, name, others, _read_by(environment)
    if of not in _compiled:
        _compiled[of] = _compile(environment, source, name, filename, *others)
    return _compiled[of].replace(co_filename=filename)  # by which its mistakes are told


def _read_by(environment: Environment) -> Hashable:
    """Return what says how templates are read; how their signs are written no one changes."""
    names = "trim_blocks", "lstrip_blocks", "keep_trailing_newline", "autoescape", "undefined"
    return (
        *(getattr(environment, name) for name in names),
        *environment.extensions,
        frozenset(environment.filters.items()),
        frozenset(environment.tests.items()),
    )
