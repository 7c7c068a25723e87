"""Handbooks of as many sessions as are wanted: short reports of an invented body.

All of them cite an article, the first act of the first report, and the acts of three sessions that
have no report.
"""

from __future__ import annotations

from pathlib import Path

from projects import OWN, ROOT

from generator.settings import NOBODYS

FIRST = 10
"""The session of the first report."""
PARAGRAPHS = 60
"""How many paragraphs of each report cite: those of four are more than a page lists."""
EARLIER = 240
"""How many acts of sessions that have no report are cited: more than the page of a body lists."""
OFTEN = "4/1"
"""One of these, which each report cites in several places."""

_BODY = """\
format: plenary-body/1
id: wetlands
texts:
  en:
    name: Meeting of the Parties to the Wetlands Accord
    short_name: Meeting
    called: [Meeting]
    abbreviation: MWA
resolution: {pattern: '(?P<session>\\d{1,3})/\\d{1,3}'}
decision: {pattern: '(?P<session>\\d{1,3})/\\d{1,3}'}
sessions:
"""
_INSTRUMENTS = """\
instruments:
- id: accord
  name: {en: Wetlands Accord}
  short_name: {en: Accord}
  called: {en: [Accord]}
  articles: 9
"""
_REPORT = """\
format: plenary-report/1
body: wetlands
session: '{session}'
language: en
symbol: MWA/{session}/9
title: Report of the Meeting on its session {session}
date: {year}-02-28
original_language: English
status: {{edition: final, copy_is: unofficial}}
held: {{place: Ramsar, opened: {year}-02-01, closed: {year}-02-05}}
reviewed_by: the Secretariat
chapters:
- number: I
  title: Resolutions
  resolutions:
  - number: {session}/1
    title: Marshes of year {year}
    operative:
"""


def many_sessions(
    folder: Path, count: int, paragraphs: int = PARAGRAPHS, earlier: int = EARLIER
) -> Path:
    """Write a content folder with so many reports; return it.

    Each has so many paragraphs; together they cite so many earlier acts.
    """
    acts = [f"{4 + at % 3}/{1 + at // 3}" for at in range(earlier)]
    body = folder / "wetlands"
    sessions = [4, 5, 6, *range(FIRST, FIRST + count)]
    named = "".join(f"- {{number: '{n}', name: {{en: session {n}}}}}\n" for n in sessions)
    for at in range(count):
        report = body / f"session-{FIRST + at}" / "report.en.yaml"
        report.parent.mkdir(parents=True)
        report.write_text(_report(at, paragraphs, acts), "utf-8")
    (body / "body.yaml").write_text(f"{_BODY}{named}{_INSTRUMENTS}", "utf-8")
    return folder


def _report(at: int, paragraphs: int, acts: list[str]) -> str:
    head = _REPORT.format(session=FIRST + at, year=1990 + at)
    earlier = (acts[(at * paragraphs + number) % len(acts)] for number in range(paragraphs))
    return head + "".join(_paragraph(number, act) for number, act in enumerate(earlier, 1))


def _paragraph(number: int, earlier: str) -> str:
    cited = [earlier, f"{FIRST}/1", *([OFTEN] if number % 8 == 1 else [])]
    acts = ", ".join(f"[resolution {act}](resolution:{act})" for act in cited)
    text = f"*Recalls* {acts} and [article 3](article:accord/3)."
    return f"    - {{number: '{number}', text: '{text}', no_action: It recalls.}}\n"


def project_of_many(folder: Path, count: int) -> Path:
    """Write a project with so many reports; return its folder."""
    many_sessions(folder / "content", count)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace(NOBODYS, OWN)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder
