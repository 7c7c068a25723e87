"""Acts that come each in a file of its own become the report of their session."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from word_files import packed

from generator import cli, received, source
from generator.model import Act, Report, walk

LAGOONS = Path(__file__).parent / "akn" / "content" / "lagoons" / "body.yaml"
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
GATHERED = """\
importing:
  en:
    gathered:
      title: Resolutions of the {session}
      place: Westland
      original_language: English
      remark: Each resolution came by itself.
      items: 'Items? (?P<items>\\d.*)'
      chapters:
      - title: By the plenary
        form: '\\[without a committee \\((?P<draft>[^()]+)\\)\\]'
      - title: Committee on Works
        form: >-
          \\[by the (?P<committee>Committee on Works)
          \\((?P<report>[^(),]+), para\\. (?P<paragraph>\\d+)\\)\\]
      others: Others
"""


def act(number: str, title: str, *cover: str, body: str = "<p>Decides so.</p>") -> str:
    """Return the file of a resolution, with some lines on its cover."""
    lines = "".join(f"<p>{line}</p>" for line in ("LC/RES/" + number, *cover))
    note = '<authorialNote marker="1"><p>By the oldest.</p></authorialNote>'
    return (
        f'<akomaNtoso xmlns="{NAMESPACE}"><statement name="resolution">'
        f"<coverPage>{lines}</coverPage>"
        f"<preface><p><docNumber>{number}.</docNumber> <docTitle>{title}</docTitle></p></preface>"
        '<preamble><formula name="enactingFormula"><p>The Commission for the Lagoons,</p></formula>'
        f'<container name="Noting"><p><span class="italic">Noting</span> it,{note}</p></container>'
        f"</preamble><mainBody><paragraph><content>{body}</content></paragraph></mainBody>"
        "<conclusions><p>2nd meeting<eol/>2 May 2031</p></conclusions></statement></akomaNtoso>"
    )


WORKS = "[by the Committee on Works (LC/2/7, para. {})]"
ACTS = {
    "r_2_10.xml": act(
        "2/10",
        "Weirs",
        "Items 3 and 4 (b)",
        "Weirs",
        "Nets: meshes",
        "[without a committee (LC/2/L.9)]",
    ),
    "r_2_2.xml": act("2/2", "Locks", "Item 3", "Weirs", WORKS.format(4)),
    "r_2_9.xml": act(
        "2/9", "Dykes", "Item 4 (a)", "Nets: ropes", "[without a committee (LC/2/L.1)]"
    ),
    "r_2_11.xml": act("2/11", "Fish", "7 June 2031"),
}
LISTED = [
    {
        "symbol": "LC/RES/2/2",
        "adoption_type": "By a recorded vote",
        "MS_in_favour": ["O\u0308stland", "Westland"],
        "MS_against": ["Northland"],
        "MS_in_favour_count": "2",
        "MS_against_count": "1",
        "MS_abstaining_count": "0",
        "originating_document": "LC/2/L.5 and LC/2/L.5/Add.1",
        "sponsors": ["\u00d6stland"],
        "additional_sponsors": ["Westland"],
        "other": [1],
    },
    {
        "symbol": "LC/RES/2/9",
        "adoption_type": "Without a vote",
        # Parted at a comma that was in it.
        "sponsors": ["SUBMITTED BY THE CHAIR", "A. B. CEE (WESTLAND) AND ON THE BASIS OF TALKS"],
        "adoption_meeting": "3rd meeting",
        "adoption_date": "4 May 2031",
    },
    {"symbol": "LC/RES/2/77", "adoption_type": "Without a vote"},
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "lagoons"
    folder.mkdir(parents=True)
    (folder / "body.yaml").write_text(LAGOONS.read_text("utf-8") + GATHERED, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    return tmp_path


def imported(
    project: Path, *options: str, to: str = "session-2", files: dict[str, str] = ACTS
) -> int:
    """Import the acts from a zip file; return the exit code."""
    (project / "acts.zip").write_bytes(packed(files))
    output = project / "content" / "lagoons" / to
    return cli.main(
        [
            "--project",
            str(project),
            "import",
            str(project / "acts.zip"),
            "--body",
            "lagoons",
            "-o",
            str(output),
            *options,
        ]
    )


def report(project: Path) -> Report:
    found = source.load_report(project / "content" / "lagoons" / "session-2" / "report.en.yaml")
    assert found.value, found.findings
    return found.value


def acts(project: Path) -> dict[str, Act]:
    return {one.number: one for _, one in walk(report(project)) if isinstance(one, Act)}


def test_a_chapter_is_made_of_the_acts_of_each_committee(project: Path) -> None:
    assert imported(project) == 0
    made = report(project)
    chapters = [(one.title, [act.number for act in one.resolutions]) for one in made.chapters]
    assert chapters == [
        ("By the plenary", ["2/9", "2/10"]),
        ("Committee on Works", ["2/2"]),
        ("Others", ["2/11"]),
    ]
    assert (made.session, made.title) == ("2", "Resolutions of the second session")
    assert (made.date, made.held.place, made.original_language) == (
        "2031-06-07",
        "Westland",
        "English",
    )
    assert [(c.place, c.received, c.published) for c in made.corrections][:2] == [
        ("report:", "", "Resolutions of the second session"),
        ("chapter:by-the-plenary", "", "By the plenary"),
    ]
    assert all(len(one.notes) == 1 for one in acts(project).values())
    assert not made.unplaced and not made.notes


def test_the_cover_tells_committee_draft_and_agenda_items(project: Path) -> None:
    assert imported(project) == 0
    found = acts(project)
    by = found["2/2"].adoption.recommended_by
    assert by and (by.committee, by.report, by.paragraph) == ("Committee on Works", "LC/2/7", "4")
    assert found["2/9"].adoption.draft == "LC/2/L.1"
    assert found["2/10"].adoption.agenda_item == ("3", "4-b")
    agenda = [
        (one.number, one.title, [(i.number, i.title) for i in one.items])
        for one in report(project).agenda
    ]
    assert agenda == [("3", "Weirs", []), ("4", "Nets", [("a", "ropes"), ("b", "meshes")])]


def test_a_folder_gets_each_act_in_a_file_of_its_own(project: Path) -> None:
    assert imported(project) == 0
    folder = project / "content" / "lagoons" / "session-2"
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.*"))
    of_acts = [f"resolutions/2-{n}.en.yaml" for n in (10, 11, 2, 9)]
    assert names == ["report.en.yaml", *of_acts, "source.en.read.tsv", "source.en.zip"]
    assert report(project).source == ("source.en.zip",)
    kept = received.beside(folder, "source.en.zip")
    assert kept.rows[0].place == "r_2_9.xml:1"


def in_french(number: str, title: str) -> str:
    meta = '<meta><FRBRExpression><FRBRlanguage language="fra"/></FRBRExpression></meta><coverPage>'
    return act(number, title).replace("<coverPage>", meta)


def test_a_file_in_another_language_is_left_out_and_told(project: Path, capsys) -> None:
    assert imported(project, files=ACTS | {"r_2_2_F.xml": in_french("2/2", "Filets")}) == 0
    assert "r_2_2_F.xml says that it is in “fra”; left out" in capsys.readouterr().err
    assert acts(project)["2/2"].title != "Filets"


def test_texts_that_are_all_in_another_language_make_no_report(project: Path, capsys) -> None:
    assert imported(project, files={"r_2_2_F.xml": in_french("2/2", "Filets")}) == 2
    told = capsys.readouterr().err
    assert "has no text in “en”: all say that they are in “fra”; name their language" in told


@pytest.mark.parametrize("between", ["</p><p>", ""])
def test_the_letter_behind_or_under_a_title_is_part_of_the_number(
    project: Path, between: str
) -> None:
    number = f"</docTitle>{between}<docNumber> B</docNumber><docTitle>"
    files = ACTS | {"r_2_2B.xml": act("2/2", f"Nets anew{number}")}
    assert imported(project, files=files) == 0
    assert acts(project)["2/2 B"].title == "Nets anew"


def test_a_file_gets_all_of_them(project: Path) -> None:
    assert imported(project, to="session-2/report.en.yaml") == 0
    assert not (project / "content" / "lagoons" / "session-2" / "resolutions").exists()
    assert imported(project) == 2  # nothing is overwritten


def test_what_was_imported_is_without_a_mistake(project: Path, capsys) -> None:
    days = "number: 2\n  opens: 2031-05-01\n  closes: 2031-06-07\n  report: LC/2/9\n"
    body = project / "content" / "lagoons" / "body.yaml"
    body.write_text(body.read_text("utf-8").replace("number: 2\n", days), "utf-8")
    assert imported(project) == 0
    capsys.readouterr()
    assert cli.main(["--project", str(project), "check", "--originals"]) == 0
    assert ": words-differ: " not in "".join(capsys.readouterr())


CITING = (
    "<p>Decides, by resolutions 2/2 and 2/8 and decision 2/5, article 4 and article 99 of "
    "the Convention on Dykes, so\u200e.</p>"
)


def test_marks_that_no_report_of_acts_can_have_lead_elsewhere(project: Path) -> None:
    """An act that is not there leads to its authentic text, where it has one."""
    (project / "acts.zip").write_bytes(packed(ACTS | {"r_2_3.xml": act("2/3", "Ice", body=CITING)}))
    output = project / "content" / "lagoons" / "session-2"
    given = ["import", str(project / "acts.zip"), "--body", "lagoons", "-o", str(output)]
    assert cli.main(["--project", str(project), *given]) == 0
    assert acts(project)["2/3"].operative[0].text == (
        "*Decides*, by [resolutions 2/2](resolution:2/2) and "
        "[2/8](https://lagoons.test/en/LC/RES/2/8) and [decision 2/5](plain:), "
        "[article 4](article:dykes/4) and [article 99](plain:) of the Convention on Dykes, so."
    )


def test_a_list_tells_how_acts_were_adopted(project: Path, capsys) -> None:
    listed = project / "adopted.json"
    listed.write_text("\n".join(json.dumps(one) for one in LISTED) + "\n", "utf-8")
    assert imported(project, "--adopted", str(listed)) == 0
    assert "resolution:2/77" in capsys.readouterr().err
    found = acts(project)
    first, other = found["2/2"].adoption, found["2/9"].adoption
    assert first.adopted == "by a recorded vote"
    assert first.vote and first.vote.in_favour == ("Östland", "Westland")
    assert first.vote.counts.against == "1"
    assert first.draft == "LC/2/L.5"
    assert (first.sponsors, first.additional_sponsors) == (("Östland",), ("Westland",))
    assert other.submitted_by == "CHAIR, A. B. CEE (WESTLAND) AND ON THE BASIS OF TALKS"
    assert (other.adopted, other.sponsors) == ("without a vote", ())
    # What the act itself says of the day goes first.
    assert (other.meeting, other.date) == ("2nd", "2031-05-02")


def test_voters_that_are_listed_twice_are_once_where_they_are_counted_once(project: Path) -> None:
    named = {"MS_in_favour": ["Westland", "Eastland"] * 2, "MS_against": ["Northland"] * 2}
    listed = {**LISTED[0], **named, "MS_against_count": "2"}
    (project / "adopted.json").write_text(json.dumps(listed), "utf-8")
    assert imported(project, "--adopted", str(project / "adopted.json")) == 0
    vote = acts(project)["2/2"].adoption.vote
    assert vote and vote.in_favour == ("Westland", "Eastland")
    assert vote.against == ("Northland", "Northland")  # which is for an editor to compare


def test_of_a_report_and_its_corrigendum_the_report_recommended_an_act(project: Path) -> None:
    printed = "LC/2/7 and LC/2/7/Corr.1, para. 4"
    listed = {**LISTED[0], "originating_document": printed, "report_paragraph": "4"}
    (project / "adopted.json").write_text(json.dumps(listed), "utf-8")
    assert imported(project, "--adopted", str(project / "adopted.json")) == 0
    by = acts(project)["2/2"].adoption.recommended_by
    assert by and (by.report, by.paragraph) == ("LC/2/7", "4")


def test_no_committee_recommended_an_act_of_the_chapter_of_those_without_one(
    project: Path,
) -> None:
    """Its draft may be a part of a report of others, of which the list gives the paragraph."""
    listed = {"symbol": "LC/RES/2/9", "committee": "By the plenary", "report_paragraph": "30"}
    (project / "adopted.json").write_text(json.dumps(listed), "utf-8")
    assert imported(project, "--adopted", str(project / "adopted.json")) == 0
    assert acts(project)["2/9"].adoption.recommended_by is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "line 1 that cannot be read"),
        ('{"symbol": "LC/RES/2/2"}\n{"symbol": ', "line 2 that cannot be read"),
        ('{"symbol": 7}', "“symbol”"),
        ('{"symbol": "A/RES/1"}', "the symbol of no act of lagoons (line 1)"),
    ],
)
def test_a_list_that_cannot_be_read_is_told(project: Path, capsys, text: str, told: str) -> None:
    (project / "adopted.json").write_text(text, "utf-8")
    assert imported(project, "--adopted", str(project / "adopted.json")) == 2
    assert told in capsys.readouterr().err
    assert not (project / "content" / "lagoons" / "session-2").exists()


def test_the_letters_of_acts_that_are_listed_together(project: Path) -> None:
    from generator.importers.recognizing.adopted import _symbols

    assert list(_symbols("A/RES/77/128 A-C")) == [f"A/RES/77/128 {letter}" for letter in "ABC"]
    assert list(_symbols("A/RES/77/1")) == ["A/RES/77/1"]
