"""Finished pages, each made once of the same Markdown in the same frame.

A page is kept with what strict validation must know of it, and with what its frame was told of the
reports: the templates are given the entries of all, and most pages show that of their own.

The foot of every page of a report bears the sum of its file, which is another whenever a word of it
is. Frames are given what stands for it, which is filled in last: no page is made anew for that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.kept import Kept, Key, Sums, key, sum_of
from generator.site.rendered import KeptPage, Learnt

_ELSEWHERE = {"config_file_path", "docs_dir", "site_dir", "extra", "plugins", "theme"}
"""Of a configuration, what is summed up otherwise here, or is a place on this disk."""
_ALL = "*"
"""Stands for all reports."""
_STANDS_FOR_SUM = re.compile("sum-of-file-[0-9a-f]{64}")


class SumsOfFiles:
    """The sums of the files of reports, and what stands for them in frames."""

    def __init__(self, sums: Mapping[str, str]) -> None:
        """Take the sum of the file of each report."""
        self._stand = {name: f"sum-of-file-{sum_of(name)}" for name in sums}
        self._of = {self._stand[name]: sum_ for name, sum_ in sums.items()}

    @property
    def told(self) -> Mapping[str, str]:
        """Return what frames are told: what stands for the sum of each report's file."""
        return self._stand

    def filled_in(self, page: str) -> str:
        """Return a page with the sums in it."""
        return _STANDS_FOR_SUM.sub(lambda found: self._of.get(found[0], found[0]), page)

    def of(self, lacking: Iterable[str]) -> list[str]:
        """Return the sums that a page lacks, by what stands for them."""
        return [self._of.get(one, "") for one in lacking]


class Entries(dict[str, Any]):
    """What the frame may be told of each report. It notes of which it was asked."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        """Hold some entries, as a template expects them: in a dictionary."""
        super().__init__(entries)
        self.asked: set[str] = set()
        self._sums = {name: sum_of(json.dumps(entry)) for name, entry in entries.items()}
        self._sums[_ALL] = sum_of(json.dumps(self._sums))

    def sum_of(self, report: str) -> str:
        """Return the sum of an entry, or of all; "" of one that is not there."""
        return self._sums.get(report, "")

    def __getitem__(self, report: str) -> Any:
        self.asked.add(report)
        return super().__getitem__(report)

    def get(self, report: str, default: Any = None) -> Any:
        """Return an entry."""
        self.asked.add(report)
        return super().get(report, default)

    def __contains__(self, report: object) -> bool:
        self.asked.add(str(report))
        return super().__contains__(report)

    def __iter__(self) -> Iterator[str]:
        self.asked.add(_ALL)
        return super().__iter__()

    def __len__(self) -> int:
        self.asked.add(_ALL)
        return super().__len__()

    def keys(self) -> Any:
        """Return all reports."""
        self.asked.add(_ALL)
        return super().keys()

    def values(self) -> Any:
        """Return all entries."""
        self.asked.add(_ALL)
        return super().values()

    def items(self) -> Any:
        """Return all reports with their entries."""
        self.asked.add(_ALL)
        return super().items()


class Listed(list[Any]):
    """The pages of which the frame may be told. It notes whether it was."""

    looked_at = False

    def __iter__(self) -> Iterator[Any]:
        self.looked_at = True
        return super().__iter__()

    def __getitem__(self, at: Any) -> Any:
        self.looked_at = True
        return super().__getitem__(at)

    def __len__(self) -> int:
        self.looked_at = True
        return super().__len__()


@dataclass(frozen=True, slots=True)
class Framed:
    """What is known of a finished page."""

    sum: str
    """Of its bytes, as they are kept."""
    lacking: Sequence[str]
    """What stands in it for the sums of files."""
    asked: Mapping[str, str]
    """The reports of whose entries its frame was told, each with the sum of it."""
    learnt: Learnt


@dataclass(slots=True)
class Before:
    """The site of a language that was built last in this process, and is on show."""

    shown: dict[str, str]
    """Address of the file of each page -> the sum of what it shows."""
    framed: dict[Key, Framed]
    sums: Sums


class Frames:
    """Finds the finished pages of a build that begins, and keeps those that it makes."""

    def __init__(
        self, config: MkDocsConfig, files: Files, date: str, kept: Kept, before: Before
    ) -> None:
        """Keep pages by all that goes into their frame but the entries of reports.

        Pages that are on show need not be written again.
        """
        handbook = config.extra.get("handbook", {})
        self._entries = Entries(handbook.get("reports", {}))
        self._sums_of_files = SumsOfFiles(handbook.get("sums", {}))
        around = _around(config, date, before.sums)
        handbook |= {"reports": self._entries, "sums": self._sums_of_files.told}
        self._around = around
        self._pages = Listed(files.documentation_pages())
        self._files = files
        self._kept = kept
        self._before = before
        self.now = Before({}, {}, before.sums)
        """The site as it is built now."""

    def begin(self) -> Listed:
        """Note from now on what the frame of a page asks for; return the pages it may be told."""
        self._entries.asked.clear()
        self._pages.looked_at = False
        return self._pages

    def keep(self, page: KeptPage, output: str) -> str:
        """Keep a page that was made, unless it shows more than can be told of it; return it with
        the sums of files."""
        asked = {name: self._entries.sum_of(name) for name in sorted(self._entries.asked)}
        content = output.encode("utf-8", "xmlcharrefreplace")  # as MkDocs writes it
        lacking = sorted({*_STANDS_FOR_SUM.findall(output)})
        framed = Framed(sum_of(content), lacking, asked, page.learnt)
        self.now.shown[page.file.dest_uri] = self._shown(framed)
        if page.is_sound and not self._pages.looked_at:
            of = self._key(page)
            self.now.framed[of] = framed
            head = json.dumps(asdict(framed), ensure_ascii=False).encode("utf-8")
            self._kept.keep(of, head + b"\n" + content)
        return self.completed(output)

    def completed(self, output: str) -> str:
        """Return what was made in the frame, with the sums of files."""
        return self._sums_of_files.filled_in(output)

    def find(self, page: KeptPage) -> bool:
        """Let a page be as it was made before, if it was, and say so."""
        of = self._key(page)
        framed, content = self._before.framed.get(of), b""
        before = self._before.shown.get(page.file.dest_uri)
        if not framed or before != self._shown(framed):
            head, _, content = (self._kept.find(of) or b"").partition(b"\n")
            framed = _of_json(head) if head else None
        if not framed or not self._holds(framed):
            return False
        page.learn(framed.learnt, self._files)
        self.now.framed[of] = framed
        self.now.shown[page.file.dest_uri] = self._shown(framed)
        file = Path(page.file.abs_dest_path)
        if content and not file.exists():  # another process may have made it
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self.completed(content.decode("utf-8")).encode("utf-8"))
        return True

    def _shown(self, framed: Framed) -> str:
        """Return the sum of what a page shows."""
        return sum_of(framed.sum, *self._sums_of_files.of(framed.lacking))

    def _holds(self, framed: Framed) -> bool:
        """Say whether all that a page was made of beside its own Markdown is as it was."""
        asked = framed.asked.items()
        return all(self._entries.sum_of(name) == sum_ for name, sum_ in asked) and (
            framed.learnt.holds(self._files)
        )

    def _key(self, page: KeptPage) -> Key:
        source = self.now.sums.of(page.file.abs_src_path or "")
        return key("framed", self._around, page.file.src_uri, source)


def _around(config: MkDocsConfig, date: str, known: Sums) -> str:
    """Return the sum of what goes into the frame of every page."""
    told = {name: repr(value) for name, value in config.items() if name not in _ELSEWHERE}
    handbook = {**config.extra.get("handbook", {}), "reports": None, "sums": None}
    told |= {"extra": repr({**config.extra, "handbook": handbook}), "date": date}
    theme = config.theme
    told |= {"theme": repr([(name, theme[name]) for name in theme]), "name": repr(theme.name)}
    files = dict(known.in_folder(Path(theme.custom_dir))) if theme.custom_dir else {}
    return sum_of(json.dumps([told, files], sort_keys=True))


def _of_json(head: bytes) -> Framed:
    told = json.loads(head)
    return Framed(told["sum"], told["lacking"], told["asked"], Learnt(**told["learnt"]))
