"""A part of a site: a folder with what was made of some reports elsewhere, to be put together.

What a part holds is what a build keeps (`kept`): each thing under the sum of all that it was made
of. So a build that takes in parts makes the same site as one that has none, byte for byte, and
makes only what they lack. `part.json` says what a part is of: of another program, or of other
content, nothing would be found, and that is told.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as File
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from generator.content_folder import report_files
from generator.kept import Kept, program
from generator.replacing import put
from generator.went_in import OnDisk

_HEAD = "part.json"
_KEPT = "kept"
_SHARED = "what all reports share (bodies, words, pages, brand, theme, settings)"


class PartFault(Exception):  # noqa: N818 - a mistake in the call, told to the user
    """A folder is no part, or not one that fits; the message says why and what to do."""


class MadeOf(BaseModel):
    """What a part was made of."""

    model_config = ConfigDict(frozen=True)

    program: str
    content: Mapping[str, str]
    """The sum of each folder of reports (ga/session-77), and under "" that of all else."""
    without: Sequence[str]
    """The forms that were left out."""

    @classmethod
    def of(cls, read: OnDisk, content: File, without: Sequence[str]) -> MadeOf:
        """Return what is made now of a content folder, of which `read` says what is on disk."""
        folders = {
            folder.relative_to(content).as_posix(): sum_ for folder, sum_ in read.of_folders.items()
        }
        return cls(
            program=program().hex(),
            content={"": read.of_all, **folders},
            without=sorted(set(without)),
        )


class Head(BaseModel):
    """What a part says of itself."""

    model_config = ConfigDict(frozen=True)

    format: Literal["plenary-part/1"] = "plenary-part/1"
    report: str
    """Which report it is of, in which language: ga/session-77/en"""
    made_of: MadeOf
    files: Sequence[str]
    """What it holds."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is there."""

    folder: File
    head: Head

    def lacks(self) -> int:
        """Return how many files are not there any more."""
        return sum(not (self.folder / _KEPT / name).is_file() for name in self.head.files)


def reports_there_are(content: File) -> list[str]:
    """Return the names of all reports of a content folder, each with its language."""
    return [
        f"{file.parent.relative_to(content).as_posix()}/{file.name.split('.')[1]}"
        for file in report_files(content)
    ]


def kept_in_part(folder: File) -> Kept:
    """Return what is kept in the folder of a part."""
    return Kept(folder / _KEPT)


def begin(folder: File) -> None:
    """Make a folder one that is no part, until it is whole."""
    (folder / _HEAD).unlink(missing_ok=True)


def finish(folder: File, report: str, made_of: MadeOf, since: float) -> Part:
    """Make a part of a folder, with what was made or used in it since a moment; the rest goes."""
    files = []
    for file in sorted((folder / _KEPT).glob("*/*")):
        if file.stat().st_mtime < since:
            file.unlink()
        else:
            files.append(file.relative_to(folder / _KEPT).as_posix())
    head = Head(report=report, made_of=made_of, files=files)
    put(folder / _HEAD, f"{head.model_dump_json(indent=1)}\n".encode())
    return Part(folder, head)


def read(folder: File) -> Part:
    """Return the part in a folder; raises PartFault where there is none."""
    try:
        return Part(folder, Head.model_validate_json((folder / _HEAD).read_bytes()))
    except (OSError, ValidationError) as fault:
        raise PartFault(
            f"{folder} is no part, not a whole one, or one of another version of Plenary "
            f"({_HEAD}); `plenary part` makes parts"
        ) from fault


def faults(part: Part, now: MadeOf) -> Iterator[str]:
    """Yield why a part does not fit what is here."""
    made_of = part.head.made_of
    if made_of.program != now.program:
        yield (
            f"{part.folder} was made by another version of Plenary, of Python or of a package; "
            "make it again with this one"
        )
    folders = sorted({*made_of.content, *now.content})
    others = [one for one in folders if made_of.content.get(one) != now.content.get(one)]
    if others:
        named = ", ".join(f"content/{one}" if one else _SHARED for one in others)
        yield f"{part.folder} was made of other content: {named}; make it again of what is here"
    if made_of.without != now.without:
        yield (
            f"{part.folder} was made {_without(made_of.without)}, and another "
            f"{_without(now.without)}; make all with the same forms"
        )


def _without(forms: Sequence[str]) -> str:
    return f"without {', '.join(forms)}" if forms else "with all forms"


def take_in(part: Part, kept: File) -> None:
    """Keep what a part holds, in the folder of what is kept here.

    What is damaged in a part is damaged here, and made anew by who asks for it.
    """
    for file in (part.folder / _KEPT).glob("*/*"):
        here = kept / file.parent.name / file.name
        here.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, here)
