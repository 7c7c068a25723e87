"""What pages tell as JSON-LD is said in schema.org's own words.

`schema_org.json` is a copy of what is needed of its vocabulary: each property that a page uses must
be one of its type, and each value of a kind that the property takes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

VOCABULARY = json.loads((Path(__file__).parent / "schema_org.json").read_text("utf-8"))
SCHEMA = "https://schema.org/"
SESSION = "en/ctoc-cop/session-7/"


def kinds(name: str) -> set[str]:
    """Return a type and all types above it."""
    found = {name}
    for above in VOCABULARY["types"].get(name, ()):
        found |= kinds(above)
    return found


def faults(node: dict[str, Any]) -> Iterator[str]:
    """Yield what of a node is not as schema.org has it."""
    name = node.get("@type", "")
    if name not in VOCABULARY["types"]:
        yield f"no type {name}"
    for key, values in node.items():
        if key in ("@context", "@type", "@id"):
            continue
        known = VOCABULARY["properties"].get(key)
        if not known or not kinds(name) & set(known["domain"]):
            yield f"{key} is no property of {name}"
            continue
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                yield from faults(value)
            if not fits(value, set(known["range"])):
                yield f"{key} of {name} takes {known['range']}, not {value}"


def fits(value: Any, wanted: set[str]) -> bool:
    """Tell whether a value is of one of the types that a property takes."""
    if isinstance(value, dict):
        return bool(kinds(value.get("@type", "")) & wanted)
    if not isinstance(value, str) or not value:
        return False
    if value.startswith(SCHEMA):
        member = VOCABULARY["members"].get(value.removeprefix(SCHEMA), ())
        return bool(set(member) & wanted)
    return (
        "Text" in wanted
        or ("URL" in wanted and bool(re.fullmatch(r"https://[^\s<>\"]+", value)))
        or ("Date" in wanted and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)))
    )


def data_of(page: Path) -> dict[str, Any]:
    [text] = html.fromstring(page.read_bytes()).xpath(
        "//script[@type='application/ld+json']/text()"
    )
    told: dict[str, Any] = json.loads(text)
    return told


def test_every_page_says_what_it_is_in_the_words_of_schema_org(real_site: Path) -> None:
    pages = sorted((real_site / "en").rglob("index.html"))
    assert len(pages) > 100
    told = {page.relative_to(real_site).as_posix(): data_of(page) for page in pages}
    assert {data["@context"] for data in told.values()} == {"https://schema.org"}
    assert {name: list(faults(data)) for name, data in told.items() if list(faults(data))} == {}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"@type": "Resolution"}, "no type Resolution"),
        ({"legislationLegalValue": "x"}, "legislationLegalValue is no property of Legislation"),
        ({"author": "Conference"}, "author of Legislation takes"),
        ({"legislationDate": "10 October 2014"}, "legislationDate of Legislation takes"),
        ({"sameAs": "CTOC/COP/2014/13"}, "sameAs of Legislation takes"),
        ({"isPartOf": {"@type": "Organization", "name": "x"}}, "isPartOf of Legislation takes"),
        ({"citation": [{"@type": "Report", "legislationType": "x"}]}, "is no property of Report"),
    ],
)
def test_other_words_would_be_found(real_site: Path, change: dict[str, Any], fault: str) -> None:
    page = real_site / SESSION / "resolutions/7-2/index.html"
    assert any(fault in told for told in faults(data_of(page) | change))


def test_all_files_that_hold_the_words_of_a_text_are_its_encoding(real_site: Path) -> None:
    """And no file that does not, such as a record."""
    texts = {
        "resolutions/7-2/": {"pdf", "md", "json", "xml"},
        "agenda/2-a/": {"pdf", "md", "json"},
        "": {"pdf", "html", "epub", "md", "json", "yaml", "xml"},
    }
    for address, endings in texts.items():
        data = data_of(real_site / SESSION / address / "index.html")
        files = [
            one["contentUrl"].removeprefix("https://plenary.example/") for one in data["encoding"]
        ]
        assert {file.rpartition(".")[2] for file in files} == endings and len(files) == len(endings)
        assert all((real_site / file).is_file() for file in files)
        value = {one.get("legislationLegalValue") for one in data["encoding"]}
        act = address.startswith("resolutions")
        assert value == ({f"{SCHEMA}UnofficialLegalValue"} if act else {None})
