"""Reads Akoma Ntoso (OASIS LegalDocML): the files of the United Nations (AKN4UN), those of this
handbook, and what others write by the standard.

`file` opens it; `text` goes through its documents block by block; `words` reads what stands in a
block. What mark-up says is taken from it: numbers, headings, lists, tables, notes, where words
lead. What is said of a document beside its text (`meta`) is not read.
"""

from generator.importers.reading.akn.document import read
from generator.importers.reading.akn.file import is_akn

__all__ = ["is_akn", "read"]
