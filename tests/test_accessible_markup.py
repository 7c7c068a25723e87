"""What programs that read pages aloud need of the markup, on every page of the real site.

tests/browser/test_every_kind.py lets axe look at one page of each kind; this looks at all of them,
by rules of its own, without a browser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

LANDMARKS = {
    "aside": "complementary",
    "main": "main",
    "nav": "navigation",
    "search": "search",
}
IF_NAMED = {"section": "region", "form": "form"}
"""Elements that are landmarks where they have a name, and only there."""
OF_THE_PAGE = {"header": "banner", "footer": "contentinfo"}
"""Elements that are landmarks where they belong to the whole page."""
PARTS = "ancestor::*[self::article or self::aside or self::main or self::nav or self::section]"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*")
"""A language as BCP 47 writes it, as far as reports need: en, zh-Hant, sr-Latn-RS, es-419."""
POINTING = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns",
            "for", "form", "headers", "list", "popovertarget")  # fmt: skip


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def name(element: HtmlElement) -> str:
    """Return the name that an element's attributes or, of links and the like, words give it."""
    named = (element.get("aria-labelledby") or "").split()
    found = [words(one) for id_ in named for one in element.xpath("//*[@id=$id]", id=id_)]
    return " ".join(found) or (element.get("aria-label") or "").strip()


def shown(tree: HtmlElement, path: str) -> list[HtmlElement]:
    """Return elements of the page as it opens: not those of dialogs, nor what scripts make."""
    return [one for one in tree.xpath(path) if not one.xpath("ancestor-or-self::dialog")
            and not one.xpath("ancestor::template")]  # fmt: skip


# --- the rules --------------------------------------------------------------------------------


def headings(tree: HtmlElement) -> Iterator[str]:
    """One h1, which is the first; no level is left out; none is empty."""
    found = shown(tree, "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    levels = [int(one.tag[1]) for one in found]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"headings of level 1: {levels.count(1)}"
    for one, level, above in zip(found, levels, [0, *levels], strict=False):
        if level > above + 1:
            yield f"h{level} after h{above}: {words(one)}"
    yield from (f"an empty {one.tag}" for one in tree.iter("h1", "h2", "h3") if is_empty(one))


def is_empty(heading: HtmlElement) -> bool:
    """Tell a heading without words; one of a dialog may be written when it opens."""
    return not words(heading) and not heading.xpath("ancestor::template")


def landmark(element: HtmlElement) -> str:
    """Return which landmark an element is; "" if none."""
    role, tag = element.get("role"), element.tag
    if role in ("region", *LANDMARKS.values(), *IF_NAMED.values(), *OF_THE_PAGE.values()):
        return str(role)
    if role or (tag in IF_NAMED and not name(element)):
        return ""
    if tag in OF_THE_PAGE:
        return "" if element.xpath(PARTS) else OF_THE_PAGE[tag]
    return (LANDMARKS | IF_NAMED).get(tag, "")


def landmarks(tree: HtmlElement) -> Iterator[str]:
    """One main, banner and contentinfo; of other kinds each has a name that no other has.

    Who goes to main comes to the text: the contents of the report, which each page has, lie before.
    """
    yield from ("the contents of the report in main" for _ in tree.xpath("//main//nav[@popover]"))
    found = Counter((kind, name(one)) for one in shown(tree, "//*") if (kind := landmark(one)))
    kinds = Counter(kind for kind, _ in found.elements())
    entrance = tree.xpath("//meta[@http-equiv='refresh']")  # has neither a head nor a foot
    yield from (f"{kind}: {kinds[kind]}" for kind in ("main", "banner", "contentinfo")
                if kinds[kind] != 1 and (kind == "main" or not entrance))  # fmt: skip
    for (kind, called), count in found.items():
        if count > 1:
            yield f"{count} times {kind} “{called}”"
        elif not called and (kinds[kind] > 1 or kind == "region"):
            yield f"{kind} without a name"


def ways_past(tree: HtmlElement) -> Iterator[str]:
    """The first link of a page that has a header leads past it, to the title of the text."""
    titles = [f"#{id_}" for id_ in tree.xpath("//h1/@id")]
    for leads in tree.xpath("(//a/@href)[1]") if tree.xpath("//header") else ():
        if leads not in titles:
            yield f"the first link leads to {leads}"


def languages(tree: HtmlElement) -> Iterator[str]:
    """The page has a language, and each language is one."""
    if not tree.get("lang"):
        yield "the page has no language"
    yield from (f"lang={one}" for one in tree.xpath("//@lang") if not LANGUAGE.fullmatch(one))


def tables(tree: HtmlElement) -> Iterator[str]:
    """Each table has a name and the heads of its columns, each row its own head."""
    for table in tree.iter("table"):
        called = name(table) or table.xpath("string(caption)").strip()
        if not called:
            yield "a table without a name"
        yield from (f"{called}: a head without scope" for _ in table.xpath(".//th[not(@scope)]"))
        yield from (f"{called}: an empty head" for one in table.iter("th") if not words(one))
        if not table.xpath("thead//th[@scope='col']"):
            yield f"{called}: no heads of columns"
        for row in table.xpath("tbody/tr[not(th[@scope='row' or @scope='rowgroup'])]"):
            yield f"{called}: a row without a head: {words(row)[:40]}"


def pictures(tree: HtmlElement) -> Iterator[str]:
    """A picture has words, or says that it needs none; a drawing with links is a group."""
    yield from ("img without alt" for _ in tree.xpath("//img[not(@alt)]"))
    for one in tree.xpath("//svg[not(@aria-hidden='true') and not(ancestor::svg)]"):
        title = " ".join(one.xpath("title/text()"))
        if one.get("role") not in ("img", "group") or not (name(one) or title):
            yield f"svg without role or name in {one.getparent().get('class')}"


def order(tree: HtmlElement) -> Iterator[str]:
    """The keyboard goes through the page in the order of the page."""
    yield from (f"tabindex={one}" for one in tree.xpath("//@tabindex") if int(one) > 0)


def ids(tree: HtmlElement) -> Iterator[str]:
    """Each id is there once, and what points to one finds it."""
    found = Counter(tree.xpath("//@id"))
    yield from (f"{count} times #{id_}" for id_, count in found.items() if count > 1)
    for attribute in POINTING:
        pointed = [id_ for one in tree.xpath(f"//@{attribute}") for id_ in one.split()]
        yield from (f"{attribute}={id_}" for id_ in pointed if id_ not in found)


def links(tree: HtmlElement) -> Iterator[str]:
    """Each link and button has a name; in one list, row or paragraph, a name leads to one place.

    Elsewhere what stands around two links of the same name tells them apart.
    """
    nearest = "ancestor::*[self::li or self::tr or self::p or self::dl][1]"
    for one in shown(tree, "//a[@href] | //button"):
        if not (name(one) or words(one) or " ".join(one.xpath(".//title/text()")).strip()):
            yield f"a {one.tag} without a name: {one.get('href')}"
    led: dict[tuple[HtmlElement, str], str] = {}
    for one in shown(tree, "//a[@href]"):
        [around] = one.xpath(nearest) or [tree]
        if around.tag == "li":
            around = around.getparent()
        key = around, name(one) or words(one)
        if led.setdefault(key, one.get("href")) != one.get("href"):
            yield f"“{key[1]}” leads to {led[key]} and to {one.get('href')}"


def fields(tree: HtmlElement) -> Iterator[str]:
    """Each field has a label; Material's toggles, which its style sheet never shows, need none."""
    for one in tree.xpath("//input[not(@class='md-toggle')] | //select | //textarea"):
        if not (name(one) or one.xpath("ancestor::label | //label[@for=$id]", id=one.get("id"))):
            yield f"a field without a label: {one.get('id')}"


def lists(tree: HtmlElement) -> Iterator[str]:
    """Lists hold entries, and entries stand in lists."""
    inside = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}}
    for one in tree.iter(*inside):
        strange = {child.tag for child in one if isinstance(child.tag, str)} - inside[one.tag]
        yield from (f"{tag} in {one.tag}" for tag in strange)
        if not len(one):
            yield f"an empty {one.tag}"
    stray = (
        "//li[not(parent::ul or parent::ol)]"
        " | //*[self::dt or self::dd][not(parent::dl or parent::div/parent::dl)]"
    )
    yield from (f"a stray {one.tag}: {words(one)[:40]}" for one in tree.xpath(stray))


Rule = Callable[[HtmlElement], Iterator[str]]
RULES: tuple[Rule, ...] = (
    headings, landmarks, ways_past, languages, tables, pictures, order, ids, links, fields, lists,
)  # fmt: skip

# --- the pages --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, HtmlElement]:
    """Return every page of the site, its entrance and those for lost readers too."""
    files = {*real_site.rglob("index.html"), *real_site.rglob("404.html")}
    files |= {*real_site.rglob("without-network.html")}
    return {
        file.relative_to(real_site).as_posix(): html.fromstring(file.read_bytes())
        for file in sorted(files)
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_page_keeps_the_rule(pages: dict[str, HtmlElement], rule: Rule) -> None:
    assert len(pages) > 140
    found = [f"{address}: {fault}" for address, tree in pages.items() for fault in rule(tree)]
    assert not found, "\n".join(found[:40])


FAULTS: dict[Rule, tuple[str, ...]] = {
    headings: ("<h2>A</h2>", "<h1>A</h1><h1>B</h1>", "<h1>A</h1><h3>B</h3>",
               "<h1>A</h1><h2> </h2>"),
    landmarks: ("<nav></nav><nav aria-label=A></nav>", "<nav aria-label=A></nav>" * 2,
                "<main></main>", "<div role=region tabindex=0></div>",
               "<nav popover aria-label=A></nav>"),
    ways_past: ("<a href=a>A</a>", "<p id=b><a href='#b'>A</a>"),
    languages: ("<p lang=english>", "<p lang=EN>", "<p lang=''>"),
    tables: ("<table><thead><tr><th scope=col>A</table>",
             "<table aria-label=A><thead><tr><th>A</table>",
             "<table aria-label=A><tbody><tr><th scope=row>A</table>",
             "<table aria-label=A><thead><tr><th scope=col>A</thead><tbody><tr><td>1</table>"),
    pictures: ("<img src=a.png>", "<svg></svg>", "<svg role=img></svg>"),
    order: ("<p tabindex=1>",),
    ids: ("<p id=a><p id=a>", "<p aria-labelledby=b>", "<label for=b>B</label>"),
    links: ("<a href=a></a>", "<button></button>",
            "<ul><li><a href=a>1</a><li><a href=b>1</a></ul>",
            "<p><a href=a>1</a> <a href=b>1</a>"),
    fields: ("<input id=a>", "<select></select>"),
    lists: ("<ul><p>A</p></ul>", "<ul></ul>", "<li>A", "<div><dt>A</div>"),
}  # fmt: skip
WHOLE = "<html lang=en><body><header></header><main>{}</main><footer></footer></body></html>"


@pytest.mark.parametrize(
    ("rule", "fault"), [(rule, fault) for rule, faults in FAULTS.items() for fault in faults]
)
def test_a_rule_sees_a_fault(rule: Rule, fault: str) -> None:
    assert set(FAULTS) == set(RULES)
    sound = "<h1>A</h1>"
    assert not list(rule(html.fromstring(WHOLE.format(sound))))
    assert list(rule(html.fromstring(WHOLE.format(fault))))
