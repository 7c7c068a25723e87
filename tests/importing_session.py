"""What the tests of citations and importers have in common: the body, the words, an import."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from generator.actions import ActingWords, Grammar, LeadPhrase, read_lead_phrases
from generator.catalogue import load_words
from generator.citations import CitingWords, Vocabulary
from generator.importers.reading import markdown
from generator.importers.recognizing import Imported, Usage, import_report
from generator.model import Body, Paragraph, Report, walk
from generator.source import load_body

ROOT = Path(__file__).parent.parent
WORDS = ROOT / "generator" / "words"
SOURCE = (ROOT / "content/ctoc-cop/session-7/source.en.md").read_text("utf-8")


@cache
def body(file: str = "content/ctoc-cop/body.yaml") -> Body:
    """Return the Conference, or the body of another file."""
    found = load_body(ROOT / file).value
    assert found
    return found


@cache
def citing() -> CitingWords:
    """Return the words in which English texts cite."""
    return load_words("en").citing


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the Conference's English texts."""
    return Vocabulary.of(body(), "en", citing())


@cache
def acting() -> ActingWords:
    """Return the words in which English texts say who must do what."""
    return ActingWords.model_validate(_words()["acting"])


@cache
def grammar() -> Grammar:
    """Return the grammar of the Conference's English texts."""
    return Grammar.of(body(), "en", acting(), citing(), lead_phrases())


def imported(source: str, body_file: str = "content/ctoc-cop/body.yaml") -> Imported:
    """Return what the importer makes of an English source of the Conference (or another body)."""
    return import_report(markdown.read(source), usage(body_file))


@cache
def usage(body_file: str) -> Usage:
    """Return what the English reports of a body are like."""
    return Usage.of(body(body_file), load_words("en"), "en")


@cache
def real() -> Imported:
    """Return what the importer makes of the source of the seventh session."""
    return imported(SOURCE)


def statement_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Yield the statements of a report as answers/statements.tsv writes them, a speaker each."""
    for _, value in walk(report):
        if isinstance(value, Paragraph):
            for heard in value.statements:
                behalf = "; ".join(heard.on_behalf_of)
                rest = (heard.capacity, behalf, heard.office, heard.about or "")
                yield from ((f"para:{value.number}", name, *rest) for name in heard.speakers)


def key(name: str) -> list[dict[str, str]]:
    """Return the rows of an answer key."""
    with (ROOT / "tests/answers" / f"{name}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _words() -> dict[str, object]:
    loaded: dict[str, object] = yaml.load((WORDS / "en.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return loaded


@cache
def lead_phrases() -> tuple[LeadPhrase, ...]:
    """Return the phrases that paragraphs of English acts begin with."""
    return read_lead_phrases([(WORDS / "lead-phrases.en.tsv").read_text("utf-8")])
