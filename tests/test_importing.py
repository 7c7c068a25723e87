"""What bodies do each in its own way, and what scanners do: small sources beside their reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing_goldens import cases, load_case, slim
from importing_session import imported
from report_words import assert_no_word_is_lost


@pytest.mark.parametrize("case", cases("."), ids=lambda case: case.stem)
def test_a_source_is_the_report_beside_it(case: Path) -> None:
    data = load_case(case)
    result = imported(data["source"], data.get("body", "content/ctoc-cop/body.yaml"))
    actual = slim(result.report) | {"furniture": [line.whole for line in result.furniture]}
    for name, expected in data["report"].items():
        assert actual.get(name, []) == expected
    assert_no_word_is_lost(result, data["source"])
