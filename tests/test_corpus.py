"""`make corpus`: a handbook of a folder of zip files, and what each stage took."""

from __future__ import annotations

import json
import re
from pathlib import Path

import bench_corpus
import pytest
from test_gathered import ACTS, GATHERED, LAGOONS, LISTED, act
from word_files import packed

OPEN = """\
- {number: 2, opens: 2031-05-01, closes: 2031-06-30}
- {number: 3, opens: 2032-05-01, closes: 2032-06-30}
"""
ACCEPTED = """\
- rule: missing-act
  place: resolution:2/9
  told: >-
    2/3 to 2/8 is not in the report, and there is 2/9; look for its heading in the text of the acts
    before
  reason: Only some are here.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two sessions in English, one of which has a mistake, and others."""
    unxml = tmp_path / "unxml"
    unxml.mkdir()
    (unxml / "lc-2-English.zip").write_bytes(packed(ACTS))
    (unxml / "lc-2-Klingon.zip").write_bytes(packed(ACTS))
    (unxml / "more.zip").write_bytes(packed(ACTS))
    wrong = act("3/1", "Gates", "[without a committee (LC/3/L.1)]", body="<p>5. Decides so.</p>")
    (unxml / "lc-3-English.zip").write_bytes(packed({"r_3_1.xml": wrong}))
    (unxml / "adopted-2.json").write_text("\n".join(map(json.dumps, LISTED)), "utf-8")
    body = tmp_path / "body" / "body.yaml"
    body.parent.mkdir()
    text = LAGOONS.read_text("utf-8").replace("- number: 1\n- number: 2\n", OPEN)
    body.write_text(text + GATHERED, "utf-8")
    body.with_name("accepted-2.yaml").write_text(ACCEPTED, "utf-8")
    return unxml


@pytest.mark.slow
def test_a_folder_becomes_a_handbook(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "corpus"
    body = tmp_path / "body" / "body.yaml"
    bench_corpus.main([str(folder), "--body", str(body), "--project", str(project), "--in-parts"])
    told = capsys.readouterr().out
    assert "lc-2-Klingon.zip is left out: there are no words of Klingon yet" in told
    assert "more.zip is left out" in told
    assert re.search(r"lagoons/session-3 is left out: \d+ mistakes; the first: .*report.en", told)
    assert "4 texts in 1 reports" in told
    cost = r" +[\d.]+ s +[\d.]+ CPU s +[1-9]\d* MB"
    for stage in (
        *("import", "check", "part lagoons/session-2/en", "putting them together"),
        *("build, nothing kept", "build, one word changed"),
    ):
        assert re.search(rf"^ +{stage}{cost}$", told, re.MULTILINE), stage
    assert "wanted: at most 600" in told and "11,400 texts" in told
    # What is so in the files was accepted, and a word of a preamble was changed.
    site = project / "site" / "en" / "lagoons"
    corrections = (site / "session-2" / "corrections" / "index.html").read_text("utf-8")
    assert "Only some are here." in corrections and "Notings" in corrections
    assert not (site / "session-3").exists()


def test_a_folder_without_a_session_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="has no session"):
        bench_corpus.main([str(tmp_path)])
