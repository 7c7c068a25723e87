"""content/pages/: a publisher's own pages, their links, and what of them does not pass."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown
from projects import ROOT, SECOND, small_project, with_a_second_report
from test_policy import faults

from generator.cli import main
from generator.own.pages import OwnPage, own_pages
from generator.own_text import written
from generator.pages.own_pages import Links, OwnFacts, navigation
from generator.pages.page import Page, Place

EXTENSIONS = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.CSafeLoader)[
    "markdown_extensions"
]


def pages_of(folder: Path, **files: str | bytes) -> Path:
    """Return a content folder with own pages: `a__b` is a/b, the ending is .md if none is given."""
    for name, content in files.items():
        path = name.replace("__", "/").replace("_dot_", ".").replace("_", "-")
        file = folder / "content" / "pages" / (path if "." in path else f"{path}.md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / "content"


def told(folder: Path, **files: str | bytes) -> list[str]:
    return [str(one) for one in own_pages(pages_of(folder, **files))[1]]


def shown(markdown: str) -> str:
    """Return the HTML that MkDocs makes of what stands under the title of a page."""
    names = [one if isinstance(one, str) else next(iter(one)) for one in EXTENSIONS]
    return str(Markdown(extensions=names).convert(markdown))


def rewritten(page: str, folder: Path) -> str:
    own, findings = own_pages(pages_of(folder, page=page))
    assert not findings, findings
    [read] = own.of("en")
    return as_written(read)


def as_written(read: OwnPage) -> str:
    """Return the Markdown that is made of a page, all of whose links lead elsewhere."""
    links = {
        str(node.attrs.get("href", node.attrs.get("src"))): Place("", "https://e.test/")
        for node in read.tree.walk()
        if node.type in ("link", "image")
    }
    facts = OwnFacts(read.tree, links, tuple(one.id for one in read.sections), ())
    return written(facts, lambda address, id_: address)


# --- what is read ---------------------------------------------------------------------------------


def test_a_page_has_its_address_from_its_file_and_its_title_from_its_first_line(tmp_path) -> None:
    own, findings = own_pages(
        pages_of(tmp_path, about="# About *us*\n", news__index="# News\n", news__2024="# 2024\n")
    )
    assert not findings
    assert [(page.address, page.title) for page in own.of("en")] == [
        ("pages/about/", "About us"),
        ("pages/news/", "News"),
        ("pages/news/2024/", "2024"),
    ]


def test_a_page_of_a_language_stands_in_the_place_of_that_of_all(tmp_path: Path) -> None:
    own, findings = own_pages(
        pages_of(tmp_path, about="# All\n", about_dot_en_dot_md="# English\n")
    )
    assert not findings
    assert [page.title for page in own.of("en")] == ["English"]
    assert [page.title for page in own.of("fr")] == ["All"]


def test_headings_have_ids_of_their_own(tmp_path: Path) -> None:
    own, _ = own_pages(pages_of(tmp_path, a="# A\n\n## Search\n\n## B c\n\n### B c\n\n## 日本\n"))
    [page] = own.of("en")
    assert [one.id for one in page.sections] == ["search-2", "b-c", "b-c-2", "日本"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a": "# A\n\n<b>x</b>\n"}, "a.md:3: raw-html: “<b>” is HTML"),
        ({"a": "# A\n\n<script>\nrun()\n</script>\n"}, "a.md:3: raw-html: “<script>” is HTML"),
        ({"a": "# A\n\n- x\n\n  <div onclick=x>\n"}, "a.md:5: raw-html: “<div onclick=x>” is HTML"),
        ({"a": "words\n"}, "a.md:1: own-page: the page has no title; begin it with “# About us”"),
        ({"a": ""}, "a.md:1: own-page: the page has no title"),
        ({"a": "# A\n\n## \n"}, "a.md:3: own-page: a heading has words"),
        ({"a": "# A\n\n# B\n"}, "a.md:3: own-page: a page has one title"),
        ({"a": "---\ntitle: A\n---\n"}, "a.md:1: own-page: a page has no front matter"),
        ({"a": "# A\n\n4. x\n"}, "a.md:3: own-page: a list begins with 1 here; where it is none, "
         "write “4\\.”"),
        ({"a": '# A\n\n[x](https://e.test "t")\n'}, "a.md:3: link-with-title: "),
        ({"a": b"# A\n\nM\xfcller\n"}, "a.md:3: wrong-encoding: the byte fc is not UTF-8"),
        ({"About us": "# A\n"}, "About us.md:1: own-page: the name becomes an address: small "
         "letters, figures, hyphens: “about-us”"),
        ({"news__con": "# A\n"}, "news/con.md:1: own-page: Windows keeps the name “con”"),
        ({"a_dot_xx_dot_md": "# A\n"}, "a.xx.md:1: own-page: “xx” is no language"),
        ({"a": "# A\n", "a__index": "# B\n"}, "a.md:1: own-page: content/pages/a/index.md has"),
        ({"a_dot_exe": "x"}, "a.exe:1: own-page: nothing reads this; pages end in .md"),
        ({"a_dot_svg": "<svg"}, "a.svg:1: own-page: it is no sound SVG"),
        ({"a_dot_png": "x"}, "a.png:1: own-page: it is no sound PNG"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_what_would_be_right(tmp_path: Path, files, expected) -> None:
    found = told(tmp_path, **files)
    assert [one for one in found if one.startswith(f"content/pages/{expected}")], found


# --- how it is written ----------------------------------------------------------------------------

PAGE = """\
# Title

One *line*
goes **on**, `<code> *x*` and a\\
break. {: .x onclick="run()" } [^1] *[HTML]: x

1. first
2. second
   - nested
   - loose

     more
3. third

> quoted
>
> - listed

| A | B |
|---|:-:|
| 1 | a \\| b |

```html
<script>run()</script>

{: onclick="x" }
```

- other
* list

<!-- for editors -->

Term
: no definition
"""


def test_a_page_is_shown_as_it_was_written(tmp_path: Path) -> None:
    tree = html.fromstring(f"<div>{shown(rewritten(PAGE, tmp_path))}</div>")
    assert not list(attributes(tree) - {"start", "scope"})
    assert [" ".join(one.text_content().split()) for one in tree.xpath("./ol/li")] == [
        "first", "second nested loose more", "third"]  # fmt: skip
    assert tree.xpath("./blockquote//li/text()") == ["listed"]
    assert [one.text for one in tree.xpath("//td")] == ["1", "a | b"]
    assert tree.xpath("//pre/code")[0].text.startswith("<script>run()</script>\n\n{: onclick")
    assert len(tree.xpath("./ul")) == 2
    assert tree.xpath("./p/code/text()") == ["<code> *x*"]
    assert not tree.xpath("//script | //style | //dl | //abbr")


def attributes(tree: html.HtmlElement) -> set[str]:
    return {str(name) for one in tree.iter("*") for name in one.attrib}


PIECES = st.sampled_from(
    [
        "word", "*", "**", "_", "`", "[a](https://e.test)", "![b](c.png)", "<b>", "&lt;", "&amp;x;",
        "\\", "{: #x onclick=y }", "- ", "1. ", "> ", "    ", "  ", "\n", "\n\n", "```\n", "|",
        "---",
        "# ", "## ", ": ", "[^1]", "[x]: y", "<https://e.test>", "~~~\n", "\t", "$", "!", "]", "(",
        "===\n", "[TOC]", "*[A]: b", "://", "a@b.c", "&", "'", '"', "2024. ",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
@example("- a\n  - b\n\n    c\n- d")
@example("a\n    b")
@example("-     code\n")
def test_whatever_a_page_holds_its_words_are_shown_and_nothing_else(tmp_path_factory, body) -> None:
    folder = tmp_path_factory.mktemp("page")
    own, findings = own_pages(pages_of(folder, page=f"# T\n\n{body}\n"))
    if findings:
        return
    [read] = own.of("en")
    tree = html.fromstring(f"<div>{shown(as_written(read))}</div>")
    assert attributes(tree) <= {"id", "href", "src", "alt", "class", "start"}
    expected = "".join(
        one.content
        for node in read.tree.children[1:]
        for one in node.walk()
        if one.type in ("text", "code_inline", "fence", "code_block") and not in_image(one)
    )
    assert "".join(tree.text_content().split()) == "".join(expected.split())
    for kind, tag in (("heading", "h2"), ("bullet_list", "ul"), ("blockquote", "blockquote")):
        there = [one for one in read.tree.walk() if one.type == kind and one.tag == tag]
        there = [one for one in there if any(map(speaks, one.walk()))]  # the empty are not shown
        assert len(tree.findall(f".//{tag}")) == len(there)


def speaks(node) -> bool:
    return node.type in ("image", "hr", "table") or bool(node.content.strip())


def in_image(node) -> bool:
    while node is not None and node.type != "image":
        node = node.parent
    return node is not None


# --- where links lead -----------------------------------------------------------------------------


@pytest.fixture
def links(tmp_path: Path, invented) -> Links:
    own, _ = own_pages(
        pages_of(
            tmp_path,
            about="# About\n\n## Who we are\n",
            news__index="# News\n",
            news__plan_dot_pdf=b"x",
        )
    )
    return Links(own, [invented], "https://panel.test/en/")


@pytest.mark.parametrize(
    ("href", "place"),
    [
        ("https://www.un.org/", ("https://www.un.org/", "")),
        ("mailto:a@b.test", ("mailto:a@b.test", "")),
        ("index.md", ("pages/news/", "")),
        ("../about.md#who-we-are", ("pages/about/", "who-we-are")),
        ("#title", ("pages/news/", "title")),
        ("plan.pdf", ("assets/pages/news/plan.pdf", "")),
        ("/en/ipwc/session-4-part-2/decisions/", ("ipwc/session-4-part-2/decisions/", "")),
        ("/ipwc/session-4-part-2/", ("ipwc/session-4-part-2/", "")),
        ("/en/", ("", "")),
        ("https://panel.test/en/ipwc/#x", ("ipwc/", "x")),
        ("/pages/about/#who-we-are", ("pages/about/", "who-we-are")),
        ("resolution:IV/3#op-1", ("ipwc/session-4-part-2/resolutions/iv-3/", "op-1")),
    ],
)
def test_a_link_leads_where_it_says(links: Links, href: str, place: tuple[str, str]) -> None:
    news = next(one for one in links.pages if one.name == "news/index.md")
    there = links.of(news, href)
    assert isinstance(there, Place), there
    assert (there.address, there.id) == place


@pytest.mark.parametrize(
    ("href", "wrong"),
    [
        ("abuot.md", "there is no page “news/abuot.md”"),
        ("../abuot.md", "there is no page “abuot.md”; did you mean “about.md”?"),
        ("../about.md#who", "“about.md” has no heading “#who”"),
        ("../../../etc/passwd", "is neither a page (about.md), nor a file beside it"),
        ("javascript:run()", "leads nowhere: it is neither a place of a report nor an address"),
        ("http://e.test/", "leads nowhere"),
        ("data:text/html,x", "leads nowhere"),
        ("//e.test/", "is no page of the handbook"),
        ("/en/ipcw/", "“/en/ipcw/” is no page of the handbook"),
        ("resolution:IV/99", "leads nowhere"),
        ("plan.doc", "is neither a page (about.md), nor a file beside it"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(links: Links, href: str, wrong: str) -> None:
    news = next(one for one in links.pages if one.name == "news/index.md")
    there = links.of(news, href)
    assert isinstance(there, str) and wrong in there


def test_a_picture_is_of_the_pages_and_of_no_other_host(links: Links) -> None:
    news = next(one for one in links.pages if one.name == "news/index.md")
    assert links.of(news, "https://e.test/a.png", picture=True) == (
        "a page loads nothing from another host; put the picture beside the page"
    )


def test_pages_are_listed_as_mkdocs_yml_orders_them() -> None:
    ones = [
        Page(f"pages/{name}", "own", "own", name) for name in ("a/", "b/", "b/c/", "d/", "d/e/f/")
    ]
    listed = navigation(ones, ("d/index.md", "b.md"))
    assert [one["title"] for one in listed] == ["d/", "b/", "a/"]
    assert [one["title"] for one in listed[0]["items"]] == ["d/e/f/"]
    assert [one["title"] for one in listed[1]["items"]] == ["b/c/"]


# --- what check tells of links by address ---------------------------------------------------------

ACT = "ipwc/session-4-part-2/decisions/12-cp-24/"
LEAD_ON = (
    f"/en/{ACT}",
    f"/en/{ACT}index.html#text-1",
    f"/en/{ACT}#title",
    "/en/ipwc/session-4-part-2/timeline/",
    "/en/ipwc/session-4-part-2/about/#status",
    "/en/ipwc/session-4-part-2/full/",
    "/en/ipwc/",
    "/en/instruments/",
    "/en/#title",
    f"https://panel.test/en/{ACT}",
)
LEAD_NOWHERE = {
    f"/en/{ACT[:-3]}25/": (
        f"“/en/{ACT[:-3]}25/” is no page of the handbook; did you mean “/en/{ACT}”?"
    ),
    f"/en/{ACT}#titel": f"“/en/{ACT}” has no “#titel”; did you mean “#title”?",
    "/en/ipwc/session-4-part-2/timelines/#x": (
        "“/en/ipwc/session-4-part-2/timelines/” is no page of the handbook; did you mean "
        "“/en/ipwc/session-4-part-2/timeline/”?"
    ),
    "/en/instruments/#zzzzzz": "“/en/instruments/” has no “#zzzzzz”",
    f"https://panel.test/en/{ACT[:-3]}25/": (
        f"“/{ACT[:-3]}25/” is no page of the handbook; did you mean “/en/{ACT}”?"
    ),
}


def page_with(links: Iterable[str]) -> str:
    return "# Links\n" + "".join(f"\n[x]({href})\n" for href in links)


def checked(project: Path, capsys) -> list[str]:
    """Return what `plenary check` says of mistakes."""
    capsys.readouterr()
    main(["--project", str(project), "check"])
    lines = capsys.readouterr().err.splitlines()
    return [line for line in lines if ": notice: " not in line and line.startswith("content/")]


def test_check_tells_the_links_by_address_that_lead_nowhere(tmp_path: Path, capsys) -> None:
    project = small_project(tmp_path)
    links = [*LEAD_ON, *LEAD_NOWHERE]
    pages_of(project, about=page_with(links))
    assert checked(project, capsys) == [
        f"content/pages/about.md:{3 + 2 * links.index(href)}: link-target: {wrong}"
        for href, wrong in LEAD_NOWHERE.items()
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("symbol: ", "symbl: "),  # it can be judged all the same
        ("- number: 13/CP.24", "- {number: 13/CP.24"),  # it is no YAML
        ("body: ipwc", "body: ipcw"),
        ("  - number: 13/CP.24", "  - nomber: 13/CP.24"),
        ("session: 9", "session: 99"),
    ],
)
def test_what_follows_from_a_mistake_in_a_report_is_not_told_of_links_to_it(
    old: str, new: str, tmp_path: Path, capsys
) -> None:
    project = small_project(tmp_path)
    with_a_second_report(project)
    address = "/en/ipwc/session-9/decisions/13-cp-24/"
    pages_of(
        project,
        about=f"# A\n\n[a](decision:13/CP.24), [b]({address}), [c](abuot.md), [d](https://panel.test{address})\n",
    )
    wrong = (
        "content/pages/about.md:3: link-target: there is no page “abuot.md”; did you mean "
        "“about.md”?"
    )
    assert checked(project, capsys) == [wrong]
    report = project / SECOND
    text = report.read_text("utf-8")
    assert old in text
    report.write_text(text.replace(old, new, 1), "utf-8")
    found = checked(project, capsys)
    assert [one for one in found if "/pages/" in one] == [wrong]
    assert any(SECOND in one for one in found)


# --- the whole ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_own_pages_are_in_the_site_with_its_policy(tmp_path: Path, capsys) -> None:
    project = small_project(tmp_path)
    about = (
        "# About us\n\nSee [the decision](decision:12/CP.24), "
        "[all](/en/ipwc/session-4-part-2/decisions/), [news](news.md), ![us](us.svg).\n"
    )
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    pages_of(project, about=about, news="# News\n\nNone.\n", us_dot_svg=svg)
    pages_of(project, links=page_with(LEAD_ON))  # MkDocs finds them all, too
    assert main(["--project", str(project), "build", "--without", "pdf"]) == 0
    site = project / "site" / "en"
    page = (site / "pages" / "about" / "index.html").read_text("utf-8")
    assert not list(faults(html.fromstring(page.encode())))
    assert '<a href="../../ipwc/session-4-part-2/decisions/12-cp-24/">the decision</a>' in page
    assert '<img alt="us" src="../../assets/pages/us.svg" />' in page
    assert "data-pagefind-body" in page and 'aria-current="page"' in page
    assert (site / "assets" / "pages" / "us.svg").is_file()
    home = html.fromstring((site / "index.html").read_bytes())
    for where in ("header", "footer"):
        assert home.xpath(f"//{where}//a[@href='pages/about/']/text()") == ["About us"]


@pytest.mark.slow
def test_a_place_that_a_report_has_not_stops_the_build(tmp_path: Path, capsys) -> None:
    project = small_project(tmp_path)
    pages_of(project, about="# A\n\n[x](/en/ipwc/session-4-part-2/decisions/12-cp-24/#op-9)\n")
    assert main(["--project", str(project), "build", "--without", "pdf"]) == 1
    assert "op-9" in capsys.readouterr().err
    pages_of(project, about="# A\n\n[x](decision:12/CP.24#op-9)\n")
    assert main(["--project", str(project), "check"]) == 1
    assert "content/pages/about.md:3: link-target: “decision:12/CP.24#op-9” leads nowhere" in (
        capsys.readouterr().err
    )
