"""Runs (`paper.runs`) -> CommonMark, which every program that knows Markdown shows alike.

Numbers stay as printed: "14." is not made the first item of a list. A call of a note is its number
in square brackets; the notes stand at the end. What the text holds stays text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from generator.exporters.texts.runs import Run, Runs

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|#]|&(?=#?\w+;)")
# What would make a list, a rule, the line under a heading of a line.
_LINE_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)|([-+=])")
_READER = MarkdownIt("commonmark")


def line(runs: Runs) -> str:
    """Return runs as the text of a paragraph, on a line of its own."""
    return _LINE_START.sub(_start, inside(runs), count=1) if _begins(runs) else inside(runs)


def inside(runs: Runs) -> str:
    """Return runs as they stand after something else in a line: the sign of a heading, a label."""
    written = _written(runs)
    if _read(f"x {written}") == f"x {_words(runs)}".rstrip():
        return written
    # Italics that touch other italics cannot be written; no word is lost, only the italics.
    return _escaped(_words(runs))


def _begins(runs: Runs) -> bool:
    return bool(_LINE_START.match(_words(runs)))


def _start(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"


def _written(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if isinstance(run, str):
        return _escaped(run)
    if "note" in run:
        return f"\\[{_escaped(run['note'])}\\]"
    if "link" in run:
        address = run["address"]
        # A symbol such as S/RES/2286(2016) has brackets of its own.
        return f"[{_written(run['link'])}]({f'<{address}>' if '(' in address else address})"
    stress, inner = ("*", run["emphasis"]) if "emphasis" in run else ("**", run["strong"])
    words = _written(inner)
    # Blanks inside the asterisks would make them asterisks.
    before, after = words[: -len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}{stress}{words.strip()}{stress}{after}" if words.strip() else words


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(lambda match: f"\\{match[0]}", text)
    return f"{text[:-1]}\\!" if text.endswith("!") else text  # a link after it would be an image


def _words(runs: Runs) -> str:
    """Return the words of runs, with the calls of notes as they are written."""
    words = []
    for run in runs:
        if isinstance(run, str):
            words.append(run)
        elif "note" in run:
            words.append(f"[{run['note']}]")
        else:
            words.append(_words(next(v for k, v in run.items() if k != "address")))
    return "".join(words)


def _read(markdown: str) -> str:
    """Return the words that a reader of CommonMark sees of a line."""
    tokens = _READER.parse(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return ""
    return "".join(child.content for child in inline[0].children or ())
