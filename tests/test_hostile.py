"""What an editor could write to harm: in a text, in a number, in a name. It is told, or it is only
words; and nothing is written outside the folder of the site.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import hostile
import markdown
import pytest
import yaml
from lxml import html
from test_policy import attributes_at_fault

from generator import build, content_folder, inline, source
from generator.cli.exporting import all_exporters, offered_by
from generator.findings import Faults
from generator.model import DEVICES, Body, Moved, Report, Value, slug

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests/invented/content"
EXTENSIONS = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.CSafeLoader)[
    "markdown_extensions"
]

IN_A_TEXT = [
    "<script>pwned()</script>",
    "a <img src=x onerror=pwned()> b",
    "<!-- a --> <b>b</b>",
    "<https://evil.example/>",
    "<javascript:pwned()>",
    "https://evil.example/",
    "[a](javascript:pwned())",
    "[a](JavaScript&#58;pwned())",
    "[a](data:text/html,<script>pwned()</script>)",
    "[a](http://evil.example/)",
    "[a](//evil.example/)",
    '[a](https://evil.example/" onclick="pwned())',
    "[a](../../../index.md)",
    '[a](un:A/1"onclick=pwned)',
    "![a](https://un.example/a.png)",
    "[a][b] [b]: javascript:pwned()",
    "a {: #title onclick=pwned() }",
    "*a*{: style=color:red }",
    "{{ 7*7 }} {% include 'a' %} {# a #}",
    "&lt;script&gt;pwned()&lt;/script&gt; &amp;lt;",
    '#include "/etc/passwd" #panic() $x$ @a',
    "`<b>` \\<b\\> ``a``",
    '--8<-- "/etc/passwd" ++ :smile: [TOC] ::: a',
    "| a | b |",
    "1. a - b # c > d",
]

IN_A_NAME = [
    "...", "x" * 300 + "/", "nul/", "CON/",
    "../../x", "..", ".", "/etc/x", "a/../../../b", "..\\..\\x", "%2e%2e/x", "~/x", "x\u0000y",
    "<b>", "a b", "x" * 300, "CON", "-", "é", "٣",
]  # fmt: skip

AGREED = {
    "session": {"number: 4 part 2": "number: NAME", "session: 4 part 2": "session: NAME"},
    "act": {
        r"pattern: (?P<session>[IVX]+)/\d+": "pattern: .+",
        "number: IV/3": "number: NAME",
        "[resolution IV/3](resolution:IV/3)": "this one",
        "[paragraph 1](resolution:IV/3#op-1)": "it",
    },
    "chapter": {"number: I\n  title: Proceedings": "title: NAME", "number: II\n  title": "title"},
}
"""Numbers that the body says as well, and words of which an address is made: in both files."""


SAFE = re.compile(r"([a-z0-9-]+/)*([a-z0-9-]+(\.csl|\.oscola|\.akn)?\.[a-z]+)?")
"""Folders and files of the site."""


def first(value: Value, kind: str, name: str, text: str) -> tuple[Any, bool]:
    """Return a value with a text in the first field of that name; and whether there is one."""
    if name in type(value).model_fields and any(c.__name__ == kind for c in type(value).__mro__):
        old = getattr(value, name)
        new = {"en": text} if isinstance(old, dict) else text
        new = (text, *old[1:]) if isinstance(old, tuple) else new
        return value.model_copy(update={name: new}), True
    for field in type(value).model_fields:
        child = getattr(value, field)
        if isinstance(child, Value):
            new, done = first(child, kind, name, text)
            if done:
                return value.model_copy(update={field: new}), True
        for index, one in enumerate(child if isinstance(child, tuple) else ()):
            if isinstance(one, Value):
                new, done = first(one, kind, name, text)
                if done:
                    all_ = (*child[:index], new, *child[index + 1 :])
                    return value.model_copy(update={field: all_}), True
    return value, False


@cache
def _invented() -> tuple[Sequence[content_folder.Read], Mapping[str, Body]]:
    reports, bodies, _ = content_folder.read(INVENTED)
    return reports, bodies


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str, str, str], build.Made | None]:
    """Return a function that makes the invented handbook with another text in one field.

    It returns None where the editor is told instead.
    """

    reports, bodies = _invented()

    def make(kind: str, name: str, text: str) -> build.Made | None:
        moved = Moved(old="resolutions/iv-3/#op-9", new="resolutions/iv-3/#op-1")
        whole = reports[0].report.model_copy(update={"moved": (moved,)})
        report, in_report = first(whole, kind, name, text)
        body, in_body = first(next(iter(bodies.values())), kind, name, text)
        assert in_report or in_body, (kind, name)
        if (kind, name) == ("Body", "id"):
            report = report.model_copy(update={"body": text})  # or the editor is told of that alone
        shutil.rmtree(tmp_path / "content", ignore_errors=True)
        write(tmp_path / "content", reports[0].file, report, body)
        try:
            return build.make(tmp_path / "content", offered=offered_by(all_exporters()))[0]
        except Faults:
            return None

    return make


def write(folder: Path, file: Path, report: Report, body: Body) -> None:
    place = folder / file.relative_to(INVENTED)
    place.parent.mkdir(parents=True)
    place.write_text(source.dump_report(report), "utf-8")
    data = body.model_dump(mode="json", exclude_defaults=True) | {"format": body.format}
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (place.parent.parent / "body.yaml").write_text(text, "utf-8")


def as_page(text: str) -> html.HtmlElement:
    """Return the page that MkDocs would make of a Markdown file."""
    text = text.partition("\n---\n")[2]
    extensions = [next(iter(one)) if isinstance(one, dict) else one for one in EXTENSIONS]
    return html.fromstring(f"<body>{markdown.markdown(text, extensions=extensions)}</body>")


@pytest.mark.parametrize("field", ["text", "closing"])
@pytest.mark.parametrize("words", IN_A_TEXT)
def test_what_is_written_in_a_text_is_told_or_is_only_words(made, words, field) -> None:
    result = made("Paragraph", field, f"before {words} after")
    if result is None:
        return
    pages = map(as_page, result.files.values())
    page = next(one for one in pages if "before " in one.text_content())
    assert not list(harm(page))
    shown = " ".join(page.text_content().split())
    assert re.search(f"before {re.escape(as_words(words))} after", shown)


def as_words(text: str) -> str:
    """Return the words of inline Markdown, as the generator reads it."""
    return inline.plain(inline.parse(text)[0])


def harm(page: html.HtmlElement) -> Iterator[str]:
    """Yield what could run, load or lead astray."""
    for element in page.iter("*"):
        yield from attributes_at_fault(element)
        if element.tag in ("script", "style", "img", "iframe", "object", "form", "b"):
            yield f"<{element.tag}>"
        names = f"{element.get('href')} {element.get('id')}"
        if re.search("evil|pwned|passwd", names):
            yield f"leads to {element.get('href')}"


NAMES = sorted(
    {(kind, name) for kind, names in hostile.NO_FREE_TEXT.items() for name in names}
    | {("Body", "id"), ("Instrument", "id"), ("OtherBody", "id")}
)
NOT_INVENTED = (
    "Accepted",
    "Collection",
    "Correction",
    "Deadline",
    "ListedItem",
    "Met",
    "Stated",
    "Statement",
)
"""What the invented report has none of: their marks and days make no address."""


@pytest.mark.parametrize(
    ("kind", "name"), [one for one in NAMES if one[0] not in NOT_INVENTED], ids="-".join
)
def test_no_name_or_number_leads_out_of_the_folder(made, kind: str, name: str) -> None:
    wrong = {}
    for text in IN_A_NAME:
        result = made(kind, name, text)
        if result is None:
            continue
        files = re.findall(r"\nfiles: .*", "".join(result.files.values()))
        beside = re.findall(r'"address": "([^"]*)"', "".join(files))
        for address in (*result.files, *result.scripts, *beside):
            if not SAFE.fullmatch(address) or max(map(len, address.split("/"))) > 200:
                wrong[text] = address
    assert wrong == {}


@pytest.mark.parametrize("what", AGREED)
def test_nor_does_one_that_the_body_has_too_or_that_is_made_of_words(tmp_path, what) -> None:
    wrong, made = {}, []
    for number, text in enumerate(("VII/7", *IN_A_NAME)):
        content = tmp_path / str(number)
        shutil.copytree(INVENTED, content)
        for file in content.rglob("*.yaml"):
            words = file.read_text("utf-8")
            for old, new in AGREED[what].items():
                words = words.replace(old, new.replace("NAME", json.dumps(text)))
            file.write_text(words, "utf-8")
        if what == "session" and slug(text):  # a folder says the session of its report
            folder = content / "ipwc" / "session-4-part-2"
            folder.rename(folder.with_name(f"session-{slug(text)[:200]}"))
        try:
            [result] = build.make(content)
        except Faults:
            continue
        made.append(text)
        for address in result.files:
            parts = address.split("/")[:-1]
            if not all(re.fullmatch(r"[^\W_]+(-[^\W_]+)*-?", part) for part in parts):
                wrong[text] = address
            if DEVICES & {*parts} or len(address.encode()) > 240:
                wrong[text] = address
    assert wrong == {}
    assert "VII/7" in made
