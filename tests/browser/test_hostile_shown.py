"""A report full of markup, scripts and template code, in every text that the model has: nothing of
it runs, and every character is shown as it stands.

The rules of an editor's report are turned off here: the pages must be sound whatever they miss.
"""

from __future__ import annotations

import csv
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import hostile
import pypdfium2
import pytest
from conftest import Handler
from host import served
from kinds import ALL, kinds
from lxml import etree, html
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_policy import attributes_at_fault
from test_search import ask
from test_under_the_policy import watch

from generator import build
from generator.cli import main

ROOT = Path(__file__).parents[2]

NOT_SHOWN = {
    # by which citations and names are recognized: with the signs in them they recognize nothing
    "Action.conditions", "Action.recurrence", "Action.verb", "Action.words", "Addressed.printed",
    "Addressee.called", "Addressee.name", "BodyTexts.abbreviation",
    "BodyTexts.called", "BodyTexts.presiding", "BodyTexts.publications",
    "DocumentSource.drafts", "DocumentSource.in_session", "Deadline.printed", "Instrument.called",
    "OtherBody.called", "Stated.symbol", "Entity.called", "Entity.name", "Met.meetings",
    "Document.symbol", "Document.title", "Document.recorded", "Document.printed",
    # the feed has it
    "Correction.date",
    # for editors alone
    "Action.remark", "Item.no_action", "Item.remark", "Paragraph.no_action", "Paragraph.remark",
    "Accepted.told", "Heard.remark", "Unplaced.line", "Unplaced.text",
}  # fmt: skip
"""Texts that no page shows."""

SHOWN = """() => {
    const found = [];
    const told = (text) => {
        const plain = text.replace(/\\s+/g, " ");
        for (const { 1: serial, index, 0: mark } of plain.matchAll(/‹(\\d+)›/g)) {
            const from = index + mark.length;
            found.push([Number(serial), plain.slice(from, from + 900)]);
        }
    };
    const data = (value) => {
        if (typeof value === "string") told(value);
        else if (value && typeof value === "object") Object.values(value).forEach(data);
    };
    document.querySelectorAll("script, style").forEach((one) => {
        if (one.type.endsWith("json")) data(JSON.parse(one.textContent));
        one.remove();
    });
    // A drawing breaks words into lines; what it says stands beside it as text.
    document.querySelectorAll("svg :is(text, title, desc)").forEach((one) => {
        one.textContent = "";
    });
    told(document.documentElement.textContent);
    for (const element of document.querySelectorAll("*")) {
        for (const { name, value } of element.attributes) {
            // Python-Markdown unfolds entities twice here; the title itself follows.
            if (name === "aria-label" && element.matches(".table-scroll")) continue;
            if (name.startsWith("on")) found.push([0, `${name}=${value}`]);
            if (value.startsWith('{"')) data(JSON.parse(value));
            else told(value);
        }
    }
    return found;
}"""
"""All signs that a page shows or holds in attributes: [serial, what follows]."""


@dataclass(frozen=True)
class Made:
    """What was made of the hostile reports."""

    planted: dict[int, str]
    site: Path
    bundle: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Build the site and the bundle of both reports, with the signs in all their texts."""
    project = tmp_path_factory.mktemp("hostile")
    folders = (
        ROOT / "content",
        *(ROOT / "tests" / name / "content" for name in ("invented", "voting", "bodies/straits")),
    )
    planted = hostile.content(project / "content", *folders)
    shutil.copytree(ROOT / "overrides", project / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", project)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "check", lambda *_, **__: [])
        assert main(["--project", str(project), "build"]) == 0
        # From disk the same pages are read by other means: those of the small report show it.
        small = ["ipwc/session-4-part-2", "--no-pdf"]
        assert main(["--project", str(project), "bundle", *small]) == 0
    [packed] = (project / "dist").iterdir()
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(project / "unpacked")
    yield Made(planted, project / "site", project / "unpacked" / packed.stem)


@pytest.fixture(params=["online", "disk"])
def opened(request, browser: Browser, made: Made) -> Iterator[tuple[Page, str, Path]]:
    """Return a window, the address of the files, and their folder; nothing may run or be asked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    if request.param == "disk":
        yield from _watched(context, f"{made.bundle.as_uri()}/", made.bundle)
        return
    with served(made.site, Handler) as root:
        yield from _watched(context, root, made.site)


def _watched(context: BrowserContext, above: str, root: Path) -> Iterator[tuple[Page, str, Path]]:
    faults = watch(context, "file:" if above.startswith("file:") else above)
    context.add_init_script("window.pwned = (n) => console.error(`it ran: ${n}`);")
    context.on("dialog", lambda dialog: faults.append(dialog.message))
    yield context.new_page(), above, root
    context.close()
    assert faults == []


def is_whole(follows: str) -> bool:
    """Tell whether the signs stand as they were written: all of them, or cut with an ellipsis."""
    signs = f"{hostile.SIGNS}‹/›"
    pairs = enumerate(zip(signs, follows, strict=False))
    same = next((i for i, (a, b) in pairs if a != b), len(follows))
    return same >= len(signs) or follows[same:].lstrip(",;: ").startswith("…")


def as_source(follows: str) -> tuple[str, str]:
    """Return what words say that are shown as source, to be copied: a link in Markdown, in HTML."""
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", follows), unescape(follows)


def shown_whole(found: list[tuple[int, str]], where: str) -> set[int]:
    """Return the serials of what is shown, each as it was written."""
    broken = [
        (serial, follows[:400])
        for serial, follows in found
        if not is_whole(follows) and not any(map(is_whole, as_source(follows)))
    ]
    assert broken == [], where
    return {serial for serial, _ in found}


def found_in(text: str) -> list[tuple[int, str]]:
    """Return all signs in a text: serial, what follows."""
    plain = " ".join(text.split())
    return [(int(mark[1]), plain[mark.end() :]) for mark in re.finditer(r"‹(\d+)›", plain)]


def test_the_model_has_no_text_without_the_signs(made: Made) -> None:
    unplaced = {"Unplaced.line", "Unplaced.text"}  # an error by itself
    assert hostile.all_texts() - set(made.planted.values()) == unplaced


def some_of_each_kind(root: Path) -> list[str]:
    """Return one page of each kind of each report, and what is no page of a report; all with
    PLENARY_LONG set (`make fuzz`)."""
    names = sorted(file.relative_to(root).as_posix() for file in root.rglob("*.html"))
    if ALL or not (root / "en").is_dir():  # a bundle of the small report has few pages
        return names
    varied = {f"en/{address}index.html" for address in kinds(root)}
    return [name for name in names if not name.endswith("/index.html") or name in varied]


def test_nothing_runs_and_every_character_is_shown(opened, made: Made) -> None:
    page, above, root = opened
    shown: set[int] = set()
    for name in some_of_each_kind(root):
        page.goto(above + name.replace(" ", "%20"))
        shown |= shown_whole(page.evaluate(SHOWN), name)
    fields = {made.planted[serial] for serial in shown}
    assert len(fields) > 30
    if not above.startswith("file:"):  # there are those of the small report alone
        assert hostile.all_texts() - fields <= NOT_SHOWN


def test_search_and_previews_show_it_as_it_stands(opened) -> None:
    page, above, _ = opened
    start = "en/" if above.startswith("http") else "handbook/"
    if start == "en/":
        page.goto(f"{above}{start}ctoc-cop/session-7/resolutions/7-1/index.html")
        page.locator("#pp-4 a.reference").first.hover()
    else:
        page.goto(f"{above}{start}ipwc/session-4-part-2/resolutions/iv-3/index.html")
        page.locator("#op-1-bis a.reference").first.hover()
    expect(page.locator(".preview")).to_contain_text("<script>pwned(1)</script>")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search", exact=True).click()
    for words, answer in (
        ("script onerror", "Found in"),
        ("7/1" if start == "en/" else "IV/3", "match"),
    ):
        ask(page, words, answer)
        expect(page.locator(".search__results")).to_contain_text("<script>pwned(1)</script>")
    page.get_by_role("searchbox").fill(hostile.SIGNS)
    expect(page.locator(".search__status")).to_have_text(re.compile("Found|No results"))


def test_the_book_shows_it_as_it_stands(made: Made) -> None:
    books = sorted(made.site.rglob("*.epub"))
    assert len(books) == 4
    for book in books:
        with zipfile.ZipFile(book) as archive:
            for name in archive.namelist():
                if name.endswith((".xhtml", ".opf", ".ncx")):
                    tree = etree.fromstring(archive.read(name))
                    assert not tree.xpath(
                        "//*[local-name()='script']|//@*[starts-with(name(), 'on')]"
                    )
                    shown_whole(found_in("".join(tree.itertext())), name)


def test_the_paper_shows_it_as_it_stands(made: Made) -> None:
    """But where a sheet ends: then its foot stands in between, once in the text, once in a note."""
    signs = unbroken(f"{hostile.SIGNS}‹/›")
    papers = sorted(made.site.rglob("*.pdf"))
    assert len(papers) == 42
    for paper in papers:
        sheets = pypdfium2.PdfDocument(paper.read_bytes())
        text = unbroken("".join(sheet.get_textpage().get_text_bounded() for sheet in sheets))
        marks = list(re.finditer(r"‹\d+›", text))
        whole = [mark for mark in marks if text.startswith(signs, mark.end())]
        assert marks and len(marks) - len(whole) <= 2 * (len(sheets) - 1), paper.name


def unbroken(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe-]+", "", text)


def test_markdown_and_tables_show_it_as_it_stands(made: Made) -> None:
    """Read as CommonMark with HTML allowed, and as a spreadsheet reads them."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    files = sorted(made.site.rglob("*.md"))
    assert len(files) == 48
    for file in files:
        page = html.fromstring(f"<div>{reader.render(file.read_text('utf-8'))}</div>")
        assert not [fault for element in page.iter("*") for fault in attributes_at_fault(element)]
        assert not {"script", "img", "svg", "style"} & {element.tag for element in page.iter("*")}
        leads = [link.get("href") for link in page.iter("a")]
        assert all(re.match(r"https://(plenary\.example|docs\.un\.org)/|#", one) for one in leads)
        text = " ".join(page.text_content().split())
        shown_whole(
            [(int(f[1]), text[f.end() :]) for f in re.finditer(r"‹(\d+)›", text)], file.name
        )
    for file in made.site.rglob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for text in (cell for row in csv.reader(opened) for cell in row):
                shown_whole(found_in(text), file.name)


def test_nothing_lies_outside_the_folder(made: Made) -> None:
    project = made.site.parent
    assert {one.name for one in project.iterdir()} == {
        "content", "overrides", "mkdocs.yml", "build", "site", "dist", "unpacked",
    }  # fmt: skip
