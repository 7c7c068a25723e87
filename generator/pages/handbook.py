"""The pages over all reports: home, bodies, instruments; and the navigation of each report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator import documents
from generator.anchors import OVERVIEWS, body_address, report_address, session_address
from generator.model import Body, Instrument, Report, Session
from generator.pages import earlier_acts
from generator.pages.at_a_glance import Glance, Met, at_a_glance, met
from generator.pages.earlier_acts import EarlierSession
from generator.pages.names import article_name, heading
from generator.pages.notes_and_citing import CitedBy, Citing, citing_places
from generator.pages.page import CitedPlace, Facts, Listed, Page, Place, annexes_under
from generator.pages.register_lines import BY_ADDRESSEE, BY_DEADLINE
from generator.pages.register_lines import FOLDER as ACTIONS
from generator.pages.text_pages import report_trail
from generator.references import instrument_address
from generator.resolved import Resolved
from generator.wording import Words, by_name, capital, period, sorting


def over_all(
    resolved: list[Resolved], cited: CitedBy, words: Words, contact: str = ""
) -> list[Page]:
    """Return the pages that belong to no single report; `contact` is whom readers can write to."""
    bodies = {one.body.id: one.body for one in resolved}
    instruments = {i.id: i for body in bodies.values() for i in body.instruments}
    language = resolved[0].report.language
    return [
        _home(resolved, list(bodies.values()), words),
        *(page for body in bodies.values() for page in _body_pages(body, resolved, cited, words)),
        *([_instruments_page(list(instruments.values()), language, words)] if instruments else []),
        *(_instrument_page(one, language, cited, words) for one in instruments.values()),
        _accessibility_page(words, contact),
    ]


@dataclass(frozen=True, slots=True)
class BodyAtHome:
    """What the home page shows of a body."""

    place: Place
    newest: Glance
    """Its newest session in the handbook."""
    opened: str
    """The first day of that session."""
    earlier: tuple[Met, ...]
    """The others, the newest first."""


@dataclass(frozen=True, slots=True)
class HomeFacts(Facts):
    """Of the first page."""

    bodies: list[BodyAtHome]
    """Who met last comes first."""
    instruments: bool


def _home(resolved: list[Resolved], bodies: list[Body], words: Words) -> Page:
    shown = [_at_home(body, resolved, words) for body in bodies]
    label = str(words["headings"]["home"])
    return Page(
        "",
        "home",
        "home",
        label,
        group=label,
        facts=HomeFacts(
            sorted(shown, key=lambda one: one.opened, reverse=True),
            any(body.instruments for body in bodies),
        ),
    )


def _at_home(body: Body, resolved: list[Resolved], words: Words) -> BodyAtHome:
    own = [one for one in resolved if one.body.id == body.id]
    newest, *earlier = sorted(own, key=lambda one: one.report.held.opened, reverse=True)
    return BodyAtHome(
        Place(body.texts[newest.report.language].name, body_address(body)),
        at_a_glance(newest, words),
        newest.report.held.opened,
        tuple(met(one, words) for one in earlier),
    )


# --- bodies -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BodyFacts(Facts):
    """Of a body."""

    sessions: list[dict[str, object]]
    cited_acts: Sequence[EarlierSession]

    def entries_cited(self) -> Iterator[CitedPlace]:
        """Yield the acts whose entries stand here, each with who cites it."""
        for session in self.cited_acts:
            yield from (act.cited for act in session.acts if not session.apart)


def _body_pages(
    body: Body, resolved: list[Resolved], cited: CitedBy, words: Words
) -> Iterator[Page]:
    """Yield the page of a body, and those of acts that find no room on it."""
    language = resolved[0].report.language
    reports = {report_address(one.report): one.report for one in resolved}
    sessions = [
        _session(
            body,
            session,
            reports.get(session_address(body.id, session.number)),
            language,
            words,
        )
        for session in body.sessions
    ]
    acts = earlier_acts.by_session(body, language, cited, words)
    label = body.texts[language].short_name
    page = Page(
        body_address(body),
        "body",
        "body",
        label,
        body.texts[language].name,
        group=label,
        breadcrumbs=(Place(str(words["headings"]["home"]), ""),),
        contents=(
            Listed(str(words["headings"]["sessions"]), "sessions"),
            *([Listed(str(words["headings"]["acts-cited"]), "acts-cited")] if acts else []),
        ),
        facts=BodyFacts(sessions, acts),
    )
    yield page
    yield from earlier_acts.pages(page, acts)


def _session(
    body: Body, session: Session, report: Report | None, language: str, words: Words
) -> dict[str, object]:
    """Return what a body's page says of a session: its report knows better than the body's data."""
    name = capital(session.called(language))
    symbol = report.symbol if report else session.report
    said = {"report": symbol, "address": documents.address_of(body, symbol, language)}
    if report is None:
        return {"place": Place(name), "held": session.held, **said}
    days = period(report.held.opened, report.held.closed, words)
    return {
        "place": Place(name, report_address(report)),
        "held": f"{report.held.place}, {days}",
        **said,
    }


# --- instruments ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InstrumentsFacts(Facts):
    """Of the list of instruments."""

    instruments: list[Place]


def _instruments_page(instruments: list[Instrument], language: str, words: Words) -> Page:
    label = str(words["headings"]["instruments"])
    places = [Place(one.name[language], instrument_address(one)) for one in instruments]
    return Page(
        "instruments/",
        "list",
        "instruments",
        label,
        group=label,
        breadcrumbs=(Place(str(words["headings"]["home"]), ""),),
        facts=InstrumentsFacts(places),
    )


@dataclass(frozen=True, slots=True)
class AccessibilityFacts(Facts):
    """Of the accessibility statement."""

    contact: str
    contact_address: str


def _accessibility_page(words: Words, contact: str) -> Page:
    """Return the accessibility statement: what is promised, tested, and known not to hold."""
    label = str(words["headings"]["accessibility"])
    return Page(
        "accessibility/",
        "list",
        "accessibility",
        label,
        group=label,
        breadcrumbs=(Place(str(words["headings"]["home"]), ""),),
        contents=tuple(
            Listed(str(words["accessibility"]["headings"][id_]), id_)
            for id_ in words["accessibility"]["headings"]
        ),
        facts=AccessibilityFacts(contact, _address_of(contact)),
    )


def _address_of(contact: str) -> str:
    """Return where a link to an e-mail address, or to a page, leads."""
    return contact if contact.startswith("https://") or not contact else f"mailto:{contact}"


@dataclass(frozen=True, slots=True)
class InstrumentFacts(Facts):
    """Of an instrument."""

    articles: list[CitedPlace]
    official: str

    def entries_cited(self) -> Iterator[CitedPlace]:
        """Yield the articles, each with who cites it."""
        yield from self.articles


def _instrument_page(instrument: Instrument, language: str, cited: CitedBy, words: Words) -> Page:
    address = instrument_address(instrument)
    articles = sorted(
        ((id_, citing) for (page, id_), citing in cited.items() if page == address and id_),
        key=lambda pair: sorting(pair[0]),
    )
    entries = [_article(address, id_, citing, words) for id_, citing in articles]
    return Page(
        address,
        "instrument",
        "instrument",
        instrument.short_name[language],
        instrument.name[language],
        group=instrument.short_name[language],
        breadcrumbs=(
            Place(str(words["headings"]["home"]), ""),
            Place(str(words["headings"]["instruments"]), "instruments/"),
        ),
        contents=tuple(Listed(entry.place.title, entry.place.id) for entry in entries),
        facts=InstrumentFacts(entries, instrument.address),
    )


def _article(address: str, id_: str, citing: list[Citing], words: Words) -> CitedPlace:
    name = article_name(citing[0].reference.mark, words)
    return CitedPlace(Place(name, address, id_), citing_places(citing, words))


def own_form(body: Body, language: str) -> str:
    """Return what the form is called in which the texts of a body cite."""
    texts = body.texts[language]
    return texts.organization or texts.short_name


# --- navigation -------------------------------------------------------------------------------


def navigation(resolved: Resolved, texts: list[Page], words: Words) -> dict[str, object]:
    """Return what the theme shows beside each page of a report: its pages, with short titles."""
    base = report_address(resolved.report)
    headings = words["headings"]
    by_kind = {
        kind: [page for page in texts if page.kind == kind]
        for kind in ("resolution", "decision", "agenda-item", "chapter")
    }
    annexes = [page for page in texts if page.kind == "annex"]
    of_acts = annexes_under(annexes)
    items: list[dict[str, object]] = [
        _item(str(headings["report"]), base),
        _item(str(headings["full"]), f"{base}full/"),
    ]
    for folder, kind in (
        ("resolutions", "resolution"),
        ("decisions", "decision"),
        ("agenda", "agenda-item"),
        ("chapters", "chapter"),
    ):
        under = [_with_annexes(page, of_acts.get(page.address, ())) for page in by_kind[kind]]
        if under:
            title = heading(resolved, folder, words)
            items.append({**_item(title, f"{base}{folder}/"), "items": under})
    of_the_report = [p for p in annexes if p.address.startswith(f"{base}annexes/")]
    items += [_item(page.label, page.address) for page in of_the_report]
    if any(page.asks_for for page in texts):
        views = [
            _item(str(words["actions"]["views"][view]), f"{base}{folder}")
            for view, folder in (("addressee", BY_ADDRESSEE), ("deadline", BY_DEADLINE))
        ]
        items.append({**_item(str(headings["actions"]), f"{base}{ACTIONS}"), "items": views})
    for folder in (*OVERVIEWS, "corrections", "about"):
        items.append(_item(by_name(headings, folder), f"{base}{folder}/"))
    report, body = resolved.report, resolved.body
    return {
        "title": report_trail(resolved, words)[-1].title,
        "body": body.texts[report.language].name,
        "body_address": body_address(body),
        "symbol": resolved.designation,
        "authentic": documents.address_of(body, report.symbol, report.language),
        "cited_as": own_form(body, report.language),
        "edition": words["status"][report.status.edition],
        "navigation": items,
    }


def _item(title: str, address: str) -> dict[str, object]:
    return {"title": title, "address": address}


def _with_annexes(page: Page, annexes: Iterable[Page]) -> dict[str, object]:
    under = [_item(_short(annex), annex.address) for annex in annexes]
    item = _item(page.label, page.address)
    return {**item, "items": under} if under else item


def _short(annex: Page) -> str:
    """Return "Annex I" for "Resolution 7/3, annex I": its act stands above it."""
    return capital(annex.label.rpartition(", ")[2])
