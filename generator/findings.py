"""What the stages of the pipeline have to say to an editor."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from generator.characters import unseen

if TYPE_CHECKING:  # what only tells need not wait for the model
    from generator.model import Path

Told: TypeAlias = "Iterator[tuple[Path, str]]"
"""What a rule has to say: where, and what is wrong and would be right."""

_MOVING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u2066-\u2069]")
"""What ends a line, or moves, colours and turns round what a terminal shows, in any text."""


def one_line(words: str) -> str:
    """Return words as one line that shows every character: what is told quotes what was written."""
    hidden = {*unseen(words), *(match.start() for match in _MOVING.finditer(words))}
    return "".join(_by_number(one) if at in hidden else one for at, one in enumerate(words))


def _by_number(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """The build stops."""
    NOTICE = "notice"
    """A person should look; the build goes on."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or doubtful, at one place of one file."""

    rule: str
    """The name of the rule: unknown-key"""
    file: str
    """The file as the editor knows it: content/ctoc-cop/session-7/report.en.yaml"""
    line: int
    """The line in that file, counted from 1."""
    message: str
    """What is wrong, and what would be right."""
    path: Path = ()
    """Where in the file's structure."""
    severity: Severity = Severity.ERROR
    accepted_at: str = ""
    """The place at which an editor may answer it under `accepted:`; "" where that is no answer."""

    besides: str = ""
    """What an editor should know besides, such as what follows from it."""

    @property
    def number(self) -> str:
        """Return the number by which `plenary accept` knows it: the same while it is told so."""
        told = "\0".join((self.file, self.rule, self.accepted_at, self.message))
        return f"{int(hashlib.sha256(told.encode()).hexdigest(), 16) % 1_000_000:06}"

    def __str__(self) -> str:
        """Return the one-line form."""
        notice = "" if self.severity is Severity.ERROR else "notice: "
        besides = f"; {self.besides}" if self.besides else ""
        return one_line(f"{self.file}:{self.line}: {self.rule}: {notice}{self.message}{besides}")


def written(findings: Iterable[Finding]) -> bytes:
    """Return findings as bytes."""
    return json.dumps([asdict(one) for one in findings]).encode("ascii")


def read_back(content: bytes) -> list[Finding]:
    """Return the findings that bytes hold."""
    return [
        Finding(**{**told, "path": tuple(told["path"]), "severity": Severity(told["severity"])})
        for told in json.loads(content)
    ]


@dataclass(frozen=True, slots=True)
class Lines:
    """A file, and the line on which each path of it stands; some stand in files of their own."""

    file: str
    lines: dict[Path, int]
    parts: dict[Path, str] = field(default_factory=dict)
    """The path of an act that stands in a file of its own -> that file, which has its lines."""

    @property
    def files(self) -> tuple[str, ...]:
        """Return all files, that of the report first."""
        return (self.file, *self.parts.values())

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest thing around it."""
        return self.lines.get(self._nearest(path), 1)

    def file_of(self, path: Path) -> str:
        """Return the file in which that line is."""
        path = self._nearest(path)
        around = (path[:length] for length in range(len(path) + 1))
        return next((self.parts[one] for one in around if one in self.parts), self.file)

    def place(self, path: Path) -> str:
        """Return file and line of a path."""
        return f"{self.file_of(path)}:{self.line(path)}"

    def line_from(self, path: Path, other: Path) -> str:
        """Return how what is told at one path names the line of another: with its file, if it is
        another one."""
        file = self.file_of(other)
        where = "" if file == self.file_of(path) else f" of {file}"
        return f"line {self.line(other)}{where}"

    def _nearest(self, path: Path) -> Path:
        while path and path not in self.lines:
            path = path[:-1]
        return path

    def finding(
        self, rule: str, path: Path, message: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        """Return a finding at a path of this file."""
        return Finding(rule, self.file_of(path), self.line(path), message, path, severity)


class Faults(Exception):  # noqa: N818 - the mistakes are in a report, not in the program
    """The mistakes that stop a build, all of them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings."""
        self.findings = tuple(findings)
        super().__init__(f"{len(self.findings)} findings")


class SiteFault(Exception):  # noqa: N818 - the mistakes are in the pages, not in the program
    """The site could not be built; the last good one stands as it was."""

    ours = False
    """Whether that is a fault of the program, and not of what it was given."""

    def __init__(self, *messages: str) -> None:
        """Keep the messages, each of which names one fault."""
        self.messages = messages
        super().__init__("\n".join(messages))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by file and line."""
    return sorted(set(findings), key=lambda f: (f.file, f.line, f.rule, f.message))


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return those that stop a build."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
