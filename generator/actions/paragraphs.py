"""The actions of whole paragraphs, and of all paragraphs of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from generator.actions.clauses import Clauses
from generator.actions.drafts import Draft, Reading, finished, trimmed
from generator.actions.grammar import Grammar
from generator.actions.operative import operative
from generator.actions.recommended import recommended
from generator.actions.reported import reported
from generator.actions.ruled import ruled
from generator.characters import plain_blanks
from generator.inline import parse, plain
from generator.model import Act, Annex, Division, Item, Paragraph, Report, inline_texts, walk

Read = Callable[[str, Grammar, str], Reading]
DivisionKind = TypeVar("DivisionKind", bound=Division)
_OfAnAct = Callable[[Act, Grammar], Act]


def with_actions(report: Report, grammar: Grammar) -> Report:
    """Return a report whose paragraphs have the actions that the grammar finds, and no others."""
    return _with_actions(report, grammar, _of_an_act)


def with_actions_again(report: Report, grammar: Grammar) -> Report:
    """Return the same, of a report that may be asked for again: its acts are remembered, and when
    an editor has saved one of a session of the General Assembly all others are the same."""
    return _with_actions(report, grammar, _of_an_act_again)


def _with_actions(report: Report, grammar: Grammar, of_an_act: _OfAnAct) -> Report:
    return report.model_copy(
        update={
            name: tuple(_of_the_report(one, grammar, of_an_act) for one in getattr(report, name))
            for name in ("chapters", "annexes")
        }
    )


def _of_the_report(division: DivisionKind, grammar: Grammar, of_an_act: _OfAnAct) -> DivisionKind:
    """Return a part of the report itself, with the actions of its paragraphs and acts."""
    return division.model_copy(
        update={
            "paragraphs": _paragraphs(division.paragraphs, reported, grammar, []),
            "resolutions": tuple(of_an_act(act, grammar) for act in division.resolutions),
            "decisions": tuple(of_an_act(act, grammar) for act in division.decisions),
            "sections": tuple(_of_the_report(one, grammar, of_an_act) for one in division.sections),
        }
    )


def _of_an_act(act: Act, grammar: Grammar) -> Act:
    """Return an act with its actions."""
    before = [_plain(text) for text in (act.title, act.chapeau)]
    before += [_plain(paragraph.text) for paragraph in act.preamble]
    return act.model_copy(
        update={
            "operative": _paragraphs(act.operative, _of_operative, grammar, before),
            "sections": tuple(_inside(one, operative, grammar, before) for one in act.sections),
            "annexes": tuple(_of_an_annex(one, grammar, before) for one in act.annexes),
        }
    )


_of_an_act_again = lru_cache(maxsize=512)(_of_an_act)


def _of_operative(text: str, grammar: Grammar, before: str) -> Reading:
    """Return the actions of an operative paragraph.

    Of some acts it is a sentence that tells what was decided, as paragraphs of the report do (The
    Conference decided to meet in Vienna), or what somebody shall do.
    """
    if grammar.verb_of(text)[0]:
        return operative(text, grammar, before)
    if grammar.acts.match(text):
        return reported(text, grammar, before)
    return ruled(text, grammar, before)


def _of_an_annex(annex: Annex, grammar: Grammar, before: list[str]) -> Annex:
    """Return an annex with its actions: only annexes of recommendations recommend."""
    if not grammar.recommendations.search(_plain(annex.title)):
        return annex
    return _inside(annex, recommended, grammar, before)


def _inside(
    division: DivisionKind, read: Read, grammar: Grammar, before: list[str]
) -> DivisionKind:
    """Return a division, all of whose paragraphs are read in one way."""
    before.append(_plain(division.title))
    return division.model_copy(
        update={
            "paragraphs": _paragraphs(division.paragraphs, read, grammar, before),
            "sections": tuple(_inside(one, read, grammar, before) for one in division.sections),
        }
    )


def _paragraphs(
    paragraphs: tuple[Paragraph, ...], read: Read, grammar: Grammar, before: list[str]
) -> tuple[Paragraph, ...]:
    """Return paragraphs with their actions; `before` grows by the words of each."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        found.append(of_paragraph(paragraph, read, grammar, " ".join(before)))
        before += [
            _plain(text) for path, value in walk(paragraph) for _, text in inline_texts(value, path)
        ]
    return tuple(found)


def of_paragraph(paragraph: Paragraph, read: Read, grammar: Grammar, before: str) -> Paragraph:
    """Return a paragraph with the actions that one way of reading finds in it and its items."""
    text = grammar.end_of_item.sub("", _plain(paragraph.text))
    reading = read(text, grammar, before)
    closing = read(_plain(paragraph.closing), grammar, f"{before} {text}")
    drafts = (*_as_printed(reading.drafts, text), *closing.drafts)
    if paragraph.items and reading.drafts and not reading.opened:
        # The task stands above; the items are what it is about.
        *others, last = reading.drafts
        drafts = (*others, _with_items(last, text, paragraph.items), *closing.drafts)
    changed: dict[str, Any] = {"actions": finished(drafts, grammar)}
    if paragraph.items and (reading.opened or not reading.drafts):
        changed["items"] = tuple(
            _of_item(item, reading.opened, read, grammar, f"{before} {text}")
            for item in paragraph.items
        )
    return paragraph.model_copy(update=changed)


def _as_printed(drafts: Sequence[Draft], text: str) -> Sequence[Draft]:
    """Return drafts in the order in which their words stand in a text: what two are asked to do
    stands once (Calls upon A, and invites B, to give, and to take)."""
    places = {id(draft): text.find(draft.pieces[0]) if draft.pieces else -1 for draft in drafts}
    if -1 in places.values():
        return drafts
    return sorted(drafts, key=lambda draft: places[id(draft)])


def _with_items(draft: Draft, text: str, items: Sequence[Item]) -> Draft:
    """Return a draft with the items of the paragraph where its words are the last of the text."""
    *before, last = draft.pieces
    words, stop = trimmed(last), text.rstrip(" ,;:.")
    if not words or not stop.endswith(words):
        return draft
    return draft.with_words(*before, f"{words}{text[len(stop) :]} {listed(items)}")


def listed(items: Sequence[Item]) -> str:
    """Return the plain words of items one after the other, with their numbers."""
    parts = (
        part
        for item in items
        for part in (item.number, _plain(item.text), listed(item.items), _plain(item.closing))
    )
    return " ".join(filter(None, parts))


def _of_item(
    item: Item, opened: tuple[Draft, ...], read: Read, grammar: Grammar, before: str
) -> Item:
    """Return an item with its actions: what the paragraph above announces, or its own."""
    text = grammar.end_of_item.sub("", _plain(item.text))
    own = () if opened and not grammar.verb_of(text)[0] else read(text, grammar, before).drafts
    drafts = own or tuple(_announced(text, opened, grammar, before))
    return item.model_copy(update={"actions": finished(drafts, grammar)})


def _announced(
    text: str, opened: tuple[Draft, ...], grammar: Grammar, before: str
) -> Iterator[Draft]:
    """Yield what an item says of the verb and the addressees above it."""
    for draft in opened:
        clauses = Clauses(text, grammar, before)
        stated = clauses.sentence(draft.verb, draft.force, 0, len(text))
        named = any(one.printed for one in stated[0].addressees)
        is_of_another = named and stated[0].addressees != draft.addressees
        if is_of_another and (draft.force == "decided" or not draft.addressees):
            # "Decides that: (a) The Secretariat shall ..."; "Recommends that: (a) States act"
            yield from stated
        elif draft.force == "decided" and (asked := clauses.asked_in(0, len(text))):
            # "Decides: (a) To request the Secretariat to ..."
            yield from asked
        elif trimmed(text):
            yield draft.going_on(text)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Return the plain words of a text, with single and plain blanks.

    A text is asked by itself, and again as what stands before the next.
    """
    return plain_blanks(" ".join(plain(parse(text)[0]).split()))
