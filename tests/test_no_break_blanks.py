"""Blanks at which no line ends: kept wherever words are shown, blanks like others where compared.

The report of the seventh session, and its source, with such blanks between their words: what is
found, told and linked must be what it was.
"""

from __future__ import annotations

import random
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from importing_session import SOURCE, imported, real
from projects import invented_project

from generator import build, content_folder, published_addresses, source
from generator.characters import NO_BREAK, plain_blanks, single_blanks
from generator.cli import main
from generator.findings import Lines
from generator.model import Body, Report, Value
from generator.resolved import Resolved

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "content" / "ctoc-cop" / "session-7" / "report.en.yaml"
SHARES = [(0.1, "\u00a0"), (0.5, "\u00a0"), (1.0, "\u202f")]
DATA = "words verb printed conditions name state office speakers on_behalf_of sponsors title"
WORDS = {*DATA.split(), "submitted_by", "recurrence", "received", "published"}
"""The fields, besides those of inline Markdown, that hold words of the report."""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\u00a0b  c", "a\u00a0b c"),
        ("a\u00a0\u00a0b", "a\u00a0b"),
        ("a\u202f\u00a0b", "a\u202fb"),
        ("a\u2007b\u2009c\u3000d", "a\u2007b c d"),
        ("a \u00a0b", "a b"),  # a line may end at one of the two
        ("\u00a0a\u00a0 ", "a"),
        ("a\nb\u2028c\u0085d\te", "a b c d e"),
        ("", ""),
    ],
)
def test_a_text_has_single_blanks_of_the_kind_that_it_had(text: str, kept: str) -> None:
    assert single_blanks(text) == single_blanks(kept) == kept


def between_words(text: str, share: float, blank: str) -> str:
    """Return inline Markdown with other blanks between some of its words, none in targets."""
    chance = random.Random(text)
    return re.sub(
        r"\]\([^)]*\)|(?<=\S) (?=\S)",
        lambda match: blank if match[0] == " " and chance.random() < share else match[0],
        text,
    )


def with_blanks(value: Any, share: float, blank: str) -> Any:
    """Return a value with other blanks between some of its words."""
    if not isinstance(value, Value):
        return value
    changed: dict[str, Any] = {}
    for name in type(value).model_fields:
        child = getattr(value, name)
        is_words = name in value.inline or name in WORDS

        def of(one: Any, is_words: bool = is_words) -> Any:
            if isinstance(one, str):
                return between_words(one, share, blank) if is_words else one
            return with_blanks(one, share, blank)

        changed[name] = tuple(map(of, child)) if isinstance(child, tuple) else of(child)
    return value.model_copy(update=changed)


def resolved(report: Report, body: Body) -> tuple[list[str], Resolved]:
    """Return what the rules tell of a report, and the report with its tables."""
    reads = [content_folder.Read(report, Lines("report.en.yaml", {}), REPORT)]
    [made] = build.resolve(reads, {body.id: body})
    return [str(one) for one in build.check(reads, [made])], made


@pytest.mark.parametrize(("share", "blank"), SHARES)
def test_nothing_is_told_or_linked_otherwise(conference: Body, share: float, blank: str) -> None:
    plain = source.load_report(REPORT).value
    assert plain
    report = with_blanks(plain, share, blank)
    assert report.model_dump_json().count(blank) > share * 10_000
    loaded = source.load(source.dump_report(report).encode("utf-8"), "x", Report)
    assert (loaded.value, loaded.findings) == (report, ())
    (told, made), (told_before, before) = resolved(report, conference), resolved(plain, conference)
    assert told == told_before
    assert published_addresses.now(made) == published_addresses.now(before)
    pages, pages_before = (build.render("en", [one]).files for one in (made, before))
    other = [a for a in pages if plain_blanks(pages[a]) != plain_blanks(pages_before[a])]
    # Lines of drawings end elsewhere, as they should.
    assert set(other) <= {f"ctoc-cop/session-7/{name}/" for name in ("timeline", "citations")}
    assert pages.keys() == pages_before.keys()


@pytest.mark.parametrize(("share", "blank"), SHARES)
def test_an_import_finds_the_same_and_keeps_them(share: float, blank: str) -> None:
    chance = random.Random(share)
    text = re.sub(
        r"(?<=\S) (?=\S)",
        lambda match: blank if chance.random() < share else " ",
        SOURCE,
    )
    report = imported(text).report
    assert plain_blanks(report.model_dump_json()) == real().report.model_dump_json()
    assert report.model_dump_json().count(blank) > 0.9 * text.count(blank)


# --- every form ---------------------------------------------------------------------------------

KEPT = ("No.\u00a039574", "1\u202f000\u00a0nets", "Table\u00a02", "Note\u00a0on\u00a0nets")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a report with such blanks in a paragraph, a title, a cell and a note."""
    project = invented_project(tmp_path_factory.mktemp("blanks"))
    [file] = (project / "content").rglob("report.en.yaml")
    text = file.read_text("utf-8")
    for old, new in (
        ("text: First;", f"text: First of {KEPT[0]};"),
        ("title: Nets of the commons", f"title: Nets of the commons, {KEPT[1]}"),
        ("'1 < 2'", f"{KEPT[2]}"),
        ("Ibid., para. 7.", f"{KEPT[3]}."),
    ):
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    assert main(["--project", str(project), "fmt"]) == 0
    assert all(one in file.read_text("utf-8") for one in KEPT)
    assert main(["--project", str(project), "build"]) == 0
    shutil.copy(file, project / "site" / "as-formatted.yaml")
    return project / "site"


def read(file: Path) -> str:
    """Return all words of a file."""
    if file.suffix == ".epub":
        with zipfile.ZipFile(file) as book:
            return "".join(book.read(n).decode() for n in book.namelist() if n.endswith("xhtml"))
    return file.read_text("utf-8")


STEM = "en/ipwc/session-4-part-2"


@pytest.mark.parametrize(
    "name",
    [
        "as-formatted.yaml",
        f"{STEM}/full/index.html",
        *(f"{STEM}/ipwc-4-9{kind}" for kind in (".html", ".epub", ".json", ".md", ".yaml")),
    ],
)
def test_every_form_keeps_them(site: Path, name: str) -> None:
    words = read(site / name).replace("&nbsp;", "\u00a0").replace("&#160;", "\u00a0")
    assert [one for one in KEPT if one not in words] == []
    assert set(NO_BREAK) & set(words)
