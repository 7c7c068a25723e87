"""The body of the General Assembly, by which its texts are read (tests/unxml/), finds what they cite."""

from __future__ import annotations

from importing_session import ROOT

from generator.source import load_body

BODY = "tests/unxml/general-assembly/body.yaml"


def test_the_body_is_without_a_mistake() -> None:
    loaded = load_body(ROOT / BODY)
    assert loaded.value
    assert loaded.findings == ()
