"""`plenary new`: a handbook that does not exist yet."""

from __future__ import annotations

import base64
import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import content_folder
from generator.cli import main
from generator.findings import errors

LAKES = ["--name", "Assembly of the Convention on Mountain Lakes", "--session", "3"]
REPORT = "content/ml-asm/session-3/report.en.yaml"
PACKED = re.compile(rb"(?:[A-Za-z0-9+/]{4}){25,}(?:[A-Za-z0-9+/]{2,3}={0,2})?")
OF_OTHERS = re.compile(
    r"\bUN\b|\bU\.N\.|United Nations|\bun\.org|(?i:CTOC|UNTOC|UNODC)|\bCTOC/COP\b|[Cc]rime|Vienna|"
    r"Conference of the Parties|General Assembly|Treaty Series"
)
"""Words of the first conference that Plenary published, and of the organization that held it."""


def new(folder: Path, *options: str) -> int:
    return main(["new", str(folder), *options])


def test_what_is_written_builds_and_is_right(tmp_path: Path, capsys) -> None:
    assert new(tmp_path / "lakes", *LAKES, "--symbol", "ML/ASM/3/12") == 0
    told = capsys.readouterr().err
    assert f"1. cd {tmp_path / 'lakes'}" in told and f"write into {REPORT} and save" in told
    assert sorted(
        file.relative_to(tmp_path / "lakes").as_posix()
        for file in (tmp_path / "lakes").rglob("*")
        if file.is_file()
    ) == [".gitattributes", ".gitignore", "content/ml-asm/body.yaml", REPORT, "mkdocs.yml"]
    project = ["--project", str(tmp_path / "lakes")]
    assert main([*project, "check"]) == 0
    assert main([*project, "fmt", "--check"]) == 0
    assert "error" not in capsys.readouterr().err


def test_nothing_of_another_body_is_in_it(tmp_path: Path) -> None:
    assert new(tmp_path, *LAKES, "--symbol", "ML/ASM/3/12") == 0
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert not OF_OTHERS.search(file.read_text("utf-8")), file.name


@pytest.mark.slow
def test_nothing_of_another_body_is_in_anything_that_is_made_of_it(tmp_path: Path) -> None:
    assert new(tmp_path, *LAKES) == 0
    for command in (["build"], ["bundle", "--no-pdf"], ["schema"], ["deploy", "nginx"]):
        assert main(["--project", str(tmp_path), *command]) == 0
    made = {file.relative_to(tmp_path).as_posix(): file for file in files_of(tmp_path)}
    assert {"html", "json", "css", "js", "xml", "pdf", "epub", "zip", "conf", "md", "bib"} <= {
        name.rpartition(".")[2] for name in made
    }
    for name, file in made.items():
        for inside, text in texts_of(file):
            found = OF_OTHERS.search(text)
            assert not found, f"{name} {inside}: {text[max(found.start() - 40, 0) :][:120]}"


def files_of(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*")) if file.is_file()]


def texts_of(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts in a file, in an archive with their names."""
    if file.suffix in (".zip", ".epub"):
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                yield name, as_text(archive.read(name))
    elif file.suffix == ".pdf":
        with pypdfium2.PdfDocument(file) as paper:
            for page in paper:
                yield "", page.get_textpage().get_text_bounded()
    elif file.suffix in (".pf_fragment", ".pf_index", ".pf_meta"):
        yield "", as_text(gzip.decompress(file.read_bytes()))
    else:
        yield "", as_text(file.read_bytes())


def as_text(content: bytes) -> str:
    """Return a text, without what is packed in it; nothing of what is none: any letters stand in a
    typeface somewhere, and in what a script hands over."""
    try:
        return PACKED.sub(unpacked, content).decode("utf-8")
    except UnicodeDecodeError:
        return ""


def unpacked(packed: re.Match[bytes]) -> bytes:
    """Return the text of what stands in base64; nothing of what is none."""
    content = base64.b64decode(packed[0] + b"==")
    content = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    return as_text(content).encode("utf-8")


def test_nothing_is_overwritten(tmp_path: Path, capsys) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\nsite_url: https://mine.test/\n")
    assert new(tmp_path, *LAKES, "--id", "lakes") == 0
    assert (tmp_path / "mkdocs.yml").read_text().startswith("site_name: Mine")
    assert "mkdocs.yml: is there already, and stays as it is" in capsys.readouterr().err
    body = tmp_path / "content" / "lakes" / "body.yaml"
    body.write_text("mine\n")
    report = tmp_path / "content" / "lakes" / "session-3" / "report.en.yaml"
    report.unlink()
    assert new(tmp_path, *LAKES, "--id", "lakes") == 2
    assert "body.yaml is there already; nothing is overwritten" in capsys.readouterr().err
    assert body.read_text() == "mine\n" and not report.exists()


def test_all_is_written_though_nobody_reads_what_is_told(tmp_path: Path, monkeypatch) -> None:
    def closed(message: str) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("generator.cli.beginning.tell", closed)
    monkeypatch.setattr("generator.cli._nobody_reads", lambda: 141)
    assert new(tmp_path, *LAKES, "--id", "lakes") == 141
    assert (tmp_path / "content" / "lakes" / "session-3" / "report.en.yaml").is_file()


def test_a_second_body_stands_beside_the_first(tmp_path: Path) -> None:
    assert new(tmp_path, *LAKES, "--id", "lakes") == 0
    assert new(tmp_path, "--name", "River Council", "--id", "rivers", "--session", "2025") == 0
    assert main(["--project", str(tmp_path), "check"]) == 0
    body = (tmp_path / "content" / "rivers" / "body.yaml").read_text("utf-8")
    assert "name: {en: session 2025}" in body


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "Say it with --name; the others have a value if they are not said: --short-name, "),
        (["--name", "A", "--session", "x"], "--session is “x”; it should be a number"),
        (["--name", "A", "--language", "xx"], "there are no words in the language “xx”"),
        (["--name", "A", "--symbol", "A B"], "--symbol is “A B”; it has no blanks"),
        (["--name", "A", "--address", "x"], "--address is “x”; it should be https://"),
        (["--name", "A", "--id", "A b"], "this makes no body: “id” is “A b”; it must be small"),
        (["--name", "A", "--id", "con"], "this makes no body: “id” is “con”; Windows keeps"),
        (["--name", "Ä", "--short-name", "ж"], "Say it with --id"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(tmp_path, capsys, options, told) -> None:
    assert new(tmp_path / "x", *options) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("name", "short", "id_"),
    [
        ("Assembly of the Convention on Mountain Lakes", "Assembly", "acml"),
        ("Northern Crab Fisheries Commission", "Commission", "ncfc"),
        ("Joint Committee for the Waters of the Alder", "Committee", "jcwa"),
        ("Rivers", "Rivers", "rivers"),
    ],
)
def test_short_name_and_id_are_proposed_by_the_name(tmp_path: Path, name, short, id_) -> None:
    assert new(tmp_path, "--name", name) == 0
    body = (tmp_path / "content" / id_ / "body.yaml").read_text("utf-8")
    assert f"short_name: {short}\n" in body


def test_what_is_not_said_is_asked(tmp_path: Path, capsys, monkeypatch) -> None:
    answers = io.StringIO("Lake: “Assembly”\n\n\n4\nLA/4\n\nhttps://lakes.test/\n")
    answers.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", answers)
    assert new(tmp_path) == 0
    asked = capsys.readouterr().err
    assert "What is it called for short? [Lake:]" in asked and "[la]" in asked
    assert 'name: "Lake: “Assembly”"' in (tmp_path / "content/la/body.yaml").read_text("utf-8")
    assert "site_url: https://lakes.test/" in (tmp_path / "mkdocs.yml").read_text("utf-8")
    assert "before you publish" not in asked


def test_no_report_is_written_where_there_is_a_text(tmp_path: Path, capsys) -> None:
    assert new(tmp_path, *LAKES, "--id", "lakes", "--no-report") == 0
    assert not list(tmp_path.rglob("report*"))
    assert "plenary import FILE --body lakes --language en -o content/lakes/session-3/" in (
        capsys.readouterr().err
    )


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")),
    min_size=1,
    max_size=20,
).filter(lambda text: text.strip() and not text.startswith("-"))


@settings(max_examples=4 * settings().max_examples // 10)
@given(name=NAMES, short=NAMES)
def test_whatever_a_body_is_called_is_written_as_it_is(tmp_path_factory, name, short) -> None:
    folder = tmp_path_factory.mktemp("new")
    if new(folder, f"--name={name}", f"--short-name={short}", "--id=x", "--session=7"):
        return  # told, and nothing was written
    reports, bodies, findings = content_folder.read(folder / "content")
    assert bodies["x"].texts["en"].name.split() == name.split()
    assert bodies["x"].texts["en"].short_name.split() == short.split()
    assert reports or errors(findings)
