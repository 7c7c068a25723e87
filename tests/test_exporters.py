"""The links report: every reference of a report as a line of CSV. And a site without exporters."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from projects import INVENTED, project_of

from generator.cli import exporting
from generator.exporters.links import HEAD, links
from generator.model import Report
from generator.resolved import Resolved
from generator.whole_page import without

ROOT = Path(__file__).parent.parent


def test_words_after_a_sign_that_is_removed_stay() -> None:
    written = "<p><a class='own-page'>x</a> one <b>two</b><a class='own-page'>x</a> three</p>"
    elements = [ElementTree.fromstring(written)]
    without(elements, "own-page")
    assert ElementTree.tostring(elements[0], "unicode") == "<p> one <b>two</b> three</p>"
    without(elements, "other")
    assert len(elements) == 1


def rows_of(resolved: Resolved) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(links(resolved))))


def test_each_reference_is_a_line_in_reading_order(invented: Resolved) -> None:
    rows = rows_of(invented)
    assert len(rows) == len(invented.references)
    assert [(row["target"], row["place"]) for row in rows] == [
        ("un:IPWC/4/L.1", "para:2"),
        ("resolution:IV/3", "para:2"),
        ("decision:12/CP.24", "para:2"),
        ("un:IPWC/4/CRP.2", "para:2"),
        ("resolution:III/1", "resolution:IV/3#pp-1"),
        ("article:commons/5", "resolution:IV/3#pp-1"),
        ("resolution:IV/3#op-1", "resolution:IV/3#op-1-bis"),
    ]


def test_no_words_are_a_formula_to_a_spreadsheet(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    paragraph = {
        "number": "1",
        "text": "[=1+2](un:A/60/88) [@a](plain:) [+3](un:A/60/88) [4](plain:)",
    }
    chapter = {"number": "I", "title": "x", "paragraphs": [paragraph]}
    rows = rows_of(resolve(report(chapters=[chapter]))[0])
    assert [row["text"] for row in rows] == ["'=1+2", "'@a", "'+3", "4"]


def test_a_line_says_what_became_of_the_mark(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    marks = (
        "resolution:7/1#op-1 un:A/60/88 un:CTOC/COP/2014/CRP.5 cited:ga-decision-60-519 plain: "
        "https://un.org/a resolution:9/9x"
    )
    text = " ".join(f'[“a, "b”]({mark})' for mark in marks.split())
    act = {"number": "7/1", "title": "x", "operative": [{"number": "1", "text": text}]}
    chapter = {"number": "I", "title": "x", "resolutions": [act]}
    rows = rows_of(resolve(report(chapters=[chapter]))[0])
    base = "/ctoc-cop/session-7/"
    assert [(row["kind"], row["status"], row["leads to"]) for row in rows] == [
        ("resolution", "resolved here", f"{base}resolutions/7-1/#op-1"),
        ("un", "outside", "https://docs.un.org/en/A/60/88"),
        ("un", "not public", f"{base}documents/#ctoc-cop-2014-crp-5"),
        ("cited", "recorded only", f"{base}documents/#ga-decision-60-519"),
        ("plain", "plain", ""),
        ("https", "outside", "https://un.org/a"),
    ]
    assert {row["text"] for row in rows} == {'“a, "b”'}
    assert tuple(rows[0]) == HEAD


# --- without exporters ------------------------------------------------------------------------


def test_the_site_builds_without_them_and_offers_no_file(tmp_path: Path) -> None:
    """The packages of importers and exporters can be deleted; so says the house plan."""
    shutil.copytree(ROOT / "generator", tmp_path / "generator")
    for name in ("importers", "exporters"):
        shutil.rmtree(tmp_path / "generator" / name)
    project_of(INVENTED, tmp_path)
    # Installed as it is developed, the package would be completed from this checkout.
    program = """
import sys
sys.meta_path[:] = [finder for finder in sys.meta_path if "editable" not in repr(finder).lower()]
from generator.cli import main
sys.exit(main(["build"]))
"""
    here = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=here, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    folder = tmp_path / "site" / "en" / "ipwc" / "session-4-part-2"
    assert (folder / "full" / "index.html").is_file()
    assert not [file for file in folder.rglob("*") if file.suffix in (".pdf", ".epub")]
    page = (folder / "index.html").read_text("utf-8")
    [offered] = re.findall(r'<div class="tools".*?</div>', page, re.DOTALL)
    tools = re.findall(r'<a class="tool" href="([^"]*)"', offered)
    assert tools == ["full/"]


def test_one_of_them_may_be_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "EXPORTERS", ("gone.writing", "one_file.writing"))
    assert [exporter.form for exporter in exporting.all_exporters()] == ["html"]


def test_a_module_that_is_missing_in_one_that_is_there_is_a_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No form vanishes quietly: without that, the files of all texts were gone and nobody heard."""
    monkeypatch.setattr(exporting, "EXPORTERS", ("paper.gone", "one_file.writing"))
    with pytest.raises(ModuleNotFoundError, match=r"generator\.exporters\.paper\.gone"):
        exporting.all_exporters()


OF_A_FOLDER = {
    "paper": {"pdf"},
    "data": {"md", "json", "yaml", "csv"},
    "epub": {"epub"},
    "akn": {"akn.xml"},
    "one_file": {"html"},
    "records": {"bib", "oscola.bib", "ris", "csl.json"},
    "register": {"register-csv", "register-json"},
}


@pytest.fixture(scope="module")
def left_without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Return the forms that are there without each of the folders, by a process for each."""
    folder = tmp_path_factory.mktemp("without")
    shutil.copytree(ROOT / "generator", folder / "generator")
    # A fork has the program read, but nothing of what it looks for in the folders of exporters.
    program = f"""
import os, sys
sys.meta_path[:] = [finder for finder in sys.meta_path if "editable" not in repr(finder).lower()]
from generator.cli.exporting import all_exporters
assert not [name for name in sys.modules if name.startswith("generator.exporters.")]
for gone in {[*OF_A_FOLDER]}:
    os.rename(f"generator/exporters/{{gone}}", "gone")
    if not os.fork():
        print(gone, *(one.form for one in all_exporters()), flush=True)
        os._exit(0)
    os.wait()
    os.rename("gone", f"generator/exporters/{{gone}}")
"""
    here = {**os.environ, "PYTHONPATH": str(folder)}
    told = subprocess.check_output([sys.executable, "-c", program], cwd=folder, env=here)
    lines = (line.split() for line in told.decode().splitlines())
    return {gone: {*forms} for gone, *forms in lines}


@pytest.mark.parametrize("gone", OF_A_FOLDER)
def test_each_folder_can_be_deleted_by_itself(gone: str, left_without) -> None:
    forms = {one.form for one in exporting.all_exporters()}
    left = left_without[gone]
    assert left < forms
    assert forms - left == OF_A_FOLDER[gone]


def test_what_they_themselves_miss_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "markupsafe", None)
    monkeypatch.delitem(sys.modules, "generator.exporters.one_file.writing", raising=False)
    with pytest.raises(ModuleNotFoundError, match="markupsafe"):
        exporting.all_exporters()
