"""What pages tell programs: in the head of each, in the site map, in the records beside it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from PIL import Image

from generator.catalogue import load_words
from generator.cited_as.place import cited, texts_cited
from generator.cited_as.records import RECORDS
from generator.pages import html_head
from generator.pages.html_head import Shown
from generator.pages.page import Page
from generator.pages.place_names import text_name
from generator.resolved import Resolved
from generator.site.building import build_site

SITE = "https://plenary.example/en/"
WORDS = load_words("en").pages
SESSION = "ctoc-cop/session-7/"
HOSTILE = "</script><script>alert(1)</script><!--\u2028 ' \" & {{ x }} \\u003c"


def addresses(site: Path) -> list[str]:
    """Return the addresses of all pages of the English site."""
    pages = (file.parent.relative_to(site / "en") for file in (site / "en").rglob("index.html"))
    return sorted("" if page == Path() else f"{page.as_posix()}/" for page in pages)


def told(site: Path, address: str) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the tags of a page by their names, and what it tells as JSON-LD."""
    tree = html.fromstring((site / "en" / address / "index.html").read_bytes())
    tags = tree.xpath("//head/meta[@property or starts-with(@name, 'citation_')]")
    [data] = tree.xpath("//head/script[@type='application/ld+json']/text()")
    return {t.get("property") or t.get("name"): t.get("content") for t in tags}, json.loads(data)


def test_each_page_tells_what_it_is_under_its_own_address(real_site: Path) -> None:
    kinds: dict[str, int] = {}
    for address in addresses(real_site):
        tags, data = told(real_site, address)
        own = f"{SITE}{address.removesuffix('full/') if address.endswith('/full/') else address}"
        assert tags["og:url"] == data["url"] == data["@id"] == own
        assert tags["og:title"] and data["name"] and tags["og:site_name"] == "Plenary"
        assert ("citation_title" in tags) == (data["@type"] != "WebPage"), address
        kinds[data["@type"]] = kinds.get(data["@type"], 0) + 1
    assert set(kinds) == {"Legislation", "Report", "WebPage"}
    # 4 resolutions with 3 annexes, 2 decisions
    assert kinds["Legislation"] == 9


def test_every_address_that_a_page_tells_is_in_the_site(real_site: Path) -> None:
    for address in addresses(real_site):
        tags, data = told(real_site, address)
        found = re.findall(rf'"{SITE}([^"#]*)(?:#([^"]*))?"', json.dumps(data))
        found += [
            (value.removeprefix(SITE), "") for value in tags.values() if value.startswith(SITE)
        ]
        for page, id_ in found:
            file = real_site / "en" / page
            assert file.exists(), (address, page)
            if id_:
                assert f'id="{id_}"' in (file / "index.html").read_text("utf-8"), (address, id_)


def test_an_act_tells_its_own_date_its_pdf_and_what_it_and_its_notes_cite(real_site: Path) -> None:
    tags, data = told(real_site, f"{SESSION}resolutions/7-2/")
    assert tags["citation_publication_date"] == "2014/10/10"
    assert tags["citation_pdf_url"] == f"{SITE}{SESSION}resolutions/7-2/resolution-7-2.pdf"
    assert data["legislationIdentifier"] == "CTOC/COP resolution 7/2"
    cites = [one.get("legislationIdentifier") or one["identifier"] for one in data["citation"]]
    assert "CTOC/COP decision 4/6" in cites  # in its text
    assert "A/CONF.192/15" in cites  # in its note 4
    assert len(cites) == len(set(cites))


def test_no_words_of_a_text_end_the_script_that_holds_them(
    write_sample: Callable[[Path], Path], tmp_path: Path
) -> None:
    pages = write_sample(tmp_path / "pages")
    page = pages / "en" / "docs" / "about" / "index.md"
    front = {
        "title": "x",
        "kind": "about",
        "kind_name": "x",
        "citation": {
            "forms": [["un", HOSTILE, "", HOSTILE]],
            "places": {"op-1": [HOSTILE, HOSTILE]},
        },
        "head": {"tags": [["name", "citation_title", HOSTILE]], "data": {"name": HOSTILE}},
        "files": [{"form": "bib", "address": 'x".bib'}],
    }
    lines = (f"{key}: {json.dumps(value)}" for key, value in front.items())
    page.write_text("---\n" + "\n".join(lines) + "\n---\n# x\n", "utf-8")
    build_site(pages, tmp_path / "site", {"en": "English"}, date="1970-01-01")
    tree = html.fromstring((tmp_path / "site" / "en" / "about" / "index.html").read_bytes())
    assert not tree.xpath("//script[contains(text(), 'alert') and not(@type)]")
    assert tree.xpath("//meta[@name='citation_title']/@content") == [HOSTILE]
    [data] = tree.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(data) == {"name": HOSTILE}
    [island] = tree.xpath("//script[@id='citation']/text()")
    assert json.loads(island) == front["citation"]
    [written] = tree.xpath("//*[@class='cite']//*[@data-form='un']/dd[1]")
    assert written.text_content() == HOSTILE + HOSTILE
    assert tree.xpath("//*[@class='cite__records']//@href") == ['x".bib']


def test_a_page_of_no_report_tells_its_name() -> None:
    page = Page("instruments/x/", "instrument", "instrument", "Charter", "Charter of the Sea")
    shown = Shown("https://x.org/fr/", "Recueil", "fr_CH")
    found = html_head.of_page(page, shown, "fr", {"share-image": "Une page"})
    assert dict(tag[1:] for tag in found.tags) == {
        "og:type": "website",
        "og:site_name": "Recueil",
        "og:title": "Charter: Charter of the Sea",
        "og:url": "https://x.org/fr/instruments/x/",
        "og:locale": "fr_CH",
        "og:image": "https://x.org/fr/assets/share.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Une page",
    }
    assert (found.data["@type"], found.data["inLanguage"]) == ("WebPage", "fr")


def test_messengers_get_a_picture_of_the_size_that_pages_tell(real_site: Path) -> None:
    tags, _ = told(real_site, f"{SESSION}resolutions/7-2/")
    picture = real_site / "en" / tags["og:image"].removeprefix(SITE)
    with Image.open(picture) as image:
        told_size = int(tags["og:image:width"]), int(tags["og:image:height"])
        assert (image.format, image.size) == ("PNG", told_size)
    assert picture.stat().st_size < 10_000
    # No reader pays for it, and no device keeps it.
    listed = (real_site / "en" / "edition.json").read_text("utf-8")
    assert picture.name not in listed and "favicon.svg" in listed


def test_the_locale_is_one_that_opengraph_knows(real_site: Path) -> None:
    for address in addresses(real_site):
        assert told(real_site, address)[0]["og:locale"] == "en_GB"


def test_the_site_map_has_every_page_under_its_canonical_address(real_site: Path) -> None:
    site_map = (real_site / "en" / "sitemap.xml").read_bytes()
    assert gzip.decompress((real_site / "en" / "sitemap.xml.gz").read_bytes()) == site_map
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    listed = [one.text for one in etree.fromstring(site_map).iter(name)]
    canonical = []
    for address in addresses(real_site):
        tree = html.fromstring((real_site / "en" / address / "index.html").read_bytes())
        canonical += tree.xpath("//link[@rel='canonical']/@href")
    assert sorted(listed) == sorted(canonical) == [f"{SITE}{one}" for one in addresses(real_site)]


@pytest.mark.parametrize("form", RECORDS)
def test_a_record_of_each_form_lies_beside_every_text(
    real_site: Path, seventh_session: Resolved, form: str
) -> None:
    texts = texts_cited(seventh_session)
    wanted = {
        f"{address}{text_name(address, seventh_session.report)}.{form}": RECORDS[form](
            cited(seventh_session, anchor), SITE, WORDS
        )
        for address, anchor in texts.items()
    }
    folder = real_site / "en"
    found = {
        file.relative_to(folder).as_posix(): file.read_bytes().decode("utf-8")
        for file in folder.rglob(f"*.{form}")
        if file.name.removesuffix(f".{form}").count(".") == 0  # x.oscola.bib is no x.bib
    }
    assert found == wanted and len(found) > 20
    for address in texts:
        tree = html.fromstring((folder / address / "index.html").read_bytes())
        names = tree.xpath("//*[@class='cite__records']//@href")
        assert f"{text_name(address, seventh_session.report)}.{form}" in names
        # Where there is a PDF, the record has its name.
        pdfs = [name for name in tree.xpath("//*[@class='files']//@href") if name.endswith(".pdf")]
        assert all(f"{Path(name).stem}.{form}" in names for name in pdfs)
    listed = json.loads((folder / "edition.json").read_text("utf-8"))
    assert not [name for files in listed["reports"].values() for name in files if form in name]
