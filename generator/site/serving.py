"""Shows the site on this machine while its reports are edited.

What is saved is built beside what is on show, which then gets what is another; what cannot be built
is told in the pages, and the last good site stays under it. The index of the search follows when
the pages are there. Nothing is written into the project but what is kept for the next build
(`build/.cache`).
"""

from __future__ import annotations

import json
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from generator.catalogue import load_words
from generator.findings import Faults, SiteFault, errors
from generator.kept import NOTHING_KEPT, Kept, Stamp, files_in, stamp_of
from generator.site.answering import HOST, Mistake, Server, Shown
from generator.site.building import Generated
from generator.site.renewing import Indexer, SiteOnShow

LOOK = 0.1
"""Seconds between two looks at the files."""
SETTLE = 0.05
"""Seconds without a change that end a burst of them."""
BURST = 10
"""How often that is waited for: who never stops saving sees something, too."""

_NOTHING_YET = (
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>Plenary</title>'
    "</head><body><main></main></body></html>\n"
)
"""The page that is shown while there is no site; the script writes the mistakes into it."""

Stamps = dict[Path, Stamp]


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
        workshop = Workshop(Path(folder).resolve(), generate, theme, made_before)
        seen = _stamps([*content, *theme])
        server.show(*_first(workshop, Path(folder).resolve() / "none", language, failed))
        server.beside, server.failed = beside, failed
        # Until now pages could be made by copies of this process, which has no other threads.
        threading.Thread(target=server.serve_forever, args=[SETTLE], daemon=True).start()
        indexer = Indexer(workshop.site, failed)
        indexer.renew()
        try:
            ready(f"http://{HOST}:{server.server_port}/{next(iter(server.shown.words))}/")
            while True:
                seen = _next_change([*content, *theme], seen)
                try:
                    server.show(*workshop.make())
                    indexer.renew()
                except Exception as fault:
                    failed(fault)
                    server.show(replace(server.shown, mistakes=_mistakes(fault)))
        except KeyboardInterrupt:
            pass
        finally:
            indexer.end()  # first: who interrupts ends Pagefind, too, and that is no fault
            server.shutdown()


def _first(
    workshop: Workshop, folder: Path, language: str, failed: Callable[[Exception], object]
) -> tuple[Shown, Callable[[], None]]:
    """Return the site and what puts it on show; where it cannot be made, a page in a folder that
    shows the mistakes."""
    try:
        return workshop.make()
    except (Faults, SiteFault) as fault:
        if isinstance(fault, SiteFault) and fault.ours:
            raise
        failed(fault)
        for file in (folder / language / "index.html", folder / "404.html"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_NOTHING_YET.format(language=language), "utf-8", newline="\n")
        shown = Shown(folder, uuid.uuid4().hex, _words({language: ""}), _mistakes(fault))
        return shown, lambda: None


class Workshop:
    """Makes the site of what is saved, again and again."""

    def __init__(
        self,
        folder: Path,
        generate: Callable[[Path], Generated],
        theme: Sequence[Path] = (),
        made_before: Kept = NOTHING_KEPT,
    ) -> None:
        """Work in a folder, which is empty; the rest is as for `serve`."""
        self._pages = folder / "pages"
        self.site = SiteOnShow(folder / "site", made_before)
        self._generate = generate
        self._theme = theme
        self._went_in: Stamps = {}
        self._made: Shown | None = None

    def make(self) -> tuple[Shown, Callable[[], None]]:
        """Return the site as the files are now, the one from before where it is the same, and what
        puts its files on show."""
        generated = self._generate(self._pages)
        goes_in = _stamps(self._theme)
        # An editor's own files make no new edition.
        if self._made and not generated.changed and goes_in == self._went_in:
            return self._made, lambda: None
        self._made = None
        put = self.site.renewed(self._pages, generated)
        self._went_in = goes_in
        self._made = Shown(self.site.folder, uuid.uuid4().hex, _words(generated.languages))
        return self._made, put


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
    for path in watched:
        for file in [path] if path.is_file() else files_in(path):
            with suppress(OSError):  # it has just gone
                found[file] = stamp_of(file.stat())
    return found
