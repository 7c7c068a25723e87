"""The pages of the register of actions: who must do what by when, by text, addressee and deadline.

A view that is too long for one page leads to its parts, and each part has a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.anchors import report_address
from generator.pages.page import Facts, Listed, Page, Place
from generator.pages.pieces import beginnings
from generator.pages.place_names import text_name
from generator.pages.register_in_parts import (
    Part,
    View,
    place_by_text,
    view_by_deadline,
    views,
)
from generator.pages.register_lines import (
    BY_ADDRESSEE,
    BY_DEADLINE,
    FOLDER,
    Group,
    Line,
    addressees,
    by_deadline,
    lines_of,
)
from generator.pages.text_pages import in_a_row, report_trail
from generator.resolved import Resolved
from generator.wording import Words, by_name, capital, in_figures


def register_pages(resolved: Resolved, words: Words) -> list[Page]:
    """Return the pages of the register; none for a report that asks nobody for anything."""
    lines = resolved.table(lines_of)
    if not lines:
        return []
    named = [
        (id_, place, _of_addressee(resolved, place, of, words))
        for id_, place, of in addressees(lines)
    ]
    return [
        *_by_text(resolved, lines, words),
        _by_addressee(resolved, named, words),
        *_by_deadline(resolved, words),
        *(
            page
            for _, place, view in named
            for page in _addressee_pages(resolved, place, view, words)
        ),
    ]


def counted(resolved: Resolved, pages: Iterable[Page]) -> list[Page]:
    """Return the pages of texts, each with the number of actions that it asks for and the place in
    the register where they stand."""
    found = Counter(line.row.anchor.address for line in resolved.table(lines_of))
    made = []
    for page in pages:
        many = found[page.address]
        asks_for = (many, _place(resolved, page)) if many else None
        made.append(replace(page, asks_for=asks_for))
    return made


def _place(resolved: Resolved, page: Page) -> Place:
    return place_by_text(resolved, text_name(page.address, resolved.report))


# --- pages ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RegisterFacts(Facts):
    """Of a page of the register."""

    views: list[Place] = field(default_factory=list, kw_only=True)
    """The three views: by text, by addressee, by deadline."""


@dataclass(frozen=True, slots=True)
class ByTextFacts(RegisterFacts):
    """Of the register by text, with its filter."""

    groups: tuple[Group, ...]
    choices: Mapping[str, list[tuple[str, str]]]
    count: int
    reviewed: str
    of: int = 0
    """How many the whole register has, of which this is a part; 0 where this is all."""


@dataclass(frozen=True, slots=True)
class ByAddresseeFacts(RegisterFacts):
    """Of the list of addressees: each with its id, its number of actions, and those by deadline."""

    entries: list[tuple[str, Place, int, list[tuple[Place, int]]]]


@dataclass(frozen=True, slots=True)
class ListedFacts(RegisterFacts):
    """Of actions under headings."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A part, or a heading in one, as the page lists it that leads to the parts."""

    place: Place
    count: int
    under: tuple[Entry, ...] = ()
    id: str = ""
    """The id that the heading would have if all were on one page: who comes for it is led on."""
    rows: tuple[str, ...] = ()
    """With what the ids of its rows begin, for those who come for one of them."""


@dataclass(frozen=True, slots=True)
class PartsFacts(RegisterFacts):
    """Of a page that leads to the parts of a view."""

    entries: tuple[Entry, ...]
    count: int
    reviewed: str = ""
    """Said where the view is that by text."""


def _page(resolved: Resolved, folder: str, label: str, words: Words) -> Page:
    """Return the page of a view, which as yet shows nothing of it."""
    base = report_address(resolved.report)
    trail = report_trail(resolved, words)
    register = str(words["headings"]["actions"])
    if folder != FOLDER:
        trail = (*trail, Place(register, f"{base}{FOLDER}"))
    return Page(
        f"{base}{folder}",
        "register",
        "",
        label,
        report=base.rstrip("/"),
        group=register,
        breadcrumbs=trail,
    )


def _with(page: Page, template: str, facts: RegisterFacts, words: Words) -> Page:
    """Return a page with what its template shows, and the views."""
    return replace(page, template=template, facts=replace(facts, views=_views(page, words)))


def _views(page: Page, words: Words) -> list[Place]:
    """Return the three views; the one that the page is has no address."""
    named, base = words["actions"]["views"], f"{page.report}/"
    return [
        Place(str(named[key]), None if page.address == f"{base}{view}" else f"{base}{view}")
        for key, view in (("text", FOLDER), ("addressee", BY_ADDRESSEE), ("deadline", BY_DEADLINE))
    ]


def _pages(
    page: Page, view: View, shown: Callable[[Page, Part], Page], leading: PartsFacts, words: Words
) -> list[Page]:
    """Return the page of a view; of one in parts, that which leads to them, and that of each.

    Args:
        page: the page of the view, which as yet shows nothing of it.
        view: what there is to show.
        shown: makes of a page that which shows a part.
        leading: what is said where a page leads to parts.
    """
    if not view.is_in_parts:
        return [shown(page, view.parts[0])]
    above = Place(page.label, page.address)
    form = words["actions"]["part"]
    parts = [
        replace(
            page,
            address=part.address,
            label=form.format(view=page.label, part=part.holds),
            breadcrumbs=(*page.breadcrumbs, above),
        )
        for part in view.parts
    ]
    pages = [shown(one, part) for one, part in zip(parts, view.parts, strict=True)]
    return [_with(page, "actions-parts", leading, words), *in_a_row(above, pages)]


def _contents(groups: Iterable[Group]) -> tuple[Listed, ...]:
    return tuple(Listed(f"{group.title} ({len(group.lines)})", group.id) for group in groups)


# --- by text --------------------------------------------------------------------------------------


def _by_text(resolved: Resolved, lines: Sequence[Line], words: Words) -> list[Page]:
    view = resolved.table(views)[FOLDER]
    reviewed = _reviewed(resolved, lines, words)

    def shown(page: Page, part: Part) -> Page:
        here = [line for group in part.groups for line in group.lines]
        of = view.count if view.is_in_parts else 0
        facts = ByTextFacts(part.groups, _choices(here, words), len(here), reviewed, of)
        page = replace(page, contents=_contents(part.groups))
        return _with(page, "actions", facts, words)

    page = _page(resolved, FOLDER, str(words["headings"]["actions"]), words)
    leading = PartsFacts(tuple(_texts_in(view)), view.count, reviewed)
    return _pages(page, view, shown, leading, words)


def _choices(lines: Sequence[Line], words: Words) -> Mapping[str, list[tuple[str, str]]]:
    """Return what the filter of a page can choose among."""
    return {
        "addressee": [(id_, place.title) for id_, place, _ in addressees(lines)],
        "deadline": [(group.id, group.title) for group in by_deadline(lines)],
        "force": sorted(
            {(one.row.force, words["actions"]["force"][one.row.force]) for one in lines}
        ),
    }


def _texts_in(view: View) -> Iterator[Entry]:
    """Yield the parts of the register by text, each with its texts."""
    for part in view.parts:
        texts = (
            Entry(
                Place(group.title, part.address, group.id),
                len(group.lines),
                id=group.id,
                rows=beginnings([group.id, *(line.id for line in group.lines)]),
            )
            for group in part.groups
        )
        yield Entry(Place(capital(part.holds), part.address), part.count, tuple(texts))


def _reviewed(resolved: Resolved, lines: Sequence[Line], words: Words) -> str:
    """Say how many actions were reviewed, and by whom where the report tells."""
    reviewed = sum(line.row.review != "unreviewed" for line in lines)
    name = resolved.report.reviewed_by if reviewed else ""
    key = f"reviewed-{'all' if reviewed == len(lines) else 'some'}{'-by' if name else ''}"
    done, of = (in_figures(one, resolved.report.language) for one in (reviewed, len(lines)))
    return by_name(words["actions"], key).format(reviewed=done, count=of, name=name)


# --- by deadline, by addressee --------------------------------------------------------------------


def _by_deadline(resolved: Resolved, words: Words) -> list[Page]:
    page = _page(resolved, BY_DEADLINE, str(words["actions"]["by-deadline"]), words)
    return _listed(page, resolved.table(views)[BY_DEADLINE], words)


def _by_addressee(
    resolved: Resolved, named: Iterable[tuple[str, Place, View]], words: Words
) -> Page:
    """Return the page of all addressees, each with its view."""
    entries = [
        (id_, place, view.count, [(one.place, one.count) for one in _deadlines_in(view)])
        for id_, place, view in named
    ]
    page = _page(resolved, BY_ADDRESSEE, str(words["actions"]["by-addressee"]), words)
    return _with(page, "actions-by-addressee", ByAddresseeFacts(entries), words)


def _of_addressee(resolved: Resolved, place: Place, lines: Sequence[Line], words: Words) -> View:
    return view_by_deadline(resolved, place.address or "", lines, words)


def _addressee_pages(resolved: Resolved, place: Place, view: View, words: Words) -> list[Page]:
    label = str(words["actions"]["of"]).format(name=place.title)
    base = report_address(resolved.report)
    page = _page(resolved, view.address.removeprefix(base), label, words)
    above = Place(str(words["actions"]["by-addressee"]), f"{base}{BY_ADDRESSEE}")
    return _listed(replace(page, breadcrumbs=(*page.breadcrumbs, above)), view, words)


def _listed(page: Page, view: View, words: Words) -> list[Page]:
    """Return the pages of a view that has no filter."""

    def shown(page: Page, part: Part) -> Page:
        page = replace(page, contents=_contents(part.groups))
        return _with(page, "actions-listed", ListedFacts(part.groups), words)

    leading = PartsFacts(tuple(_deadlines_in(view)), view.count)
    return _pages(page, view, shown, leading, words)


def _deadlines_in(view: View) -> Iterator[Entry]:
    """Yield the deadlines of a view, each with the parts that have it where these are several."""
    found: dict[str, list[tuple[Part, Group]]] = {}
    for part in view.parts:
        for group in part.groups:
            found.setdefault(group.id, []).append((part, group))
    for id_, having in found.items():
        (first, group), *further = having
        under = (
            Entry(Place(capital(part.texts), part.address, id_), len(of.lines))
            for part, of in (having if further else ())
        )
        count = sum(len(of.lines) for _, of in having)
        yield Entry(Place(group.title, first.address, id_), count, tuple(under), id_)
