"""content/words/<language>.yaml: a publisher's own words in the place of those that pages say.

Only what pages say can be changed, not how texts are read. Words are plain text: what a page would
take for markup is told, and does not pass.
"""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path as File
from typing import Any

from generator.catalogue import Words, load_words
from generator.findings import Finding, errors
from generator.languages import languages, without_words
from generator.model import Path
from generator.source import Plain, load_plain

FOLDER = "words"
_CHANGED = ("interface", "pages")
"""The parts of a catalogue that are words of pages."""
_NO_WORDS = frozenset(
    {
        ("interface", "keeping", "locale"),
        ("pages", "direction"),
        ("pages", "locale"),
        ("pages", "unbroken"),
    }
)
"""What stands among the words of pages and says how the language is written."""
_MARKUP = re.compile(r"</?[A-Za-z!?][^<>]*>?|[<>]|\]\(|`")


def own_words(content: File) -> tuple[dict[str, Words], list[Finding]]:
    """Return the words of each language that a publisher has words in, and what is wrong."""
    found: dict[str, Words] = {}
    findings: list[Finding] = []
    folder = content / FOLDER
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = f"{content.name}/{FOLDER}/{file.name}"
        if file.name.startswith("."):  # what systems leave
            continue
        if file.suffix != ".yaml" or file.stem not in languages() or not file.is_file():
            findings.append(Finding("unread-file", name, 1, _not_read(file)))
            continue
        read = load_plain(file.read_bytes(), name)
        wrong = [*read.findings, *_judged(read, load_words(file.stem))]
        findings += wrong
        if not errors(wrong):
            found[file.stem] = _over(load_words(file.stem), read.data)
    return found, findings


def _not_read(file: File) -> str:
    if file.suffix == ".yaml" and file.is_file():
        return without_words(file.stem)
    known = " or ".join(f"{one}.yaml" for one in languages())
    return f"nothing reads this; the file of own words is called {known}"


@dataclass(frozen=True, slots=True)
class _Ours:
    """Our words, beside which a publisher's are read."""

    words: Mapping[str, Any]
    read: Plain

    def finding(self, rule: str, path: Path, message: str) -> Finding:
        return self.read.lines.finding(rule, path, message)


def _judged(read: Plain, words: Words) -> Iterator[Finding]:
    """Yield what is wrong with own words."""
    if not read.is_read:
        return
    ours = _Ours({part: getattr(words, part) for part in _CHANGED}, read)
    yield from _of_group(read.data, ours.words, (), ours)


def _of_group(own: Any, words: Mapping[str, Any], path: Path, ours: _Ours) -> Iterator[Finding]:
    if not isinstance(own, dict):
        name = f"“{path[-1]}”" if path else "the file"
        message = f"{name} must be a group of keys (indented lines “key: value”)"
        yield ours.finding("wrong-type", path, message)
        return
    for key, value in own.items():
        here = (*path, key)
        if here in _NO_WORDS:
            message = f"“{key}” is no word: it says how the language is written; take it out"
            yield ours.finding("own-words", here, message)
        elif key in words:
            yield from _of_value(value, words[key], here, ours)
        elif not _is_plural(words):
            yield ours.finding("unknown-key", here, _unknown(key, here, words, ours))
        else:
            yield from _of_value(value, words["other"], here, ours)


def _is_plural(words: Mapping[str, Any]) -> bool:
    """Say whether it is a counted phrase, of which a language may have more forms."""
    return "other" in words and words.keys() <= {"zero", "one", "two", "few", "many", "other"}


def _unknown(key: str, path: Path, words: Mapping[str, Any], ours: _Ours) -> str:
    near = difflib.get_close_matches(key, words, 1, 0.5)
    elsewhere = [".".join(map(str, one)) for one in _paths(ours.words) if one[-1] == key]
    if elsewhere and not difflib.get_close_matches(key, words, 1, 0.9):
        return f"“{key}” is not a key here; it stands under {' and '.join(elsewhere[:3])}"
    hint = f"did you mean “{near[0]}”?" if near else f"known: {', '.join(sorted(words))}"
    return f"“{key}” is not a key here; {hint}"


def _paths(words: Mapping[str, Any], path: Path = ()) -> Iterator[Path]:
    for key, value in words.items():
        yield (*path, key)
        if isinstance(value, dict):
            yield from _paths(value, (*path, key))


def _of_value(own: Any, words: Any, path: Path, ours: _Ours) -> Iterator[Finding]:
    if isinstance(words, dict):
        yield from _of_group(own, words, path, ours)
    elif isinstance(words, list):
        if not isinstance(own, list):
            message = f"“{path[-1]}” must be a list (lines that begin with “- ”)"
            yield ours.finding("wrong-type", path, message)
            return
        for at, one in enumerate(own):
            yield from _of_value(one, "".join(map(str, words)), (*path, at), ours)
    elif not isinstance(own, str):
        message = f"“{path[-1]}” is a list or a group of keys; it must be a text"
        yield ours.finding("wrong-type", path, message)
    else:
        yield from _of_text(own, str(words), path, ours)


def _of_text(own: str, words: str, path: Path, ours: _Ours) -> Iterator[Finding]:
    """Yield what a text holds that a page would not show as words."""
    if markup := _MARKUP.search(own):
        message = (
            f"“{markup[0]}” is markup, and own words are plain text; a page of your own "
            "(content/pages/) can have links and emphasis"
        )
        yield ours.finding("own-words", path, message)
    names = _names(words)
    if _names(own) is None or not set(_names(own) or ()) <= set(names or ()):
        known = ", ".join(f"{{{name}}}" for name in dict.fromkeys(names or ())) or "none"
        message = f"a page fills in what stands in braces, and here it knows: {known}"
        yield ours.finding("own-words", path, message)


def _names(text: str) -> list[str] | None:
    """Return the names in braces in a text; none where the braces are not of that kind."""
    try:
        fields = [(name, *rest) for _, name, *rest in string.Formatter().parse(text)]
    except ValueError:
        return None
    if "{{" in text or "}}" in text or any(rest != ["", None] for name, *rest in fields if name):
        return None
    named = [name for name, *_ in fields if name is not None]
    return named if all(name.isidentifier() for name in named) else None


def _over(words: Words, own: Mapping[str, Any]) -> Words:
    """Return words with a publisher's own over them."""
    parts = {part: _merged(getattr(words, part), own.get(part, {})) for part in _CHANGED}
    return replace(words, **parts)


def _merged(words: Any, own: Any) -> Any:
    if isinstance(words, dict) and isinstance(own, dict):
        return {**words, **{key: _merged(words.get(key), value) for key, value in own.items()}}
    return own
