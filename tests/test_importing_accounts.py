"""What the importer finds in accounts: agenda items, adoptions, who spoke, titles of documents.

A case is a source of an invented assembly, what its body.yaml has besides, and what was found by
reading the source.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from importing_goldens import (
    assert_nothing_is_lost,
    body_of,
    cases,
    imported,
    load_case,
    slim,
    usage_of,
)

from generator.actions.printed import misprinted
from generator.inline import parse, plain
from generator.model import Act, Paragraph, Report, walk

ASSEMBLY = {
    "texts": {
        "en": {"name": "Tidal Assembly", "short_name": "Assembly"}
        | {"called": ["Tidal Assembly", "Assembly"]}
    },
    "resolution": {"pattern": r"\d+/\d+"},
    "decision": {"pattern": r"D(?P<session>\d\d)-\d\d"},
    "documents": [{"symbols": ["TIDES/"]}],
    "sessions": [
        {"number": 11, "acts": ["11"], "name": {"en": "eleventh session"}},
        {"number": 12, "acts": ["12"], "name": {"en": "twelfth session"}},
    ],
}


def found(report: Report) -> dict[str, object]:
    """Return what a report says besides its text, as a case writes it."""
    inside = [value for _, value in walk(report)]
    acts = [one for one in inside if isinstance(one, Act)]
    paragraphs = [one for one in inside if isinstance(one, Paragraph)]
    return {
        "agenda": slim(report.agenda),
        "adoptions": {act.number: slim(act.adoption) for act in acts if slim(act.adoption)},
        "documents": slim(report.documents),
        "heard": {
            one.number: [slim(heard.model_copy(update={"review": ""})) for heard in one.statements]
            for one in paragraphs
            if one.statements
        },
        "meetings": slim(report.held.meetings),
        "texts": {one.number: one.text for one in paragraphs if one.number},
    }


@pytest.mark.parametrize("file", cases("accounts"), ids=lambda file: file.stem)
def test_an_account_is_found_as_its_key_says(file: Path) -> None:
    case = load_case(file)
    result = imported(case["source"], body_of(ASSEMBLY | case.get("body", {})))
    actual = found(result.report)
    assert {name: actual[name] for name in case["found"]} == case["found"]
    if "doubts" in case:
        told = [one for one in result.doubts if one.kind not in ("outline", "joined")]
        assert [f"{one.kind}: {one.message}" for one in told] == case["doubts"]
    assert_nothing_is_lost(result, case["source"])


HYPHENS = """
#### I. Texts

#### Resolution 1/1

The Assembly,

1. *Requests* the Secretary{hyphen}General to report to the Sub-Panel.
"""


@pytest.mark.parametrize("hyphen", "-\u2010\u2011\u2012")
@pytest.mark.parametrize("own", "-\u2011")
def test_a_name_is_known_by_any_hyphen_and_kept_as_printed(hyphen: str, own: str) -> None:
    name = {"id": "sg", "name": {"en": "SG"}, "called": {"en": [f"Secretary{own}General"]}}
    body = body_of(ASSEMBLY | {"addressees": [name]})
    [act] = imported(HYPHENS.format(hyphen=hyphen), body).report.chapters[0].resolutions
    [paragraph] = act.operative
    assert f"Secretary{hyphen}General" in paragraph.text
    [action] = paragraph.actions
    [addressee] = action.addressees
    assert usage_of(body).grammar.names.ids_of(addressee.printed) == ("sg",)
    assert list(misprinted(paragraph.actions, plain(parse(paragraph.text)[0]))) == []
