"""Operative paragraphs: Requests the Secretariat to ..., and invites States to ..."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.actions.clauses import Clauses
from generator.actions.drafts import Draft, Reading
from generator.actions.grammar import Force, Grammar


@dataclass(frozen=True, slots=True)
class Segment:
    """A verb and where its words are."""

    verb: str
    force: Force | None
    start: int
    end: int


def operative(text: str, grammar: Grammar, before: str) -> Reading:
    """Return the actions of an operative paragraph, or of an item that begins with a verb."""
    announced = grammar.opens.search(text)
    body = text[: announced.start()] if announced else text
    clauses = Clauses(body, grammar, before)
    read = [
        clauses.read(segment.verb, segment.force, segment.start, segment.end)
        for segment in _segments(body, grammar)
        if segment.force
    ]
    complete = _with_shared_words(read)
    opened = [d for d in complete[-1] if _goes_on(d, grammar)] if announced and complete else []
    return Reading(
        tuple(d for drafts in complete for d in drafts if d.has_words and d not in opened),
        tuple(opened),
    )


def _goes_on(draft: Draft, grammar: Grammar) -> bool:
    """Say whether the items go on with a draft: it has no words, or "that" and a subject only, or
    what is inserted before the tasks: in consultation with States."""
    if not draft.has_words:
        return True
    words = draft.pieces[0]
    if grammar.that.match(words):
        return not grammar.modal_of_decision.search(words)
    is_inserted = bool(draft.addressees) and words.startswith(",")
    return is_inserted and not grammar.infinitive.search(words)


def _segments(text: str, grammar: Grammar) -> Iterator[Segment]:
    """Yield the verbs of a paragraph, each with the words up to the next one."""
    start, verb, force = grammar.verb_of(text)
    if not start:
        return
    for match in grammar.goes_on.finditer(grammar.verbs_in_small(text), start):
        yield Segment(verb, force, start, match.start())
        found = match["verb"] or match["listed"]
        verb, start = text[match.end() - len(found) : match.end()], match.end()
        force = grammar.force_of(found)
    yield Segment(verb, force, start, len(text))


def _with_shared_words(read: Sequence[list[Draft]]) -> list[list[Draft]]:
    """Return drafts in which a verb without words has those of the next verb.

    "Requests States parties, and invites other Member States, to submit their comments."
    """
    complete: list[list[Draft]] = []
    for drafts in reversed(read):
        following = dict.fromkeys(d.pieces for d in complete[0] if d.has_words) if complete else {}
        complete.insert(0, [shared for draft in drafts for shared in _shared(draft, following)])
    return complete


def _shared(draft: Draft, following: dict[tuple[str, ...], None]) -> list[Draft]:
    if draft.has_words or not following:
        return [draft]
    return [draft.with_words(*pieces) for pieces in following]
