"""`plenary build` of some reports, or without some forms: nothing else is made, nor promised."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from projects import small_project, with_a_second_report

from generator.cli import main


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with two reports, of which one cites the other."""
    return with_a_second_report(small_project(tmp_path / "project"))


def run(project: Path, *options: str) -> int:
    return main(["--project", str(project), "build", *options])


def texts(project: Path) -> dict[str, str]:
    """Return what the site says in words."""
    return {
        file.relative_to(project / "site").as_posix(): file.read_text("utf-8")
        for file in (project / "site").rglob("*")
        if file.suffix in (".html", ".json", ".xml", ".js")
    }


def test_a_build_of_one_report_has_nothing_of_another(project: Path) -> None:
    assert run(project, "--without", "pdf") == 0
    both = texts(project)
    assert any("session-9/" in text for text in both.values())
    assert run(project, "--without", "pdf", "--only", "ipwc/session-4-part-2") == 0
    one = texts(project)
    assert not [name for name, text in one.items() if "session-9/" in name or "session-9/" in text]
    assert any("session-4-part-2/" in name for name in one)


def test_a_report_that_there_is_not_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "--only", "ipwc/session-5,ipwc/session-9") == 2
    told = capsys.readouterr().err
    assert (
        "there is no report ipwc/session-5; there are ipwc/session-4-part-2, ipwc/session-9" in told
    )
    assert not (project / "site").exists()


def test_what_is_left_out_is_neither_made_nor_promised(project: Path) -> None:
    forms = ("pdf", "epub", "akn.xml")
    endings = re.compile(r"\.(?:pdf|epub|akn\.xml)\b(?!\.j2)")

    def promising() -> set[str]:
        pages = {name: text for name, text in texts(project).items() if name.endswith("html")}
        links = {
            name: re.findall(r'(?:href|content|src)="([^"]*)"', text)
            for name, text in pages.items()
        }
        return {link for found in links.values() for link in found if endings.search(link)}

    assert run(project) == 0
    assert {endings.search(link)[0][1:] for link in promising()} == set(forms)
    assert run(project, "--without", "pdf,epub", "--without", "akn.xml") == 0
    assert promising() == set()
    assert not [file for file in (project / "site").rglob("*") if endings.search(file.name)]
