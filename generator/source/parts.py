"""Acts that stand in files of their own: `file: resolutions/7-1.en.yaml` in the place of the act.

What such a file holds is put where the report names it, and with it the lines on which it stands;
whatever comes after knows one report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

from generator.model import Path, Value

FILE = "file"
"""The key that stands for an act."""
OF_ACTS = frozenset({"resolutions", "decisions"})
"""The keys under which acts stand, which are the names of their folders too."""


_IN_A_FOLDER = re.compile(r"[^/\\:\x00]+(?:/[^/\\:\x00]+)+")


class ActFile(Value):
    """What stands for an act, under `resolutions:` or `decisions:`, that has a file of its own.

    In that file stand the keys of the act; `plenary split` makes it, `plenary join` brings the act
    back.
    """

    file: str
    """The file, from the folder of the report: resolutions/7-1.en.yaml"""


@dataclass(frozen=True, slots=True)
class Entry:
    """The place of an act that stands in a file of its own."""

    path: Path
    keys: dict[str, Any]
    """What stands there: the name of the file, and nothing else if it is right."""

    @property
    def name(self) -> str:
        """Return the name as it is written; "" where that is no text."""
        name = self.keys[FILE]
        return name if isinstance(name, str) else ""


def entries(data: Any, path: Path = ()) -> Iterator[Entry]:
    """Yield the acts of a report that stand in files of their own; not those within other acts."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in OF_ACTS or not isinstance(value, list):
                yield from entries(value, (*path, key))
                continue
            for index, one in enumerate(value):
                if isinstance(one, dict) and FILE in one:
                    yield Entry((*path, key, index), one)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from entries(value, (*path, index))


def put_at(data: Any, path: Path, value: Any) -> None:
    """Put what a file holds in the place where the report names it."""
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value


def wrong_with(entry: Entry, folder: File | None, report: str) -> str:
    """Say what is wrong with the file that is named for an act; "" if it can be read.

    Args:
        entry: the place that names it.
        folder: the folder of the report; none where the report lies in none.
        report: the name of the file of the report, which says the language.
    """
    name, language = entry.name, language_of(report)
    example = f"{entry.path[-2]}/7-1.{language}.yaml"
    if not name:
        return f"“{FILE}” is no name of a file; write, for example, “{FILE}: {example}”"
    if not _IN_A_FOLDER.fullmatch(name) or {".", ".."} & {*name.split("/")}:
        right = " " + name.replace("\\", "/") if "\\" in name else f", for example, {example}"
        return f"“{name}” is no file in a folder beside the report; write{right}"
    if not name.endswith(f".{language}.yaml"):
        return f"“{name}” does not end in .{language}.yaml, as {File(report).name} does; name it so"
    if folder is None or not _is_file(folder / name):
        return f"“{name}” is not there; put the file back, or take the entry out"
    if not (folder / name).resolve().is_relative_to(folder.resolve()):
        return f"“{name}” leads out of the folder of the report; put the file itself there"
    return ""


def _is_file(file: File) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):  # a name that no disk can have
        return False


def language_of(report: str) -> str:
    """Return the language that the name of a report's file says: report.en.yaml."""
    return File(report).name.removeprefix("report.").removesuffix(".yaml")


def known_as(report: str, name: str) -> str:
    """Return a file beside a report as the editor knows it, who knows the report so."""
    return File(report).with_name(File(name).parts[0]).joinpath(*File(name).parts[1:]).as_posix()


def beside_it(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Yield what else stands where a file is named for an act, which nobody reads there."""
    for key in entry.keys:
        if key != FILE:
            message = f"“{key}” stands beside “{FILE}”; write it into {entry.name or 'that file'}"
            yield (*entry.path, key), message
