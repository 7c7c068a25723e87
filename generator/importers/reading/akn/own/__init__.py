"""Reads the Akoma Ntoso that this handbook writes, as it was written: nothing is guessed.

`reports` makes the report of a file, or what a file of acts says of it; `documents` the acts and
what holds them, `blocks` what their paragraphs are made of, `inline` the words in them, `adoption`
what the meta says of how an act came about. What the standard has no element for is data of our own
namespace (`generator.akn`). A file without that data is none of ours, and is read by its mark-up as
those of others are.
"""

from generator.importers.reading.akn.own.reports import as_written

__all__ = ["as_written"]
