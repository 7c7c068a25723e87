"""The whole report on one page, in one file and as a book, against the source as received.

The expected words, notes and citations come from the source and the keys in `answers/`; where a
place stands, from the house plan (`real_site`, and `id_of` here): that imports no generator.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import real_report_source as received
import yaml
from lxml import etree, html
from projects import project_of
from real_site import SESSION, Address, Site, address_of, own_words, target_of
from whole_forms import OPS, Document, Form, book, has, page_or_file, words

from generator import build
from generator.cli import main
from generator.exporter import Publication
from generator.exporters.epub.writing import book as write_book
from generator.exporters.one_file.writing import one_file
from generator.exporters.paper import printing
from generator.exporters.paper.typeset import typeset
from generator.resolved import Resolved

ROOT = Path(__file__).parent.parent
HANDBOOK = "https://plenary.example/en/"
NAME = "ctoc-cop-2014-13"
FORMS = ("page", "file", "book")


@pytest.fixture(scope="module")
def forms(real_site) -> dict[str, Form]:
    """Return the report in each form, from the site as it is published."""
    folder = real_site / "en" / SESSION
    return {
        "page": page_or_file(folder / "full" / "index.html"),
        "file": page_or_file(folder / f"{NAME}.html"),
        "book": book((folder / f"{NAME}.epub").read_bytes()),
    }


@pytest.fixture(scope="module", params=FORMS)
def kind(request) -> str:
    """Return the name of the form."""
    return str(request.param)


@pytest.fixture(scope="module")
def form(forms, kind) -> Form:
    """Return the report in one form."""
    return forms[kind]


@pytest.fixture(scope="module")
def site(real_site) -> Site:
    return Site(real_site / "en")


def id_of(address: Address) -> str:
    """Return the id that a place has where all texts share one page, by the plan's rule."""
    folder, _, text = address.page.removeprefix(SESSION).strip("/").partition("/")
    if address.id.startswith("para-") and folder not in ("resolutions", "decisions"):
        return address.id
    if not text:
        # A list: paragraphs 1 and 2 of the report, chapters that are but a heading.
        return address.id or folder
    one = {"resolutions": "resolution", "decisions": "decision", "agenda": "agenda-item",
           "chapters": "chapter"}[folder]  # fmt: skip
    name = f"{one}-{text.replace('/', '-')}"
    return f"{name}-{address.id}" if address.id else name


PLACES = [place for place in received.places() if not re.search(r"#(number|title)$", place)]


def test_the_words_are_those_of_the_source_in_order(form) -> None:
    expected = received.corrected(received.all_text_words(), received.places())
    # The name of the session over the title is ours.
    title, *rest = form.text
    found = words(title[1].xpath(".//*[@class='act-title']")[0])
    assert expected == [*found, *(word for _, element in rest for word in words(element))]


def test_every_place_has_the_id_of_the_plan_and_the_words_of_its_page(form, site) -> None:
    missed = []
    for place in PLACES:
        address = address_of(place)
        if "sect-" in place and not address.id:
            continue  # the heading of a text, which is tested with the text
        if address.page == f"{SESSION}/chapters":
            continue
        _, element = form.element(id_of(address))
        if words(element) != own_words(site.element(address)):
            missed.append(place)
    assert len(PLACES) > 300
    assert not missed


def test_no_id_is_there_twice_but_those_of_notes_in_a_book(form, kind) -> None:
    # Within a document it is `Document` that sees to it.
    ids = [id_ for document in form.documents for id_ in document.ids]
    twice = {id_ for id_ in ids if ids.count(id_) > 1}
    assert {id_ for id_ in twice if not (kind == "book" and id_.startswith("fn-"))} == set()


FOLDERS = ("resolutions", "decisions", "agenda", "chapters")


def test_every_text_has_its_heading_and_leads_to_its_own_page(form, kind, site) -> None:
    pages = [page for page in site.pages() if site.page(page).xpath("//h1//*[@class='act-title']")]
    texts = [
        page
        for page in pages
        if page.startswith(tuple(f"{SESSION}/{folder}" for folder in FOLDERS))
        and (page.count("/") > 2 or page.endswith(("/resolutions", "/decisions")))
    ]
    assert len(texts) == 24
    for page in texts:
        _, heading = form.element(id_of(Address(page)))
        assert heading.tag in ("h2", "h3", "h4", "h5")
        title = site.page(page).xpath("//h1//*[@class='act-title']")[-1]
        assert " ".join(words(heading)).endswith(" ".join(own_words(title)))
        if kind == "book":
            continue
        [link] = heading.getnext().xpath("self::p[@class='own-page']/a/@href")
        if kind == "page":
            assert site.leads_to(f"{SESSION}/full", link) == f"/{page}/"
        else:
            assert link == f"{HANDBOOK}{page}/"


def test_the_handle_of_a_paragraph_leads_to_it_on_the_page_to_cite(form, kind, site) -> None:
    count = 0
    for place in PLACES if kind != "book" else ():
        address = address_of(place)
        if not address.id or not address.page.startswith(SESSION):
            continue
        _, element = form.element(id_of(address))
        for link in element.xpath(".//a[contains(@class, 'handle')]"):
            if kind == "page":
                assert site.leads_to(f"{SESSION}/full", link.get("href")) == str(address)
            else:
                assert link.get("href") == f"{HANDBOOK}{str(address)[1:]}"
            count += 1
    assert count > 300 or kind == "book"


# --- references -------------------------------------------------------------------------------


def test_references_lead_within_the_report_to_the_words_that_they_lead_to_online(
    form, kind, site
) -> None:
    inside = 0
    for row in received.answers("citations"):
        if row["place"].startswith("fn:"):
            continue
        target = target_of(row["target"])
        document, around = place_in(form, row["place"])
        links = [a for a in around if " ".join(words(a)) == row["text"]]
        found = {leads_to(form, kind, site, document, a.get("href")) for a in links}
        address = Address(*[part.strip("/") for part in (*target.split("#"), "")[:2]])
        if not target.startswith("https:") and is_in_report(address):
            _, element = form.element(id_of(address))
            assert element in found, row
            online = site.element(address) if address.id else site.page(address.page)
            if address.id:
                assert words(element) == own_words(online)
            inside += 1
        else:
            wanted = target if target.startswith("https:") else f"{HANDBOOK}{target[1:]}"
            assert wanted in found, row
    assert inside > 20


def place_in(form: Form, place: str) -> tuple[Document, list]:
    """Return the links of a place: those of its element, and of what belongs to it."""
    document, element = form.element(id_of(address_of(place)))
    elements = [element]
    for following in element.itersiblings():
        id_ = following.get("id") or ""
        if following.tag not in ("p", "div") or (id_ and not id_.startswith(element.get("id"))):
            break
        elements += [] if id_ else [following]
    links = [a for one in elements for a in one.xpath(".//a")]
    return document, links


def is_in_report(address: Address) -> bool:
    """Say whether a place is part of the text of the report; its lists are the handbook's."""
    return address.page.startswith(f"{SESSION}/") and not address.page.endswith(
        ("/agenda", "/documents", "/about", "/corrections")
    )


def leads_to(form: Form, kind: str, site: Site, document: Document, href: str):
    """Return the element inside the form, or the full address outside."""
    if href.startswith("https:"):
        return href
    if kind == "page" and not href.startswith("#"):
        return f"{HANDBOOK}{site.leads_to(f'{SESSION}/full', href)[1:]}"
    return form.led_to(document, href)[1]


def test_every_link_leads_somewhere_and_outside_is_marked_and_whole(form, kind, site) -> None:
    count = 0
    for document in form.documents:
        for link in document.root.xpath("//a[@href]"):
            href = link.get("href")
            if kind == "page" and not href.startswith(("#", "https:")):
                continue  # to other pages: tested with all of the site
            count += 1
            if not href.startswith("https:"):
                form.led_to(document, href)
            elif kind == "file":
                assert has(link, "outside") or has(link, "handle"), href
            if href.startswith(HANDBOOK):
                page, _, id_ = href.removeprefix(HANDBOOK).partition("#")
                assert not id_ or site.element(Address(page.rstrip("/"), id_)) is not None
                assert (site.folder / page / "index.html").is_file(), href
    assert count > 150


# --- notes ------------------------------------------------------------------------------------


def test_each_note_has_its_printed_number_its_words_and_what_ibid_stands_for(form, kind) -> None:
    keys = {row["number"]: row for row in received.answers("notes")}
    found = [number for _, number, _ in form.notes()]
    if kind == "book":
        assert set(found) == set(keys)
    else:
        assert found == list(keys)
    for _, number, note in form.notes():
        text, stands_for = (keys[number][name].replace("*", "") for name in ("text", "stands_for"))
        whole = " ".join("".join(note.itertext()).split())
        assert whole.startswith(f"{number} {stands_for or text}"), number
        if stands_for:
            assert f"printed as “{text}”" in whole
        assert " ".join(received.note_words(number)) in whole


def test_each_call_stands_in_its_paragraph_and_leads_to_its_note_and_back(form, kind) -> None:
    for row in received.answers("notes"):
        number = row["number"]
        back: dict[str, list[str]] = {}
        for index, place in enumerate(row["calls"].split(), 1):
            id_ = f"fnref-{number}" + (f"-{index}" if index > 1 else "")
            document, call = form.element(id_)
            assert "".join(call.itertext()) == number
            around = [element.get("id") for element in call.iterancestors()]
            assert id_of(address_of(place)) in around, place
            target, note = form.led_to(document, call.get("href"))
            assert target is document and note.get("id") == f"fn-{number}"
            back.setdefault(document.name, []).append(f"#{id_}")
        for name, calls in back.items():
            [document] = [one for one in form.documents if one.name == name]
            links = document.ids[f"fn-{number}"].xpath(".//a[contains(@class, 'backlink')]/@href")
            assert links == calls
        assert len(back) == 1 or kind == "book"


def test_the_notes_of_a_book_open_where_they_are_called(forms) -> None:
    count = 0
    for document in forms["book"].documents:
        calls = [a for a in document.root.xpath("//a") if a.get(OPS) == "noteref"]
        asides = {one.get("id") for one in document.root.xpath("//aside")}
        assert asides == {call.get("href")[1:] for call in calls}
        for aside in document.root.xpath("//aside"):
            assert (aside.get(OPS), aside.get("role")) == ("footnote", "doc-footnote")
        for call in calls:
            assert call.get("role") == "doc-noteref"
            count += 1
    assert count == sum(len(row["calls"].split()) for row in received.answers("notes"))


# --- around the text --------------------------------------------------------------------------


def test_the_report_offers_its_forms_and_the_files_are_there(real_site) -> None:
    folder = real_site / "en" / SESSION
    page = Site(real_site / "en").page(SESSION)
    offered = page.xpath("//div[@class='tools']/a/@href")
    assert offered == ["full/", f"{NAME}.pdf", f"{NAME}.html", f"{NAME}.epub"]
    for href in offered:
        assert (folder / href).exists()
    [link] = page.xpath("//nav[@id='report-navigation']//a[text()='The whole report']/@href")
    assert link == "full/"


def test_the_page_is_not_found_twice_and_cites_nothing_twice(real_site) -> None:
    file = real_site / "en" / SESSION / "full" / "index.html"
    text = file.read_text("utf-8")
    assert "data-pagefind-body" not in text
    assert "cited-in" not in text
    texts = (real_site / "en" / "pagefind" / "texts.json").read_text("utf-8")
    assert "/full/" not in texts and NAME not in texts
    published = (received.SOURCE.with_name("published.tsv")).read_text("utf-8")
    assert "/full/" not in published


def test_the_contents_list_leads_to_every_chapter_act_and_annex(forms, real_site) -> None:
    page = Site(real_site / "en").page(f"{SESSION}/full")
    file = Site(real_site / "en").folder / SESSION / f"{NAME}.html"
    on_page = page.xpath("//details[@class='page-contents']//a/@href")
    in_file = forms["file"].documents[0].root.xpath("//nav[@class='contents']//a/@href")
    assert on_page == in_file and file.exists()
    wanted = [f"chapter-{number}" for number in ("i", "ii", "iv", "xi")]
    wanted += [f"resolution-7-{n}" for n in "1234"] + ["decision-7-1", "decision-7-2"]
    wanted += ["resolution-7-3-annex-i", "resolution-7-3-annex-ii", "resolution-7-4-annex"]
    wanted += ["resolutions", "decisions", "agenda-item-2-a", "agenda-item-8", "notes"]
    assert {f"#{id_}" for id_ in wanted} <= set(on_page)
    for href in on_page:
        assert href[1:] in forms["page"].documents[0].ids


def test_no_heading_is_more_than_one_deeper_than_the_one_before(form, kind) -> None:
    level = 0
    for document in form.documents:
        for heading in document.root.xpath("//h1|//h2|//h3|//h4|//h5|//h6"):
            if heading.get("id") in ("notes", "title"):
                continue
            assert int(heading.tag[1]) <= max(level, 1) + 1, (document.name, heading.get("id"))
            level = int(heading.tag[1])


# --- another body, words that look like markup ------------------------------------------------

INVENTED = Path(__file__).parent / "invented" / "content"
INVENTED_SESSION = "ipwc/session-4-part-2"


@pytest.fixture(scope="module")
def invented_forms(tmp_path_factory) -> dict[str, Form]:
    """Return the report of the invented body in each form, built by the command."""
    project = tmp_path_factory.mktemp("invented")
    project_of(INVENTED, project)
    assert main(["--project", str(project), "build"]) == 0
    folder = project / "site" / "en" / INVENTED_SESSION
    return {
        "page": page_or_file(folder / "full" / "index.html"),
        "file": page_or_file(folder / "ipwc-4-9.html"),
        "book": book((folder / "ipwc-4-9.epub").read_bytes()),
    }


def test_the_words_of_another_body_are_those_of_its_yaml_in_order(invented_forms, kind) -> None:
    data = yaml.load(
        (INVENTED / INVENTED_SESSION / "report.en.yaml").read_text("utf-8"), yaml.CSafeLoader
    )
    expected = " ".join(said(data)).split()
    assert len(expected) > 80
    title, *rest = invented_forms[kind].text
    found = words(title[1].xpath(".//*[@class='act-title']")[0])
    assert expected == [*found, *(word for _, element in rest for word in words(element))]


def said(value: dict) -> Iterator[str]:
    """Yield the words of a report, or of a part of one, as they are printed."""
    yield plain(value["title"])
    for chapter in value["chapters"]:
        yield f"{chapter['number']}."
        yield from division(chapter)
    for annex in value["annexes"]:
        yield f"Annex {annex['number']}"
        yield from division(annex)


def division(value: dict) -> Iterator[str]:
    yield plain(value["title"])
    yield from paragraphs(value.get("paragraphs", ()))
    for name in ("resolution", "decision"):
        for act in value.get(f"{name}s", ()):
            yield f"{name.capitalize()} {act['number']} {plain(act['title'])}"
            yield plain(act.get("chapeau", ""))
            yield from paragraphs(act.get("preamble", ()))
            yield from paragraphs(act.get("operative", ()))
    for section in value.get("sections", ()):
        yield f"{section['number']}."
        yield from division(section)


def paragraphs(values: list[dict]) -> Iterator[str]:
    for value in values:
        number = str(value.get("number", ""))
        yield number if not number or number.startswith("(") else f"{number}."
        yield plain(value.get("text", ""))
        yield from paragraphs(value.get("items", ()))
        for officer in value.get("officers", ()):
            yield f"{officer['office']}: {officer['name']} ({officer['state']})"
        if table := value.get("table"):
            yield plain(table["title"])
            for row in (table["head"], *(row["cells"] for row in table["rows"])):
                yield from map(plain, row)
        yield plain(value.get("closing", ""))


def plain(markdown: str) -> str:
    """Return the words of inline Markdown."""
    return re.sub(r"\[\^\w+\]|\]\((?:[^()]|\([^()]*\))*\)|[\[*]", "", markdown)


def test_numbers_and_references_of_another_body_hold(invented_forms, kind) -> None:
    form = invented_forms[kind]
    for id_, text in (
        ("resolution-iv-3-op-1-a-ii", "(ii) Second;"),
        ("resolution-iv-3-op-1-bis", "1 bis. Requests the secretariat to act on paragraph 1."),
        ("decision-12-cp-24", "Decision 12/CP.24 Meshes"),
        ("decision-ipbes-1-1-op-b", "(b) Closed."),
        ("para-2", "2. At its 1st and 2nd meetings"),
        ("annex-i", "Annex I Decisions adopted"),
    ):
        # The list of decisions is the annex: its page is that of the list.
        id_ = "decisions" if id_ == "annex-i" else id_
        assert " ".join(words(form.element(id_)[1])).startswith(text)
    document, paragraph = form.element("resolution-iv-3-op-1-bis")
    [link] = [a for a in paragraph.xpath(".//a") if not has(a, "handle")]
    assert form.led_to(document, link.get("href"))[1].get("id") == "resolution-iv-3-op-1"
    assert [number for _, number, _ in form.notes()] == ["1", "2"]


HOSTILE = "<script>alert(1)</script> {{ 7*7 }} ]]> &amp; </style> {% x %} <!-- y"


@pytest.fixture(scope="module")
def hostile(report, resolve) -> Resolved:
    """Return a report all texts of which look like markup."""
    text = re.sub(r"([\\*_\[\]])", r"\\\1", HOSTILE)
    paragraph = {
        "number": "1",
        "text": f"{text}[^1]",
        "table": {"title": text, "head": [text], "rows": [{"cells": [text]}]},
        "officers": [{"office": HOSTILE, "name": HOSTILE, "state": HOSTILE}],
    }
    act = {"number": "7/1", "title": text, "operative": [{"number": "1", "text": text}]}
    chapter = {"number": "I", "title": text, "paragraphs": [paragraph], "resolutions": [act]}
    note = {"number": "1", "text": text, "remark": HOSTILE}
    return resolve(report(title=text, source=HOSTILE, chapters=[chapter], notes=[note]))[0]


def test_words_that_look_like_markup_are_words(hostile) -> None:
    publication = Publication(build.render("en", [hostile]), ROOT)
    text = one_file(*publication.wholes_of(hostile), hostile, publication, "")
    root = html.fromstring(text)
    file = Form([Document("", root)])
    programs, data = root.xpath("//script[not(@type)]"), root.xpath("//script[@type]")
    assert len(programs) == len(data) == len(root.xpath("//style")) == 1
    assert data[0].get("type") == "application/json"
    assert root.xpath("string(//title)") == f"CTOC/COP/2014/13 · {HOSTILE}"
    volume = write_book(*publication.wholes_of(hostile), hostile, publication)
    for form, count in ((file, 10), (book(volume), 9)):
        whole = " ".join("".join(document.root.itertext()) for document in form.documents)
        assert " ".join(whole.split()).count(HOSTILE) >= count
        assert "49" not in whole
        assert not [d for d in form.documents[1:] if d.root.xpath("//script")]
    archive = zipfile.ZipFile(io.BytesIO(volume))
    package = etree.fromstring(archive.read("EPUB/package.opf"))
    assert package.findtext(".//{http://purl.org/dc/elements/1.1/}title") == HOSTILE


def test_two_chapters_may_be_the_account_of_one_item(report, resolve) -> None:
    chapters = [
        {
            "number": number,
            "title": f"Chapter {number}",
            "agenda_item": "1",
            "paragraphs": [{"number": str(n), "text": f"Under [item 1](item:1): {n}"}],
        }
        for n, number in enumerate(("I", "II"), 1)
    ]
    made = build.render(
        "en", resolve(report(agenda=[{"number": "1", "title": "x"}], chapters=chapters))
    )
    publication = Publication(made, ROOT)
    [resolved] = made.resolved
    [whole] = publication.wholes_of(resolved)
    file = Form([Document("", html.fromstring(one_file(whole, resolved, publication, "")))])
    for form in (file, book(write_book(whole, resolved, publication))):
        assert " ".join(form.words[-8:]) == "II. Chapter II 2. Under item 1: 2"
        for n in "12":
            document, paragraph = form.element(f"para-{n}")
            [link] = [a for a in paragraph.xpath(".//a") if not has(a, "handle")]
            assert " ".join(words(form.led_to(document, link.get("href"))[1])) == "I. Chapter I"
    [whole] = [
        one
        for one in printing.documents(made.language, made.resolved, publication.site.address)
        if one.mark == "report"
    ]
    assert typeset(whole.data).startswith(b"%PDF-")
