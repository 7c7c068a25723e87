"""The blocks of a source -> the report that they are, whatever the format they were read from.

The steps, each in a file of its own name:

1. `lines`: the words and the number of each block; `numbering`: all that a number can say;
2. `notes`: the notes at the foot of pages or behind the text, and the figures that are their calls
   (`calls`);
3. `furniture`: what stands around the text: what the lines over it say of the document (`masthead`,
   `days`), the list of contents (`contents`), the title (`head`), heads and feet of pages;
4. `joining`: paragraphs that a page break cut in two, and (`notes`) calls that only their
   place among the others tells;
5. `outline`: what each line is, by stacks of sequences that it goes on from (`place`): headings
   (`headings`, `titles`, `divisions`), numbered lines (`numbered`), officers;
6. `structure`, `paragraphs`, `tables`: chapters, acts, annexes and what they hold;
7. `marks`: what the texts cite;
8. `agenda`, `adoption`: what the report says of its own items and acts, and what a list says of
   these (`adopted`); and, by `generator.actions`, who must do what.

Acts that come each in a file of its own are put into the chapters of a report first (`gathered`).

`usage` has what a body and a language say of all this. Nothing is dropped: a word of the source is
in the report, or in a line of furniture, or stands in `unplaced`. Nothing is corrected either: that
is for a person to do and to record.
"""

from generator.importers.recognizing.adopted import adopted
from generator.importers.recognizing.originals import Original
from generator.importers.recognizing.report import (
    Imported,
    import_originals,
    import_report,
    rows_of,
)
from generator.importers.recognizing.usage import Usage
from generator.importers.recognizing.words import Phrases
from generator.model import ImportingWords

__all__ = [
    "Imported",
    "ImportingWords",
    "Original",
    "Phrases",
    "Usage",
    "adopted",
    "import_originals",
    "import_report",
    "rows_of",
]
