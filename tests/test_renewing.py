"""The site of `plenary serve` after any edits is the built one, byte for byte; and little is made.

With PLENARY_LONG set (`make fuzz` does so) there are a hundred rounds of edits by lot.
"""

from __future__ import annotations

import os
import random
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from edited import EDITS, REPORT
from projects import invented_project, with_a_second_report

from generator import write
from generator.cli.exporting import all_exporters, judged, offered_by
from generator.cli.making import generated_of
from generator.cli.project import made_of
from generator.cli.serving import Beside, generating
from generator.exporter import Publication
from generator.findings import SiteFault
from generator.kept import kept_in
from generator.pages import citable
from generator.provided import theme
from generator.resolved import Resolved
from generator.site.building import build_site
from generator.site.renewing import Indexer, SiteOnShow
from generator.site.serving import Workshop

ROUNDS = 100 if os.environ.get("PLENARY_LONG") else 4


class Served:
    """A project as it is served, without its server."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.project = project
        self.kept = kept_in(project / "build")
        beside = Beside(project, folder / "beside", self.kept)
        self.workshop = Workshop(
            folder / "work",
            generating(project, beside),
            [theme(project), project / "mkdocs.yml"],
            self.kept,
        )

    def save(self) -> dict[str, bytes]:
        """Do what is done when something was saved; return the site."""
        self.kept.anew.clear()
        shown, put = self.workshop.make()
        put()
        for language in shown.words:
            self.workshop.site.index(language)
        return files(shown.site)


def files(folder: Path) -> dict[str, bytes]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def built(project: Path, folder: Path) -> dict[str, bytes]:
    """Return the site of a project, made of nothing but its files."""
    made = judged(made_of(project, lambda _: None, offered_by(all_exporters())), all_exporters())
    for one in made:
        write.write(one, project, folder / "pages", project / "site" / one.language)
    told = generated_of(made)
    site = folder / "site"
    build_site(folder / "pages", site, told.languages, date=told.date, flight_mode=False)
    return files(site)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return with_a_second_report(invented_project(tmp_path / "project"))


def test_after_any_edits_what_is_served_is_what_would_be_built(
    project: Path, tmp_path: Path
) -> None:
    lot = random.Random(None if ROUNDS > 4 else 21)
    served = Served(project, tmp_path)
    served.save()
    for number in range(ROUNDS):
        for edit in lot.sample(EDITS, lot.randint(1, 3)):
            edit(project, lot)
        shown, clean = served.save(), built(project, tmp_path / f"clean-{number}")
        assert sorted(shown) == sorted(clean)
        assert [name for name in clean if shown[name] != clean[name]] == []


def test_a_saved_word_makes_what_it_changes_and_no_more(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = Served(project, tmp_path)
    before = served.save()
    first_words: list[Resolved] = []
    of_one = citable.scripts_of
    monkeypatch.setattr(citable, "scripts_of", lambda one: first_words.append(one) or of_one(one))
    report = project / REPORT
    words = report.read_text("utf-8")
    report.write_text(words.replace("The Panel met.", "The Panel sat."), "utf-8")
    after = served.save()
    anew = served.kept.anew
    pages = [name for name in after if name.endswith(".html") and after[name] != before.get(name)]
    assert anew["checks"] == 1
    assert anew["pages"] == 1, "of the report: the one that cites it shows no such word"
    assert len(first_words) == 1, "of the same"
    assert anew["framed"] - 1 <= len(pages), "the home page is always made"
    assert anew["page"] < len(pages), "their frames name the sum of the report"
    assert not any(name in anew for name in ("pdf", "forms", "papers"))
    assert len([name for name in after if name.endswith(".html")]) > 2 * anew["page"]
    served.save()
    assert served.kept.anew == {}, "nothing was saved"


def test_a_mistake_leaves_the_site_as_it_was(project: Path, tmp_path: Path) -> None:
    served = Served(project, tmp_path)
    before = served.save()
    footer = project / "overrides/handbook/footer.html"
    good = footer.read_text("utf-8")
    footer.write_text("{{ no.such.thing }}", "utf-8")
    with pytest.raises(SiteFault):
        served.save()
    assert files(served.workshop.site.folder) == before
    footer.write_text(good, "utf-8")
    assert served.save() == before


class Indexing:
    """Stands for what makes indexes: each waits until it is let go, and then fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, site: SiteOnShow) -> None:
        self.told: list[str] = []
        self.begun, self.goes = threading.Semaphore(0), threading.Semaphore(0)
        self.tidied = threading.Semaphore(0)
        monkeypatch.setattr(SiteOnShow, "languages", ["en"])
        monkeypatch.setattr(SiteOnShow, "index", self._index)
        monkeypatch.setattr(SiteOnShow, "tidy", lambda _: self.tidied.release())
        self.indexer = Indexer(site, lambda fault: self.told.append(str(fault)))

    def _index(self, language: str) -> None:
        self.begun.release()
        assert self.goes.acquire(timeout=60)
        raise SiteFault(f"Pagefind: a page of {language} is gone")


@pytest.fixture
def indexing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Indexing:
    return Indexing(monkeypatch, SiteOnShow(tmp_path / "site", kept_in(tmp_path)))


def test_the_index_follows_and_a_failure_of_it_is_told_once_nothing_new_is_asked(
    indexing: Indexing,
) -> None:
    indexing.indexer.renew()
    assert indexing.begun.acquire(timeout=60)
    indexing.indexer.renew()  # while the first is made
    indexing.goes.release()
    assert indexing.begun.acquire(timeout=60)
    assert indexing.told == []
    indexing.goes.release()
    for _ in range(2):
        assert indexing.tidied.acquire(timeout=60), "what is kept stays bounded"
    assert indexing.told == ["Pagefind: a page of en is gone"]


def test_no_failure_is_told_of_pages_that_are_put_there_meanwhile(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages come and go before the next index is asked for."""
    served = Served(project, tmp_path)
    served.save()
    footer = project / "overrides/handbook/footer.html"
    footer.write_text(footer.read_text("utf-8") + "<p>A word of ours.</p>", "utf-8")
    _, put = served.workshop.make()
    done, told = threading.Event(), list[str]()

    def fails(*_: object, **__: object) -> None:
        put()
        raise SiteFault("Pagefind: a page is gone")

    monkeypatch.setattr("generator.site.renewing.index", fails)
    monkeypatch.setattr(SiteOnShow, "tidy", lambda _: done.set())
    indexer = Indexer(served.workshop.site, lambda fault: told.append(str(fault)))
    indexer.renew()
    assert done.wait(60)
    indexer.end()
    assert told == []


def test_whoever_ends_it_waits_for_the_index_at_work_and_hears_of_no_failure(
    indexing: Indexing,
) -> None:
    indexing.indexer.renew()
    assert indexing.begun.acquire(timeout=60)
    ends = threading.Thread(target=indexing.indexer.end)
    ends.start()
    ends.join(0.1)
    assert ends.is_alive(), "what is at work would write into a folder that is gone"
    indexing.goes.release()
    ends.join(60)
    assert not ends.is_alive()
    assert indexing.told == []
    indexing.indexer.renew()
    assert not indexing.begun.acquire(timeout=0.1), "no other one is made"


def test_whoever_ends_it_waits_for_the_file_at_work(project: Path, tmp_path: Path) -> None:
    """A PDF that is set while all ends would be written into a folder that is gone."""
    begun, goes = threading.Event(), threading.Event()

    def set_slowly(made: Publication, folder: Path, name: str) -> None:
        begun.set()
        assert goes.wait(60)
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(b"%PDF-")

    beside = Beside(project, tmp_path / "beside", kept_in(project / "build"))
    beside.exporters = [
        replace(one, export_one=set_slowly) for one in beside.exporters if one.form == "pdf"
    ]
    generating(project, beside)(tmp_path / "pages")
    path = "en/ipwc/session-4-part-2/resolutions/iv-3/resolution-iv-3.pdf"
    content: list[bytes | None] = []
    asks = threading.Thread(target=lambda: content.append(beside.file(path)))
    asks.start()
    assert begun.wait(60)
    ends = threading.Thread(target=beside.end)
    ends.start()
    ends.join(0.1)
    assert ends.is_alive()
    goes.set()
    for thread in (asks, ends):
        thread.join(60)
        assert not thread.is_alive()
    assert content == [b"%PDF-"]
