"""Lists of names: "Peru, Bosnia and Herzegovina and the United States"."""

from __future__ import annotations

import re

from generator.model import ImportingWords


def listed_names(listed: str, words: ImportingWords) -> tuple[str, ...]:
    """Return the names of a list, as printed but for their articles."""
    last = "|".join(re.escape(word) for word in words.joining)
    pieces = cut(listed.strip(" ,"), rf",?\s(?:{last})\s|,\s", words)
    return tuple(name for piece in pieces if (name := without_article(piece, words)))


def cut(text: str, separator: str, words: ImportingWords) -> list[str]:
    """Return the parts of a text between separators, but for those inside a name or brackets."""
    joined = "|".join(re.escape(name) for name in words.names_with_and) or "(?!)"
    kept = re.compile(rf"\b(?:{joined})\b|\([^()]*\)")
    hidden = kept.sub(lambda match: "\0" * len(match[0]), text)
    ends = [(match.start(), match.end()) for match in re.finditer(separator, hidden)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    return [text[start:stop].strip(" ,") for start, stop in zip(starts, stops, strict=True)]


def without_article(name: str, words: ImportingWords) -> str:
    """Return a name without its article."""
    article = "|".join(re.escape(word) for word in words.the)
    return re.sub(rf"^(?:{article})(?:\s|$)", "", name.strip())
