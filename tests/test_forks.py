"""Copies of the process do all of the work, once each piece; what fails is left to who asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import forks
from generator.forks import done_by_forks


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "cores", lambda: 2)
    monkeypatch.setattr(forks, "_can_fork", lambda: True)


@pytest.mark.parametrize("count", [2, 7, 2500])
def test_each_piece_is_done_once(count: int, tmp_path: Path) -> None:
    done = tmp_path / "done"

    def do(piece: int) -> None:
        with done.open("ab") as opened:
            opened.write(b"%d\n" % piece)

    assert sorted(done_by_forks(range(count), do, share=1)) == [*range(count)]
    assert sorted(map(int, done.read_text().split())) == [*range(count)]


def test_what_fails_is_not_done_and_stops_no_other(tmp_path: Path) -> None:
    def do(piece: int) -> None:
        if piece == 3:
            raise ValueError
        (tmp_path / str(piece)).touch()

    done = set(done_by_forks(range(8), do, share=1))
    assert 3 not in done
    assert done >= {int(file.name) for file in tmp_path.iterdir()} - {3}


def test_nothing_is_done_where_it_is_not_worth_it_or_cannot_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert list(done_by_forks(range(7), str, share=4)) == []
    monkeypatch.setattr(forks, "cores", lambda: 1)
    assert list(done_by_forks(range(100), str, share=4)) == []
    monkeypatch.setattr(forks, "cores", lambda: 2)
    monkeypatch.setattr(forks, "_can_fork", lambda: False)
    assert list(done_by_forks(range(100), str, share=4)) == []
