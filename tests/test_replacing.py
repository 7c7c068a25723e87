"""The files of a form take the place of those from before, whole or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from generator.replacing import in_place_of, put, remove


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pdf"
    folder.mkdir()
    write(folder, "former")
    return folder


def write(folder: Path, text: str) -> None:
    for name in "abc":
        (folder / name).write_text(text, "utf-8")


def texts(folder: Path) -> list[str]:
    return [file.read_text("utf-8") for file in folder.iterdir()]


def test_the_new_files_take_the_place_and_nothing_is_left_beside(folder: Path) -> None:
    with in_place_of(folder) as new:
        write(new, "new")
        assert texts(folder) == 3 * ["former"]
    assert texts(folder) == 3 * ["new"]
    assert [*folder.parent.iterdir()] == [folder]


def test_there_is_no_moment_without_the_folder(folder: Path, monkeypatch) -> None:
    """Where folders can be exchanged none is renamed, which would take two steps."""
    if sys.platform not in ("linux", "darwin"):
        pytest.skip("this system cannot exchange folders")
    with monkeypatch.context() as patched:
        patched.delattr(Path, "rename")
        with in_place_of(folder) as new:
            write(new, "new")
    assert texts(folder) == 3 * ["new"]


def test_where_folders_cannot_be_exchanged_they_are_renamed(folder: Path, monkeypatch) -> None:
    class WithoutExchange:
        """A system library as that of Windows: it has no such function."""

    with monkeypatch.context() as patched:
        patched.setattr(ctypes, "CDLL", lambda name: WithoutExchange())
        with in_place_of(folder) as new:
            write(new, "new")
            assert texts(folder) == 3 * ["former"]
    assert texts(folder) == 3 * ["new"]
    assert [*folder.parent.iterdir()] == [folder]


def test_what_fails_changes_nothing(folder: Path) -> None:
    with pytest.raises(ValueError, match="no"), in_place_of(folder) as new:
        write(new, "new")
        raise ValueError("no")
    assert texts(folder) == 3 * ["former"]
    assert [*folder.parent.iterdir()] == [folder]


def test_a_kill_while_the_former_files_are_removed_leaves_whole_ones(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(path: Path, **_: object) -> None:
        if path.exists():
            next(path.iterdir()).unlink()
            raise SystemExit

    with monkeypatch.context() as patched, pytest.raises(SystemExit):
        patched.setattr(shutil, "rmtree", killed)
        with in_place_of(folder) as new:
            write(new, "new")
    assert texts(folder) == 3 * ["new"]


def test_what_a_killed_run_moved_aside_comes_back(folder: Path) -> None:
    folder.rename(folder.with_name("pdf.old"))
    with pytest.raises(ValueError, match="no"), in_place_of(folder):
        raise ValueError("no")
    assert texts(folder) == 3 * ["former"]


def test_a_link_to_a_folder_stays_and_leads_to_the_new_files(folder: Path) -> None:
    link = folder.with_name("link")
    link.symlink_to(folder, target_is_directory=True)
    with in_place_of(link) as new:
        write(new, "new")
    assert link.is_symlink()
    assert texts(folder) == 3 * ["new"]
    assert sorted(folder.parent.iterdir()) == [link, folder]


def test_folders_that_are_protected_inside_are_removed_all_the_same(folder: Path) -> None:
    outside = folder.with_name("outside")
    outside.mkdir(0o555)
    inside = folder / "inside"
    inside.mkdir()
    (inside / "file").touch()
    (inside / "link").symlink_to(outside, target_is_directory=True)
    inside.chmod(0o500)
    remove(folder)
    assert [*folder.parent.iterdir()] == [outside]
    assert outside.stat().st_mode & 0o777 == 0o555


# --- a file -----------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "report.en.yaml"
    file.write_text("former", "utf-8")
    return file


def test_a_new_file_takes_the_place_and_keeps_the_rights(file: Path) -> None:
    file.chmod(0o640)
    link = file.with_name("link.yaml")
    link.symlink_to(file)
    put(link, b"new")
    assert link.is_symlink()
    assert file.read_text("utf-8") == "new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(file.parent.iterdir()) == [link, file]


def test_a_file_that_was_not_there_is_made(file: Path) -> None:
    put(file.with_name("published.tsv"), b"new")
    assert file.with_name("published.tsv").read_bytes() == b"new"


def test_a_disk_that_is_full_takes_no_word_of_a_file(file: Path, monkeypatch) -> None:
    def full(path: Path, content: bytes) -> None:
        with path.open("wb") as begun:
            begun.write(content[:1])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as patched, pytest.raises(OSError, match="No space"):
        patched.setattr(Path, "write_bytes", full)
        put(file, b"new")
    assert file.read_text("utf-8") == "former"
    assert [*file.parent.iterdir()] == [file]


def test_a_file_that_is_protected_stays(file: Path, monkeypatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(PermissionError, match=re.escape(str(file))):
        put(file, b"new")
    assert file.read_text("utf-8") == "former"
    assert [*file.parent.iterdir()] == [file]


def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        put(pipe, b"words")
        assert os.read(reader, 99) == b"words"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert [one.name for one in tmp_path.iterdir()] == ["pipe"]
