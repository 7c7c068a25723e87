"""What a scanner left of a report (Markdown) -> the report.

The steps, each in a file of its own name:

1. `lines`: the source line by line; note marks, numbers and headings, however they are spelled;
2. `furniture`: what pages carry besides text, and the particulars of the document;
3. `notes`: the notes at the foot of pages, apart from the text;
4. `joining`: paragraphs that a page break cut in two, and (`notes`) calls that lost their markup;
5. `outline` (with `headings`, `officers`, `numbering`, `place`): what each line is;
6. `structure`, `paragraphs`: chapters, acts, annexes and what they hold;
7. `marks`: what the texts cite;
8. `agenda`, `adoption`: what the report says of its own items and acts; and, by
   `generator.actions`, who must do what.

Nothing is dropped: a word of the source is in the report, or in a line of furniture, or stands
in `unplaced`. Nothing is corrected either: that is for a person to do and to record.
"""

from generator.importers.recognizing.report import Imported, import_report, parted_lines
from generator.importers.recognizing.words import Phrases
from generator.model import ImportingWords

__all__ = ["Imported", "ImportingWords", "Phrases", "import_report", "parted_lines"]
