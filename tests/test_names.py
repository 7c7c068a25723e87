"""What places are called."""

from __future__ import annotations

import pytest

from generator.catalogue import load_words
from generator.pages.names import article_name


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("article:untoc/18", "Article 18"),
        ("article:untoc/18.13.a", "Article 18, paragraph 13 (a)"),
        ("article:rome/8-bis", "Article 8 bis"),
        ("article:rome/8-bis.2-ter.a", "Article 8 bis, paragraph 2 ter (a)"),
    ],
)
def test_an_article_is_called_as_it_is_cited(mark: str, name: str) -> None:
    assert article_name(mark, load_words("en").pages) == name
