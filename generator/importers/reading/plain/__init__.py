"""Plain text, as converters leave it -> blocks: of a PDF (pdftotext, with and without -layout), of
a Word file (saved as text, a paragraph a line), of pandoc (`-t plain`).

1. `pages`: pages at form feeds; what each carries besides the text; columns side by side;
2. `feet`: notes at the foot of pages, and the figures of calls that stand on lines of their own;
3. `joining`: lines that are one paragraph, and words that the end of a line parts;
4. `reader`: the blocks.
"""

from generator.importers.reading.plain.reader import is_wrapped, read

__all__ = ["is_wrapped", "read"]
