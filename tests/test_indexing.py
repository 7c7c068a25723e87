"""Pagefind is asked for one page after the other, and what it says is told."""

from __future__ import annotations

import base64
import io
import json
import os
import random
import shutil
import sys
import time
from pathlib import Path

import pytest

from generator.site import indexing
from generator.site.indexing import PagefindFault, Service, index

PAGES = {
    f"{name}/index.html": f"<html><body data-pagefind-body><p>Of {name}"
    for name in ("b", "a/c", "a", "d é")
}
SHARED_MEMORY = Path("/dev/shm")


class Asked:
    """Stands for Pagefind: answers, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, object]]] = []

    def ask(self, kind: str, **told: object) -> dict[str, object]:
        self.asked.append((kind, told))
        return {"index_id": 7, "files": [{"path": "a/b.c", "content": "YQ=="}]}


def pages_in(folder: Path, names: list[str]) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGES[name], "utf-8")
    return folder


def test_pages_are_added_in_the_order_of_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = pages_in(tmp_path, [*PAGES])
    listed = sorted(site.rglob("*.html"), reverse=True)
    monkeypatch.setattr(Path, "rglob", lambda *_: listed)
    service = Asked()
    indexing._index(service, site, tmp_path / "index", {"force_language": "en"})
    (begin, began), *added, (end, ended) = service.asked
    assert (begin, began) == ("NewIndex", {"config": {"force_language": "en"}})
    assert [kind for kind, _ in added] == ["AddFile"] * 4
    assert [told["file_path"] for _, told in added] == sorted(PAGES)
    assert [told["file_contents"] for _, told in added] == [PAGES[name] for name in sorted(PAGES)]
    assert (end, ended) == ("GetFiles", {"index_id": 7})
    assert (tmp_path / "index/a/b.c").read_bytes() == b"a"


def test_pages_that_nobody_should_find_are_not_handed_over(tmp_path: Path) -> None:
    made = []
    for other in ("", "<html><body><p>Of all"):
        site = pages_in(tmp_path / f"site{len(made)}", [*PAGES])
        if other:
            (site / "all.html").write_text(other, "utf-8")
        service = Asked()
        indexing._index(service, site, tmp_path / "asked", {})
        assert [told.get("file_path") for _, told in service.asked[1:-1]] == sorted(PAGES)
        # Pagefind itself would pass over it as well, as long as others bear the mark.
        to = tmp_path / f"index{len(made)}"
        index(site, to, {"force_language": "en"})
        made.append({file.name: file.read_bytes() for file in to.rglob("*.pf_*")})
    assert made[0] == made[1]


@pytest.mark.skipif(not SHARED_MEMORY.is_dir(), reason="no disk here lists files as they came")
def test_the_index_is_the_same_in_whatever_order_a_disk_lists_files() -> None:
    """Of files in memory Linux lists the last one first."""
    listed, made = [], []
    for lot in range(2):
        names = random.Random(lot).sample([*PAGES], len(PAGES))
        folder = SHARED_MEMORY / f"plenary-{os.getpid()}-{lot}"
        try:
            site = pages_in(folder / "site", names)
            listed.append([page.relative_to(site) for page in site.rglob("*.html")])
            index(site, folder / "index", {"force_language": "en"})
            made.append(
                {file.name: file.read_bytes() for file in (folder / "index").rglob("*.pf_*")}
            )
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    assert listed[0] != listed[1], "or this proves nothing"
    assert made[0] == made[1]
    assert len(made[0]) > len(PAGES)


class Answers(io.RawIOBase):
    """Stands for what Pagefind answers: some bytes at a time."""

    def __init__(self, *payloads: dict[str, object]) -> None:
        answers = (json.dumps({"message_id": 1, "payload": one}).encode() for one in payloads)
        coded = (base64.b64encode(one) + b"," for one in answers)
        self.pieces = [piece for one in coded for piece in (one[:9], one[9:])]

    def readable(self) -> bool:
        return True

    def readinto(self, room: bytearray) -> int:
        piece = self.pieces.pop(0) if self.pieces else b""
        room[: len(piece)] = piece
        return len(piece)


def answering(*payloads: dict[str, object]) -> Service:
    return Service(io.BytesIO(), io.BufferedReader(Answers(*payloads)))


def test_what_pagefind_cannot_do_is_told() -> None:
    service = answering({"type": "NewIndex", "index_id": 1}, {"type": "Error", "message": "no"})
    assert service.ask("NewIndex")["index_id"] == 1
    with pytest.raises(PagefindFault, match=r"^no$"):
        service.ask("AddFile")
    with pytest.raises(PagefindFault):
        service.ask("AddFile")  # it has ended


@pytest.mark.parametrize("first", ["", "import os; os.close(0)\n"])
def test_what_it_says_before_it_ends_is_told(
    first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it has ended before it is asked, or hears nothing and takes its time."""
    broken = tmp_path / "pagefind"
    ends = "import time; time.sleep(0.2)\nraise SystemExit('no index today')\n"
    broken.write_text(f"#!{sys.executable}\n{first}{ends}", "utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))
    ask = Service.ask
    after = 0.1 if first else 0.5
    monkeypatch.setattr(
        Service, "ask", lambda *one, **told: [time.sleep(after), ask(*one, **told)][1]
    )
    with pytest.raises(PagefindFault, match=r"^no index today$"):
        index(tmp_path, tmp_path / "index", {})
