"""A place -> its citation in a form: the United Nations', OSCOLA's, Bluebook's.

A form writes a text before and after the place in it, so that a page holds the words of the text
once and those of each of its paragraphs beside them. What the data lack is left out, never
invented. The rules that each form follows are named beside it; its words in the language of the
report are in generator/words, and so is the whole pattern of APA and Chicago, which are written in
many languages; the words of the two English manuals of law are here, since they have no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.cited_as.place import Cited, Step
from generator.page_words import PageCiteWords
from generator.wording import Words, act_in_words, capital, in_words

_MONTHS = (
    ("January", "Jan."),
    ("February", "Feb."),
    ("March", "Mar."),
    ("April", "Apr."),
    ("May", "May"),
    ("June", "June"),
    ("July", "July"),
    ("August", "Aug."),
    ("September", "Sept."),
    ("October", "Oct."),
    ("November", "Nov."),
    ("December", "Dec."),
)
"""The months as OSCOLA and as Bluebook (table T12) write them."""


Frame = tuple[str, str]
"""What a citation says of the text, before and after the place in it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of citation."""

    frame: Callable[[Cited, Words, str], Frame]
    """Writes the text; the address is that of the handbook of the language."""
    place: Callable[[Cited, Words], str]
    """Writes the way from the text to the place, what parts the two before it."""

    def __call__(self, cited: Cited, words: Words, site: str) -> str:
        """Return the whole citation of a place; `site` is where the handbook is published."""
        before, after = self.frame(cited, words, site)
        return f"{before}{self.place(cited, words)}{after}"


def _united_nations(cited: Cited, words: Words, site: str) -> Frame:
    """Return the form in which United Nations texts cite an act or a paragraph of a report.

    resolution 7/1 of 10 October 2014 of the Conference ..., para. 14 (see CTOC/COP/2014/13,
    sect. I.A); CTOC/COP/2014/13, para. 36. So General Assembly resolutions cite the Conference.
    """
    form = words["cite"]
    if cited.kind == "report":
        return cited.symbol, ""
    act = act_in_words(cited.kind, cited.number, words, cited.called)
    day = f" {form['of-date'].format(date=in_words(cited.date, words))}" if cited.date else ""
    day = day if cited.beside_kind else ""
    body = form["of-the-body"].format(body=cited.body)
    if cited.has_own_symbol:
        return f"{act}{day} {body}", f" ({cited.symbol})"
    part = form["steps"]["chapter"] if cited.is_in_chapter else form["where"]
    where = f", {part.format(number=cited.where)}" if cited.where else ""
    return f"{act}{day} {body}", f" ({form['see'].format(symbol=cited.symbol)}{where})"


def _un_place(cited: Cited, words: Words) -> str:
    return "".join(f", {_un_step(step, words['cite'])}" for step in cited.steps)


def _un_step(step: Step, form: PageCiteWords) -> str:
    if step.kind == "preambular" and step.number.isdigit():
        ordinals = form["ordinals"].split()
        if int(step.number) <= len(ordinals):
            return str(form["preambular"]).format(ordinal=ordinals[int(step.number) - 1])
    pattern = form["steps"][step.kind if step.number else f"{step.kind}-without-number"]
    return str(pattern).format(number=step.number, words=step.words)


def _oscola(cited: Cited, words: Words, site: str) -> Frame:
    """Return OSCOLA's form of a United Nations document (OSCOLA 2006, international law, 7).

    CTOC/COP Res 7/1 (10 October 2014) UN Doc CTOC/COP/2014/13, para 14
    """
    day = f" ({_english_day(cited.date)})" if cited.date else ""
    if cited.kind == "report":
        return f"{cited.body}, ‘{cited.report}’{day} {cited.named['oscola']}".rstrip(), ""
    kind = oscola_kind(cited)
    act = " ".join(filter(None, (cited.body_in["oscola"], kind, cited.beside_kind)))
    return f"{act}{day} {cited.named['oscola']}".rstrip(), ""


def oscola_place(cited: Cited) -> str:
    """Return the way from the text to the place as OSCOLA has it: , annex I"""
    return _place(cited, _OSCOLA_STEPS)


def oscola_kind(cited: Cited) -> str:
    """Return what OSCOLA calls an act: Res, Dec, or the word that its body has for it."""
    return cited.called or {"resolution": "Res", "decision": "Dec"}[cited.kind]


def _english_day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {_MONTHS[day.month - 1][0]} {day.year}"


def _bluebook(cited: Cited, words: Words, site: str) -> Frame:
    """Return Bluebook's form of a United Nations document (rule 21.7).

    G.A. Res. 77/10, ¶ 14, U.N. Doc. A/RES/77/10 (Nov. 11, 2022)
    """
    day = f" ({_bluebook_day(cited.date)})" if cited.date else ""
    kind = cited.called or {"resolution": "Res.", "decision": "Dec."}.get(cited.kind)
    act = " ".join(filter(None, (cited.body_in["bluebook"], kind, cited.beside_kind)))
    named = f", {cited.named['bluebook']}" if cited.named["bluebook"] else ""
    return act if kind else f"{cited.body}, {cited.report}", f"{named}{day}"


def _bluebook_day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{_MONTHS[day.month - 1][1]} {day.day}, {day.year}"


def _place(cited: Cited, steps: Mapping[str, str]) -> str:
    return "".join(f", {_step(step, steps)}" for step in cited.steps)


def _step(step: Step, steps: Mapping[str, str]) -> str:
    pattern = steps[step.kind if step.number else f"{step.kind}-without-number"]
    return pattern.format(number=step.number, words=step.words)


_OSCOLA_STEPS = {
    "chapter": "ch {number}",
    "chapter-without-number": "‘{words}’",
    "section": "section {number}",
    "section-without-number": "‘{words}’",
    "annex": "annex {number}",
    "annex-without-number": "annex",
    "chapeau-without-number": "chapeau",
    "preambular": "preambular para {number}",
    "operative": "para {number}",
    "paragraph": "para {number}",
    "quoted": "quoted para {number}",
    "quoted-without-number": "quoted para",
    "unnumbered": "unnumbered para {number}",
    "unnumbered-without-number": "unnumbered para",
    "worded": "{number}",
    "listed-agenda-without-number": "agenda",
    "listed-item": "item {number}",
    "note": "fn {number}",
}
_BLUEBOOK_STEPS = {
    "chapter": "ch. {number}",
    "chapter-without-number": "“{words}”",
    "section": "§ {number}",
    "section-without-number": "“{words}”",
    "annex": "annex {number}",
    "annex-without-number": "annex",
    "chapeau-without-number": "chapeau",
    "preambular": "pmbl. ¶ {number}",
    "operative": "¶ {number}",
    "paragraph": "¶ {number}",
    "quoted": "quoted ¶ {number}",
    "quoted-without-number": "quoted ¶",
    "unnumbered": "unnumbered ¶ {number}",
    "unnumbered-without-number": "unnumbered ¶",
    "worded": "{number}",
    "listed-agenda-without-number": "agenda",
    "listed-item": "item {number}",
    "note": "n.{number}",
}


def _styled(style: Literal["apa", "chicago"]) -> Form:
    """Return a form whose pattern is data: APA's, Chicago's.

    APA (7th edition, 10.4, a report of a group): the number in brackets after the title. Chicago
    (17th edition, 14.303, notes): the number before the title, in quotation marks. To both the
    place is added where the number, or the note, has its details.
    """

    def frame(cited: Cited, words: Words, site: str) -> Frame:
        form = words["cite"]["styles"][style]
        pattern = form["report" if cited.kind == "report" else "act"]
        told = {
            "body": cited.body,
            "title": cited.text,
            "act": act_name(cited, words),
            "symbol": cited.symbol,
            "date": in_words(cited.date, words, form["date"]) or form["undated"],
            "address": f"{site}{cited.address.partition('#')[0]}",
        }
        before, _, after = str(pattern).partition("{place}")
        return before.format(**told), after.format(**told)

    return Form(frame, _un_place)


def act_name(cited: Cited, words: Words) -> str:
    """Return the number of an act as a name, and the report by what it is: Resolution 7/1."""
    if cited.kind == "report":
        return capital(words["cite"]["report"])
    return capital(act_in_words(cited.kind, cited.number, words, cited.called))


FORMS: Mapping[str, Form] = {
    "un": Form(_united_nations, _un_place),
    "oscola": Form(_oscola, lambda cited, words: oscola_place(cited)),
    "bluebook": Form(_bluebook, lambda cited, words: _place(cited, _BLUEBOOK_STEPS)),
    "apa": _styled("apa"),
    "chicago": _styled("chicago"),
}
"""The forms in which a place can be cited, by what the interface words call them."""
