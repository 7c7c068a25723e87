"""A text -> a record for a reference manager: BibTeX, RIS, CSL-JSON.

A record is of a text, not of a paragraph: whoever cites adds the paragraph as the locator.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from generator.cited_as.place import Cited
from generator.model import slug

_KINDS = {"resolution": "Resolution", "decision": "Decision", "report": "Report"}
_OSCOLA_KINDS = {"resolution": "Res", "decision": "Dec"}
_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # BibTeX counts braces, those with a backslash before them too: one alone would end the field.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}


def key(cited: Cited) -> str:
    """Return the key of a record: ctoc-cop-2014-13-resolution-7-1-annex-i."""
    steps = (f"{step.kind} {step.number or step.words}" for step in cited.steps)
    parts = (cited.symbol, cited.kind if cited.number else "", cited.number, *steps)
    return "-".join(filter(None, map(slug, parts)))


def instrument(cited: Cited) -> str:
    """Return the number of a text as a genre of document: Resolution 7/3, annex I."""
    steps = ", ".join(f"{step.kind} {step.number}".strip() for step in cited.steps)
    act = f"{_KINDS[cited.kind]} {cited.number}".strip()
    return ", ".join(filter(None, (act, steps)))


def bibtex(cited: Cited, site: str) -> str:
    """Return a record in BibTeX, with the fields that biblatex's OSCOLA style asks for.

    `site` is the address under which the handbook of the language is published.
    """
    number = f"{_OSCOLA_KINDS[cited.kind]} {cited.number}" if cited.number else ""
    fields = {
        "entrysubtype": "undoc",
        "title": f"{{{_tex(cited.title)}}}",
        "institution": f"{{{_tex(cited.body)}}}",
        "instrument_no": _tex(number),
        "doc_no": f"UN Doc {_tex(cited.symbol)}",
        "date": cited.date,
        "year": cited.date[:4],
        "url": f"{site}{cited.address}",
        "langid": {"en": "english", "fr": "french", "es": "spanish"}.get(cited.language, ""),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{key(cited)},\n{lines}}}\n"


def _tex(words: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda match: _TEX[match[0]], words)


def ris(cited: Cited, site: str) -> str:
    """Return a record in RIS (type RPRT: the safe choice for documents of the United Nations)."""
    lines = [
        ("TY", "RPRT"),
        ("TI", cited.title),
        ("AU", cited.body),
        ("PB", cited.body),
        ("PY", cited.date[:4]),
        ("DA", cited.date.replace("-", "/")),
        ("M3", instrument(cited)),
        ("SN", cited.symbol),
        ("LA", cited.language),
        ("UR", f"{site}{cited.address}"),
        ("ID", key(cited)),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"


def csl(cited: Cited, site: str) -> str:
    """Return a record in CSL-JSON (a list of one item)."""
    item: dict[str, Any] = {
        "id": key(cited),
        "type": "report",
        "title": cited.title,
        "genre": instrument(cited),
        "number": cited.symbol,
        "author": [{"literal": cited.body}],
        "authority": cited.body,
        "publisher": cited.body,
        "language": cited.language,
        "URL": f"{site}{cited.address}",
    }
    if cited.date:
        day = date.fromisoformat(cited.date)
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


RECORDS = {"bib": bibtex, "ris": ris, "csl.json": csl}
"""How records are made, by the ending of their file."""
