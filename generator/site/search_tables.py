"""What the search is told beside the index of Pagefind: which text each page belongs to, and words.

It comes in parts, of which a search fetches a few, however many reports there are.

`texts.json` has what must be known of every page that has the words; each page is a place in its
columns. The rest lies beside it: a file a report with what its pages are called
(`texts/<report>.json`), and files with the words of some first letters (`words/<number>.json`).

It is run as a program of its own, with the folder of an index, and imports nothing of ours: what
it reads of thousands of pages is memory, and it keeps nobody waiting (see `pagefind`).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

TEXTS = "texts.json"
OF_REPORT = "texts/{report}.json"
OF_LETTERS = "words/{number}.json"
OTHER = "other"
"""Stands for the report of pages that belong to none."""
_LIST = 2
"""Where pages that say nothing of it come in the order of what is found."""
_ENOUGH = 16_000
"""Characters of words after which another file begins with the next letter."""
_FEW = 50
"""One page in so many may need its whole id: a digit more for all pages takes more than that."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_IN_TITLE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """A page of the index."""

    id: str
    """Its id there: en_f7658e2."""
    address: str
    """From the folder of the language; "" is the home page."""
    title: str
    text: str
    """The name of the text that it belongs to: annexes go with their act."""
    report: str
    """The address of its report, without the last stroke; "" for none."""
    session: str
    kind: str
    order: int
    """How early a search shows it: an act is 0, another text 1, a list or register 2."""
    about: str
    """Its title beside its name."""
    content: str
    """All its words."""


def indexed(id_: str, page: Mapping[str, Any]) -> IndexedPage:
    """Return a page of the index by what the index has of it."""
    meta = page["meta"]
    order = int(meta.get("order") or _LIST)
    names = ("title", "text", "report", "session", "kind")
    title, text, report, session, kind = (str(meta.get(name, "")) for name in names)
    about = str(meta.get("about", "")) if order < _LIST else ""
    address = str(page["url"]).removeprefix("/")
    return IndexedPage(
        id_, address, title, text, report, session, kind, order, about, page["content"]
    )


def tables(pages: Iterable[IndexedPage]) -> dict[str, Any]:
    """Return the files of the tables: name in the folder of the index -> what is in it.

    texts.json: before: what all ids begin with; ids: of each page the next digits, in the order of
    the reports and addresses; digits: how many; longer: the whole rest of an id, by the place of
    the page, where another page has these digits; kinds: their names; reports: [address, session,
    how many pages]; kind, order: of each page; text: how many places before it the first page of
    its text stands; letters: the first letters with which each file of words begins.

    texts/<report>.json: [address, title, about] of each page, then the name of its text where that
    is not its title.

    words/<number>.json: words: those of all texts, the frequent ones first; titles: each word of a
    title -> the places of the pages whose title has it; names: [name of a text, its place], by the
    last word of the name.
    """
    rows = sorted(pages, key=lambda page: (page.report, page.address))
    kinds = list(dict.fromkeys(page.kind for page in sorted(rows, key=lambda page: page.address)))
    of_letters = list(_by_letters(rows))
    before = rows[0].id.partition("_")[0] + "_" if rows else ""
    reports = [list(pages) for _, pages in groupby(rows, key=lambda page: page.report)]
    head = {
        "before": before,
        **_ids([page.id.removeprefix(before) for page in rows]),
        "kinds": kinds,
        "reports": [[some[0].report, some[0].session, len(some)] for some in reports],
        "kind": [kinds.index(page.kind) for page in rows],
        "order": [page.order for page in rows],
        "text": [at - first for at, first in enumerate(_first_of_text(rows))],
        "letters": [letter for letter, _ in of_letters],
    }
    files: dict[str, Any] = {TEXTS: head}
    for some in reports:
        name = OF_REPORT.format(report=some[0].report or OTHER)
        files[name] = [_called(page) for page in some]
    for number, (_, told) in enumerate(of_letters):
        files[OF_LETTERS.format(number=number)] = told
    return files


def pages(index: Path) -> Iterator[IndexedPage]:
    """Yield the pages of an index."""
    for file in (index / "fragment").iterdir():
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        yield indexed(file.stem, page)


def write(folder: Path, pages: Iterable[IndexedPage]) -> None:
    """Write the tables into the folder of the index."""
    for name, told in tables(pages).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        file.write_text(text, encoding="utf-8", newline="\n")


def written(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the id, address and report of each page, as the tables in a folder have them."""
    head = json.loads((folder / TEXTS).read_text("utf-8"))
    before, digits, longer = head["before"], head["digits"], head["longer"]
    ids = [file.stem for file in (folder / "fragment").iterdir()]
    whole = {id_[: len(before) + digits]: id_ for id_ in ids} | {id_: id_ for id_ in ids}
    at = 0
    for report, _, _ in head["reports"]:
        of_report = folder / OF_REPORT.format(report=report or OTHER)
        for address, *_ in json.loads(of_report.read_text("utf-8")):
            known = longer.get(str(at)) or head["ids"][at * digits : (at + 1) * digits]
            yield whole[before + known], address, report
            at += 1


def files(folder: Path) -> list[Path]:
    """Return the files of the tables that are in the folder of an index."""
    return [folder / TEXTS, *sorted(folder.glob("texts/**/*.json")), *folder.glob("words/*.json")]


def _first_of_text(rows: Sequence[IndexedPage]) -> Iterator[int]:
    """Yield, for each page, where the first page of its text stands."""
    first: dict[tuple[str, str], int] = {}
    for at, page in enumerate(rows):
        yield first.setdefault((page.text, page.report), at)


def _ids(ids: Sequence[str]) -> dict[str, Any]:
    """Return what tells pages apart by their ids: so many digits that few begin with the same."""
    for digits in range(1, 1 + max(map(len, ids), default=1)):
        pages = Counter(id_[:digits] for id_ in ids)
        longer = {at: id_ for at, id_ in enumerate(ids) if pages[id_[:digits]] > 1}
        if len(longer) <= len(ids) / _FEW:
            break
    return {"digits": digits, "ids": "".join(id_[:digits] for id_ in ids), "longer": longer}


def _called(page: IndexedPage) -> list[str]:
    row = [page.address, page.title, page.about]
    return row if page.text == page.title else [*row, page.text]


def _by_letters(rows: Sequence[IndexedPage]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the first letter of each file of words, and what is in it."""
    words: dict[str, list[str]] = {}
    for word in words_of(page.content for page in rows):
        words.setdefault(letter_of(word), []).append(word)
    titles: dict[str, dict[str, list[int]]] = {}
    names: dict[str, list[tuple[str, int]]] = {}
    for at, page in enumerate(rows):
        for word in dict.fromkeys(_IN_TITLE.findall(bare(f"{page.title} {page.about}"))):
            titles.setdefault(letter_of(word), {}).setdefault(word, []).append(at)
    for at in sorted(set(_first_of_text(rows))):
        if last := rows[at].text.split()[-1:]:
            names.setdefault(letter_of(bare(last[0])), []).append((rows[at].text, at))
    part: tuple[str, dict[str, Any]] | None = None
    for letter in sorted({*words, *titles, *names}):
        if part is None:
            part = letter, {"words": [], "titles": {}, "names": []}
        told = part[1]
        told["words"] += words.get(letter, [])
        told["titles"] |= {word: _steps(at) for word, at in titles.get(letter, {}).items()}
        told["names"] += names.get(letter, [])
        if len(str(told)) > _ENOUGH:
            yield part
            part = None
    if part:
        yield part


def _steps(places: Sequence[int]) -> list[int]:
    """Return rising numbers as steps from each to the next: small numbers take few bytes."""
    return [at - before for before, at in zip((0, *places), places, strict=False)]


def letter_of(word: str) -> str:
    """Return by what a word without accents and capitals is filed: its first letter, or the first
    two of its figures, whatever signs stand before it; "" where it has neither."""
    found = _IN_TITLE.search(word)
    return found[0][: 2 if found[0][0].isdecimal() else 1] if found else ""


def bare(text: str) -> str:
    """Return a text without accents and capitals."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def words_of(texts: Iterable[str]) -> list[str]:
    """Return the words of all texts, without accents and capitals, the frequent ones first.

    A word with a wrong letter is looked up here. Figures are none, nor are words of scripts
    without capitals, which are not parted by blanks everywhere.
    """
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(word for word in _WORD.findall(bare(text)) if word.upper() != word)
    return [word for word, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]


if __name__ == "__main__":
    here = Path(sys.argv[1])
    write(here, pages(here))
