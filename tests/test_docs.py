"""The pages of the docs that are made of the program, and those that must tell all of it."""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import sys
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import source
from generator.cli import main
from generator.cli.arguments import COMMANDS, parser
from generator.model import Body, Report
from generator.source import schema

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages as they would be made now."""
    folder = tmp_path_factory.mktemp("docs")
    subprocess.run([sys.executable, ROOT / "tools" / "docs", folder], check=True)
    return folder


@pytest.mark.slow
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


WRITTEN_ONCE = {"Numbered": "forms of numbers", "ActNouns": "what acts are called"}
"""What several keys hold, and the section that tells of it."""


def test_every_key_of_a_body_is_told() -> None:
    page = sections(DOCS / "body.md")
    whole = json.loads(schema(Body))
    groups = {"The keys of body.yaml": whole}
    for key, of in whole["properties"].items():
        if name := group_of(of):
            [title] = [one for one in page if key in re.split(r" and |, ", one)]
            groups[title] = whole["$defs"][name]
            for inner, within in groups[title]["properties"].items():
                if name := group_of(within):
                    group = whole["$defs"][name]
                    # One for which a text will do is one of several that the schema names.
                    several = group.get("anyOf", [group])
                    [group] = [one for one in several if "properties" in one]
                    groups[WRITTEN_ONCE.get(name, inner)] = group
    for title, group in groups.items():
        required = set(group.get("required", ()))
        told = {key: stars for stars, key in re.findall(r"^\| (\**)`(\w+):`", page[title], re.M)}
        assert told.keys() == group["properties"].keys(), title
        assert {key for key, stars in told.items() if stars} == required, title


def group_of(of: dict[str, Any]) -> str:
    """Return the name of the group that a key of a schema holds, or holds a list of; "" if none."""
    found = re.search(r"#/\$defs/(\w+)", json.dumps(of))
    return found[1] if found else ""


@pytest.mark.slow
def test_the_guide_to_a_new_body_is_true(tmp_path: Path) -> None:
    """What it says to write is written, and `check` says what it says that it does."""
    guide = (DOCS / "body.md").read_text("utf-8").partition("## The keys of body.yaml")[0]
    files = re.findall(r"`(content/[^`]+)`:\n\n```yaml\n(.*?)```", guide, re.DOTALL)
    assert len(files) == 2
    for name, text in files:
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
    [told] = re.findall(r"```text\n(.*?)```", guide, re.DOTALL)
    assert check(tmp_path) == (1, told)
    report = tmp_path / files[1][0]
    for was, write in re.findall(r"^\| `(.*)` \| `(.*)` \|$", guide, re.MULTILINE):
        text = report.read_text("utf-8")
        assert text.count(was) >= 1, was
        # What stands there several times is meant where it stands last.
        before, _, after = text.rpartition(was)
        report.write_text(f"{before}{write}{after}", "utf-8")
    code, told = check(tmp_path)
    assert code == 0 and "Reports without a mistake: 1." in told
    assert main(["--project", str(tmp_path), "fmt"]) == 0
    assert "normal-form" not in check(tmp_path)[1]


def check(project: Path) -> tuple[int, str]:
    """Return what `plenary check` ends with, and what it says."""
    with redirect_stderr(io.StringIO()) as told:
        return main(["--project", str(project), "check"]), told.getvalue()


@pytest.mark.parametrize(
    "example",
    re.findall(r"```yaml\n(\w.*?)```", (DOCS / "body.md").read_text("utf-8"), re.DOTALL)[2:],
    ids=lambda text: text.partition(":")[0],
)
def test_the_examples_of_keys_are_keys_of_a_body(example: str) -> None:
    whole = (ROOT / "tests/invented/content/ipwc/body.yaml").read_text("utf-8")
    given = yaml.load(example, yaml.CBaseLoader)
    body = yaml.load(whole, yaml.CBaseLoader) | given
    loaded = source.load(yaml.safe_dump(body).encode(), "body.yaml", Body)
    assert loaded.value and not loaded.findings


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


def test_the_general_assembly_of_the_guide_is_that_of_the_tests() -> None:
    body = yaml.safe_load((ROOT / "tests/unxml/general-assembly/body.yaml").read_text("utf-8"))
    section = (DOCS / "body.md").read_text("utf-8").partition("#### gathered")[2]
    example = re.search(r"```yaml\n(.*?)```", section, re.DOTALL)
    assert example
    assert yaml.safe_load(example[1]) == {"importing": body["importing"]}
