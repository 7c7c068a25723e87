"""A text -> a record for a reference manager: BibTeX, RIS, CSL-JSON.

A record is of a text, not of a paragraph: whoever cites adds the paragraph as the locator.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from generator.cited_as.forms import act_name, oscola_kind, oscola_place
from generator.cited_as.place import Cited
from generator.model import slug
from generator.wording import Words, by_name

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
"""The names of the months that every style of BibTeX defines."""
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


def way(cited: Cited, words: Words) -> str:
    """Return the way from the act or report that is cited to its part: , annex I"""
    kinds = words["kinds"]
    steps = (by_name(kinds, step.kind).format(number=step.number).strip() for step in cited.steps)
    return "".join(f", {step}" for step in steps)


def instrument(cited: Cited, words: Words) -> str:
    """Return the number of a text as a genre of document: Resolution 7/3, annex I."""
    return f"{act_name(cited, words)}{way(cited, words)}"


def numbered_title(cited: Cited, words: Words) -> str:
    """Return the title of a text with its number: Resolution 7/1: Strengthening ...

    That of the report says itself what it is.
    """
    whole = cited.kind == "report" and not cited.steps
    return cited.title if whole else f"{instrument(cited, words)}: {cited.title}"


def bibtex(cited: Cited, site: str, words: Words) -> str:
    """Return a record in BibTeX: a report, of which every style prints author, type and number.

    `site` is the address under which the handbook of the language is published.
    """
    fields = _fields(cited, site)
    plain = {
        "author": fields["institution"],
        "type": _tex(instrument(cited, words)),
        "number": _tex(cited.document),
        "month": _MONTHS[int(cited.date[5:7]) - 1] if cited.date else "",
    }
    return _entry("techreport", cited, plain | fields)


def oscola_bibtex(cited: Cited, site: str, words: Words) -> str:
    """Return a record for biblatex's OSCOLA style, which takes documents of the United Nations as
    @misc only, and for it alone: other styles print little of that."""
    fields = _fields(cited, site)
    fields["doc_no"] += _tex(oscola_place(cited) if fields["doc_no"] else "")
    if cited.number:
        fields["institution"] = f"{{{_tex(cited.body_in['oscola'])}}}"
    return _entry("misc", cited, fields)


def _fields(cited: Cited, site: str) -> dict[str, str]:
    """Return the fields that biblatex's OSCOLA style asks for."""
    kind = oscola_kind(cited) if cited.number else ""
    number = f"{kind} {cited.beside_kind}".strip()
    return {
        "entrysubtype": "undoc" if cited.named["oscola"] != cited.symbol else "",
        "title": f"{{{_tex(cited.title)}}}",
        "institution": f"{{{_tex(cited.body)}}}",
        "instrument_no": _tex(number),
        "doc_no": _tex(cited.named["oscola"]),
        "date": cited.date,
        "year": cited.date[:4],
        "url": f"{site}{cited.address}",
        "langid": {"en": "english", "fr": "french", "es": "spanish"}.get(cited.language, ""),
    }


def _entry(kind: str, cited: Cited, fields: dict[str, str]) -> str:
    """Return an entry; the name of a month has no braces, or it would be its letters."""
    lines = "".join(
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value
    )
    return f"@{kind}{{{key(cited)},\n{lines}}}\n"


def _tex(words: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda match: _TEX[match[0]], words)


def ris(cited: Cited, site: str, words: Words) -> str:
    """Return a record in RIS (type RPRT: the safe choice for documents of the United Nations)."""
    lines = [
        ("TY", "RPRT"),
        ("TI", cited.title),
        ("AU", cited.body),
        ("PB", cited.body),
        ("PY", cited.date[:4]),
        ("DA", cited.date.replace("-", "/")),
        ("M3", instrument(cited, words)),
        ("SN", cited.document),
        ("LA", cited.language),
        ("UR", f"{site}{cited.address}"),
        ("ID", key(cited)),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"


def csl(cited: Cited, site: str, words: Words) -> str:
    """Return a record in CSL-JSON (a list of one item)."""
    item: dict[str, Any] = {
        "id": key(cited),
        "type": "report",
        "title": cited.title,
        "genre": instrument(cited, words),
        "number": cited.document,
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


RECORDS = {"bib": bibtex, "oscola.bib": oscola_bibtex, "ris": ris, "csl.json": csl}
"""How records are made, by the ending of their file."""
