"""Markdown -> blocks."""

from generator.importers.reading.markdown.scanned import read

__all__ = ["read"]
