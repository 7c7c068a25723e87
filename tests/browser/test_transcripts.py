"""The whole job as a screen reader speaks it, in transcripts that were read by a person.

Where a name changes with good reason, PLENARY_RENEW=1 writes them anew; read them before you
commit them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from screen_reader import ScreenReader
from targets import RESOLUTION, SESSION

TRANSCRIPTS = Path(__file__).parent / "transcripts"


def search(reader: ScreenReader) -> None:
    reader.page.goto("")
    reader.arrive()
    reader.tab_to("[data-search-open]")
    reader.press("Enter")
    reader.type("7/1")
    expect(reader.page.locator(".search__results h2 a").first).to_be_visible()
    expect(reader.page.locator(".search__status")).to_contain_text("text")
    reader.hear(".search__status")
    reader.press("ArrowDown", "ArrowDown")


def a_paragraphs_link(reader: ScreenReader) -> None:
    reader.page.goto(RESOLUTION)
    reader.arrive()
    reader.tab_to(".handle")
    reader.press("End", "Enter")
    expect(reader.page.locator("dialog.paragraph-tools")).to_be_visible()
    reader.tab_to("dialog.paragraph-tools button")
    reader.press("Enter")
    expect(reader.page.locator("dialog.paragraph-tools [role=status]").first).not_to_be_empty()
    reader.hear("dialog.paragraph-tools [role=status]")
    reader.press("Escape")


def a_note_and_back(reader: ScreenReader) -> None:
    reader.page.goto(RESOLUTION)
    reader.arrive()
    reader.tab_to("a.note-call")
    reader.press("Enter")
    reader.press("Tab")
    reader.press("Enter")


def the_register(reader: ScreenReader) -> None:
    reader.page.goto(f"{SESSION}actions/")
    reader.arrive()
    reader.tab_to(".actions-filter select[name=addressee]")
    reader.page.keyboard.type("Secret")
    expect(reader.page).to_have_url(re.compile("addressee=secretariat"))
    reader.lines.append("[types Secret]")
    reader.focus()
    reader.hear(".actions-filter [role=status]")
    reader.tab_to("table.actions a")
    reader.press("Tab", "Tab")


def the_pdf(reader: ScreenReader) -> None:
    reader.page.goto(RESOLUTION)
    reader.arrive()
    reader.tab_to("a[href$='.pdf']")


def reading(reader: ScreenReader) -> None:
    reader.page.goto(RESOLUTION)
    reader.arrive()
    reader.read("article", "#op-2")


TASKS = (search, a_paragraphs_link, a_note_and_back, the_register, the_pdf, reading)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_task_is_spoken_as_it_was_read(task, desk: Page) -> None:
    reader = ScreenReader(desk)
    task(reader)
    spoken = "\n".join(reader.lines) + "\n"
    file = TRANSCRIPTS / f"{task.__name__.replace('_', '-')}.txt"
    if os.environ.get("PLENARY_RENEW"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(spoken, "utf-8")
    assert spoken == file.read_text("utf-8")
