"""What seen_by_all.js says of a page in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_name("seen_by_all.js").read_text("utf-8")
"""Returns what is asked of a page, a line for each fault."""


def ask(page: Page, question: str) -> Any:
    """Return what a function of the script says of the page."""
    return page.evaluate(f"() => {{ {SCRIPT}\nreturn {question}; }}")
