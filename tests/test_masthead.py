"""The head of a text says the same on the page and in the Markdown beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import build
from generator.catalogue import load_words
from generator.exporter import Publication
from generator.exporters.data.as_markdown import export
from generator.model import Report
from generator.pages.masthead import masthead
from generator.resolved import Resolved

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "invented" / "content"
REMARK = "It has not been edited."
HEADED = ("resolutions/iv-3/", "decisions/12-cp-24/", "agenda/2-a/", "chapters/i/", "full/", "")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> build.Made:
    """Return the invented report, with all that a head can say, recorded in an annex."""
    content = tmp_path_factory.mktemp("masthead") / "content"
    shutil.copytree(INVENTED, content)
    file = content / "ipwc" / "session-4-part-2" / "report.en.yaml"
    text = file.read_text("utf-8")
    for old, new in (
        ("copy_is: unofficial", f"copy_is: unofficial\n  remark: {REMARK}"),
        ("original_language: English", "distribution: General\noriginal_language: English"),
        (
            "title: Decisions adopted at the second part",
            "title: Decisions adopted at the second part\n"
            "  paragraphs: [{number: 1, text: 'At its 2nd meeting the Panel adopted "
            "[IPWC/4/L.1](un:IPWC/4/L.1), sponsored by Atlantis and Lemuria.'}]",
        ),
        (
            "agenda_item: 2-a\n      recorded: para:2",
            "agenda_item: 2-a\n      recorded: annex:i#para-1",
        ),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    [result] = build.make(content)
    return result


def labelled(made: build.Made) -> list[tuple[str, str]]:
    words = load_words("en").pages
    return list(masthead(made.resolved[0], words).labelled(words))


def test_a_head_has_all_particulars(made: build.Made) -> None:
    lines = dict(labelled(made))
    assert lines == {
        "Symbol": "IPWC/4/9",
        "Session": "Second part of the fourth session, Hamburg, 30 January to 5 February 2021",
        "Date": "28 February 2021",
        "Distribution": "General",
        "Original": "English",
        "Status": f"Advance text, unofficial copy. {REMARK}",
    }


def test_a_line_of_it_says_what_a_text_is(made: build.Made) -> None:
    words = load_words("en").pages
    assert masthead(made.resolved[0], words).line() == (
        "IPWC/4/9",
        "Second part of the fourth session",
        "Advance text, unofficial copy",
    )


@pytest.mark.parametrize("address", HEADED)
def test_each_page_has_them(made: build.Made, address: str) -> None:
    page = made.files[f"ipwc/session-4-part-2/{address}"]
    for label, value in labelled(made):
        assert f"\n{label}\n:   {value}\n" in page
    assert page.count(REMARK) == 1


def test_so_has_the_markdown_beside_it(made: build.Made, tmp_path: Path) -> None:
    export(Publication(made, ROOT), tmp_path, lambda *_: None)
    files = sorted(tmp_path.rglob("*.md"))
    assert len(files) > 5
    for file in files:
        text = file.read_text("utf-8").replace("\\", "")
        assert "- Distribution: General\n- Original: English\n- Status: Advance" in text
        assert text.count(REMARK) == 1


def test_the_place_where_an_act_was_adopted_has_one_name(made: build.Made, tmp_path: Path) -> None:
    page = made.files["ipwc/session-4-part-2/resolutions/iv-3/"]
    export(Publication(made, ROOT), tmp_path, lambda *_: None)
    [beside] = tmp_path.rglob("resolution-iv-3.md")
    assert "([annex I, paragraph 1](" in page
    assert "([annex I, paragraph 1](" in beside.read_text("utf-8")


def test_a_report_without_a_symbol_is_called_by_body_and_session(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    [made] = resolve(report(symbol="", chapters=[{"title": "x"}]))
    head = masthead(made, load_words("en").pages)
    assert (head.symbol, head.has_symbol) == ("Conference, seventh session", False)
