"""What Zotero takes from a page: read by its own translator (Embedded Metadata), in the browser.

The translator is in the package ztractor, which `make test` lets tools/fetch-npm put into .npm/;
where that cannot be, these tests are skipped. Of its rules those that matter here: a
citation_technical_report_institution makes a report (init, addHighwireMetadata); each
citation_author, DC.creator or article:author is taken for a person, whose last word is the last
name (processHighwireCreators, cleanAuthor), so that none may be there; without any, a meta "author"
or an element of class byline or vcard would be one (addLowQualityMetadata).
"""

from __future__ import annotations

import http.server
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from host import served
from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent.parent
TRANSLATORS = ROOT / ".npm" / "zotero" / "node_modules" / "ztractor" / "dist"
SITE = "https://plenary.example/en/ctoc-cop/session-7/"
BODY = (
    "Conference of the Parties to the United Nations Convention against Transnational Organized "
    "Crime"
)
READ = """async ([url, html]) => {
    const { extractMetadata } = await import("/index.js");
    const read = await extractMetadata({ url, html, network: "deny", timeout: 60000 });
    return [read.translator, JSON.parse(JSON.stringify(read.items ?? read.error))];
}"""

Item = dict[str, Any]
Read = Callable[[str, str], Item]


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the translators, and a page to run them in."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file; at the root a page with nothing in it."""
        if self.path != "/":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>x</title><link rel=icon href=data:,>")


@pytest.fixture(scope="module")
def read(browser: Browser) -> Iterator[Read]:
    """Return what reads the one item of a page: its address and its HTML."""
    if not TRANSLATORS.is_dir():
        pytest.skip("no translators of Zotero here (tools/fetch-npm zotero)")
    with served(TRANSLATORS, Handler) as root:
        page = browser.new_page()
        page.goto(root)

        def item(url: str, html: str) -> Item:
            translator, items = page.evaluate(READ, [url, html])
            assert translator == "Embedded Metadata", items
            [one] = items
            return dict(one)

        yield item
        page.close()


def html_of(site: Path, address: str) -> str:
    return (site / "en/ctoc-cop/session-7" / address / "index.html").read_text("utf-8")


# By reading the report: the title, the number, the day, the file.
ITEMS = {
    "resolutions/7-2/": (
        "Resolution 7/2: Importance of the Protocol against the Illicit Manufacturing of and "
        "Trafficking in Firearms, Their Parts and Components and Ammunition, supplementing the "
        "United Nations Convention against Transnational Organized Crime",
        "2014/10/10",
        "resolution-7-2.pdf",
    ),
    "resolutions/7-3/annex-ii/": (
        "Resolution 7/3, annex II: Recommendations adopted by the Working Group of Government "
        "Experts on Technical Assistance at its meeting held on 6 and 7 October 2014",
        "2014/10/10",
        "resolution-7-3-annex-ii.pdf",
    ),
    "decisions/7-1/": (
        "Decision 7/1: Provisional agenda for the eighth session of the Conference of the Parties "
        "to the United Nations Convention against Transnational Organized Crime",
        "2014/10/09",
        "decision-7-1.pdf",
    ),
    "chapters/ii/": (
        "Report, chapter II: Organization of the session",
        "2014/11/13",
        "chapter-ii.pdf",
    ),
    "": (
        f"Report of the {BODY} on its seventh session, held in Vienna from 6 to 10 October 2014",
        "2014/11/13",
        "ctoc-cop-2014-13.pdf",
    ),
}


@pytest.mark.parametrize("address", ITEMS)
def test_zotero_takes_a_report_of_the_body_with_its_number(
    read: Read, real_site: Path, address: str
) -> None:
    title, day, pdf = ITEMS[address]
    found = read(f"{SITE}{address}", html_of(real_site, address))
    wanted = {
        "itemType": "report",
        "title": title,
        "creators": [],
        "institution": BODY,
        "number": "CTOC/COP/2014/13",
        "date": day,
        "url": f"{SITE}{address}",
        "language": "en",
    }
    assert {key: found.get(key) for key in wanted} == wanted
    [file] = found["attachments"]
    assert (file["url"], file["mimeType"]) == (f"{SITE}{address}{pdf}", "application/pdf")


@pytest.mark.parametrize(
    "tag", ["name='citation_author'", "name='DC.creator'", "property='article:author'"]
)
def test_it_would_take_the_body_for_a_person(read: Read, real_site: Path, tag: str) -> None:
    """Or this rule of Zotero's has changed, and the body may be named as the author."""
    html = html_of(real_site, "resolutions/7-2/")
    html = html.replace("</head>", f"<meta {tag} content='{BODY}'></head>", 1)
    [creator] = read(f"{SITE}resolutions/7-2/", html)["creators"]
    assert (creator["lastName"], creator["firstName"]) == ("Crime", BODY.removesuffix(" Crime"))
