"""What a reader says of an original that it cannot read."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 - told to the editor, with what to do
    """A file that no reader can read; the message goes on after its name: is a PDF; make ..."""
