"""typst works in processes of its own, which end and take its memory along."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import bench_print
import pytest

from generator import build
from generator.exporter import Publication
from generator.exporters.paper import children, printing
from generator.exporters.paper.children import Job, set_in_children
from generator.exporters.paper.document import document
from generator.exporters.paper.typeset import PaperFault, as_json, typeset
from generator.exporters.texts.texts import texts
from generator.kept import Kept
from generator.model import Report
from generator.pages import text_pages
from generator.resolved import Resolved

ROOT = Path(__file__).parent.parent
Begun = list["subprocess.Popen[bytes]"]


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Begun:
    """Return the processes that are begun, as they are."""
    found: Begun = []
    popen = subprocess.Popen

    def begin(*arguments: Any, **named: Any) -> subprocess.Popen[bytes]:
        found.append(popen(*arguments, **named))
        return found[-1]

    monkeypatch.setattr(children.subprocess, "Popen", begin)
    return found


@pytest.fixture(scope="module")
def data(invented: Resolved) -> list[dict[str, Any]]:
    words = invented.catalogue.pages
    wanted = texts(invented, text_pages.texts(invented, {}, words), words)
    return [document(invented, one, words, "https://panel.test/en/", "a4") for one in wanted[:4]]


def test_a_child_sets_what_this_process_would(data: list[dict[str, Any]], begun: Begun) -> None:
    made = dict(set_in_children([Job.of(one) for one in data]))
    assert [made[Job.of(one)] for one in data] == [typeset(one) for one in data]
    assert all(one.poll() is not None for one in begun)


def test_a_child_makes_place_for_another(
    data: list[dict[str, Any]], begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "ENOUGH", 1)
    assert len(dict(set_in_children([Job.of(one) for one in data]))) == len(data)
    assert len(begun) == len(data)
    assert all(one.poll() is not None for one in begun)


def test_what_is_refused_is_told_and_the_others_are_set(data: list[dict[str, Any]]) -> None:
    wrong = json.loads(as_json(data[0]))
    wrong["blocks"][0]["runs"] = [{"link": ["x"], "place": "nowhere"}]
    made = dict(set_in_children([Job.of(wrong), *map(Job.of, data[1:])]))
    refused = made.pop(Job.of(wrong))
    assert isinstance(refused, PaperFault)
    assert "dictionary does not contain" in str(refused)
    assert all(isinstance(one, bytes) and one.startswith(b"%PDF") for one in made.values())


def test_a_child_that_dies_is_told(
    data: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children.compiling, "__file__", "no-such-file.py")
    [(_, fault)] = set_in_children([Job.of(data[0])])
    assert isinstance(fault, PaperFault)
    assert "typst ended without a word" in str(fault)


def test_only_what_has_changed_is_set(invented: Resolved, tmp_path: Path) -> None:
    wanted = printing.documents("en", [invented], "https://panel.test/")
    made: dict[str, bytes] = {}
    for anew, changed in ((len(wanted), False), (0, False), (1, True)):
        if changed:
            wanted[0] = replace(wanted[0], job=Job.of(wanted[0].data | {"title": "Another"}))
        kept = Kept(tmp_path / "kept")
        printing.print_all(wanted, tmp_path / "pdf", lambda *_: None, kept)
        assert kept.anew["pdf"] == anew
        before = made
        made = {one.file: (tmp_path / "pdf" / one.file).read_bytes() for one in wanted}
        assert {file for file in before if made[file] != before[file]} == (
            {wanted[0].file} if changed else set()
        )


def test_who_wants_no_more_leaves_no_child(data: list[dict[str, Any]], begun: Begun) -> None:
    setting = set_in_children([Job.of(one) for one in data])
    next(setting)
    setting.close()
    assert begun
    assert all(one.poll() is not None for one in begun)


@pytest.mark.parametrize("at_once, batches", [(1, 2), (10_000_000, 1)])
def test_the_documents_of_many_reports_do_not_wait_all_at_once(
    report: Callable[..., Report],
    resolve: Callable[..., list[Resolved]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
    batches: int,
) -> None:
    act = {"number": "7/1", "title": "Nets", "operative": [{"number": "1", "text": "Of it."}]}
    chapters = [{"number": "I", "title": "Acts", "resolutions": [act]}]
    reports = resolve(report(chapters=chapters), report(session="8", chapters=chapters))
    publication = Publication(build.render("en", reports), ROOT)
    set_together: list[list[Job]] = []

    def set_by_nobody(jobs: list[Job]) -> Iterator[tuple[Job, bytes]]:
        set_together.append(jobs)
        yield from ((job, b"%PDF") for job in jobs)

    monkeypatch.setattr(printing, "_AT_ONCE", at_once)
    monkeypatch.setattr(printing, "set_in_children", set_by_nobody)
    printing.export(publication, tmp_path / "pdf", lambda *_: None)
    wanted = printing.documents("en", reports, publication.site.address)
    written = {one.relative_to(tmp_path / "pdf").as_posix() for one in tmp_path.rglob("*.pdf")}
    assert written == {one.file for one in wanted}
    jobs = [job for batch in set_together for job in batch]
    assert jobs == [one.job for one in wanted], "each once, in the order of the reports"
    assert sum(map(bool, set_together)) == batches


@pytest.mark.slow
def test_what_is_measured_sets_all_pages_on_one_core_and_on_all() -> None:
    """`make bench` once asked threads for it, of which this process's typst serves one."""
    assert bench_print.measure("one core")[1] == bench_print.measure("all cores")[1]
