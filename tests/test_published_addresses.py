"""What was out: every address and id with its first words, kept in a file."""

from __future__ import annotations

from pathlib import Path

from generator.anchors import OVERVIEWS
from generator.published_addresses import HEAD, Published, now, read, to_text
from generator.resolved import Resolved

TABLES = Path(__file__).parent / "tables"
BASE = "ipwc/session-4-part-2/"


def test_everything_that_can_be_cited_is_there_with_its_first_words(invented: Resolved) -> None:
    words = {(entry.address.removeprefix(BASE), entry.id): entry.words for entry in now(invented)}
    assert words["", ""] == "Report of the Panel on the"
    assert words["resolutions/iv-3/", ""] == "Nets of the commons"
    assert words["resolutions/iv-3/", "chapeau"] == "The Panel,"
    assert words["resolutions/iv-3/", "pp-1"] == "Recalling resolution III/1 of 3 March"
    assert words["resolutions/iv-3/", "op-1"] == "Adopts the following:"
    assert words["resolutions/iv-3/", "op-1-a-ii"] == "Second;"
    assert words["agenda/", "item-1"] == "Opening"
    assert words["agenda/2-a/", ""] == "Nets"
    assert words["agenda/2-a/", "fn-2"] == "Ibid., para. 7."
    citable = {(a.address.removeprefix(BASE), a.id) for a in invented.anchors.values()}
    took_part = ("atlantis", "avalon", "isles", "lemuria")
    session = {(f"{folder}/", "") for folder in OVERVIEWS}
    session |= {(f"participants/{name}/", "") for name in took_part}
    notes = {("agenda/2-a/", "fn-1"), ("agenda/2-a/", "fn-2")}
    assert set(words) == citable | notes | session
    assert words["participants/atlantis/", ""] == "Atlantis"


def test_a_small_report_publishes_what_its_key_says(small: Resolved) -> None:
    """A note on two pages twice: tests/tables/published.tsv, written by reading the report."""
    assert to_text(now(small)) == (TABLES / "published.tsv").read_text("utf-8")


def test_an_address_is_listed_once(invented: Resolved) -> None:
    entries = [(entry.address, entry.id) for entry in now(invented)]
    assert len(entries) == len(set(entries))


def test_what_is_written_is_read(invented: Resolved, tmp_path: Path) -> None:
    file = tmp_path / "published.tsv"
    assert read(file) == ([], [])
    file.write_text(to_text(now(invented)), "utf-8")
    assert read(file) == (now(invented), [])


def test_no_line_is_lost_in_an_editor_program(tmp_path: Path) -> None:
    file = tmp_path / "published.tsv"
    text = f"\ufeff{HEAD}\r\na/\top-1\tUrges States\r\na/\r\n\r\na/ op-2 Urges\r\n"
    file.write_bytes(text.encode("utf-8") + b"a/\top-3\t\x93Urges\x94\r\na/\top-4\ta\tb\r\n")
    entries, findings = read(file, "published.tsv")
    assert entries == [Published("a/", "op-1", "Urges States"), Published("a/", "", "")]
    assert [(one.file, one.line, one.rule) for one in findings] == [
        ("published.tsv", 5, "published-lost"),
        ("published.tsv", 6, "published-lost"),
        ("published.tsv", 7, "published-lost"),
    ]
