"""Page + Jinja template -> the text of its file. The only module that knows Jinja."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial
from pathlib import Path as File
from typing import Any, assert_never

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import documents, marks, own_text
from generator.cited_as.metadata import MEDIA_TYPES
from generator.inline import Inline, plain
from generator.markdown import (
    LeadsTo,
    TextOnPage,
    attribute,
    escaped,
    file_link,
    line_start,
    to_page,
    to_paper,
    to_title,
)
from generator.model import Adoption, Path
from generator.pages.cited_in import all_citing
from generator.pages.masthead import Masthead, masthead
from generator.pages.page import Listed, Page, Place, macro
from generator.pages.particulars import (
    Official,
    Part,
    Particular,
    Titled,
    in_a_line,
    of_adoption,
    particulars,
)
from generator.references import Reference
from generator.resolved import Resolved
from generator.wording import (
    Words,
    before_each,
    capital,
    counted,
    in_figures,
    in_words,
    listed,
    unbroken,
)

Places = Mapping[tuple[str, str], str]
"""What stands on a page that is on another too: (that page, id there) -> id here."""
_TEMPLATES = File(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # The output is Markdown: `markdown` escapes, not HTML's rules.
        autoescape=False,
        # The templates do not change while pages are rendered.
        auto_reload=False,
    )
    environment.filters.update(
        words=escaped, start=line_start, attribute=attribute, capital=capital, macro=macro
    )
    return environment


class Renderer:
    """Renders the pages of one report (or those of none)."""

    def __init__(self, words: Words, language: str, resolved: Resolved | None = None) -> None:
        """Keep the words and, by mark, the references of the report's texts."""
        self._words = words
        self._language = language
        self._resolved = resolved
        self._unbroken = unbroken(words)
        self._references: Mapping[str, Reference] = resolved.by_mark if resolved else {}
        self._asked: set[Path] = set()

    def page(self, page: Page) -> str:
        """Return the text of a page's file: front matter, then Markdown."""
        return self.page_and_asked(page)[0]

    def page_and_asked(self, page: Page) -> tuple[str, Collection[Path]]:
        """Return the text of a page's file, and the paths of the texts for which it was asked:
        nothing else of the report's running words goes into it."""
        self._asked = set()
        leads_to = partial(file_link, page.address)
        front = front_matter(page, self._words)
        return f"---\n{front}\n---\n{self.markdown(page, leads_to)}", self._asked

    def _nodes(self, path: Path) -> Inline:
        """Return a text of the report."""
        assert self._resolved
        self._asked.add(path)
        return self._resolved.texts.get(path, ())

    def markdown(self, page: Page, leads_to: LeadsTo) -> str:
        """Return the Markdown of a page, which leads to what is not on it by `leads_to`."""
        template = _environment().get_template(f"{page.template}.md.j2")
        return template.render(
            page=page,
            words=self._words,
            report=self._resolved.report if self._resolved else None,
            **self._functions(page, leads_to),
        )

    def _on_paper(self, page: Page) -> str:
        """Return the Markdown of what stands on a page for paper only, and leads nowhere."""
        functions = dict(self._functions(page, lambda address, _: address))
        functions["text"] = lambda path: to_paper(self._nodes(path))
        functions["nodes"] = to_paper
        template = _environment().get_template(f"{page.template}.md.j2")
        return template.render(page=page, words=self._words, **functions)

    def _functions(self, page: Page, away: LeadsTo) -> Mapping[str, Callable[..., Any]]:
        """Return what templates call, bound to a page."""
        own = {id_: place for place, id_ in page.places.items()}

        def leads_to(address: str, id_: str) -> str:
            here = page.places.get((address, id_))
            return f"#{here}" if here else away(address, id_)

        return {
            "on_paper": self._on_paper,
            "all_citing": all_citing,
            "own_text": lambda facts: own_text.written(facts, away),
            "text": lambda path: self._text(path, leads_to, page.places),
            "title": self._title,
            "plain": self._plain,
            "nodes": lambda nodes: to_page(nodes, self._here(leads_to)),
            "href": lambda place: leads_to(place.address or "", place.id),
            "link": lambda place: _link(place, leads_to),
            # To the page of its own: the address to cite.
            "own_page": lambda address, label: _link(Place(label, address), away),
            "permalink": lambda id_: away(*own[id_]) if id_ in own else f"#{id_}",
            "day": lambda iso: escaped(in_words(iso, self._words)),
            "in_figures": lambda count: escaped(in_figures(count, self._language)),
            "counted": lambda count, forms: escaped(counted(count, forms, self._language)),
            "names": lambda names: escaped(listed(names, self._words)),
            "before_each": lambda count: before_each(count, self._words),
            "session": lambda: self._session(),
            "masthead": lambda: self._masthead(page),
            "official": self._official,
            "outside": outside,
            "particulars": self._particulars,
            "in_a_line": self._in_a_line,
            "adoption_told": self._adoption_told,
            "said": lambda line: "".join(self._said(part, leads_to) for part in line),
        }

    def _text(self, path: Path, leads_to: LeadsTo, places: Places) -> str:
        """Return the Markdown of a text of the report."""
        calls = tuple(self._calls(path, places))
        return to_page(self._nodes(path), self._here(leads_to, calls))

    def _calls(self, path: Path, places: Places) -> Iterator[tuple[str, str]]:
        """Yield the ids of the notes that a text calls, each with that of the call: those of their
        own page, but for where the page has other ids for them."""
        assert self._resolved
        for call in self._resolved.notes.calls.get(path, ()):
            address = self._resolved.anchor_of(path).address if places else ""
            ids = marks.note_id(call.number), call.id
            note, own = (places.get((address, id_), id_) for id_ in ids)
            yield note, own

    def _here(self, leads_to: LeadsTo, calls: tuple[tuple[str, str], ...] = ()) -> TextOnPage:
        return TextOnPage(
            leads_to,
            self._references,
            calls,
            self._words["note"],
            self._words["documents"]["in-session"],
            self._unbroken,
        )

    def _title(self, path: Path) -> str:
        """Return the Markdown of a text without links and note calls."""
        words = to_title(self._nodes(path))
        # "Organizational matters: general discussion": in a list of its own the item is capital.
        return capital(words) if path[:1] == ("agenda",) else words

    def _plain(self, path: Path) -> str:
        """Return the words of a text, as attributes need them."""
        return plain(self._nodes(path))

    def _official(self, symbol: str) -> str:
        """Return a Markdown link to the document with a symbol."""
        assert self._resolved
        return outside(symbol, documents.address_of(self._resolved.body, symbol, self._language))

    def _session(self) -> str:
        """Return the name of the report's session: Seventh session."""
        assert self._resolved
        return capital(self._resolved.session)

    def _masthead(self, page: Page) -> Masthead:
        """Return the particulars of the report, or of the act, of which a page is."""
        assert self._resolved
        return masthead(self._resolved, self._words, page.address)

    def _particulars(self, page: Page) -> tuple[Particular, ...]:
        """Return what is said over the text of a page."""
        assert self._resolved
        return particulars(self._resolved, page, self._words)

    def _adoption_told(self, adoption: Adoption) -> tuple[Particular, ...]:
        """Return how an act was adopted that stands among other texts."""
        assert self._resolved
        return of_adoption(self._resolved, adoption, self._words)

    def _in_a_line(self, page: Page) -> tuple[str, ...]:
        """Return what they come to, as the parts of one line."""
        assert self._resolved
        return in_a_line(self._resolved, page, self._words)

    def _said(self, part: Part, leads_to: LeadsTo) -> str:
        """Return the Markdown of a part of what is said over a text."""
        match part:
            case str():
                return escaped(part)
            case Place():
                return _link(part, leads_to)
            case Official(symbol):
                return self._official(symbol)
            case Titled(path):
                return f'<span class="entry-title">{self._title(path)}</span>'
            case _:
                assert_never(part)


def outside(words: str, address: str) -> str:
    """Return a Markdown link to a page outside; the words alone where there is none."""
    return f"[{escaped(words)}](<{address}>){{: .outside }}" if address else escaped(words)


def _link(place: Place, leads_to: LeadsTo) -> str:
    """Return a Markdown link to a place."""
    if place.address is None:
        return escaped(place.title)
    return f"[{escaped(place.title)}](<{leads_to(place.address, place.id)}>)"


def front_matter(page: Page, words: Words) -> str:
    """Return what the theme and the search know of a page, as YAML that is JSON a line."""
    description = " · ".join(part for part in (page.label, page.title) if part)
    data: dict[str, Any] = {
        "title": page.label,
        "description": description,
        "kind": page.kind,
        # A body is called as it calls itself: Conference, Commission.
        "kind_name": page.label if page.kind == "body" else words["kind-names"][page.kind],
        "text": page.group,
        "order": page.order,
        "contents": [_listed(entry) for entry in page.contents],
    }
    if page.kind == "moved":
        # The theme sends the reader on: to where the page itself went, if that is known.
        whole = next((one for one in page.moved if not one.id), page.moved[0])
        data["moved_to"] = {"address": whole.to.address, "id": whole.to.id}
    if page.report:
        data["report"] = page.report
    if page.previews:
        data["previews"] = {
            target: [preview.title, preview.words] for target, preview in page.previews.items()
        }
    if page.citation:
        data["citation"] = {
            "name": page.citation.name,
            "forms": page.citation.forms,
            "places": {id_: (name, *ways) for id_, (name, ways) in page.citation.places.items()},
        }
    if page.head:
        data["head"] = {"tags": page.head.tags, "data": page.head.data}
    if page.files:
        data["files"] = [
            {"form": form, "address": address, "type": MEDIA_TYPES.get(form, "")}
            for form, address in page.files
        ]
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items())
    return "\n".join(lines)


def _listed(entry: Listed) -> dict[str, Any]:
    data: dict[str, Any] = {"title": entry.title, "id": entry.id}
    if entry.page:
        data["address"] = entry.page
    if entry.items:
        data["items"] = [_listed(item) for item in entry.items]
    return data
