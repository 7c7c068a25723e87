"""The register and the whole report in parts: who comes for a row or a paragraph arrives at it, and
each part of the register has its filter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from conftest import Handler
from host import served
from playwright.sync_api import Browser, Page, expect
from projects import ONE_ACT, small_project
from targets import assert_is_target

from generator.cli import main
from generator.pages import register_in_parts

SESSION = "ipwc/session-4-part-2/"
REGISTER = f"{SESSION}actions/"
NUMBERS = range(1, 5)


@pytest.fixture(scope="module")
def parts_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a handbook whose register of twelve actions is in parts of six; yield its address."""
    project = small_project(tmp_path_factory.mktemp("parts"))
    [report] = (project / "content").rglob("report.en.yaml")
    head = ONE_ACT.partition("chapters:")[0]
    report.write_text(f"{head}whole_up_to: 6\n{chapters()}", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(register_in_parts, "MOST_ON_PAGE", 6)
        assert main(["--project", str(project), "build", "--without", "pdf,epub"]) == 0
    with served(project / "site", Handler) as root:
        yield f"{root}en/{REGISTER}"


def chapters() -> str:
    """Return chapters of four acts, each asking for three things, as YAML."""
    acts = [{"number": f"IV/{n}", "title": f"Nets {n}", "operative": operative()} for n in NUMBERS]
    return f"chapters: {json.dumps([{'number': 'I', 'title': 'Acts', 'resolutions': acts}])}\n"


def operative() -> list[dict[str, object]]:
    """Return paragraphs, each with an action."""
    asked = {"verb": "Requests", "force": "directed", "words": "to act", "review": "confirmed"}
    return [
        {
            "number": str(n),
            "text": f"*Requests* {whom} to act.",
            "actions": [{**asked, "addressees": [whom]}],
        }
        for n, whom in enumerate(("the secretariat", "the Panel", "the secretariat"), 1)
    ]


@pytest.fixture(scope="module", params=[360, 1280])
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, service_workers="block"
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize(
    ("old", "part", "id_"),
    [
        ("#resolution-iv-3", "from-resolution-iv-3/", "resolution-iv-3"),
        ("#resolution-iv-4-op-2", "from-resolution-iv-3/", "resolution-iv-4-op-2"),
        ("by-deadline/#no-deadline", "by-deadline/from-no-deadline/", "no-deadline"),
        ("secretariat/#no-deadline", "secretariat/from-no-deadline/", "no-deadline"),
    ],
)
def test_who_comes_for_a_row_or_a_heading_arrives(
    reader: Page, parts_address: str, old: str, part: str, id_: str
) -> None:
    reader.goto(f"{parts_address}{old}")
    reader.wait_for_url(f"{parts_address}{part}#{id_}")
    if id_.startswith("resolution-iv-4"):
        assert_is_target(reader, id_)
    expect(reader.locator(f"[id='{id_}']")).to_be_in_viewport()


@pytest.mark.parametrize("id_", ["resolution-iv-3", "resolution-iv-4-op-2", "resolutions"])
def test_who_comes_for_a_place_of_the_whole_report_arrives(
    reader: Page, parts_address: str, id_: str
) -> None:
    whole = parts_address.replace(REGISTER, f"{SESSION}full/")
    reader.goto(f"{whole}#{id_}")
    part = "resolutions/" if id_ == "resolutions" else "from-resolution-iv-3/"
    reader.wait_for_url(f"{whole}{part}#{id_}")
    assert_is_target(reader, id_)
    expect(reader.locator(f"[id='{id_}']")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("chosen", "arrives"),
    [
        ("?addressee=panel&force=directed", "by-addressee/#addressee-panel"),
        ("?deadline=no-deadline", "by-deadline/from-no-deadline/#no-deadline"),
        ("?words=nets", "?words=nets"),
    ],
)
def test_who_was_sent_a_choice_of_the_filter_arrives_at_the_view_that_has_it(
    reader: Page, parts_address: str, chosen: str, arrives: str
) -> None:
    """As when all was on one page, and the choice stood in the address."""
    reader.goto(f"{parts_address}{chosen}")
    reader.wait_for_url(f"{parts_address}{arrives}")
    id_ = arrives.partition("#")[2]
    if id_:
        expect(reader.locator(f"[id='{id_}']")).to_be_in_viewport()
    else:
        expect(reader.locator("h1")).to_be_visible()


def test_an_id_that_never_was_leaves_the_reader_where_he_is(
    reader: Page, parts_address: str
) -> None:
    reader.goto(f"{parts_address}#resolution-iv-44")
    expect(reader.locator("h1")).to_be_visible()
    expect(reader).to_have_url(f"{parts_address}#resolution-iv-44")


def test_one_goes_from_the_register_to_a_part_and_filters_it(
    reader: Page, parts_address: str
) -> None:
    reader.goto(parts_address)
    expect(reader.locator(".actions-filter")).to_have_count(0)
    expect(reader.locator("main")).to_contain_text("in its own words: 12 actions, from")
    reader.get_by_role("link", name="Resolutions IV/3 to IV/4").click()
    expect(reader).to_have_url(f"{parts_address}from-resolution-iv-3/")
    expect(reader.locator("main")).to_contain_text("A part of the register: 6 actions of 12.")
    reader.get_by_label("Addressee", exact=True).select_option(label="The Panel")
    expect(reader.locator(".actions-filter [role=status]")).to_have_text("2 actions")
    expect(reader).to_have_url(re.compile(r"from-resolution-iv-3/\?addressee=panel$"))


def test_nothing_is_wider_than_the_screen(reader: Page, parts_address: str) -> None:
    for view in ("", "from-resolution-iv-3/", "by-deadline/", "secretariat/"):
        reader.goto(f"{parts_address}{view}")
        expect(reader.locator("h1")).to_be_visible()
        assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
