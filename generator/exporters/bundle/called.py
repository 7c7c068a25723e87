"""What a bundle is called, by the reports that it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

LONGEST_NAME = 80
"""Characters of a bundle's name: on Windows all of a path, the names of folders and of the files in
the bundle, is 260 at most."""


def bundle_name(chosen: Collection[str], there_are: Collection[str], language: str) -> str:
    """Return the name of a bundle of some of the reports there are.

    One report: plenary-ctoc-cop-session-7-en; all of a body: plenary-ctoc-cop-en; all of several
    bodies: plenary-en; others: those chosen, the last ones as a number where they are many.
    """
    of_bodies: dict[str, list[str]] = {}
    for name in sorted(chosen):
        body, _, session = name.partition("/")
        of_bodies.setdefault(body, []).append(session)
    all_of_them = set(chosen) == {n for n in there_are if n.partition("/")[0] in of_bodies}
    if len(chosen) == 1 or not all_of_them:
        parts = [part for body, sessions in of_bodies.items() for part in (body, *sessions)]
    elif len(of_bodies) > 1 and len(chosen) == len(there_are):
        parts = []
    else:
        parts = [*of_bodies]
    return _bounded("-".join(["plenary", *parts]), f"-{language}")


def _bounded(name: str, end: str) -> str:
    """Return a name with its end; one that is too long is cut, and a sum tells it from others."""
    if len(name + end) <= LONGEST_NAME:
        return name + end
    end = f"-etc-{hashlib.sha256(name.encode()).hexdigest()[:8]}{end}"
    return name[: LONGEST_NAME - len(end)].rpartition("-")[0] + end
