"""The words of a language in which texts say who must do what."""

from __future__ import annotations

from generator.model import Value


class ActingWords(Value):
    """What decides, directs and recommends (`acting:` in `words/<language>.yaml`).

    Verbs begin with a small letter and stand in every form that texts have, present and past.
    Deadlines, conditions and recurrence are regular expressions.
    """

    decided: tuple[str, ...]
    """Verbs by which the body decides: decides, decided"""
    directed: tuple[str, ...]
    """Verbs by which it asks: requests, calls upon"""
    asks: tuple[str, ...]
    """How verbs that ask stand behind "to", in a decision to ask: request"""
    asked_before: tuple[str, ...]
    """Verbs that direct where "that" follows: reiterates its request"""
    made_before: str
    """A pattern of where a request that is made again was made: in paragraph 4 of its resolution"""
    recommended: tuple[str, ...]
    """Verbs by which it recommends."""
    declared: tuple[str, ...]
    """Verbs that set no task but end the words of one: takes note"""
    finite: tuple[str, ...]
    """Other verbs that make a sentence of words, in any paragraph of an act: is, shall, reaffirm"""
    begins: str
    """A pattern of how any other verb begins a paragraph of an act: Paints the"""
    sequence: tuple[str, ...]
    """What joins a paragraph to the one before it, beside the verb: also, further"""
    tasks: tuple[str, ...]
    """Verbs that begin a task and are seldom nouns: develop, provide"""
    purpose: tuple[str, ...]
    """What begins a sentence on what a task is good for: so that"""
    parts: tuple[str, ...]
    """What begins a clause on a part of a task, whose conditions limit that part: including"""
    modals: tuple[str, ...]
    """Duties of whoever stands before them: should, shall"""
    modals_that_bind: tuple[str, ...]
    """Those of them by which it is decided, in an act: shall"""
    modals_of_addressees: tuple[str, ...]
    """The same, where an addressee stands before them: may wish, are encouraged"""
    modals_of_decisions: tuple[str, ...]
    """The same, in what is decided: that the Working Group will"""
    that: tuple[str, ...]
    """Before the sentence that is decided or asked: that"""
    to: tuple[str, ...]
    """Before the verb of what is asked: to"""
    infinitive: str
    """A pattern of that word where it does stand before a verb."""
    relative: tuple[str, ...]
    """What begins a sentence that belongs to an addressee's name: that, which"""
    joining: tuple[str, ...]
    """Before the last of a list: and"""
    determiners: tuple[str, ...]
    """What stands before an addressee's name: the, all, other interested"""
    actors: tuple[str, ...]
    """Nouns of those who can be asked; who has another is known by a capital: civil society"""
    actors_sharing: tuple[str, ...]
    """The same, where several can share the words around them: agencies, funds and programmes of"""
    qualities: tuple[str, ...]
    """What stands in names and ends none: regional, other"""
    inserted: tuple[str, ...]
    """What begins words between an addressee and the verb that name nobody: in, together with"""
    pronouns: tuple[str, ...]
    """What stands for the addressees of the action before: it, them"""
    linking: tuple[str, ...]
    """What says nothing of the task, before a sentence or a verb: in this regard"""
    recommendations: tuple[str, ...]
    """A word of the titles of annexes that recommend."""
    not_a_clause: tuple[str, ...]
    """What begins like a further "that" and is none: that is"""
    deadlines: tuple[str, ...]
    """Patterns with {session}, {body}, {month} and {date}, and groups close, after, before and
    year: at its {session}"""
    done_at: tuple[str, ...]
    """Patterns of what stands before a session at which something was done: adopted by the Assembly
    at its {session}"""
    day_follows: tuple[str, ...]
    """Patterns of what stands between a session and the day at it: , a dialogue, to be held"""
    conditions: tuple[str, ...]
    """Patterns of what limits a task: within existing resources"""
    recurrence: tuple[str, ...]
    """Patterns of how often: annually"""
