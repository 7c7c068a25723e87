"""How a long run says what it is at: functions that the command gives to those who work."""

from __future__ import annotations

from collections.abc import Callable

Stage = Callable[[str], None]
"""Takes what begins now: “en: rendering pages”."""

Progress = Callable[[str, int, int], None]
"""Takes the name of a stage ("pages en", "PDFs"), how much of it is done, and of how much."""
