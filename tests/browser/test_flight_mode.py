"""A reader in flight mode: the report that was asked for, its search, the next edition.

The network is cut by the host itself: it closes every connection without a word. It is the hardest
of hosts otherwise, too: it lets browsers keep files for ten minutes and dates all of them alike, so
that a browser that asks whether a file has changed is told that none has.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from conftest import PATIENCE
from deployed import headers
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    WebError,
    expect,
)
from targets import assert_is_target

from generator.site.building import build_site

FORMER = Path(__file__).parent / "former"
SEVENTH = "ctoc-cop/session-7/"
EIGHTH = "ctoc-cop/session-8/"
RESOLUTION = f"{SEVENTH}resolutions/7-1/"
KEPT = "Kept: Seventh session, 0."
EIGHTH_KEPT = "Kept: Eighth session, 0."
OFFER = re.compile(r"^Keep for reading offline \(0\.\d MB\)$")

EIGHTH_REPORT = """\
---
title: The report at a glance
kind: report
kind_name: Report at a glance
text: The report at a glance
report: ctoc-cop/session-8
---
# Report of the eighth session

## Resolutions and decisions adopted {: #adopted }

The Conference spoke of the xylophone and of technical assistance.
{: #op-1 .paragraph }
"""
ONLY_IN_ONE = EIGHTH_REPORT.replace("session-8", "session-7").replace("eighth", "seventh")
ONLY_IN_ONE = ONLY_IN_ONE.replace("xylophone", "harpsichord")


def never(asked: list[str]) -> bool:
    """Tell of no moment that the network breaks off there."""
    return False


class Host:
    """A web host that can be renewed, moved into a subfolder, and cut off."""

    def __init__(self) -> None:
        self.site = Path()
        self.folder = ""
        self.down = False
        self.breaks_off: Callable[[list[str]], bool] = never
        self.held = ""
        self.lets_go = threading.Event()
        self.asked: list[str] = []
        self.server = Server(("127.0.0.1", 0), functools.partial(Answer, host=self))
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/{self.folder}en/"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of what went wrong, and not of readers who have gone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Answer(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one go: two would wait for each other, 40 ms a file

    def __init__(self, *args: Any, host: Host) -> None:
        self.host = host
        super().__init__(*args, directory=str(host.site))

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        self.host.asked.append(self.path)
        if self.path == self.host.held:
            self.host.lets_go.wait(PATIENCE / 1000)
        self.host.down = self.host.down or self.host.breaks_off(self.host.asked)
        self.close_connection = self.close_connection or self.host.down
        return not self.host.down

    def translate_path(self, path: str) -> str:
        self.directory = str(self.host.site)
        inside = path.removeprefix(f"/{self.host.folder}")
        return super().translate_path(f"/{inside}" if inside != path else "/nowhere")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        for name, value in headers("nginx.conf").items():
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def editions(
    tmp_path_factory: pytest.TempPathFactory, write_sample: Callable[[Path], Path]
) -> dict[str, Path]:
    """Build two editions of a handbook of two reports, and the first in other forms: without flight
    mode, with devices that keep what was visited, and as it was when all of them did."""
    folder = tmp_path_factory.mktemp("editions")
    pages = write_sample(folder / "build")
    docs = pages / "en/docs"
    config = pages / "en/mkdocs.yml"
    text = config.read_text("utf-8").replace("reports:", REPORTS, 1)
    overrides = folder / "overrides"
    shutil.copytree(Path(__file__).parents[2] / "overrides", overrides)
    config.write_text(re.sub("custom_dir: .*", f"custom_dir: {overrides}", text), "utf-8")
    write(docs / EIGHTH / "index.md", EIGHTH_REPORT)
    write(docs / SEVENTH / "documents/index.md", ONLY_IN_ONE)
    site(pages, folder / "first")
    site(pages, folder / "withdrawn", flight_mode=False)
    asked = config.read_text("utf-8")
    config.write_text(asked.replace("extra:", "extra:\n  flight_mode: visited", 1), "utf-8")
    site(pages, folder / "visited")
    config.write_text(asked, "utf-8")
    former(pages, folder / "former", overrides)

    (docs / SEVENTH / "documents/index.md").unlink()
    write(docs / SEVENTH / "resolutions/7-2/index.md", ONLY_IN_ONE)
    for act in ("7-1", "7-3"):
        page = docs / SEVENTH / f"resolutions/{act}/index.md"
        changed = page.read_text("utf-8").replace("*Recalling*", "*Recalling with glee*")
        assert "glee" in changed
        write(page, changed)
    with (overrides / "assets/handbook.css").open("a") as sheet:
        sheet.write("h1 { text-decoration: underline; }\n")
    site(pages, folder / "second")

    shutil.copytree(folder / "second", folder / "half")
    half = folder / "half/en" / SEVENTH / "resolutions/7-3/index.html"
    half.write_bytes((folder / "first/en" / SEVENTH / "resolutions/7-3/index.html").read_bytes())
    shutil.copytree(folder / "first", folder / "announced")
    shutil.copy(folder / "second/en/edition.txt", folder / "announced/en")
    for file in folder.rglob("*"):
        os.utime(file, (1415836800, 1415836800))
    shutil.copytree(folder / "second", folder / "dated")
    for file in (folder / "dated").rglob("*"):
        os.utime(file, (1500000000, 1500000000))  # no browser takes it for the first
    return {file.name: file for file in folder.iterdir()}


REPORTS = """reports:
      ctoc-cop/session-8:
        title: Eighth session
        body: Conference
        symbol: CTOC/COP/2016/15
        navigation: [{title: The report at a glance, address: ctoc-cop/session-8/}]"""


def site(pages: Path, to: Path, *, flight_mode: bool = True) -> None:
    build_site(pages, to, {"en": "English"}, date="2014-11-13", flight_mode=flight_mode)


def former(pages: Path, to: Path, overrides: Path) -> None:
    """Build the site as it was when devices kept what was visited; some still have its worker."""
    names = ("service-worker.js", "assets/keeping.js", "handbook/keeping.html")
    today = {name: (overrides / name).read_text("utf-8") for name in names}
    for name in today:
        shutil.copy(FORMER / Path(name).name, overrides / name)
    with (overrides / "assets/keeping.js").open("a") as script:
        script.write("// const SIZES = {};\n")  # which today's list asks for
    site(pages, to)
    for name, text in today.items():
        write(overrides / name, text)
    former_edition(to / "en")


def former_edition(site: Path) -> None:
    """Write the list of files as it was: all in one, with whole sums and lengths."""
    index = json.loads((site / "edition.json").read_text("utf-8"))
    groups = {"": index["shared"]} | {
        report: json.loads((site / f"assets/kept/{report}.json").read_text("utf-8"))
        for report in index["reports"]
    }
    shutil.rmtree(site / "assets/kept")
    listed: dict[str, dict[str, tuple[str, int]]] = {name: {} for name in groups}
    for report, folders in groups.items():
        for folder, names in folders.items():
            for name in names:
                address = f"{folder}{name}"
                file = f"{address}index.html" if not address or address.endswith("/") else address
                content = (site / file).read_bytes()
                listed[report][file] = (hashlib.sha256(content).hexdigest(), len(content))
    shared = listed.pop("")
    text = json.dumps({"format": "plenary-edition/1", "shared": shared, "reports": listed})
    (site / "edition.json").write_text(text, "utf-8")
    edition = hashlib.sha256(text.encode()).hexdigest()
    (site / "edition.txt").write_text(f"{edition}\n")
    worker = site / "service-worker.js"
    written = re.sub('const EDITION = ".*?";', f'const EDITION = "{edition}";', worker.read_text())
    worker.write_text(written)


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def hosts() -> Iterator[Host]:
    host = Host()
    yield host
    host.close()


@pytest.fixture
def host(hosts: Host, editions: dict[str, Path]) -> Iterator[Host]:
    """Return the host as it is on the first day: the first edition at its root."""
    hosts.site, hosts.folder, hosts.down = editions["first"], "", False
    hosts.breaks_off, hosts.held = never, ""
    hosts.asked.clear()
    yield hosts
    hosts.lets_go.set()
    hosts.lets_go = threading.Event()


class Device:
    """A phone with an empty memory, whose windows must show no error."""

    def __init__(self, browser: Browser, host: Host) -> None:
        self.host = host
        self.faults: list[str] = []
        self.context: BrowserContext = browser.new_context(viewport={"width": 360, "height": 740})
        self.context.set_default_timeout(PATIENCE)
        self.context.on("console", self.said)
        self.context.on("weberror", self.failed)

    def said(self, line: ConsoleMessage) -> None:
        # The browser fetches the picture of a tab when it likes, and may meet the cut network.
        picture = line.location["url"].endswith("/favicon.svg") and "net::ERR" in line.text
        if line.type in ("error", "warning") and not picture:
            self.faults.append(f"{line.text} ({line.location['url']})")

    def failed(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")

    def open(self, place: str) -> Page:
        page = self.context.new_page()
        page.goto(self.host.address + place)
        return page

    def keep(self, place: str = RESOLUTION) -> Page:
        """Open a page of the seventh session, ask for the report and wait until it is kept."""
        page = self.open(place)
        ask_for(page)
        return page


@pytest.fixture
def device(browser: Browser, host: Host) -> Iterator[Device]:
    device = Device(browser, host)
    yield device
    device.context.close()
    assert not device.faults


@pytest.fixture(scope="module")
def visited(browser: Browser, hosts: Host, editions: dict[str, Path]) -> Iterator[Device]:
    """Return a device that keeps the first edition, for tests that only read."""
    hosts.site, hosts.folder, hosts.down = editions["first"], "", False
    device = Device(browser, hosts)
    device.keep()
    yield device
    device.context.close()


@pytest.fixture
def reader(visited: Device, host: Host) -> Iterator[Device]:
    """Return that device with no window open."""
    for page in visited.context.pages:
        page.close()
    yield visited
    faults = [*visited.faults]
    visited.faults.clear()
    assert not faults


def ask_for(page: Page, kept: str = KEPT) -> None:
    footer(page).get_by_role("button", name=OFFER).click()
    expect(footer(page)).to_contain_text(kept)


def footer(page: Page) -> Locator:
    return page.locator("[data-keeping]")


def edition(page: Page) -> str | None:
    """Return the edition that the page was kept with; None on a page from the network."""
    found: str | None = page.locator("html").get_attribute("data-edition")
    return found


def arrives(page: Page, old: str) -> None:
    """Wait for a page of another edition than the old one."""
    expect(page.locator(f"html[data-edition]:not([data-edition='{old}'])")).to_be_attached()


def search(page: Page, words: str, answer: str) -> Locator:
    """Search; return the texts found once the answer is told."""
    if not page.locator("dialog").is_visible():
        page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill(words)
    expect(page.locator(".search__status")).to_contain_text(answer)
    return page.locator(".search__text")


def is_whole(page: Page, name: str) -> bool:
    """Tell whether words, styles and search are all of one edition."""
    first = name == "first"
    assert ("glee" in page.locator("main").inner_text()) is not first
    line = page.locator("h1").evaluate("e => getComputedStyle(e).textDecorationLine")
    assert line == ("none" if first else "underline")
    search(page, "glee", "No results for" if first else "Found in")
    page.keyboard.press("Escape")
    return True


NEXT_WORKER = """navigator.serviceWorker.getRegistration()
    .then(({ installing, waiting }) => Boolean(installing || waiting))"""


def wait_for(page: Page, happens: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while not happens():
        if time.monotonic() > end:
            pytest.fail("it did not happen in time")
        page.wait_for_timeout(50)


# --- without a network ------------------------------------------------------------------------


def test_after_one_visit_the_session_can_be_read_without_a_network(
    reader: Device, host: Host
) -> None:
    host.down = True
    page = reader.open(RESOLUTION)
    expect(page.locator("#op-14")).to_contain_text("Calls upon")
    expect(footer(page)).to_contain_text(
        re.compile(r"without a network, in the edition that this device received on \d+ \w+ 20\d\d")
    )
    page.locator("#op-14 a.reference").first.click()
    assert_is_target(page, "article-32")
    assert (
        page.locator("h1")
        .evaluate("e => getComputedStyle(e).fontFamily")
        .startswith('"Libertinus Serif"')
    )
    page.go_back()
    page.locator("[id=fnref-1]").click()
    assert_is_target(page, "fn-1")
    page.goto(f"{host.address}{SEVENTH}resolutions/7-3/index.html?from=mail#op-1")
    assert_is_target(page, "op-1")
    page.goto(f"{host.address}{SEVENTH}decisions/7-1")
    expect(page).to_have_url(f"{host.address}{SEVENTH}decisions/7-1/")
    page.goto(host.address)
    expect(footer(page)).to_contain_text(KEPT)


def test_the_search_finds_what_is_kept_and_says_that_the_rest_is_not_searched(
    reader: Device, host: Host
) -> None:
    page = reader.open(RESOLUTION)
    found = search(page, "xylophone", "Found in")
    expect(found).to_contain_text("Eighth session")  # from the network
    expect(page.locator(".search__status")).not_to_contain_text("Without a network")
    host.down = True
    page.reload()
    expect(footer(page)).to_contain_text("You are reading without a network")
    search(page, "xylophone", "No results for “xylophone”")
    only = "only the reports that are kept on this device are searched"
    expect(page.locator(".search__status")).to_contain_text(only)
    found = search(page, "technical assistance", "Found in")
    expect(page.locator(".search__status")).to_contain_text(only)
    assert "Eighth session" not in " ".join(found.all_inner_texts())
    text = found.filter(has=page.get_by_role("link", name="Resolution 7/3", exact=True))
    text.get_by_role("link", name=re.compile(r"^paragraph 1 \(a\) ", re.I)).click()
    assert_is_target(page, "op-1-a")


def test_a_citation_leads_to_its_place_in_what_is_kept(reader: Device, host: Host) -> None:
    page = reader.open(RESOLUTION)
    host.down = True
    page.reload()
    expect(footer(page)).to_contain_text("You are reading without a network")
    search(page, "para 3", "only the reports that are kept on this device are searched")
    expect(page.locator(".search__places a")).to_have_count(0)  # it is the eighth session's
    search(page, "7/3 op 2", "One match")
    expect(page.locator(".search__places a")).to_have_text(
        "Go to resolution 7/3, paragraph 2 Decides to keep these words with the report"
    )
    page.keyboard.press("Enter")
    assert_is_target(page, "op-2")
    expect(page.locator("h1")).to_contain_text("7/3")


def test_a_network_that_goes_while_the_search_is_open_is_no_error(
    reader: Device, host: Host
) -> None:
    page = reader.open(RESOLUTION)
    page.get_by_role("button", name="Search", exact=True).click()
    search(page, "Secretariat", "Found in")
    host.down = True
    search(page, "xylophone", "Found in one text. Without a network, only")
    # The browser itself says in its console that a file could not be loaded.
    assert all("/pagefind/" in fault for fault in reader.faults)
    reader.faults.clear()


def test_a_page_that_is_not_kept_says_so_and_leads_to_what_is(device: Device, host: Host) -> None:
    page = device.keep()
    host.down = True
    page.goto(f"{host.address}{EIGHTH}?from=mail#op-1")
    expect(page.locator("h1")).to_have_text("This page is not kept on this device")
    expect(page.locator("[data-asked]")).to_contain_text(f"/en/{EIGHTH}")
    assert (
        page.locator("h1")
        .evaluate("e => getComputedStyle(e).fontFamily")
        .startswith('"Libertinus Serif"')
    )
    main = page.locator("main")
    expect(main.get_by_role("heading", name="Seventh session")).to_be_visible()
    expect(main.get_by_role("heading", name="Eighth session")).to_be_hidden()
    main.get_by_role("link", name="Resolutions").click()
    expect(page.locator("h1")).to_have_text("Resolutions")
    page.go_back()
    host.down = False
    page.get_by_role("link", name="Try again").click()
    expect(page).to_have_url(f"{host.address}{EIGHTH}?from=mail#op-1")
    ask_for(page, EIGHTH_KEPT)
    host.down = True
    page.goto(f"{host.address}nowhere/")
    expect(page.locator("h1")).to_have_text("This page is not kept on this device")
    host.down = False
    page.goto(f"{host.address}without-network.html?asked={host.address}{SEVENTH}")
    expect(page).to_have_url(f"{host.address}{SEVENTH}")
    page.goto(f"{host.address}without-network.html?asked=https://elsewhere.example/")
    expect(page.locator("[data-asked]")).to_be_hidden()


def test_a_site_in_a_subfolder_is_kept_too(device: Device, host: Host) -> None:
    host.folder = "handbooks/2014/"
    page = device.keep()
    host.down = True
    page.goto(f"{host.address}{SEVENTH}resolutions/7-3/")
    expect(page.locator("#op-2")).to_contain_text("Decides")
    page.goto(f"{host.address}{EIGHTH}")
    expect(page.locator("h1")).to_have_text("This page is not kept on this device")


# --- the next edition -------------------------------------------------------------------------


def test_the_old_edition_stays_whole_until_the_reader_asks_for_the_new(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    device.keep().close()
    one, other = device.open(RESOLUTION), device.open(f"{SEVENTH}resolutions/7-3/")
    old = edition(one)
    assert old and edition(other) == old
    host.site = editions["second"]
    host.asked.clear()
    one.reload()
    for page in (one, other):
        expect(footer(page)).to_contain_text("A new edition of the handbook is ready.")
    unchanged = "/en/instruments/untoc/"
    assert f"/en/{RESOLUTION}" in host.asked and unchanged not in host.asked
    one.reload()
    assert edition(one) == edition(other) == old
    assert is_whole(one, "first") and is_whole(other, "first")
    loaded: list[Page] = []
    for page in (one, other):
        page.on("load", lambda page: loaded.append(page))
    footer(other).get_by_role("button", name="Show the new edition").click()
    for page in (one, other):
        arrives(page, old)
        expect(footer(page)).to_contain_text(KEPT)
    host.down = True
    assert is_whole(one, "second") and is_whole(other, "second")
    assert len(loaded) == 2, "each page is loaded anew, once"
    one.goto(f"{host.address}{SEVENTH}resolutions/7-2/")
    expect(one.locator("h1")).to_have_text("Report of the seventh session")
    one.goto(f"{host.address}{SEVENTH}documents/")
    expect(one.locator("h1")).to_have_text("This page is not kept on this device")
    assert len(one.evaluate("caches.keys()")) == 1


def with_the_next_one_ready(
    device: Device, host: Host, editions: dict[str, Path]
) -> tuple[Page, str | None]:
    """Return a page of the first edition, and that edition, on a device to which the next came."""
    page = device.keep()
    page.reload()
    old = edition(page)
    host.site = editions["second"]
    page.reload()
    expect(footer(page)).to_contain_text("A new edition of the handbook is ready.")
    assert is_whole(page, "first")
    return page, old


def test_with_one_page_open_the_next_one_is_of_the_new_edition(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    page, old = with_the_next_one_ready(device, host, editions)
    page.goto(f"{host.address}{SEVENTH}resolutions/7-3/#op-2", wait_until="commit")
    arrives(page, old)
    assert_is_target(page, "op-2")
    assert is_whole(page, "second")
    expect(footer(page)).not_to_contain_text("A new edition")


def test_a_second_window_beside_it_is_of_the_new_edition_and_so_is_the_first_then(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    """In one of ten, on a machine with other work, the second window waited for ever."""
    first, old = with_the_next_one_ready(device, host, editions)
    second = device.open(f"{SEVENTH}resolutions/7-3/#op-2")
    assert_is_target(second, "op-2")
    for page in (first, second):
        arrives(page, old)
        assert is_whole(page, "second")


def test_half_an_edition_keeps_the_old_one(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    page = device.keep()
    page.reload()
    old = edition(page)
    host.site = editions["half"]
    host.asked.clear()
    page.reload()
    damaged = f"/en/{SEVENTH}resolutions/7-3/"
    wait_for(page, lambda: host.asked.count(damaged) == 2)  # its bytes are wrong twice
    wait_for(page, lambda: not page.evaluate(NEXT_WORKER))
    page.reload()
    assert edition(page) == old and is_whole(page, "first")
    host.down = True
    page.goto(f"{host.address}{SEVENTH}resolutions/7-3/")
    assert edition(page) == old and is_whole(page, "first")
    host.down, host.site = False, editions["second"]
    page.reload()
    expect(footer(page)).to_contain_text("A new edition of the handbook is ready.")


def test_an_edition_whose_worker_is_not_there_yet_changes_nothing(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    page = device.keep()
    page.reload()
    old = edition(page)
    host.site = editions["announced"]
    page.reload()
    asked = f"/en/service-worker.js?{(editions['second'] / 'en/edition.txt').read_text().strip()}"
    wait_for(page, lambda: asked in host.asked)
    wait_for(page, lambda: not page.evaluate(NEXT_WORKER))
    assert "service-worker.js?" not in page.evaluate("navigator.serviceWorker.controller.scriptURL")
    host.down = True
    assert edition(page) == old and is_whole(page, "first")


def test_of_half_an_edition_nothing_is_kept(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    host.site = editions["half"]
    page = device.open(RESOLUTION)
    footer(page).get_by_role("button", name=OFFER).click()
    renewed = (
        "The handbook is being updated. Keeping Seventh session will continue on your next visit."
    )
    expect(footer(page)).to_contain_text(renewed)
    page.reload()
    expect(footer(page)).to_contain_text(renewed)
    assert edition(page) is None
    host.site = editions["second"]
    page.reload()
    expect(footer(page)).to_contain_text(KEPT)


def test_a_page_from_the_network_stays_with_the_network(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    """Its report was not kept when it was opened, so its bytes were checked by nobody."""
    page = device.keep()
    page.goto(f"{host.address}{EIGHTH}")
    ask_for(page, EIGHTH_KEPT)
    assert edition(page) is None
    host.asked.clear()
    search(page, "xylophone", "Found in")
    assert "/en/pagefind/texts.json" in host.asked
    page.reload()
    host.asked.clear()
    search(page, "xylophone", "Found in")
    assert edition(page) and "/en/pagefind/texts.json" not in host.asked


# --- what the reader wants ---------------------------------------------------------------------


def requests_for_pages(host: Host) -> list[str]:
    """Return which pages, and files for keeping, were asked for."""
    return [path for path in host.asked if not path.startswith("/en/assets/")] + [
        path for path in host.asked if path.startswith("/en/assets/kept/")
    ]


def test_nothing_is_fetched_that_was_not_asked_for(device: Device, host: Host) -> None:
    page = device.open(RESOLUTION)
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()
    page.goto(f"{host.address}{EIGHTH}")
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()
    page.evaluate("new Promise(resolve => requestIdleCallback(resolve))")
    assert requests_for_pages(host) == [f"/en/{RESOLUTION}", f"/en/{EIGHTH}"]
    assert not page.evaluate("navigator.serviceWorker.getRegistration()")
    assert not page.evaluate("caches.keys()")


def test_a_report_is_kept_and_removed_by_keyboard_and_told(device: Device, host: Host) -> None:
    page = device.open(f"{SEVENTH}resolutions/7-3/")
    said = page.locator("[data-keeping] [role=status]")
    page.evaluate(
        """() => {
          window.said = [];
          const status = document.querySelector("[data-keeping] [role=status]");
          const hear = () => said.push(status.textContent);
          new MutationObserver(hear).observe(status, { childList: true });
        }"""
    )
    offer = footer(page).get_by_role("button", name=OFFER)
    offer.focus()
    page.keyboard.press("Enter")
    expect(footer(page)).to_contain_text(KEPT)
    expect(said).to_contain_text(KEPT)
    assert page.evaluate("said")[0] == "Keeping for reading offline: Seventh session."
    assert len(page.evaluate("said")) == 2, "not of each file"
    remove = footer(page).get_by_role("button", name="Remove: Seventh session")
    expect(remove).to_be_focused()
    page.keyboard.press("Enter")
    expect(offer).to_be_focused()
    expect(said).to_have_text("Removed: Seventh session.")


def test_what_is_on_its_way_is_shown_and_can_be_stopped(device: Device, host: Host) -> None:
    page = device.open(RESOLUTION)
    host.held = f"/en/{SEVENTH}decisions/7-1/"
    footer(page).get_by_role("button", name=OFFER).click()
    expect(footer(page)).to_contain_text(
        re.compile(r"Keeping for reading offline: Seventh session, \d+ of \d+ files\.")
    )
    expect(footer(page).get_by_role("progressbar")).to_be_visible()
    wait_for(page, lambda: host.held in host.asked)
    stop = footer(page).get_by_role("button", name="Stop: Seventh session")
    expect(stop).to_be_focused()
    page.keyboard.press("Enter")
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_focused()
    assert not page.evaluate("caches.keys()")
    page.reload()
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()


def test_what_was_kept_can_be_removed(device: Device, host: Host) -> None:
    page = device.keep()
    page.reload()
    remove = footer(page).get_by_role("button", name="Remove: ")
    remove.click()
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()
    expect(page.locator("html:not([data-edition])")).to_be_attached()
    assert not page.evaluate("caches.keys()")
    page.reload()
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()
    ask_for(page)
    page.goto(f"{host.address}{EIGHTH}")
    ask_for(page, EIGHTH_KEPT)
    remove.click()
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()
    host.down = True
    page.goto(f"{host.address}{RESOLUTION}")
    expect(footer(page)).to_contain_text("You are reading without a network")
    page.goto(f"{host.address}{EIGHTH}")
    expect(page.locator("h1")).to_have_text("This page is not kept on this device")


def test_where_there_is_no_network_all_that_is_kept_is_listed_and_can_be_removed(
    device: Device, host: Host
) -> None:
    page = device.keep()
    page.goto(f"{host.address}{EIGHTH}")
    ask_for(page, EIGHTH_KEPT)
    host.down = True
    page.goto(f"{host.address}nowhere/")
    kept = footer(page).locator(".keeping__report")
    expect(kept).to_have_text([re.compile(KEPT), re.compile(EIGHTH_KEPT)])
    footer(page).get_by_role("button", name="Remove: Eighth session").click()
    expect(kept).to_have_count(1)
    expect(footer(page)).to_be_focused()
    expect(page.locator("main h2:visible")).to_have_text(re.compile("^Seventh session"))


def test_what_broke_off_goes_on_and_fetches_nothing_twice(device: Device, host: Host) -> None:
    page = device.open(RESOLUTION)
    host.breaks_off = lambda asked: len(requests_for_pages(host)) > 12
    footer(page).get_by_role("button", name=OFFER).click()
    expect(footer(page)).to_contain_text(
        "The connection was lost. Keeping Seventh session will continue once it is restored."
    )
    host.breaks_off, host.down = never, False
    there = set(page.evaluate(URLS_KEPT))
    assert there
    host.asked.clear()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(footer(page)).to_contain_text(KEPT)
    again = {f"{host.address.partition('/en/')[0]}{path}" for path in host.asked}
    assert again and not there & again


URLS_KEPT = """async () => {
  const cache = await caches.open((await caches.keys())[0]);
  return (await cache.keys()).map(({ url }) => url);
}"""


def test_after_a_page_was_left_the_next_one_goes_on(device: Device, host: Host) -> None:
    page = device.open(RESOLUTION)
    host.breaks_off = lambda asked: len(requests_for_pages(host)) > 12
    footer(page).get_by_role("button", name=OFFER).click()
    expect(footer(page)).to_contain_text("The connection was lost.")
    host.breaks_off, host.down = never, False
    page.goto(f"{host.address}{SEVENTH}")
    expect(footer(page)).to_contain_text(KEPT)


@pytest.mark.parametrize("without", ["scripts", "workers"])
def test_where_nothing_can_be_kept_nothing_is_said(
    browser: Browser, host: Host, without: str
) -> None:
    context = browser.new_context(java_script_enabled=without != "scripts")
    if without == "workers":
        context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    page.goto(f"{host.address}{RESOLUTION}")
    expect(page.locator("#op-14")).to_be_attached()
    expect(footer(page)).to_be_hidden()
    context.close()


# --- devices of before, and publishers who want it as before -----------------------------------


def test_a_device_that_kept_what_was_visited_keeps_it_and_fetches_nothing_more(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    host.site = editions["former"]
    page = device.open(RESOLUTION)
    expect(footer(page)).to_contain_text("This report is kept on this device")
    page.reload()
    old = edition(page)
    assert old and len(old) == 64
    host.site = editions["dated"]
    host.asked.clear()
    page.reload()
    expect(footer(page)).to_contain_text("A new edition of the handbook is ready.")
    assert edition(page) == old and is_whole(page, "first")
    page.close()  # as in `gone_over`; what it would ask for counts here
    page = device.open(f"{SEVENTH}resolutions/7-3/#op-2")
    expect(page.locator("html:not([data-edition])")).to_be_attached()
    assert_is_target(page, "op-2")
    earlier = re.compile(r"Kept: Seventh session, as received by this device on \d+ \w+ 20\d\d\.")
    expect(footer(page)).to_contain_text(earlier)
    assert is_whole(page, "second")
    fetched = {path for path in requests_for_pages(host) if "/pagefind/" not in path}
    third = f"/en/{SEVENTH}resolutions/7-3/"
    beside = ("/en/edition.", "/en/service-worker.js")
    assert {path for path in fetched if not path.startswith(beside)} == {third}
    host.down = True
    page.goto(f"{host.address}{SEVENTH}decisions/7-1")  # never visited
    expect(page.locator("h1")).to_contain_text("Decision 7/1")
    assert edition(page) == old
    expect(footer(page)).to_contain_text("You are reading without a network, in the edition that")
    search(page, "technical assistance", "Found in")
    page.keyboard.press("Escape")
    page.goto(f"{host.address}{EIGHTH}")
    expect(page.locator("h1")).to_have_text("This page is not kept on this device")
    expect(page.get_by_role("heading", name="Seventh session")).to_be_visible()


def let_go_over(page: Page, host: Host, editions: dict[str, Path]) -> None:
    """Let the page of a former worker go to the next edition.

    It loads itself again when the next worker has come: what is asked of it meanwhile would break
    off, and nothing is.
    """
    host.site = editions["dated"]
    page.reload()
    expect(footer(page)).to_contain_text("A new edition of the handbook is ready.")
    footer(page).get_by_role("button", name="Show the new edition").click()


def gone_over(device: Device, host: Host, editions: dict[str, Path]) -> Page:
    """Return a page from the network on a device that kept a report of the former site."""
    host.site = editions["former"]
    page = device.open(RESOLUTION)
    expect(footer(page)).to_contain_text("This report is kept on this device")
    let_go_over(page, host, editions)
    expect(footer(page)).to_contain_text("Kept: Seventh session, as received by this device on")
    return page


def test_what_a_former_worker_kept_is_brought_up_to_date_when_asked_for(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    page = gone_over(device, host, editions)
    host.asked.clear()
    footer(page).get_by_role("button", name="Update (0.").click()
    expect(footer(page)).to_contain_text(KEPT)
    assert f"/en/{RESOLUTION}" in host.asked
    assert not [path for path in host.asked if path.endswith("main.57a0d79d.min.css")]
    assert len(page.evaluate("caches.keys()")) == 1
    host.down = True
    page.reload()
    assert edition(page) and is_whole(page, "second")


def test_what_a_former_worker_kept_can_be_removed(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    page = gone_over(device, host, editions)
    footer(page).get_by_role("button", name="Remove: Seventh session").click()
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()
    assert not page.evaluate("caches.keys()")


def test_who_asked_a_former_worker_is_brought_up_to_date(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    host.site = editions["former"]
    page = device.open(RESOLUTION)
    footer(page).get_by_role("button", name="Remove this report from this device").click()
    footer(page).get_by_role("button", name="Keep this report on this device").click()
    expect(footer(page)).to_contain_text("This report is kept on this device")
    let_go_over(page, host, editions)
    expect(footer(page)).to_contain_text(KEPT)


def test_a_publisher_may_let_devices_keep_what_was_visited(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    host.site = editions["visited"]
    page = device.open(RESOLUTION)
    expect(footer(page)).to_contain_text(KEPT)
    footer(page).get_by_role("button", name="Remove: ").click()
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()
    page.reload()
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()
    page.goto(f"{host.address}{EIGHTH}")
    expect(footer(page)).to_contain_text(EIGHTH_KEPT)


def test_there_who_saves_data_is_asked_first(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    host.site = editions["visited"]
    device.context.add_init_script(
        "Object.defineProperty(navigator.connection, 'saveData', { get: () => true })"
    )
    page = device.open(RESOLUTION)
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()
    assert not page.evaluate("navigator.serviceWorker.getRegistration()")
    ask_for(page)
    page.goto(f"{host.address}{EIGHTH}")
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()


# --- what the device allows --------------------------------------------------------------------


def test_what_the_browser_cleared_away_is_not_said_to_be_kept(device: Device, host: Host) -> None:
    page = device.keep()
    page.reload()
    gone = f"{host.address}{SEVENTH}decisions/7-1/"
    page.evaluate("async gone => (await caches.open((await caches.keys())[0])).delete(gone)", gone)
    host.down = True
    page.reload()
    expect(footer(page)).to_contain_text("You are reading without a network")
    expect(footer(page)).not_to_contain_text(KEPT)
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()
    host.down = False
    page.reload()
    expect(footer(page)).to_contain_text(KEPT)
    host.down = True
    page.goto(gone)
    expect(page.locator("h1")).to_contain_text("Decision 7/1")


def test_a_device_that_is_full_keeps_nothing_and_says_so(device: Device, host: Host) -> None:
    page = device.context.new_page()
    session = device.context.new_cdp_session(page)
    origin = host.address.partition("/en/")[0]
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 200_000})
    page.goto(f"{host.address}{RESOLUTION}")
    footer(page).get_by_role("button", name=OFFER).click()
    expect(footer(page)).to_contain_text(
        re.compile(r"There is not enough space on this device for Seventh session \(0\.\d MB\)")
    )
    assert not page.evaluate("caches.keys()")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    page.reload()
    expect(footer(page).get_by_role("button", name=OFFER)).to_be_visible()
    ask_for(page)


def test_a_browser_that_refuses_to_store_is_no_error(device: Device) -> None:
    device.context.add_init_script(
        "if (isSecureContext) ServiceWorkerContainer.prototype.register = () => "
        "Promise.reject(new DOMException('no', 'SecurityError'))"
    )
    page = device.open(RESOLUTION)
    footer(page).get_by_role("button", name=OFFER).click()
    expect(footer(page)).to_contain_text("This browser does not allow Seventh session to be kept.")
    expect(footer(page).get_by_role("button")).to_have_count(0)


def test_a_site_without_flight_mode_takes_back_what_devices_keep(
    device: Device, host: Host, editions: dict[str, Path]
) -> None:
    """An editor withdrew it, or this is `plenary serve` where a built site was looked at before."""
    page = device.keep()
    page.reload()
    page.evaluate("caches.open('of another site on this host')")
    host.site = editions["withdrawn"]
    page.reload()
    expect(page.locator("html:not([data-edition])")).to_be_attached()
    expect(footer(page)).to_have_count(0)
    assert page.evaluate("caches.keys()") == ["of another site on this host"]
    assert not page.evaluate("navigator.serviceWorker.getRegistration()")


def test_a_page_that_the_worker_does_not_see_leaves_what_was_kept_by_itself(
    device: Device, host: Host, editions: dict[str, Path], tmp_path: Path
) -> None:
    """A page that is still being loaded is none that browsers name to a worker."""
    page = device.keep()
    page.reload()
    expect(page.locator("html[data-edition]")).to_be_attached()
    host.site = shutil.copytree(editions["withdrawn"], tmp_path / "site")
    worker = host.site / "en/service-worker.js"
    before, head, withdrawing = worker.read_text("utf-8").partition("function withdraw()")
    blind = withdrawing.replace('self.clients.matchAll({ type: "window" })', "[]", 1)
    assert blind != withdrawing
    write(worker, f"{before}{head}{blind}")
    page.reload()
    expect(page.locator("html:not([data-edition])")).to_be_attached()
    expect(footer(page)).to_have_count(0)
    assert not page.evaluate("navigator.serviceWorker.getRegistration()")


def test_a_page_opened_from_disk_says_nothing(device: Device, editions: dict[str, Path]) -> None:
    page = device.context.new_page()
    page.goto((editions["first"] / "en" / RESOLUTION / "index.html").as_uri())
    expect(page.locator("#op-14")).to_be_attached()
    expect(footer(page)).to_be_hidden()
    # Browsers fetch no face from a disk for a page that is made for a server; the bundle's is not.
    device.faults[:] = [fault for fault in device.faults if "/faces/" not in fault]
