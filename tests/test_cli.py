"""The command: exit codes, and messages that an editor understands, never a traceback."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import pytest
from projects import project_of

from generator import build, cli

ROOT = Path(__file__).parent.parent
REPORT = "content/ipwc/session-4-part-2/report.en.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the invented body's report."""
    return project_of(ROOT / "tests" / "invented" / "content", tmp_path)


def run(project: Path, *arguments: str) -> int:
    return cli.main(["--project", str(project), *arguments])


def change(project: Path, old: str, new: str, file: str = REPORT) -> None:
    text = (project / file).read_text("utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new), "utf-8")


def test_build_puts_the_site_in_place(project, capsys) -> None:
    assert run(project, "build") == 0
    assert (project / "site" / "en" / "ipwc" / "session-4-part-2" / "index.html").is_file()
    assert (project / "site" / "index.html").is_file()
    assert "pages are in" in capsys.readouterr().err


def test_a_mistake_publishes_nothing_and_leaves_what_was_there(project, capsys) -> None:
    assert run(project, "build") == 0
    before = published(project)
    change(project, "resolution:III/1", "resolution:IX/1x")
    change(project, "date: 2021-02-28", "date: 28.2.2021")
    capsys.readouterr()
    assert run(project, "build") == 1
    told = capsys.readouterr().err
    assert "unknown-reference" in told
    assert "malformed-date" in told
    assert "Traceback" not in told
    assert published(project) == before


def published(project: Path) -> dict[Path, bytes]:
    """Return the files of build/ and site/, without what is kept for the next build."""
    folders = (project / "site", *(project / "build").glob("[!.]*"))
    files = (file for folder in folders for file in folder.rglob("*"))
    return {file: file.read_bytes() for file in files if file.is_file()}


def test_check_tells_file_line_rule_and_what_would_be_right(project, capsys) -> None:
    assert run(project, "check") == 0
    change(project, "symbol: IPWC/4/9", "symbol: IPWC 4 9")
    capsys.readouterr()
    assert run(project, "check") == 1
    lines = capsys.readouterr().err.splitlines()
    wanted = (
        "content/ipwc/session-4-part-2/report.en.yaml:5: malformed-symbol: “IPWC 4 9” is not a "
    )
    assert any(line.startswith(wanted) for line in lines), lines


def test_broken_yaml_is_told_with_its_line(project, capsys) -> None:
    change(project, "symbol: IPWC/4/9", 'symbol: "IPWC/4/9')
    assert run(project, "build") == 1
    told = capsys.readouterr().err
    assert "report.en.yaml:" in told
    assert "broken-yaml" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("command", ["build", "check", "links", "record"])
def test_a_folder_without_content_is_told(tmp_path, capsys, command) -> None:
    assert run(tmp_path, command) == 2
    assert "content" in capsys.readouterr().err


def test_fmt_brings_into_normal_form_and_is_then_content(project, capsys) -> None:
    assert run(project, "fmt", "--check") == 1
    assert run(project, "fmt") == 0
    assert run(project, "fmt", "--check") == 0
    assert run(project, "check") == 0


def test_fmt_writes_anew_what_a_body_says_in_an_earlier_form_and_nothing_else(
    project, capsys
) -> None:
    assert run(project, "fmt") == 0
    file = project / "content" / "ipwc" / "body.yaml"
    now = file.read_text("utf-8") + "# The end.\n"
    end = now.index("sessions:")
    before = (
        f"{now[: now.index('documents:')]}symbols:\n# Two.\n- IPWC/\n- A/\n# Three:\n{now[end:]}"
    )
    file.write_text(before, "utf-8")
    assert run(project, "check") == 0
    assert "body.yaml:12: earlier-form: notice: “symbols”" in capsys.readouterr().err
    assert run(project, "fmt", "--check") == 1
    assert file.read_text("utf-8") == before
    assert run(project, "fmt", str(file)) == 0
    written = file.read_text("utf-8")
    assert written.startswith(
        f"{now[: now.index('documents:')]}documents:\n- symbols: [IPWC/, A/]\n"
    )
    assert written.endswith(f"\n# Three:\n{now[end:]}")
    assert run(project, "fmt", "--check") == 0
    assert run(project, "check") == 0
    assert "earlier-form" not in capsys.readouterr().err


def test_fmt_refuses_a_comment_that_it_cannot_keep(project, capsys) -> None:
    change(project, "session: 4 part 2\n", "session: 4 part 2 # the second\n")
    before = (project / REPORT).read_text("utf-8")
    assert run(project, "fmt") == 1
    assert f"{REPORT}:3: comment:" in capsys.readouterr().err
    assert (project / REPORT).read_text("utf-8") == before


def test_links_reports_every_reference(project, capsys) -> None:
    assert run(project, "links") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    by_target = {row["target"]: row for row in rows}
    earlier = by_target["resolution:III/1"]
    assert earlier["status"] == "resolved here"
    assert earlier["leads to"] == "/ipwc/#resolution-iii-1"
    assert earlier["place"] == "resolution:IV/3#pp-1"
    assert by_target["un:IPWC/4/L.1"]["status"] == "outside"
    assert by_target["un:IPWC/4/L.1"]["leads to"] == "https://docs.un.org/en/IPWC/4/L.1"


def test_an_import_never_overwrites(project, capsys) -> None:
    source = ROOT / "content" / "ctoc-cop" / "session-7" / "source.en.md"
    out = project / REPORT
    assert run(project, "import", str(source), "--body", "ipwc", "-o", str(out)) == 2
    assert "never overwrites" in capsys.readouterr().err


def test_an_import_for_an_unknown_body_says_what_is_missing(project, tmp_path, capsys) -> None:
    source = ROOT / "content" / "ctoc-cop" / "session-7" / "source.en.md"
    out = tmp_path / "new.yaml"
    assert run(project, "import", str(source), "--body", "nobody", "-o", str(out)) == 2
    assert "body.yaml" in capsys.readouterr().err
    assert not out.exists()


def test_record_keeps_what_is_out_and_check_tells_what_is_lost(project, capsys) -> None:
    assert run(project, "record") == 0
    assert run(project, "check") == 0
    change(project, "*Requests* the secretariat", "*Urges* the secretariat")
    capsys.readouterr()
    assert run(project, "check") == 1
    assert "published-elsewhere" in capsys.readouterr().err


def test_what_moved_keeps_its_address(project) -> None:
    assert run(project, "record") == 0
    change(project, "number: 1 bis", "number: 2")
    assert run(project, "check") == 1
    with (project / REPORT).open("a") as file:
        file.write("moved:\n- old: resolutions/iv-3/#op-1-bis\n  new: resolutions/iv-3/#op-2\n")
    assert run(project, "build") == 0
    page = project / "site" / "en" / "ipwc" / "session-4-part-2" / "resolutions" / "iv-3"
    html = (page / "index.html").read_text("utf-8")
    assert 'id="op-1-bis"' in html
    assert 'href="#op-2"' in html


def test_an_act_and_a_participant_of_another_name_are_two_lines(project, capsys) -> None:
    """What stands on the page of the act goes with it."""
    assert run(project, "record") == 0
    report = project / REPORT
    text = report.read_text("utf-8").replace("IV/3", "IV/30").replace("Lemuria", "Lemurya")
    report.write_text(text, "utf-8")
    capsys.readouterr()
    assert run(project, "check") == 1
    lost = re.findall(r"published-lost: “(.*)” was", capsys.readouterr().err)
    assert sorted(lost) == ["participants/lemuria/", "resolutions/iv-3/"]
    to = ("participants/lemurya/", "resolutions/iv-30/")
    moved = "".join(
        f"- old: {old}\n  new: {new}\n" for old, new in zip(sorted(lost), to, strict=True)
    )
    report.write_text(f"{text}moved:\n{moved}", "utf-8")
    assert run(project, "build") == 0
    pages = project / "site" / "en" / "ipwc" / "session-4-part-2"
    assert "data-moved-to" in (pages / "resolutions/iv-3/index.html").read_text("utf-8")
    assert ">Lemurya</a>" in (pages / "participants/lemuria/index.html").read_text("utf-8")


def test_schemas_are_written_and_the_committed_ones_are_current(project, capsys) -> None:
    assert cli.main(["--project", str(ROOT), "schema", "--check"]) == 0
    assert run(project, "schema", "--check") == 1
    assert run(project, "schema") == 0
    assert run(project, "schema", "--check") == 0


def test_our_own_fault_says_that_it_is_ours(project, capsys, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(build, "make", broken)
    assert run(project, "build") == 3
    assert "a fault of Plenary, not of a report" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["fmt", "nofile.yaml"], 2, "nofile.yaml"),
        (["import", "nofile.md", "--body", "ipwc", "-o", "{project}/x.yaml"], 2, "nofile.md"),
        (["import", "{latin}", "--body", "ipwc", "-o", "{project}/x.yaml"], 2, "is not UTF-8"),
        (["links", "-o", "{project}/no/such/folder/x.csv"], 2, "x.csv"),
    ],
)
def test_a_wrong_call_is_told_without_a_traceback(
    project, capsys, arguments: list[str], code: int, said: str
) -> None:
    (project / "latin.md").write_bytes("Göteborg".encode("cp1252"))
    names = {"project": project, "latin": project / "latin.md"}
    assert run(project, *(argument.format(**names) for argument in arguments)) == code
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert not (project / "x.yaml").exists()


BODY = "content/ipwc/body.yaml"
FOLDER = "content/ipwc/session-4-part-2"


@pytest.mark.parametrize(
    ("old", "new", "file", "said"),
    [
        ("language: en", "language: fr", REPORT, "the handbook has words in: en"),
        ("articles: 12", "articles: XII", BODY, "the number of the last article"),
        ("[IVX]+)", "[IVX]+", BODY, "it is not a regular expression"),
        ("short_name: {en: Charter}", "short_name: {fr: Charte}", BODY, "add “en:”"),
        ("  en:\n    name: Invented", "  fr:\n    name: Invented", BODY, "language"),
    ],
)
def test_a_mistake_in_the_data_is_told_without_a_traceback(
    project, capsys, old: str, new: str, file: str, said: str
) -> None:
    change(project, old, new, file)
    assert run(project, "check") == 1
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told


def test_two_reports_of_one_session_are_told(project, capsys) -> None:
    shutil.copytree(project / FOLDER, project / "content" / "ipwc" / "copy")
    assert run(project, "check") == 1
    told = capsys.readouterr().err
    one, copy = (f"{folder}/report.en.yaml" for folder in (FOLDER, "content/ipwc/copy"))
    for file, other in ((one, copy), (copy, one)):
        assert re.search(rf"{file}:\d+: duplicate-id: {other} is a report of this session", told)


@pytest.mark.parametrize("mistakes", [1, 2])
def test_a_check_counts_the_mistakes(project, capsys, mistakes: int) -> None:
    change(project, "resolution:III/1", "resolution:IX/1x")
    if mistakes > 1:
        change(project, "date: 2021-02-28", "date: 28.2.2021")
    assert run(project, "check") == 1
    said = {1: "1 mistake. Nothing", 2: "2 mistakes. Nothing"}[mistakes]
    assert f"\n{said} was published.\n" in capsys.readouterr().err


def test_a_check_says_what_it_read(project, capsys) -> None:
    assert run(project, "check") == 0
    assert capsys.readouterr().err.endswith("\nReports without a mistake: 1.\n")


@pytest.mark.parametrize("command", ["build", "print", "bundle", "check"])
def test_where_there_is_no_report_nothing_is_well(project, capsys, command) -> None:
    shutil.rmtree(project / FOLDER)
    assert run(project, command) == 2
    assert "there is no report in" in capsys.readouterr().err


def test_a_folder_where_a_file_should_be_is_told(project, capsys) -> None:
    assert run(project, "fmt", str(project / "content")) == 2


def test_the_command_says_its_version(capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert re.fullmatch(r"plenary \d+\.\d+\.\d+\n", capsys.readouterr().out)
