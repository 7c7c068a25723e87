"""`plenary serve`: the handbook on this machine, while its reports are edited."""

from __future__ import annotations

import argparse
import signal
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from generator import build, write
from generator.cli.exporting import all_exporters, judged, offered_by
from generator.cli.making import generated_of
from generator.cli.project import content_of, made_of, reports_in
from generator.cli.telling import Misuse, tell, tell_fault
from generator.exporter import Exporter, Publication
from generator.kept import Kept, kept_in
from generator.languages import languages
from generator.last_round import LastRound
from generator.provided import theme
from generator.remembered import Remembered
from generator.site.answering import PortFault, Server
from generator.site.building import Generated
from generator.site.serving import serve
from generator.went_in import OnDisk


def run_serve(options: argparse.Namespace) -> int:
    """Do `plenary serve`; return the exit code."""
    project: Path = options.project
    content = content_of(project)
    try:
        server = Server(options.port)
    except PortFault as fault:
        raise Misuse(str(fault)) from fault
    _end_as_by_interrupt()
    with (
        server,
        tempfile.TemporaryDirectory(prefix="plenary-", ignore_cleanup_errors=True) as folder,
    ):
        kept = kept_in(project / "build")
        beside = Beside(project, Path(folder), kept)
        try:
            serve(
                server,
                generating(project, beside),
                content=[content],
                theme=[theme(project), project / "mkdocs.yml"],
                language=_first_language(project),
                beside=beside.file,
                ready=lambda url: tell(f"The handbook is at {url} (Ctrl+C ends it)"),
                failed=tell_fault,
                made_before=kept,
            )
        finally:
            beside.end()
    return 0


def _first_language(project: Path) -> str:
    """Return the first language of the reports, as their files are named."""
    named = {file.name.split(".")[1] for file in reports_in(project)}
    return next((name for name in languages() if name in named), languages()[0])


def _end_as_by_interrupt() -> None:
    """Let a closed window, or a system that goes down, end it as Ctrl+C does: it leaves nothing."""
    for name in ("SIGTERM", "SIGHUP"):
        asked = getattr(signal, name, None)  # Windows has but one of them
        if asked and signal.getsignal(asked) is signal.SIG_DFL:
            signal.signal(asked, signal.default_int_handler)


def generating(project: Path, beside: Beside) -> Callable[[Path], Generated]:
    """Return what writes the pages of all languages to a folder; of the first time it tells."""
    stages = [tell]
    remembered = beside.remembering()
    before: dict[str, build.Made] = {}

    def generate(pages: Path) -> Generated:
        stage = stages.pop() if stages else lambda _: None
        offered = offered_by(beside.exporters)
        made = judged(
            made_of(project, stage, offered, remembered=remembered), beside.exporters, remembered
        )
        there = dict(before)
        before.clear()  # until all of them are written
        changed = there.keys() != {one.language for one in made}
        for one in made:
            site = project / "site" / one.language
            written = write.write(one, project, pages, site, before=there.get(one.language))
            changed |= bool(written.changed or written.removed)
        before.update({one.language: one for one in made})
        beside.renew(made, remembered.read)
        return generated_of(made, changed=changed)

    return generate


class Beside:
    """The files that pages offer: other forms of their texts, made when somebody asks for one."""

    def __init__(self, project: Path, folder: Path, kept: Kept) -> None:
        """Make them in a folder, which is empty; what is kept is not made anew."""
        self.exporters = all_exporters()
        self._project = project
        self._folder = folder
        self._kept = kept
        self._lock = threading.Lock()
        self._made: dict[str, Publication] = {}
        self._offered: dict[str, Exporter] = {}
        self._fresh: set[str] = set()
        """What was made of the reports as they are: a file, or all of a language and form."""

    def remembering(self) -> Remembered:
        """Return what remembers the reports whose pages offer these files."""
        forms = [exporter.form for exporter in self.exporters]
        return Remembered(self._project, self._kept, forms, last_round=LastRound())

    def renew(self, made: list[build.Made], read: OnDisk | None) -> None:
        """Make files of other reports from now on, which were read of what was on disk."""
        exporters = {exporter.form: exporter for exporter in self.exporters}
        with self._lock:
            self._made = {
                one.language: Publication(one, self._project, self._kept, read) for one in made
            }
            self._offered = {
                f"{one.language}/{address}": exporters[form]
                for one in made
                for address, form in one.beside.items()
                if form in exporters
            }
            self._fresh = set()

    def file(self, path: str) -> bytes | None:
        """Return a file, by its path in the site; none where no page offers it."""
        with self._lock:
            exporter = self._offered.get(path)
            if exporter is None:
                return None
            language, _, name = path.partition("/")
            made, folder = self._made[language], self._folder / language / exporter.form
            if exporter.export_one:
                if path not in self._fresh:
                    exporter.export_one(made, folder, name)
                self._fresh.add(path)
            elif str(folder) not in self._fresh:
                exporter.export(made, folder, lambda *_: None)
                self._fresh.add(str(folder))
            file: Path = folder / name
            return file.read_bytes()

    def end(self) -> None:
        """Make no other file, and wait for the one at work: the folder can go then."""
        self._lock.acquire()
