"""The feed of each body is Atom (RFC 4287), by its grammar and rules, and of the data's days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from generator.catalogue import load_words
from generator.cited_as.metadata import Shown
from generator.model import Correction, Report
from generator.pages import feed
from generator.resolved import Resolved

ATOM = {"a": "http://www.w3.org/2005/Atom"}
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
SITE = "https://plenary.example/en/"
SESSION = f"{SITE}ctoc-cop/session-7/"
SHOWN = Shown(SITE, "Plenary")
WORDS = load_words("en").pages


def faults(text: bytes) -> Iterator[str]:
    """Yield what of a feed is not as RFC 4287 has it, its grammar and the rules beside it."""
    root = etree.fromstring(text)
    if not GRAMMAR.validate(root):
        yield str(GRAMMAR.error_log.last_error)
    ids = root.xpath("//a:entry/a:id/text()", namespaces=ATOM)
    if len(set(ids)) < len(ids):
        yield "two entries have one id"
    for node in root.xpath("/a:feed | //a:entry", namespaces=ATOM):
        name = etree.QName(node).localname
        if not node.xpath("a:author | /a:feed/a:author", namespaces=ATOM):
            yield f"{name} has no author"
        alternate = node.xpath("a:link[@rel='alternate']", namespaces=ATOM)
        if len({(one.get("type"), one.get("hreflang")) for one in alternate}) < len(alternate):
            yield f"{name} has two alternates of one type and language"
        if not alternate:
            yield f"{name} has no content and no alternate"
    for address in root.xpath("//a:id/text() | //a:link/@href", namespaces=ATOM):
        if not address.startswith("https://"):
            yield f"{address} is no full address"


def entries(text: str | bytes) -> list[tuple[str, str, str, str]]:
    """Return the entries of a feed: kind, day, id, title."""
    root = etree.fromstring(text if isinstance(text, bytes) else text.encode("utf-8"))
    names = ("string(a:category/@term)", "string(a:updated)", "string(a:id)", "string(a:title)")
    return [
        (kind, day.removesuffix("T00:00:00Z"), id_, title)
        for entry in root.xpath("a:entry", namespaces=ATOM)
        for kind, day, id_, title in [[entry.xpath(n, namespaces=ATOM) for n in names]]
    ]


def made(*resolved: Resolved) -> dict[str, str]:
    return feed.written(resolved, SHOWN, WORDS)


# --- the real report --------------------------------------------------------------------------

# By reading the report: the order is that of the days, and on one day that of the report.
REAL = [
    ("edition", "2014-11-13", f"{SESSION}about/#edition-final", "Report of the Conference"),
    *(
        ("correction", "2014-11-13", f"{SESSION}corrections/#{id_}-1", f"Correction: {place} (")
        for id_, place in (
            ("resolution-7-1-pp-4", "resolution 7/1, preambular paragraph 4"),
            ("resolution-7-2-pp-8", "resolution 7/2, preambular paragraph 8"),
            ("resolution-7-3-pp-2", "resolution 7/3, preambular paragraph 2"),
            ("decision-7-1-item-1-b", "decision 7/1, item 1 (b)"),
            ("decision-7-2-op-a", "decision 7/2, paragraph (a)"),
        )
    ),
    ("resolution", "2014-10-10", f"{SESSION}resolutions/7-1/", "Resolution 7/1: Strengthening"),
    ("resolution", "2014-10-10", f"{SESSION}resolutions/7-2/", "Resolution 7/2: Importance"),
    ("resolution", "2014-10-10", f"{SESSION}resolutions/7-3/", "Resolution 7/3: Implementation"),
    ("resolution", "2014-10-10", f"{SESSION}resolutions/7-4/", "Resolution 7/4: Implementation"),
    ("decision", "2014-10-10", f"{SESSION}decisions/7-2/", "Decision 7/2: Organization"),
    ("decision", "2014-10-09", f"{SESSION}decisions/7-1/", "Decision 7/1: Provisional agenda"),
]


def test_the_acts_the_edition_and_the_corrections_of_a_report_are_told(
    real_site: Path,
) -> None:
    text = (real_site / "en/ctoc-cop/feed.xml").read_bytes()
    assert list(faults(text)) == []
    told = entries(text)
    assert len(told) == len(REAL)
    for (*found, title), (*wanted, begins) in zip(told, REAL, strict=True):
        assert found == wanted and title.startswith(begins)
    root = etree.fromstring(text)
    assert root.xpath("string(a:updated)", namespaces=ATOM) == "2014-11-13T00:00:00Z"
    own = root.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM)
    assert own == f"{SITE}ctoc-cop/feed.xml" == root.xpath("string(a:id)", namespaces=ATOM)


def test_every_page_leads_programs_to_the_feed_and_the_bodys_page_readers(real_site: Path) -> None:
    feed_ = (real_site / "en/ctoc-cop/feed.xml").resolve()
    pages = sorted((real_site / "en").rglob("index.html"))
    for page in pages:
        tree = html.fromstring(page.read_bytes())
        [link] = tree.xpath("//head/link[@type='application/atom+xml']")
        assert link.get("rel") == "alternate" and link.get("title")
        assert (page.parent / link.get("href")).resolve() == feed_, page
        shown = tree.xpath("//article//a[contains(@href, 'feed.xml')]")
        assert bool(shown) == (page.parent.name == "ctoc-cop"), page


def test_what_is_read_from_a_disk_has_none(unpacked: Path) -> None:
    assert not list(unpacked.rglob("feed.xml"))
    for page in unpacked.rglob("index.html"):
        assert "feed.xml" not in page.read_text("utf-8"), page


# --- rules ------------------------------------------------------------------------------------


def test_each_body_has_a_feed_of_its_own(seventh_session: Resolved, invented: Resolved) -> None:
    both = (seventh_session, invented)
    told = made(*both)
    assert sorted(told) == ["ctoc-cop/feed.xml", "ipwc/feed.xml"]
    assert {one.address: one.body for one in feed.feeds(both)} == {
        "ctoc-cop/feed.xml": "ctoc-cop/",
        "ipwc/feed.xml": "ipwc/",
    }
    for address, text in told.items():
        assert list(faults(text.encode("utf-8"))) == []
        page = urljoin(SITE, address.removesuffix("feed.xml"))
        assert all(id_.startswith(page) for _, _, id_, _ in entries(text))


def test_a_new_edition_is_new_and_an_act_is_not(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    act = {"number": "7/9", "title": "x", "adoption": {"date": "2014-10-07"}}
    chapters = [{"title": "x", "decisions": [act]}]
    ids = []
    for edition in ("advance", "final"):
        status = {"edition": edition, "copy_is": "unofficial"}
        [text] = made(*resolve(report(chapters=chapters, status=status))).values()
        ids.append({id_ for *_, id_, _ in entries(text)})
    assert ids[0] ^ ids[1] == {
        f"{SESSION}about/#edition-advance",
        f"{SESSION}about/#edition-final",
    }


def test_a_correction_is_of_its_own_day_and_one_before_it_leaves_its_id(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    act = {"number": "7/9", "title": "x", "operative": [{"number": "1", "text": "Sea and nets"}]}
    place = "decision:7/9#op-1"
    later = Correction(
        place=place, received="See", published="Sea", remark="A slip.", date="2026-11-29"
    )
    before = Correction(place="report:", received="a", published="b", remark="A slip.")
    again = later.model_copy(update={"date": "2026-12-01"})

    def told(*corrections: Correction) -> dict[str, str]:
        chapters = [{"title": "x", "decisions": [act]}]
        [text] = made(*resolve(report(chapters=chapters, corrections=corrections))).values()
        assert list(faults(text.encode("utf-8"))) == []
        return {id_: day for kind, day, id_, _ in entries(text) if kind == "correction"}

    page = f"{SESSION}corrections/#"
    assert told(later) == {f"{page}decision-7-9-op-1-1": "2026-11-29"}
    assert told(before, later, again) == {
        f"{page}decision-7-9-op-1-2": "2026-12-01",
        f"{page}decision-7-9-op-1-1": "2026-11-29",
        f"{page}report-1": "2014-11-13",
    }


def test_of_many_the_newest_are_told(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    acts = [
        {"number": f"7/{n}", "title": "x", "adoption": {"date": f"20{n:02}-10-07"}}
        for n in range(1, 99)
    ]
    older = [{**one, "number": f"6/{one['number'][2:]}"} for one in acts]
    chapters = [{"title": "x", "resolutions": acts, "decisions": older}]
    [text] = made(*resolve(report(chapters=chapters))).values()
    days = [day for _, day, *_ in entries(text)]
    assert len(days) == feed.LONGEST and days == sorted(days, reverse=True)
    assert days[0] == "2098-10-07" and days[-1] > "2048"


def test_no_words_break_a_feed(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    title = "</title><entry> & ]]> \u2028 \" ' {x} \U0001f30a"
    act = {"number": "7/9", "title": title.replace("<", "\\<")}
    [text] = made(*resolve(report(chapters=[{"title": "x", "decisions": [act]}]))).values()
    assert list(faults(text.encode("utf-8"))) == []
    [told] = [name for kind, _, _, name in entries(text) if kind == "decision"]
    assert told == f"Decision 7/9: {title}"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("<updated>", "<published>2014-10-10T00:00:00Z</published><issued>"),
        ("<author>", "<ident>x</ident><author>"),
        ("2014-10-10T00:00:00Z", "10 October 2014"),
        ("resolutions/7-2/</id>", "resolutions/7-1/</id>"),
        ("<author>", "<contributor>"),
        (f"<id>{SITE}", "<id>/en/"),
        ('rel="alternate"', 'rel="related"'),
    ],
)
def test_a_fault_in_a_feed_would_be_found(real_site: Path, was: str, now: str) -> None:
    text = (real_site / "en/ctoc-cop/feed.xml").read_text("utf-8")
    assert was in text
    broken = text.replace(was, now)
    if was.startswith("<") and now.endswith(">"):  # an element and its end
        broken = broken.replace(was.replace("<", "</"), f"</{now.rpartition('<')[2]}")
    assert list(faults(broken.encode("utf-8")))
