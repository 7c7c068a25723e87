"""The rule on the agenda of the session: what a report lists as such is under `agenda:`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.anchors import item_key
from generator.findings import Told
from generator.marks import Mark
from generator.model import ListedAgenda, ListedItem, Path, slug
from generator.numbering import kind_at
from generator.resolved import Resolved


def agenda_disagrees(resolved: Resolved) -> Told:
    """Where a paragraph of the report sets out its agenda, “agenda:” has the same items."""
    known = {Mark(mark).name: anchor.path for mark, anchor in resolved.places.agenda.items()}
    for path, agenda in _listed_agendas(resolved):
        items = dict(_keys(resolved, agenda.items, (*path, "items")))
        alike = _in_common(resolved, items, known)
        if not alike or 2 * alike < len(items):
            continue  # the agenda of another session
        for key, where in items.items():
            if key not in known:
                message = f"item {key} of the agenda that is set out here is not under “agenda:”"
                yield where, f"{message}; add it there, or compare its number with the source"
        for key, where in known.items():
            if key not in items:
                line = resolved.lines.line_from(where, path)
                message = f"item {key} is not in the agenda that the report sets out ({line})"
                yield where, f"{message}; compare both with the source"


def _in_common(resolved: Resolved, items: Mapping[str, Path], known: Mapping[str, Path]) -> int:
    """Return how many items of two agendas have one number and one title."""
    both = [key for key in items if key in known]
    return sum(_title(resolved, items[key]) == _title(resolved, known[key]) for key in both)


def _title(resolved: Resolved, path: Path) -> str:
    """Return the title of an item as titles are compared."""
    return slug(resolved.words((*path, "title")))


def _listed_agendas(resolved: Resolved) -> Iterator[tuple[Path, ListedAgenda]]:
    """Yield the agendas that paragraphs of the report itself set out, not those of its acts."""
    for path, value in resolved.of_kind(ListedAgenda):
        if kind_at(path[:-2]) == "report":
            yield path, value


def _keys(
    resolved: Resolved, items: tuple[ListedItem, ...], path: Path, above: str = ""
) -> Iterator[tuple[str, Path]]:
    """Yield the keys of listed items, as marks name them, and where these stand."""
    for index, item in enumerate(items):
        here = (*path, index)
        key = item_key(above, resolved.numbering.key(here, item.number))
        yield key, here
        yield from _keys(resolved, item.items, (*here, "items"), key)
