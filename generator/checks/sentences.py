"""The rules on what a text must be like to be what it is taken for: an importer may be wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from generator.actions import Grammar
from generator.findings import Told
from generator.inline import plain
from generator.model import Act, Annex, Division, Paragraph, Path, Section
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
    for path, value in resolved.values.items():
        if isinstance(value, Act):
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
        words = resolved.all_words(here)
        if not (is_list or _is_no_sentence(paragraph) or grammar.has_verb(words)):
            message = f"“{_first_words(words)}” has no verb that is known in an act; if it is a"
            yield (
                (*here, "text"),
                f"{message} heading, or a line on the adoption, put it where it belongs",
            )
        opened = opened or (not paragraph.items and paragraph.text.rstrip().endswith(":"))


def _is_no_sentence(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is something else: a table, a list, words that are quoted."""
    other = paragraph.table or paragraph.agenda or paragraph.officers or paragraph.quoted
    first = paragraph.text.lstrip("*")[:1]
    return bool(other) or not first or unicodedata.category(first) in ("Pi", "Ps") or first in '"'


def act_without_end(resolved: Resolved) -> Told:
    """An act has an end: what it decides, the last sentence of which has its full stop."""
    for path, value in resolved.values.items():
        if isinstance(value, Act):
            if value.preamble and not (value.operative or value.sections or value.annexes):
                message = "the act ends with its preamble; look where the operative part is, or"
                yield (*path, "preamble"), f"{message} which of these paragraphs belong to it"
            yield from _without_end(resolved, _texts_of_act(resolved, path), "act", _ENDS)
        elif isinstance(value, Annex):
            yield from _without_end(resolved, _texts_in(resolved, path), "annex", "")


def _without_end(resolved: Resolved, texts: Sequence[Path], what: str, ends: str) -> Told:
    """Yield the last of some texts where it has no end; without `ends`, where it surely goes on."""
    if not texts:
        return
    words = resolved.words(texts[-1])
    last = _last_sign(words)
    if last in _GOES_ON or (ends and last not in ends):
        message = f"the {what} ends with “{_last_words(words)}”; look in the source for what is"
        yield texts[-1], f"{message} missing, or for what stands in another place of the report"


def _texts_of_act(resolved: Resolved, path: Path) -> list[Path]:
    """Return the texts of the operative part of an act; none where it ends in a list or table."""
    parts = ("operative", "sections")
    return [one for one in _texts_in(resolved, path) if one[len(path)] in parts]


def _texts_in(resolved: Resolved, path: Path) -> list[Path]:
    """Return the sentences of what stands at a path; none where the last is no sentence."""
    length = len(path)
    inside = [one for one in resolved.texts if one[:length] == path and len(one) > length]
    own = [one for one in inside if not _is_of_another(resolved, path, one)]
    return own if own and own[-1][-1] in ("text", "closing") and not _in_table(own[-1]) else []


def _is_of_another(resolved: Resolved, path: Path, text: Path) -> bool:
    """Say whether a text is a note, or of an act or annex in what stands at a path."""
    inner = (text[:length] for length in range(len(path) + 1, len(text)))
    return "notes" in text[len(path) :] or any(
        isinstance(resolved.values.get(one), Act | Annex) for one in inner
    )


def _in_table(path: Path) -> bool:
    return "table" in path or "agenda" in path or "officers" in path


def _last_sign(words: str) -> str:
    """Return the sign that words end in, before what closes a quotation or brackets."""
    end = len(words)
    while end and (words[end - 1] in _QUOTES or unicodedata.category(words[end - 1]) in _CLOSES):
        end -= 1
    return words[end - 1 : end]


def heading_runs_on(resolved: Resolved, grammar: Grammar) -> Told:
    """A title or heading holds no sentence of the text that stands under it."""
    for path, value in resolved.values.items():
        if isinstance(value, Act | Division):
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
