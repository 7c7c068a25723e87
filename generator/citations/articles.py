"""Finds articles of instruments, and paragraphs of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator import marks
from generator.characters import plain_blanks
from generator.citations.spans import Citation, Part, listed
from generator.citations.words import (
    BLANK,
    CitingWords,
    Noun,
    forms,
    joiner_pattern,
    noun_pattern,
    words_pattern,
)
from generator.model import Body, slug

_NUMBER = rf"\d{{1,3}}(?:{BLANK}(?:bis|ter|quater))?(?![\w/])"
_PART = r"\((?:[a-z]{1,4}|\d{1,2})\)"
_PARTS = rf"(?:{BLANK}?{_PART}){{0,3}}"
_POINT = rf"(?:{_NUMBER}{_PARTS}|{_PART}{_PARTS})"


@dataclass(frozen=True, slots=True)
class ArticlePatterns:
    """The compiled patterns for articles."""

    article: Noun
    paragraph: Noun
    instruments: dict[str, str]
    """Name -> id of the instrument."""
    first: str
    """The instrument of a bare article; "" where the body has none."""
    article_head: re.Pattern[str]
    paragraph_head: re.Pattern[str]
    point: re.Pattern[str]
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


def compile_articles(body: Body, language: str, words: CitingWords) -> ArticlePatterns:
    """Return the patterns for the articles of a body's instruments."""
    names = {
        plain_blanks(name): i.id for i in body.instruments for name in i.called.get(language, ())
    }
    name = words_pattern(names) if names else r"(?!)"
    article, paragraph = noun_pattern(forms(words.article)), noun_pattern(forms(words.paragraph))
    longer = rf"(?!{BLANK}{words_pattern(words.name_goes_on)}{BLANK}(?:\w{{1,4}}{BLANK})?[A-Z])"
    return ArticlePatterns(
        article=words.article,
        paragraph=words.paragraph,
        instruments=names,
        first=body.instruments[0].id if body.instruments else "",
        article_head=re.compile(rf"\b(?P<noun>{article}){BLANK}(?=\d)"),
        paragraph_head=re.compile(rf"\b(?P<noun>{paragraph}){BLANK}(?=[\d(])"),
        point=re.compile(_POINT),
        paragraph_clause=re.compile(rf",{BLANK}(?P<noun>{paragraph}){BLANK}(?=[\d(])"),
        of_article=re.compile(rf"{BLANK}{words_pattern(words.of)}{BLANK}(?:{article}){BLANK}"),
        of_instrument=re.compile(
            rf",?{BLANK}{words_pattern(words.of_named)}{BLANK}(?P<name>{name})\b{longer}"
        ),
        of_other=re.compile(rf",?{BLANK}{words_pattern(words.of)}{BLANK}"),
        joiner=re.compile(joiner_pattern(words)),
    )


def find_articles(text: str, patterns: ArticlePatterns) -> Iterator[Citation]:
    """Yield the articles that a text cites, each bound to its instrument.

    A bare article is of the body's first instrument. One that is "of" something else than the
    body's instruments is nobody's, and so is what is joined to it ("articles 5 and 6, and
    article 7, of the Protocol").
    """
    groups = _groups(text, patterns)
    instrument: str | None = None
    following: Group | None = None
    bound: list[Citation] = []
    for group in reversed(groups):
        own = _instrument(text, group, patterns)
        joined = following and patterns.joiner.fullmatch(text, group.end, following.start)
        instrument = own if own is not None or not joined else instrument
        following = group
        target = patterns.first if instrument is None else instrument
        if target:
            bound += [
                Citation(part.start, part.end, marks.article(f"{target}/{part.number}"), "article")
                for part in group.parts
            ]
    yield from bound


def _instrument(text: str, group: Group, patterns: ArticlePatterns) -> str | None:
    """Return the instrument named with a list of articles.

    "" where something is named that is none of the body's; none where nothing is named.
    """
    named = patterns.of_instrument.match(text, group.end)
    if named:
        return patterns.instruments[" ".join(named["name"].split())]
    if patterns.of_other.match(text, group.end):
        return ""
    for name, instrument in patterns.instruments.items():
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
        number = _dotted(article[0])
        clause = patterns.paragraph_clause.match(text, article.end())
        end = article.end()
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
