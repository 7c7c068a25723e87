"""Reads Word files (.docx, .docm, .dotx): the text as it is printed when changes are accepted.

`package` opens the file; `source` gathers what all its texts have in common (`styles`, `numbering`,
`notes`); `story` reads a text block by block: `items` are its paragraphs and `tables`, `runs` their
words. What a person should look at is told (`telling`).
"""

from generator.importers.reading.word.document import read

__all__ = ["read"]
