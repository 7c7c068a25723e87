"""The files of a form take the place of those from before, whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.exporters.in_place import in_place_of


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
