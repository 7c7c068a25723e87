"""Where a source itself says that words lead: marks, of its links and of the places after them."""

from __future__ import annotations

import pytest
from importing_session import body, citing

from generator.citations import Here, Vocabulary, annotate, find
from generator.importers.recognizing.targets import Leads
from generator.inline import parse, plain, to_markdown
from generator.marks import NONE

ASSEMBLY = body("tests/unxml/general-assembly/body.yaml")
AT = "https://undocs.org/en/"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # A letter that is small in the address is the one that is printed.
        (
            f"its resolution [77/256]({AT}A/RES/77/256b) B",
            "its [resolution 77/256 B](resolution:77/256B)",
        ),
        (
            f"its resolution [77/256]({AT}A/RES/77/256) A",
            "its resolution [77/256](resolution:77/256) A",
        ),
        (f"see [76/84]({AT}A/RES/76/84a-b) A and B", "see [76/84](un:A/RES/76/84A-B) A and B"),
        # Nor are letters of a symbol small, or of a session, where a part has no figure.
        (
            f"Council resolution [43/1]({AT}A/hrc/RES/43/1), [3201]({AT}A/RES/3201(s-vi)) (S-VI)",
            "[Council resolution 43/1](un:A/HRC/RES/43/1), [3201](resolution:3201(S-VI)) (S-VI)",
        ),
        (f"[SR.1]({AT}A/C.6/64/SR.1/Corr)", "[SR.1](un:A/C.6/64/SR.1/Corr)"),
        # An address has a language, or none; the first letters of a symbol are none.
        (
            "its resolution [70/1](https://undocs.org/A/RES/70/1), [1/1](https://undocs.org/ST/1/1)",
            "its [resolution 70/1](resolution:70/1), [1/1](un:ST/1/1)",
        ),
        # A number that the source tears is one link.
        (
            f"its resolution [65/3]({AT}A/RES/65/37)[7 ]({AT}A/RES/65/37)A",
            "its resolution [65/37 ](resolution:65/37)A",
        ),
        (
            f"[A/77/1]({AT}A/77/1)[ and A/77/2]({AT}A/77/2)",
            "[A/77/1](un:A/77/1) and [A/77/2](un:A/77/2)",
        ),
        # An annex is that of the act to which the words before it lead.
        (
            f"See resolution [217 A (III)]({AT}A/RES/217(III)), annex.",
            "See resolution [217 A (III)](resolution:217(III)), "
            "[annex](resolution:217(III)/annex).",
        ),
    ],
)
def test_links_of_a_source_are_marks(source: str, expected: str) -> None:
    vocabulary = Vocabulary.of(ASSEMBLY, "en", citing())
    nodes = parse(source)[0]
    found = find(plain(nodes), vocabulary, Here())
    leads = Leads(NONE, {}, ASSEMBLY)
    led = leads.with_marks(nodes, found)
    made = to_markdown(annotate(led, tuple(leads.with_places(led, found))))
    assert made == expected
