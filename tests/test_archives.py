"""Zip files of texts: what is in them, in order, and what is told where they cannot be read."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_files import packed

from generator.importers.reading import Unreadable, archive, read_all
from generator.importers.reading.archive import members


def test_files_stand_in_the_order_of_their_names_with_figures_as_numbers() -> None:
    names = ["A_10.xml", "b/A_3.xml", "A_2B_E.xml", "A_2_E.xml", "A_4 B-12.xml", "A_4-13.xml"]
    found = members(packed(dict.fromkeys(names, "x")))
    assert [one.name for one in found] == [
        *("A_2_E.xml", "A_2B_E.xml", "A_4-13.xml", "A_4 B-12.xml", "A_10.xml", "b/A_3.xml")
    ]


def test_a_name_is_only_a_name() -> None:
    files = {"/etc/a.txt": "1", "../../b.txt": "2", "c\\d.txt": "3", "e:\tf.txt": "4"}
    assert [one.name for one in members(packed(files))] == [
        "b.txt",
        "c/d.txt",
        "e__f.txt",
        "etc/a.txt",
    ]


def test_what_systems_put_in_is_no_text() -> None:
    files = {"a.txt": "x", "__MACOSX/._a.txt": "y", ".DS_Store": "y", "b/Thumbs.db": "y"}
    assert [one.name for one in members(packed(files))] == ["a.txt"]


def test_a_document_that_is_packed_is_no_archive() -> None:
    assert not archive.is_archive(packed({"word/document.xml": "x"}))
    assert not archive.is_archive(packed({"mimetype": "x", "META-INF/container.xml": "x"}))
    assert archive.is_archive(packed({"a.xml": "x"}))


def _with_password() -> bytes:
    content = bytearray(packed({"a.txt": "x"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1  # what says so in the list of the files
    return bytes(content)


def _of_one_name() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as file:
        file.writestr("a.txt", "x")
        file.writestr("../a.txt", "y")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04 cut off", "is a damaged zip file"),
        (packed({"a.txt": "words " * 99})[:60], "is a damaged zip file"),
        (packed({}), "with nothing in it"),
        (packed({"__MACOSX/a": "x"}), "with nothing in it"),
        (_with_password(), "is protected by a password"),
        (_of_one_name(), "holds 2 files of the name a.txt"),
        (packed({"a.txt": "Words.", "b.pdf": b"%PDF-1.7"}), "holds b.pdf, which is a PDF"),
        (packed({"a.zip": packed({"b.txt": "x"})}), "holds a.zip, which is a zip file in another"),
    ],
    ids=["cut", "short", "empty", "systems", "password", "one name", "a PDF", "nested"],
)
def test_what_cannot_be_read_is_told(content: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read_all(content, "acts.zip")


@pytest.mark.parametrize(
    ("bound", "told"),
    [("_MOST_FILES", "holds 3 files"), ("_LARGEST", "of more than"), ("_ALL_TOGETHER", "part it")],
)
def test_a_small_file_that_would_be_large_is_not_unpacked(
    bound: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = packed(dict.fromkeys(("a", "b", "c"), "0" * 100000))
    assert len(content) < 2_000
    monkeypatch.setattr(archive, bound, 2 if bound == "_MOST_FILES" else 99_999)
    with pytest.raises(Unreadable, match=told):
        members(content)


def test_another_file_is_itself() -> None:
    [(name, reading)] = read_all(b"Words.", "a.txt")
    assert name == ""
    assert [block.runs[0].text for block in reading.blocks] == ["Words."]
