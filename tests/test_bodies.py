"""Bodies that are unlike each other, each a small report, complete in every form.

What is a body's own is in its body.yaml alone. Beside `bodies/*/content` stand the keys, read over
against the report: `places.tsv` (what a mark names, where that is, what it is called) and the texts
as they are published in Markdown.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pypdfium2
import pytest
import whole_forms
from lxml import html

from generator import build
from generator.anchors import report_address, with_id
from generator.catalogue import load_words
from generator.exporter import Publication
from generator.exporters.data.as_markdown import markdown
from generator.exporters.data.texts import handbook_of, pages_of
from generator.exporters.epub import writing as epub
from generator.exporters.one_file import writing as one_file
from generator.exporters.paper import printing
from generator.exporters.paper.typeset import typeset
from generator.exporters.texts.texts import texts
from generator.model import Item, Paragraph
from generator.pages.names import full_name
from generator.pages.page import WITH_TEXT
from generator.pages.place_names import text_name

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests"
OWN = ("bodies/straits", "bodies/forests", "apart")
"""Those of which this file has the keys; the others have theirs in tests of their own."""
ALL = (*OWN, "voting", "notes_of_acts", "invented")
FORMS = ("page", "file", "book", "PDF", "Markdown")


@pytest.fixture(scope="module", params=ALL)
def publication(request: pytest.FixtureRequest) -> Publication:
    """Return what is made of the report of a body."""
    [made] = build.make(TESTS / str(request.param) / "content")
    return Publication(made, ROOT)


def signs(text: str) -> str:
    """Return letters and figures alone: blanks, hyphens and marks are different in each form."""
    return "".join(re.findall(r"[^\W_]", text))


def written(publication: Publication) -> dict[str, str]:
    """Return the Markdown of the report and of its texts, by name."""
    [resolved] = publication.made.resolved
    handbook = handbook_of(publication)
    kinds = (*WITH_TEXT, "list")
    made = texts(resolved, pages_of(resolved, handbook), handbook.words, kinds)
    return {
        text_name(one.address, resolved.report): markdown(resolved, one, handbook) for one in made
    }


def shown(publication: Publication, form: str) -> str:
    """Return all the words that a form of the whole report shows."""
    [resolved] = publication.made.resolved
    match form:
        case "page":
            return read(publication.wholes_of(resolved)[0].markup)
        case "file":
            return read(
                one_file.one_file(*publication.wholes_of(resolved), resolved, publication, "")
            )
        case "book":
            book = whole_forms.book(
                epub.book(*publication.wholes_of(resolved), resolved, publication)
            )
            return "".join(" ".join(one.root.itertext()) for one in book.documents)
        case "PDF":
            documents = printing.documents("en", [resolved], publication.address)
            [report] = [one for one in documents if one.mark == "report"]
            pdf = pypdfium2.PdfDocument(typeset(report.data))
            return "".join(page.get_textpage().get_text_bounded() for page in pdf)
        case _:
            whole = written(publication)[
                text_name(report_address(resolved.report), resolved.report)
            ]
            return re.sub(r"\]\([^)]*\)", "", whole)


def read(markup: str) -> str:
    return "".join(html.fromstring(markup.encode()).itertext())


@pytest.mark.parametrize("form", FORMS)
def test_every_number_and_word_is_in_every_form(publication: Publication, form: str) -> None:
    """In the order of the text, each number before its words."""
    [resolved] = publication.made.resolved
    rest = signs(shown(publication, form))
    for path, value in resolved.values.items():
        if isinstance(value, Paragraph | Item) and path[:1] == ("chapters",):
            said = f"{resolved.printed(path)} {resolved.words((*path, 'text'))}"
            # The call of a note, or the page to which paper points, may stand between two words.
            found = re.search(r"\w{0,6}?".join(filter(None, map(signs, said.split()))), rest)
            assert found, (path, said, rest[:200])
            rest = rest[found.end() :]


def test_what_is_no_part_of_the_united_nations_says_nothing_of_them(
    publication: Publication,
) -> None:
    [resolved] = publication.made.resolved
    if resolved.body.id in ("straits", "forests", "lakes"):
        for form in FORMS:
            said = shown(publication, form)
            assert not re.search(r"United Nations|UN Doc|docs\.un", said)


# --- the keys ---------------------------------------------------------------------------------


@pytest.fixture(params=OWN)
def own(request: pytest.FixtureRequest) -> tuple[Path, Publication]:
    """Return the folder of a body of ours, and what is made of its report."""
    folder = TESTS / str(request.param)
    [made] = build.make(folder / "content")
    return folder, Publication(made, ROOT)


def test_its_places_are_as_the_key_has_them(own: tuple[Path, Publication]) -> None:
    folder, publication = own
    [resolved] = publication.made.resolved
    base = report_address(resolved.report)
    words = load_words("en").pages
    found = [
        [
            anchor.mark,
            with_id(anchor.address, anchor.id).removeprefix(base),
            full_name(resolved, anchor, words),
        ]
        for path, anchor in resolved.anchors.items()
        if path[:1] in (("chapters",), ("agenda",))
    ]
    with (folder / "places.tsv").open(encoding="utf-8", newline="") as file:
        _, *key = csv.reader(file, delimiter="\t")
    assert found == key


def test_its_texts_are_as_the_key_has_them(own: tuple[Path, Publication]) -> None:
    folder, publication = own
    made = written(publication)
    for file in sorted(folder.glob("*.md")):
        assert made[file.stem] == file.read_text("utf-8"), file.name


def test_its_own_word_for_acts_is_that_of_nothing_else() -> None:
    """Not of the agenda, the chapters or the actions that are counted."""
    [made] = build.make(TESTS / "bodies/straits/content")
    [listed] = made.theme["reports"].values()
    assert [one["title"] for one in listed["navigation"]][:6] == [
        *("The report at a glance", "The whole report"),
        *("Pilotage orders", "Agenda", "Chapters", "Who must do what"),
    ]
    glance = made.files["straits/session-5/"]
    assert "[<span>1</span> pilotage order]" in glance
    assert "[<span>2</span> actions required]" in glance
