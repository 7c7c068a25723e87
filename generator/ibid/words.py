"""The words of a language in which notes name their sources."""

from __future__ import annotations

from generator.citations import Noun
from generator.model import Value


class SourceParts(Value):
    """The parts that a source itself has: without one in the note before, nothing is certain."""

    volume: Noun
    sales_number: Noun
    session: Noun
    """It stands after its number: Sixty-eighth Session"""
    supplement: Noun
    act: Noun
    number: Noun


class Places(Value):
    """The places in a source, the widest first: a narrower one falls with a wider one."""

    annex: Noun
    appendix: Noun
    part: Noun
    heading: Noun
    """A part that has a name and no number: summary"""
    chapter: Noun
    section: Noun
    article: Noun
    page: Noun
    paragraph: Noun


class NotingWords(Value):
    """The words of notes (`noting:` in `words/<language>.yaml`)."""

    ibid: tuple[str, ...]
    """What refers to the note before, without a full stop: ibid"""
    elsewhere: tuple[str, ...]
    """What refers to a source that a person must find: op. cit."""
    signals: tuple[str, ...]
    """What stands before a source and is no part of it: see, see also"""
    joining: tuple[str, ...]
    """What stands before a further source, or a further place: and, see also"""
    numerals: tuple[str, ...]
    """Numbers in words, as after part: one"""
    source_parts: SourceParts
    places: Places
    entitled: tuple[str, ...]
    """Between the noun of a place and its title: entitled"""
    document: Noun
    """Before the designation that another organization gives a document: document"""
    publications: tuple[str, ...]
    """What a publication is called beside its sales number, besides what a body calls it."""
    titles: tuple[str, ...]
    """Nouns of titles that are known for such without italics: Convention, Report"""
    small_words: tuple[str, ...]
    """What names and titles have in small letters: of, the"""
    narrating: tuple[str, ...]
    """Verbs of sentences, which no title has in small letters or begins with: was"""
    opening: tuple[str, ...]
    """What no title begins with, but many a remark: adopted, such"""
    another: tuple[str, ...]
    """Between two titles: and the"""
    of_a_collection: tuple[str, ...]
    """Before the title of the work that holds an article: in"""
    corrigenda: tuple[str, ...]
    """What belongs to the document corrected: corrigendum"""
    details: tuple[str, ...]
    """Patterns of what may stand among the data of a source: 2nd ed., as amended"""

    def with_publications(self, called: tuple[str, ...]) -> NotingWords:
        """Return the words with what a body calls its publications."""
        return self.model_copy(update={"publications": (*self.publications, *called)})
