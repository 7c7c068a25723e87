"""A body that is no part of the United Nations: nothing of them is in its handbook, in any form,
and none of their habits is in the program."""

from __future__ import annotations

import ast
import gzip
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from projects import project_of

from generator import build, cli
from generator.settings import NOBODYS

ROOT = Path(__file__).parent.parent
APART = ROOT / "tests" / "apart" / "content"
FOREIGN = re.compile(r"(?i:United Nations|docs\.un|\bun\.org|\bun doc)|\bUN\b|\bU\.N\.")
"""What only texts of the United Nations, and of those who cite them, have."""
SESSION = "en/lakes/session-3/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the handbook of the Commission for the Alpine Lakes, and its bundle."""
    folder = tmp_path_factory.mktemp("apart") / "project"
    folder.mkdir()
    settings = project_of(APART, folder) / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(NOBODYS, "https://lakes.test/"))
    for command in ("build", "bundle"):
        assert cli.main(["--project", str(folder), command]) == 0
    return folder


def texts_in(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the texts of a file, and of those that are packed in it."""
    if name.endswith((".zip", ".epub")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from texts_in(f"{name}/{inner}", archive.read(inner))
    elif name.endswith(".pdf"):
        document = pypdfium2.PdfDocument(content)
        yield name, "\n".join(page.get_textpage().get_text_bounded() for page in document)
        yield name, str(document.get_metadata_dict())
    elif name.endswith(".pf_fragment"):
        yield name, gzip.decompress(content).decode("utf-8")
    elif not name.endswith((".png", ".woff2", ".pagefind", ".pf_index", ".pf_meta", ".gz", ".ico")):
        yield name, content.decode("utf-8")


def foreign(name: str, text: str) -> list[str]:
    """Return what a text has of the United Nations, with what stands around it."""
    found = FOREIGN.finditer(text)
    return [f"{name}: {text[max(0, one.start() - 40) : one.end() + 40]}" for one in found]


def test_nothing_of_the_united_nations_is_in_any_form(project: Path) -> None:
    files = [file for name in ("site", "dist") for file in sorted((project / name).rglob("*.*"))]
    read = [
        (name, text)
        for file in files
        if file.is_file() and file.suffix != ".wasm"
        for name, text in texts_in(file.relative_to(project).as_posix(), file.read_bytes())
    ]
    endings = {name.rpartition(".")[2] for name, _ in read}
    assert endings >= {
        "html",
        "pdf",
        "xhtml",
        "md",
        "json",
        "yaml",
        "csv",
        "bib",
        "ris",
        "js",
        "xml",
    }
    assert [told for name, text in read for told in foreign(name, text)] == []


def test_its_own_archive_and_office_are_named_instead(project: Path) -> None:
    site = project / "site"
    act = (site / SESSION / "resolutions/3-1/index.html").read_text("utf-8")
    assert "The authentic texts are those issued by the Lakes Office." in act
    assert 'href="https://archive.lakes.example/en/LAKES/R/3/1"' in act
    assert ">at the Lakes Archive</a>" in act
    assert "<dt>Commission</dt>" in act  # its own form of citation
    assert "Res 3/1 (3 June 2025) LAKES/R/3/1" in act
    documents = (site / SESSION / "documents/index.html").read_text("utf-8")
    assert "Links lead to the documents at the Lakes Archive and rivers.example." in documents
    assert 'href="https://rivers.example/35.pdf"' not in documents
    assert 'href="https://rivers.example/17/35.pdf"' in documents
    body = (site / "en/lakes/index.html").read_text("utf-8")
    assert 'data-kind="Commission"' in body
    about = (site / SESSION / "about/index.html").read_text("utf-8")
    assert "A text is cited by its number, date and body, with its symbol." in about
    participants = (site / SESSION / "participants/index.html").read_text("utf-8")
    assert '<h3 id="group-parent-organization">Parent organization</h3>' in participants
    told = (site / "en/index.html").read_text("utf-8")
    assert "The authentic texts are those issued by the Lakes Office." in told
    assert (
        "LAKES/R/3/1" in (site / SESSION / "resolutions/3-1/resolution-3-1.oscola.bib").read_text()
    )


def test_where_nothing_is_said_nothing_is_shown(tmp_path: Path) -> None:
    """No address, no name of a place, nobody who issues: no link, no sentence, no line."""
    content = tmp_path / "content"
    shutil.copytree(APART, content)
    file = content / "lakes" / "body.yaml"
    body = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    del body["texts"]["en"]["issued_by"], body["resolution"]["symbol"]
    body["documents"] = [{"symbols": ["LAKES/"]}, {"pattern": "RC.+"}]
    file.write_text(yaml.safe_dump(body), "utf-8")
    [made] = build.make(content)
    pages = {address: text for address, text in made.files.items() if "instruments" not in address}
    assert not [address for address, text in pages.items() if "](<https://" in text]
    assert not [
        address for address, text in pages.items() if "Authentic" in text.partition("---")[2]
    ]
    assert made.theme["words"]["colophon"].endswith("convenience of readers.")
    assert not made.theme["reports"]["lakes/session-3"]["authentic"]
    assert "No link can be given" in made.files["lakes/session-3/documents/"]
    assert "Links lead" not in made.files["lakes/session-3/documents/"]


def test_two_bodies_with_texts_issued_by_others_say_it_on_their_own_pages(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(APART, content)
    shutil.copytree(ROOT / "tests" / "invented" / "content" / "ipwc", content / "ipwc")
    [made] = build.make(content)
    assert made.theme["words"]["colophon"].endswith("convenience of readers.")
    reports = made.theme["reports"]
    assert reports["lakes/session-3"]["colophon"].endswith("issued by the Lakes Office.")
    assert reports["ipwc/session-4-part-2"]["colophon"].endswith("convenience of readers.")


# --- the program ------------------------------------------------------------------------------

HABITS = re.compile(rf"{FOREIGN.pattern}|UNODC|ST/AI|/L\.(?!\w)|/CRP\b")
PROFILE = "http://un.org/akn4un"
"""A name of the format itself: the profile of Akoma Ntoso in which votes are written."""
EARLIER = "generator/source/earlier.yaml"
"""What an old body.yaml meant without saying it."""
COMMENTS = {
    ".j2": r"\{#.*?#\}|<!--.*?-->",
    ".html": r"\{#.*?#\}|<!--.*?-->",
    ".css": r"/\*.*?\*/",
    ".js": r"/\*.*?\*/|(?m:(?<![:\w\"'`])//.*$)",
    ".typ": r"(?m:(?<!:)//.*$)",
    ".tsv": r"(?m:^#.*$)",
}


def program_files() -> list[Path]:
    found = [file for name in ("generator", "overrides") for file in (ROOT / name).rglob("*")]
    kinds = {".py", ".yaml", ".json", ".xml", *COMMENTS}
    return [
        file for file in sorted(found) if file.suffix in kinds and "__pycache__" not in str(file)
    ]


def said_by(file: Path) -> Iterator[str]:
    """Yield what a file of the program says, without remarks: comments, docstrings."""
    text = file.read_text("utf-8")
    if file.suffix == ".py":
        yield from _of_python(ast.parse(text))
    elif file.suffix == ".yaml":
        yield from _of_yaml(yaml.load(text, yaml.CSafeLoader))
    else:
        yield re.sub(COMMENTS.get(file.suffix, r"(?!)"), "", text, flags=re.DOTALL)


def _of_python(tree: ast.AST) -> Iterator[str]:
    remarks = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from () if id(node) in remarks else (node.value,)


def _of_yaml(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _of_yaml(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _of_yaml(inner)
    else:
        yield str(value)


def test_no_habit_of_the_united_nations_is_in_the_program() -> None:
    files = program_files()
    assert len(files) > 250
    found = [
        f"{name}: {text[max(0, match.start() - 30) : match.end() + 30]}"
        for file in files
        if (name := file.relative_to(ROOT).as_posix()) != EARLIER
        for text in said_by(file)
        if text != PROFILE
        for match in HABITS.finditer(text)
    ]
    assert found == []
