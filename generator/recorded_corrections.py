"""What a report records of its corrections, so that they can be undone.

A correction is recorded with as many words around it as make its place clear. Words that were
corrected before are corrected once, since what was received is what the original has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.inline import plain
from generator.model import Correction, Path
from generator.resolved import Resolved

_FULL_FORM = "stands_for"
"""What "Ibid." stands for: words of another note, and none of the text as received."""

Span = tuple[int, int]
"""Where words stand in a text: from the first of its characters on, up to the last but one."""


class CannotCorrect(Exception):  # noqa: N818 - told to the editor, with what would do
    """What is asked for does not fit the report."""


def texts_of(resolved: Resolved, where: Path) -> Iterator[tuple[Path, str]]:
    """Yield the paths of all texts as received at and below a path, each with its plain words."""
    for at, nodes in resolved.texts.items():
        if at[: len(where)] == where and at[-1] != _FULL_FORM:
            yield at, plain(nodes)


def with_one_more(
    resolved: Resolved, place: str, path: Path, given: Span, after: str, why: str
) -> tuple[Correction, ...]:
    """Return the recorded corrections of a report with one more, which those that it touches become
    one with; without them where it takes them back.

    Args:
        resolved: the report before the correction.
        place: the mark of the place that is named.
        path: the text that is corrected there.
        given: which of its words were given, with what makes their place clear.
        after: the plain words of the text when it is corrected.
        why: the reason.

    Raises CannotCorrect where no words make the place clear.
    """
    before = plain(resolved.texts[path])
    corrections = resolved.report.corrections
    spans = [(span, one) for one in corrections if (span := _span_of(one, resolved, path))]
    others = texts_of(resolved, resolved.paths_of_places()[place])
    texts = [after, *(words for at, words in others if at != path)]
    touched, (start, end) = _with_touched(spans, given)
    while not _is_clear(published := _then(before, after, (start, end)), texts):
        if (start, end) == (0, len(before)):
            published = published.strip()
            if _is_clear(published, texts):
                break
            raise CannotCorrect(_why_unclear(published, place))
        touched, (start, end) = _with_touched(spans, _with_neighbours(before, start, end))
    received = before[start:end]
    for (first, last), one in sorted(touched, key=lambda item: item[0], reverse=True):
        received = received[: first - start] + one.received + received[last - start :]
    was = [one for _, one in touched]
    kept = tuple(one for one in corrections if one not in was)
    if received == published:
        return kept
    remark = " ".join(dict.fromkeys([*(one.remark for one in was), why]))
    new = Correction(place=place, received=received, published=published, remark=remark)
    return (*kept, new)


def _span_of(correction: Correction, resolved: Resolved, path: Path) -> Span | None:
    """Return where the words of a correction stand in a text; none where it is of another."""
    where = resolved.paths_of_places().get(correction.place)
    if where is None or not correction.published:
        return None
    for at, words in texts_of(resolved, where):
        if (start := words.find(correction.published)) >= 0:
            return (start, start + len(correction.published)) if at == path else None
    return None


def _with_touched(
    spans: Sequence[tuple[Span, Correction]], span: Span
) -> tuple[list[tuple[Span, Correction]], Span]:
    """Return the corrections that a part of a text touches, and the part that has them whole."""
    touched = [one for one in spans if one[0][0] < span[1] and span[0] < one[0][1]]
    whole = [span, *(one[0] for one in touched)]
    return touched, (min(first for first, _ in whole), max(last for _, last in whole))


def _then(before: str, after: str, span: Span) -> str:
    """Return what a part of a text, in which all of a change is, has become."""
    return after[span[0] : len(after) - (len(before) - span[1])]


def _is_clear(words: str, texts: Sequence[str]) -> bool:
    """Say whether words are found, once; they are sought without the blanks around them."""
    is_whole = bool(words) and words == words.strip()
    return is_whole and sum(text.count(words) for text in texts) == 1


def _why_unclear(words: str, place: str) -> str:
    if not words:
        return f"{place} would have no words there; take it out of the file"
    return f"“{words}” would stand in {place} more than once; name the place within it"


def _with_neighbours(words: str, start: int, end: int) -> Span:
    """Return a part of a text with one more word on each side, if there is one."""
    before, after = words[:start].rstrip(), words[end:].lstrip()
    last = len(words) - len(after) + (after + " ").find(" ")
    return before.rfind(" ") + 1, min(last, len(words))
