"""A report in several files: `plenary split` and `join`, and every command in both states."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml
from damaged import assert_ends_well, damage_of_act
from projects import INVENTED

from generator import build, cli, content_folder, source
from generator.choice import Choice
from generator.cli import splitting
from generator.model import Act, Decision, Resolution

ROOT = Path(__file__).parent.parent
SESSION = Path("content/ipwc/session-4-part-2")
REPORT = SESSION / "report.en.yaml"
ACT = SESSION / "resolutions/iv-3.en.yaml"
DECISION = SESSION / "decisions/12-cp-24.en.yaml"


def run(project: Path, *arguments: str | Path) -> int:
    return cli.main(["--project", str(project), *map(str, arguments)])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the invented report in one file, in normal form, and its addresses."""
    shutil.copytree(INVENTED, tmp_path / "content")
    shutil.copy(ROOT / "tests/invented/source.en.md", tmp_path / SESSION)
    change(
        tmp_path / REPORT, "reviewed_by: the Secretariat of the Commission", "source: source.en.md"
    )
    assert run(tmp_path, "read") == run(tmp_path, "fmt") == run(tmp_path, "record") == 0
    return tmp_path


@pytest.fixture
def split(project: Path) -> Path:
    """Return the same project with each act in a file of its own."""
    assert run(project, "split") == 0
    return project


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def contents(project: Path) -> dict[str, bytes]:
    """Return all files of content/ with their bytes."""
    files = (file for file in sorted((project / "content").rglob("*")) if file.is_file())
    return {file.relative_to(project).as_posix(): file.read_bytes() for file in files}


def said(capsys: pytest.CaptureFixture[str]) -> str:
    told: str = capsys.readouterr().err
    return told


# --- split and join ---------------------------------------------------------------------------


@pytest.mark.parametrize("content", [ROOT / "content", INVENTED], ids=["real", "invented"])
def test_what_is_split_and_joined_has_the_same_bytes(content: Path, tmp_path: Path) -> None:
    shutil.copytree(content, tmp_path / "content")
    assert run(tmp_path, "fmt") == 0
    before = contents(tmp_path)
    [whole], *_ = content_folder.read(tmp_path / "content")
    assert run(tmp_path, "split") == 0
    between = contents(tmp_path)
    acts = [name for name in between if name not in before]
    assert len(acts) >= 3 and all("/resolutions/" in n or "/decisions/" in n for n in acts)
    [divided], *_ = content_folder.read(tmp_path / "content")
    assert divided.report == whole.report
    assert run(tmp_path, "fmt", "--check") == run(tmp_path, "check") == 0
    assert run(tmp_path, "split") == 0
    assert contents(tmp_path) == between
    assert run(tmp_path, "join") == 0
    assert contents(tmp_path) == before
    assert not [folder for folder in tmp_path.rglob("*") if folder.name in source.OF_ACTS]
    assert run(tmp_path, "join") == 0
    assert contents(tmp_path) == before


def test_pages_and_all_that_is_made_of_them_are_the_same(project: Path) -> None:
    [whole] = build.make(project / "content")
    assert run(project, "split") == 0
    [divided] = build.make(project / "content")
    for name in ("files", "theme", "scripts", "over_all", "redirects"):
        assert getattr(divided, name) == getattr(whole, name)
    assert [one.report for one in divided.resolved] == [one.report for one in whole.resolved]


def test_acts_that_are_added_to_the_file_of_the_report_are_split_too(split: Path, capsys) -> None:
    before = contents(split)
    for file in (ACT, DECISION):
        (split / file).unlink()
    change(split / REPORT, "- file: resolutions/iv-3.en.yaml", "- number: IV/3\n    title: Nets")
    change(split / REPORT, "- file: decisions/12-cp-24.en.yaml", "- number: 12/CP.24\n    title: M")
    assert run(split, "split") == 0
    assert "2 acts put into decisions/, resolutions/" in said(capsys)
    assert contents(split).keys() == before.keys()
    assert b"title: Nets\n" in (split / ACT).read_bytes()


def test_nothing_that_an_editor_has_made_is_overwritten(project: Path, capsys) -> None:
    (project / ACT).parent.mkdir()
    (project / ACT).write_text("mine\n")
    before = contents(project)
    assert run(project, "split") == 2
    assert "iv-3.en.yaml: another file has that name already" in said(capsys)
    assert contents(project) == before


@pytest.mark.parametrize("command", ["split", "join", "fmt"])
def test_a_comment_is_not_lost(split: Path, command: str, capsys) -> None:
    change(split / ACT, "number: IV/3\n", "number: IV/3 # the first\n")
    before = contents(split)
    assert run(split, command) == 1
    assert f"{ACT}:5: comment: " in said(capsys)
    assert contents(split) == before


def test_a_report_with_mistakes_is_left_as_it_is(split: Path, capsys) -> None:
    change(split / ACT, "number: IV/3\n", "numero: IV/3\n")
    before = contents(split)
    for command in ("split", "join", "fmt"):
        assert run(split, command) == 1
        assert f"{ACT}:5: unknown-key: " in said(capsys)
    assert run(split, "join", split / ACT) == 2
    assert "is no report" in said(capsys)
    assert contents(split) == before


# --- what is stopped --------------------------------------------------------------------------


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("command", ["split", "join"])
def test_a_run_that_is_stopped_loses_nothing_and_is_ended_by_the_next(
    project: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    if command == "join":
        assert run(project, "split") == 0
    [start], *_ = content_folder.read(project / "content")
    there = contents(project)
    copy = project / "wanted"
    shutil.copytree(project / "content", copy / "content")
    assert run(copy, command) == 0
    wanted = contents(copy)
    for step in range(8):
        with monkeypatch.context() as patch:
            stop_after(step, patch)
            done = run(project, command) == 0
        capsys.readouterr()
        reports, _, _ = content_folder.read(project / "content")
        assert [one.report for one in reports] == [start.report], step
        if done:
            break
        if step:  # something is left, and told; and the words stand where they are read
            run(project, "check")
            assert ("unread-file" in said(capsys)) == (contents(project) not in (there, wanted))
        assert run(project, command) == 0
        assert contents(project) == wanted, step
        shutil.rmtree(project / "content")
        for name, content in there.items():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_bytes(content)
    assert step > 3 and done


def stop_after(count: int, patch: pytest.MonkeyPatch) -> None:
    """Let the system refuse after some changes of files."""
    left = iter(range(count))

    def counted(change):
        def counting(*arguments, **named):
            if next(left, None) is None:
                raise StoppedError
            return change(*arguments, **named)

        return counting

    patch.setattr(Path, "replace", counted(Path.replace))
    unlink = Path.unlink
    patch.setattr(
        Path, "unlink", lambda self, **named: (unlink if named else counted(unlink))(self, **named)
    )


def test_what_is_saved_while_it_is_joined_is_kept(split: Path, monkeypatch, capsys) -> None:
    written = splitting.write

    def saving_meanwhile(files) -> None:
        written(files)
        change(split / ACT, "title: Nets of the commons", "title: Nets of all")

    monkeypatch.setattr(splitting, "write", saving_meanwhile)
    assert run(split, "join") == 0
    assert f"{ACT} was saved meanwhile and is kept; compare it" in said(capsys)
    assert "title: Nets of all" in (split / ACT).read_text("utf-8")
    assert "2 acts brought back" not in said(capsys) and not (split / DECISION).exists()


# --- every command in both states -------------------------------------------------------------

CORRECT = ("correct", "resolution:IV/3#pp-1", "3 March 2019", "4 March 2019", "--why", "So.")


def accept_a_gap(project: Path) -> None:
    """Let a paragraph be missing in the act, wherever it stands, and accept that."""
    file = project / (ACT if (project / ACT).exists() else REPORT)
    change(file, "number: 1 bis", "number: 3")
    [number] = (one.number for one in findings(project) if one.rule == "missing-number")
    assert run(project, "accept", number, "--why", "The source has no paragraph 2.") == 0


def findings(project: Path):
    from generator.cli.editing import all_findings

    return all_findings(project)


@pytest.mark.parametrize(
    "do",
    [
        lambda project: run(project, *CORRECT),
        accept_a_gap,
        lambda project: run(project, "fmt"),
        lambda project: run(project, "record"),
        lambda project: run(project, "links", "-o", project / "content/links.csv"),
    ],
    ids=["correct", "accept", "fmt", "record", "links"],
)
def test_what_a_command_does_is_the_same_in_both_states(
    project: Path, do: Callable[[Path], object]
) -> None:
    other = project / "other"
    shutil.copytree(project / "content", other / "content")
    do(other)
    assert run(other, "split") == 0
    assert run(project, "split") == 0
    do(project)
    both = contents(project), contents(other)
    if do is accept_a_gap:  # an act that is not normal is so in both, and a mark is of its own
        assert b"told: 2 is missing before 3" in (project / REPORT).read_bytes()
    assert both[0] == both[1]


def test_correcting_an_act_writes_its_file_and_records_in_that_of_the_report(split: Path) -> None:
    before = contents(split)
    assert run(split, *CORRECT) == 0
    after = contents(split)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {ACT.as_posix(), REPORT.as_posix()} | {
        name for name in changed if name.endswith("published.tsv")
    }
    assert b"4 March 2019" in after[ACT.as_posix()]
    assert run(split, "check") == 0


def test_the_file_of_an_act_can_be_named(split: Path, capsys) -> None:
    change(split / ACT, "title: Nets of the commons", 'title: "Nets of the commons"')
    normal = (split / DECISION).read_bytes()
    assert run(split, "fmt", "--check", split / ACT) == 1
    assert f"{ACT}: would change" in said(capsys)
    assert run(split, "fmt", split / ACT) == 0
    assert b"title: Nets of the commons\n" in (split / ACT).read_bytes()
    assert (split / DECISION).read_bytes() == normal
    assert run(split, *CORRECT, "--report", split / ACT) == 0


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.replace(b"\n", b"\n\n"),
        lambda text: b"\n".join(line for line in text.split(b"\n") if not line.startswith(b"#")),
        lambda text: text.replace(b" act on ", b"  act\ton "),
    ],
    ids=["byte order mark", "CRLF", "empty lines", "no head comment", "blanks"],
)
def test_however_an_act_is_saved_it_is_the_same(
    split: Path, saved: Callable[[bytes], bytes], capsys
) -> None:
    normal = (split / ACT).read_bytes()
    [before], *_ = content_folder.read(split / "content")
    changed = saved(normal)
    if b"\n\n" in changed:  # a scalar has its own empty lines
        changed = changed.replace(b">-\n\n", b">-\n")
    (split / ACT).write_bytes(changed)
    [after], *_ = content_folder.read(split / "content")
    assert after.report == before.report
    assert run(split, "check") == 0
    assert ("normal-form" in said(capsys)) == (changed != normal)
    assert run(split, "fmt") == 0
    assert (split / ACT).read_bytes() == normal


def test_one_act_may_stand_in_a_file_that_an_editor_has_named(project: Path) -> None:
    """In any folder beside the report; the others stay where they are."""
    assert run(project, "split") == 0
    own = project / SESSION / "adopted on day 3" / "first" / "IV-3.en.yaml"
    own.parent.mkdir(parents=True)
    (project / ACT).rename(own)
    change(project / REPORT, "resolutions/iv-3.en.yaml", "adopted on day 3/first/IV-3.en.yaml")
    assert run(project, "fmt") == 1  # the head comment names the schema elsewhere
    text = own.read_text("utf-8").replace("$schema=../", "$schema=../../")
    own.write_text(text, "utf-8")
    assert run(project, "fmt", "--check") == 0
    assert run(project, "join") == 0
    assert not own.exists()
    assert run(project, "fmt", "--check") == 0


def test_a_file_that_leads_out_of_the_folder_is_not_read(split: Path, capsys) -> None:
    outside = split / "outside.yaml"
    (split / ACT).rename(outside)
    (split / ACT).symlink_to(outside)
    assert run(split, "check") == 1
    assert "“resolutions/iv-3.en.yaml” leads out of the folder of the report" in said(capsys)


def test_a_mark_that_is_printed_says_the_file_that_is_open(split: Path) -> None:
    [read], *_ = content_folder.read(split / "content")
    lines = read.lines
    assert lines.files == (
        REPORT.as_posix(),
        ACT.as_posix(),
        DECISION.as_posix(),
        (SESSION / "decisions/ipbes-1-1.en.yaml").as_posix(),
    )
    act = ("chapters", 1, "resolutions", 0)
    assert lines.place((*act, "title")) == f"{ACT}:6"
    assert lines.place((*act, "adoption", "amended")) == f"{ACT}:7"
    assert lines.place(("chapters", 1, "resolutions")).startswith(f"{REPORT}:")
    for file, number in {(lines.file_of(path), line) for path, line in lines.lines.items()}:
        assert number <= (split / file).read_text("utf-8").count("\n")


def test_a_bundle_knows_whose_file_it_is() -> None:
    choice = Choice(["ipwc/session-4-part-2"], "en")
    assert choice.may_want(ACT)
    assert not choice.may_want(ACT.with_name("iv-3.fr.yaml"))
    assert not choice.may_want(Path("content/ipwc/session-5/resolutions/v-3.en.yaml"))
    assert not choice.may_want(ACT.with_name("readme.yaml"))


# --- what editor programs are told ------------------------------------------------------------


def test_the_schemas_fit_both(split: Path) -> None:
    schema = split / "content" / "schema"
    assert run(split, "schema") == 0
    fields = [str(one.model_fields) for one in (Resolution, Decision, Act)]
    assert len(set(fields)) == 1, "one schema would not do for the files of both"
    for file in (split / REPORT, split / ACT, split / DECISION):
        text = file.read_text("utf-8")
        [named] = (line for line in text.splitlines() if "$schema=" in line)
        there = (file.parent / named.partition("$schema=")[2]).resolve()
        assert there.parent == schema.resolve()
        jsonschema.validate(yaml.load(text, yaml.CBaseLoader), json.loads(there.read_text("utf-8")))
    for wrong in ({"file": "x", "title": "y"}, {"title": "y"}):
        whole = yaml.load((split / REPORT).read_text("utf-8"), yaml.CBaseLoader)
        whole["chapters"][1]["resolutions"] = [wrong]
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(
                whole, json.loads((schema / "report-1.schema.json").read_text("utf-8"))
            )


# --- damages ----------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_damage_to_the_file_of_an_act_ends_in_findings_or_in_pages() -> None:
    ends = set()
    for number in range(60):
        one, files = damage_of_act(number)
        try:
            ends.add(assert_ends_well(files))
        except Exception as error:
            raise AssertionError(f"{one}: {error!r}") from error
    assert ends == {"findings", "pages"}
