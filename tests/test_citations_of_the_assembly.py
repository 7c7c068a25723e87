"""The body of the General Assembly (tests/unxml/): what its texts cite is found by it."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from importing_session import ROOT, body, citing

from generator.citations import Here, Vocabulary, annotate, find, unlinked, unmarked
from generator.inline import parse, plain, to_markdown
from generator.model import OtherAct, OtherBody
from generator.source import load_body

BODY = "tests/unxml/general-assembly/body.yaml"
FILES = sorted((Path(__file__).parent / "unxml" / "citations").glob("*.yaml"))
CASES = [
    pytest.param(case, id=f"{file.stem}-{number}")
    for file in FILES
    for number, case in enumerate(yaml.load(file.read_text("utf-8"), yaml.BaseLoader), 1)
]


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary.of(body(BODY), "en", citing())


def test_the_body_is_without_a_mistake() -> None:
    loaded = load_body(ROOT / BODY)
    assert loaded.value
    assert loaded.findings == ()


@pytest.mark.parametrize("case", CASES)
def test_what_is_marked(case: dict[str, Any]) -> None:
    nodes, _ = parse(case["text"])
    found = find(plain(nodes), vocabulary(), Here())
    marked = to_markdown(annotate(nodes, found))
    assert marked == case.get("marked", case["text"])
    assert unmarked(parse(marked)[0], vocabulary(), Here()) == ()


@pytest.mark.parametrize("case", CASES)
def test_what_a_person_is_asked(case: dict[str, Any]) -> None:
    nodes, _ = parse(case["text"])
    words = plain(nodes)
    found = unlinked(nodes, vocabulary(), Here())
    asked = {words[one.start : one.end]: list(one.doubts) for one in found if one.doubts}
    assert asked == case.get("doubted", {})


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Council resolution 5/1", []),
        ("the Net Council met; Council resolution 5/1", ["cited:nets-resolution-5-1"]),
        (
            "the Net Council asked the Council, in Council resolution 5/1",
            ["cited:nets-resolution-5-1"],
        ),
        (
            "the Net Council, then the Buoy Council; Council resolution 5/1",
            ["cited:buoys-resolution-5-1"],
        ),
    ],
)
def test_of_two_that_are_called_and_number_alike_the_last_named_is_meant(
    text: str, targets: list[str]
) -> None:
    act = OtherAct(kind="resolution", pattern=r"\d/\d")
    others = [
        OtherBody(id=name, called={"en": (full, "Council")}, acts=(act,))
        for name, full in (("nets", "Net Council"), ("buoys", "Buoy Council"))
    ]
    two = body(BODY).model_copy(update={"other_bodies": tuple(others)})
    found = find(text, Vocabulary.of(two, "en", citing()), Here())
    assert [one.target for one in found] == targets


@pytest.mark.parametrize(
    "piece",
    [
        "resolutions 75/1 on nets and ",
        "resolutions 75/1 and 1645 (2005), ",
        "the Human Rights Council, in its resolution 43/1, ",
        "resolution 75/1 A, B, ",
        "” “resolution 75/1 ",
        "A/60/5-S/2005/7-",
        "A/60/5 (Part ",
        "paragraph 4 of section II of annex I to resolution 75/1 ",
        "annex I, ",
        "chapter V, article 5 thereof, ",
        "Convention ",
    ],
)
@pytest.mark.slow
def test_the_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Thirty times the text takes thirty times as long, and not nine hundred."""

    def seconds(count: int) -> float:
        begin = time.process_time()
        find(piece * count, vocabulary(), Here())
        return max(time.process_time() - begin, 1e-4)

    short, long = (min(seconds(count) for _ in range(3)) for count in (100, 3000))
    assert long / short < 140
