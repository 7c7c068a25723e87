"""What follows a verb: addressees and what they are asked to do, or what is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.actions.drafts import Draft, trimmed
from generator.actions.grammar import Force, Grammar
from generator.actions.names import Entry, before_comma
from generator.model import Addressed

Joint = tuple[int, int]
"""Where one part of a list ends, and where the next begins."""


class Clauses:
    """Reads the clauses of one text; remembers whom it addressed last."""

    def __init__(self, text: str, grammar: Grammar, before: str) -> None:
        self.text = text
        self.grammar = grammar
        self.before = before
        """The words of the same act before this text, in which names stand in full."""
        self.last: tuple[str, ...] = ()
        """The ids of those addressed last."""

    def read(self, verb: str, force: Force, start: int, end: int) -> list[Draft]:
        """Return what follows a verb, up to the next verb or the end of the sentence."""
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        itself = self._itself()
        if force == "decided" and not self.last:
            # "Decides that it shall ..."
            self.last = tuple(id_ for one in itself for id_ in one.means)
        made = self.grammar.made_before.match(self.text, start, end)
        start = made.end() if made else start
        if self.grammar.that.search(verb) or self.grammar.that.match(self.text, start, end):
            return self._that(verb, force, start, end)
        if self.grammar.asked_before.search(verb):
            # Of "Reaffirms its request in paragraph 4:" the items say what is asked.
            return []
        if force == "decided":
            if asked := self.asked_in(start, end):
                return asked
            draft = Draft(verb, force, itself)
            spans = self._spans(start, start, end)
            # "Decides to meet, and to request the Panel to report"
            found = [
                self.asked_in(*span) or [draft.with_words(self.text[slice(*span)])]
                for span in spans
            ]
            return [one for drafts in found for one in drafts] or [draft]
        return self._asked(verb, force, start, end)

    def asked_in(self, start: int, end: int) -> list[Draft]:
        """Return what others are asked by a decision to ask them: to request the Panel to act."""
        asks = self.grammar.asks.match(self.text, start, end)
        return self._asked(asks[0], "directed", asks.end() + 1, end) if asks else []

    # --- Requests the Secretariat to ... -------------------------------------------------------

    def _asked(self, verb: str, force: Force, start: int, end: int) -> list[Draft]:
        """Return what addressees are asked to do."""
        text = self.text
        linked = self.grammar.linked_there.match(text, start, end)
        start = linked.end() if linked else start
        to = self.grammar.infinitive.search(text, start, end)
        stop = to.start() if to else end
        names = self.grammar.names
        entries, rest = (names.read_before if to else names.read)(text, start, stop)
        if not entries and to:
            rest = before_comma(text, start, stop)
            if text[start:rest].strip() and not names.is_somebody(text, start, rest):
                # "Encourages further efforts to help others" names nobody who is asked.
                return [Draft(verb, force).with_words(text[start:end])]
            entries = (Entry(start, rest, rest, ""),) if text[start:rest].strip() else ()
        begin = self.grammar.markers.after_inserted(text, rest, stop)
        inserted = text[rest:stop]
        if not trimmed(text[begin:stop]):
            begin = stop
        groups = list(_groups(entries)) or [((), "")]
        drafts = [
            Draft(verb, force, self.addressed(group), beside=(condition, text[rest:begin]))
            for group, condition in groups
        ]
        tasks = self.tasks(begin, stop, end)
        if not tasks:
            return drafts
        first, *others = tasks
        # What stands before the first "to" holds for the others too.
        return [
            *(draft.with_words(first) for draft in drafts),
            *(
                replace(draft.with_words(task), beside=(draft.beside[0], inserted))
                for task in others
                for draft in drafts
            ),
        ]

    def tasks(self, begin: int, start: int, end: int) -> list[str]:
        """Return the tasks of a list one by one: to do this, and to do that.

        `begin` is where their words begin, `start` where the first infinitive does.
        """
        return [self.text[here:there] for here, there in self._spans(begin, start, end)]

    def _spans(self, begin: int, start: int, end: int) -> list[tuple[int, int]]:
        """Return from where to where they go."""
        pieces = between(begin, self._infinitives(start, end), end)
        return [
            (here, there)
            for first, last in pieces
            for here, there in between(first, self._further_tasks(first, last), last)
            if trimmed(self.text[here:there])
        ]

    def _infinitives(self, start: int, end: int) -> list[Joint]:
        """Return where a further infinitive of a list begins: to do this, and to do that."""
        if not self.grammar.infinitive.match(self.text, start, end):
            return []
        joints: list[Joint] = []
        first = start
        for match in self.grammar.and_infinitive.finditer(self.text, start, end):
            certain = match["stop"] or match["semicolon"]
            if certain or not self._has_inner(first, match.start()):
                joints.append((match.start(), match.start("to")))
                first = match.start("to")
        return joints

    def _further_tasks(self, start: int, end: int) -> list[Joint]:
        """Return where the tasks of a list under one "to" part: to do this, do that and do more.

        A list has a comma and an "and"; "to prevent, combat and eradicate trafficking" is one task:
        its verbs have one object.
        """
        first = self.grammar.task_verb.match(self.text, start, end)
        matches = list(
            self.grammar.further_task.finditer(self.text, first.end(), end) if first else ()
        )
        if len(matches) < 2 or not matches[-1]["last"] or any(one["last"] for one in matches[:-1]):
            return []
        objects = between(
            first.end() if first else start, [(m.start(), m.end()) for m in matches], end
        )
        if not all(trimmed(self.text[here:there]) for here, there in objects):
            return []
        if self._has_inner(start, matches[0].start()):
            return []
        return [(match.start(), match.start("verb")) for match in matches]

    def _has_inner(self, start: int, end: int) -> bool:
        """Say whether an infinitive stands within another: to allow States to take stock."""
        infinitive = self.grammar.infinitive
        inner = [m.start() for m in infinitive.finditer(self.text, start, end)]
        # "to continue to identify" is one.
        chain = start
        for place in inner[1:]:
            if len(self.text[chain:place].split()) > 2:
                return True
            chain = place
        return False

    # --- Decides that the Secretariat shall ... ------------------------------------------------

    def _that(self, verb: str, force: Force, start: int, end: int) -> list[Draft]:
        """Return what is decided or asked in sentences with "that"."""
        joints = [
            (match.start(), match.start("that"))
            for match in self.grammar.and_that.finditer(self.text, start, end)
            # Without a modal it belongs to the sentence before it.
            if self.grammar.modal_of_decision.search(self.text, match.end(), end)
        ]
        return [
            draft
            for here, there in between(start, joints, end)
            for draft in self.sentence(verb, force, here, there)
        ]

    def sentence(self, verb: str, force: Force, start: int, end: int) -> list[Draft]:
        """Return what a sentence asks of its subject; it may begin with "that"."""
        that = self.grammar.that.match(self.text, start, end)
        subject = that.end() + 1 if that else start
        modal = self.grammar.modal_of_decision.search(self.text, subject, end)
        stop = modal.start() if modal else end
        entries, rest = self.subject(subject, stop)
        begin = self.grammar.markers.after_inserted(self.text, rest, stop)
        spans = list(between(stop, self.further_modals(stop, end), end))
        if modal and entries and not trimmed(self.text[begin:stop]):
            beside = (self.text[rest:begin],)
            draft = Draft(verb, force, self.addressed(entries), beside=beside)
            return [draft.with_words(self.text[here:there]) for here, there in spans]
        if entries and not modal and force != "decided":
            # "Recommends that Member States adopt ..."
            # The words of the task may hold further names: that the Office help States and donors.
            is_list = all(one.end == one.named for one in entries[:-1])
            *others, last = entries if is_list else entries[:1]
            draft = Draft(verb, force, self.addressed((*others, replace(last, end=last.named))))
            return [draft.with_words(self.text[last.named : end])]
        draft = Draft(verb, force, self._itself() if force == "decided" else ())
        subject_words = self.text[start:stop]
        (_, first_end), *further = spans
        return [
            draft.with_words(self.text[start:first_end]),
            *(draft.with_words(subject_words, self.text[here:there]) for here, there in further),
        ]

    def further_modals(self, start: int, end: int) -> list[Joint]:
        """Return where the subject of a sentence is asked something more: and should ..."""
        matches = self.grammar.and_modal.finditer(self.text, start, end)
        return [(match.start(), match.start("modal")) for match in matches]

    # --- addressees ----------------------------------------------------------------------------

    def subject(self, start: int, end: int) -> tuple[tuple[Entry, ...], int]:
        """Return the addressees that a sentence begins with, and where their list ends.

        "It should be noted" addresses nobody, but after "the Office should" it would.
        """
        names = self.grammar.names
        entries, rest = names.read(self.text, start, end)
        if entries and entries[0].name in names.pronouns and not self.last:
            return (), start
        return entries, rest

    def addressed(self, entries: Sequence[Entry]) -> tuple[Addressed, ...]:
        """Return addressees as an action names them."""
        names = self.grammar.names
        found = tuple(
            names.addressed(self.text, entry, self.before, self.last) for entry in entries
        )
        self.last = tuple(id_ for one in found for id_ in names.whom(one))
        return found

    def _itself(self) -> tuple[Addressed, ...]:
        itself = self.grammar.names.itself
        return (Addressed(means=(itself,)),) if itself else ()


def between(start: int, joints: Sequence[Joint], end: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where the parts of a list go."""
    starts = [start, *(following for _, following in joints)]
    ends = [*(before for before, _ in joints), end]
    return zip(starts, ends, strict=True)


def _groups(entries: Sequence[Entry]) -> Iterator[tuple[tuple[Entry, ...], str]]:
    """Yield addressees in groups, each with the condition that holds for it alone."""
    group: list[Entry] = []
    for entry in entries:
        if entry.condition and group:
            yield tuple(group), group[0].condition
            group = []
        group.append(entry)
    if group:
        yield tuple(group), group[0].condition
