"""How wide windows are, and in which scheme, where a page must be right in each."""

from __future__ import annotations

from kinds import ALL

SIGHTS = ((1280, "light"), (320, "dark"), (1280, "dark"), (320, "light"))[: None if ALL else 2]
"""Widths (a desk; a desk at 400 %, which is also the smallest phone) and schemes: two in the test,
so that each is seen, all in `make fuzz`."""
