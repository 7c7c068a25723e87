"""Front matter that is read as JSON says what YAML says of it; all else is left to YAML."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.site.rendered import as_json

KEYS = st.sampled_from(["title", "kind_name", "order", "on", "no", "null", "true", "y"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1), st.booleans())
def test_what_is_read_as_json_is_what_yaml_says(told: dict[str, Any], escaped: bool) -> None:
    lines = (f"{key}: {json.dumps(value, ensure_ascii=escaped)}\n" for key, value in told.items())
    front = "".join(lines)
    if (read := as_json(front)) is not None:
        assert read == yaml.load(front, yaml.SafeLoader)


@pytest.mark.parametrize(
    "front",
    ["title: A word\n", "title: yes\n", "title: NaN\n", "order: 1.0\n", "order: 1e5\n",
     "order: 010\n", "on: 1\n", 'title: "a" # b\n', "title:\n  - a\n", 'title: "\u2028"\n',
     'title: "\\u00e9"\n', 'title: "a"\n\n', "- a\n", ""],
)  # fmt: skip
def test_all_else_is_left_to_yaml(front: str) -> None:
    assert as_json(front) is None


def test_what_the_generator_writes_is_json() -> None:
    front = 'title: "Résolution \\"7/1\\""\norder: 0\ncontents: [{"id": "op-1"}]\n'
    assert as_json(front) == {
        "title": 'Résolution "7/1"',
        "order": 0,
        "contents": [{"id": "op-1"}],
    }
