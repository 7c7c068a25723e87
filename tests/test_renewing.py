"""The site of `plenary serve` after any edits is the built one, byte for byte; and little is made.

With PLENARY_LONG set (`make fuzz` does so) there are a hundred rounds of edits by lot.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from edited import EDITS, REPORT
from projects import invented_project, with_a_second_report

from generator import write
from generator.cli.exporting import all_exporters, judged, offered_by
from generator.cli.making import generated_of
from generator.cli.project import made_of
from generator.cli.serving import Beside, generating
from generator.findings import SiteFault
from generator.kept import kept_in
from generator.pages import citable
from generator.provided import theme
from generator.site import renewing
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
    again: list[str] = []
    scripts = citable.scripts
    monkeypatch.setattr(citable, "scripts", lambda *given: again.append("all") or scripts(*given))
    report = project / REPORT
    words = report.read_text("utf-8")
    report.write_text(words.replace("The Panel met.", "The Panel sat."), "utf-8")
    after = served.save()
    anew = served.kept.anew
    pages = [name for name in after if name.endswith(".html") and after[name] != before.get(name)]
    assert anew["checks"] == 1
    assert anew["pages"] == 2, "of the report, and of the one that cites it"
    assert anew["framed"] - 1 <= len(pages), "the home page is always made"
    assert anew["page"] < len(pages), "their frames name the sum of the report"
    assert not any(name in anew for name in ("pdf", "forms", "papers"))
    assert len([name for name in after if name.endswith(".html")]) > 2 * anew["page"]
    again.clear()
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


def test_the_index_follows_and_a_failure_of_it_is_told_once_nothing_new_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[Exception] = []
    asked: list[str] = []
    site = SiteOnShow(tmp_path / "site", kept_in(tmp_path))
    monkeypatch.setattr(SiteOnShow, "languages", ["en"])
    indexer = object.__new__(Indexer)
    events = iter([True, True, False])

    class Asked:
        """Is asked for an index twice, the second time while the first is made."""

        again = True

        def wait(self) -> bool:
            return next(events)

        def clear(self) -> None:
            pass

        def is_set(self) -> bool:
            self.again = not self.again
            return not self.again

    def fail(self: SiteOnShow, language: str) -> None:
        asked.append(language)
        raise SiteFault("Pagefind: a page is gone")

    monkeypatch.setattr(renewing.SiteOnShow, "index", fail)
    monkeypatch.setattr(renewing.SiteOnShow, "tidy", lambda _: asked.append("tidied"))
    indexer._site, indexer._failed, indexer._asked = site, told.append, Asked()
    indexer._work()
    assert asked == ["en", "tidied", "en", "tidied"], "what is kept stays bounded"
    assert len(told) == 1
