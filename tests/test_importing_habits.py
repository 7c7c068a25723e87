"""How other organizations number and head their reports and acts: a habit is a source and its key.

The texts are invented; the forms are those of organizations for health, food, shipping, aviation
and telecommunication, of conferences of parties, of an environment assembly, of parliaments. A key
was written by reading its source. What an importer makes of the words beyond the text (actions,
references) has keys of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from on_paper import on_paper

from generator.catalogue import load_words
from generator.importers.reading import read
from generator.importers.recognizing import Imported, Usage, import_report
from generator.model import Body
from generator.source.loading import load

CASES = sorted((Path(__file__).parent / "importing" / "habits").glob("*.yaml"))


def imported(case: dict[str, Any]) -> Imported:
    """Return what the importer makes of the source of a case."""
    whole = {"format": "plenary-body/1", "id": "invented", **case["body"]}
    loaded = load(yaml.safe_dump(whole, allow_unicode=True).encode(), "body.yaml", Body)
    assert loaded.value and not loaded.findings, loaded.findings
    reading = read(case["source"].encode(), case.get("file", "report.md"))
    return import_report(reading, Usage.of(loaded.value, load_words("en"), "en"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_habit_is_read_as_its_key_says(file: Path) -> None:
    case = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
    found = on_paper(imported(case).report, with_items=True)
    for name, expected in {"unplaced": [], **case["report"]}.items():
        assert found.get(name, []) == without_empty(expected), name


def without_empty(value: Any) -> Any:
    """Return a key as a report is compared with it: what is empty is left out."""
    if isinstance(value, dict):
        return {name: without_empty(one) for name, one in value.items() if one != ""}
    return [without_empty(one) for one in value] if isinstance(value, list) else value
