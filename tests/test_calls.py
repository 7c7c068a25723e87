"""What the command is given that it cannot take: a sentence, no traceback, nothing written."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from projects import project_of

from generator import cli
from generator.publishing import PublishingFault, publish

ROOT = Path(__file__).parent.parent
REPORT = "content/ipwc/session-9/report.en.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_of(ROOT / "tests" / "invented" / "content", tmp_path)


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


# --- what is no text ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "is no Word file"),
        (zipped("xl/workbook.xml"), "is an Excel file"),
        (zipped("mimetype", "content.xml"), "is an OpenDocument file"),
        (b"PK\x03\x04 cut off", "is a damaged zip file"),
        (b"%PDF-1.7 ...", "is a PDF; make plain text of it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is a file of an old Word"),
        (b"{\\rtf1 ...", "is a rich text file"),
        (b"\x89PNG\r\n", "is a picture"),
        ("# Report".encode("utf-16"), "is UTF-16; save it as UTF-8"),
        ("# Report".encode("utf-16-le"), "is UTF-16 without its mark"),
        (b"# Report\n\nA line\0 with more than that, and nothing else wrong", "byte 16"),
        (b"", "is empty"),
        (b" \n\n\t", "is empty"),
        (b"<!DOCTYPE html><p>x", "is an HTML page"),
        (b'<?xml version="1.0"?><a/>', "is an XML file"),
        ("# Rapport\n\nÀ Genève".encode("latin-1"), "is not UTF-8"),
    ],
)
def test_what_is_no_text_is_called_what_it_is(
    project: Path, tmp_path: Path, capsys, content: bytes, told: str
) -> None:
    source = tmp_path / "given"
    source.write_bytes(content)
    before = sorted(project.rglob("*"))
    call = ["import", str(source), "--body", "ipwc", "-o", str(project / REPORT)]
    assert cli.main(["--project", str(project), *call]) == 2
    assert told in capsys.readouterr().err
    assert sorted(project.rglob("*")) == before


def test_a_language_without_words_is_told_with_those_there_are(project: Path, capsys) -> None:
    source = ROOT / "tests" / "invented" / "source.en.md"
    call = ["import", str(source), "--body", "ipwc", "-o", str(project / REPORT)]
    assert cli.main(["--project", str(project), *call, "--language", "xx"]) == 2
    told = capsys.readouterr().err
    assert "no words in the language “xx”; there are in: en" in told
    assert not (project / REPORT).exists()


# --- names of files -----------------------------------------------------------------------------

SOURCE = str(ROOT / "tests" / "invented" / "source.en.md")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["import", "nowhere.md", "--body", "ipwc", "-o", REPORT], "nowhere.md is not there"),
        (["import", ".", "--body", "ipwc", "-o", REPORT], "is a folder, where a file is wanted"),
        (["import", SOURCE, "--body", "ipwc", "-o", f"{'x' * 300}.yaml"], "too long for this disk"),
        (["import", SOURCE, "--body", "ipwc", "-o", "mkdocs.yml/r.yaml"], "mkdocs.yml"),
        (["fmt", "nowhere.yaml"], "nowhere.yaml is not there"),
        (["fmt", "content"], "content is a folder"),
        (["links", "-o", "content"], "content is a folder"),
        (["links", "-o", "nowhere/links.csv"], "is not there"),
        (["verify", "nowhere.zip"], "nowhere.zip"),
        (["sbom", "-o", "content"], "content is a folder"),
    ],
)
def test_a_file_that_cannot_be_had_is_told_in_a_sentence(
    project: Path, monkeypatch, capsys, call: list[str], told: str
) -> None:
    monkeypatch.chdir(project)
    assert cli.main(call) in (1, 2)
    said = capsys.readouterr().err
    assert told in said
    assert "Errno" not in said and "Traceback" not in said


# --- pipes --------------------------------------------------------------------------------------


def ran(project: Path, arguments: str, **streams: object) -> subprocess.CompletedProcess[str]:
    call = f"{sys.executable} -m generator.cli --project {project} {arguments}"
    return subprocess.run(
        ["bash", "-c", call], cwd=ROOT, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    "call", ["links | true", "check 2>&1 | true", "schema --check 2>&1 | true"]
)
def test_a_pipe_that_nobody_reads_ends_a_run_quietly(project: Path, call: str) -> None:
    done = ran(project, f"{call}; exit ${{PIPESTATUS[0]}}")
    assert done.returncode in (0, 1, 141)
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("call", ["links > /dev/full", "check 2> /dev/full", "links -o /dev/full"])
def test_a_disk_that_is_full_is_an_error(project: Path, call: str) -> None:
    done = ran(project, call)
    assert done.returncode not in (0, 3)
    assert "Traceback" not in done.stderr


# --- where a site is published ------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "finished"
    (folder / "en").mkdir(parents=True)
    for page in ("index.html", "en/index.html"):
        (folder / page).write_text(
            '<link rel="canonical" href="https://handbook.example/en/">', "utf-8"
        )
    return folder


def test_a_site_at_nobodys_address_is_not_published(site: Path, tmp_path: Path) -> None:
    page = site / "en" / "index.html"
    page.write_text('<link rel="canonical" href="https://plenary.example/en/">', "utf-8")
    with pytest.raises(PublishingFault, match=r"“site_url” in mkdocs\.yml"):
        publish(site, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_nor_is_one_to_the_disk_itself_or_a_link_that_leads_nowhere(site, tmp_path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(PublishingFault, match="leads nowhere"):
        publish(site, link)
    with pytest.raises(PublishingFault, match="the whole disk"):
        publish(site, Path("/"))


@pytest.mark.parametrize("folder", [".", "..", "content", "content/ipwc/new"])
def test_nor_to_the_project(site: Path, project: Path, capsys, folder: str) -> None:
    before = sorted(project.rglob("*"))
    call = ["publish", str(project / folder), "--site", str(site)]
    assert cli.main(["--project", str(project), *call]) == 1
    assert "of the project" in capsys.readouterr().err
    assert sorted(project.rglob("*")) == before


def test_a_web_server_can_read_what_is_published_whatever_the_umask(site, tmp_path) -> None:
    former = os.umask(0o077)
    try:
        publish(site, tmp_path / "out")
    finally:
        os.umask(former)
    for one in ((tmp_path / "out"), *(tmp_path / "out").rglob("*")):
        if not one.is_symlink():
            mode = one.stat().st_mode
            assert mode & stat.S_IROTH, one
            assert not one.is_dir() or mode & stat.S_IXOTH, one


def test_the_address_that_came_with_mkdocs_yml_is_told_once(project: Path, capsys) -> None:
    assert cli.main(["--project", str(project), "print", "decision:12/CP.24"]) == 0
    assert capsys.readouterr().err.count("notice: mkdocs.yml: “site_url” is https://plenary") == 1
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("plenary.example", "handbook.example")
    settings.write_text(text, "utf-8")
    assert cli.main(["--project", str(project), "print", "decision:12/CP.24"]) == 0
    assert "notice: mkdocs.yml" not in capsys.readouterr().err
