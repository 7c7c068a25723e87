"""Forms that other programs write of our Word files: pandoc's Markdown, mammoth's, LibreOffice's.

Each is asked where it is installed; what is imported from it must be what is imported from the form
that is written without it, so that the tests that always run say something of the true programs.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from on_paper import differences, plain
from same_report import CASES, imported, usage, written
from test_same_report import held

from generator.importers.reading import read
from generator.importers.recognizing import import_report

pytestmark = pytest.mark.slow
REPORTS = [case for case in CASES if case != "notes-of-acts"]
"""Those whose notes are all counted: a mark of the author's own (*, a/) is written by each program
in a way of its own, and LibreOffice doubles it."""
needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not there")
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not there")


def yaml_of(case: str, content: bytes, name: str) -> Any:
    """Return the YAML of what is imported, but for the name of its source."""
    report = import_report(read(content, name), usage(case)).report
    return plain(report.model_copy(update={"source": ""}))


def yaml_of_form(case: str, form: str) -> Any:
    return plain(imported(case, form).report.model_copy(update={"source": ""}))


@needs_pandoc
@pytest.mark.parametrize("case", REPORTS)
def test_pandoc_writes_what_we_write_in_its_place(case: str, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(written(case, "word-typed"))
    made = subprocess.run(["pandoc", "-t", "markdown", file], check=True, capture_output=True)
    sides = (yaml_of(case, made.stdout, "report.md"), yaml_of_form(case, "pandoc"))
    assert list(differences(*(held(one, "pandoc") for one in sides))) == []


@needs_pandoc
@pytest.mark.parametrize("case", ["session-7", "lakes", "voting"])
def test_pandoc_loses_but_the_brackets_of_automatic_numbers(case: str, tmp_path: Path) -> None:
    """It knows no heading by its style, and writes (a) as a., 2.1 as 1. (of which there is none in
    these reports)."""
    file = tmp_path / "report.docx"
    file.write_bytes(written(case, "word-official"))
    made = subprocess.run(["pandoc", "-t", "markdown", file], check=True, capture_output=True)
    sides = (yaml_of(case, made.stdout, "report.md"), yaml_of_form(case, "word-official"))
    assert list(differences(*(held(without_brackets(one), "pandoc") for one in sides))) == []


def without_brackets(value: Any) -> Any:
    """Return groups and lists in which no number has brackets."""
    if isinstance(value, dict):
        return {key: _bare(key, one) for key, one in value.items()}
    return [without_brackets(one) for one in value] if isinstance(value, list) else value


def _bare(key: str, value: Any) -> Any:
    """Return a number without its brackets, and the words of an action with its numbers so."""
    if key == "words":
        return re.sub(r"\((\w{1,4})\)|\b(\w)\.(?= )", r"\1\2", value)
    return value.strip("()") if key == "number" else without_brackets(value)


@pytest.mark.parametrize("case", REPORTS)
def test_mammoth_writes_what_we_write_in_its_place(case: str, tmp_path: Path) -> None:
    mammoth = pytest.importorskip("mammoth")
    file = tmp_path / "report.docx"
    file.write_bytes(written(case, "word-typed"))
    with file.open("rb") as given:
        made = mammoth.convert_to_markdown(given).value.encode()
    assert list(differences(yaml_of(case, made, "report.md"), yaml_of_form(case, "mammoth"))) == []


@needs_office
@pytest.mark.parametrize("form", ["word-official", "word-typed"])
def test_what_libreoffice_saves_anew_is_the_same_report(form: str, tmp_path: Path) -> None:
    for case in REPORTS:
        (tmp_path / f"{case}.docx").write_bytes(written(case, form))
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved")),
            *(str(tmp_path / f"{case}.docx") for case in REPORTS),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    told = {
        case: [path for path, *_ in found]
        for case in REPORTS
        if (
            found := list(
                differences(
                    yaml_of(case, (tmp_path / f"saved/{case}.docx").read_bytes(), "report.docx"),
                    yaml_of_form(case, form),
                )
            )
        )
    }
    assert told == {}
