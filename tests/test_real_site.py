"""The strict build of the real report, read back from its HTML.

The expected words come from the source as received (`real_report_source`), the expected citations
and notes from keys written by reading it (`answers/`): none of that imports the generator.
"""

from __future__ import annotations

import re

import pytest
import real_report_source as received
import yaml
from lxml.html import HtmlElement
from real_site import AIDS, ITEMS, SESSION, Address, Site, address_of, own_words, slug, target_of

HEADING = re.compile(r"#(number|title|sect-.*|deliberations|action-taken.*|provisional-.*)$")
PARAGRAPHS = [place for place in received.places() if not HEADING.search(place)]
HEADINGS = [place for place in received.places() if HEADING.search(place)]
NAMED_BY_THE_PLAN = [
    "",
    "ctoc-cop",
    SESSION,
    *(f"{SESSION}/resolutions{act}" for act in ("", "/7-1", "/7-2", "/7-3", "/7-4")),
    *(f"{SESSION}/resolutions/{annex}" for annex in ("7-3/annex-i", "7-3/annex-ii", "7-4/annex")),
    *(f"{SESSION}/decisions{act}" for act in ("", "/7-1", "/7-2")),
    *(f"{SESSION}/agenda{item}" for item in ("", "/1-f", "/2-a", "/2-b", "/2-c", "/2-d")),
    *(f"{SESSION}/agenda/{item}" for item in "345678"),
    *(f"{SESSION}/chapters{chapter}" for chapter in ("", "/ii", "/xi")),
    *(f"{SESSION}/{page}" for page in ("full", "documents", "corrections", "about", "data")),
    *(f"{SESSION}/{page}" for page in ("participants", "timeline", "citations")),
    "instruments",
    "instruments/untoc",
    "accessibility",
]
ADDRESSEES = """by-addressee by-deadline civil-society conference donors not-named organizations
    private-sector secretariat signatories states states-parties wg-firearms
    wg-international-cooperation wg-smuggling-of-migrants wg-technical-assistance
    wg-trafficking-in-persons working-groups"""
"""The pages of the register of actions."""


@pytest.fixture(scope="module")
def site(real_site) -> Site:
    return Site(real_site / "en")


@pytest.fixture(scope="module")
def corrected() -> dict[str, list[tuple[str, str]]]:
    """Return the recorded corrections by place, read from the YAML as plain data."""
    file = received.SOURCE.with_name("report.en.yaml")
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in yaml.load(file.read_text("utf-8"), yaml.CSafeLoader).get("corrections", []):
        found.setdefault(entry["place"], []).append((entry["received"], entry["published"]))
    return found


def expected_words(place: str, corrected) -> list[str]:
    """Return the words of a place as received, with the recorded corrections made."""
    text = " ".join(received.text_words(place))
    for was, now in corrected.get(place, ()):
        assert text.count(was) == 1, f"the correction of {place} does not say which words it means"
        text = text.replace(was, now)
    return text.split()


def block_of(site: Site, place: str) -> list[HtmlElement]:
    """Return the elements of a paragraph: its own, its officers, and its closing words.

    Closing words stand after the sub-items, where these have their numbers.
    """
    element = site.element(address_of(place))
    elements = [element]
    for following in element.itersiblings("p", "div"):
        classes, id_ = set(following.get("class", "").split()), following.get("id", "")
        if id_ and not id_.startswith(f"{element.get('id')}-"):
            break
        if "officers" in classes or (
            "closing" in classes and level(following) == level(element) + 1
        ):
            elements.append(following)
    return elements


def level(element: HtmlElement) -> int:
    """Return how deep a paragraph stands: 1 for (a); 0 for the paragraph itself."""
    return int(next(iter(re.findall(r"\blevel-(\d)", element.get("class", ""))), 0))


# --- the pages and their words ----------------------------------------------------------------


def test_every_page_of_the_plan_is_there_and_no_other(site) -> None:
    register = [f"{SESSION}/actions", *(f"{SESSION}/actions/{one}" for one in ADDRESSEES.split())]
    participants = [page for page in site.pages() if page.startswith(f"{SESSION}/participants/")]
    assert len(participants) == 89  # tests/test_participation.py says who they are
    assert sorted([*NAMED_BY_THE_PLAN, *register, *participants]) == sorted(site.pages())


@pytest.mark.parametrize("place", PARAGRAPHS)
def test_every_word_of_a_paragraph_is_in_its_place(site, corrected, place) -> None:
    found = [word for element in block_of(site, place) for word in own_words(element)]
    assert expected_words(place, corrected) == found


def test_the_paragraphs_of_a_page_stand_in_the_order_of_the_report(site) -> None:
    by_page: dict[str, list[str]] = {}
    for place in PARAGRAPHS:
        address = address_of(place)
        by_page.setdefault(address.page, []).append(address.id)
    assert len(by_page) == 24
    for page, ids in by_page.items():
        wanted = set(ids)
        on_page = [i for i in site.page(page).xpath("//article//@id") if i in wanted]
        assert ids == on_page, page


def test_no_words_stand_among_the_paragraphs_that_are_not_the_reports(site, corrected) -> None:
    for page in {address_of(place).page for place in PARAGRAPHS}:
        on_page = [
            word
            for element in site.page(page).xpath(
                "//article//*[contains(@class, 'paragraph ') or @class='officers']"
                "[not(ancestor::*[@class='on-paper'])]"
            )
            for word in own_words(element)
        ]
        places = [p for p in PARAGRAPHS if address_of(p).page == page]
        expected = [word for place in places for word in expected_words(place, corrected)]
        assert sorted(expected) == sorted(on_page), page


def test_each_agenda_item_lists_the_acts_adopted_under_it_and_no_other(site) -> None:
    adopted: dict[str, list[str]] = {}
    for row in received.answers("adoptions"):
        adopted.setdefault(row["item"], []).append(str(address_of(row["act"])))
    for item in ITEMS.values():
        page = f"{SESSION}/agenda/{item}"
        [account] = site.page(page).xpath("//details[@class='account']")
        links = account.xpath(".//dt[.='Adopted']/following-sibling::dd//a/@href")
        assert [site.leads_to(page, href) for href in links] == adopted.pop(item, []), item
    assert not adopted


def test_the_officers_are_listed_each_under_the_office(site) -> None:
    [listed] = site.page(f"{SESSION}/chapters/ii").xpath("//div[@class='officers']/dl")
    offices = [(child.tag, child.text_content().partition(" (")[0]) for child in listed]
    assert offices[:3] == [
        ("dt", "President:"),
        ("dd", "Cristian Istrate"),
        ("dt", "Vice-Presidents:"),
    ]
    assert offices[-3:] == [
        ("dd", "Barbara Zvokelj"),
        ("dt", "Rapporteur:"),
        ("dd", "L. Amrih Jinangkung"),
    ]
    assert [tag for tag, _ in offices].count("dd") == 10


@pytest.mark.parametrize("place", HEADINGS)
def test_every_heading_is_over_its_text(site, corrected, place) -> None:
    expected = " ".join(expected_words(place, corrected))
    text, _, part = place.partition("#")
    if text == "report":
        assert expected in title_of(site, SESSION)
    elif part in ("number", "title"):
        address = address_of(text)
        if text.startswith("chapter:"):
            # The number stands in the list of chapters; the page is named by its own.
            line = Address(f"{SESSION}/chapters", f"chapter-{text.partition(':')[2]}")
            assert expected in " ".join(own_words(site.element(line).getparent()))
            expected = expected.partition(" ")[2]
        if not address.id:
            # "Annex I" is named with its act: Resolution 7/3, annex I.
            assert expected.casefold() in title_of(site, address.page).casefold()
    else:
        section = f"{text}/{part.removeprefix('sect-')}"
        in_chapter = text.startswith("chapter:") and part.startswith("sect-") and "/" not in text
        address = address_of(section if in_chapter else place)
        if address.id:
            assert expected == " ".join(own_words(site.element(address)))
        else:
            assert expected.partition(" ")[2] in title_of(site, address.page)


def title_of(site: Site, page: str) -> str:
    """Return the words of the heading of a page."""
    [heading] = site.page(page).xpath("//h1")
    return " ".join(own_words(heading))


# --- citations --------------------------------------------------------------------------------


def test_the_citations_of_the_text_are_those_of_the_key_none_missed_none_wrong(site) -> None:
    expected: dict[str, list[tuple[str, str]]] = {}
    for row in received.answers("citations"):
        if not row["place"].startswith("fn:"):
            expected.setdefault(row["place"], []).append((row["text"], target_of(row["target"])))
    found: dict[str, list[tuple[str, str]]] = {}
    for place in received.places():
        if place.endswith(("#number", "#title")):
            continue
        elements = block_of(site, place) if place in PARAGRAPHS else _heading(site, place)
        page = address_of(place).page
        for element in elements:
            for link in _references(element):
                entry = (" ".join(own_words(link)), site.leads_to(page, link.get("href")))
                found.setdefault(place, []).append(entry)
    assert expected == found


def _heading(site: Site, place: str) -> list[HtmlElement]:
    """Return the heading of a section of an act or annex; those of chapters cite nothing."""
    address = address_of(place)
    return [site.element(address)] if address.id and "chapter:" not in place else []


def _references(element: HtmlElement) -> list[HtmlElement]:
    """Return the links of a text that are its own, not the handbook's aids."""
    aids = {*AIDS, "handle"}
    return [a for a in element.iter("a") if not aids & set(a.get("class", "").split())]


def test_the_citations_of_the_notes_are_those_of_the_key(site) -> None:
    expected: dict[str, list[tuple[str, str]]] = {}
    for row in received.answers("citations"):
        if row["place"].startswith("fn:"):
            number = row["place"].removeprefix("fn:")
            expected.setdefault(number, []).append((row["text"], target_of(row["target"])))
    found: dict[str, list[tuple[str, str]]] = {}
    for number, page in _notes_on_pages():
        note = site.element(Address(page, f"fn-{number}"))
        for link in _references(note):
            entry = (" ".join(own_words(link)), site.leads_to(page, link.get("href")))
            found.setdefault(number, []).append(entry)
    assert expected == found


# --- notes ------------------------------------------------------------------------------------


def _notes_on_pages() -> list[tuple[str, str]]:
    """Return each note and the page on which its calls stand, by the key."""
    pairs = []
    for row in received.answers("notes"):
        pages = {address_of(place).page for place in row[list(row)[3]].split()}
        pairs += [(row["number"], page) for page in sorted(pages)]
    return pairs


def test_each_note_stands_under_its_number_with_its_words(site) -> None:
    for row in received.answers("notes"):
        number, text, stands_for, calls = list(row.values())[:4]
        for page in sorted({address_of(place).page for place in calls.split()}):
            note = site.element(Address(page, f"fn-{number}"))
            whole = " ".join("".join(note.itertext()).split())
            plain = (stands_for or text).replace("*", "")
            assert whole.startswith(f"{number} {plain}"), number
            if stands_for:
                printed = note.xpath(".//*[@class='editorial']")[0].text_content()
                assert text.replace("*", "") in printed
            assert " ".join(received.note_words(number)) in whole


def test_each_call_leads_to_its_note_and_the_note_back_to_each_call(site) -> None:
    for row in received.answers("notes"):
        number, calls = row["number"], list(row.values())[3].split()
        called = []
        for index, place in enumerate(calls, 1):
            id_ = f"fnref-{number}" + (f"-{index}" if index > 1 else "")
            address = address_of(place)
            call = site.element(Address(address.page, id_))
            assert call.text == number
            assert call.get("href") == f"#fn-{number}"
            # The call stands in its paragraph.
            around = [element.get("id") for element in call.iterancestors()]
            assert address.id in around, place
            called.append((address.page, f"#{id_}"))
        for page in {page for page, _ in called}:
            note = site.element(Address(page, f"fn-{number}"))
            back = [a.get("href") for a in note.xpath(".//a[contains(@class, 'backlink')]")]
            names = [a.get("aria-label") for a in note.xpath(".//a[contains(@class, 'backlink')]")]
            assert back == [href for at, href in called if at == page]
            assert len(set(names)) == len(names)


def test_a_document_says_what_became_of_it_as_the_key_of_the_acts_has_it(site) -> None:
    """A draft was adopted; a statement of financial implications is on an act."""
    expected: dict[str, list[tuple[str, str]]] = {}
    for row in received.answers("adoptions"):
        act = str(address_of(row["act"]))
        expected.setdefault(row["draft"], []).append(("adopted as", act))
        document, _, part = row["financial_statement"].partition(", ")
        if document:
            said = (f"Financial implications: {part}, on", act)
            expected.setdefault(document, []).append(said)
    page = f"{SESSION}/documents"
    for symbol, told in expected.items():
        [line] = site.page(page).xpath("//p[@id=$id]", id=slug(symbol))
        found = [
            (detail.text.strip(), site.leads_to(page, link.get("href")))
            for detail in line.xpath("./*[@class='entry-detail']")
            for link in detail.xpath("./a")
        ]
        assert found == told, symbol


def test_a_participant_is_named_as_printed_where_that_is_another_name(site) -> None:
    def kind(id_: str) -> str:
        [line] = site.page(f"{SESSION}/participants/{id_}").xpath("//p[@class='participant-kind']")
        return str(line.text_content())

    assert "In the report: “United States”; “United States of America”" in kind("united-states")
    assert kind("afghanistan") == "State"


def test_a_published_note_is_kept_on_every_page_that_calls_it() -> None:
    lines = (received.SOURCE.parents[1] / "session-7/published.tsv").read_text("utf-8").splitlines()
    kept = {tuple(line.split("\t")[:2]) for line in lines}
    notes = {(f"{page}/", f"fn-{number}") for number, page in _notes_on_pages()}
    assert {one for one in kept if one[1].startswith("fn-")} == notes


def test_no_page_has_a_note_that_it_does_not_call(site) -> None:
    for page in site.pages():
        notes = {i for i in site.page(page).xpath("//@id") if re.fullmatch(r"fn-\w+", i)}
        calls = {href[1:] for href in site.page(page).xpath("//sup/a/@href")}
        assert notes == calls, page


# --- references both ways, links --------------------------------------------------------------


def test_what_is_cited_says_what_cites_it(site) -> None:
    """Every citation of the key that leads to a page here is listed on that page."""
    for row in received.answers("citations"):
        target = target_of(row["target"])
        if target.startswith("https:"):
            target = f"/{SESSION}/documents/#{slug(row['target'].partition(':')[2])}"
        page, _, id_ = target.removeprefix("/").partition("#")
        page = page.rstrip("/")
        if row["place"].startswith("fn:"):
            number = row["place"].removeprefix("fn:")
            pages = [p for n, p in _notes_on_pages() if n == number]
            citing = {str(Address(p, f"fn-{number}")) for p in pages}
        else:
            citing = {str(address_of(row["place"]))}
        listed = {site.leads_to(page, href) for href in _citing_links(site, page, id_)}
        assert citing & listed, (row, sorted(listed))


def target_of_symbol(mark: str) -> str:
    from real_site import slug

    return slug(mark.partition(":")[2])


def _citing_links(site: Site, page: str, id_: str) -> list[str]:
    """Return the links under what is cited: on lists its own line, else "Cited in"."""
    tree = site.page(page)
    if id_ and tree.xpath("//p[@id=$id and contains(@class, 'cited')]", id=id_):
        return tree.xpath("//p[@id=$id]/following-sibling::div[1]//@href", id=id_)
    rows = tree.xpath("//section[@class='cited-in']//p")
    wanted = f"#{id_}" if id_ else None
    for row in rows:
        heads = row.xpath(".//*[@class='cited-name']//@href")
        if (heads == [wanted]) if wanted else not heads:
            return row.xpath("./following-sibling::div[1]//@href")
    return []


def test_every_outside_link_says_so_and_nothing_is_loaded_from_another_host(site) -> None:
    for page in site.pages():
        tree = site.page(page)
        for link in tree.xpath("//a[starts-with(@href, 'https:')]"):
            assert link.get("class") == "outside", (page, link.get("href"))
            assert link.get("title") == "Outside this handbook", (page, link.get("href"))
        loaded = tree.xpath("//script/@src | //img/@src | //link[@rel!='canonical']/@href")
        assert not [src for src in loaded if "//" in src], page


# --- what the audit of November 2026 found -------------------------------------------------------


def said(site: Site, page: str, query: str) -> list[str]:
    """Return the words of what a query finds on a page."""
    return [" ".join(one.text_content().split()) for one in site.page(page).xpath(query)]


def test_a_list_of_acts_is_called_so_once(site) -> None:
    assert said(site, f"{SESSION}/resolutions", "//h1") == ["Resolutions"]
    assert said(site, f"{SESSION}/decisions", "//h1") == ["Decisions"]
    [title] = said(site, f"{SESSION}/decisions", "//head/title")
    assert title.count("Decisions") == 1


@pytest.mark.parametrize("page", ["", "/chapters"])
def test_headings_without_a_number_are_in_the_contents_too(site, page: str) -> None:
    """The printed contents have them under III, V, VIII and IX."""
    entries = said(site, f"{SESSION}{page}", "//div[@class='acts']//li")
    for chapter, heading in (
        ("III. General discussion", "Deliberations paragraphs 21 to 25"),
        ("V. Other serious crimes", "Deliberations paragraphs 76 to 81"),
        ("VIII. Financial and budgetary matters", "Deliberations paragraph 109"),
        ("IX. Provisional agenda", "Action taken by the Conference paragraph 111"),
    ):
        [entry] = [words for words in entries if words.startswith(chapter)]
        assert entry.endswith(heading)
    [first] = [words for words in entries if words.startswith("I. ")]
    assert "adopted by the Conference paragraphs 1 and 2 A. Resolutions paragraph 1" in first


def test_all_documents_of_a_range_are_listed_and_what_became_of_drafts(site) -> None:
    documents = said(site, f"{SESSION}/documents", "//p[contains(@class, 'cited')]")
    for number in range(1, 11):
        assert f"CTOC/COP/2014/L.1/Add.{number} Draft" in documents
    assert "CTOC/COP/2014/L.5 Draft withdrawn, paragraph 37" in documents
    assert "CTOC/COP/2014/L.1 Report of the Conference on its seventh session Draft" in documents
    assert "A/RES/68/193 of 18 December 2013" in documents


def test_an_officer_has_one_office_and_a_speaker_one_capacity(site) -> None:
    def of(id_: str) -> list[str]:
        return said(site, f"{SESSION}/participants/{id_}", "//div[@class='took-part']//li")

    assert "Vice-President: Rafael Mariano Grossi paragraph 6" in of("argentina")
    [italy, *_] = of("italy")
    assert italy == "paragraph 4 Minister of Justice"
    chairs = " ".join(of("working-group-on-international-cooperation"))
    assert "paragraph 83, Agenda item 4" in chairs
    assert chairs.count("Chair") == 2 and "for the Chair" not in chairs
    [union, *_] = of("european-union")
    assert union == (
        "paragraph 4 representative; opening statement on behalf of the European Union, Albania, "
        "Bosnia and Herzegovina, Iceland, Liechtenstein, Montenegro, the Republic of Moldova, "
        "Serbia, the former Yugoslav Republic of Macedonia and Ukraine"
    )
    rows = said(site, f"{SESSION}/participants", "//table//tr")
    [bureau] = [row for row in rows if row.startswith("Bureau")]
    assert bureau.endswith("decisions 7/1 7/2")
    [argentina] = [row for row in rows if row.startswith("Argentina")]
    assert argentina.endswith("resolution 7/2 Vice-President")


def test_an_action_says_who_asks_and_no_verb_twice(site) -> None:
    page = f"{SESSION}/actions"
    [president] = said(site, page, "//tr[@id='para-14']/td[1]")
    assert president.startswith("The President called on … to provide the Secretariat")
    [consideration] = said(site, page, "//tr[@id='resolution-7-3-annex-i-para-20-2']/td[1]")
    assert consideration.startswith("Consideration should be given to")
    [listed] = said(site, page, "//tr[@id='resolution-7-3-annex-ii-para-13']/td[1]")
    assert "the following articles: (a) Article 5" in listed


def test_the_contents_of_a_page_lead_to_its_annexes(site) -> None:
    page = f"{SESSION}/resolutions/7-3"
    entries = site.page(page).xpath("//details[contains(@class, 'page-contents')]//a")
    led = {" ".join(own_words(a)): site.leads_to(page, a.get("href")) for a in entries}
    assert led["Annex I"] == f"/{page}/annex-i/"
    assert led["Annex II"] == f"/{page}/annex-ii/"
    assert [name for name, address in led.items() if address == f"/{page}/"] == []
