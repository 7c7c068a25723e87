"""tools/against-links: links taken out, citations found, both compared; an invented archive."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOL = ROOT / "tools" / "against-links"
AT = "https://undocs.org/en/"
PARAGRAPHS = (
    f'Recalling its resolution <a href="{AT}A/RES/70/1">70/1</a> and <i>all</i> others,',
    f'in its resolution <a href="{AT}A/RES/70/2">70/3</a>, and resolution 70/4,',
    f'see <a href="{AT}A/60/5(Vol.II)">A/60/5 (Vol. II)</a>, <a href="{AT}S/2005/1">ibid.</a>',
    f'its resolutions <a href="{AT}A/RES/71/5a-b">71/5</a> A and B',
    '<a href="https://example.org/">elsewhere</a> and a meeting',
)
JUDGED = """\
file\tplace\tlink\tours\tverdict\treason
one.xml\t3\tA/RES/70/2\tA/RES/70/3\tours\tthe link is to another number
one.xml\t4\tS/2005/1\t\ttheirs\tnobody can tell
"""
TABLE = """\
5 texts of archive
kind                same   wrong  missed   extra   recall precis.   recall precis.
all                    3       1       1       1   0.8000   0.8000   0.6000   0.6000
A/RES                  2       1       0       1   1.0000   0.7500   0.6667   0.5000
A/ document            1       0       0       0   1.0000   1.0000   1.0000   1.0000
S/ document            0       0       1       0   0.0000   1.0000   0.0000   1.0000
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive with a file, beside what was judged of it."""
    body = "".join(f"<p>{words}</p>\n" for words in PARAGRAPHS)
    xml = f"<akomaNtoso><statement><mainBody>\n{body}</mainBody></statement></akomaNtoso>"
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as files:
        files.writestr("one.xml", xml)
    (tmp_path / "judged.tsv").write_text(JUDGED, "utf-8")
    return tmp_path / "archive.zip"


def told(*arguments: str | Path) -> str:
    """Return what the tool says."""
    command = [sys.executable, TOOL, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.slow
def test_kinds_are_counted_as_linked_and_as_judged(archive: Path) -> None:
    said = told(archive, "--judged", archive.with_name("judged.tsv")).splitlines(keepends=True)
    assert "".join([said[0], *said[2:]]) == TABLE


@pytest.mark.slow
def test_what_is_not_judged_is_written_for_a_person(archive: Path) -> None:
    still = archive.with_name("open.tsv")
    judged = archive.with_name("judged.tsv")
    assert told(archive, "--judged", judged, "--judge", still).endswith(
        f"1 not judged are in {still}\n"
    )
    [_, row] = still.read_text("utf-8").splitlines()
    assert row.split("\t")[:4] == ["one.xml", "3", "", "A/RES/70/4"]
    assert "⟦resolution 70/4⟧" in row


def test_each_verdict_of_the_project_is_one_and_has_a_reason() -> None:
    rows = [line.split("\t") for line in TOOL.with_suffix(".tsv").read_text("utf-8").splitlines()]
    assert rows[0] == ["file", "place", "link", "ours", "verdict", "reason"]
    assert len({tuple(row[:4]) for row in rows}) == len(rows) > 1
    assert {row[4] for row in rows[1:]} <= {"ours", "theirs"}
    assert all(row[5] and (row[2] or row[3]) for row in rows[1:])
