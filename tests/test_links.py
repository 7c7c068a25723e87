"""Every link and anchor of what is published or carried leads somewhere; outside ones are https."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from links import BuiltSite, whole_addresses
from lxml import html

SESSION = "ctoc-cop/session-7"


@pytest.fixture(scope="module")
def published(real_site: Path) -> BuiltSite:
    return BuiltSite(real_site, real_site / "en", real_site)


@pytest.fixture(scope="module")
def carried(unpacked: Path, real_site: Path) -> BuiltSite:
    """The bundle; its full addresses are those of the site that is published."""
    return BuiltSite(unpacked, unpacked / "handbook", real_site)


def test_every_address_of_the_site_leads_somewhere(published: BuiltSite) -> None:
    assert published.faults() == []
    kinds = Counter(link.file.suffix for link in published.links)
    # So many at least, or something is not read any more.
    least = {".html": 13_000, ".json": 2_000, ".md": 700, ".js": 900, ".pf_fragment": 800}
    least |= {".xml": 140, ".csv": 800, ".bib": 20, ".ris": 20}
    assert all(kinds[kind] >= count for kind, count in least.items()), kinds


def test_every_address_of_the_bundle_leads_somewhere(carried: BuiltSite) -> None:
    assert carried.faults() == []
    assert len(carried.links) > 13_000


def test_from_disk_a_link_names_a_file(carried: BuiltSite) -> None:
    """A browser shows the list of a folder, not the page in it."""
    for file in sorted(carried.root.rglob("*.html")):
        for href in html.fromstring(file.read_bytes()).xpath("//a/@href | //link/@href"):
            if ":" not in href:
                assert not (file.parent / href.partition("#")[0]).is_dir() or href[:1] in "#", href


def test_what_has_moved_leads_somewhere(moved_site: Path) -> None:
    site = BuiltSite(moved_site, moved_site / "en", moved_site)
    assert site.faults() == []
    listed = json.loads((moved_site / "en" / "redirects.json").read_text("utf-8"))["redirects"]
    assert len(listed) == 3
    asked = {link.address for link in site.links}
    assert set(listed.values()) <= asked


def test_no_link_is_to_a_mailbox_or_runs(published: BuiltSite) -> None:
    schemes = {link.address.partition(":")[0] for link in published.links if ":" in link.address}
    assert schemes == {"https"}


PLANTED = {
    "<a href='nowhere/'>a</a>": "no such file",
    "<a href='#nowhere'>a</a>": "no such id",
    "<a href='../7-2/#'>a</a>": "an id without a name",
    "<a href='../7-2/#op-999'>a</a>": "no such id",
    "<a href='../7-2/resolution-7-3.pdf'>a</a>": "no such file",
    "<a href='../../../../../../../nowhere'>a</a>": "leads out of the site",
    "<a href='/nowhere'>a</a>": "no such file",
    "<img srcset='a.png 1x, b.png 2x' alt=''>": "no such file",
    "<form action='nowhere'></form>": "no such file",
    "<video poster='nowhere.png'></video>": "no such file",
    "<p data-moved-to='../nowhere/'>a</p>": "no such file",
    "<p data-report='ctoc-cop/session-99'>a</p>": "no such file",
    "<p data-new='../nowhere/'>a</p>": "signs that no address holds",
    "<a href='http://www.un.org/'>a</a>": "not https",
    "<a href='ftp://www.un.org/'>a</a>": "not https",
    "<a href='mailto:somebody@un.org'>a</a>": "not https",
    "<a href='javascript:run()'>a</a>": "not https",
    "<a href='//www.un.org/'>a</a>": "no scheme",
    "<a href='https://un'>a</a>": "no name of a host",
    "<a href='https://somebody@www.un.org/'>a</a>": "no name of a host",
    "<a href='https://www.un.org:8443/'>a</a>": "no name of a host",
    "<a href='https://127.0.0.1/'>a</a>": "no name of a host",
    "<a href='https://www.un.example/'>a</a>": "a host that nobody looked at",
    "<a href='https://docs.un.org/en//A/1'>a</a>": "an empty part",
    "<a href='https://docs.un.org/en/A 1'>a</a>": "signs that no address holds",
    "<a href='https://docs.un.org/en/A%1'>a</a>": "a % that is no escape",
    "<a href='https://plenary.example/en/nowhere/'>a</a>": "no such file",
    "<p>https://plenary.example/en/nowhere/</p>": "no such file",
    "<p>(see http://www.un.org/).</p>": "not https",
}


@pytest.fixture(scope="module")
def copied(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return a copy of the site, to be broken."""
    root = tmp_path_factory.mktemp("copy") / "site"
    shutil.copytree(real_site, root)
    return BuiltSite(root, root / "en", root)


@pytest.mark.parametrize(("planted", "fault"), PLANTED.items())
def test_an_address_that_leads_nowhere_is_found(copied: BuiltSite, planted, fault) -> None:
    file = copied.languages / SESSION / "resolutions/7-1/index.html"
    text = file.read_text("utf-8")
    try:
        file.write_text(text.replace("</article>", f"{planted}</article>", 1), "utf-8")
        found = [told for link in copied.of(file) for told in copied.fault(link)]
    finally:
        file.write_text(text, "utf-8")
    assert found and all(fault in told for told in found)


@pytest.mark.parametrize(
    ("name", "was", "now"),
    [
        ("sitemap.xml", "/resolutions/7-1/", "/resolutions/7-9/"),
        ("edition.json", '"search.js"', '"seek.js"'),
        ("edition.json", f'"{SESSION}":', '"ctoc-cop/session-9":'),
        (f"assets/kept/{SESSION}.json", '"7-1/"', '"7-9/"'),
        (f"pagefind/texts/{SESSION}.json", "/resolutions/7-1/", "/resolutions/7-9/"),
        ("assets/citable.js", " op-17 ", " op-71 "),
        ("assets/citable.js", "article-32", "article-999"),
        (f"assets/first-words/{SESSION}.js", "para-117", "para-999"),
        ("assets/handbook.css", "{", "{ background: url(nowhere.png);"),
        (f"{SESSION}/resolutions/7-1/resolution-7-1.md", "#article-32", "#article-999"),
        (f"{SESSION}/resolutions/7-1/resolution-7-1.json", "/resolutions/7-1/", "/nowhere/"),
        (
            f"{SESSION}/resolutions/7-1/index.html",
            '"ctoc-cop/#decision-1-2"',
            '"ctoc-cop/#nothing"',
        ),
    ],
)
def test_so_is_one_in_a_list_or_a_table(copied: BuiltSite, name, was, now) -> None:
    file = copied.languages / name
    text = file.read_text("utf-8")
    assert was in text
    try:
        file.write_text(text.replace(was, now, 1), "utf-8")
        assert [told for link in copied.of(file) for told in copied.fault(link)]
    finally:
        file.write_text(text, "utf-8")


def test_what_ends_a_sentence_is_no_part_of_an_address() -> None:
    text = "(see https://a.example/b_(c)), [d](https://a.example/e#f). url = {https://a.example/g},"
    found = ["https://a.example/b_(c)", "https://a.example/e#f", "https://a.example/g"]
    assert list(whole_addresses(text)) == found
