"""`plenary serve` in the browser: a page follows what an editor saves, and tells of mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_core import violations
from begun import Beginner
from conftest import PATIENCE, WINDOWS
from playwright.sync_api import Browser, Page, expect
from projects import invented_project
from started import Serving, serving, wait_for
from test_under_the_policy import watch

PAGE = "en/ipwc/session-4-part-2/resolutions/iv-3/"
REPORT = "content/ipwc/session-4-part-2/report.en.yaml"
ONCE = "for the work of the Working Group on Nets at its second\n"
LONGER = f"for the work {'and the work ' * 60}of the Working Group on Nets at its second\n"
ACT = (
    f"""\
    - number: 2
      text: >-
        *Expresses its appreciation* {ONCE}        meeting;
"""
    + "".join(
        f"""\
    - number: {number}
      text: >-
        *Expresses its appreciation* to all that mend the nets of the commons, of which there are
        many, and to those that mend the nets of others, of which there are more;
"""
        for number in range(3, 18)
    ).removesuffix(";\n")
    + ".\n"
)
"""What makes the act longer than a window."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project, to be edited: it is small, so that what is saved is soon shown."""
    project = invented_project(tmp_path_factory.mktemp("project") / "project")
    report = project / REPORT
    text = report.read_text("utf-8")
    assert text.count("\nannexes:\n") == 1
    report.write_text(text.replace("\nannexes:\n", f"\n{ACT}annexes:\n"), "utf-8")
    return project


@pytest.fixture(scope="module")
def server(begins: Beginner, project: Path) -> Iterator[Serving]:
    with serving(begins, project) as server:
        yield server


@pytest.fixture
def report(project: Path) -> Iterator[Path]:
    """Return the report, which is as it was once the test is over."""
    file = project / REPORT
    text = file.read_text("utf-8")
    yield file
    file.write_text(text, "utf-8")


@pytest.fixture(params=WINDOWS)
def page(request: pytest.FixtureRequest, browser: Browser, server: Serving) -> Iterator[Page]:
    """Return a window of each width, in which nothing may fail or be stopped by the policy."""
    width = int(request.param)
    context = browser.new_context(
        viewport={"width": width, "height": WINDOWS[width]},
        has_touch=width < 600,
        is_mobile=width < 600,
        reduced_motion="reduce",
    )
    faults = watch(context, server.address)
    yield context.new_page()
    context.close()
    assert faults == []


def edit(file: Path, old: str, new: str) -> None:
    """Save a change as editors do that write another file and rename it."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, old
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text(text.replace(old, new), "utf-8")
    beside.replace(file)


def read(page: Page, server: Serving, fragment: str = "") -> None:
    """Open the page; what a test before this one saved is undone there."""
    page.goto(f"{server.address}{PAGE}{fragment}")
    expect(page.locator("#op-2")).to_contain_text("for the work of the", timeout=2 * PATIENCE)
    expect(page.get_by_role("alert")).to_have_count(0, timeout=2 * PATIENCE)
    page.wait_for_load_state("load")


def top(page: Page, identifier: str) -> float:
    """Return how far below the edge of the window an element begins."""
    found: float = page.evaluate(
        "id => document.getElementById(id).getBoundingClientRect().top", identifier
    )
    return found


@pytest.mark.parametrize(
    ("page", "fragment"),
    [(1280, ""), (360, "#op-14")],
    indirect=["page"],
    ids=["scrolled", "linked"],
)
def test_what_is_saved_is_shown_at_the_paragraph_that_is_read(
    page: Page, server: Serving, report: Path, fragment: str
) -> None:
    read(page, server, fragment)
    page.evaluate("document.getElementById('op-14').scrollIntoView({ behavior: 'instant' })")
    page.evaluate("scrollBy({ top: 37, behavior: 'instant' })")
    before, height = top(page, "op-14"), page.evaluate("document.body.scrollHeight")
    edit(report, ONCE, LONGER)
    expect(page.locator("#op-2")).to_contain_text("and the work and the work", timeout=2 * PATIENCE)
    page.wait_for_load_state("load")
    assert page.evaluate("document.body.scrollHeight") > height + 100
    assert abs(top(page, "op-14") - before) < 2
    assert page.url.endswith(f"{PAGE}{fragment}")


def test_a_mistake_is_told_over_the_last_good_page_until_it_is_mended(
    page: Page, server: Serving, report: Path
) -> None:
    read(page, server)
    bar = page.get_by_role("alert")
    expect(bar).to_have_count(0)
    good = report.read_text("utf-8")
    line = good[: good.index("*Expresses its appreciation* for the work")].count("\n")
    edit(report, ONCE, "for the work of the Working Group on Firearms at [its](nowhere:9)\n")
    expect(bar).to_be_visible(timeout=2 * PATIENCE)
    expect(bar).to_contain_text(
        "1 mistake. The latest changes will be shown here once it is corrected"
    )
    expect(bar).to_contain_text(f"{REPORT}, line {line}: ")
    expect(bar).to_contain_text("nowhere:9")
    assert f"{REPORT}:{line}: " in server.said
    expect(page.locator("#op-2")).to_contain_text("at its second meeting")
    page.reload()  # who comes later hears of it too
    expect(bar).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    met = page.locator("footer a").last.evaluate(
        """link => {
            const { x, y } = link.getBoundingClientRect();
            return document.elementFromPoint(x + 3, y + 3) === link;
        }"""
    )
    assert met, "the end of the page lies under the bar"
    report.write_text(good, "utf-8")
    expect(bar).to_have_count(0, timeout=2 * PATIENCE)


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_hostile_words_of_a_mistake_are_only_shown(
    page: Page, server: Serving, report: Path
) -> None:
    read(page, server)
    edit(report, ONCE, "for [its](<img src=x onerror=alert(1)>) \n")
    expect(page.get_by_role("alert")).to_contain_text("<img src=x", timeout=2 * PATIENCE)
    assert page.locator(".serving img").count() == 0


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_a_page_out_of_sight_follows_when_it_is_seen_again(
    page: Page, server: Serving, report: Path
) -> None:
    """It has let go of its connection: a browser has six for all pages of a site."""
    read(page, server)
    hide = """hidden => {
        const value = hidden ? "hidden" : "visible";
        Object.defineProperty(document, "visibilityState", { value, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    page.evaluate(hide, True)
    edit(report, ONCE, LONGER)
    with page.expect_response("**/serving/changes", timeout=2 * PATIENCE):
        wait_for(lambda: "and the work and" in page.request.get(f"{server.address}{PAGE}").text())
        page.wait_for_timeout(300)  # a page in sight would have asked for it
        assert "and the work and" not in page.locator("#op-2").inner_text()
        page.evaluate(hide, False)
    expect(page.locator("#op-2")).to_contain_text("and the work and the work", timeout=2 * PATIENCE)
