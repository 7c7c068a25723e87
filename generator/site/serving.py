"""Shows the site on this machine while its reports are edited.

What is saved is built beside what is on show and takes its place when it is whole; what cannot be
built is told in the pages, and the last good site stays under it. Nothing is written into the
project but what is kept for the next build (`build/.cache`).
"""

from __future__ import annotations

import json
import os
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from stat import S_ISDIR

from generator.catalogue import load_words
from generator.findings import Faults, SiteFault, errors
from generator.kept import NOTHING_KEPT, Kept
from generator.site.answering import HOST, Mistake, Server, Shown
from generator.site.building import Generated, build_site

LOOK = 0.2
"""Seconds between two looks at the files."""
SETTLE = 0.1
"""Seconds without a change that end a burst of them."""
BURST = 10
"""How often that is waited for: who never stops saving sees something, too."""

_NOTHING_YET = (
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>Plenary</title>'
    "</head><body><main></main></body></html>\n"
)
"""The page that is shown while there is no site; the script writes the mistakes into it."""

Stamps = dict[Path, tuple[int, int, int]]


def serve(
    server: Server,
    generate: Callable[[Path], Generated],
    *,
    content: Sequence[Path],
    theme: Sequence[Path],
    language: str,
    beside: Callable[[str], bytes | None] = lambda path: None,
    ready: Callable[[str], None] = lambda url: None,
    failed: Callable[[Exception], object] = lambda fault: None,
    made_before: Kept = NOTHING_KEPT,
) -> None:
    """Show the site, and show it anew whenever a file is saved, until the user interrupts.

    Args:
        server: what holds the port.
        generate: writes the pages of all languages to a folder.
        content: files and folders that `generate` reads.
        theme: others, which MkDocs reads too.
        language: one of the handbook, of the page that tells of mistakes where there is no site.
        beside: makes a file that a page offers, by its path; returns none of what none offers.
        ready: called once, with the address.
        failed: called with whatever a build raised, or `beside`: the last good site stays on show,
            or a page with nothing but the mistakes where there is none yet.
        made_before: has the HTML of pages, and keeps it.

    Raises what the first build raises but for the mistakes of editors: Faults, SiteFault.
    """
    with tempfile.TemporaryDirectory(prefix="plenary-", ignore_cleanup_errors=True) as folder:
        # Links on the way would lead elsewhere from a path that goes up.
        workshop = _Workshop(Path(folder).resolve(), generate, theme, made_before)
        seen = _stamps([*content, *theme])
        server.show(_first(workshop, Path(folder).resolve() / "none", language, failed))
        server.beside, server.failed = beside, failed
        threading.Thread(target=server.serve_forever, args=[SETTLE], daemon=True).start()
        try:
            ready(f"http://{HOST}:{server.server_port}/{next(iter(server.shown.words))}/")
            while True:
                seen = _next_change([*content, *theme], seen)
                try:
                    server.show(workshop.make())
                except Exception as fault:
                    failed(fault)
                    server.show(replace(server.shown, mistakes=_mistakes(fault)))
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


def _first(
    workshop: _Workshop, folder: Path, language: str, failed: Callable[[Exception], object]
) -> Shown:
    """Return the site; where it cannot be made, a page in a folder that shows the mistakes."""
    try:
        return workshop.make()
    except (Faults, SiteFault) as fault:
        if isinstance(fault, SiteFault) and fault.ours:
            raise
        failed(fault)
        for file in (folder / language / "index.html", folder / "404.html"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_NOTHING_YET.format(language=language), "utf-8", newline="\n")
        return Shown(folder, uuid.uuid4().hex, _words({language: ""}), _mistakes(fault))


class _Workshop:
    """Makes one site after the other."""

    def __init__(
        self,
        folder: Path,
        generate: Callable[[Path], Generated],
        theme: Sequence[Path],
        made_before: Kept = NOTHING_KEPT,
    ) -> None:
        self._pages = folder / "pages"
        # One is on show while the other is made: an answer that is being given stays whole.
        self._sites = [folder / "a" / "site", folder / "b" / "site"]
        self._generate = generate
        self._theme = theme
        self._made_before = made_before
        self._went_in: Stamps = {}
        self._made: Shown | None = None

    def make(self) -> Shown:
        """Return the site as the files are now; the one from before where it is the same."""
        generated = self._generate(self._pages)
        # Pages that did not change are not written: an editor's own files make no new edition.
        goes_in = _stamps([self._pages, *self._theme])
        if self._made and goes_in == self._went_in:
            return self._made
        site = self._sites[0]
        build_site(
            self._pages,
            site,
            generated.languages,
            epoch=generated.epoch,
            flight_mode=False,  # a worker would show what it keeps, and not what was saved
            made_before=self._made_before,
        )
        self._sites.reverse()
        self._went_in = goes_in
        self._made = Shown(site, uuid.uuid4().hex, _words(generated.languages))
        return self._made


def _words(languages: Mapping[str, str]) -> dict[str, str]:
    """Return what pages of each language say here, as JSON."""
    return {one: json.dumps(load_words(one).interface["serving"]) for one in languages}


def _mistakes(fault: Exception) -> tuple[Mistake, ...]:
    """Return what pages say of a fault: the mistakes, or that the terminal tells them."""
    if isinstance(fault, Faults):
        found = errors(fault.findings)
        return tuple(Mistake(f"{one.rule}: {one.message}", one.file, one.line) for one in found)
    if isinstance(fault, SiteFault):
        return tuple(map(Mistake, fault.messages))
    return (Mistake(""),)


# --- Files ------------------------------------------------------------------------------------


def _next_change(watched: Sequence[Path], seen: Stamps) -> Stamps:
    """Wait until files are others than they were, and until whoever saves them is done."""
    while (now := _stamps(watched)) == seen:
        time.sleep(LOOK)
    for _ in range(BURST):
        time.sleep(SETTLE)
        before, now = now, _stamps(watched)
        if now == before:
            break
    return now


def _stamps(watched: Sequence[Path]) -> Stamps:
    """Return what tells of each file under some paths whether it was changed or replaced.

    Looking costs a millisecond or two, and sees what the system does not tell on every disk: files
    that editors replace, folders that come and go, disks of other machines.
    """
    found: Stamps = {}
    entered: set[str] = set()
    for path in watched:
        files = [path]
        for folder, folders, names in os.walk(path, followlinks=True):
            if (real := os.path.realpath(folder)) in entered:
                folders.clear()  # a link leads back
                continue
            entered.add(real)
            files += [Path(folder, name) for name in names]
        for file in files:
            try:
                stat = file.stat()
            except OSError:
                continue
            if not S_ISDIR(stat.st_mode):
                found[file] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found
