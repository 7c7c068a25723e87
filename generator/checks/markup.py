"""The rules on the inline Markdown of texts, which `inline` finds broken as it reads them."""

from __future__ import annotations

from generator.findings import Told
from generator.inline import InlineRule
from generator.resolved import Resolved


def raw_html(resolved: Resolved) -> Told:
    """A text holds words and inline Markdown, no HTML."""
    return _of_inline(resolved, "raw-html")


def link_with_title(resolved: Resolved) -> Told:
    """The target of a link has no blank in it."""
    return _of_inline(resolved, "link-with-title")


def loose_markup(resolved: Resolved) -> Told:
    """Italics, links and note calls are complete; an asterisk that is a word has a backslash."""
    return _of_inline(resolved, "loose-markup")


def _of_inline(resolved: Resolved, rule: InlineRule) -> Told:
    """Yield what reading the texts found."""
    return ((path, fault.message) for path, fault in resolved.inline_faults if fault.rule == rule)
