"""The rules on actions: they stand in the text, none is missing, and a person has read each."""

from __future__ import annotations

from generator.actions import Grammar, listed, misprinted, with_actions_again
from generator.findings import Told
from generator.model import Action, Addressed, Item, Paragraph, Path, walk
from generator.resolved import Resolved


def action_not_printed(resolved: Resolved) -> Told:
    """What an action says stands in its paragraph, in that order; “ … ” is a cut in its words."""
    for path, value in resolved.of_kind(Paragraph, Item):
        if value.actions:
            for where, words in misprinted(value.actions, _words_for_actions(resolved, path)):
                message = f"“{words}” is not in the paragraph, or not in this order"
                yield (*path, "actions", *where), f"{message}; write the words that are printed"


def _words_for_actions(resolved: Resolved, path: Path) -> str:
    """Return the words that the actions of a paragraph or item are made of.

    Those of an item are made of the words above it as well: it takes verb and addressees there.
    """
    above = [
        resolved.words((*path[:length], "text"))
        for length in range(1, len(path))
        if isinstance(resolved.values.get(path[:length]), Paragraph | Item)
    ]
    text, closing = (resolved.words((*path, name)) for name in ("text", "closing"))
    items = listed(resolved.value(path).items)
    return " | ".join((*above, f"{text} {items}", closing))


def action_and_none(resolved: Resolved) -> Told:
    """A paragraph has actions, or says why it has none, not both."""
    for path, value in resolved.of_kind(Paragraph, Item):
        if value.no_action and _has_action(value):
            yield (*path, "no_action"), "there are actions here; remove them or “no_action:”"


def _has_action(value: Paragraph | Item) -> bool:
    return bool(value.actions) or any(_has_action(item) for item in value.items)


def unknown_addressee(resolved: Resolved) -> Told:
    """An id under `means:` is that of an addressee in body.yaml."""
    known = [addressee.id for addressee in resolved.body.addressees]
    for path, value in resolved.of_kind(Addressed):
        for index, id_ in enumerate(value.means):
            if id_ not in known:
                message = f"“{id_}” is not an addressee in body.yaml"
                yield (
                    (*path, "means", index),
                    f"{message}; the addressees are {', '.join(known)}",
                )


def unrecognized_addressee(resolved: Resolved, grammar: Grammar) -> Told:
    """body.yaml has the name of an addressee, for one alone; or `means:` says whom it means."""
    for path, value in resolved.of_kind(Addressed):
        if value.means:
            continue
        can_mean = grammar.names.ids_of(value.printed)
        if not can_mean:
            message = f"“{value.printed}” is not a name in body.yaml; add it under “addressees:”"
            message = f"{message} there, or state under “means:” here who is meant"
            yield path, f"{message}, before you accept it"
        elif len(can_mean) > 1:
            message = f"“{value.printed}” can be {' or '.join(can_mean)}"
            yield path, f"{message}; state under “means:” who is meant"


def action_missing(resolved: Resolved, grammar: Grammar) -> Told:
    """A paragraph that reads as if it set a task has actions, or says why it has none."""
    # The paths of paragraphs are the same with actions and without.
    for path, value in walk(with_actions_again(resolved.report, grammar)):
        if not isinstance(value, Paragraph | Item) or not value.actions:
            continue
        above = [resolved.values.get(path[:length]) for length in range(1, len(path) + 1)]
        here = [one for one in above if isinstance(one, Paragraph | Item)]
        if not any(_has_action(one) or one.no_action for one in here):
            first = value.actions[0]
            verb = f"“{first.verb}” sets" if first.verb else "This sets"
            message = f"{verb} a task here (“{_first_words(first.words)}”)"
            yield path, f"{message}; add it under “actions:”, or say under “no_action:” why not"


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


def action_unreviewed(resolved: Resolved) -> Told:
    """A person has read every action against the text."""
    actions = list(resolved.of_kind(Action))
    unread = [path for path, value in actions if value.review == "unreviewed"]
    if unread:
        message = f"actions not reviewed: {len(unread)} of {len(actions)}, the first here"
        yield (
            (*unread[0], "review"),
            f"{message}; read them against the text and write “confirmed”, or “corrected” where "
            "you changed one",
        )
