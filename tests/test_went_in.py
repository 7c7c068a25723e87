"""What a report is made of: its own files, and what those show there that it cites or that cite it.

Whatever is changed in one of two reports that cite each other, text by text, the pages and forms of
both are as if made anew; and another word that the other does not show makes nothing of it anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from edited import REPORT
from projects import SECOND, small_project, with_a_second_report

from generator import build
from generator.cli.exporting import all_exporters, offered_by
from generator.exporter import Publication
from generator.kept import NOTHING_KEPT, Kept
from generator.last_round import LastRound
from generator.remembered import Remembered

FIRST_ACT = r"""
    operative:
    - number: '1'
      text: '*Decides* to meet, [paragraph 2 (a) of decision 13/CP.24](decision:13/CP.24#op-2-a),
        [its paragraph 1](decision:13/CP.24#op-1) and [its annex I](decision:13/CP.24/annex-i)[^1].'
      no_action: It met.
notes: [{number: '1', text: 'See [decision 13/CP.24](decision:13/CP.24) as before.'}]
"""
SECOND_ACT = r"""
    adoption: {date: 2021-02-03}
    preamble: [{text: '*Recalling* [decision 12/CP.24](decision:12/CP.24),'}]
    operative:
    - {number: '1', text: '*Decides* to count herrings;', no_action: It counts.}
    - number: '2'
      text: '*Decides* to weigh salmon:'
      no_action: It weighs.
      items: [{number: (a), text: 'In tons[^1];'}, {number: (b), text: 'In grams.'}]
    - {number: '3', text: '*Decides* to go home.', no_action: It goes.}
    annexes: [{number: I, title: Scales, paragraphs: [{text: Iron is heavy.}]}]
notes: [{number: '1', text: 'Tons as in [decision 12/CP.24, paragraph 1](decision:12/CP.24#op-1).'}]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = with_a_second_report(small_project(tmp_path / "project"))
    for file, act in ((REPORT, FIRST_ACT), (SECOND, SECOND_ACT)):
        text = (made / file).read_text("utf-8")
        before = re.search(r"\n    operative:\n.*\n", text)
        assert before
        (made / file).write_text(text.replace(before[0], act), "utf-8", newline="\n")
    return made


NOT_SHOWN = ("*Decides* to go home", "weigh salmon", "In grams", "Iron is heavy")
"""Words of the second report that the first shows nowhere."""
SHOWN = (
    "2021-02-03",
    "title: Meshes",
    "Recalling",
    "count herrings",
    "In tons",
    "title: Scales",
    "Tons as in",
    "place: Hamburg",
    "IPWC/9/1",
)
"""Words that it shows, or that might tell of a place."""
OF_THE_FIRST = ("to meet", "as before")
FORMS = {"json", "akn.xml", "md"}
"""Those that show most of other reports."""


def test_pages_and_forms_are_as_made_anew_whatever_changes(project: Path, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept")
    remembered = Remembered(project, kept, FORMS, last_round=LastRound())
    _made(project, remembered, kept)
    changes = [(SECOND, words) for words in (*NOT_SHOWN, *SHOWN)]
    for file, words in [*changes, *((REPORT, words) for words in OF_THE_FIRST)]:
        with _changed(project / file, words):
            made = _made(project, remembered, kept)
            assert made == _made(project, Remembered(), NOTHING_KEPT), words


@pytest.mark.parametrize(
    ("words", "other"),
    [*((words, "as it was") for words in NOT_SHOWN), *((words, "another") for words in SHOWN)],
)
def test_what_another_report_does_not_show_makes_nothing_of_it_anew(
    words: str, other: str, project: Path
) -> None:
    before = _sums(project)
    with _changed(project / SECOND, words):
        after = _sums(project)
    same = [name for name in before if before[name] == after[name]]
    assert same == (["ipwc/session-4-part-2/"] if other == "as it was" else [])


@contextmanager
def _changed(file: Path, words: str) -> Iterator[None]:
    """Let a report say something else for some words."""
    good = file.read_text("utf-8")
    assert good.count(words) == 1
    letter = "4" if words[-1].isdigit() else "x"
    file.write_text(good.replace(words, f"{words[:-1]}{letter}"), "utf-8", newline="\n")
    yield
    file.write_text(good, "utf-8", newline="\n")


def _sums(project: Path) -> Mapping[str, str]:
    [made] = build.make(project / "content", remembered=Remembered(project))
    return made.went_in


def _made(project: Path, remembered: Remembered, kept: Kept) -> object:
    """Return the pages and the forms of a project."""
    exporters = [one for one in all_exporters() if one.form in FORMS]
    offered = offered_by(exporters)
    [made] = build.make(project / "content", offered=offered, remembered=remembered)
    publication = Publication(made, project, kept, remembered.read)
    with TemporaryDirectory() as folder:
        for exporter in exporters:
            exporter.export(publication, Path(folder) / exporter.form, lambda *_: None)
        forms = {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in Path(folder).rglob("*")
            if file.is_file()
        }
    return made.files, made.theme, made.notices, forms
