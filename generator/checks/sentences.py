"""The rules on what a text must be like to be what it is taken for: an importer may be wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from generator.actions import Grammar
from generator.findings import Told
from generator.inline import plain
from generator.model import Act, Annex, Division, Item, Paragraph, Path, Section
from generator.resolved import Resolved

_CLOSES = ("Pe", "Pf", "Pi", "Zs")
"""Categories of what may stand after the end of a sentence: brackets, quotation marks, blanks."""
_QUOTES = "\"'*†‡"
"""The same without such a category, and signs of notes."""
_ENDS = ".。．｡۔।॥።։؟?!！？…"
"""What ends a sentence, in the scripts of the world."""
_GOES_ON = ",;:،؛、，；：-–—"
"""What stands between parts of a sentence."""
_BEGINS_IN_HEADING = re.compile(
    r"(?:(?<=[^\W\d_]{4})[.۔።।] |。|\S (?=\d{1,3}[.．] [^\W\d_a-z]))(?=[^\W_a-z])"
)
"""Where a sentence, or a number and a sentence, begins after words of a heading."""


def operative_without_verb(resolved: Resolved, grammar: Grammar) -> Told:
    """An operative paragraph has a verb, unless it is a list or a table."""
    for path, value in resolved.of_kind(Act):
        opened = value.chapeau.rstrip().endswith(":")
        yield from _verbless(resolved, grammar, (*path, "operative"), value.operative, opened)
        for index, section in enumerate(value.sections):
            here = (*path, "sections", index)
            yield from _verbless_in_section(resolved, grammar, here, section)


def _verbless_in_section(
    resolved: Resolved, grammar: Grammar, path: Path, section: Section
) -> Told:
    yield from _verbless(resolved, grammar, (*path, "paragraphs"), section.paragraphs)
    for index, inner in enumerate(section.sections):
        yield from _verbless_in_section(resolved, grammar, (*path, "sections", index), inner)


def _verbless(
    resolved: Resolved,
    grammar: Grammar,
    path: Path,
    paragraphs: Sequence[Paragraph],
    opened: bool = False,
) -> Told:
    """Yield the paragraphs without a verb; a list that words before it open has that of these."""
    for index, paragraph in enumerate(paragraphs):
        here = (*path, index)
        is_list = opened and (not paragraph.number or not paragraph.number[0].isdecimal())
        words = " ".join(_words(resolved, here, paragraph))
        if not (is_list or _is_no_sentence(paragraph) or grammar.has_verb(words)):
            message = f"“{_first_words(words)}” has no verb that is known in an act; if it is a"
            yield (
                (*here, "text"),
                f"{message} heading, or a line on the adoption, put it where it belongs",
            )
        opened = opened or (not paragraph.items and paragraph.text.rstrip().endswith(":"))


def _words(resolved: Resolved, path: Path, value: Paragraph | Item) -> Iterator[str]:
    """Yield the words of a paragraph, or of a part of one, and of its parts."""
    yield resolved.words((*path, "text"))
    for index, item in enumerate(value.items):
        yield from _words(resolved, (*path, "items", index), item)
    yield resolved.words((*path, "closing"))


def _is_no_sentence(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is something else: a table, a list, words that are quoted."""
    other = paragraph.table or paragraph.agenda or paragraph.officers or paragraph.quoted
    first = paragraph.text.lstrip("*")[:1]
    return bool(other) or not first or unicodedata.category(first) in ("Pi", "Ps") or first in '"'


def act_without_end(resolved: Resolved) -> Told:
    """An act has an end: what it decides, the last sentence of which has its full stop."""
    last = _last_texts(resolved)
    for path, value in resolved.of_kind(Act, Annex):
        if isinstance(value, Act):
            if value.preamble and not (value.operative or value.sections or value.annexes):
                message = "the act ends with its preamble; look where the operative part is, or"
                yield (*path, "preamble"), f"{message} which of these paragraphs belong to it"
            yield from _without_end(resolved, last.get(path, ()), "act", _ENDS)
        else:
            yield from _without_end(resolved, last.get(path, ()), "annex", "")


def _without_end(resolved: Resolved, text: Path, what: str, ends: str) -> Told:
    """Yield the last text of an act or annex, where it has no end; without `ends`, where it surely
    goes on. A table, an agenda or officers at the end are no sentence."""
    if not text or text[-1] not in ("text", "closing") or not _NO_SENTENCES.isdisjoint(text):
        return
    words = resolved.words(text)
    sign = _last_sign(words)
    if sign in _GOES_ON or (ends and sign not in ends):
        message = f"the {what} ends with “{_last_words(words)}”; look in the source for what is"
        yield text, f"{message} missing, or for what stands in another place of the report"


_NO_SENTENCES = frozenset({"table", "agenda", "officers"})


def _last_texts(resolved: Resolved) -> dict[Path, Path]:
    """Return the last text of each annex, and of the operative part of each act: not of the annexes
    and acts in it, nor a note."""
    last: dict[Path, Path] = {}
    values = resolved.values
    for text in resolved.texts:
        lengths = range(len(text) - 1, 0, -1)
        around = (
            text[:n] for n in lengths if isinstance(resolved.values.get(text[:n]), Act | Annex)
        )
        part = next(around, ())
        if not part or text[len(part)] == "notes":
            continue
        is_act = isinstance(values[part], Act)
        if not is_act or text[len(part)] in ("operative", "sections"):
            last[part] = text
    return last


def _last_sign(words: str) -> str:
    """Return the sign that words end in, before what closes a quotation or brackets."""
    end = len(words)
    while end and (words[end - 1] in _QUOTES or unicodedata.category(words[end - 1]) in _CLOSES):
        end -= 1
    return words[end - 1 : end]


def heading_runs_on(resolved: Resolved, grammar: Grammar) -> Told:
    """A title or heading holds no sentence of the text that stands under it."""
    for path, _ in resolved.of_kind(Act, Division):
        title = plain(resolved.texts.get((*path, "title"), ()))
        if at := _sentence_in(title, grammar):
            message = f"“{_first_words(title[at:])}” reads as a sentence in a heading; write"
            yield (*path, "title"), f"{message} the heading alone, and the sentence under it"


def _sentence_in(title: str, grammar: Grammar) -> int:
    """Return where a sentence begins in the words of a heading; 0 where none does."""
    found = [match.end() for match in _BEGINS_IN_HEADING.finditer(title)]
    return next((at for at in (*found, *grammar.sentences_in(title)) if at), 0)


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")


def _last_words(text: str) -> str:
    words = text.split()
    return ("… " if len(words) > 6 else "") + " ".join(words[-6:])
