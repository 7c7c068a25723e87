"""`plenary correct` and `accept`, and what `check` says to do next."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.checks import original

ROOT = Path(__file__).parent.parent
SESSION = Path("content/ipwc/session-4-part-2")
REPORT = SESSION / "report.en.yaml"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the invented report and its text as received; nobody changes it."""
    project = tmp_path_factory.mktemp("recorded")
    shutil.copytree(ROOT / "tests/invented/content", project / "content")
    shutil.copy(ROOT / "tests/invented/source.en.md", project / SESSION)
    change(project, "reviewed_by: the Secretariat of the Commission", "source: source.en.md")
    assert run(project, "read") == run(project, "fmt") == run(project, "check") == 0
    assert run(project, "record") == 0
    return project


@pytest.fixture
def project(recorded: Path, tmp_path: Path) -> Path:
    """Return a copy of that project, of the test's own."""
    return shutil.copytree(recorded, tmp_path / "project")


def change(project: Path, old: str, new: str) -> None:
    file = project / REPORT
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def run(project: Path, *arguments: str) -> int:
    return cli.main(["--project", str(project), *arguments])


def text_of(project: Path) -> str:
    return (project / REPORT).read_text("utf-8")


# --- correct ------------------------------------------------------------------------------------


def test_a_correction_changes_the_words_and_is_recorded(project: Path, capsys) -> None:
    """Among the first words too: what was published keeps step, and nothing more is to be done."""
    place = ("resolution:IV/3#pp-1", "3 March 2019", "4 March 2019")
    assert run(project, "correct", *place, "--why", "Adopted on the fourth.") == 0
    assert "of 4 March 2019 and" in " ".join(text_of(project).split())
    capsys.readouterr()
    assert run(project, "check") == 0
    assert capsys.readouterr().err == "Reports without a mistake: 1.\n"
    assert run(project, "correct", "resolution:IV/3#op-1", "Adopts", "Adopted", "--why", "x") == 0
    assert "*Adopted* the following" in text_of(project)
    assert "Adopted the following:" in (project / SESSION / "published.tsv").read_text("utf-8")
    assert run(project, "check") == 0


def test_a_correction_is_corrected_and_taken_back(project: Path, capsys) -> None:
    def correct(*words: str) -> str:
        assert run(project, "correct", "resolution:IV/3#pp-1", *words, "--why", "x") == 0
        told: str = capsys.readouterr().err
        assert run(project, "check") == 0
        capsys.readouterr()
        return told

    before = text_of(project)
    assert "corrected, and recorded under" in correct("3 March", "4 March")
    assert "corrected, and recorded under" in correct("4 March", "5 March")
    assert "received: 3 March" in text_of(project) and "published: 4" not in text_of(project)
    assert "nothing is recorded: it has the words as received again" in correct(
        "5 March", "3 March"
    )
    assert text_of(project) == before


def test_marks_stay_and_the_register_follows(project: Path, capsys) -> None:
    place = "resolution:IV/3#op-1-bis"
    words = ("to act on paragraph 1", "to react on paragraph 1")
    assert run(project, "correct", place, *words, "--why", "x") == 0
    assert "to react on [paragraph 1](resolution:IV/3#op-1)" in " ".join(text_of(project).split())
    assert run(project, "correct", place, "Requests", "Invites", "--why", "x") == 0
    assert "verb: Invites" in text_of(project)
    assert run(project, "check") == 0


def test_a_recorded_correction_leaves_nothing_to_collate(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """With it undone the words are those that were collated before."""

    def collate(compared: object) -> list[object]:
        raise AssertionError("collated again")

    place = ("resolution:IV/3#pp-1", "3 March 2019", "4 March 2019")
    assert run(project, "correct", *place, "--why", "Adopted on the fourth.") == 0
    monkeypatch.setattr(original, "collate", collate)
    assert run(project, "check") == 0
    change(project, "4 March 2019", "5 March 2019")
    assert run(project, "check") == 3
    assert "collated again" in capsys.readouterr().err


def test_a_report_is_named_as_messages_name_it(project: Path) -> None:
    """Whatever the folder is in which the command is given."""
    words = ("para. 7", "para. 8", "--why", "x", "--report", str(REPORT))
    assert run(project, "correct", "note:2", *words) == 0


def test_a_word_in_a_note_is_corrected(project: Path, capsys) -> None:
    assert run(project, "correct", "note:2", "para. 7", "para. 8", "--why", "x") == 0
    assert run(project, "check") == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("resolution:IV/9#op-1", "a", "b"), "there is no resolution:IV/9#op-1"),
        (("resolution:IV/3#op-1", "Urges", "Asks"), "“Urges” does not stand in"),
        (("note:2", "par. 7", "para. 7"), "and “para. 7” does; where you have changed it already"),
        (("resolution:IV/3#pp-1", "of", "from"), "2 times; give more of the words"),
        (("resolution:IV/3#pp-1", "Recalling", "Recalling"), "are the same"),
        (("resolution:IV/3#pp-1", "3 March", "3  March"), "are the same"),
        (("resolution:IV/3#pp-1", "Recalling resolution", "Recalled decision"), "across a mark"),
        (("resolution:IV/3#pp-1", "III/1", "III/2"), "is marked as resolution:III/1, which would"),
        (("resolution:IV/3#pp-1", "article 5", "article 15"), "which would have other figures"),
    ],
)
def test_what_does_not_fit_is_refused(project: Path, capsys, arguments, told: str) -> None:
    before = text_of(project)
    assert run(project, "correct", *arguments, "--why", "x") == 2
    assert told in capsys.readouterr().err
    assert text_of(project) == before


def test_a_comment_is_not_lost(project: Path, capsys) -> None:
    change(project, "held:", "# mine\nheld:")
    assert run(project, "correct", "note:2", "para. 7", "para. 8", "--why", "x") == 1
    assert "this comment would be lost" in capsys.readouterr().err
    assert "# mine" in text_of(project) and "corrections:" not in text_of(project)


def test_a_number_is_corrected_by_hand(project: Path, capsys) -> None:
    change(project, "number: 1 bis", "number: 2")
    (project / SESSION / "published.tsv").unlink()
    assert run(project, "check") == 1
    assert ": words-differ: " in capsys.readouterr().err
    entry = "{place: 'resolution:IV/3#op-2', received: 1 bis, published: '2', remark: x}"
    change(project, "documents:", f"corrections: [{entry}]\ndocuments:")
    run(project, "fmt")
    assert run(project, "check") == 0


def test_a_correction_by_hand_needs_no_record(project: Path, capsys) -> None:
    change(project, "*Adopts* the following:", "*Adopted* the following:")
    assert run(project, "check") == 1
    told = capsys.readouterr().err
    assert ": words-differ: " in told and ": published-elsewhere: " not in told  # it only follows
    entry = "{place: 'resolution:IV/3#op-1', received: Adopts, published: Adopted, remark: x}"
    change(project, "documents:", f"corrections: [{entry}]\ndocuments:")
    run(project, "fmt")
    assert run(project, "check") == 0


@pytest.mark.parametrize(
    "damage", ["<<<<<<< HEAD\n", "ipwc session-4-part-2 x\n"], ids=["two versions", "a line"]
)
def test_what_was_published_is_not_forgotten_where_it_cannot_be_read(
    project: Path, capsys, damage: str
) -> None:
    """Neither with a correction nor by recording anew."""
    file = project / SESSION / "published.tsv"
    file.write_text(file.read_text("utf-8") + damage, "utf-8")
    before = file.read_bytes(), text_of(project)
    assert run(project, "correct", "note:2", "para. 7", "para. 8", "--why", "x") == 1
    assert run(project, "record") == 1
    assert capsys.readouterr().err.count("published.tsv:") == 2
    assert (file.read_bytes(), text_of(project)) == before


def test_a_deadline_whose_words_are_others_is_told(project: Path, capsys) -> None:
    """Its data are an editor's: the words say what they may mean."""
    change(project, "secretariat to act on", "secretariat to act at its fourth session on")
    deadline = "deadline: {printed: at its fourth session, session: '4'}"
    change(project, "words: to act\n", f"words: to act\n        {deadline}\n")
    words = ("fourth session", "fifth session", "--why", "x")
    assert run(project, "correct", "resolution:IV/3#op-1-bis", *words) == 0
    assert (
        "due “at its fifth session” now, and by its data session 4: see" in capsys.readouterr().err
    )
    assert "printed: at its fifth session" in text_of(project)


def test_what_was_published_and_is_gone_is_not_forgotten(project: Path, capsys) -> None:
    change(project, "number: 1 bis", "number: 2")
    before = (project / SESSION / "published.tsv").read_bytes()
    assert run(project, "record") == 1
    assert "“resolutions/iv-3/#op-1-bis” was published and is gone" in capsys.readouterr().err
    assert (project / SESSION / "published.tsv").read_bytes() == before


def test_a_reason_is_asked_for(project: Path, capsys) -> None:
    before = text_of(project)
    assert run(project, "correct", "note:2", "para. 7", "para. 8", "--why", " ") == 2
    assert run(project, "accept", "000000", "--why", "") == 2
    assert capsys.readouterr().err.count("--why is empty; write why") == 2
    assert text_of(project) == before


# --- accept -------------------------------------------------------------------------------------


def number_of(told: str, rule: str) -> str:
    found = re.search(rf": {rule}: .* \[(\d{{6}})\]$", told, re.MULTILINE)
    assert found, told
    return found[1]


def test_what_is_accepted_is_told_no_more_and_shown(project: Path, capsys) -> None:
    (project / SESSION / "published.tsv").unlink()
    change(project, "text: Noted a rule;", "text: Noted the rule;")
    change(project, "number: (ii)", "number: (iii)")
    assert run(project, "check") == 1
    told = capsys.readouterr().err
    assert run(project, "accept", number_of(told, "missing-number"), "--why", "So printed.") == 0
    capsys.readouterr()
    assert run(project, "check") == 1
    told = capsys.readouterr().err
    assert "missing-number" not in told and "here stands “(iii)”" in told
    assert told.count("words-differ") == 2
    while ": words-differ: " in told:
        assert run(project, "accept", number_of(told, "words-differ"), "--why", "Both.") == 0
        capsys.readouterr()
        run(project, "check")
        told = capsys.readouterr().err
    assert told == "Reports without a mistake: 1.\n"
    # Mended after all, it answers nothing any more.
    change(project, "number: (iii)", "number: (ii)")
    assert run(project, "check") == 1
    assert capsys.readouterr().err.count(": accepted-nothing: ") == 2


def test_only_what_check_numbers_is_accepted(project: Path, capsys) -> None:
    assert run(project, "accept", "123456", "--why", "x") == 2
    assert (
        "123456 is not the number of a finding that can be accepted: none"
        in capsys.readouterr().err
    )


def test_a_number_is_of_one_finding_and_stays(project: Path, capsys) -> None:
    change(project, "number: (ii)", "number: (iii)")
    run(project, "check")
    first = number_of(capsys.readouterr().err, "missing-number")
    change(project, "text: Closed.", "text: Ended.")
    run(project, "check")
    assert number_of(capsys.readouterr().err, "missing-number") == first


# --- what to do next ----------------------------------------------------------------------------


def test_check_ends_with_what_to_do_next_the_most_urgent_first(project: Path, capsys) -> None:
    change(project, "text: Closed.", "text: Ended.")
    change(project, "*Adopts* the following", "<b>Adopts</b> the following")
    run(project, "check")
    steps = [line for line in capsys.readouterr().err.splitlines() if re.match(r"\d\. ", line)]
    assert [step.split()[1] for step in steps] == ["Correct", "Compare", "What"]
    assert f"first {REPORT.as_posix()}:" in steps[0]


def test_a_file_that_is_no_yaml_comes_first(project: Path, capsys) -> None:
    change(project, "held:", "held")
    run(project, "check")
    assert "1. Correct 1 finding, first " in capsys.readouterr().err
