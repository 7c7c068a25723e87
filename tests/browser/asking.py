"""Many questions put to the search, one after the other, without a wait between them."""

from __future__ import annotations

import csv
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page
from targets import SESSION

KEYS = Path(__file__).parent.parent / "answers"

# The words are put into the field, and the search is asked as by a change of the kind: at once.
_ASKED = """async (queries) => {
  const [input, kinds, told, results] = [
    "#search #search-words", "#search-kind", ".search__status", ".search__results",
  ].map((one) => document.querySelector(one));
  const loading = JSON.parse(document.querySelector("#search").dataset.words).loading;
  const hrefs = (links) => [...results.querySelectorAll(links)].map((link) => link.href);
  const found = [];
  for (const query of queries) {
    input.value = query;
    told.textContent = "";
    kinds.dispatchEvent(new Event("change"));
    for (let waited = 0; ["", loading].includes(told.textContent); waited++) {
      if (waited > 2000) throw new Error(`no answer to ${query}`);
      await new Promise((go) => setTimeout(go, 10));
    }
    found.push([hrefs(".search__places a"), hrefs(".search__text h2 a")]);
  }
  return found;
}"""


@dataclass(frozen=True)
class Answer:
    """What the search answers to a question, as addresses."""

    places: list[str]
    texts: list[str]


def answers(page: Page, queries: list[str]) -> list[Answer]:
    """Return what the search, which is open on a page, answers to each of some questions."""
    return [Answer(*found) for found in page.evaluate(_ASKED, queries)]


def key(name: str) -> list[dict[str, str]]:
    """Return the lines of a key."""
    return list(csv.DictReader((KEYS / name).read_text("utf-8").splitlines(), delimiter="\t"))


@dataclass(frozen=True)
class Typed:
    """A line of the key of what leads where."""

    typed: str
    here: str
    """The page that the reader is on, from the folder of the language; "" for any other."""
    leads_to: list[str]
    """Addresses from that folder, or whole ones of what lies outside."""


def to_go() -> list[Typed]:
    """Return what is typed and where it leads: tests/answers/go-to.tsv."""
    return [
        Typed(
            unescaped(case["typed"]),
            f"{SESSION}{case['on the page']}" if case["on the page"] else "",
            [_address(one) for one in case["leads to"].split()],
        )
        for case in key("go-to.tsv")
    ]


def _address(relative: str) -> str:
    """Return an address from that of the session: ../#decision-4-6 -> ctoc-cop/#decision-4-6."""
    if relative.startswith("https:"):
        return relative
    page, hash_, id_ = relative.partition("#")
    return f"{posixpath.normpath(SESSION + page)}/{hash_}{id_}"


def unescaped(typed: str) -> str:
    """Return what is typed, with signs that nobody sees where a key has their numbers."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda sign: chr(int(sign[1], 16)), typed)
