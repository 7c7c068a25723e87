"""What stages made of the same before, in this process or on disk: it is not made anew.

Values are remembered under the sum of all that went into them, as long as a round asks for them
again: `plenary serve` goes round whenever something is saved. What has a form on disk is kept
there too (`kept`), for other processes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any, Generic, TypeVar

from generator import source
from generator.content_folder import Read
from generator.findings import Finding, read_back, written
from generator.forks import done_by_forks
from generator.kept import NOTHING_KEPT, Kept, Key, Sums, key
from generator.last_round import LastRound
from generator.model import Body, Report
from generator.source import Loaded
from generator.went_in import OnDisk, on_disk

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class OnPaper(Generic[_Value]):
    """How a value is written down, and read again."""

    written: Callable[[_Value], bytes]
    read: Callable[[bytes], _Value]


Wanted = tuple[Key | None, Callable[[], _Value]]
"""The key of a value, and what makes it."""


class Remembered:
    """What was made of the reports of a project."""

    def __init__(
        self,
        project: File | None = None,
        kept: Kept = NOTHING_KEPT,
        forms: Sequence[str] = (),
        known: Sums | None = None,
        last_round: LastRound | None = None,
    ) -> None:
        """Remember what is made of a project, with some forms beside its pages; nothing where there
        is none. What is `known` of its files need not be read. The texts of its pages are those of
        the `last_round` as far as they show the same; none where no other round follows."""
        self._project = project
        self.forms = ",".join(forms)
        """The forms beside pages, which these offer."""
        self._kept = kept
        self._sums = known or Sums()
        self.last_round = last_round
        self.read: OnDisk | None = None
        """What was on disk when this round began; none where nothing is remembered."""
        self._last: dict[Key, Any] = {}
        self._now: dict[Key, Any] = {}
        self._unsettled: list[tuple[Key, Callable[[], bytes] | None]] = []

    def begin(self) -> None:
        """Begin a round: what the last one did not ask for is forgotten."""
        if self._project:
            before, self.read = self.of_all, on_disk(self._project, self._sums)
            if self.last_round and self.of_all != before:
                self.last_round.forget()
            self._last, self._now = self._now, {}

    @property
    def of_all(self) -> str:
        """Return the sum of what goes into all reports."""
        return self.read.of_all if self.read else ""

    def files(self, one: Read) -> tuple[str, ...]:
        """Return what tells of the files of a report whether they are the same."""
        return self.files_around(one.file, one.lines.file)

    def files_around(self, file: File, name: str) -> tuple[str, ...]:
        """Return the same of the file of a report, which findings name so."""
        own = self.read.of_folders.get(file.parent, "") if self.read else ""
        return name, own, self.of_all

    def key(self, kind: str, *went_in: str) -> Key | None:
        """Return the key of what is made of something; none where nothing is remembered."""
        return key(kind, *went_in) if self.read else None

    def load_report(self, file: File, name: str) -> Loaded[Report]:
        """Return the report of a file; findings name the file as `name`."""
        own = self.read.of_folders.get(file.parent) if self.read else None
        of = self.key("read", name, own) if own else None
        return self.value(of, lambda: source.load_report(file, name))

    def load_body(self, file: File, name: str) -> Loaded[Body]:
        """Return the body of a file; findings name the file as `name`."""
        of = self.key("read", name, self.of_all)
        return self.value(of, lambda: source.load_body(file, name))

    def _has(self, of: Key) -> bool:
        return of in self._now or of in self._last or self._kept.has(of)

    def value(
        self,
        of: Key | None,
        make: Callable[[], _Value],
        on_paper: OnPaper[_Value] | None = None,
    ) -> _Value:
        """Return the value that has a key; it is made, and remembered, where that is needed."""
        if of is None:
            return make()
        known = self._now if of in self._now else self._last
        if of in known:
            self._now[of] = known[of]
            found: _Value = known[of]
            return found
        written = self._kept.find(of) if on_paper else None
        if on_paper and written is not None:
            value = on_paper.read(written)
        else:
            value = make()
            keep = (lambda: on_paper.written(value)) if on_paper else None
            self._unsettled.append((of, keep))
        self._now[of] = value
        return value

    def ahead(self, wanted: Sequence[Wanted[_Value]], on_paper: OnPaper[_Value]) -> None:
        """Let copies of this process make values that are not there, and keep them on disk.

        Each is worth a process: of a session of the General Assembly it takes half a minute.
        """
        if not self._kept.keeps:
            return
        self.settle()

        def make(one: Wanted[_Value]) -> None:
            self.value(*one, on_paper)
            self.settle()

        missing = [one for one in wanted if one[0] and not self._has(one[0])]
        for _ in done_by_forks(missing, make, share=1):
            pass

    def settle(self) -> None:
        """Keep what was made since the last time, unless somebody has saved something since the
        round began: it may have been made of something else than its key says."""
        if not self.read or not self._unsettled:
            return
        so = self.read.is_still_so()
        for of, form in self._unsettled:
            if not so:
                self._now.pop(of, None)
            elif form:
                self._kept.keep(of, form())
        self._unsettled.clear()


NOTHING_REMEMBERED = Remembered()
"""Where all is made anew."""
FINDINGS: OnPaper[list[Finding]] = OnPaper(written, read_back)
"""How what rules say is written down."""
