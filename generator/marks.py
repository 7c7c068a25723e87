"""Marks: how a text names what it cites, and how the handbook names each of its places.

`resolution:7/3/annex-i#para-3`, `para:36`, `chapter:iv/a`, `item:2-a`, `article:untoc/18.13`,
`un:A/60/88`, `cited:ga-decision-60-519`, `session:8/item-2-a`; docs/house.md lists them. Here they
are put together and taken apart, and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata

from generator.counting import LATIN

ACTS = ("resolution", "decision")
"""The schemes of acts: the kinds that are acts (`anchors.Kind`) are called so too."""

DOCUMENT = "un"
"""The scheme of documents that have a symbol."""

RECORDED = "cited"
"""The scheme of acts of other bodies that have none."""

# What the ids of places begin with; the printed number follows. Readers who type a citation are led
# by the same (generator/pages/typed.py).
CHAPEAU = "chapeau"
PREAMBULAR = "pp"
OPERATIVE = "op"
PARAGRAPH = "para"
SECTION = "sect"
ITEM = "item"
QUOTED = "quoted"
NOTE = "fn"
CALL = "fnref"
CHAPTER = "chapter"
ARTICLE = "article"
ANNEX = "annex"

NOTE_SIGNS = {
    "*": "star",
    "†": "dagger",
    "‡": "double-dagger",
    "§": "section",
    "¶": "pilcrow",
    "#": "hash",
    "‖": "parallel",
}
"""What notes are marked with that is no number, and what stands for it in ids."""
NOTE_NUMBER = (
    rf"(?:\(?[^\W_]{{1,8}}(?: (?:{'|'.join(LATIN)}))?[/)]?"
    rf"|{'|'.join(f'{re.escape(sign)}{{1,6}}' for sign in NOTE_SIGNS)})"
)
"""A pattern for what notes are printed under: 3, 3 bis, (3), a, a/, *, **."""

_IN_AN_ACT = re.compile(r"(?P<number>[^#]+?)(?:/annex(?:-[\w-]+)?)?(?:#[\w-]*)?")


class Mark(str):
    """A mark, which is a text like any other and knows its parts."""

    __slots__ = ()

    @property
    def scheme(self) -> str:
        """Return what kind of thing it names: resolution, para, un."""
        return self.partition(":")[0]

    @property
    def name(self) -> str:
        """Return what stands after the scheme: 7/3/annex-i#para-3, 36, A/60/88."""
        return self.partition(":")[2]

    @property
    def number(self) -> str:
        """Return the number of the act that it names, or in which it names a part: 7/3."""
        found = _IN_AN_ACT.fullmatch(self.name)
        return found["number"] if found else self.name

    @property
    def act(self) -> Mark:
        """Return it as far as it names an act: resolution:7/3. Others are returned whole."""
        return Mark(f"{self.scheme}:{self.number}") if self.scheme in ACTS else self

    @property
    def whole(self) -> Mark:
        """Return it as far as it names a document or an act, of whatever body: un:A/60/88."""
        has_places = self.scheme in (*ACTS, DOCUMENT, RECORDED)
        return Mark(f"{self.scheme}:{self.number}") if has_places else self

    @property
    def id(self) -> str:
        """Return the id of a place in a text: para-3; "" where it names a whole text."""
        return self.partition("#")[2]

    @property
    def instrument(self) -> str:
        """Return the id of the instrument of which it names an article: untoc."""
        return self.name.partition("/")[0]

    @property
    def as_id(self) -> str:
        """Return the id of its line in a list: chapter-iv."""
        return self.replace(":", "-")

    def part(self, key: str) -> Mark:
        """Return the mark of a part of the paragraph that it names: para:36-a."""
        return Mark(f"{self}-{key}")

    def inside(self, id_: str) -> Mark:
        """Return the mark of a place in the text that it names."""
        return Mark(f"{self}#{id_}")

    def under(self, key: str) -> Mark:
        """Return the mark of a part with a heading of its own: an annex to the act that it names
        (annex-i), a section of the chapter (a)."""
        return Mark(f"{self}/{key}")


NONE = Mark("")
"""Names nothing."""
REPORT = Mark("report:")
PLAIN = Mark("plain:")
"""Says of words that look like a citation that they are none."""


def act(kind: str, number: str) -> Mark:
    """Return the mark of a resolution or decision."""
    return Mark(f"{kind}:{number}")


def close(number: str) -> str:
    """Return the number of an act as links have it: their targets have no blanks (78/80A)."""
    return "".join(number.split())


def item(key: str) -> Mark:
    """Return the mark of an agenda item: 2-a."""
    return Mark(f"item:{key}")


def paragraph(number: str) -> Mark:
    """Return the mark of a paragraph of the report, or of a part of one: 36, 36-a."""
    return Mark(f"para:{number}")


def chapter(key: str) -> Mark:
    """Return the mark of a chapter or a section of one: iv/a."""
    return Mark(f"chapter:{key}")


def annex(key: str) -> Mark:
    """Return the mark of an annex to the report."""
    return Mark(f"annex:{key}")


def session(key: str, place: str = "") -> Mark:
    """Return the mark of another session of the body, or of a place in its report: 8, item-2-a."""
    return Mark(f"session:{key}/{place}" if place else f"session:{key}")


def of_id(id_: str) -> Mark:
    """Return the mark of which something is the id in a list: item-2-a is item:2-a."""
    return Mark(id_.replace("-", ":", 1))


def note(number: str) -> Mark:
    """Return the name of a note that is numbered through the report; no text cites one so.

    One of an act, or of an annex, is a place in it: resolution:78/1#fn-3.
    """
    return Mark(f"note:{note_key(number)}")


def note_key(number: str) -> str:
    """Return what stands for the number of a note in ids and marks, in all languages alike.

    3, (3), ٣ -> 3; a/ -> a; * -> star; *** -> star3, since the second call of * ends in -2.
    """
    sign = number[:1]
    if sign in NOTE_SIGNS and number == sign * len(number):
        return f"{NOTE_SIGNS[sign]}{len(number) if len(number) > 1 else ''}"
    figures = (str(unicodedata.decimal(one, one)) for one in unicodedata.normalize("NFKC", number))
    return "-".join(re.findall(r"[^\W_]+", "".join(figures)))


def note_id(number: str) -> str:
    """Return the id of a note on each page that calls it: fn-3."""
    return f"{NOTE}-{note_key(number)}"


def article(name: str) -> Mark:
    """Return the mark of an article, or of the whole of an instrument: untoc/18.13, untoc."""
    return Mark(f"article:{name}")


def recorded(name: str) -> Mark:
    """Return the mark of what is recorded and has nowhere to link to: ga-decision-60-519."""
    return Mark(f"{RECORDED}:{name}")


def document(symbol: str) -> Mark:
    """Return the mark of a document that has a symbol."""
    return Mark(f"{DOCUMENT}:{symbol}")
