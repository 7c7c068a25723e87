"""A site that stays on show while its pages change: only what is another is put into it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from generator.findings import SiteFault
from generator.kept import Kept, Sums, files_in
from generator.replacing import in_place_of, remove
from generator.site.building import NOT_NEEDED, Generated, drop, finish
from generator.site.framed import Before
from generator.site.mkdocs import render
from generator.site.pagefind import index

_INDEX = "pagefind"


class SiteOnShow:
    """A folder with a site, which is renewed again and again."""

    def __init__(self, folder: Path, kept: Kept) -> None:
        """Show the site in a folder, which is not there yet; pages that are kept are not made."""
        self.folder = folder
        self._kept = kept
        self._sums = Sums()
        self._before: dict[str, Before] = {}
        self._names: set[str] = set()
        """The files that were put there, but for the index of the search."""
        self.edition = 0
        """Another one from before the first of its files is another."""

    def renewed(self, pages: Path, generated: Generated) -> Callable[[], None]:
        """Make what is another of the pages as they are now; return what puts it on show.

        The index of the search stays as it was. Raises SiteFault where MkDocs fails or warns.
        """
        new = self.folder.with_name(f"{self.folder.name}.new")
        remove(new)
        now: dict[str, Before] = {}
        for language in generated.languages:
            told, now[language] = render(
                pages / language / "mkdocs.yml",
                new / language,
                generated.date,
                language,
                lambda *_: None,
                flight_mode=False,  # a worker would show what it keeps, and not what was saved
                made_before=self._kept,
                before=self._before.get(language) or Before({}, {}, self._sums),
            )
            drop(new / language, NOT_NEEDED)
        finish(new, generated.languages, told.name)
        return partial(self._put, new, now)

    def _put(self, new: Path, now: dict[str, Before]) -> None:
        """Put new files in the place of those before, and take away what is there no more."""
        self.edition += 1
        made = {file.relative_to(new).as_posix() for file in files_in(new)}
        shown = {f"{language}/{name}" for language, one in now.items() for name in one.shown}
        gone, self._before = self._before.keys() - now, {}  # until all of it is there
        for name in self._names - made - shown:
            (self.folder / name).unlink(missing_ok=True)
            self._let_go_of((self.folder / name).parent)
        for language in gone:
            remove(self.folder / language)
        for name in made:
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (new / name).replace(target)
        self._before, self._names = now, made | shown
        remove(new)

    def _let_go_of(self, folder: Path) -> None:
        """Remove folders in which nothing is left."""
        while folder != self.folder and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    @property
    def languages(self) -> list[str]:
        """Return the languages that are on show."""
        return [*self._before]

    def index(self, language: str) -> None:
        """Renew the index of the search of a language.

        Raises SiteFault where that fails, or OSError: also if a page was taken away meanwhile.
        """
        site = self.folder / language
        with in_place_of(site / _INDEX) as new:
            index(site, language, to=new, waits=True)  # for pages: somebody looks at them
        drop(site, NOT_NEEDED)

    def tidy(self) -> None:
        """Drop of what is kept what is too much: who saves often keeps much."""
        self._kept.tidy()


class Indexer:
    """Renews the index of a site on show, while its pages can be read already."""

    def __init__(self, site: SiteOnShow, failed: Callable[[Exception], object]) -> None:
        """Begin to wait; `failed` is called with why an index could not be made."""
        self._site = site
        self._failed = failed
        self._asked = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def renew(self) -> None:
        """Let the index be made of the pages as they are, soon."""
        self._asked.set()

    def end(self) -> None:
        """Make no other index, and wait for the one at work: the folder of the site can go then."""
        self._ended = True
        self._asked.set()
        self._thread.join()

    def _work(self) -> None:
        while self._asked.wait() and not self._ended:
            self._asked.clear()
            for language in self._site.languages:
                if self._ended:
                    return
                edition = self._site.edition
                try:
                    self._site.index(language)
                except (SiteFault, OSError) as fault:
                    # Else pages came or went meanwhile, and the index is made anew; or all ends.
                    if edition == self._site.edition and not self._asked.is_set():
                        self._failed(fault)
            self._site.tidy()
