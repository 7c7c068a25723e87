"""What an editor is told: one line a finding, at the line where the mistake stands."""

from __future__ import annotations

from generator.findings import Finding, Lines, Severity, errors, in_order

LINES = Lines("content/x/report.en.yaml", {(): 1, ("notes",): 40, ("notes", 0): 41})


def test_a_finding_is_one_line() -> None:
    finding = LINES.finding("note-missing", ("notes", 0), "add it")
    assert str(finding) == "content/x/report.en.yaml:41: note-missing: add it"
    notice = LINES.finding("ibid-across-texts", (), "look", Severity.NOTICE)
    assert str(notice) == "content/x/report.en.yaml:1: ibid-across-texts: notice: look"


def test_what_is_quoted_ends_no_line_and_moves_nothing_on_a_terminal() -> None:
    finding = Finding(
        "r", "f\x1b[2J", 1, "“a\n::error::b\x1b[31m\u202e\u2028” is no key, ¶ 2\u00a0is"
    )
    assert (
        str(finding)
        == "f\\u001b[2J:1: r: “a\\u000a::error::b\\u001b[31m\\u202e\\u2028” is no key, ¶ 2\u00a0is"
    )


def test_what_cannot_be_seen_is_shown_by_its_number() -> None:
    finding = Finding(
        "r", "f", 1, "“sym\u00adbol”, \U000e0045, \u2067x\u2069, قرار \u20671\u2069 \u200f"
    )
    assert str(finding) == (
        "f:1: r: “sym\\u00adbol”, \\U000e0045, \\u2067x\\u2069, قرار \\u20671\\u2069 \u200f"
    )


def test_a_path_without_a_line_has_that_of_what_is_around_it() -> None:
    assert LINES.line(("notes", 0, "text")) == 41
    assert LINES.line(("notes", 7, "text")) == 40
    assert LINES.line(("chapters", 0)) == 1
    assert Lines("x", {}).line(("chapters",)) == 1


def test_findings_are_told_once_by_file_and_line() -> None:
    a, b, c = (Finding("r", file, line, "m") for file, line in (("a", 10), ("a", 9), ("b", 1)))
    assert in_order([c, a, b, a]) == [b, a, c]


def test_only_errors_stop_a_build() -> None:
    error = Finding("r", "f", 1, "m")
    notice = Finding("r", "f", 1, "m", severity=Severity.NOTICE)
    assert errors([error, notice]) == [error]
