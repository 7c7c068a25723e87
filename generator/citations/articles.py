"""Finds articles of instruments, and paragraphs of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import marks
from generator.citations.spans import Citation, Part, listed
from generator.citations.treaties import STRANGER, Treaties, TreatyPatterns
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

_NUMBER = rf"\d{{1,3}}(?:{BLANK}(?:bis|ter|quater))?(?![\w/])"
_PART = r"\((?:[a-z]{1,4}|\d{1,2})\)"
_PARTS = rf"(?:{BLANK}?{_PART}){{0,3}}"
_POINT = rf"(?:{_NUMBER}{_PARTS}|{_PART}{_PARTS})"
_ASIDE = rf"(?:{BLANK}\([^()]{{1,40}}\))?"
"""What may stand in brackets after the number of an article: articles 5, 6 (paragraph 1) and 7"""


@dataclass(frozen=True, slots=True)
class ArticlePatterns:
    """The compiled patterns for articles."""

    article: Noun
    paragraph: Noun
    treaties: TreatyPatterns
    first: str
    """The instrument of a bare article; "" where the body has none."""
    is_bare: bool
    """Whether a bare article is certainly of it where no other treaty was named."""
    last: dict[str, int]
    """Id of an instrument -> the number of its last article."""
    article_head: re.Pattern[str]
    paragraph_head: re.Pattern[str]
    point: re.Pattern[str]
    letter: re.Pattern[str]
    """A letter without brackets that is part of the number: Article 73 e of the Charter"""
    paragraph_clause: re.Pattern[str]
    of_article: re.Pattern[str]
    of_instrument: re.Pattern[str]
    of_other: re.Pattern[str]
    joiner: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Group:
    """A list of articles, as one noun begins it."""

    parts: tuple[Part, ...]

    @property
    def start(self) -> int:
        """Return where the list begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Return where the list ends."""
        return self.parts[-1].end


def compile_articles(body: Body, words: CitingWords, treaties: TreatyPatterns) -> ArticlePatterns:
    """Return the patterns for the articles of a body's instruments."""
    article, paragraph = noun_pattern(forms(words.article)), noun_pattern(forms(words.paragraph))
    return ArticlePatterns(
        article=words.article,
        paragraph=words.paragraph,
        treaties=treaties,
        first=body.instruments[0].id if body.instruments else "",
        is_bare=bool(body.instruments) and body.instruments[0].bare,
        last={one.id: int(one.articles) for one in body.instruments},
        article_head=re.compile(rf"\b(?P<noun>{article}){BLANK}(?=\d)"),
        paragraph_head=re.compile(rf"\b(?P<noun>{paragraph}){BLANK}(?=[\d(])"),
        point=re.compile(_POINT),
        letter=re.compile(rf"{BLANK}(?P<letter>[a-z])(?={BLANK}{words_pattern(words.of)}\b)"),
        paragraph_clause=re.compile(rf",{BLANK}(?P<noun>{paragraph}){BLANK}(?=[\d(])"),
        of_article=re.compile(rf"{BLANK}{words_pattern(words.of)}{BLANK}(?:{article}){BLANK}"),
        of_instrument=re.compile(
            rf"{_ASIDE},?{BLANK}{words_pattern(words.of_named)}{BLANK}{treaties.name}"
        ),
        of_other=re.compile(rf"{_ASIDE},?{BLANK}{words_pattern(words.of)}{BLANK}"),
        joiner=re.compile(f"{_ASIDE}{joiner_pattern(words)}"),
    )


def find_articles(text: str, patterns: ArticlePatterns) -> Iterator[Citation]:
    """Yield the articles that a text cites, each bound to its instrument.

    A bare article is of the body's first instrument, in doubt where another treaty was named last.
    One that is "of" something else than the body's instruments is nobody's, and so is what is
    joined to it ("articles 5 and 6, and article 7, of the Protocol").
    """
    groups = _groups(text, patterns)
    named = Treaties.in_text(text, patterns.treaties) if groups else None
    instrument: str | None = None
    following: Group | None = None
    bound: list[Citation] = []
    for group in reversed(groups):
        own = _instrument(text, group, patterns)
        joined = following and patterns.joiner.fullmatch(text, group.end, following.start)
        instrument = own if own is not None or not joined else instrument
        following = group
        if instrument is None and named:
            is_thereof = bool(patterns.treaties.thereof.match(text, group.end))
            bound += _bare(group, named.before(group.start), is_thereof, patterns)
        elif instrument:
            bound += (_cited(part, (instrument,)) for part in group.parts)
    yield from bound


def _bare(
    group: Group, last: str | None, is_thereof: bool, patterns: ArticlePatterns
) -> Iterator[Citation]:
    """Yield the articles of a list that bears no name, after the instrument that was named last.

    "Article 5 thereof" is of something that was named, be it a treaty or not.
    """
    may_be = tuple(dict.fromkeys(one for one in (last, patterns.first) if one))
    is_sure = patterns.is_bare and (last == patterns.first or (last is None and not is_thereof))
    for part in group.parts:
        number = re.match(r"\d+", part.number)
        has_it = tuple(one for one in may_be if number and int(number[0]) <= patterns.last[one])
        if has_it:
            cited = _cited(part, has_it)
            yield cited if is_sure else replace(cited, doubts=_marks(part, has_it))


def _cited(part: Part, instruments: Sequence[str]) -> Citation:
    return Citation(part.start, part.end, _marks(part, instruments)[0], "article")


def _marks(part: Part, instruments: Sequence[str]) -> tuple[Mark, ...]:
    return tuple(marks.article(f"{one}/{part.number}") for one in instruments)


def _instrument(text: str, group: Group, patterns: ArticlePatterns) -> str | None:
    """Return the instrument named with a list of articles.

    "" where something is named that is none of the body's; none where nothing is named.
    """
    named = patterns.of_instrument.match(text, group.end)
    if named:
        return patterns.treaties.instrument(named["name"])
    if patterns.of_other.match(text, group.end):
        return STRANGER
    for name, instrument in patterns.treaties.instruments.items():
        # "Organized Crime Convention, article 5"; "the Convention (article 5)"
        if text.endswith((f"{name}, ", f"{name} ("), 0, group.start):
            return instrument
    return None


def _groups(text: str, patterns: ArticlePatterns) -> list[Group]:
    """Return the lists of articles in a text, in order."""
    groups: list[Group] = []
    heads = [*patterns.article_head.finditer(text), *patterns.paragraph_head.finditer(text)]
    for head in sorted(heads, key=lambda head: head.start()):
        if groups and head.start() < groups[-1].end:
            continue
        is_article = head.re is patterns.article_head
        parts = tuple(
            _articles(text, head, patterns) if is_article else _paragraphs(text, head, patterns)
        )
        if parts:
            groups.append(Group(parts))
    return groups


def _articles(text: str, head: re.Match[str], patterns: ArticlePatterns) -> Iterator[Part]:
    """Yield the members of "article 18, paragraph 13" or "articles 29 and 30"."""
    several = patterns.article.is_plural(head["noun"])
    start, at = head.start(), head.end()
    while article := patterns.point.match(text, at):
        letter = patterns.letter.match(text, article.end())
        number = _dotted(article[0]) + (f".{letter['letter']}" if letter else "")
        end = letter.end() if letter else article.end()
        clause = patterns.paragraph_clause.match(text, end)
        for point in _points(text, clause, patterns):
            end = point.end()
            yield Part(start, end, f"{number}.{_dotted(point[0])}")
            start = _next(text, end, patterns)
        if not clause:
            yield Part(start, end, number)
        joined = patterns.joiner.match(text, end) if several else None
        if not joined:
            return
        start = at = joined.end()


def _points(
    text: str, clause: re.Match[str] | None, patterns: ArticlePatterns
) -> Iterator[re.Match[str]]:
    """Yield the paragraphs that a clause ", paragraphs 4 and 5" lists."""
    if clause:
        several = patterns.paragraph.is_plural(clause["noun"])
        yield from listed(text, clause.end(), patterns.point, patterns.joiner, several)


def _next(text: str, end: int, patterns: ArticlePatterns) -> int:
    """Return where the next member of a list begins."""
    joined = patterns.joiner.match(text, end)
    return joined.end() if joined else end


def _paragraphs(text: str, head: re.Match[str], patterns: ArticlePatterns) -> Iterator[Part]:
    """Yield the members of "paragraphs 4 and 5 of article 32": "paragraphs 4", "5 of article 32".

    Nothing where no article follows.
    """
    several = patterns.paragraph.is_plural(head["noun"])
    points = list(listed(text, head.end(), patterns.point, patterns.joiner, several))
    of_article = patterns.of_article.match(text, points[-1].end()) if points else None
    article = patterns.point.match(text, of_article.end()) if of_article else None
    if not article:
        return
    number = _dotted(article[0])
    starts = (head.start(), *(point.start() for point in points[1:]))
    ends = (*(point.end() for point in points[:-1]), article.end())
    for start, point, end in zip(starts, points, ends, strict=True):
        yield Part(start, end, f"{number}.{_dotted(point[0])}")


def _dotted(number: str) -> str:
    """Return a number as a mark writes it: "13 (a)" -> "13.a", "2 bis" -> "2-bis"."""
    first, *letters = number.replace(")", "").split("(")
    return ".".join(filter(None, (slug(first), *(slug(letter) for letter in letters))))
