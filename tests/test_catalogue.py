"""The words of a language: all of them are there, or that is told before a page is made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, nodes

from generator import catalogue, languages
from generator.catalogue import load_words, missing
from generator.findings import SiteFault

ROOT = Path(__file__).parent.parent


def test_a_language_without_words_is_no_language() -> None:
    assert load_words("en").name == "English"
    with pytest.raises(SiteFault, match="no words in the language “xx”; there are in: en"):
        load_words("xx")


def test_what_is_missing_is_named() -> None:
    first = {"a": {"b": "x", "c": ["x", "y"]}, "d": "x"}
    assert list(missing(first, first, "pages")) == []
    assert list(missing({"a": {"b": "z", "c": []}, "d": "", "e": 1}, first, "pages")) == []
    assert list(missing({"a": {"b": "z"}}, first, "pages")) == ["pages.a.c", "pages.d"]
    assert list(missing({"a": "x", "d": {}}, first, "pages")) == ["pages.a", "pages.d"]
    assert list(missing(None, first, "pages")) == ["pages"]
    assert list(missing("{day} {mois}", "{day} {month}", "pages.date")) == ["pages.date"]
    assert list(missing("{day}", "{day} {month}", "pages.date")) == []


def test_a_language_has_the_plural_forms_that_it_has() -> None:
    first = {"one": "1 action", "other": "{count} actions"}
    assert list(missing({"other": "{count} 项"}, first, "pages.count")) == []
    russian = {"one": "{count} мера", "few": "{count} меры", "other": "{count} мер"}
    assert list(missing(russian, first, "pages.count")) == []
    assert list(missing({"one": "1"}, first, "pages.count")) == ["pages.count.other"]


def test_a_catalogue_that_lacks_a_word_is_told_of_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = (languages.WORDS / "en.yaml").read_text("utf-8")
    (tmp_path / "en.yaml").write_text(english, "utf-8")
    lacking = english.replace("\n  previous: ", "\n  before: ", 1)
    assert lacking != english
    (tmp_path / "qq.yaml").write_text(lacking, "utf-8")
    monkeypatch.setattr(catalogue, "WORDS", tmp_path)
    monkeypatch.setattr(catalogue, "languages", lambda: ("en", "qq"))
    with pytest.raises(SiteFault, match=r"^generator/words/qq\.yaml lacks \w+\.previous$"):
        load_words("qq")
    (tmp_path / "qq.yaml").write_text("language: Q\n", "utf-8")
    with pytest.raises(SiteFault, match="lacks acting, beginning, citing, importing, interface"):
        load_words("qq")


# --- the keys that are asked for ------------------------------------------------------------------

ENGLISH = yaml.load((languages.WORDS / "en.yaml").read_text("utf-8"), yaml.CSafeLoader)
TEMPLATES = [
    *((file, ENGLISH["pages"]) for file in ROOT.glob("generator/templates/*.j2")),
    *((file, ENGLISH) for file in ROOT.glob("generator/exporters/one_file/*.html.j2")),
    *((file, ENGLISH) for file in ROOT.glob("generator/exporters/epub/*.j2")),
    *((file, ENGLISH["pages"]["bundle"]) for file in ROOT.glob("generator/exporters/bundle/*.j2")),
    *((file, ENGLISH["interface"]) for file in ROOT.glob("overrides/**/*.html")),
]


def asked(tree: nodes.Template) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the keys that a template asks the words for, as far as they are written in it."""
    names: dict[str, tuple[str, ...]] = {"words": ()}

    def keys(node: nodes.Node) -> tuple[str, ...] | None:
        match node:
            case nodes.Name(name=name):
                return names.get(name)
            case nodes.Getattr(node=inner, attr=key):
                return (*found, key) if (found := keys(inner)) is not None else None
            case nodes.Getitem(node=inner, arg=nodes.Const(value=str(key))):
                return (*found, key) if (found := keys(inner)) is not None else None
        return None

    for assigned in tree.find_all(nodes.Assign):
        if isinstance(assigned.target, nodes.Name) and (found := keys(assigned.node)):
            names[assigned.target.name] = found
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        if found := keys(node):
            yield found, node.lineno


def lacking(words: object, keys: tuple[str, ...]) -> bool:
    for key in keys:
        if not isinstance(words, dict) or key not in words:
            return not hasattr(words, key)  # words.x.format(...), words.x.items()
        words = words[key]
    return False


def misspelt(text: str, words: object) -> list[tuple[str, int]]:
    tree = Environment().parse(text)
    return sorted({(".".join(keys), line) for keys, line in asked(tree) if lacking(words, keys)})


def test_no_template_asks_for_a_word_that_is_not_there() -> None:
    assert len(TEMPLATES) > 50
    found = {file.name: misspelt(file.read_text("utf-8"), words) for file, words in TEMPLATES}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_misspelt_key_of_a_template_is_found() -> None:
    words = {"a": {"b-c": "x {n}"}, "d": ["x"]}
    text = '{% set own = words.a %}\n{{ own["b-c"].format(n=1) }}{{ own.bc }}\n{{ words.d[0] }}'
    assert misspelt(text, words) == [("a.bc", 2)]
    assert misspelt("\n{% if x %}{{ words.e.f }}{% endif %}", words) == [("e", 2), ("e.f", 2)]


@pytest.mark.slow
def test_the_keys_that_mypy_knows_are_those_of_the_catalogue(tmp_path: Path) -> None:
    written = tmp_path / "page_words.py"
    subprocess.run([sys.executable, ROOT / "tools" / "words", written], check=True)
    there = (ROOT / "generator" / "page_words.py").read_text("utf-8")
    assert written.read_text("utf-8") == there, "tools/words writes it anew"
