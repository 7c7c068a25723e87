"""What "Ibid." stands for: the note before it, where that reads as exactly one source.

`sources` reads a note as a source, from its head (a symbol, a title in italics with its data, an
explicit mark, a form that the words of the language list) to its parts and places. `replacing`
says which of these the words after "Ibid." take the place of. `expand` goes through the notes in
printed order. All words stand in `words/<language>.yaml`. What does not read as one source, or
has two places for the words after "Ibid.", is left to a person with the reason why.
"""

from generator.ibid.expand import Expansion, Printed, Uncertain, expand
from generator.ibid.grammar import NoteGrammar
from generator.ibid.words import NotingWords

__all__ = ["Expansion", "NoteGrammar", "NotingWords", "Printed", "Uncertain", "expand"]
