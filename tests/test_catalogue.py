"""The words of a language: all of them are there, or that is told before a page is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import catalogue, languages
from generator.catalogue import load_words, missing
from generator.findings import SiteFault


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
    with pytest.raises(SiteFault, match="lacks acting, citing, importing, interface"):
        load_words("qq")
