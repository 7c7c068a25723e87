"""What was made before is found again, by what went in; nothing else ever is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import kept
from generator.kept import Kept, key


def test_what_is_kept_is_made_once(tmp_path: Path) -> None:
    one = key("pdf", "words")
    for run in range(3):
        store = Kept(tmp_path / "cache")
        assert store.made(one, lambda: b"made") == b"made"
        assert store.anew == ({"pdf": 1} if run == 0 else {})


@given(st.lists(st.one_of(st.text(), st.binary())), st.lists(st.one_of(st.text(), st.binary())))
def test_other_things_have_other_keys(some: list[str | bytes], others: list[str | bytes]) -> None:
    alike = [_bytes(one) for one in some] == [_bytes(one) for one in others]
    assert (key("pdf", *some) == key("pdf", *others)) == alike
    assert key("pdf", *some) != key("html", *some)


def _bytes(part: str | bytes) -> bytes:
    return part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes().replace(b"made", b"mode")),
        lambda file: file.unlink(),
        lambda file: (file.unlink(), file.mkdir()),
    ],
)
def test_what_is_damaged_is_made_anew(damage, tmp_path: Path) -> None:
    store = Kept(tmp_path)
    store.keep(key("pdf", "words"), b"made")
    [file] = tmp_path.glob("*/*")
    damage(file)
    assert store.find(key("pdf", "words")) is None
    assert store.made(key("pdf", "words"), lambda: b"again") == b"again"


def test_what_has_the_name_of_another_is_not_served(tmp_path: Path) -> None:
    store = Kept(tmp_path)
    store.keep(key("pdf", "words"), b"made")
    [file] = tmp_path.glob("*/*")
    store.keep(key("pdf", "other"), b"other")
    [other] = set(tmp_path.glob("*/*")) - {file}
    file.replace(other)
    assert store.find(key("pdf", "other")) is None


def test_another_version_of_the_program_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Kept(tmp_path).keep(key("pdf", "words"), b"made")
    monkeypatch.setattr(kept, "program", lambda: b"another")
    assert Kept(tmp_path).find(key("pdf", "words")) is None


@pytest.mark.parametrize("what", ["file", "package", "python"])
def test_a_program_is_its_files_its_packages_and_python(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "generator"
    own.mkdir()
    (own / "text.typ").write_text("a")
    (tmp_path / "packages" / "typst-0.15.2.dist-info").mkdir(parents=True)
    monkeypatch.setattr(kept, "__file__", str(own / "kept.py"))
    monkeypatch.setattr("sys.path", [str(tmp_path / "packages")])
    program = kept.program.__wrapped__
    before = program()
    assert program() == before
    if what == "file":
        (own / "text.typ").write_text("b")
    elif what == "package":
        (tmp_path / "packages" / "typst-0.15.2.dist-info").rename(
            tmp_path / "packages" / "typst-0.15.3.dist-info"
        )
    else:
        monkeypatch.setattr("sys.version", "4.0")
    assert program() != before


def test_what_was_unused_longest_goes_where_room_is_short(tmp_path: Path) -> None:
    store = Kept(tmp_path, room=150)
    keys = [key("pdf", str(n)) for n in range(4)]
    for age, one in enumerate(keys):
        store.keep(one, b"x" * 100)
        [file] = [one for one in tmp_path.glob("*/*") if one.stat().st_mtime > time.time() - 100]
        os.utime(file, (0, 1000 + age))
    assert store.find(keys[0])  # used, so that the next is the oldest
    store.tidy()
    assert [store.find(one) is not None for one in keys] == [True, False, False, True]


def test_what_a_build_needs_stays_whatever_the_room(tmp_path: Path) -> None:
    store = Kept(tmp_path, room=0)
    keys = [key("pdf", str(n)) for n in range(4)]
    for one in keys:
        store.keep(one, b"x" * 100)
    store.tidy()
    for file in tmp_path.glob("*/*"):
        os.utime(file, (0, 1000))
    store = Kept(tmp_path, room=0)  # of the next build, which needs but two of them
    for one in keys[:2]:
        assert store.find(one)
    store.tidy()
    assert [store.find(one) is not None for one in keys] == [True, True, False, False]


def test_what_nobody_ended_goes(tmp_path: Path) -> None:
    folder = tmp_path / "ab"
    folder.mkdir()
    old, at_work = folder / "pdf-cd.1-1.new", folder / "pdf-cd.2-2.new"
    for file in (old, at_work):
        file.write_bytes(b"half")
    os.utime(old, (0, 0))
    Kept(tmp_path).tidy()
    assert list(folder.iterdir()) == [at_work]


def test_a_full_disk_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path, content: bytes) -> None:
        with file.open("wb") as half:
            half.write(content[:5])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    store = Kept(tmp_path / "cache")
    assert store.made(key("pdf", "words"), lambda: b"made") == b"made"
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


def test_where_nothing_can_be_kept_all_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for store in (Kept(None), Kept(tmp_path / "file" / "cache")):
        assert store.made(key("pdf"), lambda: b"made") == b"made"
        assert store.find(key("pdf")) is None
        assert not store.keeps
        store.tidy()
