"""Finds places of the report itself: agenda items, chapters, annexes, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import marks
from generator.citations.spans import LONGEST_BEFORE, Citation, Here, listed
from generator.citations.symbols import SYMBOL_BEFORE
from generator.citations.treaties import Treaties, TreatyPatterns
from generator.citations.words import (
    BLANK,
    CitingWords,
    Noun,
    forms,
    joiner_pattern,
    noun_pattern,
    words_pattern,
)
from generator.marks import Mark
from generator.model import Body, slug

_ITEM = (
    rf"(?:(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*)(?![\w/]|\.\d)"
    rf"(?:{BLANK}\((?P<part>[a-z])\))?|\((?P<alone>[a-z])\))"
)
ROMAN = r"[IVXLC]{1,7}(?!\w)"
ANNEX_NUMBER = rf"(?:{ROMAN}|(?:[A-Z]|\d{{1,2}})(?![\w/]))"
_SECTION = r"[A-Z](?:\.\d{1,2})?(?![\w/])"
PARAGRAPH_NUMBER = (
    rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,2}}(?:{BLANK}(?:bis|ter))?(?![\w/]|\.\d)|\(\d{{1,3}}\))"
    rf"(?:{BLANK}?\([a-z]{{1,4}}\)){{0,2}}"
)


@dataclass(frozen=True, slots=True)
class PlacePatterns:
    """The compiled patterns for places of the report."""

    nouns: dict[str, Noun]
    item_head: re.Pattern[str]
    item: re.Pattern[str]
    chapter_head: re.Pattern[str]
    chapter: re.Pattern[str]
    section_clause: re.Pattern[str]
    section: re.Pattern[str]
    annex_head: re.Pattern[str]
    annex: re.Pattern[str]
    annexed: dict[str, re.Pattern[str]]
    to_present: dict[str, re.Pattern[str]]
    paragraph_head: re.Pattern[str]
    paragraph: re.Pattern[str]
    of_present: dict[str, re.Pattern[str]]
    above: re.Pattern[str]
    of_this_report: re.Pattern[str]
    to_this_report: dict[str, re.Pattern[str]]
    """The number of a session -> what follows annexes of its report in that report."""
    annex_of_report: re.Pattern[str]
    of: re.Pattern[str]
    joiner: re.Pattern[str]
    treaties: TreatyPatterns
    article: re.Pattern[str]
    """An article directly after a chapter, which is then one of a treaty."""
    in_document: re.Pattern[str]
    """Before a place in a document: A/60/53,"""
    reports: dict[str, str]
    """The number of a session -> the symbol of its report, where that is known."""


def compile_places(
    body: Body, language: str, words: CitingWords, treaties: TreatyPatterns
) -> PlacePatterns:
    """Return the patterns for places of a report of a body in one language."""
    annexed = words_pattern(words.annexed)
    return PlacePatterns(
        nouns={
            "item": words.agenda_item,
            "chapter": words.chapter,
            "section": words.section,
            "annex": words.annex,
        },
        item_head=_head(words.agenda_item),
        item=re.compile(_ITEM),
        chapter_head=_head(words.chapter),
        chapter=re.compile(ROMAN),
        section_clause=re.compile(
            rf",{BLANK}(?P<noun>{noun_pattern(forms(words.section))}){BLANK}"
        ),
        section=re.compile(_SECTION),
        annex_head=re.compile(rf"\b(?P<noun>{noun_pattern(forms(words.annex))})(?={BLANK})"),
        annex=re.compile(rf"{BLANK}?(?P<number>{ROMAN})"),
        annexed={
            kind: re.compile(rf"\b{annexed}{BLANK}{words_pattern(phrases)}\b")
            for kind, phrases in words.to_present.items()
        },
        to_present=_phrases(words.to_present),
        paragraph_head=_head(words.paragraph),
        paragraph=re.compile(PARAGRAPH_NUMBER),
        of_present=_phrases(words.of_present),
        above=re.compile(rf"{BLANK}{words_pattern(words.above)}\b"),
        of_this_report=re.compile(rf",?{BLANK}{words_pattern(words.of_this_report)}\b"),
        to_this_report=dict(_to_this_report(body, language, words)),
        annex_of_report=re.compile(rf"{BLANK}?(?P<number>{ANNEX_NUMBER})"),
        of=re.compile(rf",?{BLANK}{words_pattern(words.of)}{BLANK}"),
        joiner=re.compile(joiner_pattern(words)),
        treaties=treaties,
        article=re.compile(rf",{BLANK}{noun_pattern(forms(words.article))}\b"),
        in_document=re.compile(rf"{SYMBOL_BEFORE}(?:,{BLANK}|{BLANK}\()\Z"),
        reports={one.number: one.report for one in body.sessions if one.report},
    )


def _to_this_report(
    body: Body, language: str, words: CitingWords
) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield of each session what follows the annexes of its report, in that report."""
    texts = body.texts.get(language)
    called = words_pattern(texts.called if texts else ())
    names = {one.number: one.name.get(language, "") for one in body.sessions}
    for number, name in {"": "", **names}.items():
        session = words_pattern([name] if name else [])
        forms = [
            words_pattern([form]).replace(r"\{body\}", called).replace(r"\{session\}", session)
            for form in words.to_this_report
        ]
        yield number, re.compile(rf"{BLANK}(?:{'|'.join(forms)})\b")


def _head(noun: Noun) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<noun>{noun_pattern(forms(noun))}){BLANK}")


def _phrases(phrases: dict[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(rf"{BLANK}{words_pattern(p)}\b") for kind, p in phrases.items()}


def find_places(text: str, patterns: PlacePatterns, here: Here) -> Iterator[Citation]:
    """Yield the places of this report that a text cites."""
    yield from _items(text, patterns, here)
    yield from _chapters(text, patterns, here)
    yield from _paragraphs(text, patterns, here)
    yield from _annexes_of_report(text, patterns, here)
    if here.act:
        yield from _annexes(text, patterns, here)


def _is_in_another(text: str, start: int, patterns: PlacePatterns, here: Here) -> bool:
    """Say whether a place is one of the document whose symbol stands before it: not this report."""
    document = patterns.in_document.search(text, max(0, start - LONGEST_BEFORE), start)
    return document is not None and document["symbol"] != patterns.reports.get(here.session)


def _items(text: str, patterns: PlacePatterns, here: Here) -> Iterator[Citation]:
    """Yield agenda items of this session: not "agenda item 4 of the Commission"."""
    for head in patterns.item_head.finditer(text):
        if _is_in_another(text, head.start(), patterns, here):
            continue
        several = patterns.nouns["item"].is_plural(head["noun"])
        items = list(listed(text, head.end(), patterns.item, patterns.joiner, several))
        if not items or patterns.of.match(text, items[-1].end()):
            continue
        start, number = head.start(), ""
        for item in items:
            number = item["number"] or number
            part = item["part"] or item["alone"]
            if number:
                key = slug(number)
                mark = marks.item(f"{key}-{part}" if part else key)
                yield Citation(start, item.end(), mark, "item")
            start = _next(text, item.end(), patterns)


def _chapters(text: str, patterns: PlacePatterns, here: Here) -> Iterator[Citation]:
    """Yield chapters and sections of this report: not "chapter IV of the Charter".

    What is not said to be of this report is in doubt where it may be of a treaty that was named, or
    of whatever another chapter in the text is of.
    """
    heads = list(patterns.chapter_head.finditer(text))
    named = Treaties.in_text(text, patterns.treaties) if heads else None
    doubted = False
    for head in heads:
        several = patterns.nouns["chapter"].is_plural(head["noun"])
        cited: list[Citation] = []
        start = head.start()
        for chapter in listed(text, head.end(), patterns.chapter, patterns.joiner, several):
            cited += _sections(text, start, chapter, patterns)
            start = _next(text, chapter.end(), patterns)
        if not cited or not named:
            continue
        end = cited[-1].end
        if patterns.of_this_report.match(text, end):
            yield from cited
        elif (
            patterns.of.match(text, end)
            or patterns.article.match(text, end)
            or _is_in_another(text, head.start(), patterns, here)
        ):
            doubted = True
        elif doubted or _may_be_elsewhere(text, head.start(), end, named, patterns):
            yield from (replace(one, doubts=(one.target,)) for one in cited)
        else:
            yield from cited


def _may_be_elsewhere(
    text: str, start: int, end: int, named: Treaties, patterns: PlacePatterns
) -> bool:
    """Say whether a chapter may be one of something else than this report."""
    is_thereof = bool(patterns.treaties.thereof.match(text, end))
    return is_thereof or named.before(start) is not None


def _sections(
    text: str, start: int, chapter: re.Match[str], patterns: PlacePatterns
) -> Iterator[Citation]:
    """Yield a chapter, or the sections that are named after it."""
    mark = marks.chapter(slug(chapter[0]))
    clause = patterns.section_clause.match(text, chapter.end())
    sections: list[re.Match[str]] = []
    if clause:
        several = patterns.nouns["section"].is_plural(clause["noun"])
        sections = list(listed(text, clause.end(), patterns.section, patterns.joiner, several))
    for section in sections:
        path = "/".join(slug(part) for part in section[0].split("."))
        yield Citation(start, section.end(), mark.under(path), "chapter")
        start = _next(text, section.end(), patterns)
    if not sections:
        yield Citation(start, chapter.end(), mark, "chapter")


def _annexes(text: str, patterns: PlacePatterns, here: Here) -> Iterator[Citation]:
    """Yield annexes of the act that the text belongs to: "annex I to the present resolution"."""
    kind = here.act.scheme
    to_present, annexed = patterns.to_present.get(kind), patterns.annexed.get(kind)
    if not to_present or not annexed:
        return
    for head in patterns.annex_head.finditer(text):
        numbers = list(listed(text, head.end(), patterns.annex, patterns.joiner, True))
        end = numbers[-1].end() if numbers else head.end()
        present = to_present.match(text, end)
        if present:
            starts = (head.start(), *(number.start("number") for number in numbers[1:]))
            ends = (*(number.end() for number in numbers[:-1]), present.end())
            cited = [number["number"] for number in numbers] or [""]
            for start, number, end in zip(starts, cited, ends, strict=True):
                yield Citation(start, end, _annex_mark(here.act, number), "annex")
    if len(here.annexes) == 1:
        for match in annexed.finditer(text):
            mark = _annex_mark(here.act, here.annexes[0])
            yield Citation(match.start(), match.end(), mark, "annex")


def _annexes_of_report(text: str, patterns: PlacePatterns, here: Here) -> Iterator[Citation]:
    """Yield annexes of this report: "annex I to the present report"."""
    to_this = patterns.to_this_report.get(here.session, patterns.to_this_report[""])
    for head in patterns.annex_head.finditer(text):
        several = patterns.nouns["annex"].is_plural(head["noun"])
        numbers = list(listed(text, head.end(), patterns.annex_of_report, patterns.joiner, several))
        this = to_this.match(text, numbers[-1].end()) if numbers else None
        if this:
            starts = (head.start(), *(number.start("number") for number in numbers[1:]))
            ends = (*(number.end() for number in numbers[:-1]), this.end())
            for start, number, end in zip(starts, numbers, ends, strict=True):
                yield Citation(start, end, marks.annex(slug(number["number"])), "annex")


def _annex_mark(act: Mark, number: str) -> Mark:
    return act.under(f"annex-{slug(number)}" if number else "annex")


def _paragraphs(text: str, patterns: PlacePatterns, here: Here) -> Iterator[Citation]:
    """Yield paragraphs of the text itself: "paragraph 5 above", "of the present resolution"."""
    of_present = patterns.of_present.get(here.act.scheme)
    for head in patterns.paragraph_head.finditer(text):
        numbers = list(listed(text, head.end(), patterns.paragraph, patterns.joiner, True))
        if not numbers:
            continue
        end = numbers[-1].end()
        present = of_present.match(text, end) if of_present else None
        of_report = patterns.of_this_report.match(text, end)
        whole = present or of_report or patterns.above.match(text, end)
        if whole:
            mark = _operative if present else _of_report if of_report else _own
            starts = (head.start(), *(number.start() for number in numbers[1:]))
            ends = (*(number.end() for number in numbers[:-1]), whole.end())
            for start, number, end in zip(starts, numbers, ends, strict=True):
                yield Citation(start, end, mark(here, slug(number[0])), "paragraph")


def _operative(here: Here, key: str) -> Mark:
    """Return the mark of a paragraph of the act that the text belongs to."""
    return here.act.inside(f"op-{key}")


def _of_report(_: Here, key: str) -> Mark:
    """Return the mark of a paragraph of the report, whatever text cites it."""
    return marks.paragraph(key)


def _own(here: Here, key: str) -> Mark:
    """Return the mark of a paragraph of the text itself."""
    if here.annex is not None:
        return _annex_mark(here.act, here.annex).inside(f"para-{key}")
    return _operative(here, key) if here.act else marks.paragraph(key)


def _next(text: str, end: int, patterns: PlacePatterns) -> int:
    """Return where the next member of a list begins."""
    joined = patterns.joiner.match(text, end)
    return joined.end() if joined else end
