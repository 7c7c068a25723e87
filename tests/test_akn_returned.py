"""What is written as Akoma Ntoso and read back is the same report, value by value."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, get_args

import akn_files
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from test_akn import CONTENTS, SESSION, TESTS, TEXTS, WORDS, content_of, files_of, holding

from generator import source
from generator.anchors import report_address
from generator.catalogue import load_words
from generator.cli import main
from generator.importers.reading import BlockKind, Unreadable, read
from generator.importers.recognizing import Original, Usage, import_originals
from generator.model import WAYS, Act, Adoption, Division, Report, Value, value_at, walk
from generator.model import Path as Path_
from generator.model.adoption import Adopted, Vote
from generator.pages.place_names import text_name
from generator.received import Kind
from generator.resolved import Resolved


def published(value: Any) -> Any:
    """Return a value without what is the editors' own."""
    if isinstance(value, tuple):
        return tuple(published(one) for one in value)
    if not isinstance(value, Value):
        return value
    fields = {name: published(getattr(value, name)) for name in type(value).model_fields}
    return value.model_copy(update=fields | dict.fromkeys(value.for_editors, ""))


def differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Yield where two values differ, each on a line."""
    if isinstance(one, Value) and type(one) is type(other):
        for name in type(one).model_fields:
            yield from differences(getattr(one, name), getattr(other, name), f"{path}.{name}")
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        for index, (here, there) in enumerate(zip(one, other, strict=True)):
            yield from differences(here, there, f"{path}.{index}")
    elif one != other:
        yield f"{path}: {one!r} / {other!r}"


def file_of(resolved: Resolved, files: dict[str, bytes]) -> bytes:
    """Return the file of a report among those of its handbook."""
    base = report_address(resolved.report)
    return files[f"{base}{text_name(base, resolved.report)}"]


def usage_of(resolved: Resolved) -> Usage:
    return Usage.of(resolved.body, load_words("en"), "en")


def returned(content: bytes) -> Report:
    report = read(content, "report.akn.xml").report
    assert report
    return report


@pytest.mark.parametrize("folder", CONTENTS, ids=lambda one: one.parent.name)
def test_a_report_that_was_written_comes_back_whole(folder: Path) -> None:
    resolved = content_of(folder)
    files = files_of(resolved)
    for one in resolved:
        back = returned(file_of(one, files))
        assert list(differences(published(one.report), back)) == []


@pytest.mark.parametrize("folder", CONTENTS, ids=lambda one: one.parent.name)
def test_an_act_that_was_written_comes_back_from_its_own_file(folder: Path) -> None:
    resolved = content_of(folder)
    files = files_of(resolved)
    for one in resolved:
        for path, act in walk(one.report):
            if isinstance(act, Act):
                address = one.anchors[path].address
                alone = returned(files[f"{address}{text_name(address, one.report)}"])
                [back] = [value for _, value in walk(alone) if isinstance(value, Act)]
                assert list(differences(published(act), back)) == []


# --- what is not in the text, and files that were changed -----------------------------------------


def test_a_note_that_no_text_calls_is_in_the_meta_and_comes_back(report: Any, resolve: Any) -> None:
    notes = [{"number": "1", "text": "Not *called*.", "remark": "As in the source."}]
    agenda = [{"number": "1", "title": "Opening[^1]"}]
    chapter = {"number": "I", "title": "x", "paragraphs": [{"number": "1", "text": "y"}]}
    [resolved] = resolve(report(chapters=[chapter], agenda=agenda, notes=notes))
    [content] = files_of([resolved]).values()
    [note] = akn_files.named(akn_files.read(content), "note")
    assert akn_files.words_of(note) == ["Not", "called."]
    assert list(differences(resolved.report, returned(content))) == []
    [block] = [one for one in read(content, "a.xml").blocks if one.kind is BlockKind.NOTE]
    assert (block.number, "".join(run.text for run in block.runs)) == ("1", "Not called.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'edition="final"', b'edition="last"'),
        (b'<session value="2">Second session</session>', b"Second session"),
        (b"urn:plenary:report:1", b"urn:plenary:report:2"),
    ],
)
def test_a_file_that_was_changed_is_read_by_its_mark_up(before: bytes, after: bytes) -> None:
    [resolved] = content_of(TESTS / "akn" / "content")
    content = file_of(resolved, files_of([resolved]))
    assert before in content
    reading = read(content.replace(before, after), "a.xml")
    assert reading.report is None
    assert reading.blocks
    told = [one.message for one in reading.told]
    assert len(told) == (b"urn" not in before)


@cache
def of_a_report() -> bytes:
    """Return the file of a report that has one of everything."""
    [resolved] = content_of(TESTS / "akn" / "content")
    return file_of(resolved, files_of([resolved]))


def taken_out(one: etree._Element) -> None:
    if (around := one.getparent()) is not None:
        around.remove(one)


def put_twice(one: etree._Element) -> None:
    if one.getparent() is not None:
        one.addnext(deepcopy(one))


def renamed(one: etree._Element) -> None:
    one.tag = "another"


CHANGES: dict[str, Callable[[etree._Element], None]] = {
    "taken out": taken_out,
    "put twice": put_twice,
    "renamed": renamed,
    "without attributes": lambda one: one.attrib.clear(),
    "emptied": lambda one: one.clear(keep_tail=True),
}


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2_000), st.sampled_from(sorted(CHANGES)))
def test_whatever_is_changed_in_a_file_it_is_read(at: int, how: str) -> None:
    root = etree.fromstring(of_a_report())
    places = list(root.iterdescendants())
    CHANGES[how](places[at % len(places)])
    try:
        reading = read(etree.tostring(root), "a.xml")
    except Unreadable:
        return
    assert reading.report or reading.blocks


def test_a_list_of_adoptions_is_told_to_be_left_out() -> None:
    [resolved] = content_of(TESTS / "akn" / "content")
    originals = [Original("source.en.xml", read(of_a_report(), "a.xml"))]
    listed = {"resolution:2/1": Adoption(adopted="by consensus")}
    imported = import_originals(originals, usage_of(resolved), listed)
    assert [one.kind for one in imported.doubts] == ["adopted"]
    assert imported.report.chapters[1].resolutions[0].adoption.adopted == "by a recorded vote"


def headings(report: Report, path: Path_) -> list[tuple[str, str]]:
    """Return the headings of the divisions that an act is in."""
    around = (value_at(report, path[:length]) for length in range(len(path)))
    return [(one.number, one.title) for one in around if isinstance(one, Division)]


@pytest.mark.parametrize("folder", CONTENTS, ids=lambda one: one.parent.name)
def test_acts_in_files_of_their_own_are_one_report_again(folder: Path) -> None:
    resolved = content_of(folder)
    files = files_of(resolved)
    for one in resolved:
        wanted = {path: act for path, act in walk(one.report) if isinstance(act, Act)}
        addresses = [one.anchors[path].address for path in wanted]
        names = [f"{address}{text_name(address, one.report)}" for address in addresses]
        originals = [Original("acts.zip", read(files[name], name), name) for name in names]
        imported = import_originals(originals, usage_of(one))
        found = {path: act for path, act in walk(imported.report) if isinstance(act, Act)}
        assert list(differences(published(tuple(wanted.values())), tuple(found.values()))) == []
        assert [headings(one.report, path) for path in wanted] == [
            headings(imported.report, path) for path in found
        ]
        assert imported.report.source == ("acts.zip",)
        rows = [row for _, some in imported.rows for row in some]
        assert {row.place.rpartition(":")[0] for row in rows} == set(names)


def test_notes_are_lines_in_the_order_of_the_report(report: Any, resolve: Any) -> None:
    paragraphs = [{"number": "1", "text": "One[^1] and two.[^2]"}]
    notes = [{"number": one, "text": f"Note {one}."} for one in ("1", "2", "*")]
    chapter = {"number": "I", "title": "Tides[^*]", "paragraphs": paragraphs}
    [resolved] = resolve(report(chapters=[chapter], notes=notes))
    original = Original("source.en.xml", read(file_of(resolved, files_of([resolved])), "a.xml"))
    [(_, rows)] = import_originals([original], usage_of(resolved)).rows
    assert [row.words for row in rows if row.kind is Kind.NOTE] == [
        *("1 Note 1.", "2 Note 2.", "* Note *."),
    ]


def test_several_acts_under_one_number_come_back_from_their_file() -> None:
    [resolved] = content_of(TESTS / "akn" / "content")
    back = returned(files_of([resolved])[f"{SESSION}/resolutions/2-2/resolution-2-2"])
    whole = resolved.report.chapters[1]
    assert back.chapters[0].collections == whole.collections
    assert back.chapters[0].resolutions == whole.resolutions[1:]
    assert (back.session, back.held) == (resolved.report.session, resolved.report.held)


_NUMBERED_BY_DAY = "has “Resolution of 4 May 2021 Rules”, here stands “2021-05-04”"
"""That a day is printed in words no comparison of words knows, of whatever original."""


# --- the command ----------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("folder", CONTENTS, ids=lambda one: one.parent.name)
def test_what_the_command_imports_has_the_words_of_its_source(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    resolved = content_of(folder)
    files = files_of(resolved)
    for one in resolved:
        address = report_address(one.report)
        own = tmp_path / "content" / one.body.id
        own.mkdir(parents=True)
        shutil.copy(folder / one.body.id / "body.yaml", own)
        (tmp_path / "report.akn.xml").write_bytes(file_of(one, files))
        file = tmp_path / "content" / address / "report.en.yaml"
        command = ["import", str(tmp_path / "report.akn.xml"), "--body", one.body.id]
        assert main(["--project", str(tmp_path), *command, "-o", str(file)]) == 0
        back = source.load_report(file).value
        assert back
        as_source = back.model_copy(update={"source": one.report.source})
        assert list(differences(published(one.report), as_source)) == []
        capsys.readouterr()
        main(["--project", str(tmp_path), "check", "--originals"])
        told = "".join(capsys.readouterr()).splitlines()
        assert told
        rules = ("source-read", "words-differ", "source-missing")
        found = [line for line in told if any(rule in line for rule in rules)]
        assert [line for line in found if _NUMBERED_BY_DAY not in line] == []


# --- whatever chance makes ------------------------------------------------------------------------

NAMES = st.text(st.sampled_from("ab ,é"), min_size=1, max_size=6).map(str.strip).filter(bool)
SEVERAL = st.lists(NAMES, max_size=3)
MAY_BE = st.just("") | NAMES
COUNTS = st.fixed_dictionaries({way: st.sampled_from(["", "2", "17"]) for way in WAYS})
VOTES = st.fixed_dictionaries({"counts": COUNTS, **dict.fromkeys(WAYS, SEVERAL)})
ADOPTIONS = st.fixed_dictionaries(
    {
        **dict.fromkeys(("draft", "submitted_by", "amended", "meeting", "recorded"), MAY_BE),
        "sponsors": SEVERAL,
        "additional_sponsors": SEVERAL,
        "recommended_by": st.none()
        | st.fixed_dictionaries({"committee": NAMES, "report": MAY_BE, "paragraph": MAY_BE}),
        "date": st.sampled_from(["", "2014-10-10"]),
        "adopted": st.sampled_from(get_args(Adopted)),
        "vote": st.none() | VOTES.filter(lambda vote: any(Vote.model_validate(vote).columns())),
        "agenda_item": st.lists(st.sampled_from(["1", "2-a"]), unique=True, max_size=2),
    }
)


@settings(max_examples=60, deadline=None)
@given(ADOPTIONS)
def test_whatever_is_known_of_an_adoption_comes_back(
    report: Any, resolve: Any, adoption: dict[str, Any]
) -> None:
    act = {"number": "7/1", "title": "x", "adoption": adoption}
    [resolved] = resolve(report(chapters=[{"number": "I", "title": "x", "resolutions": [act]}]))
    for content in files_of([resolved]).values():
        akn_files.read(content)
        [back] = [value for _, value in walk(returned(content)) if isinstance(value, Act)]
        assert list(differences(Adoption.model_validate(adoption), back.adoption)) == []


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS, TEXTS, WORDS)
def test_whatever_a_report_holds_comes_back(
    report: Any, resolve: Any, preamble: Any, operative: Any, others: Any, title: str
) -> None:
    resolved = holding(report, resolve, preamble, operative, others, title)
    back = returned(file_of(resolved, files_of([resolved])))
    assert list(differences(resolved.report, back)) == []
