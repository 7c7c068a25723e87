"""Sources beside the reports that they are, in bodies of their own, for the tests of importing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from report_words import MARKS, all_words, offices, source_words

from generator.catalogue import load_words
from generator.importers.reading import Block, Reading
from generator.importers.reading.markdown import read
from generator.importers.reading.plain import read as read_plain
from generator.importers.recognizing import Imported, Usage, import_report
from generator.model import Body, Cell, Value
from generator.source.loading import load

FOLDER = Path(__file__).parent / "importing"


def cases(kind: str) -> list[Path]:
    """Return the files of a kind."""
    return sorted((FOLDER / kind).glob("*.yaml"))


def load_case(file: Path) -> dict[str, Any]:
    """Return what a file holds: source, body, report."""
    loaded: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
    return loaded


def body_of(group: dict[str, Any]) -> Body:
    """Return the body that a case describes, with what every body must have."""
    whole = {"format": "plenary-body/1", "id": "tides", **group}
    loaded = load(yaml.safe_dump(whole, allow_unicode=True).encode(), "body.yaml", Body)
    assert loaded.value and not loaded.findings, loaded.findings
    return loaded.value


def usage_of(body: Body) -> Usage:
    """Return what the English reports of a body are like."""
    return Usage.of(body, load_words("en"), "en")


def imported(source: str, body: Body, blocks: tuple[Block, ...] = ()) -> Imported:
    """Return what the importer makes of a source, or of blocks, of a body."""
    return import_report(Reading(blocks) if blocks else read(source), usage_of(body))


def assert_nothing_is_lost(result: Imported, source: str) -> None:
    """Assert that a report, its unplaced words and the furniture have the words and the figures of
    a source: a call that was glued to a word is one by itself now."""
    there = _parted(Counter(source_words(source)))
    placed = _parted(all_words(result))
    for mark in MARKS:
        del placed[mark], there[mark]
    assert placed - there == Counter()
    assert set(there - placed) <= offices(result.report)


def _parted(words: Counter[str]) -> Counter[str]:
    """Return words whose letters and figures are words of their own."""
    parts: Counter[str] = Counter()
    for word, count in words.items():
        for part in re.findall(r"[^\W\d_]+|\d+", word):
            parts[part] += count
    return parts


def slim(value: object) -> object:
    """Return a value as a case writes it: what is empty is left out."""
    if isinstance(value, Cell):
        return value.text
    if isinstance(value, Value):
        fields = {name: slim(getattr(value, name)) for name in type(value).model_fields}
        for name in value.one_as_text:
            match fields[name]:
                case [one]:
                    fields[name] = one
        return {name: field for name, field in fields.items() if field not in ("", [], None, {})}
    if isinstance(value, tuple):
        return [slim(child) for child in value]
    return value


def assert_is_its_report(file: Path) -> None:
    """Assert that the source of a case is the report beside it, and that no word is lost.

    Its source is Markdown; where it has pages, plain text, as a PDF gives it.
    """
    case = load_case(file)
    source = case["source"] if "source" in case else "\f".join(case["pages"])
    blocks = () if "source" in case else read_plain(source).blocks
    result = imported(source, body_of(case["body"]), blocks)
    actual: Any = slim(result.report)
    actual["furniture"] = [line.whole for line in result.furniture]
    for name, expected in case["report"].items():
        assert actual.get(name, []) == expected, name
    assert_nothing_is_lost(result, source)
