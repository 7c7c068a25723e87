"""Readers of originals, one for each format: a file -> blocks, the same for all formats."""

from generator.importers.reading.blocks import (
    Block,
    BlockKind,
    Cell,
    Part,
    Reading,
    Run,
    Runs,
    Told,
)
from generator.importers.reading.choosing import read, read_all
from generator.importers.reading.faults import Unreadable

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Part",
    "Reading",
    "Run",
    "Runs",
    "Told",
    "Unreadable",
    "read",
    "read_all",
]
