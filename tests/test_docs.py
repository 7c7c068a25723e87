"""The pages of the docs that are made of the program, and those that must tell all of it."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.arguments import COMMANDS, parser
from generator.model import Report
from generator.source import schema

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages as they would be made now."""
    folder = tmp_path_factory.mktemp("docs")
    subprocess.run([sys.executable, ROOT / "tools" / "docs", folder], check=True)
    return folder


@pytest.mark.parametrize("name", ["keys.md", "command.md"])
def test_the_pages_made_of_the_program_are_of_the_program_as_it_is(
    written: Path, name: str
) -> None:
    there = (DOCS / name).read_text("utf-8")
    assert (written / name).read_text("utf-8") == there, "tools/docs writes it anew"


def test_every_key_of_a_report_is_told_with_what_it_does() -> None:
    page = sections(DOCS / "keys.md")
    told = {(title, key) for title, words in page.items() for key in keys_told(words)}
    groups = json_groups(schema(Report))
    for name, properties in groups.items():
        [title] = [one for one in page if name.lower() in one.lower().replace(" ", "").split(",")]
        for key, of in properties.items():
            assert (title, key) in told
            # What it does is told in the words of the model.
            first = of.get("description", "").partition(":")[0].split("\n")[0]
            assert first in page[title], (title, key)


def test_every_command_and_argument_is_told_with_what_it_does() -> None:
    page = sections(DOCS / "command.md")
    [commands] = [one for one in parser()._actions if isinstance(one, argparse._SubParsersAction)]
    assert [*commands.choices] == [*COMMANDS] == [*page][1:]
    for name, one in commands.choices.items():
        assert COMMANDS[name][1].replace("<", "\\<") in page[name]
        for action in one._actions:
            assert action.help, (name, action.dest)
            assert action.dest == "help" or action.help in page[name]
            for option in action.option_strings:
                assert action.dest == "help" or f"`{option}`" in page[name]


@pytest.mark.parametrize("file", sorted(DOCS.glob("*.md")), ids=lambda file: file.name)
def test_links_between_the_pages_lead_somewhere(file: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]*(?:#[^)]*)?)\)", without_code(file.read_text("utf-8"))):
        name, _, heading = target.partition("#")
        to = (file.parent / name) if name else file
        assert to.exists(), target
        assert not heading or heading in map(anchor, sections(to)), target


def sections(file: Path) -> dict[str, str]:
    """Return the words under each heading of a page; those before the second under the first."""
    found: dict[str, str] = {}
    for part in re.split(r"^#{1,4} ", file.read_text("utf-8"), flags=re.MULTILINE):
        title, _, words = part.partition("\n")
        found[title] = words
    found.pop("", None)
    return {title: words for title, words in found.items() if not title.startswith("<!--")}


def anchor(title: str) -> str:
    """Return the id that a heading has on GitHub."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def keys_told(words: str) -> list[str]:
    """Return the keys that the table of a section tells."""
    return re.findall(r"^\| \**`(\w+):`", words, re.MULTILINE)


def json_groups(text: str) -> dict[str, dict[str, dict[str, str]]]:
    """Return the groups that a schema knows: name -> key -> what the schema says of it."""
    whole = json.loads(text)
    groups = {whole["title"]: whole, **whole["$defs"]}
    return {
        name: one["properties"]
        for name, group in groups.items()
        for one in [group, *group.get("anyOf", [])]
        if "properties" in one
    }


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
