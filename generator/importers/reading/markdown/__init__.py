"""Markdown -> blocks. Three kinds are told apart by what is in a file (`dialects`):

- a scanner's (`scanned`): a paragraph, heading or row a line, whose marks mean little;
- what mammoth writes (`mammoth`), in which every sign is escaped;
- true Markdown (`structure`): pandoc's of any kind, and what people write by hand.
"""

from generator.importers.reading.markdown.dialects import has_marks
from generator.importers.reading.markdown.reader import read

__all__ = ["has_marks", "read"]
