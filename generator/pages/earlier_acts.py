"""The acts of a body that are cited and not in the handbook.

They stand on the page of the body, by session; past a bound those of each session have a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from generator import documents
from generator.anchors import act_id, body_address, session_address
from generator.marks import ACTS, Mark
from generator.model import Body, Session
from generator.pages.documents import dates_cited
from generator.pages.notes_and_citing import CitedBy, Citing, citing_places
from generator.pages.page import CitedPlace, Facts, Listed, Page, Place
from generator.references import session_of
from generator.wording import Words, act_in_words, capital, sorting

MOST_ON_PAGE = 200
"""The most such acts whose entries stand on the page of their body: more would let it grow without
end. The page of a body then has a short link for each, under the id of its entry."""
FOLDER = "cited"
_OTHERS = "others"
"""The folder of acts of which the body's data do not say the session."""


@dataclass(frozen=True, slots=True)
class EarlierAct:
    """An act that is cited and not in the handbook."""

    cited: CitedPlace
    """Its entry, under its name; the address is that of its body, wherever the entry stands."""
    official: tuple[str, str] | None
    """The symbol of its authentic text, and where that is."""
    dates: list[str]
    """The dates with which it is cited."""


@dataclass(frozen=True, slots=True)
class EarlierSession:
    """Such acts of one session."""

    name: str
    """What the session is called; "" where it is not known."""
    acts: tuple[EarlierAct, ...]
    apart: Place | None = None
    """The page on which their entries stand, where that is not the page of the body."""

    def place_of(self, act: EarlierAct) -> Place:
        """Return where the entry of an act stands."""
        return (
            replace(act.cited.place, address=self.apart.address) if self.apart else act.cited.place
        )


def by_session(
    body: Body, language: str, cited: CitedBy, words: Words
) -> tuple[EarlierSession, ...]:
    """Return the acts of a body that are cited and not in the handbook, by session."""
    of_session: dict[str, list[EarlierAct]] = {}
    found = sorted(
        acts_elsewhere(body, cited).items(),
        key=lambda one: sorting(f"{one[0].scheme} {one[0].number}"),
    )
    sessions = {session.number: session for session in body.sessions}
    for mark, citing in found:
        number = body.read_number(mark.scheme, mark.number)
        session = session_of(body, number) if number else None
        key = session.number if session else ""
        of_session.setdefault(key, []).append(_act(body, mark, citing, language, words))
    known = [*(number for number in sessions if number in of_session), *({""} & {*of_session})]
    apart = len(found) > MOST_ON_PAGE
    return tuple(
        _session(body, sessions.get(number), of_session[number], language, words, apart)
        for number in known
    )


def _session(
    body: Body,
    session: Session | None,
    acts: Sequence[EarlierAct],
    language: str,
    words: Words,
    apart: bool,
) -> EarlierSession:
    name = capital(session.called(language)) if session else ""
    folder = session_address(body.id, session.number).split("/")[1] if session else _OTHERS
    title = name or str(words["acts-of-other-sessions"])
    place = Place(title, f"{body_address(body)}{FOLDER}/{folder}/") if apart else None
    return EarlierSession(title if apart else name, tuple(acts), place)


def _act(body: Body, mark: Mark, citing: list[Citing], language: str, words: Words) -> EarlierAct:
    kind, number = mark.scheme, mark.number
    address = documents.act_address(body, kind, number, language)
    symbol = documents.act_symbol(body, kind, number) or str(urlsplit(address).hostname)
    name = capital(act_in_words(kind, number, words, body.act_called(kind, language)))
    return EarlierAct(
        CitedPlace(
            Place(name, body_address(body), act_id(kind, number)), citing_places(citing, words)
        ),
        (symbol, address) if address else None,
        dates_cited(one.reference for one in citing),
    )


def acts_elsewhere(body: Body, cited: CitedBy) -> dict[Mark, list[Citing]]:
    """Return the acts of a body that are cited and not in the handbook, and who cites each.

    Links lead to the authentic text where the body says where it is, else to its page.
    """
    found: dict[Mark, list[Citing]] = {}
    for (address, _), citing in cited.items():
        for one in citing:
            own = one.resolved.body.id == body.id and one.reference.mark.scheme in ACTS
            if own and (address == body_address(body) or address.startswith("https:")):
                found.setdefault(one.reference.mark.act, []).append(one)
    return found


@dataclass(frozen=True, slots=True)
class EarlierActsFacts(Facts):
    """Of the page of the acts of one session."""

    acts: tuple[EarlierAct, ...]

    def entries_cited(self) -> Iterator[CitedPlace]:
        """Yield the acts, each with who cites it."""
        yield from (act.cited for act in self.acts)


def pages(body: Page, sessions: Sequence[EarlierSession]) -> Iterator[Page]:
    """Yield the page of each session whose acts have no entry on the page of their body."""
    for session in sessions:
        if session.apart:
            yield Page(
                session.apart.address or "",
                "list",
                "earlier_acts",
                session.name,
                group=session.name,
                breadcrumbs=(*body.breadcrumbs, Place(body.label, body.address, "acts-cited")),
                contents=tuple(
                    Listed(act.cited.place.title, act.cited.place.id) for act in session.acts
                ),
                facts=EarlierActsFacts(session.acts),
            )
