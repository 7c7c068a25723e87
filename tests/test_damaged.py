"""A hundred damages to reports, bodies and sources: findings or pages, nothing else.

`make fuzz` tries tens of thousands, other ones each time. What it finds is kept as a test of the
module that was mended.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter

import mutations
import pytest
from damaged import (
    REAL,
    ROOT,
    HangingError,
    assert_ends_well,
    assert_has_every_word,
    assert_is_published,
    bounded,
    damage,
)

from generator import build
from generator.cli import main


@pytest.mark.parametrize("first", range(0, 100, 50))
def test_a_damage_ends_in_findings_or_in_pages(first: int) -> None:
    ends: Counter[str] = Counter()
    for number in range(first, first + 50):
        one, files = damage(number)
        try:
            ends[assert_ends_well(files)] += 1
        except Exception as error:
            raise AssertionError(f"{one}: {error!r}") from error
    # Or the damages would be all alike, and prove little.
    assert ends["findings"] >= 5
    assert ends["pages"] >= 2
    assert ends["import"] >= 5


def test_a_title_of_an_item_that_is_torn_before_its_quotation_mark_ends_with_a_word() -> None:
    """A blank at its end would not come back out of the file."""
    _, files = damage(81_212)
    assert assert_ends_well(files) == "import"


@pytest.mark.parametrize("number", [77, 95, 167, 221])
def test_a_site_is_built_of_what_ends_in_pages(number: int) -> None:
    _, files = damage(number)
    assert assert_ends_well(files) == "pages"
    assert assert_is_published(files) == "site"


def test_a_word_that_a_page_has_lost_is_seen() -> None:
    [made] = build.make(ROOT / "tests" / "invented" / "content")
    said = dict(made.files)
    assert_has_every_word(made, said)
    with pytest.raises(AssertionError, match="sponsored"):
        assert_has_every_word(made, {at: re.sub("sponsored", "", one) for at, one in said.items()})


@pytest.mark.parametrize("mutation", mutations.MUTATIONS, ids=lambda one: one.__name__)
def test_every_mutation_changes_a_report_and_takes_an_empty_one(mutation) -> None:
    text = (REAL / "session-7" / "report.en.yaml").read_bytes()
    assert any(mutation(text, random.Random(seed)) != text for seed in range(5))
    mutation(b"", random.Random(1))


def test_what_hangs_is_seen(monkeypatch) -> None:
    monkeypatch.setattr("damaged.SECONDS", 1)
    with pytest.raises(HangingError), bounded():
        while True:
            pass


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not keep to such a bound")
def test_what_takes_all_memory_is_seen(monkeypatch) -> None:
    monkeypatch.setattr("damaged.MEMORY", 1 << 20)
    with pytest.raises(MemoryError), bounded():
        bytearray(1 << 30)


@pytest.mark.parametrize(
    "name", ["deep", "aliased", "recoded", "ended", "long", "retyped", "overwritten"]
)
def test_the_command_tells_of_damages_without_a_traceback(name, tmp_path, capsys) -> None:
    mutation = getattr(mutations, name)
    folder = tmp_path / "content" / "ctoc-cop" / "session-7"
    folder.mkdir(parents=True)
    (folder.parent / "body.yaml").write_bytes((REAL / "body.yaml").read_bytes())
    text = (REAL / "session-7" / "report.en.yaml").read_bytes()
    for seed in range(3):
        (folder / "report.en.yaml").write_bytes(mutation(text, random.Random(seed)))
        code = main(["--project", str(tmp_path), "check"])
        told = capsys.readouterr().err
        assert code in (0, 1), told
        assert "Traceback" not in told
        if code:
            assert "content/ctoc-cop/session-7/report.en.yaml:" in told
            assert "Nothing was published." in told
