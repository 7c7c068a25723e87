"""Reads a note as a source: what names it, its parts, and the places in it.

A note is cut at commas and semicolons. Each segment must be one that the grammar knows, and one of
them, which names the source, is evidence that there is any. A sentence has segments that nobody
knows, so that it is never taken for a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.characters import plain_blanks
from generator.ibid.grammar import NoteGrammar
from generator.inline import Emphasis, Inline, NoteCall, Text, part, plain, spans_of_links
from generator.marks import Mark


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two commas of a note."""

    start: int
    """Where it begins in the plain words of the note."""
    end: int
    joined: bool = False
    """Whether it begins a further source, or a further place: "; see also", ", and"."""
    kind: str = ""
    """The kind of part or place that it is: volume, annex; "" where it is none."""
    plural: bool = False
    """Whether it names several: annexes I and II."""


@dataclass(frozen=True, slots=True)
class Source:
    """A note, read as a source."""

    segments: tuple[Segment, ...] = ()
    """What names the source, and the first place in it."""
    further: tuple[str, ...] = ()
    """The kinds with which further places in the same source begin: ", and annex I"."""
    fault: str = ""
    """Why it is not exactly one source, as what follows "note 4 "; "" where it is."""


PLACE_IN_A_TEXT = "place in a text"
"""The kind of a segment that names a source by a place in it: Article 5 of the Charter."""
SEVERAL = "names several sources"
_NONE = "names no source that the rule knows"


def read_source(note: Inline, grammar: NoteGrammar) -> Source:
    """Return the source that a note names, or why it does not read as one."""
    source = _Reading(note, grammar).source()
    if source.fault in ("", SEVERAL):
        return source
    long_title = _Reading(note, grammar, with_long_title=True).source()
    return source if long_title.fault else long_title


def names_one_or_more(note: Inline, grammar: NoteGrammar) -> bool:
    """Say whether a note names sources that the grammar knows, one or several."""
    return read_source(note, grammar).fault in ("", SEVERAL)


def kind_at(note: Inline, start: int, grammar: NoteGrammar) -> str:
    """Return the kind of part or place that begins somewhere in a note: volume; "" if none."""
    return _Reading(note, grammar).kind_at(start)


class _Reading:
    """One note as it is read, segment by segment."""

    def __init__(
        self,
        note: Inline,
        grammar: NoteGrammar,
        with_long_title: bool = False,
        in_brackets: bool = False,
    ) -> None:
        self.note = note
        self.text = plain_blanks(plain(note))
        self.grammar = grammar
        self.links = [
            (start, end, link.target) for link, start, end in spans_of_links(note) if start < end
        ]
        self.italic = _italic(note)
        self.end = len(self.text.rstrip().removesuffix("."))
        self.segments: list[Segment] = []
        self.further: list[str] = []
        self.named: Segment | None = None
        """The segment that names the source."""
        self.symbol = ""
        self.with_long_title = with_long_title
        """Whether commas of a title that a symbol follows are left: of nets, ropes and sails."""
        self.in_brackets = in_brackets

    def kind_at(self, start: int) -> str:
        """Return the kind of the segment that begins at a place."""
        return self._of_a_kind(next(self._cut(start))).kind

    def source(self) -> Source:
        """Return what the note names."""
        signal = self.grammar.signal.match(self.text)
        for segment in self._cut(signal.end() if signal else 0):
            fault = self._add(segment)
            if fault:
                return Source(fault=fault)
        if not self.named and len(self.segments) > 1:
            # A title in quotation marks, after the name of who wrote it.
            self.named = next((one for one in self.segments if self._is_quoted(one)), None)
        if not self.named or self._is_emphasis_alone(self.named):
            return Source(fault=_NONE)
        return Source(tuple(self.segments), tuple(self.further))

    def _words(self, segment: Segment) -> str:
        return self.text[segment.start : segment.end]

    # --- cutting ---

    def _cut(self, start: int) -> Iterator[Segment]:
        """Yield the segments between commas and semicolons outside all brackets and links."""
        depth, joined, position = 0, False, start
        if self.with_long_title and (title := self.grammar.long_title.match(self.text, start)):
            position = title.end()
        while position < self.end:
            character = self.text[position]
            depth += (character in "([“") - (character in ")]”")
            link = next((end for at, end, _ in self.links if at == position), None)
            place = self.grammar.joined_place.match(self.text, position)
            if link:
                position = link
            elif depth <= 0 and (character in ",;" or place):
                yield self._segment(start, position, joined)
                start = position + (character in ",;")
                joiner = self.grammar.joiner.match(self.text, start)
                joined = character == ";" or bool(joiner)
                start = position = joiner.end() if joiner else start
            else:
                position += 1
        yield self._segment(start, self.end, joined)

    def _segment(self, start: int, end: int, joined: bool) -> Segment:
        blanks = len(self.text[start:end]) - len(self.text[start:end].lstrip())
        return Segment(start + blanks, end, joined)

    # --- reading ---

    def _add(self, segment: Segment) -> str:
        """Take in a segment; return why the note is no source then, or ""."""
        words = self._words(segment)
        segment = self._of_a_kind(segment)
        if segment.kind == "heading" and not self.named:
            # What is quoted before the title is the article of a journal.
            segment = replace(segment, kind="")
        last = self.segments[-1] if self.segments else None
        if last and self._belongs(words, last):
            self.segments[-1] = replace(last, end=segment.end)
            self.named = self.segments[-1] if last is self.named else self.named
        elif segment.joined and last:
            if not segment.kind or not self._is_in_the_same(segment.kind):
                return SEVERAL
            self.further.append(segment.kind)
        elif self.further:
            # A place of a further place; what it is, only the words of the note say.
            return "" if segment.kind else self._unknown(words)
        elif segment.kind:
            if not self.named and (segment.kind in _NAMING or self._is_marked(segment)):
                segment = self.named = self._as_name(segment)
            self.segments.append(segment)
        elif self._names_a_source(segment):
            if not self.named and any(one.kind in self.grammar.places for one in self.segments):
                return self._unknown(words)
            if self.named and not self._goes_on(segment):
                return SEVERAL
            segment = self._as_name(segment)
            self.named = self.named or segment
            self.segments.append(segment)
        elif self._is_detail(segment):
            self.segments.append(segment)
        elif self._names_several(words):
            return SEVERAL
        else:
            return self._unknown(words)
        return ""

    def _as_name(self, segment: Segment) -> Segment:
        """Return the segment that names a source; a place in a text has no places put after it."""
        in_a_text = self.grammar.place.match(self._words(segment))
        return replace(segment, kind=PLACE_IN_A_TEXT) if in_a_text else segment

    def _unknown(self, words: str) -> str:
        return f"does not read as a source: the rule does not know “{words}”"

    def _belongs(self, words: str, last: Segment) -> bool:
        """Say whether words go on with the segment before: a number of a list, a corrigendum."""
        if last.plural:
            numbers = self.grammar.numbers.fullmatch(words)
            return bool(numbers) and not self.grammar.symbol.match(words)
        return last is self.named and self._corrects(words)

    def _corrects(self, words: str) -> bool:
        """Say whether words are corrigenda of the document that the note names, and no others."""
        corrigenda = re.split(self.grammar.between, words)
        return bool(self.symbol) and all(
            self.grammar.corrigendum.fullmatch(one.removeprefix(f"{self.symbol}/"))
            or (index and one.isdecimal())
            for index, one in enumerate(corrigenda)
        )

    def _is_in_the_same(self, kind: str) -> bool:
        """Say whether a further place can be one of this source: its act, or its volume, is not."""
        kinds = [segment.kind for segment in self.segments]
        return kind in self.grammar.places or kind in kinds[1:]

    def _of_a_kind(self, segment: Segment) -> Segment:
        whole, words = self._words(segment), self._without_brackets(segment)
        for kind, pattern in self.grammar.kinds.items():
            if found := pattern.fullmatch(whole) or pattern.fullmatch(words):
                return replace(segment, kind=kind, plural=bool(found.groupdict().get("many")))
        return segment

    def _without_brackets(self, segment: Segment) -> str:
        """Return the words of a segment without brackets and "and corrigendum" at their end."""
        end = segment.end
        while True:
            shorter = end
            while (opening := _opening_bracket(self.text, segment.start, shorter)) > segment.start:
                shorter = opening - (self.text[opening - 1] == " ")
            corrected = self.grammar.corrected.search(self.text, segment.start, shorter)
            shorter = corrected.start() if corrected else shorter
            if shorter == end:
                return self.text[segment.start : end]
            end = shorter

    def _is_marked(self, segment: Segment) -> bool:
        """Say whether a segment is a mark of ours, beside capitalized names: [resolution 5/1]."""
        marks = [
            (start, end)
            for start, end, target in self.links
            if segment.start <= start and end <= segment.end and Mark(target).scheme != "plain"
        ]
        if len(marks) != 1:
            return False
        [(start, end)] = marks
        beside = self.text[segment.start : start] + self.text[end : segment.end]
        return not beside.strip() or self._is_name(beside)

    def _names_a_source(self, segment: Segment) -> bool:
        """Say whether a segment is evidence of a source."""
        whole, words = self._words(segment), self._without_brackets(segment)
        symbol = self.grammar.symbol.match(words)
        if symbol:
            self.symbol = self.symbol or symbol[0]
            rest = words[symbol.end() :]
            between = re.match(self.grammar.between, rest)
            return not rest or bool(between and self._corrects(rest[between.end() :]))
        act = self.grammar.acts.fullmatch(whole) or self.grammar.acts.fullmatch(words)
        if act and not act["many"]:
            # "By its resolution 5/1" is no name of a body.
            names = (act["names"] or "").rstrip(", ").split(" ")
            return names == [""] or (self._is_name(" ".join(names)) and names[-1][:1].isupper())
        return (
            self._is_marked(segment)
            or bool(self.grammar.address.fullmatch(words))
            or bool(self.grammar.document.fullmatch(words))
            or bool(self.grammar.publication.fullmatch(words))
            or self._is_italic(segment)
            or self._is_title(segment, words)
        )

    def _names_several(self, words: str) -> bool:
        act = self.grammar.acts.fullmatch(words)
        return bool(self.grammar.symbol.match(words) or (act and act["many"]))

    def _goes_on(self, segment: Segment) -> bool:
        """Say whether a segment that could name a source goes on with the one named before."""
        last, words = self.segments[-1], self._without_brackets(segment)
        date = words[:1].isdigit() and not last.kind and not self._is_a_document(self.named)
        return (
            date
            or last.kind in _BEFORE_A_SUBTITLE
            or all(self.italic[last.end : segment.start])
            or bool(self.grammar.document.fullmatch(words))
            or bool(self.grammar.publication.fullmatch(words))
        )

    def _is_italic(self, segment: Segment) -> bool:
        """Say whether a segment is in italics, but for what is bracketed and the "in" before."""
        words = self._without_brackets(segment)
        collection = self.grammar.collection.match(words)
        start = segment.start + (collection.end() if collection else 0)
        letters = [
            self.italic[at]
            for at in range(start, segment.start + len(words))
            if self.text[at].isalnum()
        ]
        return bool(letters) and all(letters)

    def _is_emphasis_alone(self, named: Segment) -> bool:
        """Say whether the italics are all that the note has, and are no title: Emphasis added."""
        words = self._words(named)
        bare = len(self.segments) == 1 and words == self._without_brackets(named)
        return bare and self._is_italic(named) and not self._is_name(words)

    def _is_title(self, segment: Segment, words: str) -> bool:
        """Say whether a segment is a title without italics, known by a noun or by its symbol."""
        bracketed = self._has_a_source_in_brackets(segment)
        pieces = words.split(": ")
        if bracketed:
            return all(self._is_name(one) or self._is_long_title(one) for one in pieces)
        # What is known by a noun alone may be one of a list: Lima Agenda, Oslo Pact and Convention.
        in_a_list = self.segments and re.search(self.grammar.between, words)
        return (
            not in_a_list
            and bool(self.grammar.title.search(words))
            and not self.grammar.two_titles.search(words)
            and all(self._is_name(one) for one in pieces)
        )

    def _is_long_title(self, words: str) -> bool:
        """Say whether words in small letters are a title: report prepared by the Secretariat."""
        return bool(self.grammar.title.match(words)) and not self.grammar.narrating.intersection(
            re.findall(r"\w+", words)
        )

    def _has_a_source_in_brackets(self, segment: Segment) -> bool:
        """Say whether a segment ends with a source in brackets, and not with "(see A/60/88)"."""
        opening = _opening_bracket(self.text, segment.start, segment.end)
        if opening < 0 or self.in_brackets:
            return False
        start = opening + 1
        inside = part(self.note, start, segment.end - 1)
        signal = self.grammar.signal.match(self.text, start)
        return not signal and not _Reading(inside, self.grammar, in_brackets=True).source().fault

    def _is_detail(self, segment: Segment) -> bool:
        """Say whether a segment can stand among the data of a source, or before its title."""
        words = self._without_brackets(segment)
        return (
            # Whether "A/60/88, Geneva" names a place in the document, nobody knows.
            (self._is_name(words) and not self._is_a_document(self.named))
            or bool(self.grammar.details.fullmatch(words))
            or self._is_quoted(segment)
        )

    def _is_a_document(self, named: Segment | None) -> bool:
        words = self._words(named) if named else ""
        return bool(self.grammar.symbol.match(words) or self.grammar.acts.fullmatch(words))

    def _is_quoted(self, segment: Segment) -> bool:
        return bool(self.grammar.quoted.fullmatch(self._without_brackets(segment)))

    def _is_name(self, words: str) -> bool:
        """Say whether words are a name, a place or a date: capitals, figures, small words."""
        names = [word.strip("“”‘’\"'.,:()") for word in words.split()]
        names = [name for name in names if name]
        return (
            bool(names)
            and "/" not in words
            and names[0].casefold() not in self.grammar.opening
            and any(name[0].isupper() or name[0].isdigit() for name in names)
            and all(
                name[0].isupper() or name[0].isdigit() or name in self.grammar.small_words
                for name in names
            )
        )


_NAMING = ("act", "sales number")
"""Parts that name a source where nothing else does."""
_BEFORE_A_SUBTITLE = ("volume", "session", "year", "supplement", "part")


def _italic(nodes: Inline, italic: bool = False) -> list[bool]:
    """Return of each character of the plain words whether it is in italics."""
    found: list[bool] = []
    for node in nodes:
        if isinstance(node, Text):
            found += [italic] * len(node.text)
        elif not isinstance(node, NoteCall):
            found += _italic(node.children, italic or isinstance(node, Emphasis))
    return found


def _opening_bracket(text: str, start: int, end: int) -> int:
    """Return where the bracket opens that closes right before an end; -1 where none does."""
    depth = 0
    for position in range(end - 1, start - 1, -1):
        depth += (text[position] == ")") - (text[position] == "(")
        if depth <= 0:
            return position if text[position] == "(" else -1
    return -1
