"""A report held to the text as received, word by word: as philologists collate two witnesses.

1. `printed`: the texts of a report in the order of print, with their numbers and headings;
2. `words`: texts -> words, and the signs between them; no markup, no blanks, no line ends;
3. `differences`: where two rows of words differ, in time that grows with their length;
4. `collate`: a report and what was read of its original -> the words on both sides;
5. `places`: where each line of the original stands in the report.
"""

from generator.collation.collate import Difference, Foreign, Sides, collate, sides
from generator.collation.places import Placed, placed
from generator.collation.printed import Nouns

__all__ = ["Difference", "Foreign", "Nouns", "Placed", "Sides", "collate", "placed", "sides"]
