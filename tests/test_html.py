"""Every page is as the HTML standard has it: by rules here, by the Nu checker, by html-validate.

The rules here (html_standard.py) run everywhere. The others need Java and Node: `make test` lets
tools/fetch-npm put them into .npm/; where that cannot be, their tests are skipped and say why.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from html_standard import faults as faults_of
from kinds import ALL, kinds, pages_of

ROOT = Path(__file__).parent.parent
MODULES = ROOT / ".npm" / "html-checkers" / "node_modules"
NU = Path(os.environ.get("PLENARY_VNU", MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"))
VALIDATE = MODULES / "html-validate" / "bin" / "html-validate.mjs"
SETTINGS = ROOT / "tools" / "npm" / "html-checkers" / "htmlvalidate.json"
SITES = ("real_site", "unpacked", "moved_site")
"""The site as it is published, the bundle, and a site with addresses that moved."""


def by_rules(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.html")):
        yield from (
            f"{file.relative_to(folder)}: {fault}" for fault in faults_of(file.read_bytes())
        )


def by_nu(folder: Path) -> Iterator[str]:
    # A page with ten thousand links nests deep enough to need a larger stack.
    command = ["java", "-Xss4m", "-jar", str(NU), "--errors-only", "--stdout", "--format", "json"]
    run = subprocess.run([*command, "--skip-non-html", str(folder)], capture_output=True, text=True)
    for found in json.loads(run.stdout)["messages"]:
        yield f"{found.get('url', '')}, line {found.get('lastLine')}: {found['message']}"


def by_html_validate(folder: Path) -> Iterator[str]:
    command = ["node", str(VALIDATE), "--config", str(SETTINGS), "--formatter", "json"]
    # Into a file: Node ends before a pipe has taken all.
    with tempfile.TemporaryFile() as told:
        subprocess.run([*command, str(folder)], stdout=told)
        told.seek(0)
        pages = json.load(told)
    for page in pages:
        for found in page["messages"]:
            yield f"{page['filePath']}, line {found['line']}: {found['message']}"


def _missing(checker: Callable[[Path], Iterator[str]]) -> str:
    """Return why a checker cannot run here; "" where it can."""
    if checker is by_nu:
        runs = shutil.which("java") and NU.is_file()
        return "" if runs else "no Java, or no vnu.jar (tools/fetch-npm html-checkers)"
    if checker is by_html_validate:
        command = ["node", str(VALIDATE), "--version"]
        # One that is there may be of an older Node than it needs.
        runs = shutil.which("node") and VALIDATE.is_file()
        runs = runs and subprocess.run(command, capture_output=True).returncode == 0
        return "" if runs else "no Node, or no html-validate (tools/fetch-npm html-checkers)"
    return ""


CHECKERS = (by_rules, by_nu, by_html_validate)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return a folder with the pages of all sites, a folder each, and pages with planted faults.

    Of the pages of a report one of each kind, and a third of these in the bundle, where they are
    the same but for their links (test_bundle.py); all in `make fuzz`.
    """
    folder = tmp_path_factory.mktemp("pages")
    real: Path = request.getfixturevalue("real_site")
    varied = {f"en/{one}index.html" for one in kinds(real)}
    varied |= {f"handbook/{one}index.html" for one in kinds(real)[::3]}
    for name in SITES:
        site: Path = request.getfixturevalue(name)
        for page in pages_of(site, real):
            if (
                ALL
                or "/session-7/" not in page
                or page in varied
                or not page.endswith("/index.html")
            ):
                (folder / name / page).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(site / page, folder / name / page)
    (folder / "planted").mkdir()
    page = (real / "en/ctoc-cop/session-7/resolutions/7-1/index.html").read_text("utf-8")
    for number, planted in enumerate(PLANTED):
        text = page.replace("</article>", f"{planted}</article>", 1)
        (folder / "planted" / f"page-{number:02}.html").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module", params=CHECKERS, ids=lambda checker: checker.__name__)
def told(request: pytest.FixtureRequest, folder: Path) -> tuple[str, list[str]]:
    """Return the name of a checker, and what it tells of all pages: it is started once."""
    checker: Callable[[Path], Iterator[str]] = request.param
    if why := _missing(checker):
        pytest.skip(why)
    return checker.__name__, list(checker(folder))


@pytest.mark.parametrize("site", SITES)
def test_every_page_is_as_the_standard_has_it(site, told, folder) -> None:
    least = {"real_site": 28, "unpacked": 12, "moved_site": 30}[site]
    assert len(list((folder / site).rglob("*.html"))) > least
    assert [fault for fault in told[1] if f"{site}/" in fault.partition(": ")[0]] == []


def test_the_pages_are_of_every_kind(real_site, unpacked, moved_site) -> None:
    names = {file.name for file in real_site.rglob("*.html")}
    assert names == {"index.html", "404.html", "without-network.html", "ctoc-cop-2014-13.html"}
    assert (unpacked / "START HERE.html").is_file()
    assert (
        "data-moved-to"
        in (moved_site / "en/ipwc/session-4-part-2/resolutions/iv-33/index.html").read_text()
    )


PLANTED = {
    "<p><div>a</div></p>": "a block in a line",
    "<section><h2>a</h2>": "not closed",
    "<em><strong>a</em></strong>": "crossed",
    "<p id='title'>a</p>": "an id twice",
    "<p id='a b'>a</p>": "an id with a space",
    "<p class='a' class='b'>a</p>": "an attribute twice",
    "<p align='right'>a</p>": "an attribute that is no more",
    "<p foo='a'>a</p>": "an attribute that never was",
    "<center>a</center>": "an element that is no more",
    "<table><p>a</p><tr><td>a</td></tr></table>": "a paragraph in a table",
    "<table><tr><td role='cell'>a</td></tr></table>": "a role that is said twice",
    "<ul><p>a</p></ul>": "a list of something else",
    "<a href='../'><a href='../'>a</a></a>": "a link in a link",
    "<a href='../'><button type='button'>a</button></a>": "a button in a link",
    "<span><h2>a</h2></span>": "a heading in a line",
    "<label for='nowhere'>a</label>": "a label of nothing",
    "<p aria-describedby='nowhere'>a</p>": "described by nothing",
    "<input type='checkbox' aria-label='a' autocomplete='off'>": "nothing to complete",
    "<img src='a.png'>": "a picture without words",
    "<p>&nosuchsign; a</p>": "a sign that has no such name",
    "<p>a < b <c</p>": "a sign that is a tag",
}
NOT_ASKED = {
    "by_rules": set(),
    "by_nu": {
        "an attribute that is no more",
        "described by nothing",
        "a sign that has no such name",
    },
    "by_html_validate": {
        "an attribute that never was",
        "a role that is said twice",
        "a label of nothing",
        "described by nothing",
        "a picture without words",
    },
}
"""What a checker lets pass (Nu: warns of)."""


def test_what_the_standard_does_not_allow_is_found(told) -> None:
    checker, faults = told
    found = " ".join(faults)
    passed = {
        name for number, name in enumerate(PLANTED.values()) if f"page-{number:02}" not in found
    }
    assert passed == NOT_ASKED[checker]


def test_nothing_is_told_of_anything_but_these_pages(told) -> None:
    """Or a fault of a page could be missed by its name."""
    assert [fault for fault in told[1] if not re.search(PAGES, fault.partition(": ")[0])] == []


PAGES = rf"\b({'|'.join(SITES)}|planted)/"
